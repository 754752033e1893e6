"""Outlets as whole cards: read, insert, replace, remove, and the rows of the outlets table."""

from array import array
from collections.abc import Iterator, Sequence
from typing import Any, cast

import orjson
from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, or_, select, update

from desktop.domain.errors import ChangedElsewhere
from desktop.domain.folding import key
from desktop.domain.outlet import Outlet as OutletFacts
from desktop.domain.outlet import OutletCard, OutletRow, OutletSort, outlet_key
from desktop.storage.command import Command
from desktop.storage.nouns import needed
from desktop.storage.tables import Affiliation, Contact, Outlet

_TEXTS = ("kind", "country", "city", "time_zone", "website", "reach", "notes")
_PEOPLE = 200


def read_cards(conn: Connection, ids: Sequence[int]) -> dict[int, tuple[int, OutletCard]]:
    """Version and card of the outlets that exist among `ids`."""
    rows = conn.execute(select(Outlet.__table__).where(Outlet.id.in_(ids)))
    return {row["id"]: (row["version"], _card(row)) for row in rows.mappings()}


def read_one(conn: Connection, outlet_id: int) -> OutletFacts | None:
    """One outlet with who works there now, or None."""
    row = conn.execute(select(Outlet.__table__).where(Outlet.id == outlet_id)).mappings().first()
    if row is None:
        return None
    here = select(Contact.id, Contact.display_name, Affiliation.role).join(Affiliation)
    here = here.where(Affiliation.outlet_id == outlet_id, Affiliation.ended == "", Contact.deleted_at.is_(None))
    people = conn.execute(here.order_by(Contact.sort_key).limit(_PEOPLE)).all()
    below = conn.execute(select(Outlet.id, Outlet.name).where(Outlet.parent_id == outlet_id).order_by(Outlet.name_key))
    parent = conn.scalar(select(Outlet.name).where(Outlet.id == row["parent_id"])) if row["parent_id"] else ""
    count = conn.scalar(select(func.count()).select_from(here.subquery())) or 0
    return OutletFacts(
        outlet_id,
        row["version"],
        _card(row),
        parent_name=parent or "",
        people=tuple((i, name, role) for i, name, role in people),
        people_count=count,
        sections=tuple((i, name) for i, name in below),
        deleted_at=row["deleted_at"],
    )


def ids(
    conn: Connection, text: str = "", sort: OutletSort = OutletSort.NAME, *, descending: bool = False
) -> "array[int]":
    """Ids of the outlets whose name holds every word of `text`, in this order."""
    found = select(Outlet.id).where(Outlet.deleted_at.is_(None))
    for word in key(text).split():
        found = found.where(or_(Outlet.name_key.contains(word, autoescape=True), Outlet.kind == word))
    return array("q", conn.scalars(found.order_by(*_order(sort, descending=descending), Outlet.name_key, Outlet.id)))


def _order(sort: OutletSort, *, descending: bool) -> Iterator[ColumnElement[Any]]:
    """What outlets are sorted by before their names."""
    if sort is OutletSort.NAME and descending:
        yield Outlet.name_key.desc()
    if sort is OutletSort.PEOPLE:
        here = select(func.count()).where(Affiliation.outlet_id == Outlet.id, *_WORKS_THERE).scalar_subquery()
        yield here.desc() if descending else here
    for column in _SORTED_BY.get(sort, ()):
        yield column == ""
        yield func.lower(column).desc() if descending else func.lower(column)


def rows(conn: Connection, outlet_ids: Sequence[int]) -> list[OutletRow]:
    """The lines of the outlets table for these ids, in their order."""
    live = (Affiliation.ended == "", Contact.deleted_at.is_(None), Affiliation.outlet_id.in_(outlet_ids))
    counts = select(Affiliation.outlet_id, func.count()).join(Contact).where(*live).group_by(Affiliation.outlet_id)
    people = dict(conn.execute(counts).all())
    parent = Outlet.__table__.alias("parent")
    columns = select(Outlet.__table__, parent.c.name.label("parent_name"))
    found = columns.outerjoin(parent, parent.c.id == Outlet.parent_id).where(Outlet.id.in_(outlet_ids))
    by_id = {row["id"]: _row(row, people.get(row["id"], 0)) for row in conn.execute(found).mappings()}
    return [by_id[outlet_id] for outlet_id in outlet_ids if outlet_id in by_id]


_SORTED_BY = {
    OutletSort.KIND: (Outlet.kind,),
    OutletSort.COUNTRY: (Outlet.country, Outlet.city),
    OutletSort.CITY: (Outlet.city,),
}
_WORKS_THERE = (Affiliation.ended == "", Affiliation.contact_id == Contact.id, Contact.deleted_at.is_(None))


def insert_new(act: Command, card: OutletCard) -> int:
    """Insert an outlet under a new id; the caller logs it."""
    row = _values(card, act.at) | {"created_at": act.at}
    return int(act.conn.execute(insert(Outlet).values(**row).returning(Outlet.id)).scalar_one())


def insert_back(act: Command, records: Sequence[tuple[int, int, OutletCard]]) -> None:
    """Bring back outlets under the ids they had."""
    for outlet_id, version, card in records:
        row = _values(card, act.at) | {"id": outlet_id, "version": version, "created_at": act.at}
        act.conn.execute(insert(Outlet).values(**row))


def replace(act: Command, records: Sequence[tuple[int, int, OutletCard]]) -> None:
    """Replace (id, version read, card). A new name goes to the search texts of its people.

    Raises:
        ChangedElsewhere: a record's version moved on since it was read.
    """
    for outlet_id, version, card in records:
        statement = update(Outlet).where(Outlet.id == outlet_id, Outlet.version == version)
        done = act.conn.execute(statement.values(version=version + 1, **_values(card, act.at)))
        if done.rowcount != 1:
            raise ChangedElsewhere(
                "Somebody changed this outlet while you were editing.",
                "Nothing was overwritten.",
                "Look again, then edit.",
            )


def remove_unused(act: Command, outlet_ids: Sequence[int]) -> list[int]:
    """Take away those nobody works for and nothing hangs on; answers with those removed."""
    used = needed(act.conn, Outlet, outlet_ids)
    gone = [outlet_id for outlet_id in outlet_ids if outlet_id not in used]
    if gone:
        act.conn.execute(delete(Outlet).where(Outlet.id == bindparam("b_id")), [{"b_id": i} for i in gone])
    return gone


def _values(card: OutletCard, at: str) -> dict[str, Any]:
    row: dict[str, Any] = {field: card.get(field, "") for field in _TEXTS}
    row |= {"name": card["name"], "name_key": outlet_key(card["name"]), "parent_id": card.get("parent_id")}
    row |= {field: orjson.dumps(card.get(field, [])).decode() for field in ("languages", "emails")}
    return row | {"custom": orjson.dumps(card.get("custom", {})).decode(), "updated_at": at}


def _card(row: Any) -> OutletCard:
    card: dict[str, Any] = {field: row[field] for field in ("name", "parent_id", *_TEXTS) if row[field]}
    for field in ("languages", "emails", "custom"):
        if value := orjson.loads(row[field]):
            card[field] = value
    return cast("OutletCard", card)


def _row(row: Any, people: int) -> OutletRow:
    place = (row["kind"], row["country"], row["city"], tuple(orjson.loads(row["languages"])))
    return OutletRow(row["id"], row["version"], row["name"], row["parent_name"] or "", *place, people, row["website"])
