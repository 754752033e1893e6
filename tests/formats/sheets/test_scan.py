"""The look over a sheet's XML finds what stands out, however the XML is written."""

from pathlib import Path

import pytest

from desktop.formats.sheets.nouns import column_letters
from desktop.formats.sheets.scan import column_number, measure, scan, sheet_parts
from tests.formats.sheets.build import cell, raw_xlsx, row

PART = "xl/worksheets/sheet1.xml"


def test_the_part_of_a_sheet_is_found_by_its_name(tmp_path: Path) -> None:
    assert sheet_parts(raw_xlsx(tmp_path / "a.xlsx", row(1, "x"))) == {"Press": PART}
    assert sheet_parts(raw_xlsx(tmp_path / "a.xlsx", row(1, "x"), {"xl/workbook.xml": "<broken"})) == {}


def test_hidden_rows_in_any_order_of_attributes_and_over_many_pieces(tmp_path: Path) -> None:
    padding = "y" * 700
    data = "".join(
        f'<row hidden="1" r="{n}">{cell(f"A{n}", padding)}</row>' if n % 100 == 0 else row(n, padding)
        for n in range(1, 3_001)
    )
    found = scan(
        raw_xlsx(tmp_path / "a.xlsx", data + '<row r="3001" ht="5" hidden="true"/><row r="3002" hidden="0"/>'), PART
    )
    assert found.hidden == [*range(100, 3_001, 100), 3_001]
    assert (found.last_row, found.last_column) == (3_002, 1)


def test_names_with_a_prefix(tmp_path: Path) -> None:
    sheet = (
        '<x:worksheet xmlns:x="m"><x:dimension ref="A1:C9"/><x:sheetData><x:row r="9" hidden="1"><x:c r="C9"><x:v>1</x:v>'
        "</x:c></x:row></x:sheetData></x:worksheet>"
    )
    found = scan(raw_xlsx(tmp_path / "a.xlsx", "", {PART: sheet}), PART)
    assert (found.hidden, found.last_row, found.last_column, found.corner, found.box) == ([9], 9, 3, "C9", 27)


def test_rows_without_numbers_are_counted(tmp_path: Path) -> None:
    assert scan(raw_xlsx(tmp_path / "a.xlsx", "<row><c><v>1</v></c></row>" * 500), PART).last_row == 500


def test_only_cells_with_something_in_them_are_measured(tmp_path: Path) -> None:
    data = row(1, "x", "y") + '<row r="900"><c r="ZZ900" s="1"/></row>'
    found = measure(raw_xlsx(tmp_path / "a.xlsx", data), PART)
    assert (found.cells, found.last_row, found.last_column) == (2, 1, 2)


@pytest.mark.parametrize(("letters", "number"), [(b"A", 1), (b"Z", 26), (b"AA", 27), (b"XFD", 16_384)])
def test_columns_have_letters_and_numbers(letters: bytes, number: int) -> None:
    assert column_number(letters) == number
    assert column_letters(number - 1) == letters.decode()
