"""From a file to a table: open the right reader, find the table, and say what there is."""

import gc
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from desktop.domain.errors import UnreadableFile
from desktop.formats.sheets import wire
from desktop.formats.sheets.glance import Glance
from desktop.formats.sheets.nouns import (
    DEFAULTS,
    LAST_COLUMN,
    NOTHING_CHANGED,
    Cell,
    EncodingUnknown,
    FileChanged,
    Preview,
    ReadOptions,
    spoken,
)
from desktop.formats.sheets.opening import open_source
from desktop.formats.sheets.passed import another_table
from desktop.formats.sheets.recognise import check_file, unreadable
from desktop.formats.sheets.source import Source
from desktop.formats.sheets.structure import HEAD, Head, Row, find_head, head_at, padded
from desktop.formats.sheets.table import Body, Choice, tables

_SAMPLE_ROWS = 1_000  # half of them from the start, half spread over the rest
_SAMPLE_CELLS = 400_000  # of a sheet with very many columns fewer rows are shown
_LONGEST = 2_000


@dataclass(frozen=True)
class Fingerprint:
    """Which file it was: the content's hash, and what shows cheaply that it changed."""

    sha256: str
    size: int
    stamp: tuple[int, int, int]


def fingerprint(path: Path) -> Fingerprint:
    """The file as it is now.

    Raises:
        UnreadableFile: its disk or the network failed.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
        return Fingerprint(digest.hexdigest(), path.stat().st_size, _stamp(path))
    except OSError:
        raise unreadable(
            path,
            "could not be read from where it is.",
            "Check the disk or the network, copy the file to this computer, and choose the copy.",
        ) from None


def _stamp(path: Path) -> tuple[int, int, int]:
    now = path.stat()
    return now.st_size, now.st_mtime_ns, now.st_ino


class Table:
    """A table that is open for reading, inside the child process.

    Attributes:
        header: the column names by position, as in `Preview.header`.
        header_row: as in `Preview`.
        sha256: of the file.
    """

    def __init__(self, path: Path, source: Source, body: Body, mark: Fingerprint) -> None:
        self._path, self._source, self._body, self._mark = path, source, body, mark
        self.header = body.header
        self.header_row = body.head.row
        self.sheet = source.sheet
        self.sha256 = mark.sha256

    def rows(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The data rows: the number as the spreadsheet shows it, and at least as many cells as the header.

        Raises:
            FileChanged: the file changed while it was read; what was yielded must not be used.
        """
        yield from self._body.rows()
        check_unchanged(self._path, self._mark)

    @property
    def left_out(self) -> tuple[str, ...]:
        """What was passed over, in sentences; complete when `rows` has ended."""
        return (*self._source.notes(), *self._body.passed.sentences())


def open_table(path: Path, options: ReadOptions = DEFAULTS, *, sha256: str = "") -> Table:
    """Open a file's table for reading. Only inside the sandbox: a hostile file may end the process.

    With `header_row`, `sheet`, `encoding` and `delimiter` of a `Preview` the table is the one shown there.

    Raises:
        EncodingUnknown: the letters can be read in several ways and `options.encoding` is not set.
        FileChanged: the content is not that of `sha256`, if given.
        UnreadableFile: there is no table to be had from the file.
    """
    check_file(path)
    mark = fingerprint(path)
    if sha256 and mark.sha256 != sha256:
        raise changed(path)
    source = open_source(path, options)
    if source.question and options.encoding is None:
        raise EncodingUnknown(
            f"The letters of {spoken(path)} can be read in more than one way.",
            NOTHING_CHANGED,
            "Choose the encoding in which the names look right.",
        )
    return Table(path, source, _largest(source, options), mark)


def tables_of(source: Source, options: ReadOptions) -> Iterator[Body]:
    """The tables on the sheet from top to bottom, or the one under the row of names that was chosen.

    Each must be read to its end before the next is asked for.
    """
    hidden = frozenset() if options.include_hidden_rows else source.hidden

    def choice(head: Head) -> Choice:
        return Choice(head, source.merges, hidden, options.take_totals)

    if options.header_row is not None:
        rows = list(islice(source.rows(), max(options.header_row + 3, HEAD)))
        yield Body(source.rows, choice(head_at(rows, options.header_row, source.merges)))
    else:
        rows = list(islice(source.rows(), HEAD))
        yield from tables(source.rows, find_head(rows, source.merges), choice)


