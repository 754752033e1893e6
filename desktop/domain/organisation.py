"""Organisation: ours, or a partner that signs with us. Its names, who speaks and who signs for it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Literal, TypedDict, cast

from desktop.domain.errors import InvalidValue
from desktop.domain.folding import key, visible
from desktop.domain.statement.text import Block, BlockKind, PressContact, Signatory, StatementText
from desktop.domain.values.emails import read_addresses


class PressContactCard(TypedDict, total=False):
    """Where journalists may ask, as JSON. Absent means empty."""

    name: str
    title: str
    organisation: str
    email: str
    phone: str
    note: str


class SignatoryCard(TypedDict, total=False):
    """Somebody who may sign for the organisation."""

    name: str
    title: str
    email: str
    phone: str


class OrganisationCard(TypedDict, total=False):
    """Everything known of an organisation in plain JSON shape. Absent means empty.

    Keys of `names`, `acronyms`, `boilerplates` are languages (BCP 47). `logo` is the hash of a kept file.
    `public_key` is Ed25519, base64; `compared_key` the key whose words were compared by voice: a new key is uncompared.
    """

    name: str
    names: dict[str, str]
    acronym: str
    acronyms: dict[str, str]
    own: bool
    boilerplates: dict[str, str]
    logo: str
    press_contacts: list[PressContactCard]
    signatories: list[SignatoryCard]
    answer_hours: int
    website: str
    notes: str
    public_key: str
    compared_key: str


KeyState = Literal["none", "not_compared", "compared"]

LINES = ("name", "acronym", "website")
LONG_LINES = ("notes",)
BY_LANGUAGE = ("names", "acronyms", "boilerplates")
_MOST_HOURS = 24 * 60
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)\Z")
_UNCHANGED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Organisation:
    """One stored organisation as read at one moment."""

    id: int
    version: int
    card: OrganisationCard
    deleted_at: str | None = None

    @property
    def name(self) -> str:
        """Its name."""
        return self.card["name"]

    @property
    def short(self) -> str:
        """Its acronym, or its name where it has none."""
        return self.card.get("acronym") or self.card["name"]

    @property
    def own(self) -> bool:
        """Whether it is ours."""
        return self.card.get("own", False)

    @property
    def key_state(self) -> KeyState:
        """Whether it has a key, and whether its words were compared by voice."""
        return key_state(self.card)


def key_state(card: OrganisationCard) -> KeyState:
    """Whether there is a key, and whether its words were compared by voice."""
    if not card.get("public_key"):
        return "none"
    return "compared" if card.get("compared_key") == card["public_key"] else "not_compared"


def names_of(card: OrganisationCard) -> tuple[str, ...]:
    """All spellings of it: names and acronyms in every language, each once."""
    spelt = (card.get("name", ""), *card.get("names", {}).values())
    short = (card.get("acronym", ""), *card.get("acronyms", {}).values())
    return tuple(dict.fromkeys(name for name in (*spelt, *short) if name))


def keys_of(card: OrganisationCard) -> frozenset[str]:
    """The comparable keys of all its spellings."""
    return frozenset(name_key(name) for name in names_of(card))


def name_key(name: str) -> str:
    """The spelling by which two organisations are the same."""
    return key(name) or name


def is_named(card: OrganisationCard, name: str, acronym: str = "") -> bool:
    """Whether a name, or an acronym, as a text has it means this organisation."""
    return not keys_of(card).isdisjoint(name_key(one) for one in (name, acronym) if one)


def name_in(card: OrganisationCard, language: str) -> str:
    """Its name in a language, else its name."""
    return _in(card.get("names", {}), language) or card["name"]


def acronym_in(card: OrganisationCard, language: str) -> str:
    """Its acronym in a language, else its acronym; may be empty."""
    return _in(card.get("acronyms", {}), language) or card.get("acronym", "")


def boilerplate_in(card: OrganisationCard, language: str) -> str:
    """How it describes itself in a language; empty where it does not."""
    return _in(card.get("boilerplates", {}), language)


def as_signatory(card: OrganisationCard, language: str) -> Signatory:
    """It as a text in this language names it."""
    return Signatory(name_in(card, language), acronym_in(card, language))


def press_contacts(card: OrganisationCard) -> tuple[PressContact, ...]:
    """Where journalists may ask, as a text has it, with the organisation filled in."""
    named = {"organisation": card.get("acronym") or card["name"]}
    return tuple(PressContact(**{**named, **cast("dict[str, str]", one)}) for one in card.get("press_contacts", ()))


def without(text: StatementText, card: OrganisationCard) -> StatementText:
    """The text without this organisation's name among the signatories, its press contacts and its boilerplate.

    Sentences that mention it stay: what they say is for a person to change.
    """
    return replace(
        text,
        organisations=tuple(one for one in text.organisations if not is_named(card, one.name, one.acronym)),
        blocks=tuple(block for block in text.blocks if not _is_boilerplate_of(card, block)),
        contacts=tuple(one for one in text.contacts if not _is_contact_of(card, one)),
    )


def _is_boilerplate_of(card: OrganisationCard, block: Block) -> bool:
    """Named as theirs; or, where nobody is named, with their words or beginning with their name."""
    if block.kind is not BlockKind.BOILERPLATE:
        return False
    if block.organisation:
        return is_named(card, block.organisation)
    if name_key(block.text) in {name_key(words) for words in card.get("boilerplates", {}).values()}:
        return True
    start = f"{key(block.text)} "
    heads = (start, start.partition(" ")[2])  # "NDU speaks for ...", "About NDU: ..."
    return any(head.startswith(f"{one} ") for one in keys_of(card) for head in heads)


def _is_contact_of(card: OrganisationCard, contact: PressContact) -> bool:
    """Named as theirs; or, where no organisation is named, one of the people or addresses known as theirs."""
    if contact.organisation:
        return is_named(card, contact.organisation)
    people = cast("list[dict[str, str]]", card.get("press_contacts", ()))
    known = {one.get(way, "").casefold() for one in people for way in ("name", "email", "phone")}
    return not known.isdisjoint({contact.name.casefold(), contact.email.casefold(), contact.phone} - {""})


def mentions(text: StatementText, card: OrganisationCard) -> tuple[str, ...]:
    """The sentences (headline, blocks) that still say one of its names, as word sequences."""
    pieces = (text.headline, text.subheadline, *(f"{one.label} {one.text} {one.organisation}" for one in text.blocks))
    keys = [f" {one} " for one in keys_of(card)]
    return tuple(piece.strip() for piece in pieces if any(one in f" {key(piece)} " for one in keys))


def file_name(card: OrganisationCard) -> str:
    """A name for its files that every system takes, in small ASCII letters: "northern-doctors-union"."""
    spellings = (card.get("acronym", ""), card["name"], *card.get("names", {}).values())
    for spelling in spellings:
        plain = "-".join(re.findall(r"[a-z0-9]+", key(spelling)))
        if plain and plain.replace("-", "") == key(spelling).replace(" ", "").replace("_", ""):
            return f"{plain}-files" if _DEVICES.match(plain) else plain[:60].rstrip("-")
    return f"organisation-{sha256(card['name'].encode()).hexdigest()[:8]}"


def changed(card: OrganisationCard, changes: Mapping[str, object]) -> OrganisationCard:
    """The card with fields changed (empty clears), everything tidied.

    Raises:
        InvalidValue: it has no name, an address is none, or a number cannot be.
    """
    new = cast("OrganisationCard", {**card, **changes})
    return cleaned(new)


def cleaned(card: OrganisationCard) -> OrganisationCard:
    """The card tidied: single lines without hidden marks, empty fields left out, addresses checked.

    Raises:
        InvalidValue: it has no name, an address is none, or a number cannot be.
    """
    known = {name: value for name, value in card.items() if name in OrganisationCard.__annotations__}
    tidy: dict[str, Any] = known | {name: line(str(known.get(name) or "")) for name in LINES}
    tidy |= {name: paragraphs(str(known.get(name) or "")) for name in LONG_LINES}
    for name in BY_LANGUAGE:
        tidied = paragraphs if name == "boilerplates" else line
        spelt = cast("Mapping[str, str]", known.get(name) or {})
        tidy[name] = {lang: text for lang, value in spelt.items() if (text := tidied(value))}
    tidy["press_contacts"] = _people(card.get("press_contacts") or (), PressContactCard.__annotations__)
    tidy["signatories"] = _people(card.get("signatories") or (), SignatoryCard.__annotations__)
    if not tidy["name"]:
        raise InvalidValue("An organisation needs a name.", _UNCHANGED, "Type a name.")
    hours = card.get("answer_hours") or 0
    if not 0 <= hours <= _MOST_HOURS:
        raise InvalidValue(f"{hours} hours cannot be how long they take to answer.", _UNCHANGED, "Type hours.")
    return cast("OrganisationCard", {name: value for name, value in tidy.items() if value})


def line(text: str) -> str:
    """One line of text without hidden or control marks, single blanks."""
    return " ".join("".join(" " if _is_control(char) else char for char in visible(text)).split())


def paragraphs(text: str) -> str:
    """Several lines of text, each tidied, empty ones once."""
    lines = [line(one) for one in unicodedata.normalize("NFC", text).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _people(people: Iterable[Mapping[str, Any]], fields: Iterable[str]) -> list[dict[str, str]]:
    tidy = [{name: text for name in fields if (text := line(str(one.get(name) or "")))} for one in people]
    for one in tidy:
        if "email" in one:
            addresses, problems = read_addresses(one["email"])
            if len(addresses) != 1 or any(problem.severity == "error" for problem in problems):
                raise InvalidValue(f"“{one['email']}” is not an e-mail address.", _UNCHANGED, "Correct the address.")
            one["email"] = addresses[0]["address"]
    return [one for one in tidy if one]


def _in(spellings: Mapping[str, str], language: str) -> str:
    return spellings.get(language) or spellings.get(language.partition("-")[0]) or ""


def _is_control(char: str) -> bool:
    return unicodedata.category(char) == "Cc"
