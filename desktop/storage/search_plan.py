"""How a question is answered: the one of three ways that is fastest, chosen by looking at a few thousand ids first.

* *narrow*: some part of the question (its words, a beat, a list) or what its parts have in common has few contacts;
  start from those, test each, sort.
* *walk*: many fit, so the first ones by name are near the beginning; test contact after contact in the order of the
  name index, and stop after a share of them; not tried where a sample says it is in vain (Arabic names come last).
* *whole*: gather each part's ids once and run over the name index, which holds the columns filtered and sorted by.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from math import isqrt
from operator import itemgetter, lt
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from desktop.domain.query import ContactQuery, SortBy
from desktop.storage import search_sqlite as engine
from desktop.storage.query_sql import compiled, in_place
from desktop.storage.query_tests import Driver, Ids, Test
from desktop.storage.tables import Contact

_PAGE = 200
_WALK = 20_000  # contacts, or a twelfth of all if that is more: longer walks cost more than the whole
_WALK_SHARE = 12
_SAMPLE = 1_000
_PIECE = 4_096
_LONG_SHARE = 4  # a part is counted up to this share of all

# What one contact costs in µs, measured: only their proportions matter.
_WALKED = 3.0  # met on a walk: three lookups far apart
_TEST = 2.2  # tested and sorted, having its id
_FETCH = 0.2  # its id fetched
_STEP = 0.25  # passed by in a run over the name index
_GATHER = 0.3  # its id kept for such a run

VALUES = {
    SortBy.NAME: Contact.sort_key,
    SortBy.OUTLET: Contact.outlet_key,
    SortBy.COUNTRY: Contact.country,
    SortBy.VERIFIED: Contact.verified_on,
    SortBy.LAST_TOUCH: Contact.last_touch,
    SortBy.ADDED: Contact.created_at,
    SortBy.UPDATED: Contact.updated_at,
}
"""What each order sorts by."""


@dataclass(frozen=True)
class Question:
    """A compiled question and how to answer it."""

    conn: Connection
    query: ContactQuery
    test: Test
    start: Ids | None  # where to start, if not with everyone
    rest: ColumnElement[bool]  # what is still to be tested of those
    walk: bool  # whether the first by name are likely near the beginning
    end: str | None = None  # the name at which a walk stops; None: it may run to the end


def ask(conn: Connection, query: ContactQuery, today: date | None) -> Question:
    """The question with the way to answer it."""
    test = compiled(conn, query, today)
    stored = conn.scalar(select(func.max(Contact.id))) or 0
    if not test.drivers:
        end = _end_of_walk(conn, query, stored)
        return Question(conn, query, test, None, test.row, walk=True, end=end)
    few = isqrt(int(_PAGE * _WALKED / _TEST * stored)) + _PAGE  # so many are dearer to sort than a page to walk
    beginnings = [_some(conn, driver, few + 1) for driver in test.drivers]
    shortest = min(range(len(beginnings)), key=lambda n: len(beginnings[n]))
    begun, driver = beginnings[shortest], test.drivers[shortest]
    if len(begun) <= few:
        return Question(conn, query, test, engine.id_list(begun), driver.rest, walk=False)
    return _choose(conn, query, test, stored, beginnings)


def ask_of(conn: Connection, query: ContactQuery, among: Iterable[int], today: date | None) -> Question:
    """The same question, of these contacts only."""
    test = compiled(conn, query, today)
    return Question(conn, query, test, engine.id_list(among), test.row, walk=False)


def fitting(asked: Question, *columns: Any) -> Select[Any]:
    """Columns of all who answer the question."""
    if asked.start is not None:
        return _from(asked.start, asked.rest, asked.query, *columns)
    return select(*columns).where(in_place(in_bin=asked.query.bin), asked.test.whole)


def walked(asked: Question, limit: int) -> "array[int] | None":
    """The first who fit near the beginning by name; None if these are too few, or it is not worth trying."""
    query, end = asked.query, asked.end
    if not asked.walk or query.sort is not SortBy.NAME:
        return None
    near = in_place(in_bin=query.bin)
    if end is not None:
        near = and_(near, Contact.sort_key >= end if query.descending else Contact.sort_key <= end)
    found = numbers(asked.conn, in_order(select(Contact.id).where(near, asked.test.row), query).limit(limit))
    return found if end is None or len(found) == limit else None


def counted_near(asked: Question, cap: int) -> int:
    """How many fit among the first contacts of one part; where many fit, this alone reaches `cap`."""
    if not asked.walk or not asked.test.drivers:
        return 0
    driver = asked.test.drivers[0]
    some = engine.id_list(_some(asked.conn, driver, 2 * cap))
    return counted(asked.conn, _from(some, driver.rest, asked.query, Contact.id), cap)


def counted(conn: Connection, found: Select[Any], cap: int) -> int:
    """How many rows a selection has, counted up to `cap`."""
    return conn.scalar(select(func.count()).select_from(found.limit(cap).subquery())) or 0


def in_order(found: Select[Any], query: ContactQuery) -> Select[Any]:
    """The selection in the question's order; empty values last in either direction."""
    if query.sort is SortBy.NAME:
        if query.descending:
            return found.order_by(Contact.deleted_at.desc(), Contact.sort_key.desc(), Contact.id.desc())
        return found.order_by(Contact.deleted_at, Contact.sort_key, Contact.id)
    value: ColumnElement[Any] = VALUES[query.sort].expression
    return found.order_by(value == "", value.desc() if query.descending else value, Contact.sort_key, Contact.id)


