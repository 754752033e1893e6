"""Where the table is on a sheet, and what is said about everything else on it."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.sheets.build import HEADER, PEOPLE, csv_text, rows, seen, text, workbook

L, J, A = PEOPLE


def sheet(path: Path, *content: Sequence[object]) -> Path:
    return workbook(path / "list.xlsx", content)


def test_a_plain_table(tmp_path: Path) -> None:
    found = seen(sheet(tmp_path, HEADER, *PEOPLE))
    assert (found.header, found.header_row, found.row_count, found.column_count) == (HEADER, 0, 3, 3)
    assert found.sample == ((2, L), (3, J), (4, A))
    assert found.left_out == ()


def test_title_and_notes_above_are_named(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["Press list 2026"], ["Please keep it confidential"], [], HEADER, L)
    found = seen(path)
    assert (found.header_row, found.header, found.row_count) == (3, HEADER, 1)
    assert found.sample[0][0] == 5
    assert found.left_out == ("2 rows above the column names",)


def test_the_notes_of_linkedin_are_above_the_names(tmp_path: Path) -> None:
    content = (
        'Notes:\r\n"When exporting your connection data, you may notice that some of the email addresses are missing, '
        'You will only see email addresses"\r\n\r\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n'
        "Layla,Haddad,https://www.linkedin.com/in/x,,An Nahar,Editor,12 Mar 2024\r\n"
    )
    found = seen(text(tmp_path / "Connections.csv", content))
    assert found.header[0] == "First Name"
    assert (found.row_count, found.left_out) == (1, ("2 rows above the column names",))


def test_a_sheet_that_starts_to_the_right_keeps_its_columns(tmp_path: Path) -> None:
    path = sheet(tmp_path, [], ["", "", *HEADER], ["", "", *L])
    found = seen(path)
    assert (found.header, found.column_count) == (("", "", *HEADER), 3)
    assert found.sample == ((3, ("", "", *L)),)


def test_a_column_without_a_name_but_with_values_gets_the_letters(tmp_path: Path) -> None:
    found = seen(sheet(tmp_path, [*HEADER, "", "", ""], [*L, "", "knows Omar", ""]))
    assert found.header == (*HEADER, "", "Column E")
    assert found.column_count == 4


def test_two_rows_of_names_are_joined(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Person", "", "Phone", "", "Notes"])
    page.append(["First name", "Last name", "Work", "Mobile", ""])
    page.append(["Layla", "Haddad", "+961 1 000000", "+961 3 000000", "x"])
    page.merge_cells("A1:B1")
    page.merge_cells("C1:D1")
    page.merge_cells("E1:E2")
    book.save(tmp_path / "two.xlsx")
    found = seen(tmp_path / "two.xlsx")
    assert found.header == ("Person First name", "Person Last name", "Phone Work", "Phone Mobile", "Notes")
    assert (found.header_row, found.row_count, found.left_out) == (1, 1, ())
    assert seen(tmp_path / "two.xlsx", header_row=1).header == found.header


def test_two_rows_of_names_in_a_text(tmp_path: Path) -> None:
    path = text(
        tmp_path / "two.csv", "Contact,,Outlet,\nName,E-mail,Name,City\nLayla,l@annahar.example,An Nahar,Beirut\n"
    )
    assert seen(path).header == ("Contact Name", "Contact E-mail", "Outlet Name", "Outlet City")


def test_a_wide_name_over_two_columns_does_not_take_the_first_person_along(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Name", "", "Outlet", "City"])
    page.append(["Layla", "Haddad", "An Nahar", "Beirut"])
    page.merge_cells("A1:B1")
    book.save(tmp_path / "wide.xlsx")
    found = seen(tmp_path / "wide.xlsx")
    assert (found.header, found.row_count) == (("Name", "Name", "Outlet", "City"), 1)


def test_a_title_over_all_columns_is_no_group(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for each in (["Journalists in Lebanon", "", ""], HEADER, L):
        page.append(list(each))
    page.merge_cells("A1:C1")
    book.save(tmp_path / "title.xlsx")
    found = seen(tmp_path / "title.xlsx")
    assert (found.header, found.left_out) == (HEADER, ("1 row above the column names",))


def test_tags_for_machines_under_the_names_are_left_out(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["Organisation", "Focal point", "E-mail"], ["#org", "#contact+name", "#contact +email"], L)
    found = seen(path)
    assert (found.row_count, found.left_out) == (1, ("A row of HXL tags",))


@pytest.mark.parametrize("word", ["Total", "TOTAL:", "Summe", "Somme", "Suma total", "المجموع", "الإجمالي"])
def test_a_totals_row_is_left_out_and_can_be_taken(tmp_path: Path, word: str) -> None:
    path = sheet(tmp_path, HEADER, L, J, [word, 2, ""])
    assert seen(path).row_count == 2
    assert seen(path).left_out == ("A totals row",)
    assert rows(path, take_totals=True)[-1] == [word, 2, ""]


def test_a_lone_sum_below_is_a_totals_row(tmp_path: Path) -> None:
    assert seen(sheet(tmp_path, HEADER, L, J, [], ["", "", 2])).left_out == ("A totals row",)


def test_people_at_the_end_are_never_totals_or_notes(tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADER, L, [], ["Omar Total", "omar@x.example"], [], ["Nour"], ["", "desk@x.example"])
    found = seen(path)
    assert found.row_count == 4
    assert found.left_out == ("2 empty rows",)


def test_notes_below_are_left_out_with_their_row(tmp_path: Path) -> None:
    path = sheet(
        tmp_path, HEADER, L, [], ["Source: our own lists, 2026"], ["Please do not pass this list on to anyone"]
    )
    found = seen(path)
    assert (found.row_count, found.left_out) == (1, ("2 notes below the table (from row 4 on)",))


def test_names_repeated_on_every_page_are_no_people(tmp_path: Path) -> None:
    found = seen(sheet(tmp_path, HEADER, L, HEADER, J, [], HEADER, A))
    assert (found.row_count, found.left_out) == (3, ("1 empty row", "Column names repeated in 2 rows"))


def test_of_two_tables_the_larger_is_taken_and_the_other_named(tmp_path: Path) -> None:
    radio = ["Station", "City", "Telephone", "Website"]
    small_below = sheet(tmp_path, HEADER, L, J, [], ["Radio stations"], radio, ["Sawt", "Beirut", "1", "x"])
    found = seen(small_below)
    assert (found.header, found.row_count) == (HEADER, 2)
    assert found.left_out == ("Another table with 1 row, from row 5 on",)
    radio[0] = "Outlet"
    small_above = sheet(tmp_path, radio, ["Sawt", "Beirut", "1", "x"], [], HEADER, L, J, A)
    found = seen(small_above)
    assert (found.header, found.header_row, found.row_count) == (HEADER, 3, 3)
    assert found.left_out == ("2 rows above the column names", "Another table with 1 row, from row 1 on")
    assert rows(small_above) == [list(L), list(J), list(A)]
    assert rows(small_above, header_row=0) == [["Sawt", "Beirut", "1", "x"]]


def test_headings_between_the_rows_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for each in (HEADER, ["LEBANON", "", ""], L, ["SPAIN", "", ""], J):
        page.append(list(each))
    page.merge_cells("A2:C2")
    page.merge_cells("A4:C4")
    book.save(tmp_path / "sections.xlsx")
    found = seen(tmp_path / "sections.xlsx")
    assert found.left_out == ("2 headings between the rows (from row 2 on)",)
    assert [number for number, _ in found.sample] == [3, 5]


@pytest.mark.parametrize(
    "content",
    [
        "Layla Haddad,layla@annahar.example,An Nahar\nJosé,jose@elpais.example,El País\n",
        "Layla,Haddad,5\nJosé,Núñez,7\nOmar,Said,9\n",
        "layla@annahar.example\njose@elpais.example\n",
        "+961 1 000000,Layla\n+34 910 000 000,José\n",
        "Layla Haddad\nJosé Núñez\n",
        "Layla Haddad,An Nahar,Beirut\nJosé Núñez,El País,Madrid\nOmar Said,Sawt,Beirut\n",
    ],
)
def test_no_names_at_all(tmp_path: Path, content: str) -> None:
    found = seen(text(tmp_path / "people.csv", content))
    assert found.header_row == -1
    assert found.row_count == content.count("\n")
    assert found.header == tuple(f"Column {letter}" for letter in "ABC")[: content.split("\n", 1)[0].count(",") + 1]


def test_only_names_of_columns(tmp_path: Path) -> None:
    found = seen(sheet(tmp_path, HEADER))
    assert (found.header, found.header_row, found.row_count, found.sample) == (HEADER, 0, 0, ())


@pytest.mark.parametrize(
    "names",
    [
        ("Vorname", "Nachname", "E-Mail-Adresse"),
        ("Prénom", "Nom de famille", "Adresse e-mail principale"),
        ("الاسم الأول", "الاسم الأخير", "البريد الإلكترونيّ"),
        ("Имя", "Издание", "Почта"),  # no language we know
        ("E-mail 1 - Value", "Phone 1 - Value", "Group Membership"),
        (2024, 2025, "Name"),
    ],
)
def test_names_in_any_language_and_numbers_as_names(tmp_path: Path, names: tuple[object, ...]) -> None:
    found = seen(sheet(tmp_path, names, L, J))
    assert (found.header, found.header_row) == (tuple(str(name) for name in names), 0)


def test_columns_of_the_same_name_stay_apart(tmp_path: Path) -> None:
    found = seen(sheet(tmp_path, ["Name", "Ville", "Ville"], ["Layla", "Beyrouth", "Paris"]))
    assert found.header == ("Name", "Ville", "Ville")
    assert found.sample[0][1] == ("Layla", "Beyrouth", "Paris")


def test_a_chosen_row_of_names_is_taken_as_told(tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADER, L, J)
    assert seen(path, header_row=1).header == L
    without = seen(path, header_row=-1)
    assert (without.header, without.row_count) == (("Column A", "Column B", "Column C"), 3)


def test_rows_of_different_length_and_cells_too_many(tmp_path: Path) -> None:
    people = "\n".join(["Layla,l@x.example"] * 1_000)
    content = f"Name,E-mail,Outlet\n{people}\nJosé\nOmar,o@x.example,Desk,left,over\n"
    found = seen(text(tmp_path / "ragged.csv", content))
    assert found.left_out == ("1 row has more cells than there are columns: the cells too many (first in row 1,003)",)
    assert rows(tmp_path / "ragged.csv")[-2:] == [["José", "", ""], ["Omar", "o@x.example", "Desk"]]


def test_empty_columns_at_the_end_are_dropped(tmp_path: Path) -> None:
    assert seen(text(tmp_path / "wide.csv", "Name,E-mail,,,,\nLayla,l@x.example,,,,\n")).header == ("Name", "E-mail")


def test_the_sample_is_the_start_and_then_spread_over_the_rest(tmp_path: Path) -> None:
    path = text(tmp_path / "many.csv", csv_text([HEADER, *[(f"P{n}", f"p{n}@x.example", "D") for n in range(5_000)]]))
    numbers = [number for number, _ in seen(path).sample]
    assert numbers[:500] == list(range(2, 502))
    assert 600 <= len(numbers) <= 1_000
    assert numbers[-1] > 4_900
    assert len({later - earlier for earlier, later in pairwise(numbers[500:])}) == 1


_WORDS = st.text(st.characters(categories=["L", "N"], include_characters=" -'"), max_size=12)


@given(st.lists(st.lists(_WORDS, min_size=3, max_size=3), max_size=12))
def test_every_row_is_read_or_counted(tmp_path_factory: pytest.TempPathFactory, people: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("any") / "people.csv"
    content = [HEADER, *([name, f"p{n}@x.example", outlet] for n, (name, _, outlet) in enumerate(people))]
    found = seen(text(path, csv_text(content)))
    assert found.row_count == len(people)
    assert found.left_out == ()
    assert [list(cells) for _, cells in found.sample] == [list(each) for each in content[1:]]
