"""Workbooks: read back by two independent readers, and looked at as the zip they are."""

import io
import re
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from desktop.formats.exports.text import writable
from desktop.formats.exports.xlsx import (
    CUT_MARK,
    LONGEST,
    MOST_ROWS,
    CutCell,
    TooMuchForExcel,
    Written,
    sheet_name,
    write_xlsx,
)

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PAYLOADS = [
    "=1+1", '=HYPERLINK("http://evil.example","x")', "+441632960123", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1",
    "=cmd|' /C calc'!A0", "#N/A", "TRUE", "1E5", "007", "2026-01-02", "_x0041_", "'=1", "<b>&amp;</b>", "]]>",
    " two  blanks ", "line\nbreak", "ليلى حداد", "👩‍🔬", "\u2028", "a\u0085b",
]  # fmt: skip


def write(header: Sequence[str], rows: Sequence[Sequence[str]], name: str = "Press list") -> tuple[bytes, Written]:
    stream = io.BytesIO()
    written = write_xlsx(stream, name, header, rows, expected=len(rows))
    return stream.getvalue(), written


def by_openpyxl(data: bytes) -> list[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[unescape(str(cell or "")) for cell in row] for row in book.worksheets[0].values]


def by_calamine(data: bytes) -> list[list[str]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    return [[str(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def sheet(data: bytes) -> Element:
    return fromstring(parts(data)["xl/worksheets/sheet1.xml"])  # noqa: S314  # our own file


@pytest.mark.parametrize("payload", PAYLOADS)
def test_any_text_stays_that_text(payload: str) -> None:
    data, _ = write(["Name", payload], [["a", payload], [payload, "b"]])

    expected = [["Name", payload], ["a", payload], [payload, "b"]]
    assert by_openpyxl(data) == expected
    assert by_calamine(data) == expected


texts = st.text(max_size=40) | st.sampled_from(PAYLOADS)


@given(st.lists(st.lists(texts, min_size=3, max_size=3), max_size=6))
@example([["_x0041_", "_x005F_x0041_", "__x0041__"]])
@example([["\x00\x0b\ufffe", "\ud800", ""]])
def test_two_readers_read_what_was_written(rows: list[list[str]]) -> None:
    data, written = write(["One", "Two", "Three"], rows)

    expected = [["One", "Two", "Three"], *([writable(cell) for cell in row] for row in rows)]
    told = [row for row in expected if any(row)]  # neither reader gives empty rows at the end
    assert [row for row in by_openpyxl(data) if any(row)] == told
    assert [row for row in by_calamine(data) if any(row)] == told
    assert written.rows == len(rows)


def test_every_cell_is_text_and_none_is_a_formula() -> None:
    data, _ = write(["Name"], [[payload] for payload in PAYLOADS])

    cells = sheet(data).findall(f".//{MAIN}c")
    assert len(cells) == len(PAYLOADS) + 1
    assert {cell.get("t") for cell in cells} == {"inlineStr"}
    assert sheet(data).find(f".//{MAIN}f") is None
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.active is not None
    assert {cell.number_format for row in book.active.iter_rows() for cell in row} == {"@"}


def test_a_file_holds_nothing_but_the_table() -> None:
    data, _ = write(["Name", "City"], [["Ana", "Quito"]])

    names = set(parts(data))
    assert [name for name in names if "worksheets/" in name] == ["xl/worksheets/sheet1.xml"]
    assert not [name for name in names if re.search("comment|drawing|external|vba|custom|connection", name)]
    everything = b"".join(parts(data).values())
    assert not re.search(rb"creator|lastModifiedBy|hidden=\"1\"|<definedName |autoFilter ", everything)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert [(one.title, one.sheet_state) for one in book.worksheets] == [("Press list", "visible")]


def test_the_header_is_bold_and_stays_in_sight() -> None:
    data, _ = write(["Name", "Notes"], [["Ana", "x" * 400]])

    found = openpyxl.load_workbook(io.BytesIO(data)).active
    assert found is not None
    assert found.freeze_panes == "A2"
    assert [cell.font.b for cell in found[1]] == [True, True]
    assert [cell.font.b for cell in found[2]] == [False, False]
    assert found.dimensions == "A1:B2"
    assert 5 < found.column_dimensions["A"].width < found.column_dimensions["B"].width <= 50


@pytest.mark.parametrize("backwards", [True, False])
def test_a_sheet_can_start_at_the_right(*, backwards: bool) -> None:
    stream = io.BytesIO()
    write_xlsx(stream, "قائمة", ["الاسم"], [["ليلى"]], expected=1, right_to_left=backwards)

    view = sheet(stream.getvalue()).find(f".//{MAIN}sheetView")
    assert view is not None
    assert (view.get("rightToLeft") == "1") is backwards


def test_a_text_too_long_for_a_cell_is_cut_and_said() -> None:
    exact, long, wide = "x" * LONGEST, "y" * (LONGEST + 1), "🙂" * 16_384

    data, written = write(["Name", "Notes"], [["a", exact], ["b", long], [wide, "c"]])

    assert written.cut == [CutCell(1, "Notes"), CutCell(2, "Name")]
    rows = by_calamine(data)
    assert rows[1][1] == exact
    assert rows[2][1] == long[: LONGEST - len(CUT_MARK)] + CUT_MARK
    assert rows[3][0].endswith("🙂" + CUT_MARK)
    assert len(rows[3][0].encode("utf-16-le")) <= 2 * LONGEST


def test_more_rows_than_a_sheet_holds_are_refused_before_anything_is_written() -> None:
    stream = io.BytesIO()

    with pytest.raises(TooMuchForExcel, match="One Excel sheet holds 1,048,575 contacts; these are 1,048,576"):
        write_xlsx(stream, "x", ["a"], (["b"] for _ in range(9)), expected=MOST_ROWS + 1)

    assert stream.getvalue() == b""


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Health desks [UK]: A/B?*\\", "Health desks -UK-- A-B---"),
        ("'quoted'", "quoted"),
        ("", "Contacts"),
        ("History", "Contacts"),
        ("\x00\n", "Contacts"),
        ("x" * 40, "x" * 31),
        ("🙂" * 20, "🙂" * 15),
        ("قائمة الصحفيين", "قائمة الصحفيين"),
    ],
)
def test_sheet_names_follow_the_rules_of_excel(name: str, title: str) -> None:
    assert sheet_name(name) == title


@given(st.text(max_size=60))
def test_any_list_name_makes_a_sheet_name(name: str) -> None:
    title = sheet_name(name)

    assert 0 < len(title.encode("utf-16-le", "surrogatepass")) <= 62
    assert not set(title) & set("[]:*?/\\")
    assert title.strip("'") == title
    data, _ = write(["a"], [["b"]], name)
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == [title]


def test_rows_are_taken_one_by_one(tmp_path: Path) -> None:
    asked: list[int] = []

    def rows() -> object:
        for n in range(5_000):
            asked.append(n)
            yield [str(n)]

    class Watching(io.BytesIO):
        def write(self, data: object) -> int:
            seen.append(len(asked))
            return super().write(data)  # type: ignore[arg-type]

    seen: list[int] = []
    write_xlsx(Watching(), "x", ["a"], rows(), expected=5_000)  # type: ignore[arg-type]

    assert len(set(seen)) > 2


def test_rows_are_written_in_less_than_half_the_time_openpyxl_takes() -> None:
    header = [f"Column {n}" for n in range(25)]
    rows = [[f"Zoë {n}", f"zoe{n}@paper.example", *(f"Value {n % 50}" for _ in range(23))] for n in range(2_000)]

    def plain() -> None:
        book = openpyxl.Workbook(write_only=True)
        table = book.create_sheet()
        for row in rows:
            table.append(row)
        book.save(io.BytesIO())

    def seconds(work: Callable[[], object]) -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    assert min(seconds(lambda: write(header, rows)) for _ in range(3)) < seconds(plain)
