"""A glance at a large sheet: only those of its rows are parsed that somebody looks at.

To parse 100,000 rows takes a second; to find in the XML where they begin, a tenth of it. What decides which rows make
a table is parsed: the first and the last rows, rows with few values and those after them, and rows wider than the
first. Of all others it is enough to know that they are there; those of a sample are parsed when they are chosen.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from desktop.formats.sheets.scan import column_number
from desktop.formats.sheets.structure import Row

SMALLEST, LARGEST = 16_000_000, 150_000_000
"""Bytes of a sheet between which a glance is worth it, and fits the memory beside its strings."""

_FIRST, _LAST = 1_300, 600  # rows always parsed: where the head is looked for, where totals and notes stand
_FEW = 3  # a row with no more values may be blank, a heading or a note
_AFTER = 3  # rows below such a one that may be title and names of another table
_START = 1 << 16
_MOST = 0.25  # of the rows: with more to be parsed it takes as long as all
STRINGS, _SHEETS = "xl/sharedStrings.xml", "xl/worksheets/"
_ROW = re.compile(rb'<row r="(\d+)"')
_CELL = re.compile(rb'<c r="([A-Z]+)\d+"([^>]*)>(?:<v>(\d+)</v>)?')
_FULL = re.compile(rb"<row [^>]*>(?:(?:<c [^>]*/>)*+<c [^>]*+><v>[^<]*+</v></c>){%d}" % (_FEW + 1))
_BLANK = re.compile(rb"<t(?: [^>]*)?(?:/>|>\s*</t>)")
_STANDS_FOR_A_VALUE = "…"

Parse = Callable[[CalamineSheet], Iterator[Row]]


class Glance:
    """A large sheet of which some rows are parsed.

    Attributes:
        last: the number of the last row in the file, as the spreadsheet shows it.
        width: how many columns the first rows have.
        sheet: the rows that were parsed first, close together; its merged cells are those of the whole sheet.
        is_sound: whether all that was asked for could be parsed.
    """

    sheet: CalamineSheet
    width = 0
    is_sound = True

    def __init__(self, path: Path, part: str, name: str, parse: Parse) -> None:
        self._path, self._part, self._name, self._parse = path, part, name, parse
        with zipfile.ZipFile(path) as archive:
            self.xml = archive.read(part)
            self._strings = archive.read(STRINGS) if STRINGS in archive.namelist() else b""
        self._items: list[bytes] = []
        self._places: dict[int, tuple[int, int]] = {}
        self._ends: list[int] = []
        self.last = 0
        self._parsed: dict[int, Row] = {}
        self._rows: list[Row] = []

    def look(self) -> bool:
        """Parse what has to be; False if this is a sheet that must be parsed as a whole."""
        if not self._strings or b'"inlineStr"' in self.xml[:_START]:
            return False
        self._items = self._strings.removesuffix(b"</sst>").split(b"<si>")
        found = [(match.start(), int(match[1])) for match in _ROW.finditer(self.xml)]
        self._ends = [start for start, _ in found[1:]] + [self.xml.find(b"</sheetData>")]
        self._places = {number: (start, end) for (start, number), end in zip(found, self._ends, strict=False)}
        self.last = found[-1][1] if found else 0
        if not self._is_usual():
            return False
        wanted = self._telling()
        if len(wanted) > len(self._places) * _MOST:
            return False
        self.sheet = self._read(wanted)
        row: Row = [_STANDS_FOR_A_VALUE] * self.width
        blank: Row = []
        self._rows = [row if number in self._places else blank for number in range(1, self.last + 1)]
        self.complete(())
        return any(self._parsed[self.last])

    def rows(self) -> Iterator[Row]:
        """Every row from the first on. One that was not parsed shows something in each of its cells."""
        return iter(self._rows)

    def complete(self, numbers: Iterable[int]) -> None:
        """Parse these rows as well; `is_sound` tells whether that was possible."""
        wanted = [number for number in numbers if number not in self._parsed]
        try:
            if wanted:
                self._read(wanted)
        except (CalamineError, ValueError, IndexError):
            self.is_sound = False
        for number, row in self._parsed.items():
            self._rows[number - 1] = row

    def row(self, number: int) -> Row:
        """A row, as the spreadsheet shows its number."""
        return self._rows[number - 1]

    def comes_again(self, number: int, column: int) -> bool:
        """Whether the text in a cell (its row as the spreadsheet shows it, its column from 0) may stand in others."""
        cells = _CELL.findall(self.xml, *self._places[number])
        ids = [value for letters, kind, value in cells if column_number(letters) == column + 1 and b't="s"' in kind]
        if not ids or self.xml.count(b't="s"><v>%s</v>' % ids[0]) != 1:
            return True
        return self._strings.count(self._items[int(ids[0]) + 1].rstrip()) != 1

    def _is_usual(self) -> bool:
        """Whether rows are numbered upwards and values hold something, as nearly all programs write them."""
        numbers = list(self._places)
        whole = self.xml.count(b"<row") == len(numbers) == len(self._ends) and self._ends[-1:] > [0]
        return whole and b"<v></v>" not in self.xml and all(before < after for before, after in pairwise(numbers))

    def _telling(self) -> list[int]:
        """The rows that decide which rows make a table, and rows that are wider than the first ones."""
        numbers = list(self._places)
        xml, blanks = self.xml, self._blanks()
        wanted = set(numbers[:_FIRST] + numbers[-_LAST:])
        for place, (start, end) in enumerate(self._places.values()):
            last = xml.rfind(b"<v>", start, end)
            at = xml.rfind(b'<c r="', start, last) + 6 if last >= 0 else -1
            column = _column(xml[at : at + 3]) if last >= 0 else 0
            if place < _FIRST:
                self.width = max(self.width, column)
                continue
            if column > self.width or not self._has_values(start, end, blanks):
                wanted.update(numbers[place : place + 1 + _AFTER])
        return sorted(wanted)

    def _has_values(self, start: int, end: int, blanks: list[bytes]) -> bool:
        """Whether a row has more than a few values that are not blank."""
        if not blanks and _FULL.match(self.xml, start, end):
            return True
        needed = _FEW + 1 + sum(self.xml.count(blank, start, end) for blank in blanks)
        for _ in range(needed):
            start = self.xml.find(b"<v>", start, end) + 1
            if not start:
                return False
        return True

    def _blanks(self) -> list[bytes]:
        """The values of cells whose strings are blank."""
        if not _BLANK.search(self._strings):
            return []
        return [b"<v>%d</v>" % place for place, item in enumerate(self._items[1:]) if _BLANK.search(item)]

    def _read(self, numbers: Sequence[int]) -> CalamineSheet:
        ids: dict[bytes, int] = {}
        rows = []
        for new, number in enumerate(numbers, 1):
            start, end = self._places[number]
            cells = _CELL.sub(lambda cell, new=new: _moved(cell, new, ids), self.xml[start:end])  # type: ignore[misc]
            rows.append(_ROW.sub(b'<row r="%d"' % new, cells, count=1))
        strings = [self._items[0], *(self._items[int(one) + 1] for one in ids)]
        head, tail = self.xml[: self._places[next(iter(self._places))][0]], self.xml[self._ends[-1] :]
        book = self._workbook(b"".join((head, *rows, tail)), b"<si>".join(strings) + b"</sst>")
        sheet = book.get_sheet_by_name(self._name)
        blank: Row = []
        self._parsed |= dict.fromkeys(numbers, blank) | dict(zip(numbers, self._parse(sheet), strict=False))
        return sheet

    def _workbook(self, sheet: bytes, strings: bytes) -> CalamineWorkbook:
        """The workbook with these rows of the sheet and their strings alone."""
        return _without_sheets(self._path, {self._part: sheet, STRINGS: strings})


def names_only(path: Path) -> CalamineWorkbook:
    """The workbook without cells, to ask it for its sheets."""
    return _without_sheets(path, {})


def _without_sheets(path: Path, instead: dict[str, bytes]) -> CalamineWorkbook:
    made = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(made, "w") as thin:
        for name in archive.namelist():
            if name in instead:
                thin.writestr(name, instead[name])
            elif name != STRINGS and not name.startswith(_SHEETS):
                thin.writestr(name, archive.read(name))
    made.seek(0)
    return CalamineWorkbook.from_filelike(made)


def _moved(cell: "re.Match[bytes]", row: int, ids: dict[bytes, int]) -> bytes:
    """A cell in another row of the thin sheet, its string by the number it has there."""
    letters, kind, value = cell.groups(b"")
    if b't="s"' in kind and not kind.endswith(b"/"):
        value = b"%d" % ids.setdefault(value, len(ids))
    return b'<c r="%s%d"%s>%s' % (letters, row, kind, b"<v>%s</v>" % value if value else b"")


@cache
def _column(start: bytes) -> int:
    """The number of a cell's column, from the first three letters and digits of its name."""
    return column_number(start.rstrip(b'0123456789"'))
