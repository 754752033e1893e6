"""Invented people: 70 % have Latin names, 10 % Arabic, 10 % Cyrillic, 10 % Chinese, Japanese or Korean ones."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random

from desktop.services.samples.phones import PhoneBook
from desktop.services.samples.words import City, latin_names, own_names, words

REPEATED = 0.04
"""How many rows are somebody who is already in the sheet."""

FEW = 2_000
"""Up to so many people a small stock of names and outlets does. Beyond it there are five times as many names, and
outlets have an edition in each city: else two people would often meet under one name at one outlet by chance."""

_SCRIPTS = ("latin",) * 7 + ("arabic", "cyrillic", "cjk")
_REMEMBERED = 1_000
_INITIALS = ("АВГДМНОПРСТ", "AVHDMNOPRST")
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "ß": "ss", "ı": "i"})
_LATIN = re.compile(r"[A-Za-z]")
_LATIN_CULTURES = ("en", "fr", "es", "pt", "de", "nordic", "slavic", "turkish", "african", "asian")


@dataclass(frozen=True, slots=True)
class Person:
    """One invented journalist. `given` and `family` are in the own script; there is always a Latin form."""

    number: int
    script: str
    given: str
    family: str
    latin_given: str
    latin_family: str
    outlet: tuple[str, ...]  # its spellings, the right one first
    outlet_type: str
    domain: str
    city: City
    role: int
    desk: int | None
    beats: tuple[str, ...]
    languages: tuple[str, ...]
    addresses: tuple[str, ...]
    phones: tuple[str, ...]  # mobile, work
    again: str = ""  # "", "same address", "other spelling"


@dataclass(slots=True)
class Newsroom:
    """Makes people one after the other; remembers some, to bring them in again under another spelling."""

    rng: Random
    friends: list[Person] = field(default_factory=list)  # known before the first row
    known: list[Person] = field(default_factory=list)
    phones: PhoneBook = field(init=False)
    cities: dict[str, list[City]] = field(init=False)
    many: bool = False

    def __post_init__(self) -> None:
        self.phones = PhoneBook(self.rng)
        self.cities = {script: [] for script in _SCRIPTS}
        for city in words()["cities"]:
            self.cities[_script_of(city)].append(city)

    def people(self, count: int) -> Iterator[Person]:
        """The next people, about one in twenty-five of them a duplicate."""
        self.many = count > FEW
        for number in range(1, count + 1):
            if self.known and self.rng.random() < REPEATED:
                yield self._again(number)
            else:
                person = self._new(number)
                if len(self.known) < _REMEMBERED:
                    self.known.append(person)
                else:
                    self.known[self.rng.randrange(_REMEMBERED)] = person
                yield person

    def _again(self, number: int) -> Person:
        who = self.rng.choice(self.friends if self.friends and self.rng.random() < 0.35 else self.known)
        if self.rng.random() < 0.5:
            return replace(who, number=number, again="same address", phones=(self.phones.take(who.city["country"]), ""))
        return replace(who, number=number, again="other spelling", addresses=())

    def _new(self, number: int) -> Person:
        rng = self.rng
        script = rng.choice(_SCRIPTS)
        city = rng.choice(self.cities[script])
        given, family, latin_given, latin_family = self._name(script, city)
        outlet, kind = self._outlet(script, city)
        domain = f"{ascii_word(outlet[0]) or ascii_word(outlet[-1]) or 'desk'}.example"
        spoken = words()["spoken"][city["country"]]
        return Person(
            number=number,
            script=script,
            given=given,
            family=family,
            latin_given=latin_given,
            latin_family=latin_family,
            outlet=outlet,
            outlet_type=kind,
            domain=domain,
            city=city,
            role=rng.randrange(len(words()["roles"])),
            desk=rng.randrange(len(words()["desks"])) if rng.random() < 0.3 else None,
            beats=tuple(rng.sample(list(words()["beats"]), rng.choice((1, 1, 2, 2, 3)))),
            languages=(*spoken, "en") if "en" not in spoken and rng.random() < 0.7 else tuple(spoken),
            addresses=self._addresses(number, latin_given, latin_family, domain),
            phones=(
                self.phones.take(city["country"]) if rng.random() < 0.75 else "",
                self.phones.take(city["country"]) if rng.random() < 0.4 else "",
            ),
        )

    def _name(self, script: str, city: City) -> tuple[str, str, str, str]:
        rng = self.rng
        if script == "latin":
            culture = city["script"] if rng.random() < 0.75 else rng.choice(_LATIN_CULTURES)
            names = latin_names(culture, many=self.many)
            given, family = rng.choice(names["given"]), rng.choice(names["family"])
            if rng.random() < 0.12:
                given = f"{given} {rng.choice('ABDEGHJKLMRST')}."
            if rng.random() < 0.12:
                family = f"{family}-{rng.choice(names['family'])}"
            return given, family, given, family
        own = own_names(script, city["script"], many=self.many)
        (given, latin_given), (family, latin_family) = rng.choice(own["given"]), rng.choice(own["family"])
        if script == "arabic" and rng.random() < 0.4:
            father, latin_father = rng.choice(words()["arabic_fathers"])
            given, latin_given = f"{given} {father}", f"{latin_given} {latin_father}"
        if script == "cyrillic" and rng.random() < 0.4:
            place = rng.randrange(len(_INITIALS[0]))
            given, latin_given = (
                f"{name} {initials[place]}." for name, initials in zip((given, latin_given), _INITIALS, strict=True)
            )
        return given, family, latin_given, latin_family

    def _outlet(self, script: str, city: City) -> tuple[tuple[str, ...], str]:
        spellings, kind = self._any_outlet(script, city)
        if not self.many or city["names"][0] in spellings[0]:
            return spellings, kind
        return tuple(f"{name} {_written_like(name, city)}" for name in spellings), kind

    def _any_outlet(self, script: str, city: City) -> tuple[tuple[str, ...], str]:
        rng, outlets = self.rng, words()["outlets"]
        if script != "latin" and rng.random() < 0.8:
            own, latin, kind = rng.choice(own_names(script, city["script"], many=False)["outlets"])
            return ((latin, own) if rng.random() < 0.3 else (own, latin)), kind
        chance = rng.random()
        if chance < 0.06:
            name, kind, *variants = rng.choice(outlets["known"])
            return (name, *variants), kind
        if chance < 0.14:
            name, kind = rng.choice(outlets["other"])
            return (name, name.upper()), kind
        second, kind = rng.choice(outlets["second"])
        name = f"{rng.choice(outlets['first'])} {second}"
        return (name, f"The {name}", name.upper()), kind

    def _addresses(self, number: int, given: str, family: str, domain: str) -> tuple[str, ...]:
        first, last = ascii_word(given) or "desk", ascii_word(family) or "news"
        local = self.rng.choice((f"{first}.{last}", f"{first[0]}.{last}", f"{last}{first[0]}", f"{first}_{last}"))
        work = f"{local}{number}@{domain}"
        if self.rng.random() < 0.08:
            return ()
        return (work, f"{last}.{first}.{number}@mailbox.example") if self.rng.random() < 0.18 else (work,)


@cache
def ascii_word(text: str) -> str:
    """The letters of a text as they stand in an address: no accents, no blanks, lower case."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return re.sub(r"[^a-z0-9]", "", plain)


def _written_like(name: str, city: City) -> str:
    """The city in the script of an outlet's name, and in capitals like it."""
    english, arabic = city["names"][:2]
    if _LATIN.search(name):
        return english.upper() if name.isupper() else english
    return arabic if city["script"] == "arabic" else words()["native_cities"].get(english, english)


def _script_of(city: City) -> str:
    if city["script"] in _LATIN_CULTURES:
        return "latin"
    return "cjk" if city["script"] in words()["cjk"] else city["script"]
