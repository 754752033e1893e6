"""Sentences: translation, plurals by rule, numbers, directions."""

import pytest
from PySide6.QtCore import Qt

from desktop.gui import words


def test_english_needs_no_catalogue() -> None:
    assert words.tr("Contacts") == "Contacts"
    assert words.tr("{name} is here", name="Layla") == "Layla is here"


@pytest.mark.parametrize(("count", "said"), [(0, "0 contacts"), (1, "1 contact"), (12408, "12,408 contacts")])
def test_plurals(count: int, said: str) -> None:
    assert words.plural(count, "{n} contact", "{n} contacts") == said


def test_numbers_have_the_separators_of_the_language() -> None:
    assert words.number(1234567) == "1,234,567"
    words.speak("de")
    assert words.number(1234567) == "1.234.567"


def test_a_language_without_catalogue_stays_english() -> None:
    words.speak("xx")
    assert words.tr("Contacts") == "Contacts"


def test_arabic_has_six_plural_forms() -> None:
    words.speak("ar")
    said = [words.plural(n, "{n} job", "{n} jobs") for n in (0, 1, 2, 3, 11, 100)]
    assert len(set(said)) == 6
    assert words.tr("Contacts") == "جهات الاتصال"


def test_a_value_of_the_other_direction_is_isolated() -> None:
    assert words.tr("{name} is here", name="ليلى") == "\u2068ليلى\u2069 is here"
    words.speak("ar")
    assert words.tr("{name} is here", name="Layla").startswith("\u2068Layla\u2069")


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("Layla", False),
        ("ليلى", True),
        ("+962 7", False),
        ("12 ليلى", True),
        ("é ليلى", False),
        ("שלום", True),
        ("", False),
    ],
)
def test_a_text_runs_as_its_first_strong_letter(text: str, *, rtl: bool) -> None:
    assert words.is_rtl(text) is rtl
    assert words.direction(text) == (Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)


def test_languages_that_read_from_right_to_left() -> None:
    assert words.reads_right_to_left("ar-LB")
    assert not words.reads_right_to_left("fr")
