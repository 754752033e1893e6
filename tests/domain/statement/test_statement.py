"""What hangs on a statement's words."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.folding import visible
from desktop.domain.organisation import Organisation
from desktop.domain.signoff import SignoffState
from desktop.domain.statement.stage import Facts, Stage, stage_of, steps
from desktop.domain.statement.statement import QuoteApprovalCard, Revision, Statement, Version, quote_key
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


def _statement(**more: Any) -> Statement:
    text = StatementText("en", headline="H", blocks=(QUOTE,))
    frozen = Revision(7, 1, "en", 1, content_hash(text), text, "2026-10-09T09:12:00Z", "mara")
    versions = (Version(1, 1, "en", text, frozen, ""), Version(2, 1, "ar", StatementText("ar"), None, ""))
    approval: QuoteApprovalCard = {"quote": quote_key(QUOTE), "person": "Ines Duarte", "at": "2026-10-09T09:12:00Z"}
    parts: dict[str, Any] = {
        "id": 1,
        "version": 1,
        "title": "H",
        "main_language": "en",
        "release": "immediate",
        "card": {"quote_approvals": [approval]},
        "organisations": (Organisation(1, 1, {"name": "Vera Watch"}),),
        "versions": versions,
        "signoffs": (),
        "rounds": (),
        "state": SignoffState((), (1,), ("en", "ar")),
        "people": (),
        "copies": frozenset(),
        "embargo": None,
        "updated_at": "",
    }
    return Statement(**parts | more)


def test_a_statement_says_how_far_it_is_and_what_hangs_on_it() -> None:
    found = _statement()

    assert found.languages == ("en", "ar")
    assert found.facts == Facts(languages=2, revised=1, settled=1, signed=0, signers=1, release="immediate")
    assert found.stage is stage_of(found.facts)
    assert found.steps == steps(found.facts)
    assert (found.attachments, found.withdrawn) == ((), None)
    (quote,) = found.quotes
    assert (quote.language, quote.block, quote.approval) == ("en", QUOTE, found.card["quote_approvals"][0])
    assert found.version_in("ar") is found.versions[1]
    assert found.version_in("fr") is None


def test_what_was_withdrawn_says_since_when_and_why() -> None:
    gone = _statement(card={"withdrawn": {"at": "2026-10-10T08:00:00Z", "reason": "a figure was wrong"}})

    assert gone.withdrawn == {"at": "2026-10-10T08:00:00Z", "reason": "a figure was wrong"}
    assert gone.stage is Stage.WITHDRAWN
    assert [one.approval for one in gone.quotes] == [None]
