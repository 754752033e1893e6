"""Contacts: find, show, add, edit, refuse, bin. Every write is one act in the history and says what it touched."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import func, select

from desktop.domain.changes import Touched
from desktop.domain.contact import Card, Contact, ContactRow, RefusalLevel, RefusalLine, display_name
from desktop.domain.errors import ChangedElsewhere, InvalidValue, NotFound
from desktop.domain.progress import SILENT, Progress, in_parts
from desktop.domain.query import ContactQuery
from desktop.domain.undoing import stricter
from desktop.domain.values.emails import address_key
from desktop.services.workspaces import Workspace
from desktop.storage import contacts as stored
from desktop.storage import search, suppressions
from desktop.storage.command import Command
from desktop.storage.tables import Contact as ContactTable
from desktop.storage.tables import ContactTerm, ListMember, MailingList, Term

_SCREEN = 48
"""Rows on a high screen. Reading 200 takes as long as finding them."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What can be shown at once: the first ids in order, the rows of those that can be seen, how many match.

    The count is exact, or "at least" this many.
    """

    rows: tuple[ContactRow, ...]
    ids: "array[int]"
    complete: bool
    count: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A write's answer: the record it is about, and what it touched."""

    id: int
    touched: Touched


@dataclass(frozen=True, slots=True)
class BulkEdit:
    """One change for many contacts: words added and taken away, single fields set (empty text clears)."""

    add: Mapping[str, tuple[str, ...]]  # beats, regions, languages, tags -> labels
    remove: Mapping[str, tuple[str, ...]]
    set: Mapping[str, str]  # country, city, time_zone, owner, verified_on, notes ...


def first_page(workspace: Workspace, query: ContactQuery, size: int = 200) -> FirstPage:
    """The first ids of a question and the rows of a screen, fast; `ids` follows with the rest and the exact count."""
    with workspace.reading() as conn:
        found, complete = search.first_ids(conn, query, size, workspace.today)
        seen = search.rows(conn, found[:_SCREEN])
    return FirstPage(tuple(seen), found, complete, len(found) if complete else len(found) + 1, exact=complete)


def ids(workspace: Workspace, query: ContactQuery) -> "array[int]":
    """All matching ids, in the question's order."""
    with workspace.reading() as conn:
        return search.ids(conn, query, workspace.today)


def rows(workspace: Workspace, contact_ids: Sequence[int]) -> list[ContactRow]:
    """The lines of the contacts table for these ids, in their order."""
    with workspace.reading() as conn:
        return search.rows(conn, contact_ids)


def cards(workspace: Workspace, contact_ids: Sequence[int]) -> dict[int, Card]:
    """Everything known of these contacts; those that are gone are missing. Ask for a thousand at a time."""
    with workspace.reading() as conn:
        return {contact_id: card for contact_id, (_, card) in stored.read_cards(conn, contact_ids).items()}


def get(workspace: Workspace, contact_id: int) -> Contact:
    """Everything about one contact.

    Raises:
        NotFound: it is gone.
    """
    with workspace.reading() as conn:
        found = stored.read(conn, [contact_id]).get(contact_id)
        if found is None:
            raise NotFound("This contact no longer exists.", "", "It may have been removed by an undo.")
        on = select(MailingList.id, MailingList.name).join(ListMember, ListMember.list_id == MailingList.id)
        on = on.where(ListMember.contact_id == contact_id, ListMember.how == "added", MailingList.deleted_at.is_(None))
        lists = tuple((list_id, name) for list_id, name in conn.execute(on.order_by(MailingList.name_key)))
        addresses = [line["address"] for line in found.card.get("emails", ())]
        blocked = suppressions.suppressed_keys(conn, addresses)
        suppressed = tuple(a for a in addresses if address_key(a) in blocked)
    times = (found.created_at, found.updated_at, found.deleted_at)
    return Contact(contact_id, found.version, found.card, *times, lists=lists, suppressed=suppressed)


