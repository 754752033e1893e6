"""Opening a workspace file: one function, `open_database`, whatever engine stands behind it.

SQLite: WAL, foreign keys, a busy timeout, and real transactions. Python's driver by default commits before DDL, so that
a failed migration stays half applied; SQLAlchemy's documented remedy (emit BEGIN ourselves) is installed here.
Readers are `query_only`: a write outside a command fails in the engine itself.
"""

import errno
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, Engine, FromClause, create_engine, event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from desktop.domain.errors import NotFound, ReadOnly, StorageFailure
from desktop.storage.lock import WriterLock
from desktop.storage.migrate import bring_up_to_date, refuse_newer

_BUSY_MS = 10_000
_CACHE_KIB = 32_768
_WRITER_CACHE_KIB = 8_192  # a large import is as fast with it as with four times as much, and memory is short then
_LEAST_FREE = 64 * 1024


class _Hinting(SQLiteCompiler):
    """SQL for SQLite in which a statement may name the index a table is read by, as it may with other engines."""

    def get_from_hint_text(self, _table: FromClause, text: str | None) -> str | None:
        return text


@dataclass(frozen=True)
class Database:
    """One open workspace file. `read_only` is empty, or says in a sentence why nothing can be changed now."""

    path: Path
    read_only: str
    _readers: Engine
    _writer: Engine | None
    _lock: WriterLock
    _one_writer: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one moment of the data and cannot change it."""
        with _told(self.path), self._readers.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The one writing transaction; commits when the block ends well, else nothing happened.

        For `storage.command` alone: anything else would leave no trace in the history.

        Raises:
            ReadOnly: this process is not the writer.
            StorageFailure: the disk is full, failing or the file is damaged.
        """
        if self._writer is None:
            raise ReadOnly(self.read_only or "This workspace can only be read now.", "Nothing was changed.")
        with _told(self.path), self._one_writer, self._writer.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close every connection and let the next writer in."""
        self._readers.dispose()
        if self._writer is not None:
            self._writer.dispose()
        self._lock.release()


def open_database(path: Path, *, create: bool = False) -> Database:
    """The workspace file, migrated to this version's tables. A second opener gets it read-only.

    Raises:
        NotFound: there is no such file and `create` is false.
        StorageFailure: not a workspace, damaged, or made by a newer version (the file is left unchanged).
    """
    with _told(path):
        if path.exists():
            refuse_newer(path)
        elif not create:
            raise NotFound(
                f"There is no workspace at {path}.", "", "Make one with “dateline init” or choose another file."
            )
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(path)
        if why := _why_read_only(lock, create=create):
            return Database(path, why, _engine(path, readers=True), None, lock)
        try:
            writer = _engine(path, readers=False)
            bring_up_to_date(writer, path)
        except BaseException:
            lock.release()
            raise
        return Database(path, "", _engine(path, readers=True), writer, lock)


def _why_read_only(lock: WriterLock, *, create: bool) -> str:
    """Empty where this process is now the writer, else why it is not."""
    try:
        if lock.take():
            return ""
    except OSError as failure:
        if create or failure.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise
        return "Read only: its folder or disk cannot be written to. You can read and search here; changes are off."
    return f"Read only: this workspace is {lock.holder()}. You can read and search here; changes are off."


def _engine(path: Path, *, readers: bool) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=QueuePool,
        pool_use_lifo=True,  # the connection used last has the pages in memory
        pool_size=4 if readers else 1,
        max_overflow=4 if readers else 0,
        connect_args={"check_same_thread": False, "timeout": _BUSY_MS / 1000},
    )
    engine.dialect.statement_compiler = _Hinting

    @event.listens_for(engine, "connect")
    def _prepare(raw: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        raw.isolation_level = None  # the driver's own transactions are off; see _begin
        for pragma in (
            "journal_mode=WAL",
            "foreign_keys=ON",
            "synchronous=NORMAL",
            f"cache_size=-{_CACHE_KIB if readers else _WRITER_CACHE_KIB}",
        ):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("PRAGMA temp_store=MEMORY")  # names never reach a temporary file
        if readers:
            raw.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if readers else "BEGIN IMMEDIATE")

    return engine


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn the engine's failures into sentences, here where they enter."""
    try:
        yield
    except DBAPIError as failure:
        raise _sentence(path, str(failure.orig)) from failure
    except sqlite3.Error as failure:
        raise _sentence(path, str(failure)) from failure
    except OSError as failure:
        if failure.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _full() from failure
        raise StorageFailure(
            f"{path.name} cannot be opened: {failure.strerror}.",
            "Nothing was changed.",
            "Choose another place.",
        ) from failure


_KEPT = "What was saved before is safe; nothing of this change was kept."


def _full() -> StorageFailure:
    return StorageFailure("Could not save: the disk is full.", _KEPT, "Free some space, then try again.")


def _no_space(path: Path) -> bool:
    """Whether the disk is full: SQLite calls it an I/O error where it cannot make its shared index."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_FREE
    except OSError:
        return False


def _sentence(path: Path, cause: str) -> StorageFailure:
    kept = _KEPT
    if "full" in cause or ("I/O error" in cause and _no_space(path)):
        return _full()
    if "not a database" in cause:
        return StorageFailure(
            f"{path.name} is not a Dateline workspace, or it is damaged.",
            "It was left unchanged.",
            "Open another file.",
        )
    if "malformed" in cause:
        return StorageFailure(f"{path.name} is damaged.", "It was left as it is.", "Open the last backup.")
    if "locked" in cause:
        return StorageFailure("Another program is writing to the workspace.", kept, "Try again in a moment.")
    if "readonly" in cause or "read-only" in cause or "unable to open" in cause:
        return StorageFailure(f"{path.name} cannot be written: the disk or folder is read-only.", kept)
    return StorageFailure(f"The workspace could not be read or saved ({cause}).", kept)
