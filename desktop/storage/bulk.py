"""Inserting many rows at the driver's speed, whatever the engine; indexes and the collector rest meanwhile.

SQLAlchemy's own insert of dictionaries takes 2.5 times as long as the driver's; the statement is still compiled by
SQLAlchemy, so that no SQL of one engine is written by hand.
"""

import gc
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain
from typing import Any, cast

from sqlalchemy import Connection, Dialect, Table, insert
from sqlalchemy.orm import DeclarativeBase

_MOST_VALUES = 900
"""In one statement: below the limit of every engine's driver (999 in old builds of SQLite)."""


def bulk_insert(
    conn: Connection, table: type[DeclarativeBase], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert rows given in the order of `columns`; columns not named must be nullable.

    Some dozens go into one statement, which takes a fifth less than as many runs of a statement for one.
    """
    if not rows:
        return
    statement, places = _insert_of(table, tuple(columns), conn.dialect)
    if places is None:
        conn.exec_driver_sql(statement, [dict(zip(columns, row, strict=True)) for row in rows])
        return
    if places != tuple(range(len(columns))):
        rows = [[row[place] for place in places] for row in rows]
    size = _MOST_VALUES // len(columns)
    whole = len(rows) - len(rows) % size
    if whole:
        parts = [tuple(chain.from_iterable(rows[start : start + size])) for start in range(0, whole, size)]
        conn.exec_driver_sql(_repeated(statement, size), parts)
    if whole < len(rows):
        conn.exec_driver_sql(statement, [tuple(row) for row in rows[whole:]])


@lru_cache(maxsize=64)
def _insert_of(
    table: type[DeclarativeBase], columns: tuple[str, ...], dialect: Dialect
) -> tuple[str, tuple[int, ...] | None]:
    """The statement, and which column stands at each of its places; None where they go by name."""
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    if not compiled.positional:
        return str(compiled), None
    return str(compiled), tuple(columns.index(name) for name in compiled.positiontup or columns)


@lru_cache(maxsize=64)
def _repeated(statement: str, times: int) -> str:
    """The statement that inserts one row as one that inserts so many."""
    _, _, row = statement.partition(" VALUES ")
    return statement + f", {row}" * (times - 1)


@contextmanager
def indexed_last(conn: Connection, *tables: type[DeclarativeBase]) -> Iterator[None]:
    """The indexes of these tables are put away for the length of this block and made anew at its end, in one go.

    For a block that writes or removes most of what they hold; what only they find quickly must not be asked inside.
    """
    indexes = [index for one in tables for index in cast("Table", one.__table__).indexes]
    for index in indexes:
        index.drop(conn)
    yield
    for index in indexes:
        index.create(conn)


_pausing = threading.Lock()
_paused = 0


@contextmanager
def uncollected() -> Iterator[None]:
    """Bulk work inside this block is not interrupted by the collector of reference cycles.

    Bulk work makes millions of small objects and no cycles; with every few thousand of them the collector walks over
    all there are. Matching 100,000 rows took 36 s with it and 11 s without.
    """
    global _paused  # noqa: PLW0603  # the collector is one per process, and so is this count
    with _pausing:
        _paused += 1
        gc.disable()
    try:
        yield
    finally:
        with _pausing:
            _paused -= 1
            if not _paused:
                gc.enable()
