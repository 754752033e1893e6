"""Outlets: find, show, add, edit. A new name goes to everybody who works there."""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import select

from desktop.domain.changes import Touched
from desktop.domain.errors import ChangedElsewhere, InvalidValue, NotFound
from desktop.domain.outlet import Outlet, OutletCard, OutletRow, OutletSort
from desktop.services.contacts import Written
from desktop.services.workspaces import Workspace
from desktop.storage import contacts, outlets
from desktop.storage.command import Command
from desktop.storage.tables import Affiliation


def ids(
    workspace: Workspace, text: str = "", sort: OutletSort = OutletSort.NAME, *, descending: bool = False
) -> "array[int]":
    """Ids of the outlets whose name holds every word typed, in this order."""
    with workspace.reading() as conn:
        return outlets.ids(conn, text, sort, descending=descending)


def rows(workspace: Workspace, outlet_ids: Sequence[int]) -> list[OutletRow]:
    """The lines of the outlets table for these ids, in their order."""
    with workspace.reading() as conn:
        return outlets.rows(conn, outlet_ids)


def get(workspace: Workspace, outlet_id: int) -> Outlet:
    """Everything about one outlet.

    Raises:
        NotFound: it is gone.
    """
    with workspace.reading() as conn:
        found = outlets.read_one(conn, outlet_id)
    if found is None:
        raise NotFound("This outlet no longer exists.", "", "It may have been removed by an undo.")
    return found


def create(workspace: Workspace, card: OutletCard) -> Written:
    """Add an outlet.

    Raises:
        InvalidValue: it has no name.
    """
    _check(card)
    with workspace.command(f"Add outlet {card['name']}") as act:
        outlet_id = outlets.insert_new(act, card)
        act.log("outlet", outlet_id, 1, None, card)
    return Written(outlet_id, act.touched)


def edit(workspace: Workspace, outlet_id: int, version: int, changes: Mapping[str, object]) -> Written:
    """Change fields of an outlet: field to new value, None clears.

    Raises:
        ChangedElsewhere, NotFound, InvalidValue: nothing was changed.
    """
    with workspace.command("") as act:
        found = outlets.read_cards(act.conn, [outlet_id]).get(outlet_id)
        if found is None:
            raise NotFound("This outlet no longer exists.", "Nothing was changed.")
        if found[0] != version:
            raise ChangedElsewhere("Somebody changed this outlet while you were editing.", "Nothing was overwritten.")
        new: dict[str, Any] = {**found[1], **{field: value for field, value in changes.items() if value}}
        for field in [field for field, value in changes.items() if not value]:
            new.pop(field, None)
        card = cast("OutletCard", new)
        _check(card)
        act.rename(f"Edit outlet {card['name']}")
        outlets.replace(act, [(outlet_id, version, card)])
        act.log("outlet", outlet_id, version + 1, found[1], card)
        if card["name"] != found[1]["name"]:
            _tell_people(act, outlet_id)
    return Written(outlet_id, act.touched)


def remove(workspace: Workspace, outlet_ids: Sequence[int]) -> tuple[int, Touched]:
    """Take away outlets nobody works for; answers with how many went."""
    with workspace.command("Remove outlets", kind="bin") as act:
        before = outlets.read_cards(act.conn, outlet_ids)
        gone = outlets.remove_unused(act, outlet_ids)
        for outlet_id in gone:
            version, card = before[outlet_id]
            act.log("outlet", outlet_id, version + 1, card, None)
    return len(gone), act.touched


def _check(card: OutletCard) -> None:
    if not card.get("name", "").strip():
        raise InvalidValue("An outlet needs a name.", "Nothing was saved.")


def _tell_people(act: Command, outlet_id: int) -> None:
    # The outlet's name is in their search texts and sort keys: writing their cards anew carries it there.
    people = list(act.conn.scalars(select(Affiliation.contact_id).where(Affiliation.outlet_id == outlet_id)))
    contacts.refresh(act, people)
