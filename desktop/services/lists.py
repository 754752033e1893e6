"""Lists: kept by hand, or smart (a saved question), both with people put on and kept off by hand.

A list says who could be addressed. It never says who may be: that is asked again at every way out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, RowMapping, func, select

from desktop.domain.changes import Touched
from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.folding import key
from desktop.domain.query import ContactQuery
from desktop.domain.rule_json import query_from_json, query_to_json
from desktop.services.workspaces import Workspace
from desktop.storage import lists as stored
from desktop.storage import search
from desktop.storage.command import Command
from desktop.storage.tables import ListMember, MailingList

Combining = Literal["union", "intersection", "difference"]
"""In any of the lists; in all of them; in the first and in none of the others."""


@dataclass(frozen=True, slots=True)
class MailingListRow:
    """One list as shown.

    Attributes:
        query: what a smart list asks; None for a list kept by hand.
        added: how many somebody put on it by hand (of a list kept by hand: its members, those in the bin too).
        excluded: how many somebody keeps off it by hand.
        broken: why its rule cannot be read by this version; it then stands still with those put on by hand.
    """

    id: int
    version: int
    name: str
    query: ContactQuery | None
    note: str
    added: int
    excluded: int
    updated_at: str
    in_bin: bool = False
    broken: str = ""

    @property
    def smart(self) -> bool:
        """Whether it updates itself."""
        return self.query is not None


@dataclass(frozen=True, slots=True)
class ListWritten:
    """A write's answer: the list, how many people it moved, and what it touched."""

    id: int
    moved: int
    touched: Touched


def all_lists(workspace: Workspace, *, in_bin: bool = False) -> list[MailingListRow]:
    """Every list, by name; or those in the bin."""
    place = MailingList.deleted_at.is_not(None) if in_bin else MailingList.deleted_at.is_(None)
    return _rows(workspace, place)


def get(workspace: Workspace, list_id: int) -> MailingListRow:
    """One list.

    Raises:
        NotFound: it is gone.
    """
    found = _rows(workspace, MailingList.id == list_id)
    if not found:
        raise NotFound("This list no longer exists.", "", "It may have been removed by an undo.")
    return found[0]


def names(workspace: Workspace) -> dict[int, str]:
    """The names of all lists by id, those in the bin too (a rule may still ask for one)."""
    with workspace.reading() as conn:
        return dict(conn.execute(select(MailingList.id, MailingList.name)).all())


def ids_by_name(workspace: Workspace) -> dict[str, int]:
    """The ids of lists by the folded names a search line uses (`list:"Levant desk"`)."""
    return {key(row.name): row.id for row in reversed(all_lists(workspace))}


def count(workspace: Workspace, list_id: int, cap: int = 100_000) -> tuple[int, bool]:
    """How many are on a list now, counted up to `cap`, and whether that is exact."""
    with workspace.reading() as conn:
        return search.count(conn, ContactQuery(list_id=list_id), cap)


def create(workspace: Workspace, name: str, contact_ids: Iterable[int] = (), note: str = "") -> ListWritten:
    """Make a list kept by hand.

    Raises:
        InvalidValue: the name is blank, or another list has it.
    """
    return _create(workspace, name, None, list(contact_ids), note)


def create_smart(workspace: Workspace, name: str, query: ContactQuery, note: str = "") -> ListWritten:
    """Save a question as a list that updates itself.

    Raises:
        InvalidValue: the name is blank, or another list has it.
    """
    return _create(workspace, name, query_to_json(query), [], note)


def rename(workspace: Workspace, list_id: int, name: str, note: str | None = None) -> ListWritten:
    """Give a list another name, and another note if one is given.

    Raises:
        InvalidValue: the name is blank, or another list has it.
        NotFound: the list is gone.
    """
    with workspace.command("") as act:
        old = _name(act, list_id)
        act.rename(f"Rename list ‘{old}’")
        more = {} if note is None else {"note": note.strip() or None}
        stored.change(act, list_id, {"name": free_name(act, name, list_id), **more})
    return ListWritten(list_id, 0, act.touched)


def describe(workspace: Workspace, list_id: int, note: str) -> ListWritten:
    """Change the note of a list.

    Raises:
        NotFound: the list is gone.
    """
    with workspace.command("") as act:
        act.rename(f"Edit list ‘{_name(act, list_id)}’")
        stored.change(act, list_id, {"note": note.strip() or None})
    return ListWritten(list_id, 0, act.touched)


def set_rule(workspace: Workspace, list_id: int, query: ContactQuery) -> ListWritten:
    """Change what a smart list asks; a list kept by hand becomes smart and keeps its members as put on by hand.

    Raises:
        NotFound: the list is gone.
    """
    with workspace.command("") as act:
        act.rename(f"Change the rule of ‘{_name(act, list_id)}’")
        stored.change(act, list_id, {"query": query_to_json(query)})
    return ListWritten(list_id, 0, act.touched)


def delete(workspace: Workspace, list_ids: Sequence[int]) -> Touched:
    """Move lists to the bin. Nobody on them is touched.

    Raises:
        NotFound: a list is gone.
    """
    return _bin(workspace, list_ids, "Delete", deleted=True)


def restore(workspace: Workspace, list_ids: Sequence[int]) -> Touched:
    """Bring lists back from the bin.

    Raises:
        NotFound: a list is gone.
    """
    return _bin(workspace, list_ids, "Restore", deleted=False)


