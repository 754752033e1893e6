"""Rare ends of single parts: what a reader sees of odd lists, headings, embargoes and letterheads."""

import pytest

from desktop.domain.statement.reading import Paragraph, recognise
from desktop.domain.statement.reading.lines import lines_of
from desktop.domain.statement.reading.release import read_release
from desktop.domain.statement.reading.sections import section_of
from desktop.domain.statement.reading.signatories import entry

_RIVER = "The river has risen for ten days, and the houses on both banks stand under water."
_TOWN = "Nobody has come to take the families to the dry ground above the town since Monday."
_TEXT = ("The river takes the town", _RIVER, _TOWN, _RIVER, _TOWN)


@pytest.mark.parametrize(
    ("line", "name", "acronym"),
    [
        ("Open Sea Fund, OSF", "Open Sea Fund", "OSF"),
        ("OSF – Open Sea Fund", "Open Sea Fund", "OSF"),
        ("Open Sea Fund – OSF", "Open Sea Fund", "OSF"),
        ("OSF, Blue Valley", "Blue Valley", "OSF"),
        ("and Dr. Carl Reuter, Blue Valley", "Dr. Carl Reuter", ""),
        ("Dr. Carl Reuter – Blue Valley", "Blue Valley", ""),
    ],
)
def test_a_signatory_keeps_its_name_and_acronym(line: str, name: str, acronym: str) -> None:
    (found,) = entry(line)

    assert (found.name, found.acronym) == (name, acronym)


@pytest.mark.parametrize("line", ["", " — ", "Blue Valley " * 40])
def test_a_line_without_a_name_signs_nothing(line: str) -> None:
    assert entry(line) == []


@pytest.mark.parametrize(
    ("line", "wall"),
    [
        ("Embargoed until 12 March 2026, 12:30 am", "2026-03-12T00:30"),
        ("Embargoed until 12 March 2026, 25:70", "2026-03-12"),
    ],
)
def test_an_embargo_has_an_hour_only_if_there_is_such_an_hour(line: str, wall: str) -> None:
    found = read_release(line)

    assert found is not None
    assert found[0].wall == wall


def test_a_sentence_about_an_embargo_is_no_embargo() -> None:
    assert read_release("Under embargo the people of the town have gone without bread and salt") is None
    assert read_release("Embargoed goods rot in the harbour while the people of the town go hungry") is None
    assert read_release("Embargoed until the ships that carry the bread have left the harbour") is None


@pytest.mark.parametrize(
    "text",
    [
        "Notes to editors will follow in the evening",
        "About blue@valley.org",
        "About two hundred and fifty of the families who live on both banks of the river have left",
    ],
)
def test_a_sentence_opens_no_part(text: str) -> None:
    (line,) = lines_of([Paragraph(text)])

    assert section_of(line, frozenset(), late=True) is None


def test_the_house_at_the_end_issues_a_text_that_names_nobody_else() -> None:
    house = "Blue Valley has worked on the banks of the river since 1990."

    found = recognise([Paragraph(one) for one in (*_TEXT, "About Blue Valley", house)])

    assert [one.name for one in found.text.organisations] == ["Blue Valley"]


def test_the_line_above_issues_a_text_that_names_nobody_else() -> None:
    found = recognise(
        [Paragraph(one) for one in (_TEXT[0], "Statement by Carl Reuter, Director, Blue Valley", *_TEXT[1:])]
    )

    assert [one.name for one in found.text.organisations] == ["Blue Valley"]


def test_an_embargo_at_the_end_counts_and_its_missing_time_is_said() -> None:
    found = recognise([Paragraph(one) for one in (*_TEXT, "Embargoed until Tuesday")])

    assert found.release.release == "embargo"
    assert any("its time could not be read" in note for note in found.notes)
