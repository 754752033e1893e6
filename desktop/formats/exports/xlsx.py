"""Excel workbooks that hold text and nothing else: one visible sheet, no formula, no author, nothing hidden.

openpyxl makes the package (styles, workbook, properties, the head of the sheet). The rows are streamed into
the sheet as ready XML: turning each cell into an element is what takes openpyxl most of its time.
"""

import errno
import os
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain, islice
from typing import BinaryIO
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from desktop.domain.errors import UserError
from desktop.formats.exports.text import writable

MOST_ROWS = 1_048_575
"""What one sheet holds below its header."""

LONGEST = 32_767
"""What one cell holds, in the UTF-16 units Excel counts."""

CUT_MARK = " […]"
"""The end of a text that was too long for its cell."""


class TooMuchForExcel(UserError):
    """More than one sheet, or one Excel file, can hold."""


@dataclass(frozen=True, slots=True)
class CutCell:
    """A text too long for its cell: the row (0: the first below the header) and the column's header."""

    row: int
    header: str


@dataclass
class Written:
    """What went into the sheet."""

    rows: int = 0
    cut: list[CutCell] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Package:
    """A workbook without rows as openpyxl makes it, its sheet taken apart where the rows belong."""

    parts: list[tuple[str, bytes]]
    sheet: str
    head: bytes
    tail: bytes
    title_style: int
    text_style: int


def write_xlsx(
    stream: BinaryIO,
    name: str,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    expected: int,
    right_to_left: bool = False,
) -> Written:
    """Write a header and `expected` rows of text as a workbook with one sheet called `name`.

    Raises:
        TooMuchForExcel: one sheet or one file cannot hold them; nothing usable was written.
    """
    if expected > MOST_ROWS:
        raise _too_much(f"One Excel sheet holds {MOST_ROWS:,} contacts; these are {expected:,}.")
    iterator = iter(rows)
    first = list(islice(iterator, 200))
    package = _package(sheet_name(name), header, first, expected, right_to_left=right_to_left)
    written = Written()
    large = expected * len(header) * _CELL > zipfile.ZIP64_LIMIT
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for part, content in package.parts:
            archive.writestr(part, content)
        try:
            with archive.open(package.sheet, "w", force_zip64=large) as sheet:
                sheet.write(package.head)
                for block in _blocks(package, header, chain(first, iterator), written):
                    sheet.write(block)
                sheet.write(package.tail)
        except RuntimeError as failure:  # zipfile's own word for a part of more than 2 GiB
            raise _too_much("These contacts are too much for one Excel file.") from failure
    return written


def sheet_name(name: str) -> str:
    """The name as Excel takes it for a sheet: at most 31 characters, no brackets, colons or slashes."""
    visible = re.sub(r"\s+", " ", "".join(c if c.isprintable() else " " for c in name))
    clean = _shortened(re.sub(r"[\[\]:*?/\\]", "-", visible).strip(" '"), 31).strip(" '")
    return clean if clean and clean.casefold() != "history" else "Contacts"


_LEVEL = 3
_CELL = 100
"""Bytes of XML a full cell takes, generously: a part of more than 2 GiB must be announced beforehand."""

_ROWS_AT_ONCE = 500
_REMEMBERED = 20_000
_SHORT = 60
_NO_ROWS = re.compile(rb"<sheetData ?/>|<sheetData></sheetData>")
_ESCAPE_LOOKALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def _too_much(title: str) -> TooMuchForExcel:
    return TooMuchForExcel(title, "Nothing was written.", "Export a smaller list, or choose CSV.")


