"""Bringing a workspace file to this version's tables: a verified copy first, then Alembic, whole or not at all.

Alembic costs a quarter of a second to import, so a file that is already up to date never loads it.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine

from desktop.domain.errors import StorageFailure
from desktop.storage.revision import HEAD

KNOWN = frozenset({"0001", HEAD})
_SCRIPTS = Path(__file__).parent / "migrations"


def refuse_newer(path: Path) -> None:
    """Look at the file without touching a byte of it.

    Raises:
        StorageFailure: a newer version made it, or it is no workspace at all.
    """
    if path.stat().st_size == 0:
        return
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as raw:
        revision = _revision(raw)
        tables = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if revision is None and tables:
        raise StorageFailure(
            f"{path.name} is a database of another program, not a Dateline workspace.",
            "It was left unchanged.",
        )
    if revision is not None and revision not in KNOWN:
        raise StorageFailure(
            f"{path.name} was made by a newer version of Dateline (its tables: {revision}; known here: {HEAD}).",
            "It was left unchanged.",
            "Update Dateline, then open it again.",
        )


def bring_up_to_date(engine: Engine, path: Path) -> None:
    """The file's tables are this version's when this returns; if it fails they are what they were."""
    with engine.connect() as connection:
        revision = _revision_of(connection)
    if revision == HEAD:
        return
    if revision is not None:
        _verified_copy(path, path.with_name(f"{path.name}.before-{HEAD}.bak"))
    with engine.connect() as connection, connection.begin():
        _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    from desktop.storage import search

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as failure:
        raise StorageFailure(
            "This workspace could not be brought up to date.", "It was left as it was.", "A copy is beside it, too."
        ) from failure
    search.create_index(connection)


def _verified_copy(path: Path, copy: Path) -> None:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        verdict = target.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        raise StorageFailure(
            f"{path.name} is damaged, so it was not changed to the new version.",
            f"A copy is beside it: {copy.name}.",
            "Open the last backup.",
        )


def _revision(raw: sqlite3.Connection) -> str | None:
    if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        return None
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def _revision_of(connection: Connection) -> str | None:
    from sqlalchemy import inspect

    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(row[0]) if row else None
