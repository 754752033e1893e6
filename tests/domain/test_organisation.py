"""What an organisation is called, how it stands in a text, and how its files are named."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import InvalidValue
from desktop.domain.organisation import (
    Organisation,
    OrganisationCard,
    acronym_in,
    as_signatory,
    boilerplate_in,
    changed,
    cleaned,
    file_name,
    is_named,
    key_state,
    mentions,
    name_in,
    names_of,
    press_contacts,
    without,
)
from desktop.domain.statement.text import Block, BlockKind, PressContact, Signatory, StatementText

DOCTORS: OrganisationCard = {
    "name": "Northern Doctors Union",
    "names": {"ar": "اتحاد أطباء الشمال"},
    "acronym": "NDU",
    "acronyms": {"fr": "UMN"},
    "boilerplates": {"en": "NDU speaks for 4,000 doctors."},
    "press_contacts": [{"name": "Ines Duarte", "email": "press@ndu.example"}],
}


def test_all_its_spellings() -> None:
    assert names_of(DOCTORS) == ("Northern Doctors Union", "اتحاد أطباء الشمال", "NDU", "UMN")
    assert is_named(DOCTORS, "northern  DOCTORS union")
    assert is_named(DOCTORS, "إتحاد اطباء الشمال")
    assert is_named(DOCTORS, "somebody", "ndu")
    assert not is_named(DOCTORS, "Northern Nurses Union")
    assert not is_named(DOCTORS, "", "")


def test_in_each_language_and_else_as_it_is() -> None:
    assert (name_in(DOCTORS, "ar-JO"), name_in(DOCTORS, "de")) == ("اتحاد أطباء الشمال", "Northern Doctors Union")
    assert (acronym_in(DOCTORS, "fr"), acronym_in(DOCTORS, "en")) == ("UMN", "NDU")
    assert (boilerplate_in(DOCTORS, "en"), boilerplate_in(DOCTORS, "ar")) == ("NDU speaks for 4,000 doctors.", "")
    assert as_signatory(DOCTORS, "fr") == Signatory("Northern Doctors Union", "UMN")
    assert press_contacts(DOCTORS) == (PressContact("Ines Duarte", organisation="NDU", email="press@ndu.example"),)


def test_taken_out_of_a_text_it_leaves_no_name_contact_or_boilerplate() -> None:
    text = StatementText(
        "en",
        headline="Doctors call for a ceasefire",
        organisations=(Signatory("Northern Doctors Union", "NDU"), Signatory("Citizens for Open Borders", "COB")),
        blocks=(
            Block(BlockKind.PARAGRAPH, "The NDU said so."),
            Block(BlockKind.BOILERPLATE, "About us.", organisation="NDU"),
            Block(BlockKind.BOILERPLATE, "About them.", organisation="COB"),
            Block(BlockKind.QUOTE, "“No.”", person="Ines Duarte", organisation="NDU"),
        ),
        contacts=(PressContact("Ines Duarte", organisation="ndu"), PressContact("Ali", organisation="COB")),
    )
    left = without(text, DOCTORS)
    assert [one.acronym for one in left.organisations] == ["COB"]
    assert [one.name for one in left.contacts] == ["Ali"]
    assert [block.text for block in left.blocks] == ["The NDU said so.", "About them.", "“No.”"]
    assert mentions(left, DOCTORS) == ("The NDU said so.", "“No.” NDU")
    assert mentions(left, {"name": "Somebody else"}) == ()


@pytest.mark.parametrize(
    ("words", "theirs"),
    [
        ("NDU speaks for 4,000 doctors.", True),
        ("About NDU: we are doctors.", True),
        ("The Northern Doctors Union was founded in 1990.", True),
        ("Vera Watch works with NDU.", False),
        ("NDUs are something else.", False),
        ("", False),
    ],
)
def test_a_boilerplate_that_names_nobody_is_known_by_its_words(words: str, *, theirs: bool) -> None:
    text = StatementText("en", blocks=(Block(BlockKind.BOILERPLATE, words),))
    assert (without(text, DOCTORS).blocks == ()) is theirs
    own_words: OrganisationCard = {"name": "Nurses", "boilerplates": {"en": "We nurse."}}
    nursing = StatementText("en", blocks=(Block(BlockKind.BOILERPLATE, "We nurse"),))
    assert without(nursing, own_words).blocks == ()


@pytest.mark.parametrize(
    ("contact", "theirs"),
    [
        (PressContact("Ines Duarte"), True),
        (PressContact("I. Duarte", email="Press@NDU.example"), True),
        (PressContact("Ines Duarte", organisation="COB"), False),
        (PressContact("Ali"), False),
        (PressContact(phone="+49 30 23125 000"), False),
    ],
)
def test_a_contact_that_names_no_organisation_is_known_by_name_or_address(
    contact: PressContact, *, theirs: bool
) -> None:
    assert (without(StatementText("en", contacts=(contact,)), DOCTORS).contacts == ()) is theirs


@pytest.mark.parametrize(
    ("card", "name"),
    [
        (DOCTORS, "ndu"),
        ({"name": "Médecins d’Été"}, "medecins-dete"),
        ({"name": "اتحاد أطباء الشمال", "names": {"en": "Northern Doctors"}}, "northern-doctors"),
        ({"name": "CON"}, "con-files"),
        ({"name": "A" * 90}, "a" * 60),
    ],
)
def test_its_files_have_plain_names(card: OrganisationCard, name: str) -> None:
    assert file_name(card) == name


@given(st.text(min_size=1))
def test_any_name_makes_a_file_name_every_system_takes(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", file_name({"name": name}))


def test_a_card_is_tidied() -> None:
    untidy: dict[str, object] = {
        "name": " Northern\u202e\u0007 Doctors ",
        "names": {"ar": " اتحاد ", "fr": " "},
        "acronyms": None,
        "boilerplates": {"en": "One.\n\n\n\nTwo. "},
        "press_contacts": [{"name": " Ines ", "email": "Press@NDU.example", "age": "7"}, {"name": " "}],
        "signatories": [{"name": "Omar", "title": "Chair"}],
        "answer_hours": 48,
        "notes": "a\nb",
        "colour": "red",
    }
    assert changed({"name": "x", "acronym": "X"}, {**untidy, "acronym": None}) == {
        "name": "Northern Doctors",
        "names": {"ar": "اتحاد"},
        "boilerplates": {"en": "One.\n\nTwo."},
        "press_contacts": [{"name": "Ines", "email": "Press@ndu.example"}],
        "signatories": [{"name": "Omar", "title": "Chair"}],
        "answer_hours": 48,
        "notes": "a\nb",
    }


@pytest.mark.parametrize(
    ("card", "why"),
    [
        ({"name": " "}, "An organisation needs a name"),
        ({"name": "A", "answer_hours": -1}, "-1 hours cannot be"),
        ({"name": "A", "press_contacts": [{"email": "[email protected]"}]}, "is not an e-mail address"),
        ({"name": "A", "signatories": [{"email": "a@b.example, c@d.example"}]}, "is not an e-mail address"),
    ],
)
def test_what_cannot_be_is_refused(card: OrganisationCard, why: str) -> None:
    with pytest.raises(InvalidValue, match=why):
        cleaned(card)


def test_a_key_counts_as_compared_only_as_long_as_it_is_the_same() -> None:
    assert key_state({"name": "A"}) == "none"
    assert key_state({"name": "A", "public_key": "k"}) == "not_compared"
    assert key_state({"name": "A", "public_key": "k", "compared_key": "k"}) == "compared"
    assert key_state({"name": "A", "public_key": "new", "compared_key": "k"}) == "not_compared"


def test_a_stored_one_says_who_it_is() -> None:
    ours, theirs = Organisation(1, 1, {"name": "Ours", "own": True}), Organisation(2, 1, DOCTORS)
    assert (ours.name, ours.short, ours.own, ours.key_state) == ("Ours", "Ours", True, "none")
    assert (theirs.short, theirs.own) == ("NDU", False)
