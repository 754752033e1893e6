"""Contact, the central noun: a journalist, editor, producer, desk or press officer, and all that is known of them.

`Card` is the same in plain JSON shape: what an import row becomes, what a change log keeps as before and after,
and what storage reads and writes. Empty fields are absent from a card.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NotRequired, TypedDict, cast

Purpose = Literal["work", "desk", "personal", "safe"]
AddressState = Literal["ok", "bounced"]
Answers = Literal["call", "whatsapp", "signal", "fax"]


class RefusalLevel(StrEnum):
    """How much a contact refuses. Nothing but an explicit, logged act lowers it."""

    NO_RELEASES = "no_releases"
    NO_CONTACT = "no_contact"


class Safety(StrEnum):
    """Flags that make a person risky to write to; a flagged contact is named before entering a bulk output."""

    IN_EXILE = "in_exile"
    PSEUDONYM = "pseudonym"
    UNSAFE_CHANNEL = "unsafe_channel"
    NO_NAME_IN_SUBJECT = "no_name_in_subject"


class EmailLine(TypedDict):
    """One address. `address` is a bare addr-spec as it is to be written to."""

    address: str
    purpose: NotRequired[Purpose]  # absent: work
    state: NotRequired[AddressState]  # absent: ok
    reason: NotRequired[str]  # why it bounced


class PhoneLine(TypedDict):
    """One phone. `number` is E.164 (`+962790000000`), or as typed where `unchecked` says it could not be read."""

    number: str
    answers: NotRequired[list[Answers]]
    purpose: NotRequired[str]  # "mobile", "work", "home", "switchboard" ...
    unchecked: NotRequired[bool]
    extension: NotRequired[str]


class HandleLine(TypedDict):
    """One handle or page: network is "x", "linkedin", "facebook", "instagram", "telegram", "web" ..."""

    network: str
    handle: str


class AffiliationLine(TypedDict):
    """A dated link to an outlet, first one the main one. Leaving sets `ended`; nothing is overwritten."""

    outlet: str  # empty: a role without an outlet (freelance)
    outlet_id: NotRequired[int]
    outlet_type: NotRequired[str]
    desk: NotRequired[str]
    role: NotRequired[str]
    started: NotRequired[str]  # ISO date
    ended: NotRequired[str]  # ISO date


class RefusalLine(TypedDict):
    """What the contact refuses, why, since when (ISO date) and how it came."""

    level: Literal["no_releases", "no_contact"]
    reason: NotRequired[str]
    on: NotRequired[str]
    evidence: NotRequired[str]


class FactLine(TypedDict):
    """Where a field's value came from, and when somebody last verified it (ISO date)."""

    source: NotRequired[str]
    verified_on: NotRequired[str]


class Card(TypedDict, total=False):
    """Everything known of a contact in plain JSON shape. Absent means empty."""

    display_name: str
    given_name: str
    middle_name: str
    family_name: str
    prefix: str
    suffix: str
    nickname: str
    transliteration: str
    greetings: dict[str, str]  # BCP 47 -> greeting
    emails: list[EmailLine]
    phones: list[PhoneLine]
    handles: list[HandleLine]
    affiliations: list[AffiliationLine]
    beats: list[str]
    regions: list[str]  # covered regions
    languages: list[str]  # BCP 47
    tags: list[str]
    street: str
    postcode: str
    city: str
    district: str  # state, province, county
    country: str  # ISO 3166-1 alpha-2
    time_zone: str  # IANA
    notes: str
    owner: str
    custom: dict[str, str]
    facts: dict[str, FactLine]  # field -> source and verification
    source: str  # of everything without a fact of its own
    verified_on: str  # ISO date, the whole card
    last_touch: str  # ISO date
    refusal: RefusalLine
    safety: list[str]  # `Safety` values
    channel_order: list[str]
    working_days: list[str]  # "mon" .. "sun"
    good_hours: str  # "09:00-17:00", local
    away_until: str  # ISO date


SINGLE_FIELDS = (
    "display_name", "given_name", "middle_name", "family_name", "prefix", "suffix", "nickname", "transliteration",
    "street", "postcode", "city", "district", "country", "time_zone", "notes", "owner", "source", "verified_on",
    "last_touch", "good_hours", "away_until",
)  # fmt: skip
"""Card fields that hold one text each."""

TERM_FIELDS = ("beats", "regions", "languages", "tags")
"""Card fields that hold several words of a shared vocabulary."""

LINE_FIELDS = ("emails", "phones", "handles", "affiliations")
"""Card fields that hold several lines."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One stored contact as read at one moment.

    Attributes:
        version: what an edit must name; it fails with `ChangedElsewhere` if the record moved on.
        deleted_at: UTC instant (ISO) it went to the bin, or None.
        lists: names of the static lists it is a member of, with their ids.
    """

    id: int
    version: int
    card: Card
    created_at: str
    updated_at: str
    deleted_at: str | None = None
    lists: tuple[tuple[int, str], ...] = ()
    suppressed: tuple[str, ...] = ()  # its addresses that are on the suppression list


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One line of the contacts table, ready to show."""

    id: int
    version: int
    name: str
    transliteration: str
    outlet: str
    outlet_count: int
    role: str
    beats: tuple[str, ...]
    languages: tuple[str, ...]
    country: str
    city: str
    time_zone: str
    email: str
    phone: str
    tags: tuple[str, ...]
    refusal: str  # "" or a RefusalLevel value
    bounced: bool
    safety: bool
    verified_on: str
    last_touch: str
    updated_at: str


def name_parts(card: Card) -> list[str]:
    """Given, middle and family name, as far as a card has them."""
    return [text for text in (card.get("given_name"), card.get("middle_name"), card.get("family_name")) if text]


def person_name(card: Card) -> str:
    """The person's or desk's own name: as given, else put together from its parts; empty if it has none."""
    return card.get("display_name") or " ".join(name_parts(card))


def display_name(card: Card) -> str:
    """The name to show: the own name, else the desk's outlet, else the first way to reach them."""
    if name := person_name(card):
        return name
    for work in card.get("affiliations", ()):
        if at := " · ".join(part for part in (work["outlet"], work.get("desk", "")) if part):
            return at
    for reach, line in (("address", "emails"), ("number", "phones"), ("handle", "handles")):
        for first in cast("list[dict[str, str]]", card.get(line, ())):
            return first[reach]
    return ""


def sort_name(card: Card) -> str:
    """The name to sort by: family name first where it is known."""
    family, given = card.get("family_name", ""), card.get("given_name", "")
    return f"{family} {given}".strip() or display_name(card)
