"""The parts of a text and the hash that a sign-off binds to."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.statement.text import (
    Block,
    BlockKind,
    PressContact,
    Signatory,
    StatementKind,
    StatementText,
    content_hash,
    text_from_json,
    text_to_json,
)
from tests.statement_texts import ARABIC, ENGLISH

_words = st.text(max_size=12)
TEXTS = st.builds(
    StatementText,
    language=st.sampled_from(["en", "ar", "fr"]),
    kind=st.sampled_from(StatementKind),
    urgency=_words,
    headline=_words,
    city=_words,
    organisations=st.lists(st.builds(Signatory, _words, _words), max_size=3).map(tuple),
    blocks=st.lists(st.builds(Block, st.sampled_from(BlockKind), _words, _words, _words), max_size=4).map(tuple),
    contacts=st.lists(st.builds(PressContact, _words, email=_words), max_size=2).map(tuple),
)


@given(TEXTS)
def test_a_text_comes_back_from_json(text: StatementText) -> None:
    back = text_from_json(text_to_json(text))

    assert content_hash(back) == content_hash(text)


@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_real_texts_come_back_whole(text: StatementText) -> None:
    assert text_from_json(text_to_json(text)) == text


def test_unknown_parts_of_a_later_version_are_left_aside() -> None:
    card = text_to_json(ENGLISH) | {"mood": "calm"}
    card["contacts"][0]["fax"] = "1"

    assert text_from_json(card) == ENGLISH


def test_the_hash_knows_every_letter_but_not_blanks_and_code_points() -> None:
    same = replace(ENGLISH, headline="Two  coalitions call for an immediate\u00a0ceasefire in the northern districts ")
    changed = replace(ENGLISH, blocks=(*ENGLISH.blocks[:-1], replace(ENGLISH.blocks[-1], text="Four ports.")))
    composed, decomposed = (replace(ENGLISH, city=city) for city in ("Zu\u0308rich", "Z\u00fcrich"))

    assert content_hash(same) == content_hash(ENGLISH)
    assert content_hash(changed) != content_hash(ENGLISH)
    assert content_hash(composed) == content_hash(decomposed)


@pytest.mark.parametrize(
    "changed",
    [
        replace(ENGLISH, language="fr"),
        replace(ENGLISH, kind=StatementKind.CORRECTION),
        replace(ENGLISH, urgency=""),
        replace(ENGLISH, date="2026-10-11"),
        replace(ENGLISH, organisations=ENGLISH.organisations[::-1]),
        replace(ENGLISH, blocks=ENGLISH.blocks[::-1]),
        replace(ENGLISH, contacts=()),
        replace(ENGLISH, end_mark="ENDS"),
    ],
)
def test_every_part_counts(changed: StatementText) -> None:
    assert content_hash(changed) != content_hash(ENGLISH)


def test_parts_can_be_asked_for() -> None:
    assert [block.label for block in ENGLISH.demands] == ["Ceasefire", "Humanitarian access"]
    assert [block.person for block in ENGLISH.quotes] == ["Mara Lindqvist"]
    assert StatementText("en", headline="Three short words", blocks=(Block(BlockKind.DEMAND, "b c", "a"),)).words == 6
