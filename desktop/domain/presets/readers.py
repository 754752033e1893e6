"""What columns read: the texts that several layouts need, each for all the people of a part of an export at once."""

from functools import cache, lru_cache
from typing import cast

from babel import Locale

from desktop.domain.contact import AffiliationLine, PhoneLine, display_name
from desktop.domain.presets.layout import Reader, reads
from desktop.domain.presets.people import SHOWN, Recipients, is_fax
from desktop.domain.values.names import read_name

ANY = "*"
JOINT = "; "
"""Between several values in one cell; the import takes them apart at the same sign."""

OWN_NAME = ("display_name", "given_name", "middle_name", "family_name")
PUT_TOGETHER = ("affiliations", "emails", "phones", "handles")
"""What a name to show is put together from where somebody has none."""


def same(text: str) -> Reader:
    """The same text for everybody."""
    return Reader((), lambda people: [text] * len(people.ids), always=True)


nothing = Reader((), lambda people: people.nothing)
"""A column the other program wants and Dateline has nothing for."""

address = Reader((), lambda people: people.addresses, always=True)
"""The one address chosen for this export."""

contact_id = Reader((), lambda people: [f"dateline-{number}" for number in people.ids], always=True)
"""The contact's number here, so that bounces and opt-outs can be brought back to the right person."""


def field(name: str) -> Reader:
    """A field that holds one text."""
    return Reader((name,), lambda people: people.texts(name))


shown_name = field(SHOWN)
"""The name to show."""


def terms(name: str, joint: str = JOINT) -> Reader:
    """A field that holds several words, joined. A single one with a comma in it ends so that it stays one."""

    def text(words: list[str]) -> str:
        if len(words) > 1:
            return joint.join(words)
        alone = joint == JOINT and any(mark in words[0] for mark in ",،/|")
        return words[0] + joint.rstrip() if alone else words[0]

    return Reader((name,), lambda people: [text(words) if words else "" for words in people.lists(name)])


@reads(*OWN_NAME, *PUT_TOGETHER)
def given_name(people: Recipients) -> list[str]:
    """The given name, read from the whole name where it is not known; a name without parts comes whole."""
    return [_parts(people, place)[0] for place in range(len(people.ids))]


@reads(*OWN_NAME, *PUT_TOGETHER)
def middle_name(people: Recipients) -> list[str]:
    """The names between given and family name."""
    return [_parts(people, place)[1] for place in range(len(people.ids))]


@reads(*OWN_NAME, *PUT_TOGETHER)
def family_name(people: Recipients) -> list[str]:
    """The family name, read from the whole name where it is not known."""
    return [_parts(people, place)[2] for place in range(len(people.ids))]


@reads(*OWN_NAME, *PUT_TOGETHER)
def given_and_middle_name(people: Recipients) -> list[str]:
    """Given and middle name, for programs without a column for the latter."""
    return [" ".join(part for part in _parts(people, place)[:2] if part) for place in range(len(people.ids))]


@reads("greetings", "languages")
def greeting(people: Recipients) -> list[str]:
    """The greeting in the contact's first language that has one."""
    pairs = zip(people.mappings("greetings"), people.lists("languages"), strict=True)
    return [
        next((text for one in (*languages, *greetings) if (text := greetings.get(one))), "") if greetings else ""
        for greetings, languages in pairs
    ]


def affiliation(name: str) -> Reader:
    """A detail of the main affiliation that has not ended."""
    return Reader(
        ("affiliations",),
        lambda people: [cast("str", lines[0].get(name, "")) if lines else "" for lines in people.works],
    )


def affiliations(name: str) -> Reader:
    """A detail of every outlet of `outlets`, in that order; an outlet without it leaves its place empty."""

    def text(lines: list[AffiliationLine]) -> str:
        found: dict[str, str] = {}
        for line in lines:
            found[line["outlet"]] = found.get(line["outlet"]) or cast("str", line.get(name, ""))
        return JOINT.join(found.values()).rstrip("; ")

    return Reader(
        ("affiliations",),
        lambda people: [
            text(lines) if len(lines) != 1 else cast("str", lines[0].get(name, "")).rstrip("; ")
            for lines in people.works
        ],
    )


@reads("affiliations")
def outlets(people: Recipients) -> list[str]:
    """All outlets whose affiliation has not ended, the main one first."""
    return [
        JOINT.join(dict.fromkeys(line["outlet"] for line in lines)) if len(lines) != 1 else lines[0]["outlet"]
        for lines in people.works
    ]


@reads("country")
def country(people: Recipients) -> list[str]:
    """The country's English name."""
    return [_country_name(code) for code in people.texts("country")]


@reads("country")
def country_code(people: Recipients) -> list[str]:
    """The country in two letters, GB for the United Kingdom."""
    return ["GB" if code.upper() == "UK" else code.upper() for code in people.texts("country")]


def handle(network: str) -> Reader:
    """The handles of one network."""
    return Reader(
        ("handles",),
        lambda people: [
            JOINT.join(line["handle"] for line in lines if line["network"] == network) if lines else ""
            for lines in people.lists("handles")
        ],
    )


def first_handle(network: str) -> Reader:
    """The first handle of one network, for programs that take one."""
    return Reader(
        ("handles",),
        lambda people: [
            next((line["handle"] for line in lines if line["network"] == network), "")
            for lines in people.lists("handles")
        ],
    )


def phone(*purposes: str) -> Reader:
    """The first voice phone of one of these purposes, tried in order; "" means without one."""

    def text(lines: list[PhoneLine]) -> str:
        for purpose in purposes:
            for line in lines:
                if purpose in {ANY, line.get("purpose", "")}:
                    return dialled(line)
        return ""

    return Reader(("phones",), lambda people: [text(lines) if lines else "" for lines in people.voices])


@reads("phones")
def fax(people: Recipients) -> list[str]:
    """The numbers that answer as a fax."""
    return [
        JOINT.join(dialled(line) for line in lines if is_fax(line)) if len(lines) != len(voices) else ""
        for lines, voices in zip(people.lists("phones"), people.voices, strict=True)
    ]


def dialled(line: PhoneLine) -> str:
    """A phone as it is dialled, with its extension."""
    extension = line.get("extension")
    return f"{line['number']} ext. {extension}" if extension else line["number"]


def _parts(people: Recipients, place: int) -> tuple[str, str, str]:
    given, family = people.texts("given_name")[place], people.texts("family_name")[place]
    if given or family:
        return given, people.texts("middle_name")[place], family
    return _read_parts(_own_name(people, place))


@lru_cache(4_096)
def _read_parts(name: str) -> tuple[str, str, str]:
    read = read_name(name)
    if read.given and read.family:
        return read.given, read.middle, read.family
    return name, "", ""


def _own_name(people: Recipients, place: int) -> str:
    """The name to show, unless it is only put together from an outlet or an address."""
    card = people.card(place)
    shown = card.pop("display_name", "")
    return "" if shown == display_name(card) else shown


@lru_cache(1_024)
def _country_name(code: str) -> str:
    return _country_names().get(code.upper(), code)


@cache
def _country_names() -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale("en").territories.items()}
