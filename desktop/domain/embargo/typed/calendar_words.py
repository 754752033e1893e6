"""Months and weekdays in words: five languages, and the Levant's and the Maghreb's own months; by Unicode CLDR."""

import re
from collections.abc import Iterable
from functools import cache

from babel import Locale

from desktop.domain import folding

_LOCALES = ("en", "fr", "es", "de", "ar", "ar_LB", "ar_MA", "ar_DZ", "ar_IQ")
_WIDTHS = ("wide", "abbreviated")
_MORE_MONTHS = {"sept": 9, "janv": 1, "fevr": 2, "avr": 4, "juil": 7, "ene": 1, "abr": 4, "ago": 8, "dic": 12, "mrz": 3}
_MORE_DAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3, "اثنين": 0, "ثلاثاء": 1, "اربعاء": 2, "خميس": 3, "جمعه": 4}


@cache
def months() -> dict[str, int]:
    """Folded name or abbreviation -> 1 to 12."""
    names: dict[str, int] = dict(_MORE_MONTHS)
    for tag in _LOCALES:
        for kind in ("format", "stand-alone"):
            for width in _WIDTHS:
                words = Locale.parse(tag).months[kind][width]
                names |= {_key(word): number for number, word in words.items()}
    return names


@cache
def weekdays() -> dict[str, int]:
    """Folded name or abbreviation -> 0 (Monday) to 6. Two-letter forms are left out: they are other words too."""
    names: dict[str, int] = {folding.key(word): number for word, number in _MORE_DAYS.items()}
    for tag in _LOCALES:
        for width in _WIDTHS:
            words = Locale.parse(tag).days["format"][width]
            names |= {_key(word): number for number, word in words.items() if len(_key(word)) > 2}  # noqa: PLR2004
    return names


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of these words as a whole word, longest first."""
    listed = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return rf"(?<!\w)(?:{listed})(?!\w)"


def _key(word: str) -> str:
    return folding.key(word)
