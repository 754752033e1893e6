"""A look over a sheet's XML as bytes, before a parser makes cells of it: far cells, hidden rows, lost results.

A parser that keeps cells in a block from the first to the last one needs gigabytes for two cells in opposite
corners. This pass is fast: nothing is parsed but what stands out.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import IO

from defusedxml import ElementTree  # type: ignore[import-untyped]

from desktop.formats.sheets.nouns import LAST_ROW, column_letters

_CHUNK = 1 << 18
_FORMULAS_SHOW = 4  # a column of formulas shows in the first pieces
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b[^>]*?\shidden="(?:1|true)"[^>]*>')
_NUMBER = re.compile(rb'\sr="(\d+)"')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,4})(\d{1,10})"[^>]*?(/?)>')
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension\b[^>]*?\sref="(?:[A-Z]+\d+:)?([A-Z]+)(\d+)"')
_PREFIX = re.compile(rb"<(\w+:)?worksheet\b")
_NO_RESULT = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)

_ODS_TAG = re.compile(rb"<table:table(?:-row)?\s[^>]*>|<table:table-row>")
_ODS_NAME = re.compile(rb'table:name="([^"]*)"')
_ODS_REPEATED = re.compile(rb'table:number-rows-repeated="(\d{1,8})"')


@dataclass
class Scan:
    """What stood out on a sheet. Rows are numbers as the spreadsheet shows them; columns are counts."""

    last_row: int = 0
    last_column: int = 0
    rows: int = 0  # of those that have no number
    hidden: list[int] = field(default_factory=list)
    no_result: int = 0  # formulas without a saved result
    cells: int = 0  # known after `measure`

    @property
    def corner(self) -> str:
        """The name of the cell where the last row and the last column meet."""
        return f"{column_letters(self.last_column - 1)}{self.last_row}"

    @property
    def box(self) -> int:
        """How many cells a block from A1 to the last one has."""
        return self.last_row * self.last_column


def sheet_parts(path: Path) -> dict[str, str]:
    """The part of the container that holds each sheet; empty if the workbook does not tell."""
    with zipfile.ZipFile(path) as archive:
        try:
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        except (KeyError, ElementTree.ParseError):
            return {}
        names = set(archive.namelist())
    targets = {link.get("Id"): str(link.get("Target", "")) for link in links}
    found = {}
    for element in book.iter():
        if element.tag.rpartition("}")[2] == "sheet":
            identity = next((value for key, value in element.items() if key.endswith("}id")), None)
            target = targets.get(identity, "").lstrip("/")
            part = target if target.startswith("xl/") else f"xl/{target}"
            if part in names:
                found[str(element.get("name"))] = part
    return found


def scan(path: Path, part: str) -> Scan:
    """Look a sheet over once."""
    with zipfile.ZipFile(path) as archive, archive.open(part) as file:
        return scan_stream(file)


def scan_stream(file: IO[bytes]) -> Scan:
    """The same for a sheet's XML that is open."""
    seen = Scan()
    opening = b"<row"
    for place, chunk in enumerate(_whole_tags(file)):
        if not place:
            found = _PREFIX.search(chunk)
            opening = b"<" + ((found and found[1]) or b"") + b"row"
            _declared(seen, chunk)
        _last_cell(seen, chunk, opening)
        seen.hidden += _hidden_rows(chunk)
        if (place < _FORMULAS_SHOW or seen.no_result) and b"f>" in chunk:
            seen.no_result += len(_NO_RESULT.findall(chunk))
    return seen


def measure(path: Path, part: str) -> Scan:
    """Look at every cell that holds something; slow, for sheets that claim to be very large."""
    seen = Scan()
    with zipfile.ZipFile(path) as archive, archive.open(part) as file:
        for chunk in _whole_tags(file):
            for letters, digits, empty in _CELL.findall(chunk):
                if empty:
                    continue
                seen.cells += 1
                row, column = int(digits), column_number(letters)
                if row > seen.last_row or column > seen.last_column:
                    seen.last_row, seen.last_column = max(row, seen.last_row), max(column, seen.last_column)
    return seen


def column_number(letters: bytes) -> int:
    """A is 1, XFD is 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _hidden_rows(chunk: bytes) -> list[int]:
    """The numbers of the hidden rows. A search for the word: a pattern would try every cell of the piece."""
    found = []
    at = chunk.find(b'hidden="')
    while at >= 0:
        tag = _HIDDEN.match(chunk, chunk.rfind(b"<", 0, at))
        if tag and (number := _NUMBER.search(tag[0])):
            found.append(int(number[1]))
        at = chunk.find(b'hidden="', at + 1)
    return found


def _declared(seen: Scan, chunk: bytes) -> None:
    if found := _DIMENSION.search(chunk):
        seen.last_column, seen.last_row = column_number(found[1]), int(found[2])


def _last_cell(seen: Scan, chunk: bytes, opening: bytes) -> None:
    """The last row in this piece and the last cell in it: far cells stand at the end of a row or sheet."""
    if (at := chunk.rfind(opening)) >= 0 and (number := _NUMBER.search(chunk, at, at + 200)):
        seen.last_row = max(seen.last_row, int(number[1]))
    elif at >= 0:  # rows without numbers follow one another
        seen.rows += chunk.count(opening)
        seen.last_row = max(seen.last_row, seen.rows)
    at = chunk.rfind(b' r="')
    if at >= 0 and (cell := _CELL.search(chunk, max(chunk.rfind(b"<", 0, at), 0))):
        seen.last_column = max(seen.last_column, column_number(cell[1]))
        seen.last_row = max(seen.last_row, int(cell[2]))


def _whole_tags(file: IO[bytes]) -> Iterator[bytes]:
    """The part in pieces that end before the opening tag of a row, or at least before some tag."""
    rest = b""
    while chunk := file.read(_CHUNK):
        whole = rest + chunk
        row = whole.rfind(b"row ")
        cut = whole.rfind(b"<", 0, row) if row > 0 else whole.rfind(b"<")
        cut = len(whole) if cut <= 0 and len(whole) > 2 * _CHUNK else max(cut, 0)
        rest = whole[cut:]
        yield whole[:cut]
    yield rest


def ods_hidden(path: Path, sheet: str) -> frozenset[int]:
    """The numbers of the hidden and filtered rows of a sheet in an OpenDocument file."""
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml")
    if b'table:visibility="' not in content:
        return frozenset()
    hidden: set[int] = set()
    number, inside = 0, False
    for tag in _ODS_TAG.findall(content):
        if tag.startswith(b"<table:table "):
            named = _ODS_NAME.search(tag)
            inside, number = bool(named) and _unescaped(named[1] if named else b"") == sheet, 0
        elif inside:
            repeated = _ODS_REPEATED.search(tag)
            count = int(repeated[1]) if repeated else 1
            if b'table:visibility="collapse"' in tag or b'table:visibility="filter"' in tag:
                hidden.update(range(number + 1, number + 1 + min(count, LAST_ROW)))
            number += count
    return frozenset(hidden)


def _unescaped(name: bytes) -> str:
    return unescape(name.decode("utf-8", "replace"))
