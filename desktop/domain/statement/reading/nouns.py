"""What goes into the recogniser and what comes out: paragraphs in, a statement's parts with doubts out."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from desktop.domain.statement.text import StatementText

Style = Literal["normal", "heading", "list", "table"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""One paragraph of a finished text, as any reader of documents gives it.

    Attributes:
        text: as a person reads it; `\n` where the document breaks the line, ` | ` between the cells of a table's row.
        bold: spans (start, end) of `text` in bold letters.
        right_to_left: the document says so; the recogniser does not need it.
    """

    text: str
    style: Style = "normal"
    bold: tuple[tuple[int, int], ...] = ()
    right_to_left: bool = False


class Confidence(StrEnum):
    """How sure a part is: taken, worth a look, or to be checked by a person."""

    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check"


PARTS = (
    "kind", "urgency", "headline", "organisations", "city", "date", "paragraphs", "demands", "quotes", "contacts",
    "language",
)  # fmt: skip
"""The parts that carry a confidence, in the order in which people read them."""

Release = Literal["immediate", "embargo", ""]


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """What the text says about when it may be published.

    Attributes:
        release: "" when it says nothing. An embargo whose time cannot be read is an embargo all the same.
        written: the line as the text has it.
        wall: the local time as far as it was read: "2026-08-25T00:01", "2026-08-25", or "".
        zone: IANA name, where the line names a city or a zone that is clear.
        zone_written: what the line says about the zone ("BST", "Geneva time").
    """

    release: Release = ""
    written: str = ""
    wall: str = ""
    zone: str = ""
    zone_written: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A finished text in parts, with what is doubtful said.

    Attributes:
        confidence: for each of `PARTS`.
        unrecognised: paragraphs that fit nowhere; they are in `text` as paragraphs too, so nothing is lost.
        notes: sentences for the person who looks it over, about the file and about the text.
    """

    text: StatementText
    confidence: dict[str, Confidence] = field(default_factory=dict)
    release: ReleaseLine = ReleaseLine()
    unrecognised: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
