"""What hangs on a statement's words."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.folding import visible
from desktop.domain.statement.statement import Revision, Version, quote_key
from desktop.domain.statement.text import Block, BlockKind, StatementText, content_hash

QUOTE = Block(BlockKind.QUOTE, "“We have no fuel left,” said Ines Duarte.", person="Ines Duarte")


def test_a_quote_is_its_words_and_who_said_them() -> None:
    same = Block(BlockKind.QUOTE, " “We have  no fuel left,” said Ines Duarte.", person="Ines Duarte", role="chair")
    assert quote_key(same) == quote_key(QUOTE)
    assert quote_key(Block(BlockKind.QUOTE, QUOTE.text, person="Omar")) != quote_key(QUOTE)


@given(st.text(), st.text())
def test_other_words_are_another_quote(one: str, other: str) -> None:
    keys = [quote_key(Block(BlockKind.QUOTE, text, person="A")) for text in (one, other)]
    same = visible(one).split() == visible(other).split()
    assert (keys[0] == keys[1]) == same


def test_a_version_knows_whether_its_words_are_those_partners_have() -> None:
    text = StatementText("en", headline="H")
    frozen = Revision(7, 1, "en", 3, content_hash(text), text, "2026", "mara")
    assert Version(1, 1, "en", text, None, "").changed
    assert not Version(1, 1, "en", text, frozen, "").changed
    assert Version(1, 1, "en", StatementText("en", headline="Other"), frozen, "").changed
    assert Version(1, 1, "en", text, frozen, "").asked.number == 3
    assert Version(1, 1, "en", text, None, "").asked.revision_id is None
