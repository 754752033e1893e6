"""When a text may be put before partners."""

from dataclasses import replace

import pytest

from desktop.domain.organisation import OrganisationCard
from desktop.domain.statement.ready import why_not_ready
from desktop.domain.statement.text import Block, BlockKind, PressContact, Signatory, StatementText

DOCTORS: OrganisationCard = {"name": "Northern Doctors Union", "acronym": "NDU"}
TEXT = StatementText(
    "en",
    headline="H",
    organisations=(Signatory("Northern Doctors Union"),),
    blocks=(Block(BlockKind.PARAGRAPH, "P"),),
    contacts=(PressContact("Ines", organisation="NDU", email="press@ndu.example"), PressContact("Ali")),
)


def test_a_whole_text_is_ready() -> None:
    assert why_not_ready(TEXT, [DOCTORS]) is None


@pytest.mark.parametrize(
    ("text", "cards", "why"),
    [
        (replace(TEXT, headline=""), [DOCTORS], "This text has no headline."),
        (replace(TEXT, blocks=()), [DOCTORS], "This text has no words below its headline."),
        (TEXT, [], "No organisation signs this statement."),
        (replace(TEXT, organisations=()), [DOCTORS], "This text does not say who issues it."),
        (
            replace(TEXT, organisations=(*TEXT.organisations, Signatory("Nurses"))),
            [DOCTORS],
            "The text names “Nurses”, which does not sign this statement.",
        ),
        (
            replace(TEXT, contacts=(PressContact(organisation="Nurses"),)),
            [DOCTORS],
            "“Nurses” among the press contacts does not sign this statement.",
        ),
        (replace(TEXT, contacts=(PressContact(email="press@"),)), [DOCTORS], "“press@” is not an e-mail address."),
    ],
)
def test_the_first_reason_is_said(text: StatementText, cards: list[OrganisationCard], why: str) -> None:
    found = why_not_ready(text, cards)
    assert found is not None
    assert found.title == why
