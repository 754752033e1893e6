"""Texts as they are stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.statement.text import Block, BlockKind, PressContact, Signatory, StatementText
from desktop.domain.statement.tidy import HIDDEN_ADDRESS, tidied


def test_hidden_marks_and_empty_pieces_go_words_stay() -> None:
    messy = StatementText(
        "fa",
        headline=" می\u200cخواهیم\u202e ",
        organisations=(Signatory(" A\u200b "), Signatory(" ")),
        blocks=(Block(BlockKind.PARAGRAPH, " One.\n\n\n\nTwo. "), Block(BlockKind.PARAGRAPH, "\u200b")),
        contacts=(PressContact(), PressContact("Ines", phone=" 12\u202d3 ")),
    )
    clean = tidied(messy)
    assert clean.headline == "می\u200cخواهیم"
    assert clean.organisations == (Signatory("A"),)
    assert [block.text for block in clean.blocks] == ["One.\n\nTwo."]
    assert clean.contacts == (PressContact("Ines", phone="123"),)


@pytest.mark.parametrize(
    "email", ["[email protected]", "[email&#160;protected]", "email protected", "[Email hidden]", "[at]"]
)
def test_a_hidden_address_is_never_kept_as_one(email: str) -> None:
    (contact,) = tidied(StatementText("en", contacts=(PressContact("Ines", email=email),))).contacts
    assert (contact.email, contact.note) == ("", HIDDEN_ADDRESS)
    (noted,) = tidied(StatementText("en", contacts=(PressContact("Ines", email=email, note="ask Ali"),))).contacts
    assert noted.note == "ask Ali"


def test_an_address_half_typed_stays() -> None:
    (contact,) = tidied(StatementText("en", contacts=(PressContact(email="press@ndu"),))).contacts
    assert contact.email == "press@ndu"


@given(
    st.builds(
        StatementText,
        st.just("en"),
        headline=st.text(),
        blocks=st.lists(st.builds(Block, st.sampled_from(BlockKind), st.text())).map(tuple),
    )
)
def test_tidying_twice_changes_nothing(text: StatementText) -> None:
    assert tidied(tidied(text)) == tidied(text)
