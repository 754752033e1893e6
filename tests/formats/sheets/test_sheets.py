"""The way in: a preview from the child process, the same table again for reading, and pasted tables."""

import datetime as dt
import stat
import time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Cancelled, UnreadableFile
from desktop.formats.sheets import Limits, ReadOptions, open_table, paste_file, preview
from desktop.formats.sheets.wire import cell_from_json, cell_to_json, preview_from_bytes, preview_to_bytes
from tests.formats.sheets.build import HEADER, PEOPLE, csv_text, seen, text, workbook


def test_the_preview_of_the_child_is_the_preview(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Name", "Date", "Time", "Number", "Yes"])
    page.append(["Layla", dt.datetime(2026, 1, 2, 3, 4), dt.time(9, 30), 12.5, True])  # noqa: DTZ001 - a cell has no zone
    page.append(["José", dt.date(2026, 1, 2), None, 447911123456, False])
    book.save(tmp_path / "types.xlsx")
    found = preview(tmp_path / "types.xlsx")
    assert found == seen(tmp_path / "types.xlsx")
    assert found.sample[0][1] == ("Layla", dt.datetime(2026, 1, 2, 3, 4), dt.time(9, 30), 12.5, True)  # noqa: DTZ001 - a cell has no zone
    assert preview_from_bytes(preview_to_bytes(found)) == found


@given(
    st.one_of(
        st.text(),
        st.integers(),
        st.floats(allow_nan=False),
        st.booleans(),
        st.none(),
        st.dates(),
        st.datetimes(),
        st.times(),
    )
)
def test_every_cell_survives_the_way_out_of_the_child(cell: str | float | dt.date | dt.time | None) -> None:
    back = cell_from_json(cell_to_json(cell))
    assert (back, type(back)) == (cell, type(cell))


def test_the_table_read_is_the_one_shown(tmp_path: Path) -> None:
    path = text(tmp_path / "list.csv", "Our list\n\n" + csv_text() + "\nTotal,3\n")
    shown = preview(path)
    chosen = ReadOptions(header_row=shown.header_row, encoding=shown.encoding, delimiter=shown.delimiter)
    table = open_table(path, chosen, sha256=shown.sha256)
    read = list(table.rows())
    assert (table.header, table.header_row) == (shown.header, shown.header_row)
    assert tuple((number, tuple(cells)) for number, cells in read) == shown.sample
    assert table.left_out == shown.left_out == ("1 row above the column names", "A totals row")


def test_a_preview_can_be_stopped(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        preview(workbook(tmp_path / "a.xlsx"), stop=lambda: True)


def test_a_preview_takes_no_more_time_than_allowed(tmp_path: Path) -> None:
    path = text(tmp_path / "slow.csv", csv_text([HEADER, *[PEOPLE[0]] * 400_000]))
    began = time.monotonic()
    with pytest.raises(UnreadableFile, match=r"slow\.csv could not be read within 0 seconds"):
        preview(path, limits=Limits(seconds=0.2))
    assert time.monotonic() - began < 2


def test_a_pasted_table_goes_the_way_of_files() -> None:
    rows = 'Name\tE-mail\nLayla\tlayla@x.example\n"two\nlines"\tx@x.example'
    path = paste_file(rows, dt.datetime(2026, 11, 22, 9, 5).astimezone())
    try:
        if hasattr(stat, "S_IRWXG"):
            assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        found = preview(path)
        assert (found.delimiter, found.header) == ("\t", ("Name", "E-mail"))
        assert found.sample[1] == (3, ("two\nlines", "x@x.example"))
        assert found.name == "Pasted table 2026-11-22 09:05"
    finally:
        path.unlink()
