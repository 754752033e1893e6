"""Phones: E.164 where the digits say so, a problem in words where a spreadsheet destroyed them."""

import datetime as dt
import time

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.values.phone_plain import plain_number
from desktop.domain.values.phones import looks_like_phone, phone_key, read_phones
from desktop.domain.values.problem import Cell


@pytest.mark.parametrize(
    ("cell", "country", "numbers"),
    [
        ("+44 20 7946 0958", "", "+442079460958"),
        ("+44 (0)20 7946 0958", "", "+442079460958"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("020 7946 0958", "gb", "+442079460958"),
        ("0044 20 7946 0958", "", "+442079460958"),
        ("0044 20 7946 0958", "US", "+442079460958"),
        ("'+44 20 7946 0958", "", "+442079460958"),
        ("tel:+1-202-555-0143", "", "+12025550143"),
        ("(202) 555-0143", "US", "+12025550143"),
        ("12025550143", "US", "+12025550143"),
        ("+39 06 5550 1234", "", "+390655501234"),
        ("+٩٦٢ ٧٩ ٠٠٠ ٠٠٠٠", "", "+962790000000"),
        ("٠٧٩٠٠٠٠٠٠٠", "JO", "+962790000000"),
        ("\u202a+962790000000\u202c", "", "+962790000000"),
        ("＋４４ 20 7946 0958", "", "+442079460958"),
        ("030/2312501", "DE", "+49302312501"),
        ("0171/23125/01", "DE", "+491712312501"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("01 70 99 12 34 / 06 39 98 12 34", "FR", "+33170991234 +33639981234"),
        ("+44 20 7946 0958; +44 7700 900123", "", "+442079460958 +447700900123"),
        ("+44 20 7946 0958, +44 7700 900123", "", "+442079460958 +447700900123"),
        ("+44 20 7946 0958\n+44 7700 900123", "", "+442079460958 +447700900123"),
        ("+44 20 7946 0958 +44 7700 900123", "", "+442079460958 +447700900123"),
        ("+442079460958+447700900123", "", "+442079460958 +447700900123"),
        ("+44 20 7946 0958 or +44 7700 900123", "", "+442079460958 +447700900123"),
        ("+44 20 7946 0958 ::: +44 7700 900123", "", "+442079460958 +447700900123"),
        ("+44 20 7946 0958; 020 7946 0958", "GB", "+442079460958"),
        ("+49 30 23125 001", "", "+493023125001"),
    ],
)
def test_numbers_are_read(cell: Cell, country: str, numbers: str) -> None:
    lines, problems = read_phones(cell, country)
    assert [line["number"] for line in lines] == numbers.split()
    assert problems == []
    assert not any("unchecked" in line for line in lines)


@pytest.mark.parametrize("cell", [None, "", "n/a", "-", 0, 0.0])
def test_nothing_is_no_problem(cell: Cell) -> None:
    assert read_phones(cell, "GB") == ([], [])


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("9.61E+11", "Excel shortened this number"),
        ("9,61E+11", "Excel shortened this number"),
        ("+9.61E+11", "Excel shortened this number"),
        (1.23e19, "lost its last digits"),
        (1234567890123456, "lost its last digits"),
        (4.5, "is not a phone number"),
        (-7, "is not a phone number"),
        (float("nan"), "is not a phone number"),
        (True, "is not a phone number"),
        ("same as mobile", "is not a phone number"),
        ("jane@x.example", "is not a phone number"),
        (dt.date(2023, 4, 3), "turned this phone into a date (2023-04-03)"),
        ("1" * 5_001, "too long to be a list of phones"),
    ],
)
def test_destroyed_numbers_are_kept_nowhere(cell: Cell, message: str) -> None:
    lines, problems = read_phones(cell, "GB")
    assert lines == []
    assert message in problems[0].message
    assert problems[0].severity == "error"


@pytest.mark.parametrize(
    ("cell", "country", "number", "message", "suggestion"),
    [
        (447911123456.0, "GB", "447911123456", "begins with +44, the code of this row's country", "+447911123456"),
        ("447911123456", "GB", "447911123456", "begins with +44, the code of this row's country", "+447911123456"),
        (
            447911123456,
            "",
            "447911123456",
            "no country: it reads as +447911123456, which may be wrong",
            "+447911123456",
        ),
        ("9613123456", "LB", "9613123456", "begins with +961", "+9613123456"),
        ("020 7946 0958", "", "020 7946 0958", "has no country code", ""),
        ("5550143", "US", "5550143", "has no country code", ""),
        ("020 7946 0958", "XX", "020 7946 0958", "has no country code", ""),
        ("999999999", "", "999999999", "has no country code", ""),
        ("12345", "GB", "12345", "too short", ""),
        ("123456789012345678", "GB", "123456789012345678", "too long", ""),
        ("+999 123 4567", "", "+999 123 4567", "is no possible number", ""),
        ("+44 20 7946 095812345", "", "+44 20 7946 095812345", "is no possible number", ""),
    ],
)
def test_doubtful_numbers_stay_as_typed(cell: Cell, country: str, number: str, message: str, suggestion: str) -> None:
    lines, problems = read_phones(cell, country)
    assert lines == [{"number": number, "unchecked": True}]
    assert message in problems[0].message
    assert problems[0].suggestion == suggestion


def test_a_number_cell_is_taken_with_a_warning() -> None:
    lines, problems = read_phones(2079460958.0, "GB")
    assert lines == [{"number": "+442079460958"}]
    assert "This cell was a number" in problems[0].message


