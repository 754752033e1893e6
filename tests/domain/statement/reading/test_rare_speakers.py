"""Rare manners of saying who speaks and who issues a text."""

import pytest

from desktop.domain.statement.reading.nouns import Confidence
from desktop.domain.statement.reading.organisations import Found, find_organisations
from desktop.domain.statement.reading.quotes import read_quote
from desktop.domain.statement.reading.speakers import Quote
from desktop.domain.statement.text import Signatory

_RELIEF = Signatory("Harbour Relief Network", "")


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (" — Amal Idris, director, Harbour Relief Network", Quote("Amal Idris", "director", "Harbour Relief Network")),
        (" — in the street outside", Quote("")),
        (" said Harbour Relief Network.", Quote("")),
        (" said Lucy Brandt, RN.", Quote("Lucy Brandt", "RN")),
        (" said Lucy Brandt, 34.", Quote("Lucy Brandt")),
    ],
)
def test_what_stands_after_a_quotation_says_who_speaks(after: str, expected: Quote) -> None:
    assert read_quote(f"“We will not leave the harbour today.”{after}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«لن نغادر الميناء اليوم أبدا» قالت 12 منظمة.", Quote("")),
        ("«لن نغادر الميناء اليوم أبدا» قالت شبكة الإغاثة الدولية.", Quote("")),
        ("«لن نغادر الميناء اليوم أبدا» قالت النجار هدى من شبكة الإغاثة.", Quote("النجار هدى", "", "شبكة الإغاثة")),
        ("هدى سالم: «لن نغادر الميناء اليوم أبدا».", Quote("هدى سالم")),
    ],
)
def test_arabic_quotations_name_a_person_or_nobody(text: str, expected: Quote) -> None:
    assert read_quote(text) == expected


def test_one_signatory_below_a_text_that_names_no_other_issues_it() -> None:
    found = find_organisations([_RELIEF.name], ["A dark week in the harbour"], [])
    assert found == Found((_RELIEF,), Confidence.LIKELY)


def test_the_only_organisation_in_the_opening_issues_the_text() -> None:
    found = find_organisations([], ["Harbour Relief Network condemns the arrest of three nurses."], [])
    assert found == Found((_RELIEF,), Confidence.LIKELY)


def test_an_acronym_given_the_second_time_is_kept() -> None:
    found = find_organisations([_RELIEF.name, f"{_RELIEF.name} (HRN)", "Delta Lawyers Union"], [], [])
    assert found.organisations == (Signatory(_RELIEF.name, "HRN"), Signatory("Delta Lawyers Union", ""))