def _largest(source: Source, options: ReadOptions) -> Body:
    found = tables_of(source, options)
    if options.header_row is not None:
        return next(found)
    return max(((body, sum(1 for _ in body.rows())) for body in found), key=itemgetter(1))[0]


def check_unchanged(path: Path, mark: Fingerprint) -> None:
    """Make sure that the file is still the one that was read.

    Raises:
        FileChanged: it is not.
    """
    try:
        same = _stamp(path) == mark.stamp or fingerprint(path).sha256 == mark.sha256
    except (OSError, UnreadableFile):
        same = False
    if not same:
        raise changed(path)


def changed(path: Path) -> FileChanged:
    """The error for a file that is not what it was."""
    return FileChanged(
        f"{spoken(path)} has changed since it was looked at.",
        NOTHING_CHANGED,
        "Save and close it in other programs, then choose it again.",
    )


_Sample = tuple[tuple[int, tuple[Cell, ...]], ...]


class _Found(NamedTuple):
    body: Body
    sample: _Sample
    rows: int


def look(path: Path, options: ReadOptions) -> Preview:
    """What `preview` says, made in this process."""
    check_file(path)
    mark = fingerprint(path)
    source = open_source(path, options, glance=True)
    found = _found(source, options)
    if source.glance and not is_all_told(source.glance, [each.body for each in found]):
        source = open_source(path, options)
        found = _found(source, options)
    body, sample, count = best = max(found, key=lambda each: each.rows)
    check_unchanged(path, mark)
    if not body.header and not count:
        raise unreadable(path, _no_cells(source), "Choose another sheet or file.")
    if len(body.header) > LAST_COLUMN:
        raise unreadable(path, f"has {len(body.header):,} columns; a table has at most {LAST_COLUMN:,}.")
    above = [another_table(each.rows, each.body.first_row) for each in found[: found.index(best)]]
    return Preview(
        path=path,
        kind=source.kind,
        sha256=mark.sha256,
        size=mark.size,
        sheets=source.sheets,
        sheet=source.sheet,
        encoding=source.encoding,
        encoding_question=source.question,
        delimiter=source.delimiter,
        header_row=body.head.row,
        header=body.header,
        sample=sample,
        row_count=count,
        column_count=sum(1 for name in body.header if name),
        left_out=(*source.notes(), *body.passed.sentences(), *above),
    )


def _found(source: Source, options: ReadOptions) -> list[_Found]:
    return [_Found(body, *_sample(body.rows(), len(body.header), source.glance)) for body in tables_of(source, options)]


def is_all_told(glance: Glance, found: Sequence[Body]) -> bool:
    """Whether a glance saw what there is: one table whose names are not repeated, and no row wider than it."""
    body = found[0]
    if not glance.is_sound or len(found) > 1 or body.passed.next_row or glance.width > len(body.header):
        return False
    return body.head.row < 0 or not glance.comes_again(body.head.row + 1, body.name_at)


def _no_cells(source: Source) -> str:
    return f"has no cells on sheet ‘{source.sheet}’." if source.sheet else "has no cells in it."


def _sample(rows: Iterator[tuple[int, Row]], width: int, glance: Glance | None) -> tuple[_Sample, int]:
    """The first rows, then rows spread evenly over the rest, in one pass; and how many rows there are."""
    most = max(min(_SAMPLE_ROWS, _SAMPLE_CELLS // max(width, 1)) // 2, 1)
    first = list(islice(rows, most))
    spread: list[tuple[int, Row]] = []
    step, count = 1, len(first)
    for place, row in enumerate(rows):
        count += 1
        if place % step == 0:
            spread.append(row)
            if len(spread) > most:
                spread, step = spread[::2], step * 2
    chosen = [*first, *spread]
    if glance:
        glance.complete(number for number, _ in chosen)
        chosen = [(number, padded(glance.row(number), width)) for number, _ in chosen]
    return tuple(map(_shown, chosen)), count


def _shown(row: tuple[int, Row]) -> tuple[int, tuple[Cell, ...]]:
    """A row of the sample; of a text longer than any value only the start."""
    number, cells = row
    return number, tuple(cell[:_LONGEST] if isinstance(cell, str) else cell for cell in cells)


def preview_frames(argument: dict[str, object]) -> Iterator[bytes]:
    """For the sandbox: the preview of `argument["path"]` as one frame."""
    gc.disable()  # nothing here makes cycles, and millions of cells are looked through for them
    options = ReadOptions(**argument["options"])  # type: ignore[arg-type] # made from a ReadOptions in `preview`
    yield wire.preview_to_bytes(look(Path(str(argument["path"])), options))
