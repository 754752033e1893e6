"""The plan of an import: every row with its verdict, nothing written yet.

Rows are kept as the deflated frames the child sent (a tenth of their size as objects), their verdicts in flat
arrays, so that a million rows fit; a row is unpacked when somebody looks at it.
"""

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.domain.columns import Mapping
from desktop.domain.importing import Choice, Decision, Policies, Verdict
from desktop.formats.sheets import Preview, ReadOptions
from desktop.services.imports.frames import (
    ROWS_PER_FRAME,
    Frame,
    Opened,
    Ready,
    StagedRow,
    line_of,
    ready_of,
    row_at,
    unpacked,
)

CODES = tuple(Verdict)
NOBODY = -1


@dataclass
class Plan:
    """A checked file. `rows` is how many rows were read; every one has a verdict.

    Attributes:
        known: per row the id of the contact it is or may be, or -1.
        twin: per row the index of the earlier row it is or may be, or -1.
        reasons: why a row is doubtful, with its score.
        decisions, mended: what a person said since; both may be changed until `apply`.
        seconds: per phase, for the report.
    """

    file: Preview
    options: ReadOptions
    mapping: Mapping
    policies: Policies
    frames: list[Frame] = field(default_factory=list)
    numbers: "array[int]" = field(default_factory=lambda: array("q"))
    codes: bytearray = field(default_factory=bytearray)
    known: "array[int]" = field(default_factory=lambda: array("q"))
    twin: "array[int]" = field(default_factory=lambda: array("q"))
    reasons: dict[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    decisions: dict[int, Decision] = field(default_factory=dict)
    mended: dict[int, StagedRow] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    outlets_new: int = 0
    _cache: tuple[int, Opened] = (NOBODY, Opened(Frame(b"", b"", b"")))

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return len(self.codes)

    def verdict(self, index: int) -> Verdict:
        """What becomes of one row."""
        return CODES[self.codes[index]]

    def set_verdict(self, index: int, verdict: Verdict) -> None:
        """Say what becomes of one row."""
        self.codes[index] = CODES.index(verdict)

    def counts(self) -> dict[Verdict, int]:
        """How many rows of each verdict; the sum is `rows`."""
        found = Counter(self.codes)
        return {verdict: found.get(code, 0) for code, verdict in enumerate(CODES)}

    def indexes(self, verdict: Verdict) -> list[int]:
        """The rows of one verdict, in file order."""
        code = CODES.index(verdict)
        return [index for index, one in enumerate(self.codes) if one == code]

    def is_open(self, index: int) -> bool:
        """Whether a row stays out until somebody decides: it is doubtful or rejected."""
        if index in self.decisions:
            return False
        verdict = self.verdict(index)
        if verdict is Verdict.DUPLICATE and index not in self.reasons:
            return self.is_open(self.twin[index])  # it goes where the earlier row goes
        return verdict in (Verdict.REJECTED, Verdict.DUPLICATE)

    def is_left_out(self, index: int) -> bool:
        """Whether `apply` will pass this row over."""
        decision = self.decisions.get(index)
        if decision is not None and decision.choice is Choice.LEAVE_OUT:
            return True
        if decision is None and self.verdict(index) is Verdict.DUPLICATE and index not in self.reasons:
            return self.is_left_out(self.twin[index])
        return self.is_open(index) or self.verdict(index) in (Verdict.SUPPRESSED, Verdict.UNCHANGED)

    def staged(self, index: int) -> StagedRow:
        """One row, unpacked."""
        if index in self.mended:
            return self.mended[index]
        frame, place = self._opened(index)
        return row_at(frame, place)

    def line(self, index: int) -> bytes:
        """One row as JSON, for `reading.said`: a tenth of its size as objects."""
        if index in self.mended:
            return line_of(self.mended[index])
        frame, place = self._opened(index)
        return frame.lines[place]

    def _opened(self, index: int) -> tuple[Opened, int]:
        number, place = divmod(index, ROWS_PER_FRAME)
        held = self._cache  # one reading of it: rows are looked at from several threads
        if held[0] != number:
            held = self._cache = (number, Opened(self.frames[number]))
        return held[1], place

    def all_staged(self) -> Iterator[tuple[int, StagedRow]]:
        """Every row with its index, in file order."""
        index = 0
        for frame in self.frames:
            for row in unpacked(frame):
                yield index, self.mended.get(index, row)
                index += 1

    def all_ready(self) -> Iterator[tuple[int, Ready]]:
        """Every frame's rows as they would be written, led by the index of the first."""
        for number, frame in enumerate(self.frames):
            yield number * ROWS_PER_FRAME, ready_of(frame)
