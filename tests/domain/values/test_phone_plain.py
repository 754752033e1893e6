import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.values.phone_plain import is_assigned, is_never_one, plain_cell, plain_number
from desktop.domain.values.phones import read_phones

_REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("+46 70 174 06 05", "", "+46701740605"), ("070-174 06 05", "SE", "+46701740605"), ("(030) 23125 000", "DE", "+493023125000"),
        ("612 345 678", "ES", "+34612345678"), ("+39 06 1234567", "", "+39061234567"), ("070-174 06 05", "", None),
        ("+44 (0) 20 7946 0000", "", None), ("+1", "", None), ("+999 123 4567", "", None), ("soon", "SE", None), ("", "SE", None),
        ("00961 3 123456", "SE", None), ("123", "SE", None), ("070 174 06 05", "XX", None), ("46 70 174 06 05", "SE", None),
        ("+46 7", "", None), ("0800 123 4567 890 1", "SE", None), ("011 961 3 123456", "US", None), ("0343 15 456 7890", "AR", None),
        ("06 1234 5678", "IT", "+390612345678"), ("8 231 595 532", "RU", None),
    ],
)  # fmt: skip
def test_ordinary_numbers_take_the_short_road(text: str, region: str, number: str | None) -> None:
    assert plain_number(text, region) == number


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(_REGIONS),
    st.text("0123456789", min_size=4, max_size=13),
    st.sampled_from(["+{code}{digits}", "{digits}", "0{digits}"]),
)
def test_the_short_road_leads_where_the_long_one_does(region: str, digits: str, form: str) -> None:
    text = form.format(code=phonenumbers.country_code_for_region(region), digits=digits)
    short = plain_number(text, region)
    if short is not None:
        lines, _ = read_phones(text, region)
        assert [line["number"] for line in lines] == [short]
        assert "unchecked" not in lines[0]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("070-174 06 05", "+46701740605"), ("'+46701740605", "+46701740605"), ("tel:+46701740605", "+46701740605"),
        ("0046701740605", "+46701740605"), ("'0046701740605", "+46701740605"), ("tel:0046701740605", "+46701740605"),
        ("00046701740605", None), ("0099912345678", None), ("soon", None),
    ],
)  # fmt: skip
def test_what_spreadsheets_write_before_a_number_is_passed_over(text: str, number: str | None) -> None:
    assert plain_cell(text, "SE") == number
    if number:
        assert read_phones(text, "SE") == ([{"number": number}], [])


@pytest.mark.parametrize(
    ("text", "region", "never"),
    [
        ("(339) 555-0142", "GH", True), ("339 555 0142 99", "SE", False), ("+46 7 1", "", False), ("+46 70 174 06 05", "", False),
        ("+46 70 174 06 05 12 34 5", "", True), ("+999 123 45 67", "", False), ("+46 soon", "", False), ("soon", "SE", False),
        ("1234567", "XX", False), ("0046 70 174", "SE", False), ("46 70 174 06 05 1", "SE", False), ("011 46 70 1", "US", False),
        ("8 1234567 12345", "RU", True), ("0 1234567 12345 1", "RU", False), ("15 1234567 12345 1", "AR", True),
        ("0343 15 456 78901 2", "AR", False),
    ],
)  # fmt: skip
def test_so_many_digits_no_number_has(text: str, region: str, *, never: bool) -> None:
    assert is_never_one(text, region) == never


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(_REGIONS),
    st.text("0123456789", min_size=4, max_size=15),
    st.sampled_from(["+{code}{digits}", "+{digits}", "{digits}", "0{digits}", "8{digits}", "{code}{digits}"]),
)
def test_what_is_never_a_number_is_none_on_the_long_road_either(region: str, digits: str, form: str) -> None:
    text = form.format(code=phonenumbers.country_code_for_region(region), digits=digits)
    if is_never_one(text, region):
        try:
            found = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            return
        assert not phonenumbers.is_possible_number(found)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(_REGIONS), st.sampled_from(range(11)), st.integers(0, 12), st.sampled_from("0123456789"))
def test_a_country_gives_out_what_the_long_road_finds_valid(region: str, kind: int, place: int, digit: str) -> None:
    example = phonenumbers.example_number_for_type(region, kind) or phonenumbers.example_number(region)
    assert example is not None
    digits = phonenumbers.national_significant_number(example)
    at = place % len(digits)
    number = plain_number(f"+{example.country_code}{digits[:at]}{digit}{digits[at + 1 :]}", "")
    if number is not None:
        assert is_assigned(number) == phonenumbers.is_valid_number(phonenumbers.parse(number, None))
