"""Whether a workspace file is whole: its pages, its links, its search index, the seals of its history."""

from collections.abc import Iterator
from typing import cast

from sqlalchemy import Connection, select

from desktop.storage import search
from desktop.storage.seal import ChangeRow, Seal
from desktop.storage.tables import Batch, Change

_AT_ONCE = 5_000
_SHOWN = 5


def problems(conn: Connection, *, index: bool = True) -> list[str]:
    """What is wrong, in sentences; empty when everything holds. The `index` needs the writer's connection."""
    return [*_pages(conn), *_links(conn), *(search.problems(conn) if index else ()), *_seals(conn)]


def _pages(conn: Connection) -> Iterator[str]:
    if conn.dialect.name != "sqlite":
        return
    for (verdict,) in conn.exec_driver_sql(f"PRAGMA integrity_check({_SHOWN})"):
        if verdict != "ok":
            yield f"The file is damaged: {verdict}."


def _links(conn: Connection) -> Iterator[str]:
    if conn.dialect.name != "sqlite":
        return
    broken = conn.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        tables = ", ".join(sorted({str(row[0]) for row in broken}))
        yield f"{len(broken)} links lead nowhere (in {tables})."


def _seals(conn: Connection) -> Iterator[str]:
    chain = b""
    columns = select(Batch.id, Batch.kind, Batch.label, Batch.user, Batch.at, Batch.counts, Batch.chain)
    for batch in conn.execute(columns.order_by(Batch.id)):
        seal = Seal(chain)
        rows = select(Change.entity, Change.entity_id, Change.version, Change.before, Change.after)
        found = conn.execute(rows.where(Change.batch_id == batch.id).order_by(Change.id))
        for some in found.partitions(_AT_ONCE):
            seal.add([cast("ChangeRow", tuple(row)) for row in some])
        facts = (batch.id, batch.kind, batch.label, batch.user, batch.at, batch.counts)
        if seal.close(*facts) != batch.chain:
            yield f"The history was altered outside Dateline at entry {batch.id} ({batch.at})."
            return
        chain = batch.chain
