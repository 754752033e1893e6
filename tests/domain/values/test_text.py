"""What a cell says once nobody's leftovers are in it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.values.problem import Cell, shown
from desktop.domain.values.text import clean, is_null, split_values


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("  Jane  ", "Jane"),
        ("Jane\u00a0Doe", "Jane Doe"),
        ("\u200fJane\u202e Doe\u2066\u2069", "Jane Doe"),
        ("\ufeffBayan", "Bayan"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\r\nb\rc_x000D_\nd", "a\nb\nc\nd"),
        ("a\x00\x07b\tc", "ab c"),
        ("e\u0301", "é"),
        ("'+1 202 555 0143", "+1 202 555 0143"),
        ("'=1+1", "=1+1"),
        ("'t Hooft", "'t Hooft"),
        ("'s-Gravenhage", "'s-Gravenhage"),
        ("'quoted'", "'quoted'"),
        ("N/A", ""),
        ("#N/A", ""),
        ("TBD", ""),
        ("-", ""),
        ("null", ""),
        ("NA", ""),
        ("Na", "Na"),
        ("0/0/00", ""),
        ("keine Angabe", ""),
        ("لا يوجد", ""),
        (4.0, "4"),
        (4.5, "4.5"),
        (float("nan"), ""),
        (447911123456.0, "447911123456"),
        (7, "7"),
        (True, "TRUE"),
        (False, "FALSE"),
        (dt.date(2023, 4, 3), "2023-04-03"),
        (dt.datetime(2023, 4, 3), "2023-04-03"),  # noqa: DTZ001
        (dt.datetime(2023, 4, 3, 9, 14), "2023-04-03 09:14"),  # noqa: DTZ001
        (dt.datetime(2023, 4, 3, 9, 14, 5), "2023-04-03 09:14:05"),  # noqa: DTZ001
        (dt.time(9, 30), "09:30"),
        (dt.time(9, 30, 1), "09:30:01"),
    ],
)
def test_clean(cell: Cell, text: str) -> None:
    assert clean(cell) == text


@given(st.text())
def test_clean_leaves_no_mark_that_reorders_text(text: str) -> None:
    cleaned = clean(text)
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff\x00\r") & set(cleaned)
    assert cleaned == cleaned.strip()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a; b;a", ["a", "b"]),
        ("a, b , c", ["a", "b", "c"]),
        ("a\nb", ["a", "b"]),
        ("* myContacts ::: Work", ["* myContacts", "Work"]),
        ("a | b", ["a", "b"]),
        ("سياسة، اقتصاد", ["سياسة", "اقتصاد"]),
        ("Arts and culture", ["Arts and culture"]),
        ("crime, law; sport", ["crime, law", "sport"]),
        ("Business/Tech", ["Business", "Tech"]),
        ("HIV/AIDS", ["HIV/AIDS"]),
        ("https://bayan.example/a", ["https://bayan.example/a"]),
        (r"a\, b, c", ["a, b", "c"]),
        ('"VIP","Blog"', ["VIP", "Blog"]),
        ("1,000 readers", ["1,000 readers"]),
        ("a, n/a, -", ["a"]),
        ("", []),
    ],
)
def test_split_values(text: str, values: list[str]) -> None:
    assert split_values(text) == values


def test_blank_is_nothing() -> None:
    assert is_null("  ")
    assert not is_null("Bayan")


def test_shown_is_short_enough_for_a_sentence() -> None:
    assert shown("a\n b") == "‘a b’"
    assert shown("x" * 100) == f"‘{'x' * 59}…’"


@given(st.text())
def test_what_can_be_printed_needs_no_closer_look(text: str) -> None:
    assert clean(text) == clean(f"\u200b{text}")