@pytest.mark.parametrize("cell", ["00000000", "+44 0000000000", "+44 7777777777"])
def test_one_digit_over_and_over_is_not_believed(cell: str) -> None:
    assert "does not look like a real number" in read_phones(cell, "GB")[1][0].message


@pytest.mark.parametrize(
    ("cell", "extension"),
    [
        ("+1 202 555 0143 x225", "225"),
        ("+1 202 555 0143 ext. 225", "225"),
        ("+1 202 555 0143, extension 225", "225"),
        ("+33 1 70 99 12 34 poste 12", "12"),
        ("+49 30 23125 001 Durchwahl 22", "22"),
        ("+49 30 23125 001 (App. 22)", "22"),
        ("+962 6 500 0000 تحويلة 22", "22"),
        ("+34 911 23 45 67 int. 9", "9"),
        ("+1 202 555 0143 #9", "9"),
    ],
)
def test_extensions(cell: str, extension: str) -> None:
    lines, problems = read_phones(cell, "")
    assert lines[0]["extension"] == extension
    assert problems == []


def test_words_say_what_a_number_answers_to() -> None:
    assert read_phones("T: +44 20 7946 0958, M: +44 7700 900123 (WhatsApp, Signal)", "")[0] == [
        {"number": "+442079460958"},
        {"number": "+447700900123", "answers": ["whatsapp", "signal"], "purpose": "mobile"},
    ]
    assert read_phones("WhatsApp/Signal: +44 7700 900123", "")[0][0]["answers"] == ["whatsapp", "signal"]
    assert read_phones("فاكس +962 6 500 0000", "")[0][0]["answers"] == ["fax"]
    assert read_phones("Büro +49 30 23125 001", "", purpose="mobile")[0][0]["purpose"] == "work"


def test_the_column_says_what_a_number_is_for() -> None:
    assert read_phones("+44 7700 900123", "", purpose="mobile")[0] == [{"number": "+447700900123", "purpose": "mobile"}]
    assert read_phones("+44 7700 900123", "", purpose="signal")[0] == [
        {"number": "+447700900123", "answers": ["signal"]}
    ]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("ask for Jane +44 20 7946 0958", "‘ask for Jane’ beside the phone was left out."),
        ("+961 1 123456/7", "‘/7’ beside the phone was left out."),
        ("ext 22 +962 6 500 0000", "‘ext 22’ beside the phone was left out."),
    ],
)
def test_words_that_are_left_out_are_named(cell: str, message: str) -> None:
    lines, problems = read_phones(cell, "")
    assert len(lines) == 1
    assert problems[0].message == message


@given(st.text("+0123456789 ()-./,;xE'\n", max_size=40), st.sampled_from(["", "GB", "IT", "JO", "US"]))
def test_no_digit_is_invented(text: str, country: str) -> None:
    lines, _ = read_phones(text, country)
    for line in lines:
        if "unchecked" not in line:
            national = phone_key(line["number"])[4:]
            assert national in "".join(filter(str.isdigit, text))


@pytest.mark.parametrize("piece", ["1", " ", "(", "1 ", "/", "1/", "x", "1x", "+1", "E"])
def test_long_cells_take_no_time(piece: str) -> None:
    started = time.perf_counter()
    read_phones(piece * (5_000 // len(piece)), "GB")
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("+442079460958", "+442079460958"),
        ("+44 20 7946 0958", "+442079460958"),
        ("0044 20 7946 0958", "+442079460958"),
        ("020 7946 0958", "02079460958"),
        ("'+٩٦٢ ٧٩", "+96279"),
    ],
)
def test_phone_key(number: str, key: str) -> None:
    assert phone_key(number) == key


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("+44 20 7946 0958", True),
        ("020/79460958", True),
        ("tel:+44 20 7946 0958", True),
        ("T: +44 20 7946 0958", True),
        ("2023-04-03", False),
        ("03.04.2023", False),
        ("10115", False),
        ("12345 Berlin", False),
        ("Jane Doe", False),
        ("1 (23)", False),
    ],
)
def test_looks_like_phone(text: str, answer: bool) -> None:  # noqa: FBT001
    assert looks_like_phone(text) is answer


@given(
    st.from_regex(r"(\+|0|00|)[1-9][0-9 ]{6,14}", fullmatch=True),
    st.sampled_from(
        ["", "GB", "DE", "IT", "JO", "US", "CA", "FR", "RU", "AR", "BR", "MX", "LB", "EG", "SM", "HU", "XX"]
    ),
)
def test_the_short_road_says_what_the_long_one_says(text: str, country: str) -> None:
    number = plain_number(text, country)
    if number is None:
        return
    found = phonenumbers.parse(text, country or None)
    assert number == phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)
    assert phonenumbers.is_possible_number(found)


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("020 7946 0958", "GB", "+442079460958"),
        ("+44 20 7946 0958", "", "+442079460958"),
        ("+44 (0)20 7946 0958", "", None),  # a trunk prefix inside
        ("+999 1234567", "", None),  # no such code
        ("011 44 20 7946 0958", "US", None),  # another country
        ("08 9123 4567", "AU", "+61891234567"),
        ("0343 15 456 7890", "AR", None),  # a prefix that is rewritten
        ("8005550143", "RU", None),  # what looks like a trunk prefix belongs to the number
        ("020 7946 0958", "XX", None),
        ("020 7946 0958 x9", "GB", None),
    ],
)
def test_the_short_road_is_for_ordinary_numbers(text: str, country: str, number: str | None) -> None:
    assert plain_number(text, country) == number
