"""Sheets of workbooks (xlsx, xlsm, xls, xlsb, ods), as python-calamine reads them."""

import contextlib
import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desktop.domain.errors import UnreadableFile
from desktop.formats.sheets import scan
from desktop.formats.sheets.archive import Damaged, broken
from desktop.formats.sheets.glance import LARGEST, SMALLEST, STRINGS, Glance, names_only
from desktop.formats.sheets.nouns import LAST_COLUMN, LAST_ROW, Cell, ReadOptions, SheetInfo, counted
from desktop.formats.sheets.recognise import protected, unreadable
from desktop.formats.sheets.source import Source
from desktop.formats.sheets.structure import HEAD, Merge, Row, find_head, name_count
from desktop.formats.sheets.table import Rows

LARGEST_BLOCK = 28_000_000  # cells of a block, empty ones too, that fit the reader's memory: 1,048,576 x 26
MOST_STREAMED = 3_000_000  # cells that can be read one by one in the time there is
_EXACT = 10**15  # beyond it a spreadsheet has already lost digits
_SHEETS_TRIED = 12
_ENOUGH_NAMES = 2
_AS_CSV = "Open it in a spreadsheet program, save the sheet you need as CSV (UTF-8), and import that."


@dataclass(frozen=True)
class _Sheet:
    """One sheet, read."""

    info: SheetInfo
    rows: Rows
    merges: tuple[Merge, ...] = ()
    hidden: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    glance: Glance | None = None


@contextlib.contextmanager
def _foreign_errors(path: Path) -> Iterator[None]:
    """What the parser raises, as errors of ours. It panics on some damage, and a panic is no `Exception`."""
    try:
        yield
    except PasswordError:
        raise protected(path) from None
    except (CalamineError, OSError, ValueError) as error:
        if "limit exceeded" in str(error):
            raise unreadable(path, "is too large: it has more cells than can be read.", _AS_CSV) from None
        raise broken(path) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise broken(path) from None


class _Book:
    """A workbook: its sheets by name, read when asked."""

    def __init__(self, path: Path, kind: str, *, glance: bool) -> None:
        self.path, self.kind, self._glance = path, kind, glance
        with _foreign_errors(path):
            book = names_only(path) if glance and kind == "xlsx" else self._book
            metadata = book.sheets_metadata
        self.infos = [
            SheetInfo(meta.name, _visibility(meta)) for meta in metadata if meta.typ == SheetTypeEnum.WorkSheet
        ]
        self._parts = scan.sheet_parts(path) if kind == "xlsx" else {}

    @cached_property
    def _book(self) -> CalamineWorkbook:
        with _foreign_errors(self.path):
            return CalamineWorkbook.from_path(self.path)

    def read(self, info: SheetInfo) -> _Sheet:
        part = self._parts.get(info.name)
        glance = self._glance_of(info, part) if part and self._glance else None
        seen = scan.scan_stream(io.BytesIO(glance.xml)) if glance else self._scan(part)
        streamed = part is not None and self._must_stream(info, part, seen)
        notes = (_no_results(seen.no_result),) if seen.no_result else ()
        if glance and not streamed and self._is_enough(glance):
            info = SheetInfo(info.name, info.hidden, glance.last)
            return _Sheet(info, glance.rows, _merges(glance.sheet), frozenset(seen.hidden), notes, glance)
        if streamed:
            return _streamed(self.path, info, frozenset(seen.hidden), notes)
        sheet = None
        with contextlib.suppress(Damaged), _foreign_errors(self.path):
            sheet = self._book.get_sheet_by_name(info.name)
        if sheet is None or sheet.end is None:  # broken, or said to be empty: another reader may know better
            return _second_opinion(self.path, self.kind, info, damaged=sheet is None)
        hidden = scan.ods_hidden(self.path, info.name) if self.kind == "ods" else frozenset(seen.hidden)
        counted_info = SheetInfo(info.name, info.hidden, sheet.end[0] + 1)
        return _Sheet(counted_info, lambda: rows_of(sheet), _merges(sheet), hidden, notes)

    def _scan(self, part: str | None) -> scan.Scan:
        return scan.scan(self.path, part) if part else scan.Scan()

    def _glance_of(self, info: SheetInfo, part: str) -> Glance | None:
        """A large sheet, to parse only some of its rows."""
        with zipfile.ZipFile(self.path) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
        if sizes[part] < SMALLEST or max(sizes[part], sizes.get(STRINGS, 0)) > LARGEST:
            return None
        with contextlib.suppress(zipfile.BadZipFile, zlib.error):  # the parser says better what is broken
            return Glance(self.path, part, info.name, rows_of)
        return None

    def _is_enough(self, glance: Glance) -> bool:
        with contextlib.suppress(Damaged), _foreign_errors(self.path):
            return glance.look()
        return False

    def _must_stream(self, info: SheetInfo, part: str, seen: scan.Scan) -> bool:
        """Whether the sheet's cells are too far apart for a block."""
        if seen.last_row > LAST_ROW or seen.last_column > LAST_COLUMN:
            raise self._impossible(info, seen)
        if seen.box <= LARGEST_BLOCK:
            return False
        exact = scan.measure(self.path, part)
        if exact.box <= LARGEST_BLOCK:
            return False
        if exact.cells <= MOST_STREAMED:
            return True
        raise unreadable(
            self.path,
            f"is too large: sheet ‘{info.name}’ has {exact.last_row:,} rows and {exact.last_column:,} columns (up to"
            f" cell {exact.corner}).",
            _AS_CSV,
        )

    def _impossible(self, info: SheetInfo, seen: scan.Scan) -> UnreadableFile:
        return unreadable(
            self.path,
            f"is not a real workbook: sheet ‘{info.name}’ claims {seen.last_row:,} rows and {seen.last_column:,}"
            f" columns; a sheet has at most {LAST_ROW:,} rows and {LAST_COLUMN:,} columns.",
            _AS_CSV,
        )


