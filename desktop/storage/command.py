"""The only way to write: a transaction with its change rows, one batch, sealed to the batch before it.

A bulk path that bypasses `Command.log` for its rows hands them to `Command.log_many`; a command that wrote to the
database but logged nothing is a bug and is rolled back.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

import orjson
from sqlalchemy import Connection, delete, insert, select, update

from desktop.domain.changes import Touched
from desktop.storage.bulk import bulk_insert
from desktop.storage.engine import Database
from desktop.storage.seal import ChangeRow, Seal
from desktop.storage.tables import Batch, Change, Meta

LATEST = "latest_moment"
"""The name of the fact that holds the latest moment ever recorded: a clock behind it is not trusted."""

_MANY = 5_000


@dataclass
class Command:
    """One act being written. `conn` is its transaction; leaving the block well commits it."""

    conn: Connection
    batch_id: int
    at: str
    user: str
    label: str
    kind: str
    _seal: Seal
    _ids: dict[str, set[int]] = field(default_factory=dict)
    _rows: list[ChangeRow] = field(default_factory=list)
    counts: dict[str, int | str] = field(default_factory=dict)
    lasting: bool = False
    """Keep the batch in the history even if no record changed (an export, an import that found nothing new)."""

    def log(self, entity: str, record_id: int, version: int, before: object, after: object) -> None:
        """Note one record: its version after, and its cards before and after (None: not there)."""
        self.log_many([(entity, record_id, version, as_json(before), as_json(after))])

    def log_many(self, rows: Iterable[ChangeRow]) -> None:
        """Note many records at once."""
        for row in rows:
            self._rows.append(row)
            self._ids.setdefault(row[0], set()).add(row[1])
        if len(self._rows) >= _MANY:
            self._flush()

    def log_created(self, entity: str, ids: Sequence[int]) -> None:
        """Note records created in bulk, at their first version; the records themselves say what they are."""
        if not ids:
            return
        self._rows += [(entity, record_id, 1, None, None) for record_id in ids]
        self.touch(entity, ids)
        if len(self._rows) >= _MANY:
            self._flush()

    def touch(self, kind: str, ids: Iterable[int]) -> None:
        """Say that records of this kind must be read again, beyond what was logged under its name."""
        self._ids.setdefault(kind, set()).update(ids)

    @property
    def touched(self) -> Touched:
        """What this act touched so far."""
        kinds = {kind: frozenset(ids) if len(ids) <= _MANY else None for kind, ids in self._ids.items()}
        return Touched(kinds, self.batch_id)

    def count(self, what: str, more: int) -> None:
        """Add to a number of the report."""
        self.counts[what] = int(self.counts.get(what, 0)) + more

    def rename(self, label: str) -> None:
        """Name the act once it is known what it does."""
        self.label = label

    def close(self) -> None:
        """Write what is left and seal the batch; an act that changed nothing leaves no trace."""
        self._flush()
        if not self._ids and not self.lasting:
            self.conn.execute(delete(Batch).where(Batch.id == self.batch_id))
            return
        counts = orjson.dumps(self.counts).decode()
        facts = (self.batch_id, self.kind, self.label, self.user, self.at, counts)
        sealed = {"label": self.label, "counts": counts, "chain": self._seal.close(*facts)}
        self.conn.execute(update(Batch).where(Batch.id == self.batch_id).values(**sealed))

    def _flush(self) -> None:
        self._seal.add(self._rows)
        columns = ("batch_id", "entity", "entity_id", "version", "before", "after")
        bulk_insert(self.conn, Change, columns, [(self.batch_id, *row) for row in self._rows])
        self._rows = []


@contextmanager
def command(
    database: Database, label: str, *, kind: str = "edit", user: str, at: datetime, undoable: bool = True
) -> Iterator[Command]:
    """One act, whole or not at all, in the history under `label`.

    Raises:
        ReadOnly, StorageFailure: as `Database.write`.
    """
    with database.write() as conn:
        stamp = moment(at)
        last = conn.execute(select(Batch.id, Batch.chain).order_by(Batch.id.desc()).limit(1)).first()
        batch_id = (last.id if last else 0) + 1
        batch = {
            "id": batch_id,
            "kind": kind,
            "label": label,
            "user": user,
            "at": stamp,
            "undoable": undoable,
        }
        conn.execute(insert(Batch).values(**batch, counts="{}", chain=b""))
        _remember(conn, stamp)
        act = Command(conn, batch_id, stamp, user, label, kind, Seal(last.chain if last else b""))
        yield act
        act.close()


def latest_moment(conn: Connection) -> str:
    """The latest moment any act was recorded at (UTC, ISO); empty in a workspace nothing was done in."""
    return conn.scalar(select(Meta.value).where(Meta.name == LATEST)) or ""


def as_json(value: object) -> bytes | None:
    """A card as it stands in a change row."""
    return None if value is None else orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS)


def moment(at: datetime) -> str:
    """A UTC instant as the tables keep it."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _remember(conn: Connection, stamp: str) -> None:
    before = latest_moment(conn)
    if not before:
        conn.execute(insert(Meta).values(name=LATEST, value=stamp))
    elif before < stamp:
        conn.execute(update(Meta).where(Meta.name == LATEST).values(value=stamp))