def add(workspace: Workspace, list_id: int, contact_ids: Iterable[int]) -> ListWritten:
    """Put people on a list by hand; who was kept off is on again.

    Raises:
        NotFound: the list is gone.
    """
    return _put(workspace, list_id, contact_ids, "added", "Put {} on ‘{}’")


def remove(workspace: Workspace, list_id: int, contact_ids: Iterable[int]) -> ListWritten:
    """Take people off a list: from a list kept by hand simply, from a smart one by keeping them off by hand.

    Raises:
        NotFound: the list is gone.
    """
    how: stored.How = "excluded" if get(workspace, list_id).smart else ""
    return _put(workspace, list_id, contact_ids, how, "Take {} off ‘{}’")


def follow_rule(workspace: Workspace, list_id: int, contact_ids: Iterable[int]) -> ListWritten:
    """Forget what was said by hand of these people: a smart list decides for itself again.

    Raises:
        NotFound: the list is gone.
    """
    return _put(workspace, list_id, contact_ids, "", "Let the rule decide on {} of ‘{}’")


def combine(workspace: Workspace, name: str, list_ids: Sequence[int], how: Combining) -> ListWritten:
    """Make a list kept by hand from who is on these lists now.

    Raises:
        InvalidValue: the name is blank or taken, or fewer than two lists were given.
    """
    if len(list_ids) < 2:  # noqa: PLR2004  # nothing to combine
        raise InvalidValue("Combining needs at least two lists.", "Nothing was changed.", "Choose another list.")
    with workspace.reading() as conn:
        members = [set(search.ids(conn, ContactQuery(list_id=list_id))) for list_id in list_ids]
    if how == "union":
        found = set.union(*members)
    elif how == "intersection":
        found = set.intersection(*members)
    else:
        found = members[0].difference(*members[1:])
    return _create(workspace, name, None, sorted(found), "")


def _rows(workspace: Workspace, place: ColumnElement[bool]) -> list[MailingListRow]:
    by_hand = select(ListMember.list_id, ListMember.how, func.count()).group_by(ListMember.list_id, ListMember.how)
    with workspace.reading() as conn:
        counts = {(list_id, how): number for list_id, how, number in conn.execute(by_hand)}
        found = conn.execute(select(MailingList.__table__).where(place).order_by(MailingList.name_key, MailingList.id))
        return [_row(row, counts) for row in found.mappings()]


def _row(row: RowMapping, counts: Mapping[tuple[int, str], int]) -> MailingListRow:
    query, broken = _query(row["query"])
    return MailingListRow(
        id=row["id"],
        version=row["version"],
        name=row["name"],
        query=query,
        note=row["note"],
        added=counts.get((row["id"], "added"), 0),
        excluded=counts.get((row["id"], "excluded"), 0),
        updated_at=row["updated_at"],
        in_bin=row["deleted_at"] is not None,
        broken=broken,
    )


def _query(text: str | None) -> tuple[ContactQuery | None, str]:
    if text is None:
        return None, ""
    try:
        return query_from_json(text), ""
    except ValueError:
        return ContactQuery(), "This list asks for something this version of Dateline does not know."


def _create(workspace: Workspace, name: str, query: str | None, contact_ids: list[int], note: str) -> ListWritten:
    with workspace.command(f"New list ‘{name.strip()}’") as act:
        free = free_name(act, name, None)
        list_id = stored.insert_new(act, free, query=query, note=note.strip(), on=contact_ids)
    return ListWritten(list_id, len(contact_ids), act.touched)


def _put(workspace: Workspace, list_id: int, ids: Iterable[int], how: stored.How, label: str) -> ListWritten:
    with workspace.command("") as act:
        name = _name(act, list_id)
        moved = stored.put(act, list_id, ids, how)
        act.rename(label.format("1 contact" if moved == 1 else f"{moved:,} contacts", name))
    return ListWritten(list_id, moved, act.touched)


def _bin(workspace: Workspace, list_ids: Sequence[int], verb: str, *, deleted: bool) -> Touched:
    with workspace.command("") as act:
        found = [_name(act, list_id) for list_id in list_ids]
        act.rename(f"{verb} list ‘{found[0]}’" if len(found) == 1 else f"{verb} {len(found)} lists")
        for list_id in list_ids:
            stored.change(act, list_id, {"deleted": True if deleted else None})
    return act.touched


def _name(act: Command, list_id: int) -> str:
    name: str | None = act.conn.scalar(select(MailingList.name).where(MailingList.id == list_id))
    if name is None:
        raise NotFound("This list no longer exists.", "Nothing was changed.", "It may have been removed by an undo.")
    return name


def free_name(act: Command, name: str, own: int | None) -> str:
    """The name, its blanks tidied, if no other list than `own` has it.

    Raises:
        InvalidValue: the name is blank, or another list has it.
    """
    wanted = " ".join(name.split())
    if not wanted:
        raise InvalidValue("A list needs a name.", "Nothing was changed.", "Type a name.")
    same = select(MailingList.id).where(
        MailingList.name_key == (key(wanted) or wanted), MailingList.deleted_at.is_(None), MailingList.id != (own or 0)
    )
    if act.conn.scalar(same.limit(1)) is not None:
        raise InvalidValue(f"There is already a list named ‘{wanted}’.", "Nothing was changed.", "Choose another name.")
    return wanted
