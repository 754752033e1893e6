"""Lists as records: read, insert, replace, remove; and who is on them by hand.

In the history a list is a flat card: `name`, `query` (of a smart list), `note`, `deleted`, and one field for each
contact somebody put on it or kept off it (`"contact 12": "added"`). So undoing an addition leaves later ones alone.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from desktop.domain.errors import ChangedElsewhere
from desktop.domain.folding import key
from desktop.storage import search_sqlite as engine
from desktop.storage.bulk import bulk_insert
from desktop.storage.command import Command
from desktop.storage.tables import Contact, ListMember, MailingList

How = Literal["added", "excluded", ""]
"""Put on by hand, kept off by hand, or nothing said by hand."""

_MEMBER = ("list_id", "contact_id", "how")
_FIELD = "contact "


def read_cards(conn: Connection, ids: Sequence[int]) -> dict[int, tuple[int, dict[str, Any]]]:
    """Version and card of the lists that exist among `ids`."""
    rows = conn.execute(select(MailingList.__table__).where(MailingList.id.in_(ids))).mappings()
    found = {row["id"]: (row["version"], _card(row)) for row in rows}
    members = select(ListMember.list_id, ListMember.contact_id, ListMember.how)
    for list_id, contact_id, how in conn.execute(members.where(ListMember.list_id.in_(list(found)))):
        found[list_id][1][f"{_FIELD}{contact_id}"] = how
    return found


def insert_new(act: Command, name: str, *, query: str | None = None, note: str = "", on: Iterable[int] = ()) -> int:
    """Make a list, with these contacts on it by hand; logs it. Returns its id."""
    card: dict[str, Any] = {"name": name} | ({"query": query} if query is not None else {})
    card |= {"note": note} if note else {}
    values = _values(card, act.at) | {"created_at": act.at}
    list_id = int(act.conn.execute(insert(MailingList).values(**values).returning(MailingList.id)).scalar_one())
    card |= {f"{_FIELD}{contact_id}": "added" for contact_id in on}
    _insert_members(act.conn, list_id, card)
    act.log("list", list_id, 1, None, card)
    return list_id


def change(act: Command, list_id: int, changes: dict[str, Any]) -> None:
    """Change what a list says of itself (name, query, note, deleted; None clears); logs it."""
    version, card = read_cards(act.conn, [list_id])[list_id]
    after = {field: value for field, value in (card | changes).items() if value is not None}
    if after == card:
        return
    _update(act, list_id, version, after)
    named = set(changes)
    act.log("list", list_id, version + 1, *({f: c[f] for f in named if f in c} for c in (card, after)))


def put(act: Command, list_id: int, contact_ids: Iterable[int], how: How) -> int:
    """Say by hand that contacts are on a list, are kept off it, or neither; logs it. Returns how many that changed."""
    wanted = list(dict.fromkeys(contact_ids))
    listed = engine.id_list(wanted)
    here = (ListMember.list_id == list_id, ListMember.contact_id.in_(listed))
    before: dict[int, str] = dict(act.conn.execute(select(ListMember.contact_id, ListMember.how).where(*here)).all())
    there = set(act.conn.scalars(select(Contact.id).where(Contact.id.in_(listed))))
    moving = [i for i in wanted if i in there and before.get(i, "") != how]
    if not moving:
        return 0
    gone = delete(ListMember).where(ListMember.list_id == list_id, ListMember.contact_id.in_(engine.id_list(moving)))
    act.conn.execute(gone)
    if how:
        bulk_insert(act.conn, ListMember, _MEMBER, [(list_id, i, how) for i in moving])
    version, card = _own(act.conn, list_id)
    _update(act, list_id, version, card)
    was = {f"{_FIELD}{i}": before[i] for i in moving if i in before}
    act.log("list", list_id, version + 1, was, {f"{_FIELD}{i}": how for i in moving} if how else {})
    return len(moving)


def take_off_all(act: Command, contact_ids: Sequence[int]) -> None:
    """Take contacts off every list, and out of what is kept off it, before they are removed; logs it.

    The engine would do it by itself and silently: who comes back by a redo would come back without their places.
    """
    listed = engine.id_list(contact_ids)
    asked = select(ListMember.list_id).where(ListMember.contact_id.in_(listed)).distinct()
    for list_id in act.conn.scalars(asked.order_by(ListMember.list_id)).all():
        put(act, list_id, contact_ids, "")


def put_on_named(act: Command, name: str, contact_ids: Sequence[int]) -> int:
    """Put contacts on the list kept by hand of this name, making it if there is none; logs it. Returns its id."""
    same = select(MailingList.id).where(
        MailingList.name_key == (key(name) or name), MailingList.deleted_at.is_(None), MailingList.query.is_(None)
    )
    list_id = act.conn.scalar(same.order_by(MailingList.id).limit(1))
    if list_id is None:
        return insert_new(act, name, on=contact_ids)
    put(act, list_id, contact_ids, "added")
    return list_id


def _own(conn: Connection, list_id: int) -> tuple[int, dict[str, Any]]:
    row = conn.execute(select(MailingList.__table__).where(MailingList.id == list_id)).mappings().one()
    return row["version"], _card(row)


def _update(act: Command, list_id: int, version: int, card: dict[str, Any]) -> None:
    statement = update(MailingList).where(MailingList.id == list_id, MailingList.version == version)
    if act.conn.execute(statement.values(version=version + 1, **_values(card, act.at))).rowcount != 1:
        raise ChangedElsewhere(
            f"Somebody changed the list ‘{card['name']}’ at the same time.", "Nothing was overwritten.", "Try again."
        )


def _insert_members(conn: Connection, list_id: int, card: dict[str, Any]) -> None:
    wanted = {int(field.removeprefix(_FIELD)): how for field, how in card.items() if field.startswith(_FIELD)}
    if wanted:
        there = conn.scalars(select(Contact.id).where(Contact.id.in_(engine.id_list(wanted))))
        bulk_insert(conn, ListMember, _MEMBER, [(list_id, i, wanted[i]) for i in there])


def _values(card: dict[str, Any], at: str) -> dict[str, Any]:
    return {
        "name": card["name"],
        "name_key": key(card["name"]) or card["name"],
        "query": card.get("query"),
        "note": card.get("note", ""),
        "updated_at": at,
        "deleted_at": at if card.get("deleted") else None,
    }


def _card(row: Any) -> dict[str, Any]:
    card: dict[str, Any] = {"name": row["name"]}
    if row["query"] is not None:
        card["query"] = row["query"]
    if row["note"]:
        card["note"] = row["note"]
    if row["deleted_at"]:
        card["deleted"] = True
    return card


class _Records:
    """Lists as the history puts them back."""

    def read(self, conn: Connection, ids: Sequence[int]) -> dict[int, tuple[int, dict[str, Any]]]:
        return read_cards(conn, ids)

    def insert(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        for list_id, version, card in records:
            values = _values(card, act.at) | {"id": list_id, "version": version, "created_at": act.at}
            act.conn.execute(insert(MailingList).values(**values))
            _insert_members(act.conn, list_id, card)

    def replace(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        for list_id, version, card in records:
            _update(act, list_id, version, card)
            act.conn.execute(delete(ListMember).where(ListMember.list_id == list_id))
            _insert_members(act.conn, list_id, card)

    def remove(self, act: Command, ids: Sequence[int]) -> list[int]:
        gone = [{"b_id": list_id} for list_id in ids]
        if gone:
            act.conn.execute(delete(MailingList).where(MailingList.id == bindparam("b_id")), gone)
        return list(ids)


RECORDS = _Records()
"""Lists for the history."""