def workbook(path: Path, kind: str, options: ReadOptions, *, glance: bool = False) -> Source:
    """The sheet of a workbook that `options` name, else the first one that looks like a list of contacts.

    Args:
        glance: parse of a large sheet only what tells where its table is.

    Raises:
        UnreadableFile: damaged, protected, too large, or without the sheet.
    """
    book = _Book(path, kind, glance=glance)
    sheets = {info.name: info for info in book.infos}
    if options.sheet is not None:
        if options.sheet not in sheets:
            there = ", ".join(f"‘{name}’" for name in sheets)
            raise unreadable(path, f"has no sheet ‘{options.sheet}’.", f"Choose one of its sheets: {there}.")
        chosen = book.read(sheets[options.sheet])
    else:
        chosen = _best(book)
    sheets[chosen.info.name] = chosen.info
    notes = (*chosen.notes, *_other_sheets(sheets, chosen.info.name))
    return Source(
        kind,
        chosen.rows,
        tuple(sheets.values()),
        chosen.info.name,
        chosen.merges,
        chosen.hidden,
        notes=lambda: notes,
        glance=chosen.glance,
    )


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    return tuple((top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())


def _best(book: _Book) -> _Sheet:
    """The first visible sheet with known column names and rows under them; else the largest visible one."""
    open_ones = [info for info in book.infos if not info.hidden] or book.infos
    if not open_ones:
        raise unreadable(book.path, "has no sheet with cells.", "Choose another file.")
    if len(open_ones) == 1:
        return book.read(open_ones[0])
    best: tuple[tuple[bool, int], _Sheet] | None = None
    for info in open_ones[:_SHEETS_TRIED]:
        sheet = book.read(info)
        named, size = _worth(sheet)
        if named and size > 1:
            return sheet
        if best is None or (named, size) > best[0]:
            best = ((named, size), sheet)
    assert best is not None  # noqa: S101 - there is at least one sheet
    return best[1]


def _worth(sheet: _Sheet) -> tuple[bool, int]:
    """Whether the sheet has known column names, and how many rows it has under them."""
    rows = [row for _, row in zip(range(HEAD), sheet.rows(), strict=False)]
    head = find_head(rows, sheet.merges)
    named = head.row >= 0 and name_count(rows[head.row]) >= _ENOUGH_NAMES
    return named, max((sheet.info.rows or len(rows)) - head.body, 0)


def _other_sheets(sheets: dict[str, SheetInfo], chosen: str) -> list[str]:
    others = [info for name, info in sheets.items() if name != chosen]
    said = [f"Sheet ‘{info.name}’ is hidden" for info in others if info.hidden]
    plain_ones = [f"‘{info.name}’" for info in others if not info.hidden]
    if plain_ones:
        said.append(f"{counted(len(plain_ones), 'other sheet', 'other sheets')}: {', '.join(plain_ones)}")
    return said


def _no_results(count: int) -> str:
    cells = counted(count, "formula has", "formulas have")
    return (
        f"{cells} no saved result and is read as empty"
        if count == 1
        else f"{cells} no saved results and are read as empty"
    )


def _visibility(meta: SheetMetadata) -> str:
    if meta.visible == SheetVisibleEnum.Visible:
        return ""
    return "hidden" if meta.visible == SheetVisibleEnum.Hidden else "very hidden"


def rows_of(sheet: CalamineSheet) -> Iterator[Row]:
    """The rows from the sheet's first on, in the sheet's own columns; whole numbers without a fraction."""
    left = [""] * (sheet.start[1] if sheet.start else 0)
    for cells in sheet.iter_rows():
        row = [
            cell
            if cell.__class__ is str
            else (int(cell) if cell.__class__ is float and cell % 1 == 0 and cell < _EXACT else plain(cell))
            for cell in cells
        ]
        yield left + row if left else row


def plain(cell: Any) -> Cell:
    """A cell in the terms of this program: 447911123456.0 is a whole number, a duration is text."""
    if cell.__class__ is float:
        return int(cell) if cell % 1 == 0 and cell < _EXACT else cell
    if isinstance(cell, dt.timedelta):
        minutes = cell // dt.timedelta(minutes=1)
        return f"{minutes // 60}:{minutes % 60:02}"
    known: Cell = "" if cell is None else cell
    return known


def _streamed(path: Path, info: SheetInfo, hidden: frozenset[int], notes: tuple[str, ...]) -> _Sheet:
    from desktop.formats.sheets.second import rows_by_openpyxl

    return _Sheet(info, rows_by_openpyxl(path, info.name), (), hidden, notes)


def _second_opinion(path: Path, kind: str, info: SheetInfo, *, damaged: bool) -> _Sheet:
    from desktop.formats.sheets.second import rows_by_openpyxl

    if kind == "xlsx":
        rows = rows_by_openpyxl(path, info.name)
        try:
            if next(iter(rows()), None) is not None:
                return _Sheet(info, rows)
        except UnreadableFile:
            if damaged:
                raise
    if damaged:
        raise broken(path)
    return _Sheet(SheetInfo(info.name, info.hidden, 0), lambda: iter(()))
