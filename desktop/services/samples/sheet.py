"""The messy sheet: titles above, a merged row over the header, 25 columns in many languages, a totals row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from desktop.formats.plain_workbook import Row, Sheet, Value
from desktop.services.samples import mess
from desktop.services.samples.examples import acquaintances
from desktop.services.samples.people import Newsroom, Person, ascii_word
from desktop.services.samples.words import words

TODAY = date(2026, 11, 1)
"""The day the sample pretends to be written, so that a seed always gives the same file."""

MERGED = ("A1:H1", "A2:H2", "A4:F4", "G4:L4", "M4:P4", "Q4:Y4")
_GROUPS_AT = (0, 6, 12, 16)


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose sheet it is: the language of most headers and words, and the order of days and months."""

    rng: Random
    language: int  # place in `words()["languages"]`
    order: str  # "dmy" or "mdy"

    @property
    def code(self) -> str:
        """The language as a code."""
        return words()["languages"][self.language]

    def word(self, spellings: list[str]) -> str:
        """The word mostly in the sheet's language, sometimes in English, now and then in any other."""
        chance = self.rng.random()
        if chance < 0.75:
            return spellings[self.language]
        return spellings[0] if chance < 0.9 else self.rng.choice(spellings)


def _maybe(share: float, make: Callable[[Person, Hand], Value]) -> Callable[[Person, Hand], Value]:
    return lambda person, hand: mess.nothing(hand.rng) if mess.blank(hand.rng, share) else make(person, hand)


def _latin(person: Person, _: Hand) -> Value:
    return f"{person.latin_given} {person.latin_family}" if person.script != "latin" else ""


def _outlet(person: Person, hand: Hand) -> Value:
    spelling = person.outlet[0] if hand.rng.random() < 0.7 else hand.rng.choice(person.outlet)
    return mess.spoil(spelling, hand.rng)


def _beats(person: Person, hand: Hand) -> Value:
    labels = [hand.word(words()["beats"][beat]) for beat in person.beats]
    text = hand.rng.choice((", ", "; ", " / ", " | ")).join(labels)
    return text.upper() if hand.rng.random() < 0.05 else text


def _city(person: Person, hand: Hand) -> Value:
    names = person.city["names"]
    if hand.rng.random() < 0.15:
        return mess.spoil(words()["native_cities"].get(names[0], names[0]), hand.rng)
    return mess.spoil(hand.word(names), hand.rng)


def _work_phone(person: Person, hand: Hand) -> Value:
    return mess.phone(person.phones[1], hand.rng)


def _second_address(person: Person, hand: Hand) -> Value:
    several = len(person.addresses) > 1 and hand.rng.random() < 0.5
    return person.addresses[1] if several else mess.nothing(hand.rng)


def _handle(person: Person, hand: Hand) -> Value:
    word = f"{ascii_word(person.latin_given)}{ascii_word(person.latin_family)[:6]}{person.number % 97}"
    return hand.rng.choice((f"@{word}", word, f"https://x.com/{word}"))


def _website(person: Person, hand: Hand) -> Value:
    return hand.rng.choice((f"https://www.{person.domain}", f"www.{person.domain}", person.domain))


def _whatsapp(person: Person, hand: Hand) -> Value:
    return mess.phone(person.phones[0], hand.rng) if person.phones[0] else ""


def _opt_out(_: Person, hand: Hand) -> Value:
    return hand.rng.choice(words()["opted_out"] if hand.rng.random() < 0.03 else words()["opted_in"])


def _picked(key: str, most: int) -> Callable[[Person, Hand], Value]:
    def make(_: Person, hand: Hand) -> Value:
        known: list[str] = words()[key]  # type: ignore[literal-required]
        return ", ".join(hand.rng.sample(known, hand.rng.randint(1, most)))

    return make


COLUMNS: dict[str, Callable[[Person, Hand], Value]] = {
    "external_id": lambda person, _: person.number + 1_000,
    "full_name": lambda person, hand: mess.spoil(mess.name(person, hand.rng, hand.language), hand.rng),
    "transliteration": _maybe(0.3, _latin),
    "outlet": _outlet,
    "outlet_type": _maybe(0.3, lambda person, _: person.outlet_type),
    "role": _maybe(0.1, lambda person, hand: mess.spoil(hand.word(words()["roles"][person.role]), hand.rng)),
    "email": lambda person, hand: mess.address(person, hand.rng),
    "email_2": _second_address,
    "phone_mobile": lambda person, hand: mess.phone(person.phones[0], hand.rng),
    "phone_work": _work_phone,
    "whatsapp": _maybe(0.8, _whatsapp),
    "x": _maybe(0.6, _handle),
    "city": _maybe(0.06, _city),
    "country": _maybe(0.04, lambda person, hand: mess.country(person.city["country"], hand.rng, hand.code)),
    "time_zone": _maybe(0.5, lambda person, _: person.city["zone"]),
    "languages": _maybe(0.08, lambda person, hand: mess.languages(person.languages, hand.rng, hand.code)),
    "beats": _maybe(0.1, _beats),
    "desk": lambda person, hand: "" if person.desk is None else hand.word(words()["desks"][person.desk]),
    "website": _maybe(0.7, _website),
    "tags": _maybe(0.6, _picked("tags", 3)),
    "source": _maybe(0.4, _picked("sources", 1)),
    "last_touch": _maybe(0.3, lambda _, hand: mess.day(_recent(hand), hand.rng, hand.order)),
    "verified_on": _maybe(0.5, lambda _, hand: mess.day(_recent(hand), hand.rng, hand.order)),
    "opt_out": _opt_out,
    "notes": _maybe(0.7, _picked("notes", 1)),
}
"""What stands in each of the 25 columns, from left to right; keys are the fields of an import."""


def _recent(hand: Hand) -> date:
    return mess.recent_day(hand.rng, TODAY)


def messy_sheets(contacts: int, seed: int) -> list[Sheet]:
    """The list itself, a hidden sheet with an old one, and a short legend."""
    rng = Random(seed)
    hand = Hand(rng, seed % len(words()["languages"]), rng.choice(("dmy", "dmy", "mdy")))
    old = Newsroom(Random(seed + 1))
    legend = [Row(("Legend",)), Row(("⭐", "knows us well")), Row(("x", "asked not to be written to"))]
    return [
        Sheet("Press list", _rows(hand, contacts), merged=MERGED),
        Sheet("Old 2019", [Row(("Name", "E-mail")), *_old_rows(old)], hidden=True),
        Sheet("Legend", legend),
    ]


def _old_rows(newsroom: Newsroom) -> Iterator[Row]:
    for person in newsroom.people(12):
        yield Row((f"{person.given} {person.family}", *person.addresses[:1]))


def _rows(hand: Hand, contacts: int) -> Iterator[Row]:
    for title in words()["titles"]:
        yield Row((title[hand.language],))
    yield Row(())
    groups: list[Value] = [None] * len(COLUMNS)
    for place, spellings in zip(_GROUPS_AT, words()["groups"], strict=True):
        groups[place] = spellings[hand.language]
    yield Row(groups)
    yield Row([hand.word(words()["headers"][key]) for key in COLUMNS])
    for person in Newsroom(hand.rng, acquaintances()).people(contacts):
        yield Row([make(person, hand) for make in COLUMNS.values()], hidden=hand.rng.random() < 0.01)
    yield Row(())
    yield Row((words()["total"][hand.language], contacts))
