"""Search: which contacts answer a question, in order; how many; and the rows to show.

How it is done is in `search_plan` (the way to answer), `query_sql` (the question as SQL), `search_rows` (the rows) and
`search_sqlite` (the text index of the one engine there is).
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from desktop.domain.query import ContactQuery, SortBy
from desktop.storage import search_sqlite as engine
from desktop.storage.bulk import indexed_last
from desktop.storage.search_plan import (
    VALUES,
    Question,
    ask,
    ask_of,
    counted,
    counted_near,
    everybody,
    fitting,
    in_order,
    page,
    raw,
)
from desktop.storage.search_rows import rows
from desktop.storage.tables import Contact, ContactEmail, ContactPhone, ContactTerm

__all__ = [
    "Facts", "bulk_load", "count", "create_index", "facts", "first_ids", "ids", "only", "problems", "rows",
]  # fmt: skip

_MANY_NEW = 2_000


class Facts(NamedTuple):
    """What a live count is split by."""

    id: int
    flags: int
    refusal: str
    outlet: str
    country: str


def ids(conn: Connection, query: ContactQuery, today: date | None = None) -> "array[int]":
    """All ids that answer the question, in its order. Empty values come last in either direction."""
    return _all(ask(conn, query, today))


def first_ids(
    conn: Connection, query: ContactQuery, limit: int = 200, today: date | None = None
) -> tuple["array[int]", bool]:
    """The first ids in order, fast, and whether these are all. If not, there is one more at least: none is counted."""
    asked = ask(conn, query, today)
    found = page(asked, limit + 1)
    if found is None:
        found = engine.numbers(conn, in_order(fitting(asked, Contact.id), query).limit(limit + 1))
    return found[:limit], len(found) <= limit


def count(conn: Connection, query: ContactQuery, cap: int = 1001, today: date | None = None) -> tuple[int, bool]:
    """How many answer the question, counted up to `cap`, and whether that is exact."""
    number = _count(ask(conn, query, today), cap)
    return number, number < cap


def only(conn: Connection, among: Iterable[int], query: ContactQuery, today: date | None = None) -> "array[int]":
    """Those of the given ids that answer the question, in its order."""
    return _all(ask_of(conn, query, among, today))


def facts(conn: Connection, query: ContactQuery, today: date | None = None) -> list[Facts]:
    """Those who answer the question, in no order, with what a count is split by."""
    c = Contact
    found = fitting(ask(conn, query, today), c.id, c.flags, c.refusal, c.outlet_key, c.country)
    return [Facts(*row) for row in raw(conn, found)]


def create_index(conn: Connection) -> None:
    """Make the text index of a new, migrated or damaged workspace, filled from what is stored."""
    engine.create_index(conn)


@contextmanager
def bulk_load(conn: Connection, expected: int) -> Iterator[None]:
    """Write or remove many contacts inside this block: indexes are made at its end where that is cheaper."""
    few = 4 * expected
    stored = conn.scalar(select(func.count()).select_from(select(Contact.id).limit(few + 1).subquery())) or 0
    if expected < _MANY_NEW or stored > few:
        yield
        return
    engine.drop_triggers(conn)
    if stored <= expected:
        with indexed_last(conn, Contact, ContactEmail, ContactPhone, ContactTerm):
            yield
    else:
        yield
    engine.rebuild(conn)


def problems(conn: Connection) -> list[str]:
    """What is wrong with the text index, in sentences; empty when it holds exactly what the contacts say."""
    problem = engine.problem(conn)
    return [problem] if problem else []


def _count(asked: Question, cap: int) -> int:
    near, all_of_them = counted_near(asked, cap)
    return near if near >= cap or all_of_them else counted(asked.conn, fitting(asked, Contact.id), cap)


def _all(asked: Question) -> "array[int]":
    return everybody(asked) if asked.query.sort is SortBy.NAME else _by_value(asked)


def _by_value(asked: Question) -> "array[int]":
    """In the order of a value, then by name: grouped here, which takes a third of the time of the engine's sorter."""
    query, groups = asked.query, defaultdict[str, "array[int]"](lambda: array("q"))
    by_name = in_order(fitting(asked, Contact.id, VALUES[query.sort]), ContactQuery(bin=query.bin))
    for contact_id, value in raw(asked.conn, by_name):
        groups[value].append(contact_id)
    blank = groups.pop("", array("q"))
    ordered = array("q")
    for value in sorted(groups, reverse=query.descending):
        ordered += groups[value]
    return ordered + blank
