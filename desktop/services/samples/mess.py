"""How people spoil values: what spreadsheets, copying and haste do to names, addresses, phones and dates."""

from datetime import date, timedelta
from functools import cache
from random import Random

from babel import Locale

from desktop.formats.plain_workbook import ErrorCell, Value
from desktop.services.samples import phones
from desktop.services.samples.people import Person, ascii_word
from desktop.services.samples.words import words

NBSP = "\N{NO-BREAK SPACE}"
RLM = "\N{RIGHT-TO-LEFT MARK}"
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#NAME?")


def blank(rng: Random, share: float) -> bool:
    """Whether this cell is one of the empty ones."""
    return rng.random() < share


def nothing(rng: Random) -> str:
    """One of the ways to say there is nothing, mostly by leaving it out."""
    return rng.choice(words()["nothing"]) if rng.random() < 0.12 else ""


def spoil(text: str, rng: Random) -> Value:
    """The text, in one of sixteen cells with the marks of copying: blanks, direction marks, an error."""
    if rng.random() > 0.06:
        return text
    how = rng.randrange(7)
    if how == 6:
        return ErrorCell(rng.choice(_ERRORS)) if rng.random() < 0.3 else text
    return (
        f"{text} ",
        f" {text}",
        f"{text}{NBSP}",
        f"{RLM}{text}{RLM}",
        text.replace(" ", "  "),
        f"\t{text}",
    )[how]


def name(person: Person, rng: Random, language: int) -> str:
    """The name as one of many hands wrote it."""
    given, family = person.given, person.family
    if person.again == "other spelling":
        return _other_spelling(person, rng)
    if person.script == "cjk":
        return f"{family}{given}" if rng.random() < 0.7 else f"{family} {given}"
    chance = rng.random()
    if chance < 0.60:
        return f"{given} {family}"
    if chance < 0.74:
        return f"{family}, {given}"
    if person.script == "latin":
        if chance < 0.82:
            return f"{family.upper()} {given}"
        if chance < 0.87:
            return f"{given} {family}".upper()
    titles = words()["honorifics"]
    own = "arabic" if person.script == "arabic" else words()["languages"][language]
    return f"{rng.choice(titles.get(own, titles['en']))} {given} {family}" if chance < 0.96 else given


def _other_spelling(person: Person, rng: Random) -> str:
    plain = f"{ascii_word(person.latin_given).title()} {ascii_word(person.latin_family).title()}"
    if person.script != "latin":
        return f"{person.latin_given} {person.latin_family}"
    return rng.choice((plain, f"{person.family} {person.given}", f"{person.given[0]}. {person.family}"))


def address(person: Person, rng: Random) -> str:
    """The cell of the main address: bare, with a name around it, as a link, several, or spoilt."""
    if not person.addresses:
        return nothing(rng)
    first, *more = person.addresses
    if person.again == "same address":
        first = first.upper() if rng.random() < 0.4 else first.capitalize()
    chance = rng.random()
    if more and chance < 0.4:
        return rng.choice(("; ", ", ", " / ", "\n")).join((first, *more))
    ways = (
        (0.86, first),
        (0.89, f"mailto:{first}"),
        (0.92, f"{person.latin_given} {person.latin_family} <{first}>"),
        (0.945, f"{first} "),
        (0.96, f"{first}."),
        (0.97, f"{NBSP}{first}"),
        (0.98, first.title()),
        (0.986, first.replace(".example", ",example")),
        (0.992, first.replace("@", " at ")),
        (0.996, "[email protected]"),
    )
    return next((text for share, text in ways if chance < share), first.replace("@", "@@"))


def phone(number: str, rng: Random) -> Value:
    """The cell of a phone: local, foreign, a number that lost its plus, or what a spreadsheet left of it."""
    if not number:
        return nothing(rng)
    chance = rng.random()
    if chance < 0.45:
        return phones.international(number)
    if chance < 0.70:
        return phones.local(number)
    digits = number[1:]
    ways: tuple[tuple[float, Value], ...] = (
        (0.78, number),
        (0.85, int(digits)),  # the cell became a number, the plus is lost
        (0.89, f"00{digits}"),
        (0.92, f"'{number}"),
        (0.94, f"tel:{number}"),
        (0.96, number.translate(_ARABIC_DIGITS)),
        (0.975, f"{int(digits):.2E}".replace("e", "E")),  # 3.32E+10: the digits are gone for good
        (0.985, f"{phones.local(number)} (WhatsApp)"),
        (0.99, f"{phones.local(number)} / {phones.international(number)}"),
    )
    return next((value for share, value in ways if chance < share), digits)


def country(code: str, rng: Random, language: str) -> str:
    """A country in one of the notations found in one and the same column."""
    chance = rng.random()
    if chance < 0.55:
        return _country_name(language, code)
    if chance < 0.75:
        return _country_name("en", code)
    if chance < 0.90:
        return code if code != "GB" or rng.random() < 0.4 else "UK"
    return words()["alpha3"][code] if chance < 0.96 else _country_name("en", code).upper()


def languages(codes: tuple[str, ...], rng: Random, language: str) -> str:
    """The languages as codes or as words of one language or another."""
    chance = rng.random()
    if chance < 0.35:
        return rng.choice(("/", ", ", " ", "-")).join(code.upper() for code in codes)
    told = language if chance < 0.7 else "en"
    names = [_language_name(told if chance < 0.9 else code, code) for code in codes]
    return rng.choice((", ", "; ", " / ")).join(names)


@cache
def _country_name(language: str, code: str) -> str:
    return str(Locale(language).territories[code])


@cache
def _language_name(language: str, code: str) -> str:
    return str(Locale.parse(language).languages.get(code, code))


def day(when: date, rng: Random, order: str) -> Value:
    """A day: a real date, digits in the sheet's own order (often ambiguous), or words."""
    chance = rng.random()
    if chance < 0.35:
        return when
    if chance < 0.80:
        first, second = (when.day, when.month) if order == "dmy" else (when.month, when.day)
        return rng.choice((f"{first:02}/{second:02}/{when.year}", f"{first}/{second}/{when.year % 100:02}"))
    return when.isoformat() if chance < 0.92 else f"{when:%b %Y}"


def recent_day(rng: Random, today: date) -> date:
    """A day of the last three years, more often a late one."""
    return today - timedelta(days=int(1_095 * rng.random() ** 2))
