"""Checking a file: every row is read in the child process, matched here, and given a verdict."""

import time
from dataclasses import asdict, replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from desktop.domain.columns import Mapping, mapping_to_json
from desktop.domain.contact import Card
from desktop.domain.importing import Policies, Verdict
from desktop.domain.matching import NOBODY, Likeness, likeness
from desktop.domain.merging import merge
from desktop.domain.progress import SILENT, Progress
from desktop.formats import sandbox
from desktop.formats.sheets import Preview, ReadOptions
from desktop.services.imports.known import Directory, Lookup
from desktop.services.imports.plan import NOBODY as NO_ROW
from desktop.services.imports.plan import Plan
from desktop.services.imports.reading import ReadArgument, StagedRow, unpacked
from desktop.services.imports.twins import Twins
from desktop.services.workspaces import Workspace
from desktop.storage import contacts, suppressions

_READER = "desktop.services.imports.reading:frames"


class Match(NamedTuple):
    """Whom a row is, or may be: a known contact, or an earlier row of the file."""

    likeness: Likeness
    contact_id: int = NO_ROW
    twin: int = NO_ROW


def check(
    workspace: Workspace,
    file: Preview,
    mapping: Mapping,
    policies: Policies | None = None,
    *,
    options: ReadOptions | None = None,
    progress: Progress = SILENT,
) -> Plan:
    """Read, normalise and match the whole file; nothing is written.

    Raises:
        UnreadableFile: the file changed, vanished, or cannot be read to its end.
        Cancelled: `progress` said so.
    """
    plan = Plan(file, options or ReadOptions(), mapping, policies or Policies())
    began = time.perf_counter()
    matching = 0.0
    with workspace.reading() as conn:
        checker = _Checker(conn, plan)
        for frame in sandbox.run(_READER, dict(reading_of(plan, workspace.clock().date()))):
            at = time.perf_counter()
            checker.take(frame)
            matching += time.perf_counter() - at
            progress.step("Checking rows", plan.rows, file.row_count)
    plan.seconds["read"] = time.perf_counter() - began - matching
    plan.seconds["match"] = matching
    return plan


def reading_of(plan: Plan, today: date, rows: list[int] | None = None) -> ReadArgument:
    """What the child process needs to read the plan's file, exactly as it was previewed."""
    chosen = replace(
        plan.options,
        sheet=plan.options.sheet or plan.file.sheet,
        header_row=plan.file.header_row,
        encoding=plan.options.encoding or plan.file.encoding,
        delimiter=plan.options.delimiter or plan.file.delimiter,
    )
    return {
        "path": str(plan.file.path),
        "name": plan.file.path.name,
        "sha256": plan.file.sha256,
        "options": asdict(chosen),
        "mapping": mapping_to_json(plan.mapping),
        "today": today.isoformat(),
        "rows": rows or [],
    }


class _Checker:
    """Gives each row its verdict, frame by frame."""

    def __init__(self, conn: Connection, plan: Plan) -> None:
        self._conn = conn
        self._plan = plan
        self._known = Directory(conn)
        self._twins = Twins()
        self._suppressions = suppressions.any_stored(conn)

    def take(self, frame: bytes) -> None:
        """Match one frame of rows and add them to the plan."""
        rows = unpacked(frame)
        blocked = self._blocked(rows)
        lookup = self._known.candidates([row.signs for row in rows])
        start = self._plan.rows
        matches = [self._match(row, start + n, lookup, blocked) for n, row in enumerate(rows)]
        ids = [m.contact_id for m in matches if m and m.likeness.sure and m.contact_id != NO_ROW]
        cards = contacts.read_cards(self._conn, ids) if ids else {}
        self._plan.frames.append(frame)
        for row, match in zip(rows, matches, strict=True):
            verdict = self._verdict(row, match, cards)
            self._note(row, verdict, match)

    def _blocked(self, rows: list[StagedRow]) -> set[str]:
        if not self._suppressions:
            return set()
        return suppressions.suppressed_keys(self._conn, [e for row in rows for e in row.signs.emails])

    def _match(self, row: StagedRow, index: int, lookup: Lookup, blocked: set[str]) -> Match | None:
        if row.reject or is_blocked(row, blocked):
            return None
        best = best_known(row, lookup, self._known)
        if best.likeness.sure:
            return best
        twin = self._twins.best(row.signs)
        if twin is not None and (twin.likeness.sure or twin.likeness.score > best.likeness.score):
            best = Match(twin.likeness, twin=twin.row)
        if not best.likeness.sure:
            self._twins.add(index, row.signs)
        elif best.twin != NO_ROW:
            self._twins.join(best.twin, row.signs)
        return best

    def _verdict(self, row: StagedRow, match: Match | None, cards: dict[int, tuple[int, Card]]) -> Verdict:
        if row.reject:
            return Verdict.REJECTED
        if match is None:
            return Verdict.SUPPRESSED
        if match.likeness is NOBODY:
            return Verdict.NEW
        if match.twin != NO_ROW or not match.likeness.sure:
            return Verdict.DUPLICATE
        return verdict_against(row, cards[match.contact_id][1], self._plan.policies)

    def _note(self, row: StagedRow, verdict: Verdict, match: Match | None) -> None:
        plan, index = self._plan, self._plan.rows
        plan.numbers.append(row.row)
        plan.codes.append(0)
        plan.set_verdict(index, verdict)
        plan.known.append(match.contact_id if match else NO_ROW)
        plan.twin.append(match.twin if match else NO_ROW)
        if match and match.likeness is not NOBODY and not match.likeness.sure:
            plan.reasons[index] = (match.likeness.score, match.likeness.reasons)


def verdict_against(row: StagedRow, known: Card, policies: Policies) -> Verdict:
    """What a row is to the contact it surely is."""
    merged = merge(known, row.card, policies)
    if merged.conflicts:
        return Verdict.CONFLICT
    return Verdict.FILL if merged.filled else Verdict.UNCHANGED


def is_blocked(row: StagedRow, blocked: set[str]) -> bool:
    """Whether every address of a row must get nothing."""
    return bool(blocked) and bool(row.signs.emails) and all(e in blocked for e in row.signs.emails)


def best_known(row: StagedRow, lookup: Lookup, known: Directory) -> Match:
    """The known contact a row is most like; surely, or perhaps."""
    best = Match(NOBODY)
    for candidate in lookup.of(row.signs).values():
        alike = likeness(row.signs, candidate.signs())
        if (alike.sure, alike.score) > (best.likeness.sure, best.likeness.score):
            best = Match(alike, candidate.id)
    if best.likeness.sure or not row.signs.name:
        return best
    for candidate in known.people_of(row.signs.outlet):
        alike = likeness(row.signs, candidate.signs())
        if (alike.sure, alike.score) > (best.likeness.sure, best.likeness.score):
            best = Match(alike, candidate.id)
    return best
