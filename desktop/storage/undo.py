"""Undoing a batch: itself a command, which can be undone in turn (that is redo).

Records as the batch left them are put back; where somebody edited a record since, the fields edited since are left
alone and reported. A refusal or a suppression that came is never taken away.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

import orjson
from sqlalchemy import select, update

from desktop.domain.progress import SILENT, Progress
from desktop.domain.undoing import undo_fields
from desktop.storage import search
from desktop.storage.bulk import uncollected
from desktop.storage.command import Command, as_json
from desktop.storage.records import KINDS, UNDO_ORDER, Records
from desktop.storage.tables import Batch, Change

_AT_ONCE = 2_000
_T = TypeVar("_T")


@dataclass
class Outcome:
    """What an undo did: records removed, put back and brought back, and what it left alone (kind, id, fields)."""

    removed: int = 0
    restored: int = 0
    brought_back: int = 0
    left: list[tuple[str, int, tuple[str, ...]]] = field(default_factory=list)


class _Born(NamedTuple):
    """A record the batch created, as it left it. Its card is not known where it came in bulk."""

    id: int
    version: int
    card: dict[str, Any] | None


@dataclass
class _Rows:
    created: list["_Born"] = field(default_factory=list)
    changed: list[tuple[int, dict[str, Any], dict[str, Any]]] = field(default_factory=list)
    deleted: list[tuple[int, int, dict[str, Any]]] = field(default_factory=list)

    @property
    def moves(self) -> int:
        """How many records may come or go."""
        return len(self.created) + len(self.deleted)


def undo(act: Command, batch_id: int, progress: Progress = SILENT) -> Outcome:
    """Undo every change of a batch within this command."""
    outcome = Outcome()
    kinds = [kind for kind in UNDO_ORDER if kind in _kinds_of(act, batch_id)]
    rows = {kind: _rows_of(act, batch_id, kind) for kind in kinds}
    with uncollected(), search.bulk_load(act.conn, rows["contact"].moves if "contact" in rows else 0):
        for kind in reversed(kinds):  # what others hang on comes back first
            _bring_back(act, kind, rows[kind].deleted, outcome)
        for kind in kinds:
            _put_back(act, kind, rows[kind].changed, outcome)
            _take_away(act, kind, rows[kind].created, outcome, progress)
    act.conn.execute(update(Batch).where(Batch.id == batch_id).values(undone_by=act.batch_id))
    act.conn.execute(update(Batch).where(Batch.id == act.batch_id).values(undoes=batch_id))
    act.counts.update(removed=outcome.removed, restored=outcome.restored + outcome.brought_back, left=len(outcome.left))
    act.lasting = True
    return outcome


def _kinds_of(act: Command, batch_id: int) -> set[str]:
    return set(act.conn.scalars(select(Change.entity).where(Change.batch_id == batch_id).distinct()))


def _rows_of(act: Command, batch_id: int, kind: str) -> _Rows:
    rows = _Rows()
    born: dict[int, _Born] = {}  # what the batch created, as it left it; changes of its own go with it
    columns = select(Change.entity_id, Change.version, Change.before, Change.after)
    for record_id, version, before, after in act.conn.execute(
        columns.where(Change.batch_id == batch_id, Change.entity == kind).order_by(Change.id)
    ):
        if before is None:
            born[record_id] = _Born(record_id, version, None if after is None else orjson.loads(after))
        elif after is None:
            rows.deleted.append((record_id, version, orjson.loads(before)))
        elif record_id in born:
            born[record_id] = _grown(born[record_id], version, orjson.loads(before), orjson.loads(after))
        else:
            rows.changed.append((record_id, orjson.loads(before), orjson.loads(after)))
    rows.created = list(born.values())
    return rows


def _grown(one: _Born, version: int, before: dict[str, Any], after: dict[str, Any]) -> _Born:
    """After a further change in the same batch, which may name only the fields it wrote."""
    if one.card is None:
        return one._replace(version=version)
    kept = {name: value for name, value in one.card.items() if name not in before}
    return _Born(one.id, version, kept | after)


def _bring_back(act: Command, kind: str, rows: list[tuple[int, int, dict[str, Any]]], outcome: Outcome) -> None:
    records = KINDS[kind]
    for some in _in_parts(rows):
        there = records.read(act.conn, [record_id for record_id, _, _ in some])
        back = [(record_id, version + 1, card) for record_id, version, card in some if record_id not in there]
        records.insert(act, back)
        act.log_many((kind, record_id, version, None, as_json(card)) for record_id, version, card in back)
        outcome.brought_back += len(back)


def _put_back(
    act: Command, kind: str, rows: list[tuple[int, dict[str, Any], dict[str, Any]]], outcome: Outcome
) -> None:
    records = KINDS[kind]
    for some in _in_parts(list(reversed(rows))):
        now = records.read(act.conn, [record_id for record_id, _, _ in some])
        back: dict[int, tuple[int, dict[str, Any]]] = {}
        for record_id, before, after in some:
            if record_id not in now:
                outcome.left.append((kind, record_id, ("removed since",)))
                continue
            version, card = now[record_id]
            undone = undo_fields(before, after, back[record_id][1] if record_id in back else card)
            if undone.left:
                outcome.left.append((kind, record_id, undone.left))
            if undone.card != card:
                back[record_id] = (version, undone.card)
        records.replace(act, [(record_id, version, card) for record_id, (version, card) in back.items()])
        act.log_many(
            (kind, record_id, version + 1, as_json(now[record_id][1]), as_json(card))
            for record_id, (version, card) in back.items()
        )
        outcome.restored += len(back)


def _take_away(act: Command, kind: str, rows: list[_Born], outcome: Outcome, progress: Progress) -> None:
    records, gone = KINDS[kind], 0
    for some in _in_parts(rows):
        gone += _take_some_away(act, kind, records, some, outcome)
        progress.step("Taking back", gone, len(rows))
    outcome.removed += gone


def _take_some_away(act: Command, kind: str, records: Records, some: Sequence[_Born], outcome: Outcome) -> int:
    now = records.read(act.conn, [one.id for one in some])
    there = [one for one in some if one.id in now]
    edited = {one.id for one in there if not _is_as_left(one, *now[one.id])}
    unchanged = [one.id for one in there if one.id not in edited]
    outcome.left.extend((kind, record_id, ("edited since",)) for record_id in sorted(edited))
    removed = records.remove(act, unchanged)
    act.log_many((kind, i, now[i][0] + 1, as_json(now[i][1]), None) for i in removed)
    return len(removed)


def _is_as_left(one: _Born, version: int, card: dict[str, Any]) -> bool:
    """Whether nothing of it was edited since, or every edit was taken back."""
    return version == one.version or card == one.card


def _in_parts(rows: Sequence[_T]) -> list[Sequence[_T]]:
    return [rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE)]
