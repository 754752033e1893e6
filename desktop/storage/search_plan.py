"""How a question is answered: the way that is fastest, chosen by how many ids its parts have and by a sample of them.

A page of the first by name:

* *ordered*: a part of the question (its words, a beat, a list) has few contacts; put those in order by an index that
  holds names only, and test from the first on until the page is full.
* *walk*: many fit, so the first ones are near the beginning; test contact after contact in the order of the name index.
* *gathered walk*: gather the ids of each part once, and run over the name index until the page is full. Neither walk is
  tried where a sample says it is in vain (Arabic names come last).

All of them: start at a part that has few, or at what the parts have in common; else gather each part's ids and run over
the whole name index, which holds the columns filtered and sorted by.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import isqrt
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, True_, and_, func, select, true

from desktop.domain.query import ContactQuery, SortBy
from desktop.storage import search_sqlite as engine
from desktop.storage.query_sql import compiled, in_place
from desktop.storage.query_tests import Driver, Ids, Test
from desktop.storage.tables import Contact

_PAGE = 200
_SAMPLE = 400
_SAMPLED = 4_000  # of so many ids the sample is taken
_WALK, _WALK_SHARE = 20_000, 12  # a walk into the blue ends after so many, or after this share of all if that is more
_PIECE = 256  # fewer than the 700 new objects at which Python looks for garbage, for a tenth of a second
_TESTED = 8  # times a page: so many are tested in the hope to fill it
_LONG_SHARE = 4  # a part is counted up to this share of all

# What one contact costs in µs, measured at a million: only their proportions matter.
_WALKED = 3.0  # met on a walk: three lookups far apart
_TEST = 2.2  # tested and sorted, having its id
_ORDERED = 0.6  # put in order by name, having its id
_FETCH = 0.2  # its id fetched
_STEP = 0.25  # passed by in a run over the name index
_GATHER = 0.15  # its id kept for such a run

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

_STORED = select(func.max(Contact.id))


class Part(NamedTuple):
    """A place to start from, and about how many ids it has."""

    length: int
    driver: Driver


@dataclass(frozen=True)
class Question:
    """A compiled question, with the places to start from, the shortest first; or the ids it is asked of."""

    conn: Connection
    query: ContactQuery
    test: Test
    stored: int
    parts: tuple[Part, ...]
    among: Ids | None = None

    @property
    def few(self) -> int:
        """So many are put in order sooner than a page is found on a walk, and a sample taken for it."""
        return isqrt(int(_PAGE * _STEP / _ORDERED * self.stored)) + _SAMPLED


class _Sample(NamedTuple):
    """Of the shortest part: how many of it fit, and how many contacts come before a page is full, by name."""

    fit: int
    steps: int
    end: str | None  # the name there, with room to spare; None: it may be the last


def ask(conn: Connection, query: ContactQuery, today: date | None) -> Question:
    """The question with the places to start from."""
    test = compiled(conn, query, today)
    asked = Question(conn, query, test, conn.scalar(_STORED) or 0, ())
    parts = [Part(_length(asked, driver), driver) for driver in test.drivers]
    return Question(conn, query, test, asked.stored, tuple(sorted(parts, key=lambda part: part.length)))


def ask_of(conn: Connection, query: ContactQuery, among: Iterable[int], today: date | None) -> Question:
    """The same question, of these contacts only."""
    return Question(conn, query, compiled(conn, query, today), 0, (), engine.id_list(among))


def fitting(asked: Question, *columns: Any) -> Select[Any]:
    """Columns of all who answer the question."""
    start, rest = _start(asked)
    if start is not None:
        return _from(start, rest, asked.query, *columns)
    return select(*columns).where(in_place(in_bin=asked.query.bin), asked.test.whole)


def page(asked: Question, limit: int) -> "array[int] | None":
    """The first by name; None where there is no shorter way to them than to all."""
    if asked.query.sort is not SortBy.NAME or asked.query.bin or asked.among is not None:
        return None
    if not asked.parts:
        return _walk(asked, limit, None if isinstance(asked.test.row, True_) else _end_of_walk(asked))
    shortest = asked.parts[0]
    if shortest.length <= asked.few:
        return _ordered(asked, limit)
    sample = _sampled(asked)
    costs = {
        "walk": _WALKED * sample.steps,
        "gather": _STEP * sample.steps + _GATHER * sum(part.length for part in asked.parts),
        "order": (_ORDERED if 2 * sample.fit > shortest.length else _TEST) * shortest.length,
    }
    way = min(costs, key=costs.__getitem__)
    if way == "walk":
        return _walk(asked, limit, sample.end)
    return _gathered(asked, limit) if way == "gather" else _ordered(asked, limit)


def everybody(asked: Question) -> "array[int]":
    """All who answer the question, by name."""
    return engine.numbers(asked.conn, in_order(fitting(asked, Contact.id), asked.query))


def counted_near(asked: Question, cap: int) -> tuple[int, bool]:
    """How many fit among the first contacts of one part, and whether these are all who fit.

    Where many fit, this alone reaches `cap`.
    """
    if not asked.parts:
        return 0, False
    length, driver = asked.parts[0]
    some = _from(driver.ids.limit(2 * cap), driver.rest, asked.query, Contact.id)
    return counted(asked.conn, some, cap), length <= min(2 * cap, asked.few)


def counted(conn: Connection, found: Select[Any], cap: int) -> int:
    """How many rows a selection has, counted up to `cap`."""
    return conn.scalar(select(func.count()).select_from(found.limit(cap).subquery())) or 0


def in_order(found: Select[Any], query: ContactQuery) -> Select[Any]:
    """The selection in the question's order; empty values last in either direction."""
    if query.sort is SortBy.NAME:
        by = (*([Contact.deleted_at] if query.bin else []), Contact.sort_key, Contact.id)
        return found.order_by(*(column.desc() if query.descending else column for column in by))
    value: ColumnElement[Any] = VALUES[query.sort].expression
    return found.order_by(value == "", value.desc() if query.descending else value, Contact.sort_key, Contact.id)