def create(workspace: Workspace, card: Card) -> Written:
    """Add a contact.

    Raises:
        InvalidValue: it has neither name nor address nor outlet.
    """
    name = display_name(card)
    if not name:
        raise InvalidValue(
            "A contact needs a name, an outlet or an address.", "Nothing was saved.", "Type one of them."
        )
    with workspace.command(f"Add {name}") as act:
        contact_id = stored.next_id(act.conn)
        stored.Writer.of(act).insert([stored.New(contact_id, card)], batch_id=act.batch_id)
        act.log("contact", contact_id, 1, None, card)
        suppressions.suppress_refused(act, card)
    return Written(contact_id, act.touched)


def edit(workspace: Workspace, contact_id: int, version: int, changes: Mapping[str, object]) -> Written:
    """Change fields of a contact: field to new value, None clears. A refusal can only become stricter here.

    Raises:
        ChangedElsewhere: the contact is not at `version` any more; nothing was overwritten.
        NotFound: it is gone.
    """
    with workspace.command("") as act:
        found = stored.read(act.conn, [contact_id]).get(contact_id)
        if found is None:
            raise NotFound("This contact no longer exists.", "Nothing was changed.")
        if found.version != version:
            raise _conflict(found.card, changes)
        card = _changed(found.card, changes)
        if card != found.card:
            act.rename(f"Edit {display_name(card)}")
            _replace(act, [(contact_id, version, found.card, card)])
    return Written(contact_id, act.touched)


def refuse(
    workspace: Workspace, contact_ids: Sequence[int], level: RefusalLevel, reason: str, evidence: str = ""
) -> Touched:
    """Note that these people want no releases, or no contact at all; their addresses are suppressed with it."""
    line: RefusalLine = {"level": level.value, "on": workspace.today.isoformat()}
    if reason:
        line["reason"] = reason
    if evidence:
        line["evidence"] = evidence
    with workspace.command(f"Do not contact: {_how_many(len(contact_ids))}", kind="refusal") as act:
        _replace_all(act, contact_ids, lambda card: _refused(card, line))
        for found in stored.read(act.conn, contact_ids).values():  # also those who refused before
            suppressions.suppress_refused(act, found.card)
    return act.touched


def lift_refusal(workspace: Workspace, contact_id: int, reason: str) -> Touched:
    """Lift a refusal and the suppression of the contact's addresses: an act of its own, with a typed reason.

    Raises:
        InvalidValue: no reason was given.
    """
    if not reason.strip():
        raise InvalidValue("Lifting a refusal needs a reason.", "Nothing was changed.", "Write how you know.")
    with workspace.command(f"Lift refusal: {reason.strip()}", kind="lift", undoable=False) as act:
        card = stored.read(act.conn, [contact_id])[contact_id].card
        _replace_all(act, [contact_id], lambda old: cast("Card", {k: v for k, v in old.items() if k != "refusal"}))
        for line in card.get("emails", ()):
            suppressions.lift(act, line["address"], reason.strip())
    return act.touched


def bulk_edit(
    workspace: Workspace, contact_ids: Sequence[int], change: BulkEdit, progress: Progress = SILENT
) -> Touched:
    """Change many contacts in one act, undone in one.

    Raises:
        Cancelled: the person stopped it; no contact was changed.
    """
    with workspace.command(f"Edit {_how_many(len(contact_ids))}", kind="bulk") as act:
        _replace_all(act, contact_ids, lambda card: _bulk(card, change), progress)
    return act.touched


def verify(workspace: Workspace, contact_ids: Sequence[int], progress: Progress = SILENT) -> Touched:
    """Note that these contacts were checked today.

    Raises:
        Cancelled: the person stopped it; no contact was changed.
    """
    today = workspace.today.isoformat()
    with workspace.command(f"Verify {_how_many(len(contact_ids))}") as act:
        _replace_all(act, contact_ids, lambda card: {**card, "verified_on": today}, progress)
    return act.touched


def move_to_bin(workspace: Workspace, contact_ids: Sequence[int], progress: Progress = SILENT) -> Touched:
    """Move contacts to the bin; they leave every list view and export until brought back.

    Raises:
        Cancelled: the person stopped it; none was moved.
    """
    with workspace.command(f"Move {_how_many(len(contact_ids))} to the bin", kind="bin") as act:
        for some in in_parts(contact_ids, progress, "Moving"):
            stored.set_deleted(act, some, deleted=True)
    return act.touched


