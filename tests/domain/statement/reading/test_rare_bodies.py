"""Bodies as they are rarely set: prose among contacts, boilerplates in pieces, calls that are none, loose labels."""

import pytest

from desktop.domain.statement.reading import Paragraph
from desktop.domain.statement.reading.acronyms import introductions
from desktop.domain.statement.reading.arabic_subjects import arabic_subject
from desktop.domain.statement.reading.body import Body, BodyReader
from desktop.domain.statement.reading.calls import listed_call
from desktop.domain.statement.reading.clutter import without_clutter
from desktop.domain.statement.reading.demands import demands_after, split_label
from desktop.domain.statement.reading.enumerations import names_in
from desktop.domain.statement.reading.lines import Line, lines_of
from desktop.domain.statement.text import Block, BlockKind

_KNOWN = frozenset({"harbour union"})
_BODY = "The dockers of the northern port have been on strike since the beginning of May."
_ADDRESS = "press@example.org"
_US = "Harbour Union has spoken for the dockers of all northern ports since the spring of 1951."
_OTHER = "Nobody who reads this far down the page would expect one more whole sentence of prose here."


def _lines(*texts: str) -> list[Line]:
    return lines_of([Paragraph(text) for text in texts])


def _body(*texts: str) -> Body:
    return BodyReader(_lines(*texts), _KNOWN).read()


def test_prose_about_an_organisation_among_the_contacts_is_its_boilerplate() -> None:
    found = _body(_BODY, "Press contact:", _ADDRESS, _US)

    assert found.blocks[-1] == Block(BlockKind.BOILERPLATE, _US, organisation="Harbour Union")
    assert not found.unrecognised


def test_other_prose_among_the_contacts_is_kept_and_said() -> None:
    found = _body(_BODY, "Press contact:", _ADDRESS, _OTHER)

    assert found.blocks[-1] == Block(BlockKind.PARAGRAPH, _OTHER)
    assert found.unrecognised == [_OTHER]


def test_a_boilerplate_goes_on_over_paragraphs_until_an_address() -> None:
    found = _body(_BODY, "About Harbour Union", "It was founded in 1951.", "It has 40 members.", _ADDRESS)

    assert [block.text for block in found.blocks[1:]] == ["It was founded in 1951.\nIt has 40 members."]
    assert found.contacts == [_ADDRESS]


def test_addresses_after_the_end_mark_are_contacts() -> None:
    found = _body(_BODY, "###", "Amal Idris", _ADDRESS)

    assert found.end_mark
    assert found.contacts == ["Amal Idris", _ADDRESS]


@pytest.mark.parametrize(
    "text",
    [
        "We call on the council to act: the strike must end at once.",
        "We call on the council to act: now; today.",
        "We call on the council: First, act. Second, listen.",
    ],
)
def test_a_call_without_two_whole_demands_is_no_list(text: str) -> None:
    assert listed_call(text) is None


def test_the_titles_of_other_pages_are_left_out_up_to_prose() -> None:
    kept, left_out = without_clutter(
        _lines(*[_BODY] * 13, "Related articles", "Rain in the north", f"{_OTHER} {_OTHER}")
    )

    assert left_out == ("Related articles", "Rain in the north")
    assert len(kept) == 14


def test_the_titles_of_other_pages_may_end_the_page() -> None:
    _, left_out = without_clutter(_lines(*[_BODY] * 13, "Related articles", *["Rain in the north"] * 2))

    assert left_out == ("Related articles", "Rain in the north", "Rain in the north")


@pytest.mark.parametrize(
    ("text", "bold"), [("We ask that the council acts soon", 2), ("We ask that the council acts soon", 5)]
)
def test_bold_letters_inside_a_word_are_no_label(text: str, bold: int) -> None:
    assert split_label(Line(text, "normal", 0, bold)) == ("", text)


def test_no_demands_follow_a_lead_that_ends_the_text() -> None:
    assert demands_after(_lines("We demand:"), 1) == []


def test_demands_without_marks_may_end_the_text() -> None:
    lines = _lines("Open the port", "Pay the dockers")

    assert demands_after(lines, 0) == lines


def test_somebody_called_upon_is_no_signatory() -> None:
    subject = "Harbour Union (HU) and urge the Port Council (PC)"

    assert [one.acronym for one in names_in(subject, introductions(subject))] == ["HU"]


def test_an_acronym_introduced_twice_is_one_name() -> None:
    found = introductions("The Northern Harbour Union, NHU, known as NHU, warns")

    assert [(one.name, one.acronym) for one in found] == [("Northern Harbour Union", "NHU")]


def test_an_arabic_name_ends_where_one_with_an_acronym_begins() -> None:
    found = arabic_subject("تدين شبكة الصحافة Harbour Union (HU) القصف")

    assert [(one.name, one.acronym) for one in found] == [("شبكة الصحافة", ""), ("Harbour Union", "HU")]


@pytest.mark.parametrize(
    ("text", "bold", "label"),
    [
        ("Blue Valley reports nine dry days without a word of reason.", 11, ""),
        ("Ceasefire An immediate end to all hostilities in the valley.", 9, "Ceasefire"),
        ("Ceasefire: an immediate end to all hostilities.", 10, "Ceasefire"),
        ("وقف النار وقف فوري لجميع الأعمال العدائية.", 9, "وقف النار"),
    ],
)
def test_bold_words_the_sentence_goes_on_from_are_no_label(text: str, bold: int, label: str) -> None:
    (line,) = lines_of([Paragraph(text, bold=((0, bold),))])

    assert split_label(line)[0] == label
