"""A text as it is stored: plain words without hidden marks, nothing else changed."""

import re
from dataclasses import replace

from desktop.domain.organisation import line, paragraphs
from desktop.domain.statement.text import Block, PressContact, Signatory, StatementText

HIDDEN_ADDRESS = "The web page hid this address: type it in."

_PLACEHOLDER = re.compile(r"(?i)\[?\s*e-?mail\W*(?:protected|hidden)\s*\]?|\[[^@\]]*@?[^@\]]*\]")


def tidied(text: StatementText) -> StatementText:
    """The text without direction overrides, invisible and control marks; empty lines of the body are left out.

    An address hidden by a web page ("[email protected]") becomes a note: it is never stored as an address.
    """
    return replace(
        text,
        urgency=line(text.urgency),
        headline=line(text.headline),
        subheadline=line(text.subheadline),
        organisations=tuple(one for one in map(_signatory, text.organisations) if one.name),
        city=line(text.city),
        date=line(text.date),
        date_written=line(text.date_written),
        blocks=tuple(one for one in map(_block, text.blocks) if one.text or one.label),
        contacts=tuple(one for one in map(_contact, text.contacts) if one != PressContact()),
        end_mark=line(text.end_mark),
    )


def _signatory(one: Signatory) -> Signatory:
    return Signatory(line(one.name), line(one.acronym))


def _block(block: Block) -> Block:
    return Block(
        block.kind,
        paragraphs(block.text),
        line(block.label),
        line(block.person),
        line(block.role),
        line(block.organisation),
    )


def _contact(one: PressContact) -> PressContact:
    email, note = line(one.email), line(one.note)
    if _PLACEHOLDER.fullmatch(email):
        email, note = "", note or HIDDEN_ADDRESS
    return PressContact(line(one.name), line(one.title), line(one.organisation), email, line(one.phone), note)