def raw(conn: Connection, statement: Select[Any]) -> Iterator[Sequence[Any]]:
    """The driver's own rows: a million of them arrive in a third of the time of SQLAlchemy's.

    They are fetched some at a time: all at once would be one call in which no other thread, the window's neither, gets
    its turn, and a million tuples in memory.
    """
    cursor = conn.execute(statement).cursor
    while some := cursor.fetchmany(_PIECE):
        yield from some


def _length(asked: Question, driver: Driver) -> int:
    """About how many ids a part has: counted, or by how densely it begins where its ids come in order."""
    if not driver.ascending:
        return counted(asked.conn, driver.ids, asked.stored // _LONG_SHARE + 1)
    some = driver.ids.limit(asked.few + 1).subquery()
    number: int
    number, last = asked.conn.execute(select(func.count(), func.max(some.c[0])).select_from(some)).one()
    return number if number <= asked.few else number * asked.stored // last


# -- a page -----------------------------------------------------------------------------------------------------------


def _ordered(asked: Question, limit: int) -> "array[int] | None":
    """Those of the shortest part by name, tested from the first on; None if too few of the first ones pass."""
    driver, query = asked.parts[0].driver, asked.query
    by_name = in_order(_from(driver.ids, true(), query, Contact.id), query)
    if driver.enough:
        return engine.numbers(asked.conn, by_name.limit(limit))
    most = _TESTED * limit
    likely, found = engine.numbers(asked.conn, by_name.limit(most)), array("q")
    for some in (likely[: 3 * limit // 2], likely[3 * limit // 2 :]):
        passed = set(engine.numbers(asked.conn, _from(engine.id_list(some), driver.rest, query, Contact.id)))
        found.extend(contact_id for contact_id in some if contact_id in passed)
        if len(found) >= limit:
            return found[:limit]
    return found if len(likely) < most else None


def _walk(asked: Question, limit: int, end: str | None) -> "array[int] | None":
    """Tested one after the other by name, up to this name; None if they are too few."""
    near = in_place(in_bin=False)
    if end is not None:
        near = and_(near, Contact.sort_key >= end if asked.query.descending else Contact.sort_key <= end)
    by_name = in_order(select(Contact.id).where(near, asked.test.row), asked.query)
    found = engine.numbers(asked.conn, by_name.limit(limit))
    return found if end is None or len(found) == limit else None


def _gathered(asked: Question, limit: int) -> "array[int]":
    """A run over the name index that ends when the page is full."""
    found = select(Contact.id).where(in_place(in_bin=False), asked.test.whole)
    return engine.numbers(asked.conn, in_order(found, asked.query).limit(limit))


def _sampled(asked: Question) -> _Sample:
    length, driver = asked.parts[0]
    begun = engine.numbers(asked.conn, driver.ids.limit(_SAMPLED))
    sample = begun[:: max(1, len(begun) // _SAMPLE)]
    ids = engine.id_list(sample)
    fit = _names(asked, ids, driver.rest)
    full = 3 * _PAGE * len(sample) // (2 * length)  # the one of the sample at which a page is full
    return _Sample(len(fit) * length // len(sample), *_place(asked, fit, full))


def _place(asked: Question, fit: Sequence[str], full: int) -> tuple[int, str | None]:
    """How many come before the `full`-th of these names, in the order asked for, and the name of one well behind it."""
    names = _names(asked, engine.id_list(range(1, asked.stored + 1, asked.stored // _SAMPLE + 1)), true())
    if full >= len(fit) or not names:
        return asked.stored, None
    if asked.query.descending:
        place = len(names) - bisect_left(names, fit[-1 - full])
        names.reverse()
    else:
        place = bisect_right(names, fit[full])
    behind = 2 * place + 2
    return (place + 1) * asked.stored // len(names), names[behind] if behind < len(names) else None


def _names(asked: Question, some: Ids, rest: ColumnElement[bool]) -> list[str]:
    return sorted(name for (name,) in raw(asked.conn, _from(some, rest, asked.query, Contact.sort_key)))


def _end_of_walk(asked: Question) -> str | None:
    """The name at which a walk into the blue ends."""
    by_name = in_order(select(Contact.sort_key).where(in_place(in_bin=False)), asked.query)
    end: str | None = asked.conn.scalar(by_name.offset(max(_WALK, asked.stored // _WALK_SHARE)).limit(1))
    return end


# -- all --------------------------------------------------------------------------------------------------------------


def _start(asked: Question) -> tuple[Ids | None, ColumnElement[bool]]:
    """Where to start, if not with everyone, and what is still to be tested of those."""
    if asked.among is not None or not asked.parts:
        return asked.among, asked.test.row
    length, driver = asked.parts[0]
    if length <= asked.few:
        return driver.ids, driver.rest
    gathered = _GATHER * sum(part.length for part in asked.parts)
    costs = {"start": _TEST * length, "whole": _STEP * asked.stored + gathered}
    if len(asked.parts) > 1:
        costs["common"] = _FETCH * (length + asked.parts[1].length) + 2 * _TEST * _sampled(asked).fit
    way = min(costs, key=costs.__getitem__)
    if way == "common":
        return engine.id_list(_common(asked)), asked.test.row
    return (driver.ids, driver.rest) if way == "start" else (None, asked.test.row)


def _common(asked: Question) -> set[int]:
    """What the parts have in common, from the shortest on, as long as fetching the next is cheaper than testing."""
    found = set(engine.numbers(asked.conn, asked.parts[0].driver.ids))
    for length, driver in asked.parts[1:]:
        if _FETCH * length > _TEST * len(found):
            break
        found.intersection_update(engine.numbers(asked.conn, driver.ids))
    return found


def _from(some: Ids, rest: ColumnElement[bool], query: ContactQuery, *columns: Any) -> Select[Any]:
    """From some ids. "coalesce" keeps the planner from running over the whole bin instead."""
    if query.bin:
        return select(*columns).where(Contact.id.in_(some), func.coalesce(Contact.deleted_at, "") != "", rest)
    return engine.by_names(select(*columns).where(Contact.id.in_(some), in_place(in_bin=False), rest))