def bring_back(workspace: Workspace, contact_ids: Sequence[int], progress: Progress = SILENT) -> Touched:
    """Bring contacts back from the bin.

    Raises:
        Cancelled: the person stopped it; none was brought back.
    """
    with workspace.command(f"Bring back {_how_many(len(contact_ids))}", kind="bin") as act:
        for some in in_parts(contact_ids, progress, "Moving"):
            stored.set_deleted(act, some, deleted=False)
    return act.touched


def vocabulary(workspace: Workspace, kind: str, limit: int = 500) -> list[tuple[str, int]]:
    """The words of a kind (beats, regions, languages, tags) with how many live contacts carry each, most used first.

    Also "country" and "city": the places in use.
    """
    counted = func.count().label("n")
    live = ContactTable.deleted_at.is_(None)
    if kind in ("country", "city"):
        column = getattr(ContactTable, kind)
        asked = select(column, counted).where(column != "", live).group_by(column)
    else:
        asked = select(Term.label, counted).join(ContactTerm, ContactTerm.term_id == Term.id)
        asked = asked.join(ContactTable, ContactTable.id == ContactTerm.contact_id)
        asked = asked.where(Term.kind == kind, live).group_by(Term.id)
    with workspace.reading() as conn:
        return [(label, n) for label, n in conn.execute(asked.order_by(counted.desc()).limit(limit))]


def _replace_all(act: Command, contact_ids: Sequence[int], change: Any, progress: Progress = SILENT) -> None:
    for some in in_parts(contact_ids, progress, "Changing"):
        found = stored.read(act.conn, some)
        pairs = [(i, s.version, s.card, change(s.card)) for i, s in found.items()]
        _replace(act, [pair for pair in pairs if pair[2] != pair[3]])


def _replace(act: Command, pairs: Sequence[tuple[int, int, Card, Card]]) -> None:
    stored.Writer.of(act).replace([(i, version, after) for i, version, _, after in pairs])
    for contact_id, version, before, after in pairs:
        act.log("contact", contact_id, version + 1, before, after)
        suppressions.suppress_refused(act, after)


def _changed(card: Card, changes: Mapping[str, object]) -> Card:
    new: dict[str, Any] = {**card, **{field: value for field, value in changes.items() if value}}
    for field in [field for field, value in changes.items() if not value]:
        new.pop(field, None)
    if "refusal" in card:
        new["refusal"] = stricter(card["refusal"], new.get("refusal"))
    if not display_name(cast("Card", new)):
        raise InvalidValue("A contact needs a name, an outlet or an address.", "Nothing was changed.")
    return cast("Card", new)


def _conflict(now: Card, changes: Mapping[str, object]) -> ChangedElsewhere:
    shown = [f"{field.replace('_', ' ')} is now “{now.get(field, '')}”" for field in changes]
    return ChangedElsewhere(
        f"Somebody changed {display_name(now)} while you were editing: {', '.join(shown)}.",
        "Nothing was overwritten.",
        "Look again, then edit.",
    )


def _refused(card: Card, line: RefusalLine) -> Card:
    strictest = stricter(card.get("refusal"), line)
    return cast("Card", {**card, "refusal": strictest})


def _bulk(card: Card, change: BulkEdit) -> Card:
    new: dict[str, Any] = {**card, **{field: text for field, text in change.set.items() if text}}
    for field in [field for field, text in change.set.items() if not text]:
        new.pop(field, None)
    for kind in {*change.add, *change.remove}:
        taken = set(change.remove.get(kind, ()))
        kept = [label for label in new.get(kind, ()) if label not in taken]
        new[kind] = kept + [label for label in change.add.get(kind, ()) if label not in kept]
        if not new[kind]:
            del new[kind]
    return cast("Card", new)


def _how_many(count: int) -> str:
    return "1 contact" if count == 1 else f"{count:,} contacts"
