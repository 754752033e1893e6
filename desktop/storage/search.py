"""Search: which contacts answer a question, in order; how many; and the rows to show.

There are three ways to answer, chosen by looking at a few thousand ids first:

* *narrow*: some part of the question (its words, a beat, a list) or what two parts have in common has few contacts;
  start from those, test each, sort.
* *walk*: many fit, so the first ones by name are near the beginning; test contact after contact in the order of the
  name index, and stop after `_WALK` of them; not tried where a sample says it is in vain (Arabic names come last).
* *whole*: gather each part's ids once and run over the name index, which holds the columns filtered and sorted by; or,
  if one part is much shorter than the table, start from it as in *narrow*.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from math import isqrt
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from desktop.domain.query import ContactQuery, SortBy
from desktop.storage import search_sqlite as engine
from desktop.storage.query_sql import compiled, in_place
from desktop.storage.query_tests import Driver, Ids, Test
from desktop.storage.search_rows import rows
from desktop.storage.tables import Contact

__all__ = ["Facts", "bulk_load", "count", "create_index", "facts", "first_ids", "ids", "only", "problems", "rows"]

_PAGE = 200
_WORTH = 280  # so many ids are dearer to sort than a page is to find by walking (2.2 against 3 µs each, measured)
_WALK = 20_000
_MUCH_SHORTER = 8  # a lookup by id costs so many steps along the name index
_FETCHED = 4  # parts up to this share of all contacts are fetched to be cut with each other
_SAMPLE = 1_000
_MANY_NEW = 2_000

_BY = {
    SortBy.NAME: Contact.sort_key,
    SortBy.OUTLET: Contact.outlet_key,
    SortBy.COUNTRY: Contact.country,
    SortBy.VERIFIED: Contact.verified_on,
    SortBy.LAST_TOUCH: Contact.last_touch,
    SortBy.ADDED: Contact.created_at,
    SortBy.UPDATED: Contact.updated_at,
}


class Facts(NamedTuple):
    """What a live count is split by."""

    id: int
    flags: int
    refusal: str
    outlet: str
    country: str


@dataclass(frozen=True)
class _Question:
    """A compiled question, with the few ids to start from if some part of it has few."""

    conn: Connection
    query: ContactQuery
    test: Test
    start: Ids | None
    rest: ColumnElement[bool]  # what is still to be tested of those
    walk: bool  # whether the first by name are likely near the beginning


def ids(conn: Connection, query: ContactQuery, today: date | None = None) -> "array[int]":
    """All ids that answer the question, in its order. Empty values come last in either direction."""
    asked = _ask(conn, query, today)
    if query.sort is SortBy.NAME:
        return _numbers(conn, _in_order(_fitting(asked, Contact.id), query))
    return _by_value(conn, _fitting(asked, Contact.id, _BY[query.sort]), query)


def first_ids(
    conn: Connection, query: ContactQuery, limit: int = 200, today: date | None = None
) -> tuple["array[int]", bool]:
    """The first ids in order, fast, and whether these are all."""
    asked = _ask(conn, query, today)
    found = _walk(asked, limit + 1) if asked.walk and query.sort is SortBy.NAME else None
    if found is None:
        found = _numbers(conn, _in_order(_fitting(asked, Contact.id), query).limit(limit + 1))
    return found[:limit], len(found) <= limit


def count(conn: Connection, query: ContactQuery, cap: int = 1001, today: date | None = None) -> tuple[int, bool]:
    """How many answer the question, counted up to `cap`, and whether that is exact."""
    asked = _ask(conn, query, today)
    found = 0
    if asked.walk and asked.test.drivers:
        some = engine.id_list(_some(conn, asked.test.drivers[0], 2 * cap))
        found = _counted(conn, _from(some, asked.test.drivers[0].rest, asked, Contact.id), cap)
    if found < cap:
        found = _counted(conn, _fitting(asked, Contact.id), cap)
    return found, found < cap


def only(conn: Connection, among: Iterable[int], query: ContactQuery, today: date | None = None) -> "array[int]":
    """Those of the given ids that answer the question, in its order."""
    test = compiled(conn, query, today)
    asked = _Question(conn, query, test, engine.id_list(among), test.row, walk=False)
    return _numbers(conn, _in_order(_fitting(asked, Contact.id), query))


def facts(conn: Connection, query: ContactQuery, today: date | None = None) -> list[Facts]:
    """Those who answer the question, in no order, with what a count is split by."""
    asked = _ask(conn, query, today)
    c = Contact
    return [Facts(*row) for row in _raw(conn, _fitting(asked, c.id, c.flags, c.refusal, c.outlet_key, c.country))]


def create_index(conn: Connection) -> None:
    """Make the text index of a new or migrated workspace, filled from what is stored."""
    engine.create_index(conn)


@contextmanager
def bulk_load(conn: Connection, expected: int) -> Iterator[None]:
    """Write many contacts inside this block: their texts enter the index at its end where that is cheaper."""
    stored = conn.scalar(
        select(func.count()).select_from(select(1).select_from(Contact).limit(20 * expected).subquery())
    )
    if expected < _MANY_NEW or (stored or 0) > 4 * expected:
        yield
        return
    engine.drop_triggers(conn)
    yield
    engine.rebuild(conn)


def problems(conn: Connection) -> list[str]:
    """What is wrong with the text index, in sentences."""
    return [] if engine.is_sound(conn) else ["The search index does not match the contacts; it has to be made anew."]


def _ask(conn: Connection, query: ContactQuery, today: date | None) -> _Question:
    test = compiled(conn, query, today)
    if not test.drivers:
        return _Question(conn, query, test, None, test.row, walk=True)
    stored = conn.scalar(select(func.max(Contact.id))) or 0
    few = isqrt(_WORTH * stored) + _PAGE
    beginnings = [_some(conn, driver, few + 1) for driver in test.drivers]
    shortest = min(range(len(beginnings)), key=lambda n: len(beginnings[n]))
    if len(beginnings[shortest]) <= few:
        return _Question(
            conn, query, test, engine.id_list(beginnings[shortest]), test.drivers[shortest].rest, walk=False
        )
    return _choose(conn, query, test, stored, beginnings)


def _choose(conn: Connection, query: ContactQuery, test: Test, stored: int, beginnings: list[list[int]]) -> _Question:
    """Every part is long: look at a sample of the shortest one."""
    long = stored // _FETCHED
    lengths = [_counted(conn, driver.ids, long + 1) for driver in test.drivers]
    shortest = min(range(len(lengths)), key=lengths.__getitem__)
    driver, begun, length = test.drivers[shortest], beginnings[shortest], lengths[shortest]
    start = driver.ids if length <= stored // _MUCH_SHORTER else None
    asked = _Question(conn, query, test, start, driver.rest, walk=False)
    sample = begun[:: max(1, len(begun) // _SAMPLE)]
    keys = conn.scalars(_from(engine.id_list(sample), driver.rest, asked, Contact.sort_key)).all()
    each = (length if length <= long else stored // 2) / len(sample)
    parts = [part for part, known in zip(test.drivers, lengths, strict=True) if known <= long]
    if len(parts) > 1 and len(keys) * each < len(begun):
        common = set.intersection(*(set(_some(conn, part, None)) for part in parts))
        return replace(asked, start=engine.id_list(common), rest=test.row)
    end = _end_of_walk(conn, query)
    near = [key for key in keys if end is None or (key >= end if query.descending else key <= end)]
    return replace(asked, walk=len(near) * each > _PAGE * 1.5)


def _some(conn: Connection, driver: Driver, limit: int | None) -> list[int]:
    return list(chain.from_iterable(_raw(conn, driver.ids.limit(limit))))


def _fitting(asked: _Question, *columns: Any) -> Select[Any]:
    if asked.start is not None:
        return _from(asked.start, asked.rest, asked, *columns)
    return select(*columns).where(in_place(in_bin=asked.query.bin), asked.test.whole)


def _from(some: Ids, rest: ColumnElement[bool], asked: _Question, *columns: Any) -> Select[Any]:
    """From a few ids. "coalesce" keeps the planner from running over the name index instead."""
    binned = func.coalesce(Contact.deleted_at, "")
    place = binned != "" if asked.query.bin else binned == ""
    return select(*columns).where(Contact.id.in_(some), place, rest)


def _walk(asked: _Question, limit: int) -> "array[int] | None":
    """The first that fit among the first `_WALK` by name; None if too few of those fit."""
    query = asked.query
    place = in_place(in_bin=query.bin)
    end = _end_of_walk(asked.conn, query)
    near = place
    if end is not None:
        near = and_(place, Contact.sort_key >= end if query.descending else Contact.sort_key <= end)
    found = _numbers(asked.conn, _in_order(select(Contact.id).where(near, asked.test.row), query).limit(limit))
    return found if end is None or len(found) == limit else None


def _end_of_walk(conn: Connection, query: ContactQuery) -> str | None:
    there = select(Contact.sort_key).where(in_place(in_bin=query.bin))
    end: str | None = conn.scalar(_in_order(there, replace(query, sort=SortBy.NAME)).offset(_WALK).limit(1))
    return end


def _in_order(found: Select[Any], query: ContactQuery) -> Select[Any]:
    if query.sort is SortBy.NAME:
        if query.descending:
            return found.order_by(Contact.deleted_at.desc(), Contact.sort_key.desc(), Contact.id.desc())
        return found.order_by(Contact.deleted_at, Contact.sort_key, Contact.id)
    value: ColumnElement[Any] = _BY[query.sort].expression
    return found.order_by(value == "", value.desc() if query.descending else value, Contact.sort_key, Contact.id)


def _by_value(conn: Connection, found: Select[Any], query: ContactQuery) -> "array[int]":
    """In the order of a value, then by name: grouped here, which takes a third of the time of the engine's sorter."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for contact_id, value in _raw(conn, _in_order(found, ContactQuery(bin=query.bin))):
        groups[value].append(contact_id)
    blank = groups.pop("", [])
    ordered = [groups[value] for value in sorted(groups, reverse=query.descending)]
    return array("q", chain.from_iterable((*ordered, blank)))


def _counted(conn: Connection, found: Select[Any], cap: int) -> int:
    return conn.scalar(select(func.count()).select_from(found.limit(cap).subquery())) or 0


def _numbers(conn: Connection, found: Select[Any]) -> "array[int]":
    return array("q", chain.from_iterable(_raw(conn, found)))


def _raw(conn: Connection, statement: Select[Any]) -> Iterable[Sequence[Any]]:
    """The driver's own rows: a million of them arrive in a third of the time of SQLAlchemy's."""
    return conn.execute(statement).cursor.fetchall()
