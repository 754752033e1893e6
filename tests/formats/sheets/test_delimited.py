"""Text tables: which character stands between the cells, quotes closed and not, lines of any kind."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.sheets.delimited import guess_delimiter
from tests.formats.sheets.build import HEADER, PEOPLE, csv_text, refused, rows, seen, text


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    found = seen(text(tmp_path / "a.csv", csv_text(delimiter=delimiter)))
    assert (found.delimiter, found.header, found.row_count) == (delimiter, HEADER, 3)


def test_other_marks_in_the_cells_do_not_mislead(tmp_path: Path) -> None:
    content = 'Name;E-mail;Notes\n"Haddad, Layla";l@x.example;"a, b, c"\nNúñez, José;j@x.example;x, y\n'
    assert seen(text(tmp_path / "a.csv", content)).delimiter == ";"
    assert guess_delimiter(["Name,Beats\n", "Layla,a|b|c\n", "José,a|b\n"]) == ","


def test_the_arabic_comma_is_no_delimiter(tmp_path: Path) -> None:
    found = seen(text(tmp_path / "a.csv", "الاسم;عنوان العمل، المدينة\nليلى;بيروت، لبنان\n"))
    assert found.header == ("الاسم", "عنوان العمل، المدينة")


def test_the_line_for_spreadsheet_programs_is_obeyed_and_dropped(tmp_path: Path) -> None:
    found = seen(text(tmp_path / "a.csv", "sep=|\r\nName|E-mail, work\r\nLayla|l@x.example\r\n"))
    assert (found.delimiter, found.header_row, found.header) == ("|", 0, ("Name", "E-mail, work"))
    assert seen(text(tmp_path / "b.csv", '"sep=\t"\nName\tE-mail\nLayla\tl@x.example\n')).delimiter == "\t"


def test_a_chosen_delimiter_is_taken(tmp_path: Path) -> None:
    assert seen(text(tmp_path / "a.csv", "a;b,c\n1;2,3\n"), delimiter=";").header == ("a", "b,c")


def test_one_column(tmp_path: Path) -> None:
    found = seen(text(tmp_path / "a.csv", "E-mail\nlayla@x.example\njose@x.example\n"))
    assert (found.header, found.delimiter, found.row_count) == (("E-mail",), "", 2)


def test_cells_over_several_lines(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", 'Name,Notes\r\nLayla,"first\r\nsecond, with ""quotes"""\r\nJosé,x\r\n')
    assert rows(path) == [["Layla", 'first\r\nsecond, with "quotes"'], ["José", "x"]]
    assert [number for number, _ in seen(path).sample] == [2, 3]
    assert seen(path).left_out == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_and_none_at_the_end(tmp_path: Path, end: str) -> None:
    assert rows(text(tmp_path / "a.csv", end.join(["Name,E-mail", "Layla,l@x.example"]))) == [["Layla", "l@x.example"]]


def test_a_quote_that_is_never_closed(tmp_path: Path) -> None:
    people = [f"P{n},p{n}@x.example,Desk\n" for n in range(2, 100)]
    people[50] = 'P52,"p52@x.example,Desk\n'
    path = text(tmp_path / "a.csv", "Name,E-mail,Outlet\n" + "".join(people))
    found = seen(path)
    assert found.row_count == 50
    assert found.left_out == (
        "Row 52 ends in the middle of a quote: the rows before it are read, the last 48 lines of the file are not",
    )
    assert rows(path)[-1] == ["P51", "p51@x.example", "Desk"]


def test_a_quote_that_is_never_closed_in_a_long_file(tmp_path: Path) -> None:
    people = [f"P{n},p{n}@x.example,Desk\n" for n in range(2, 30_000)]
    people[8_110] = 'P8112,"p@x.example,Desk\n'
    found = seen(text(tmp_path / "a.csv", "Name,E-mail,Outlet\n" + "".join(people)))
    assert found.row_count == 8_110
    (said,) = found.left_out
    assert said.startswith(
        "Row 8,112 ends in the middle of a quote: the rows before it are read, the last 21,888 lines"
    )


def test_the_last_line_with_an_open_quote(tmp_path: Path) -> None:
    found = seen(text(tmp_path / "a.csv", 'Name,E-mail\nLayla,l@x.example\nJosé,"j@x.example'))
    assert found.row_count == 1
    assert "the last 1 line of the file are not" in found.left_out[0]


def test_rows_swallowed_by_a_quote_are_pointed_at(tmp_path: Path) -> None:
    content = 'Name,E-mail,City\nLayla,"l@x.example,Beirut\nJosé,j@x.example,Madrid\nOmar,o@x.example",Amman\n'
    found = seen(text(tmp_path / "a.csv", content))
    assert found.left_out == ("Row 2 has a cell that looks like several rows: a quotation mark may be missing",)


def test_only_blank_lines(tmp_path: Path) -> None:
    assert refused(text(tmp_path / "a.csv", "\n\n  \n")) == "a.csv has no cells in it."


_CELL = st.text(st.characters(exclude_categories=["C"], include_characters="\n,;\"'"), max_size=20).map(str.strip)


@given(st.lists(st.tuples(_CELL, _CELL), min_size=1, max_size=20), st.sampled_from(",;\t|"))
def test_what_a_writer_wrote_is_read(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]], delimiter: str
) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    content = [("Name", "Notes", "E-mail"), *((f"P{n}", b, f"{n}@x.example") for n, (_, b) in enumerate(cells))]
    written = "\r\n".join(delimiter.join(map(quoted, each)) for each in content)
    path = text(tmp_path_factory.mktemp("any") / "a.csv", written)
    assert rows(path, delimiter=delimiter, header_row=0) == [list(each) for each in content[1:]]


def test_all_people_come_back_from_the_standard_text(tmp_path: Path) -> None:
    assert rows(text(tmp_path / "a.csv", csv_text())) == [list(each) for each in PEOPLE]


def test_more_columns_than_any_sheet_has(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", ",".join(["x"] * 20_000) + "\n")
    assert refused(path) == "a.csv has 20,000 columns; a table has at most 16,384."


def test_of_a_very_long_text_the_sample_shows_the_start(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", "Name,Notes\nLayla," + "x" * 50_000 + "\n")
    assert len(str(seen(path).sample[0][1][1])) == 2_000
    assert len(str(rows(path)[0][1])) == 50_000
