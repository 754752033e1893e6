import datetime as dt

import pytest

from desktop.domain.columns import describe
from desktop.domain.columns.notes import counted


@pytest.mark.parametrize(
    ("key", "cells", "note"),
    [
        ("", ["A"], "No field fits"),
        ("email", [None, ""], "Empty in the rows looked at"),
        ("email", ["a@b.example", "c@d.example", "nonsense"], "2 of 3 look right"),
        ("email", ["a@b.example", "c@d.example"], "All 2 look right"),
        ("email", ["a@b.example"], "1 of 1 look right"),
        ("phone", ["+46 70 174 06 05", "0791 000 000", "070 1"], "2 numbers have no country code"),
        ("phone", ["0791 000 000"], "1 number has no country code"),
        ("phone", ["+46701740605"], "1 number with country code"),
        ("phone", ["9.61E+11"], "1 number was damaged by a spreadsheet"),
        ("full_name", ["BERG, Tomas"], "Splits given and family name, fixes capitals"),
        ("full_name", ["سلمى النجار"], "Splits given and family name"),
        ("outlet", ["A", "A", "B"], "2 different outlets"),
        ("outlet", ["A"], "1 different outlet"),
        ("beats", ["UN; Aid", "Aid, Law", "Aid, EU"], "Split at comma or semicolon"),
        ("tags", ["VIP"], "One value in each of 1 row"),
        ("languages", ["SV/EN", "ar, en"], "Language codes"),
        ("languages", ["Arabic"], "Language names"),
        ("languages", ["Arabic", "Quatschisch"], "1 of 2 recognised"),
        ("country", ["Lebanon", "Ruritania"], "1 of 2 recognised"),
        ("city", ["Beirut", "Nowhereville XYZ"], "Time zone found for 1 row"),
        ("city", ["Nowhereville XYZ"], "Kept as written: 1 row"),
        ("place", ["Beirut, Lebanon"], "1 of 1 recognised"),
        ("opt_out", ["x", "x", "ja", "no"], "x, ja mean never contact: 3 rows"),
        ("opt_out", ["no"], "Nobody is marked as refusing"),
        ("opt_out", ["x"], "x means never contact: 1 row"),
        ("opt_out", ["please never write to her again"], "please never write … means never contact: 1 row"),
        ("opt_in", ["yes", "no"], "no means never contact: 1 row"),
        ("status", ["active", "cleaned"], "cleaned means never contact: 1 row"),
        ("last_touch", ["03/04/23", "17/09/23"], "Read as day first: 3 April 2023"),
        ("last_touch", [dt.date(2024, 5, 6)], "Dates: 6 May 2024"),
        ("last_touch", ["03/04/23", "soon"], "Read as day first: 3 April 2023; 1 value is no date"),
        ("last_touch", ["soon", "later"], "None of 2 values is a date"),
        ("postcode", ["01234"], "Kept as text: 1 row"),
        ("external_id", ["1"], "A number from another system"),
        ("custom", ["A", "B"], "Kept under its own name: 2 rows"),
        ("notes", ["A"], "Kept as written: 1 row"),
    ],
)
def test_a_note_says_in_words_what_will_be_done(key: str, cells: list[object], note: str) -> None:
    assert describe(key, cells) == note  # type: ignore[arg-type]


def test_dates_are_told_in_the_order_they_are_read() -> None:
    assert describe("last_touch", ["03/04/23"], "mdy") == "Read as month first: 4 March 2023"


def test_numbers_come_with_their_noun() -> None:
    assert counted(1284, "row") == "1,284 rows"
    assert counted(1, "address", "addresses") == "1 address"
