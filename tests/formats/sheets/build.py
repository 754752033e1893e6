"""Files for the tests of sheets: workbooks, text, and parts of workbooks written by hand."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.errors import UserError
from desktop.formats.sheets import Preview, ReadOptions, open_table
from desktop.formats.sheets.reading import look

HEADER = ("Name", "E-mail", "Outlet")
PEOPLE = (
    ("Layla Haddad", "layla@annahar.example", "An Nahar"),
    ("José Núñez", "jose@elpais.example", "El País"),
    ("ليلى حداد", "leila@sawt.example", "صوت"),
)

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"'
    ' ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxml'
    'formats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(path: Path, rows: Sequence[Sequence[object]] = (HEADER, *PEOPLE)) -> Path:
    """An xlsx with one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))  # type: ignore[union-attr]
    book.save(path)
    return path


def text(path: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def csv_text(rows: Sequence[Sequence[str]] = (HEADER, *PEOPLE), delimiter: str = ",") -> str:
    return "".join(delimiter.join(row) + "\r\n" for row in rows)


def raw_xlsx(path: Path, sheet_data: str | bytes, parts: Mapping[str, str | bytes] = {}, head: str = "") -> Path:
    """An xlsx whose sheet is given as XML, to hold what no library would write."""
    inside = sheet_data.encode() if isinstance(sheet_data, str) else sheet_data
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="Press" sheetId="1"'
        ' r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/worksheet"'
        ' Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": b'<?xml version="1.0"?>\n<worksheet xmlns="'
        + _MAIN.encode()
        + b'">'
        + head.encode()
        + b"<sheetData>"
        + inside
        + b"</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (content | dict(parts)).items():
            archive.writestr(name, part)
    return path


def cell(name: str, value: str) -> str:
    return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'


def row(number: int, *values: str) -> str:
    cells = "".join(cell(f"{chr(65 + at)}{number}", value) for at, value in enumerate(values))
    return f'<row r="{number}">{cells}</row>'


def seen(path: Path, **options: object) -> Preview:
    """The preview, made in this process."""
    return look(path, ReadOptions(**options))  # type: ignore[arg-type]


def rows(path: Path, **options: object) -> list[list[object]]:
    """The data rows."""
    return [list(cells) for _, cells in open_table(path, ReadOptions(**options)).rows()]  # type: ignore[arg-type]


def refused(path: Path, **options: object) -> str:
    """What a person reads when the file cannot be read."""
    with pytest.raises(UserError) as caught:
        seen(path, **options)
    assert caught.value.safe == "Nothing was changed."
    assert caught.value.next_step
    return caught.value.title
