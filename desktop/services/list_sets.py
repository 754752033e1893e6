"""Lists as sets of people: who was put on or kept off by hand, what combining would give, a copy of one."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.query import ContactQuery
from desktop.domain.rule_json import query_to_json, readable_part
from desktop.services.lists import ListWritten, free_name
from desktop.services.workspaces import Workspace
from desktop.storage import lists as stored
from desktop.storage import search
from desktop.storage.command import Command
from desktop.storage.tables import ListMember

_MOST_TRIED = 1_000


@dataclass(frozen=True, slots=True)
class Combined:
    """How many people combining lists would give: on any, on all, and by list those on no other."""

    union: int
    intersection: int
    only: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class StoredRule:
    """A list's name, its rule, and the fields its rule asks for that this version does not know."""

    name: str
    query: ContactQuery
    unknown: tuple[str, ...]


def by_hand(workspace: Workspace, list_id: int, how: Literal["added", "excluded"], text: str = "") -> "array[int]":
    """Who was put on a list, or is kept off it, by hand; by name, those whose contact answers the words."""
    asked = select(ListMember.contact_id).where(ListMember.list_id == list_id, ListMember.how == how)
    with workspace.reading() as conn:
        return search.only(conn, list(conn.scalars(asked)), ContactQuery(text=text), workspace.clock().date())


def combined(workspace: Workspace, list_ids: Sequence[int]) -> Combined:
    """What combining these lists would give now, in numbers. Nothing is written."""
    today = workspace.clock().date()
    with workspace.reading() as conn:
        on = {list_id: set(search.ids(conn, ContactQuery(list_id=list_id), today)) for list_id in list_ids}
    others = {one: set[int]().union(*(on[other] for other in on if other != one)) for one in on}
    return Combined(
        union=len(set[int]().union(*on.values())),
        intersection=len(set.intersection(*on.values())) if on else 0,
        only={one: len(on[one] - others[one]) for one in on},
    )


def duplicate(workspace: Workspace, list_id: int) -> ListWritten:
    """A copy of a list: its rule, its note, who is on it and who is kept off by hand.

    Raises:
        NotFound: the list is gone.
    """
    with workspace.command("") as act:
        found = stored.read_cards(act.conn, [list_id]).get(list_id)
        if found is None:
            raise NotFound(
                "This list no longer exists.", "Nothing was changed.", "It may have been removed by an undo."
            )
        card = found[1]
        name = _copy_name(act, card["name"])
        act.rename(f"Copy list ‘{card['name']}’")
        asked = select(ListMember.contact_id, ListMember.how).where(ListMember.list_id == list_id)
        hands: dict[int, str] = dict(act.conn.execute(asked).all())
        on = [contact_id for contact_id, how in hands.items() if how == "added"]
        made = stored.insert_new(act, name, query=card.get("query"), note=card.get("note", ""), on=on)
        off = [contact_id for contact_id, how in hands.items() if how == "excluded"]
        if off:
            stored.put(act, made, off, "excluded")
    return ListWritten(made, len(on), act.touched)


def stored_rule(workspace: Workspace, list_id: int) -> StoredRule:
    """The rule of a list as far as this version can read it. Empty for a list kept by hand.

    Raises:
        NotFound: the list is gone.
    """
    with workspace.reading() as conn:
        found = stored.read_cards(conn, [list_id]).get(list_id)
    if found is None:
        raise NotFound("This list no longer exists.", "", "It may have been removed by an undo.")
    card = found[1]
    try:
        query, unknown = readable_part(card.get("query", "{}"))
    except ValueError:
        query, unknown = ContactQuery(), ("?",)
    return StoredRule(card["name"], query, unknown)


def save_rule(workspace: Workspace, list_id: int, name: str, query: ContactQuery) -> ListWritten:
    """Change name and rule of a list in one act.

    Raises:
        InvalidValue: the name is blank, or another list has it.
        NotFound: the list is gone.
    """
    with workspace.command("") as act:
        found = stored.read_cards(act.conn, [list_id]).get(list_id)
        if found is None:
            raise NotFound(
                "This list no longer exists.", "Nothing was changed.", "It may have been removed by an undo."
            )
        act.rename(f"Change the rule of ‘{found[1]['name']}’")
        changes = {"name": free_name(act, name, list_id), "query": query_to_json(query)}
        stored.change(act, list_id, changes)
    return ListWritten(list_id, 0, act.touched)


def _copy_name(act: Command, name: str) -> str:
    for number in range(1, _MOST_TRIED):
        wanted = f"{name} (copy)" if number == 1 else f"{name} (copy {number})"
        try:
            return free_name(act, wanted, None)
        except InvalidValue:
            continue
    raise InvalidValue(f"There are too many copies of ‘{name}’.", "Nothing was changed.", "Rename some of them.")
