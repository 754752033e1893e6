"""Workbooks as people have them: hidden things, odd cells, many sheets, and sheets larger than any memory."""

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.errors import UnreadableFile
from desktop.formats.sheets import Limits, ReadOptions, open_table, preview
from tests.formats.sheets.build import HEADER, PEOPLE, cell, raw_xlsx, refused, row, rows, seen, workbook
from tests.formats.sheets.xls import xls

L, J, A = PEOPLE


def one(tmp_path: Path, value: object, number_format: str = "") -> object:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Name", "Notes"])
    page.append(["Layla", value])
    if number_format:
        page["B2"].number_format = number_format
    book.save(tmp_path / "one.xlsx")
    return rows(tmp_path / "one.xlsx")[0][1]


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (447911123456, 447911123456),
        (447911123456.0, 447911123456),
        (-3, -3),
        (1.5, 1.5),
        (1.23e19, 1.23e19),
        (True, True),
        ("😀 نص טקסט", "😀 نص טקסט"),
        ("two\nlines", "two\nlines"),
        ("a_x000D_b", "a\rb"),
        (dt.date(2026, 3, 1), dt.date(2026, 3, 1)),
        (dt.datetime(2026, 3, 1, 9, 30), dt.datetime(2026, 3, 1, 9, 30)),  # noqa: DTZ001 - a cell has no zone
        (dt.time(9, 30), dt.time(9, 30)),
        (dt.timedelta(hours=30), "30:00"),
        ("1889-03-01", "1889-03-01"),
        ("#N/A", ""),
        (None, ""),
    ],
)
def test_cells_are_read_as_what_they_are(tmp_path: Path, value: object, read: object) -> None:
    found = one(tmp_path, value)
    assert (found, type(found)) == (read, type(read))


def test_dates_that_count_from_1904(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = dt.datetime(1904, 1, 1)  # noqa: DTZ001 - a cell has no zone
    page = book.active
    assert page is not None
    page.append(["Name", "Date"])
    page.append(["Layla", dt.date(2026, 3, 1)])
    book.save(tmp_path / "mac.xlsx")
    assert rows(tmp_path / "mac.xlsx") == [["Layla", dt.date(2026, 3, 1)]]


def test_a_formula_is_its_saved_result_and_a_missing_result_is_said(tmp_path: Path) -> None:
    data = (
        row(1, "Name", "E-mail")
        + f'<row r="2">{cell("A2", "Layla")}<c r="B2" t="str"><f>A2&amp;"@x"</f><v>Layla@x</v></c></row>'
        + f'<row r="3">{cell("A3", "Omar")}<c r="B3"><f>A3&amp;"@x"</f></c></row>'
        + f'<row r="4">{cell("A4", "Nour")}<c r="B4"><f>A4</f><v></v></c></row>'
    )
    path = raw_xlsx(tmp_path / "formulas.xlsx", data)
    assert rows(path) == [["Layla", "Layla@x"], ["Omar", ""], ["Nour", ""]]
    assert seen(path).left_out == ("2 formulas have no saved results and are read as empty",)


def test_rich_text_is_one_text_and_its_reading_is_not_added(tmp_path: Path) -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>小</t></r><r><t>明</t></r>'
        '<rPh sb="0" eb="2"><t>シャオミン</t></rPh></si></sst>'
    )
    data = row(1, "Name", "E-mail") + f'<row r="2"><c r="A2" t="s"><v>0</v></c>{cell("B2", "x@x.example")}</row>'
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"'
        ' Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    path = raw_xlsx(
        tmp_path / "rich.xlsx", data, {"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": links}
    )
    assert rows(path) == [["小明", "x@x.example"]]


