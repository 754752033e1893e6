"""What columns read: the texts of a recipient that several layouts need, each a function of one recipient."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import cast

from babel import Locale

from desktop.domain.contact import Card, PhoneLine, display_name
from desktop.domain.presets.layout import Of, Recipient
from desktop.domain.values.names import read_name

Reader = Callable[[Recipient], str]

ANY = "*"
JOINT = "; "
"""Between several values in one cell; the import takes them apart at the same sign."""


def nothing(_recipient: Recipient) -> str:
    """A column the other program wants and Dateline has nothing for."""
    return ""


def field(name: str) -> Reader:
    """A field that holds one text."""
    return Of(name)


def terms(name: str, joint: str = JOINT) -> Reader:
    """A field that holds several words, joined. A single one with a comma in it ends so that it stays one."""

    def read(recipient: Recipient) -> str:
        words = cast("list[str]", recipient.card.get(name, ()))
        alone = len(words) == 1 and joint == JOINT and any(mark in words[0] for mark in ",،/|")
        return words[0] + joint.rstrip() if alone else joint.join(words)

    return Of(name, read)


def address(recipient: Recipient) -> str:
    """The one address chosen for this export."""
    return recipient.address


def contact_id(recipient: Recipient) -> str:
    """The contact's number here, so that bounces and opt-outs can be brought back to the right person."""
    return f"dateline-{recipient.contact_id}"


def list_name(recipient: Recipient) -> str:
    """The list this export was made from."""
    return recipient.list_name


def shown_name(recipient: Recipient) -> str:
    """The name to show."""
    return display_name(recipient.card)


def given_name(recipient: Recipient) -> str:
    """The given name, read from the whole name where it is not known; a name without parts comes whole."""
    return _parts(recipient.card)[0]


def middle_name(recipient: Recipient) -> str:
    """The names between given and family name."""
    return _parts(recipient.card)[1]


def family_name(recipient: Recipient) -> str:
    """The family name, read from the whole name where it is not known."""
    return _parts(recipient.card)[2]


def given_and_middle_name(recipient: Recipient) -> str:
    """Given and middle name, for programs without a column for the latter."""
    given, middle, _ = _parts(recipient.card)
    return f"{given} {middle}".strip()


def greeting(recipient: Recipient) -> str:
    """The greeting in the contact's first language that has one."""
    greetings = recipient.card.get("greetings", {})
    for language in (*recipient.card.get("languages", ()), *greetings):
        if text := greetings.get(language):
            return text
    return ""


def affiliation(name: str) -> Reader:
    """A detail of the main affiliation that has not ended."""

    def read(recipient: Recipient) -> str:
        for line in recipient.card.get("affiliations", ()):
            if not line.get("ended"):
                return cast("str", line.get(name, ""))
        return ""

    return read


def affiliations(name: str) -> Reader:
    """A detail of every outlet of `outlets`, in that order; an outlet without it leaves its place empty."""

    def read(recipient: Recipient) -> str:
        found: dict[str, str] = {}
        for line in recipient.card.get("affiliations", ()):
            if not line.get("ended"):
                found[line["outlet"]] = found.get(line["outlet"]) or cast("str", line.get(name, ""))
        return JOINT.join(found.values()).rstrip("; ")

    return read


def outlets(recipient: Recipient) -> str:
    """All outlets whose affiliation has not ended, the main one first."""
    living = (line["outlet"] for line in recipient.card.get("affiliations", ()) if not line.get("ended"))
    return JOINT.join(dict.fromkeys(living))


def country(recipient: Recipient) -> str:
    """The country's English name."""
    code = recipient.card.get("country", "")
    return _country_names().get(code.upper(), code) if code else ""


def country_code(recipient: Recipient) -> str:
    """The country in two letters, GB for the United Kingdom."""
    code = recipient.card.get("country", "").upper()
    return "GB" if code == "UK" else code


def handle(network: str) -> Reader:
    """The handles of one network."""

    def read(recipient: Recipient) -> str:
        return JOINT.join(line["handle"] for line in recipient.card.get("handles", ()) if line["network"] == network)

    return Of("handles", read)


def first_handle(network: str) -> Reader:
    """The first handle of one network, for programs that take one."""
    return lambda recipient: next(
        (line["handle"] for line in recipient.card.get("handles", ()) if line["network"] == network), ""
    )


def phone(*purposes: str) -> Reader:
    """The first voice phone of one of these purposes, tried in order; "" means without one."""

    def read(recipient: Recipient) -> str:
        phones = voice_phones(recipient.card)
        for purpose in purposes:
            for line in phones:
                if purpose in {ANY, line.get("purpose", "")}:
                    return dialled(line)
        return ""

    return Of("phones", read)


def fax(recipient: Recipient) -> str:
    """The numbers that answer as a fax."""
    return JOINT.join(dialled(line) for line in recipient.card.get("phones", ()) if is_fax(line))


def voice_phones(card: Card) -> list[PhoneLine]:
    """The phones a person answers."""
    return [line for line in card.get("phones", ()) if not is_fax(line)]


def is_fax(line: PhoneLine) -> bool:
    """Whether only a fax answers there."""
    return line.get("purpose") == "fax" or line.get("answers") == ["fax"]


def dialled(line: PhoneLine) -> str:
    """A phone as it is dialled, with its extension."""
    extension = line.get("extension")
    return f"{line['number']} ext. {extension}" if extension else line["number"]


def _parts(card: Card) -> tuple[str, str, str]:
    given, family = card.get("given_name", ""), card.get("family_name", "")
    if given or family:
        return given, card.get("middle_name", ""), family
    return _read_parts(_own_name(card))


@lru_cache(4_096)
def _read_parts(name: str) -> tuple[str, str, str]:
    read = read_name(name)
    if read.given and read.family:
        return read.given, read.middle, read.family
    return name, "", ""


def _own_name(card: Card) -> str:
    """The name to show, unless it is only put together from an outlet or an address."""
    shown = card.get("display_name", "")
    nameless = {key: value for key, value in card.items() if key != "display_name"}
    return "" if shown == display_name(cast("Card", nameless)) else shown


@cache
def _country_names() -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale("en").territories.items()}
