"""Rare heads and contact lines: what a reader sees of them."""

import pytest

from desktop.domain.statement.reading import Paragraph
from desktop.domain.statement.reading.contact_fields import fields_of
from desktop.domain.statement.reading.contacts import read_contacts
from desktop.domain.statement.reading.days import find_day
from desktop.domain.statement.reading.front import Front, read_front
from desktop.domain.statement.reading.issuers import issuers
from desktop.domain.statement.reading.labels import read_labels
from desktop.domain.statement.reading.language import language_of
from desktop.domain.statement.reading.lines import lines_of
from desktop.domain.statement.reading.marks import notes_on


def _front(*texts: str) -> Front:
    return read_front(lines_of([Paragraph(text) for text in texts]), frozenset())


def test_two_titles_of_one_person_are_both_kept() -> None:
    assert fields_of("Jane Doe, Director, Spokesperson, jane@example.org", set()).title == "Director, Spokesperson"


def test_a_whole_sentence_beside_a_name_is_no_title() -> None:
    sentence = "who can be reached about all that was said here " * 3
    found = fields_of(f"Jane Doe, {sentence}, jane@example.org", set())

    assert (found.name, found.title, found.organisation) == ("Jane Doe", "", "")
    assert found.others == (sentence.strip(),)


def test_the_way_to_reach_somebody_is_no_part_of_the_name() -> None:
    assert fields_of("Jane Doe tel +41 22 555 01 00", set()).name == "Jane Doe"


def test_a_second_address_is_noted_and_the_same_phone_twice_is_not() -> None:
    found, _ = read_contacts(
        ["Jane Doe, jane@example.org, press@example.org, +41 22 555 01 00", "+41 22 555 01 00", "jane@example.org"]
    )

    assert [(one.email, one.phone, one.note) for one in found] == [
        ("jane@example.org", "+41 22 555 01 00", "Also press@example.org")
    ]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Issued 2022-05-03 in Geneva", "2022-05-03"),
        ("Case 123/4/2022 of 3/5/2022", "2022-05-03"),
        ("31 February 2022, 3 May 2022", "2022-05-03"),
        ("28-Nov-2021", "2021-11-28"),
    ],
)
def test_the_first_day_that_exists_is_found(text: str, iso: str) -> None:
    found = find_day(text)

    assert found is not None
    assert found.iso == iso


def test_an_embargo_may_say_its_time_on_the_next_line() -> None:
    front = _front("EMBARGOED UNTIL", "3 May 2022, 10:00 GMT", "Bombs fall on market", "The union warns of bombs.")

    assert front.release.wall == "2022-05-03T10:00"
    assert front.headline == "Bombs fall on market"


def test_an_embargo_without_a_time_leaves_the_next_line_alone() -> None:
    front = _front("UNDER EMBARGO", "Bombs fall on market", "GENEVA, 3 May 2022 – The union warns of all the bombs.")

    assert (front.release.release, front.release.wall, front.headline) == ("embargo", "", "Bombs fall on market")


def test_a_quote_after_the_labels_begins_the_body() -> None:
    front = _front("PRESS RELEASE", "“We stay here,” said Jane Doe.", "The union warns.")

    assert (front.body_at, front.headline) == (1, "")


def test_governments_end_where_the_sentence_goes_on() -> None:
    found = issuers("The Governments of France, Germany today urge restraint, Italy said.")

    assert [one.name for one in found] == ["France", "Germany"]


def test_names_without_a_verb_are_all_issuers() -> None:
    found = issuers("The Alpha Network (AN), the Beta Union (BU) and the Gamma Fund (GF)")

    assert [one.acronym for one in found] == ["AN", "BU", "GF"]


def test_a_headline_that_begins_with_a_kind_stays_whole() -> None:
    text = "Statement matters more than silence"

    assert (read_labels(text).rest, read_labels(text).kind) == (text, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("یہ لڑکا ہے اور ٹھنڈا پانی ڈالتا ہوں", "ur"),
        ("این گزارش چگونه نوشته شد و چرا", "fa"),
        ("Україна і її міста", "uk"),
        ("Мы требуем мира", "ru"),
    ],
)
def test_languages_of_one_script_are_told_apart(text: str, code: str) -> None:
    assert language_of(text)[0] == code


def test_invisible_and_mixed_letters_are_said() -> None:
    invisible, mixed = notes_on(["a\u200bb", "P\u0430ris"])

    assert "invisible" in invisible
    assert "‘P\u0430ris’" in mixed