def hidden_book(path: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Press"
    page.sheet_view.rightToLeft = True
    for each in (HEADER, *PEOPLE):
        page.append(list(each))
    page.row_dimensions[3].hidden = True
    for title, state in (("Old", "hidden"), ("Secret", "veryHidden"), ("Radio", "visible")):
        other = book.create_sheet(title)
        other.append(["Name", "E-mail"])
        other.append([f"From {title}", "x@x.example"])
        other.sheet_state = state
    book.save(path)
    return path


def test_hidden_rows_and_sheets_are_left_out_and_named(tmp_path: Path) -> None:
    found = seen(hidden_book(tmp_path / "list.xlsx"))
    assert found.sheet == "Press"
    assert [number for number, _ in found.sample] == [2, 4]
    assert found.left_out == (
        "Sheet ‘Old’ is hidden",
        "Sheet ‘Secret’ is hidden",
        "1 other sheet: ‘Radio’",
        "1 hidden row",
    )
    assert [(sheet.name, sheet.hidden) for sheet in found.sheets] == [
        ("Press", ""),
        ("Old", "hidden"),
        ("Secret", "very hidden"),
        ("Radio", ""),
    ]


def test_hidden_rows_and_sheets_can_be_chosen(tmp_path: Path) -> None:
    path = hidden_book(tmp_path / "list.xlsx")
    assert len(rows(path, include_hidden_rows=True)) == 3
    assert rows(path, sheet="Secret") == [["From Secret", "x@x.example"]]
    assert refused(path, sheet="Nothing") == "list.xlsx has no sheet ‘Nothing’."


def test_a_cover_sheet_is_not_the_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Read me"
    cover.append(["This workbook lists journalists."])
    cover.append(["Ask the press office before using it."])
    people = book.create_sheet("Contacts")
    for each in (HEADER, *PEOPLE):
        people.append(list(each))
    book.save(tmp_path / "cover.xlsx")
    found = seen(tmp_path / "cover.xlsx")
    assert (found.sheet, found.row_count) == ("Contacts", 3)
    assert found.left_out == ("1 other sheet: ‘Read me’",)


def test_an_empty_workbook_says_so(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "empty.xlsx")
    assert refused(tmp_path / "empty.xlsx") == "empty.xlsx has no cells on sheet ‘Sheet’."
    assert rows(tmp_path / "empty.xlsx") == []


def test_a_sheet_that_one_reader_calls_empty_is_read_by_another(tmp_path: Path) -> None:
    data = row(1, *HEADER) + row(2, *L)
    path = raw_xlsx(tmp_path / "odd.xlsx", data)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    broken = sheet.replace(b"</sheetData></worksheet>", b"</sheetData><oops></worksheet>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in (parts | {"xl/worksheets/sheet1.xml": broken}).items():
            archive.writestr(name, part)
    assert rows(path) == [list(L)]


def test_two_cells_in_opposite_corners_cost_nothing(tmp_path: Path) -> None:
    data = row(1, *HEADER) + row(2, *L) + f'<row r="1048576">{cell("XFD1048576", "far")}</row>'
    path = raw_xlsx(tmp_path / "far.xlsx", data, head='<dimension ref="A1:XFD1048576"/>')
    found = preview(path, limits=Limits(60, 400))
    assert (found.header, found.row_count) == (HEADER, 2)
    assert found.left_out == (
        "1,048,573 empty rows",
        "1 row has more cells than there are columns: the cells too many (first in row 1,048,576)",
    )


def test_a_sheet_that_only_claims_to_be_large_is_read_at_once(tmp_path: Path) -> None:
    path = raw_xlsx(tmp_path / "claims.xlsx", row(1, *HEADER) + row(2, *L), head='<dimension ref="A1:XFD1048576"/>')
    assert rows(path) == [list(L)]


def test_a_row_beyond_any_sheet_is_refused(tmp_path: Path) -> None:
    path = raw_xlsx(tmp_path / "beyond.xlsx", row(1, *HEADER) + f'<row r="999999999">{cell("A999999999", "x")}</row>')
    assert refused(path) == (
        "beyond.xlsx is not a real workbook: sheet ‘Press’ claims 999,999,999 rows and 3 columns; a sheet has at most"
        " 1,048,576 rows and 16,384 columns."
    )


def test_millions_of_tiny_rows_are_refused(tmp_path: Path) -> None:
    path = raw_xlsx(tmp_path / "tiny.xlsx", b"<row/>" * 2_000_000)
    assert "as files made to stall a computer do" in refused(path)
    data = b"".join(b'<row s="%d"/>' % (n * 7_919 % 99_991) for n in range(1_200_000))
    path = raw_xlsx(tmp_path / "tiny.xlsx", data)
    assert "claims 1,200,000 rows" in refused(path)


def test_too_many_cells_name_the_farthest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.formats.sheets.workbook.LARGEST_BLOCK", 100)
    monkeypatch.setattr("desktop.formats.sheets.workbook.MOST_STREAMED", 10)
    path = workbook(tmp_path / "large.xlsx", [HEADER, *[L] * 99])
    assert refused(path) == "large.xlsx is too large: sheet ‘Sheet’ has 100 rows and 3 columns (up to cell C100)."
    monkeypatch.setattr("desktop.formats.sheets.workbook.MOST_STREAMED", 1_000)
    assert rows(path) == [list(L)] * 99


@pytest.mark.slow
def test_all_the_rows_a_sheet_can_have(tmp_path: Path) -> None:
    data = b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n) for n in range(2, 1_048_577))
    path = raw_xlsx(tmp_path / "full.xlsx", row(1, "Number").encode() + data)
    found = preview(path, ReadOptions(header_row=0))
    assert (found.row_count, found.header) == (1_048_575, ("Number",))
    assert found.sample[0] == (2, (2,))