def numbers(conn: Connection, found: Select[Any]) -> "array[int]":
    """The numbers a selection of one column gives."""
    gathered = array("q")
    for some in pieces(conn, found):
        gathered.extend(chain.from_iterable(some))
    return gathered


def raw(conn: Connection, statement: Select[Any]) -> Iterator[Sequence[Any]]:
    """The driver's own rows: a million of them arrive in a third of the time of SQLAlchemy's."""
    return chain.from_iterable(pieces(conn, statement))


def pieces(conn: Connection, statement: Select[Any]) -> Iterator[Sequence[Sequence[Any]]]:
    """The same, some thousands at once: all at once would be one call in which no other thread, the window's neither,
    gets its turn, and a million tuples in memory.
    """
    cursor = conn.execute(statement).cursor
    while some := cursor.fetchmany(_PIECE):
        yield some


def _choose(conn: Connection, query: ContactQuery, test: Test, stored: int, beginnings: list[list[int]]) -> Question:
    """Every part is long: weigh the ways against each other with a sample of the shortest part."""
    measured = zip(test.drivers, beginnings, strict=True)
    parts = sorted(((_length(conn, *part, stored), *part) for part in measured), key=itemgetter(0))
    length, driver, begun = parts[0]
    asked = Question(conn, query, test, None, test.row, walk=False)
    sample = begun[:: max(1, len(begun) // _SAMPLE)]
    keys = conn.scalars(_from(engine.id_list(sample), driver.rest, query, Contact.sort_key)).all()
    fit = len(keys) * length // len(sample) + 1
    end = _end_of_walk(conn, query, stored)
    near = sum(1 for key in keys if end is None or (key >= end if query.descending else key <= end))
    costs = {"start": _TEST * length, "whole": _STEP * stored + _GATHER * sum(part[0] for part in parts)}
    if near * length > _PAGE * 1.5 * len(sample):
        costs["walk"] = _WALKED * _PAGE * stored / fit
    if len(parts) > 1:
        costs["common"] = _FETCH * (length + parts[1][0]) + 2 * _TEST * fit
    way = min(costs, key=costs.__getitem__)
    if way == "walk":
        return replace(asked, walk=True, end=end)
    if way == "start":
        return replace(asked, start=driver.ids, rest=driver.rest)
    return asked if way == "whole" else replace(asked, start=engine.id_list(_common(conn, parts)))


def _common(conn: Connection, parts: Sequence[tuple[int, Driver, list[int]]]) -> set[int]:
    """What the parts have in common, from the shortest on, as long as fetching the next is cheaper than testing."""
    found = set(_some(conn, parts[0][1], None))
    for length, driver, _ in parts[1:]:
        if _FETCH * length > _TEST * len(found):
            break
        found.intersection_update(_some(conn, driver, None))
    return found


def _length(conn: Connection, driver: Driver, begun: list[int], stored: int) -> int:
    """About how many ids a part has: by how densely it begins, where its ids come in order; else counted."""
    if all(map(lt, begun, begun[1:])):
        return len(begun) * stored // begun[-1]
    return counted(conn, driver.ids, stored // _LONG_SHARE + 1)


def _some(conn: Connection, driver: Driver, limit: int | None) -> list[int]:
    return list(chain.from_iterable(raw(conn, driver.ids.limit(limit))))


def _from(some: Ids, rest: ColumnElement[bool], query: ContactQuery, *columns: Any) -> Select[Any]:
    """From some ids. "coalesce" keeps the planner from running over the name index instead."""
    binned = func.coalesce(Contact.deleted_at, "")
    return select(*columns).where(Contact.id.in_(some), binned != "" if query.bin else binned == "", rest)


def _end_of_walk(conn: Connection, query: ContactQuery, stored: int) -> str | None:
    there = select(Contact.sort_key).where(in_place(in_bin=query.bin))
    by_name = in_order(there, replace(query, sort=SortBy.NAME))
    end: str | None = conn.scalar(by_name.offset(max(_WALK, stored // _WALK_SHARE)).limit(1))
    return end
