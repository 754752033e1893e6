"""The history: what was done, by whom, and taking it back, also after a restart."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import orjson
from sqlalchemy import func, or_, select

from desktop.domain.changes import Touched
from desktop.domain.errors import NotFound, UserError
from desktop.domain.progress import SILENT, Progress
from desktop.services.workspaces import Workspace
from desktop.storage import undo as undoing
from desktop.storage.tables import Batch, Change
from desktop.storage.tables import Contact as ContactTable


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One act in the history. `at` is a UTC instant (ISO); `undoable` says whether it can be taken back now."""

    id: int
    kind: str
    label: str
    user: str
    at: str
    counts: dict[str, int | str]
    undoable: bool
    undone: bool
    undoes: int | None


@dataclass(frozen=True, slots=True)
class Left:
    """Something an undo left alone: which record, and which of its fields were edited since."""

    kind: str
    id: int
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What an undo did, in numbers, and what it left alone because somebody edited it since."""

    label: str
    removed: int
    restored: int
    left: tuple[Left, ...]
    touched: Touched


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One record's change, for "who changed this?": before and after as cards, None where it did not exist."""

    batch: BatchRow
    before: dict[str, object] | None
    after: dict[str, object] | None


def batches(workspace: Workspace, limit: int = 200, before: int | None = None) -> list[BatchRow]:
    """The newest acts first; `before` continues below that id."""
    asked = select(Batch).order_by(Batch.id.desc()).limit(limit)
    if before is not None:
        asked = asked.where(Batch.id < before)
    with workspace.reading() as conn:
        return [_row(row) for row in conn.execute(asked)]


def ids(workspace: Workspace) -> "array[int]":
    """Ids of all acts, the newest first."""
    with workspace.reading() as conn:
        return array("q", conn.scalars(select(Batch.id).order_by(Batch.id.desc())))


def rows(workspace: Workspace, batch_ids: Sequence[int]) -> list[BatchRow]:
    """The acts with these ids, in their order; those that do not exist are missing."""
    with workspace.reading() as conn:
        found = {row.id: _row(row) for row in conn.execute(select(Batch).where(Batch.id.in_(batch_ids)))}
    return [found[batch_id] for batch_id in batch_ids if batch_id in found]


def last_undoable(workspace: Workspace) -> BatchRow | None:
    """What Ctrl+Z would take back: the newest act that still holds, done or done again; never an undo itself."""
    holds = (Batch.undoable, Batch.undone_by.is_(None), or_(Batch.undoes.is_(None), Batch.kind == "redo"))
    with workspace.reading() as conn:
        row = conn.execute(select(Batch).where(*holds).order_by(Batch.id.desc()).limit(1)).first()
    return _row(row) if row else None


def last_redoable(workspace: Workspace) -> BatchRow | None:
    """What redo would bring back: the newest undo that still holds, if nothing new was done after it."""
    newest_act = select(func.coalesce(func.max(Batch.id), 0)).where(Batch.kind.not_in(("undo", "redo")))
    holds = (Batch.kind == "undo", Batch.undone_by.is_(None), Batch.id > newest_act.scalar_subquery())
    with workspace.reading() as conn:
        row = conn.execute(select(Batch).where(*holds).order_by(Batch.id.desc()).limit(1)).first()
    return _row(row) if row else None


def undo(workspace: Workspace, batch_id: int, progress: Progress = SILENT) -> UndoReport:
    """Take one act back, whole. What was edited since is left alone and named. Undoing an undo is redo.

    Raises:
        NotFound: there is no such act.
        UserError: it cannot be taken back (an export, or undone already).
    """
    with workspace.reading() as conn:
        found = conn.execute(select(Batch).where(Batch.id == batch_id)).first()
    if found is None:
        raise NotFound(f"There is no entry {batch_id} in the history.", "Nothing was changed.")
    row = _row(found)
    if row.undone:
        raise UserError(f"“{row.label}” was undone already.", "Nothing was changed.")
    if not row.undoable:
        raise UserError(f"“{row.label}” cannot be undone: it has left Dateline or was final.", "Nothing was changed.")
    verb, kind = ("Redo", "redo") if row.kind == "undo" else ("Undo", "undo")
    with workspace.command(f"{verb}: {_bare(row.label)}", kind=kind) as act:
        outcome = undoing.undo(act, batch_id, progress)
        names = _names(act.conn, [record_id for kind, record_id, _ in outcome.left if kind in ("contact", "bin")])
    left = tuple(Left(kind, i, names.get(i, f"{kind} {i}"), fields) for kind, i, fields in outcome.left)
    return UndoReport(row.label, outcome.removed, outcome.restored + outcome.brought_back, left, act.touched)


def undo_last(workspace: Workspace, progress: Progress = SILENT) -> UndoReport:
    """Take back the newest act that can be.

    Raises:
        UserError: there is nothing to undo.
    """
    row = last_undoable(workspace)
    if row is None:
        raise UserError("There is nothing to undo.", "Nothing was changed.")
    return undo(workspace, row.id, progress)


def redo_last(workspace: Workspace, progress: Progress = SILENT) -> UndoReport:
    """Bring back what the last undo took, if nothing new was done since.

    Raises:
        UserError: there is nothing to redo.
    """
    row = last_redoable(workspace)
    if row is None:
        raise UserError("There is nothing to redo.", "Nothing was changed.")
    return undo(workspace, row.id, progress)


def of_record(workspace: Workspace, kind: str, record_id: int, limit: int = 50) -> list[ChangeRow]:
    """Who changed this record, newest first, with the cards before and after."""
    asked = select(Batch, Change.before, Change.after).join(Change, Change.batch_id == Batch.id)
    asked = asked.where(Change.entity == kind, Change.entity_id == record_id).order_by(Change.id.desc()).limit(limit)
    with workspace.reading() as conn:
        return [ChangeRow(_row(row), _card(row.before), _card(row.after)) for row in conn.execute(asked)]


def _row(row: "object") -> BatchRow:
    values = row._mapping  # type: ignore[attr-defined]  # noqa: SLF001  # SQLAlchemy's public name for it
    return BatchRow(
        values["id"],
        values["kind"],
        values["label"],
        values["user"],
        values["at"],
        orjson.loads(values["counts"]),
        undoable=bool(values["undoable"]) and values["undone_by"] is None,
        undone=values["undone_by"] is not None,
        undoes=values["undoes"],
    )


def _card(value: bytes | None) -> dict[str, object] | None:
    return None if value is None else orjson.loads(value)


def _bare(label: str) -> str:
    for prefix in ("Undo: ", "Redo: "):
        label = label.removeprefix(prefix)
    return label


def _names(conn: object, contact_ids: list[int]) -> dict[int, str]:
    asked = select(ContactTable.id, ContactTable.display_name).where(ContactTable.id.in_(contact_ids))
    return dict(conn.execute(asked).all())  # type: ignore[attr-defined]