def test_all_the_columns_a_sheet_can_have(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("Wide")
    page.append(["Name", "E-mail", *[f"Field {n}" for n in range(16_382)]])
    page.append(["Layla", "layla@x.example", *["x"] * 16_382])
    book.save(tmp_path / "wide.xlsx")
    found = seen(tmp_path / "wide.xlsx")
    assert (found.column_count, found.row_count, len(found.sample[0][1])) == (16_384, 1, 16_384)


def test_a_file_that_changes_between_the_look_and_the_reading(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx")
    found = preview(path)
    assert len(list(open_table(path, sha256=found.sha256).rows())) == 3
    workbook(path, [HEADER, L])
    with pytest.raises(UnreadableFile) as caught:
        open_table(path, sha256=found.sha256)
    assert caught.value.title == "list.xlsx has changed since it was looked at."


def test_a_file_that_changes_or_vanishes_while_it_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx")
    reading = open_table(path).rows()
    next(reading)
    workbook(path, [HEADER, L])
    with pytest.raises(UnreadableFile, match="has changed since it was looked at"):
        list(reading)
    reading = open_table(path).rows()
    next(reading)
    path.unlink()
    with pytest.raises(UnreadableFile, match="has changed since it was looked at"):
        list(reading)


ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="A &amp; B">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def ods(path: Path, *people: tuple[str, tuple[str, ...]]) -> Path:
    def one_row(attributes: str, cells: tuple[str, ...]) -> str:
        inside = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{each}</text:p></table:table-cell>' for each in cells
        )
        return f"<table:table-row{attributes}>{inside}</table:table-row>"

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format("".join(one_row(*each) for each in people)))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def test_an_opendocument_sheet_with_filtered_rows(tmp_path: Path) -> None:
    filtered = ' table:number-rows-repeated="2" table:visibility="filter"'
    path = ods(tmp_path / "list.ods", ("", HEADER), ("", L), (filtered, J), ("", A))
    found = seen(path)
    assert (found.kind, found.sheet) == ("ods", "A & B")
    assert found.sample == ((2, L), (5, A))
    assert found.left_out == ("2 hidden rows",)
    assert len(rows(path, include_hidden_rows=True)) == 4


def test_a_workbook_of_the_old_kind(tmp_path: Path) -> None:
    path = xls(tmp_path / "list.xls", [HEADER, L, ("عمر", "omar@x.example", 447911123456)])
    found = seen(path)
    assert (found.kind, found.sheet, found.header) == ("xls", "Press", HEADER)
    assert rows(path) == [list(L), ["عمر", "omar@x.example", 447911123456]]


def test_a_protected_workbook_of_the_old_kind(tmp_path: Path) -> None:
    path = xls(tmp_path / "list.xls", [HEADER, L], protected=True)
    assert refused(path) == "list.xls is protected with a password."


def test_a_damaged_workbook_of_the_old_kind(tmp_path: Path) -> None:
    path = xls(tmp_path / "list.xls", [HEADER, L])
    path.write_bytes(path.read_bytes()[:2_000])
    assert refused(path) == "list.xls is cut off or damaged: it cannot be opened."


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (400, "bomb.ods is too large: it has more cells than can be read."),
        (20, "bomb.ods could not be read: it asks for more memory than Dateline allows (0.3 GB)."),
    ],
)
def test_an_opendocument_sheet_that_unfolds_without_end(tmp_path: Path, columns: int, said: str) -> None:
    path = ods(tmp_path / "bomb.ods", ("", HEADER), (' table:number-rows-repeated="1000000"', ("x",) * columns))
    with pytest.raises(UnreadableFile) as caught:
        preview(path, limits=Limits(30, 300))
    assert caught.value.title == said
