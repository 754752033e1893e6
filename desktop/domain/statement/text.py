"""A statement's text in one language, in parts: what a revision freezes, partners sign and outputs print.

Texts are plain: no markup enters or leaves. The order of the blocks is the order on paper.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any
from unicodedata import normalize

import orjson


class StatementKind(StrEnum):
    """What is issued."""

    JOINT_STATEMENT = "joint_statement"
    STATEMENT = "statement"
    RELEASE = "release"
    ADVISORY = "advisory"
    OP_ED = "op_ed"
    CORRECTION = "correction"


class BlockKind(StrEnum):
    """What one piece of the body is."""

    PARAGRAPH = "paragraph"
    LEAD = "lead"  # the line before the demands: "We call for:"
    HEADING = "heading"
    DEMAND = "demand"
    QUOTE = "quote"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Signatory:
    """An organisation as the text names it, once in full."""

    name: str = ""
    acronym: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the body.

    Attributes:
        text: the sentence(s); of a demand without its label, of a quote the whole paragraph as printed.
        label: the demand's label ("Ceasefire").
        person: who is quoted; `role` and `organisation` as the text says them. Of a boilerplate, `organisation`
            is whose it is.
    """

    kind: BlockKind
    text: str = ""
    label: str = ""
    person: str = ""
    role: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class PressContact:
    """Where journalists may ask. `note` says what is missing ("The web page hid the address")."""

    name: str = ""
    title: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatementText:
    """One language version's text.

    Attributes:
        language: BCP 47 ("en", "ar").
        urgency: as printed, in the text's language ("URGENT"); empty for none.
        date: ISO day of the dateline; `date_written` the day as the text writes it ("10 October 2023").
        end_mark: "###", "ENDS", ... as printed.
    """

    language: str
    kind: StatementKind = StatementKind.JOINT_STATEMENT
    urgency: str = ""
    headline: str = ""
    subheadline: str = ""
    organisations: tuple[Signatory, ...] = ()
    city: str = ""
    date: str = ""
    date_written: str = ""
    blocks: tuple[Block, ...] = ()
    contacts: tuple[PressContact, ...] = ()
    end_mark: str = ""

    def of_kind(self, kind: BlockKind) -> tuple[Block, ...]:
        """The blocks of one kind, in order."""
        return tuple(block for block in self.blocks if block.kind is kind)

    @property
    def demands(self) -> tuple[Block, ...]:
        """What is called for."""
        return self.of_kind(BlockKind.DEMAND)

    @property
    def quotes(self) -> tuple[Block, ...]:
        """Who is quoted, with what."""
        return self.of_kind(BlockKind.QUOTE)

    @property
    def words(self) -> int:
        """How many words headline and body have."""
        parts = (self.headline, self.subheadline, *(f"{block.label} {block.text}" for block in self.blocks))
        return sum(len(part.split()) for part in parts)


def text_to_json(text: StatementText) -> dict[str, Any]:
    """The text in plain JSON shape; empty fields are absent."""
    card: dict[str, Any] = _without_empty(asdict(text))
    return card


def text_from_json(card: Mapping[str, Any]) -> StatementText:
    """The text back from its JSON shape. What this version does not know is left aside.

    Raises:
        ValueError, KeyError, TypeError: it is no statement's text.
    """
    fields = {name: card[name] for name in StatementText.__slots__ if name in card}
    fields["kind"] = StatementKind(card.get("kind", StatementKind.JOINT_STATEMENT))
    fields["organisations"] = tuple(Signatory(**_known(Signatory, one)) for one in card.get("organisations", ()))
    fields["contacts"] = tuple(PressContact(**_known(PressContact, one)) for one in card.get("contacts", ()))
    fields["blocks"] = tuple(
        Block(**{**_known(Block, one), "kind": BlockKind(one["kind"])}) for one in card.get("blocks", ())
    )
    return StatementText(**fields)


def content_hash(text: StatementText) -> str:
    """What a sign-off binds to: SHA-256 (hex) over every part, canonical (sorted keys, NFC, single blanks).

    Two texts with the same hash read the same on paper; a changed letter, comma or organisation changes it.
    """
    canonical = orjson.dumps(_canonical(text_to_json(text)), option=orjson.OPT_SORT_KEYS)
    return sha256(canonical).hexdigest()


def _canonical(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(normalize("NFC", value).split())
    if isinstance(value, Mapping):
        return {name: _canonical(part) for name, part in value.items()}
    return [_canonical(part) for part in value]


def _without_empty(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = {name: _without_empty(part) for name, part in value.items()}
        return {name: part for name, part in kept.items() if part not in ("", [], (), None)}
    if isinstance(value, (list, tuple)):
        return [_without_empty(part) for part in value]
    return value


def _known(noun: type, card: Mapping[str, Any]) -> dict[str, Any]:
    slots: tuple[str, ...] = noun.__slots__  # type: ignore[attr-defined]
    return {name: card[name] for name in slots if name in card}
