"""What can be filtered by: the values in use of each thing a condition asks about, with how many contacts have them."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from desktop.domain.query import Ask
from desktop.services import contacts
from desktop.services.workspaces import Workspace
from desktop.storage.tables import Affiliation, Batch, Contact, ListMember, MailingList, Outlet

MOST = 500
_WORDS = {Ask.BEAT: "beats", Ask.REGION: "regions", Ask.LANGUAGE: "languages", Ask.TAG: "tags"}
_PLACES = {Ask.COUNTRY: "country", Ask.CITY: "city"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a condition can name: as it is stored, as it is called, and how many live contacts have it.

    `count` is None where it is not counted (a smart list, which would have to be asked).
    """

    value: str
    label: str
    count: int | None


def choices(workspace: Workspace, ask: Ask) -> list[Choice]:
    """The values in use, most used first. Empty for what is asked without values (an address, a moment)."""
    if ask in _WORDS or ask in _PLACES:
        kind = _WORDS.get(ask) or _PLACES[ask]
        return [Choice(label, label, count) for label, count in contacts.vocabulary(workspace, kind, MOST)]
    found = _READERS.get(ask)
    if found is None:
        return []
    with workspace.reading() as conn:
        return found(conn)


def names(workspace: Workspace, ask: Ask, values: tuple[str, ...]) -> dict[str, str]:
    """What stored values are called, for those whose number says nothing: lists and imports."""
    if ask not in {Ask.LIST, Ask.IMPORT}:
        return {value: value for value in values}
    table = MailingList if ask is Ask.LIST else Batch
    column = MailingList.name if ask is Ask.LIST else Batch.label
    wanted = [int(value) for value in values if value.isdecimal()]
    with workspace.reading() as conn:
        found = conn.execute(select(table.id, column).where(table.id.in_(wanted)))
        return {str(number): name for number, name in found}


def _outlets(conn: Connection) -> list[Choice]:
    people = func.count(Affiliation.contact_id.distinct()).label("n")
    asked = select(Outlet.name, people).join(Affiliation, Affiliation.outlet_id == Outlet.id)
    asked = asked.join(Contact, Contact.id == Affiliation.contact_id)
    asked = asked.where(Affiliation.ended == "", Contact.deleted_at.is_(None), Outlet.deleted_at.is_(None))
    found = conn.execute(asked.group_by(Outlet.id).order_by(people.desc(), Outlet.name_key).limit(MOST))
    return [Choice(name, name, count) for name, count in found]


def _of_work(conn: Connection, of_outlet: bool) -> list[Choice]:  # noqa: FBT001 - two columns of one question
    column = Outlet.kind if of_outlet else Affiliation.role
    people = func.count(Affiliation.contact_id.distinct()).label("n")
    asked = select(column, people).select_from(Affiliation).join(Contact, Contact.id == Affiliation.contact_id)
    if of_outlet:
        asked = asked.join(Outlet, Outlet.id == Affiliation.outlet_id)
    asked = asked.where(Affiliation.ended == "", Contact.deleted_at.is_(None), column != "")
    found = conn.execute(asked.group_by(column).order_by(people.desc(), column).limit(MOST))
    return [Choice(label, label, count) for label, count in found]


def _lists(conn: Connection) -> list[Choice]:
    live = select(ListMember.list_id, func.count().label("n")).join(Contact, Contact.id == ListMember.contact_id)
    live = live.where(ListMember.how == "added", Contact.deleted_at.is_(None)).group_by(ListMember.list_id)
    on = live.subquery()
    asked = select(MailingList.id, MailingList.name, MailingList.query, on.c.n)
    asked = asked.outerjoin(on, on.c.list_id == MailingList.id).where(MailingList.deleted_at.is_(None))
    found = conn.execute(asked.order_by(MailingList.name_key))
    return [Choice(str(i), name, None if query else n or 0) for i, name, query, n in found]


def _imports(conn: Connection) -> list[Choice]:
    added = func.count().label("n")
    asked = select(Batch.id, Batch.label, added).join(Contact, Contact.created_batch == Batch.id)
    asked = asked.where(Contact.deleted_at.is_(None), Batch.kind == "import")
    found = conn.execute(asked.group_by(Batch.id).order_by(Batch.id.desc()).limit(MOST))
    return [Choice(str(i), label, count) for i, label, count in found]


_READERS: dict[Ask, Callable[[Connection], list[Choice]]] = {
    Ask.OUTLET: _outlets,
    Ask.OUTLET_TYPE: lambda conn: _of_work(conn, of_outlet=True),
    Ask.ROLE: lambda conn: _of_work(conn, of_outlet=False),
    Ask.LIST: _lists,
    Ask.IMPORT: _imports,
}
