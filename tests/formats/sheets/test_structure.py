"""What makes a row one of names, and a cell a value."""

import datetime as dt

import pytest

from desktop.formats.sheets.header_words import is_column_name
from desktop.formats.sheets.nouns import Cell
from desktop.formats.sheets.structure import find_head, is_tags, is_value, name_count


@pytest.mark.parametrize(
    "name",
    [
        "Name",
        "E-mail 2 (work)",
        "first_name",
        "PUBLICATION ",
        "Prénom",
        "Adresse électronique principale",
        "Teléfono móvil",
        "E-Mail-Adresse geschäftlich",
        "البريد الإلكترونيّ",
        "رقم الهاتف",
        "اسم الصحفي",
        "Phone 1 - Value",
        "Country/Region",
        "LinkedIn URL",
        "BusinessPhone2",
        "contactemail",
        "Email Opt Out",
    ],
)
def test_names_of_columns_are_known(name: str) -> None:
    assert is_column_name(name)


@pytest.mark.parametrize(
    "text", ["", "Layla Haddad", "An Nahar", "layla@annahar.example", "2", "Press list of 2026", "ليلى حداد", "Beirut"]
)
def test_people_outlets_and_titles_are_none(text: str) -> None:
    assert not is_column_name(text)


@pytest.mark.parametrize(
    "cell",
    [
        "l@x.example",
        "https://x.example/a",
        "www.x.example",
        "+961 3 000000",
        "(01) 23 45 67",
        "2026-03-01",
        447911123456,
        1.5,
        True,
        dt.date(2026, 3, 1),
        dt.time(9, 0),
    ],
)
def test_what_can_only_be_a_value(cell: Cell) -> None:
    assert is_value(cell)
    assert name_count(["Name", "E-mail", cell]) == 0


@pytest.mark.parametrize("cell", ["", None, "Name", 2024, 7, "2024", "An Nahar"])
def test_what_may_be_a_name(cell: Cell) -> None:
    assert not is_value(cell)


def test_tags() -> None:
    assert is_tags(["#org", "", "#contact +email+en"])
    assert not is_tags(["#org", "Layla"])
    assert not is_tags(["", ""])


def test_nothing_at_all() -> None:
    assert find_head([]).row == find_head([["", ""], []]).row == -1
