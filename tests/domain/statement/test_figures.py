"""Figures and days in any digits."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.statement.figures import days, figures, same_day


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "4,000 of 12,500.50 and 3.5% in 2026 at 18:00, 9:05",
            "en",
            ["4000", "12500.5", "3.5", "2026", "18:00", "09:05"],
        ),
        ("٤٬٠٠٠ من ١٢٬٥٠٠٫٥ و٣٫٥٪ في ٢٠٢٦", "ar", ["4000", "12500.5", "3.5", "2026"]),
        ("۴۰۰۰ نفر", "fa", ["4000"]),
        ("4 000 personnes et 12 500,50", "fr", ["4000", "12500.5"]),
        ("4.000 Menschen, 3,50 und 1'250", "de", ["4000", "3.5", "1250"]),
        ("in 2026 300 people", "en", ["2026", "300"]),
        ("four clinics of 9, and 12", "en", []),
        ("0 and 007", "en", []),
        ("0013", "en", ["13"]),
        ("since 3 October 2026 there are 40", "en", ["40"]),
        ("version 1.2.3", "en", ["1.2.3"]),
        ("A400 and 40th", "en", []),
    ],
)
def test_figures(text: str, language: str, found: list[str]) -> None:
    assert figures(text, language) == found


def test_days() -> None:
    assert [day for day, _ in days("From 3 October to 10 October 2026, then 1 نوفمبر 2026.")] == [
        "10-03",
        "2026-10-10",
        "2026-11-01",
    ]
    assert days("On 3 October.") == [("10-03", "3 October")]
    assert days("Nothing happened.") == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("2026-10-03", "2026-10-03", True), ("10-03", "2026-10-03", True), ("2026-10-03", "2025-10-03", False)],
)
def test_a_day_without_a_year_is_that_day(one: str, other: str, *, same: bool) -> None:
    assert same_day(one, other) is same
    assert same_day(other, one) is same


ZEROS = [char for char in map(chr, range(0x10000)) if unicodedata.decimal(char, None) == 0]


@given(st.integers(13, 10**9), st.sampled_from(ZEROS))
def test_every_digit_system_says_the_same_number(number: int, zero: str) -> None:
    written = "".join(chr(ord(zero) + int(digit)) for digit in str(number))
    assert figures(f"— {written} —", "xx") == [str(number)]
