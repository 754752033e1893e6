"""Workbooks made by hand are read by two independent readers exactly as meant."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from desktop.formats.plain_workbook import ErrorCell, Row, Sheet, write

CELLS = ("ليلى <& 'حدّاد'", 7, 2.5, True, date(2026, 3, 4), datetime(2026, 3, 4, 12, 0), None, " two\nlines ")  # noqa: DTZ001


def _written(tmp_path: Path) -> Path:
    path = tmp_path / "list.xlsx"
    wide = Row(tuple(f"c{n}" for n in range(60)))
    sheets = [
        Sheet(
            "People & more",
            [Row(("Title",)), Row(CELLS), Row(("old",), hidden=True), wide],
            merged=("A1:C1",),
        ),
        Sheet("Old", [Row((ErrorCell("#N/A"),))], hidden=True),
    ]
    write(path, sheets)
    return path


def test_openpyxl_reads_every_kind_of_cell(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(_written(tmp_path))
    sheet = book["People & more"]

    read = tuple(sheet.cell(2, column).value for column in range(1, 9))

    assert read == (*CELLS[:4], datetime(2026, 3, 4), *CELLS[5:])  # noqa: DTZ001
    assert sheet.cell(4, 60).value == "c59"
    assert [str(cells) for cells in sheet.merged_cells.ranges] == ["A1:C1"]
    assert sheet.row_dimensions[3].hidden
    assert book["Old"].sheet_state == "hidden"
    assert book["Old"]["A1"].value == "#N/A"
    assert book["Old"]["A1"].data_type == "e"


def test_calamine_reads_the_same(tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(_written(tmp_path))

    assert [sheet.visible for sheet in book.sheets_metadata] == [
        SheetVisibleEnum.Visible,
        SheetVisibleEnum.Hidden,
    ]
    assert book.get_sheet_by_name("People & more").to_python()[1][:5] == [*CELLS[:4], date(2026, 3, 4)]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    assert _written(tmp_path).read_bytes() == _written(tmp_path).read_bytes()


def test_a_failure_leaves_the_old_file_and_no_stump(tmp_path: Path) -> None:
    path = _written(tmp_path)
    before = path.read_bytes()

    def rows() -> object:
        yield Row(("a",))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write(path, [Sheet("A", rows())])  # type: ignore[arg-type]

    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
