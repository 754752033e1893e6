"""Figures and days as a text says them, in one spelling: any digits, any separators, any of five languages' months."""

import re
import unicodedata
from collections.abc import Iterator

from desktop.domain.statement.reading.days import find_day

_SEPARATORS = str.maketrans({"٬": ",", "٫": ".", "’": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_NUMBER = re.compile(r"(?<![A-Za-z_\d.,])\d+(?:[.,':]\d+)*(?![A-Za-z_\d])")  # Arabic glues "and" to a number
_BLANKS = re.compile(r"(?<![\d.,])(\d{1,3}(?: \d{3})+)(?![\d])")
_GROUPED = re.compile(r"\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?\Z")
_TIME = re.compile(r"\d{1,2}:\d{2}\Z")
_IN_WORDS = 12
"""Numbers up to here are written in words as often as in digits: a translation may do either."""


def figures(text: str, language: str = "") -> list[str]:
    """The numbers a text says in digits, in order, as plain digits: "4,000", "٤٬٠٠٠" and "4 000" are all "4000".

    Days are left out (`days` finds those), and numbers up to twelve, which a translation may write in words.
    """
    bare = _digits(_without_days(text))
    if not language.startswith(("en", "ar")):  # there a blank between digits stands between two numbers
        bare = _BLANKS.sub(lambda found: found[1].replace(" ", ""), bare)
    found = (_plain(match.group()) for match in _NUMBER.finditer(bare))
    return [number for number in found if not (number.isdecimal() and int(number) <= _IN_WORDS)]


def days(text: str) -> list[tuple[str, str]]:
    """The days a text names, in order: as ISO ("2026-10-03"; "10-03" where the year is missing), and as written."""
    return [(iso, written) for iso, written, _, _ in _days(text)]


def same_day(one: str, other: str) -> bool:
    """Whether two days are the same, as far as both say: "10-03" is "2026-10-03"."""
    return one == other or (len(one) != len(other) and one[-5:] == other[-5:])


def _days(text: str) -> Iterator[tuple[str, str, int, int]]:
    start = 0
    while (found := find_day(text[start:], year_needed=False)) is not None:
        yield found.iso or found.month_day, found.written, start + found.start, start + found.end
        start += found.end


def _without_days(text: str) -> str:
    for _, _, start, end in reversed(list(_days(text))):
        text = f"{text[:start]} ; {text[end:]}"
    return text


def _digits(text: str) -> str:
    plain = text.translate(_SEPARATORS)
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in plain)


def _plain(number: str) -> str:
    if _TIME.match(number):
        return number.zfill(5)
    if _GROUPED.match(number):
        whole = re.split(r"[.,](?=\d{1,2}\Z)", number)
        number = ".".join([re.sub(r"[.,']", "", whole[0]), *whole[1:]])
    number = number.replace(",", ".")
    return number.rstrip("0").rstrip(".") if number.count(".") == 1 else number.lstrip("0") or "0"
