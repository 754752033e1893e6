"""What stands on paper, in order: one sequence of pieces that every output (text, HTML, Word, PDF, mail) only dresses.

So the same words leave by every road, and the line that says when they may be used always stands first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from desktop.domain.statement.paper_words import contacts_title, is_right_to_left, kind_name
from desktop.domain.statement.text import Block, BlockKind, PressContact, StatementText

PaperSize = Literal["a4", "letter"]
_COMMA = "، "


class Role(StrEnum):
    """What one piece of the paper is."""

    RELEASE = "release"  # the embargo, or "for immediate release"
    GREETING = "greeting"  # of a copy for one person
    KIND = "kind"  # "URGENT · Joint statement"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    ORGANISATIONS = "organisations"
    PARAGRAPH = "paragraph"
    LEAD = "lead"
    HEADING = "heading"
    DEMAND = "demand"
    QUOTE = "quote"
    BOILERPLATE = "boilerplate"
    END = "end"
    CONTACTS = "contacts"  # the title above them
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece. `bold` is its run-in head (the dateline, a demand's label); `number` counts demands from 1."""

    role: Role
    text: str
    bold: str = ""
    number: int = 0

    @property
    def line(self) -> str:
        """As one line of plain text."""
        return f"{self.bold} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Logo:
    """An organisation's mark: the picture's bytes and kind ("image/png", "image/jpeg")."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """One organisation at the top of the page, in the agreed order."""

    name: str
    acronym: str = ""
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A text ready to be put on paper.

    Attributes:
        release_line: when it may be used, in the text's language; it stands first. Empty only on a proof.
        embargoed: whether that line is an embargo.
        greeting: how a copy for one person begins ("Dear Layla Haddad,"), below the release line.
        mark: what every page must say besides ("DRAFT, not for publication"); empty for a copy that may leave.
    """

    text: StatementText
    release_line: str = ""
    embargoed: bool = False
    letterhead: tuple[Letterhead, ...] = ()
    greeting: str = ""
    mark: str = ""
    size: PaperSize = "a4"


def pieces(paper: Paper) -> list[Piece]:
    """Everything printed below the letterhead, in order."""
    return list(_pieces(paper))


def dateline(text: StatementText) -> str:
    """As "NORTHPORT, 10 October 2023 —"; empty where the text has neither city nor day."""
    comma = _COMMA if is_right_to_left(text.language) else ", "
    place = comma.join(part for part in (text.city.upper(), text.date_written or text.date) if part)
    return f"{place} —" if place else ""


def contact_line(contact: PressContact, language: str = "en") -> str:
    """As "Mara Lindqvist, Director of communications, Harbour Relief Network | press@… | +44 …"."""
    who = (_COMMA if is_right_to_left(language) else ", ").join(
        part for part in (contact.name, contact.title, contact.organisation) if part
    )
    reach = [part for part in (contact.email, contact.phone) if part]
    if is_right_to_left(language):  # addresses and phones read from left to right, each for itself
        reach = [f"\N{LEFT-TO-RIGHT ISOLATE}{part}\N{POP DIRECTIONAL ISOLATE}" for part in reach]
    return " | ".join(part for part in (who, *reach) if part)


def _pieces(paper: Paper) -> Iterator[Piece]:
    text = paper.text
    if paper.release_line:
        yield Piece(Role.RELEASE, paper.release_line)
    if paper.greeting:
        yield Piece(Role.GREETING, paper.greeting)
    yield Piece(Role.KIND, " · ".join(part for part in (text.urgency, kind_name(text.kind, text.language)) if part))
    if text.headline:
        yield Piece(Role.HEADLINE, text.headline)
    if text.subheadline:
        yield Piece(Role.SUBHEADLINE, text.subheadline)
    if text.organisations:
        names = (f"{one.name} ({one.acronym})" if one.acronym else one.name for one in text.organisations)
        yield Piece(Role.ORGANISATIONS, " · ".join(names))
    yield from _body(text)
    if text.end_mark:
        yield Piece(Role.END, text.end_mark)
    lines = [line for contact in text.contacts if (line := contact_line(contact, text.language))]
    if lines:
        yield Piece(Role.CONTACTS, contacts_title(text.language))
        yield from (Piece(Role.CONTACT, line) for line in lines)


def _body(text: StatementText) -> Iterator[Piece]:
    place, demands = dateline(text), 0
    if place and (not text.blocks or text.blocks[0].kind is not BlockKind.PARAGRAPH):
        yield Piece(Role.PARAGRAPH, "", place)
        place = ""
    for block in text.blocks:
        if block.kind is BlockKind.DEMAND:
            demands += 1
            yield Piece(Role.DEMAND, block.text, _label(block), demands)
        else:
            yield Piece(Role(block.kind), block.text, place)
            place = ""


def _label(block: Block) -> str:
    if not block.label:
        return ""
    return block.label if block.label[-1] in ".:؛،?!؟" else f"{block.label}."
