"""Whether a text may be put before partners: something is in it, and it names nobody who does not sign."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.domain.organisation import OrganisationCard, is_named
from desktop.domain.statement.text import StatementText
from desktop.domain.values.emails import looks_like_address


class NotReady(NamedTuple):
    """Why a text cannot become a revision yet, and what to do."""

    title: str
    next_step: str


def why_not_ready(text: StatementText, signers: Sequence[OrganisationCard]) -> NotReady | None:
    """The first reason, or None: it is ready."""
    if not text.headline:
        return NotReady("This text has no headline.", "Write one.")
    if not any(block.text for block in text.blocks):
        return NotReady("This text has no words below its headline.", "Write them.")
    if not signers:
        return NotReady("No organisation signs this statement.", "Add who signs it.")
    if not text.organisations:
        return NotReady("This text does not say who issues it.", "Name the organisations that sign.")
    for one in text.organisations:
        if not any(is_named(card, one.name, one.acronym) for card in signers):
            return NotReady(
                f"The text names “{one.name}”, which does not sign this statement.",
                "Add it to those who sign, or take its name out.",
            )
    for contact in text.contacts:
        if contact.organisation and not any(is_named(card, contact.organisation) for card in signers):
            return NotReady(
                f"“{contact.organisation}” among the press contacts does not sign this statement.",
                "Add it to those who sign, or take its contact out.",
            )
        if contact.email and not looks_like_address(contact.email):
            return NotReady(f"“{contact.email}” is not an e-mail address.", "Correct it among the press contacts.")
    return None
