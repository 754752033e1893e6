"""Tables in text files: comma, semicolon, TAB or bar between the cells, quotes around those that need it."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice

from desktop.formats.sheets.encodings import Letters
from desktop.formats.sheets.source import Source
from desktop.formats.sheets.structure import Row

Lines = Callable[[], Iterator[str]]  # the lines from the first on, as often as it is called

DELIMITERS = ",;\t|"
NO_DELIMITER = "\x1f"  # a file of one column
_SAMPLE_LINES = 400
_SAMPLE_SIZE = 200_000
_END = "\x02end\x02"  # stands after the last line; a quote that is still open swallows it
_CONSISTENT = 10  # rows of one width that make a delimiter certain, whatever stands around them
_SEP = "sep="
_BATCH = 512
_TOO_LONG = "\x02too long\x02"
_BREAK = re.compile(r"\r\n|\r|\n")


def delimited(lines: Lines, letters: Letters, delimiter: str | None) -> Source:
    """The table in a text, with the delimiter found if none is given."""
    skipped, found = look(lines)
    text = _Text(lines, skipped, delimiter or found)
    return Source(
        "csv",
        text.rows,
        encoding=letters.encoding,
        question=letters.question,
        delimiter="" if text.delimiter == NO_DELIMITER else text.delimiter,
        notes=lambda: (*letters.notes, *text.notes()),
    )


def look(lines: Lines) -> tuple[int, str]:
    """How many lines are for spreadsheet programs only (`sep=;`), and the delimiter."""
    some = _some(lines)
    first = some[0].strip().strip('"').lower() if some else ""
    if first.startswith(_SEP) and len(first) <= len(_SEP) + 1:
        return 1, first[len(_SEP) :] or "\t"
    return 0, guess_delimiter(some)


def guess_delimiter(lines: Sequence[str]) -> str:
    """The delimiter that gives most rows the same number of cells, and of those the one with most cells."""
    best, most = NO_DELIMITER, (0.0, 0)
    for candidate in DELIMITERS:
        widths = Counter(len(row) for row in _parsed(lines, candidate) if row)
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
        many = sum(wide.values()) * 2 >= widths.total() or count >= _CONSISTENT
        rate = (round(count / widths.total(), 1), width)
        if many and rate > most:
            best, most = candidate, rate
    return best


def _parsed(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return []


def _some(lines: Lines) -> list[str]:
    some, size = [], 0
    with closing(lines()) as open_lines:  # type: ignore[type-var] # generators close
        for line in islice(open_lines, _SAMPLE_LINES):
            some.append(line)
            size += len(line)
            if size > _SAMPLE_SIZE:
                break
    return some


def _breaks(row: Sequence[str]) -> int:
    return sum(len(_BREAK.findall(cell)) for cell in row)


@dataclass
class _Text:
    """The rows of a text, and what was odd about them."""

    lines: Lines
    skipped: int
    delimiter: str
    broken: int = 0  # number of the row with a quote that is never closed
    lost: int = 0  # lines from there on
    swallowed: list[int] = field(default_factory=list)  # rows with a cell that looks like rows

    def rows(self) -> Iterator[Row]:
        self.broken = self.lost = 0
        self.swallowed = []
        with closing(self.lines()) as lines:  # type: ignore[type-var] # files and generators close
            reader = csv.reader(chain(islice(lines, self.skipped, None), (_END,)), delimiter=self.delimiter)
            number = line = 0
            more = True
            while more:
                batch: list[list[str]] = []
                more = self._fill(batch, reader)
                long = reader.line_num > line + len(batch)
                if not more:
                    self._check_end(number, batch, reader.line_num - line, lines)
                if long:
                    self._check_long(number, batch)
                number, line = number + len(batch), reader.line_num
                yield from batch

    def _fill(self, batch: list[list[str]], reader: Iterator[list[str]]) -> bool:
        """Add the next rows; whether more follow."""
        try:
            batch.extend(islice(reader, _BATCH))
        except csv.Error:  # a cell larger than any spreadsheet's: its quote was never closed
            batch.append([_TOO_LONG])
            return False
        return len(batch) == _BATCH

    def _check_end(self, before: int, batch: list[list[str]], lines: int, rest: Iterator[str]) -> None:
        """Take the end mark off the last rows, with the row that swallowed it."""
        if batch and batch[-1] != [_END]:
            self.broken = before + len(batch)
            self.lost = max(lines - sum(1 + _breaks(row) for row in batch[:-1]), 1) + sum(1 for _ in rest)
            self.lost -= batch[-1] != [_TOO_LONG]  # the end mark is no line of the file
        del batch[-1:]

    def _check_long(self, before: int, batch: Sequence[Sequence[str]]) -> None:
        """Rows over several lines: is one of their cells rows in truth, swallowed by a missing quote?"""
        for number, row in enumerate(batch, before + 1):
            least = max(len(row) - 1, 2)
            if any("\n" in cell and cell.count(self.delimiter) >= least for cell in row):
                self.swallowed.append(number)

    def notes(self) -> tuple[str, ...]:
        said = []
        if self.swallowed:
            said.append(
                f"Row {self.swallowed[0]:,} has a cell that looks like several rows: a quotation mark may be missing"
            )
        if self.broken:
            said.append(
                f"Row {self.broken:,} ends in the middle of a quote: the rows before it are read, the last"
                f" {self.lost:,} {'line' if self.lost == 1 else 'lines'} of the file are not"
            )
        return tuple(said)
