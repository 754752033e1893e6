"""Phone numbers nobody has: only from ranges that regulators keep free for fiction, and none twice."""

from dataclasses import dataclass, field
from functools import cache
from random import Random

import phonenumbers
from phonenumbers import PhoneNumberFormat

from desktop.services.samples.words import words

_STEP = 7_919  # prime, so that it visits every number of a pool once
_LARGE = ("FR", "AU", "US")
_SAME_SHAPE = 7


@dataclass(slots=True)
class PhoneBook:
    """Gives out numbers, first those of the country, then those of a bureau abroad."""

    rng: Random
    given: dict[str, int] = field(default_factory=dict)

    def take(self, country: str) -> str:
        """A number in E.164 that was not given out before, or "" when all are taken."""
        for pool in (country, *self.rng.sample(_LARGE, len(_LARGE)), "GB", "DE"):
            if number := self._next(pool):
                return number
        return ""

    def _next(self, country: str) -> str:
        ranges, size = _pool(country)
        taken = self.given.get(country, 0)
        if taken >= size:
            return ""
        self.given[country] = taken + 1
        place = taken * _STEP % size
        for prefix, digits in ranges:
            if place < 10**digits:
                return f"{prefix}{place:0{digits}}"
            place -= 10**digits
        return ""


@cache
def _pool(country: str) -> tuple[list[tuple[str, int]], int]:
    ranges = words()["phones"].get(country, [])
    return ranges, sum(10**digits for _, digits in ranges)


def local(number: str) -> str:
    """The number as people of its own country write it."""
    return _grouped(number, PhoneNumberFormat.NATIONAL)


def international(number: str) -> str:
    """The number with its country, in groups."""
    return _grouped(number, PhoneNumberFormat.INTERNATIONAL)


def _grouped(number: str, style: int) -> str:
    shape, places = _shape(number[:_SAME_SHAPE] + "0" * (len(number) - _SAME_SHAPE), style)
    text = list(shape)
    for place, digit in zip(places, reversed(number), strict=False):
        text[place] = digit
    return "".join(text)


@cache
def _shape(number: str, style: int) -> tuple[str, tuple[int, ...]]:
    """A number in groups, and where its digits stand, last one first: numbers that start alike look alike."""
    read = phonenumbers.parse(number)
    text = phonenumbers.format_number(read, style)
    own = len(str(read.national_number))
    return text, tuple(place for place in reversed(range(len(text))) if text[place].isdigit())[:own]
