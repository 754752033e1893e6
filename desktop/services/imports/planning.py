"""Checking a file: every row is read in the child process, matched here, and given a verdict."""

import time
from dataclasses import asdict, replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from desktop.domain.columns import Mapping, mapping_to_json
from desktop.domain.contact import Card
from desktop.domain.importing import Policies, Verdict
from desktop.domain.matching import NOBODY, Likeness, Signs
from desktop.domain.merging import merge
from desktop.domain.progress import SILENT, Progress
from desktop.formats import sandbox
from desktop.formats.sheets import Preview, ReadOptions
from desktop.services.imports.frames import Frame, Head, Opened, frame_of, heads_of, ready_of, said
from desktop.services.imports.known import Directory, Known
from desktop.services.imports.plan import NOBODY as NO_ROW
from desktop.services.imports.plan import Plan
from desktop.services.imports.reading import ReadArgument
from desktop.services.imports.twins import Twins
from desktop.services.workspaces import Workspace
from desktop.storage import contacts, suppressions
from desktop.storage.bulk import uncollected
from desktop.storage.unchanged import unchanged

_STORED_SO = Likeness(100, sure=True, reasons=("nothing new",))
_READER = "desktop.services.imports.reading:frames"
_SHARED = ("desktop.services.imports.reading:drafts", "desktop.services.imports.frames:finished")
_MANY_ROWS = 5_000
"""From here on a second child is worth its start (0.3 s of a processor)."""


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
    with workspace.reading() as conn, uncollected():
        checker = _Checker(conn, plan)
        reader, then = _SHARED if file.row_count >= _MANY_ROWS else (_READER, "")
        for message in sandbox.run(reader, dict(reading_of(plan, workspace.clock().date())), then=then):
            at = time.perf_counter()
            checker.take(frame_of(message))
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
        "name": plan.file.name,
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
        self._suppressed = suppressions.asked_often(conn)

    def take(self, frame: Frame) -> None:
        """Match one frame of rows and add them to the plan."""
        heads = heads_of(frame)
        blocked = self._suppressed(e for head in heads for e in head.signs.emails)
        asked = [n for n, head in enumerate(heads) if not (head.reject or is_blocked(head.signs, blocked))]
        same = self._same(frame, set(asked))
        rest = [n for n in asked if n not in same]
        known = self._known.best_of([heads[n].signs for n in rest])
        matches = {n: Match(_STORED_SO, contact_id) for n, contact_id in same.items()}
        for n, best in zip(rest, known, strict=True):
            matches[n] = self._match(heads[n].signs, self._plan.rows + n, best)
        against = self._against(frame, {n: matches[n] for n in rest})
        self._plan.frames.append(frame)
        for n, head in enumerate(heads):
            match = matches.get(n)
            self._note(head, self._verdict(head, n, match, against), match)

    def _same(self, frame: Frame, among: set[int]) -> dict[int, int]:
        """The rows that say just what is known: place and contact. None could be more alike, nothing can be filled."""
        return {} if self._known.empty else unchanged(self._conn, ready_of(frame).tables, among)

    def _against(self, frame: Frame, matches: dict[int, Match]) -> "_Against":
        """What the rows that surely are somebody known are compared with."""
        sure = {n: one.contact_id for n, one in matches.items() if one.likeness.sure and one.contact_id != NO_ROW}
        if not sure:
            return _Against({}, {})
        lines = Opened(frame).lines
        known = contacts.read_cards(self._conn, sorted(set(sure.values())))
        return _Against(known, {n: said(lines[n])[0] for n in sure})

    def _match(self, signs: Signs, index: int, known: Known) -> Match:
        best = Match(*known)
        if best.likeness.sure:
            return best
        twin = self._twins.best(signs)
        if twin is not None and (twin.likeness.sure or twin.likeness.score > best.likeness.score):
            best = Match(twin.likeness, twin=twin.row)
        if not best.likeness.sure:
            self._twins.add(index, signs)
        elif best.twin != NO_ROW:
            self._twins.join(best.twin, signs)
        return best

    def _verdict(self, head: Head, place: int, match: Match | None, against: "_Against") -> Verdict:
        if head.reject:
            return Verdict.REJECTED
        if match is None:
            return Verdict.SUPPRESSED
        if match.likeness is NOBODY:
            return Verdict.NEW
        if match.likeness is _STORED_SO:
            return Verdict.UNCHANGED
        if match.twin != NO_ROW or not match.likeness.sure:
            return Verdict.DUPLICATE
        return verdict_against(against.cards[place], against.known[match.contact_id][1], self._plan.policies)

    def _note(self, head: Head, verdict: Verdict, match: Match | None) -> None:
        plan, index = self._plan, self._plan.rows
        plan.numbers.append(head.row)
        plan.codes.append(0)
        plan.set_verdict(index, verdict)
        plan.known.append(match.contact_id if match else NO_ROW)
        plan.twin.append(match.twin if match else NO_ROW)
        if match and match.likeness is not NOBODY and not match.likeness.sure:
            plan.reasons[index] = (match.likeness.score, match.likeness.reasons)


class _Against(NamedTuple):
    """The cards of the rows of a frame (by place) that surely are somebody known, and of those."""

    known: dict[int, tuple[int, Card]]
    cards: dict[int, Card]


def verdict_against(card: Card, known: Card, policies: Policies) -> Verdict:
    """What a row is to the contact it surely is."""
    merged = merge(known, card, policies)
    if merged.conflicts:
        return Verdict.CONFLICT
    return Verdict.FILL if merged.filled else Verdict.UNCHANGED


def is_blocked(signs: Signs, blocked: set[str]) -> bool:
    """Whether every address of a row must get nothing."""
    return bool(blocked) and bool(signs.emails) and all(e in blocked for e in signs.emails)