def _package(
    name: str, header: Sequence[str], first: Sequence[Sequence[str]], expected: int, *, right_to_left: bool
) -> _Package:
    book = Workbook(write_only=True)
    book.properties.creator = None
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.sheet_view.rightToLeft = right_to_left
    for index, width in enumerate(_widths(header, first), 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    title, text = WriteOnlyCell(sheet), WriteOnlyCell(sheet)
    title.font = Font(name="Calibri", family=2, size=11, bold=True)
    title.number_format = text.number_format = "@"  # what is typed over it stays a text, too
    styles = title.style_id, text.style_id  # asking is what enters them in the workbook
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        ExcelWriter(book, archive).write_data()  # `Workbook.save` would leave its zip open if the disk is full
    with zipfile.ZipFile(packed) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    (path,) = (part for part in parts if part.startswith("xl/worksheets/"))
    head, found, tail = _NO_ROWS.sub(b"\0", parts.pop(path)).partition(b"\0")
    if not found:  # lxml, where it is installed, does not say that its temporary file could not be written
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    dimension = f'<dimension ref="A1:{get_column_letter(max(len(header), 1))}{expected + 1}"/><sheetViews>'
    head = head.replace(b"<sheetViews>", dimension.encode(), 1) + b"<sheetData>"
    return _Package(list(parts.items()), path, head, b"</sheetData>" + tail, *styles)


def _widths(header: Sequence[str], first: Sequence[Sequence[str]]) -> Iterator[int]:
    for index, title in enumerate(header):
        longest = max((len(row[index]) for row in first), default=0)
        yield min(max(longest, len(title)) + 3, 50)


def _blocks(
    package: _Package, header: Sequence[str], rows: Iterable[Sequence[str]], written: Written
) -> Iterator[bytes]:
    """The rows as XML, many at once."""
    letters = [get_column_letter(index) for index in range(1, len(header) + 1)]
    texts = _Texts()
    yield _row(letters, header, 1, package.title_style, texts).encode()
    iterator = enumerate((_fitting(row, header, written) for row in rows), 2)
    style = package.text_style
    while block := [_row(letters, row, n, style, texts) for n, row in islice(iterator, _ROWS_AT_ONCE)]:
        yield "".join(block).encode()


def _row(letters: Sequence[str], row: Sequence[str], number: int, style: int, texts: "_Texts") -> str:
    rest = f'{number}" s="{style}" t="inlineStr"><is>'
    cells = [f'<c r="{letter}{rest}{texts[text]}</is></c>' for letter, text in zip(letters, row, strict=True) if text]
    return f'<row r="{number}">{"".join(cells)}</row>'


class _Texts(dict[str, str]):
    """Texts as XML. Short ones are remembered: outlets, roles and countries come again and again."""

    def __missing__(self, text: str) -> str:
        element = _element(text)
        if len(self) < _REMEMBERED and len(text) <= _SHORT:
            self[text] = element
        return element


def _element(text: str) -> str:
    if not text.isprintable() or text[0] == " " or text[-1] == " ":
        content = escape(_marked(writable(text)), {"\r": "&#13;"})  # a bare CR would be read back as LF
        return f'<t xml:space="preserve">{content}</t>'
    if "&" in text or "<" in text or ">" in text or "_x" in text:
        text = escape(_marked(text))
    return f"<t>{text}</t>"


def _marked(text: str) -> str:
    """The text with `_` escaped where Excel would read `_x0041_` as one character."""
    return _ESCAPE_LOOKALIKE.sub("_x005F_", text)


def _fitting(row: Sequence[str], header: Sequence[str], written: Written) -> Sequence[str]:
    """The row with texts too long for a cell cut and noted."""
    number, written.rows = written.rows, written.rows + 1
    if max(map(len, row), default=0) <= LONGEST // 2:
        return row
    fitting = [_shortened(text, LONGEST, CUT_MARK) for text in row]
    written.cut += [CutCell(number, title) for title, old, new in zip(header, row, fitting, strict=True) if old != new]
    return fitting


def _shortened(text: str, most: int, mark: str = "") -> str:
    """At most that many UTF-16 units, ending in `mark` where something was cut."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * most:
        return text
    return units[: 2 * (most - len(mark))].decode("utf-16-le", "ignore") + mark
