"""What search reads of a contact: its folded words in five texts, and the words of what a person types.

A text is made of distinct words, each led by one blank (`" layla haddad"`), so that "a word beginning with" and "any
part of a word" are both plain questions about a part of the text. Both sides are folded by `domain.folding`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from desktop.domain.contact import AffiliationLine, Card, name_parts
from desktop.domain.folding import fold
from desktop.domain.folding import words as folded_words
from desktop.domain.values.languages import language_name
from desktop.domain.values.places import country_name

_JOINED = re.compile(r"[^\W_]++(?:[-_.·][^\W_]++)++")
_PIECE = 3  # shorter words are found at the beginning of a word only
MOST_WORDS = 48
"""More typed words than these are not asked for."""
_ADDRESS_NOISE = frozenset({"https", "http", "www", "mailto"})
_TYPED_PHONE = re.compile(r"(?<![\w@.])\+?\(?\d(?:[\s().\-/]{0,3}\d){6,}(?![\w@])")


class SearchTexts(NamedTuple):
    """The five folded texts of a contact, as stored for search."""

    names: str
    outlets: str
    addresses: str
    covers: str
    notes: str


def search_texts(card: Card) -> SearchTexts:
    """Returns the folded texts of a card: names in every script, outlets, addresses, what it covers, notes."""
    return SearchTexts(
        _text(name_words(card)),
        _text(_outlet_words(card["affiliations"])) if "affiliations" in card else "",
        _text(_address_words(card)),
        _text(_cover_words(card)),
        _text(_note_words(card)) if "notes" in card or "custom" in card else "",
    )


def search_words(text: str) -> list[str]:
    """Returns the folded words of a text. Chinese, Japanese and Korean ideographs are words of their own."""
    return folded_words(text.replace("_", " "))


def typed_words(text: str) -> tuple[str, ...]:
    """Returns the distinct words a person asks for; a typed phone number is one word of digits."""
    numbers = [_typed_digits(match) for match in _TYPED_PHONE.findall(text)]
    rest = _TYPED_PHONE.sub(" ", text) if numbers else text
    asked = (_bare_number(word) for word in (*search_words(rest), *numbers))
    return tuple(dict.fromkeys(asked))[:MOST_WORDS]


def holds_word(text: str, word: str) -> bool:
    """Tells whether a stored text answers a typed word: inside any word, or at its beginning if the word is short."""
    return (word if len(word) >= _PIECE else f" {word}") in text


def _text(words: Iterable[str]) -> str:
    distinct = dict.fromkeys(words)
    return " " + " ".join(distinct) if distinct else ""


def _joined(text: str) -> list[str]:
    """The words of a text, and hyphenated ones also as one: `al-masri` is `al`, `masri`, `almasri`."""
    return search_words(text) + _whole_words(text)


def _whole_words(text: str) -> list[str]:
    if "-" in text or "." in text or "_" in text or "·" in text:
        return ["".join(search_words(whole)) for whole in _JOINED.findall(text)]
    return []


_Words = tuple[str, ...]


@lru_cache(maxsize=20_000)
def _part(text: str) -> tuple[_Words, _Words]:
    """The words of a text that cards share (a part of a name, an outlet, a beat), and its hyphenated ones as one."""
    return tuple(search_words(text)), tuple(_whole_words(text))


def _all(parts: Iterable[str]) -> list[str]:
    found: list[str] = []
    for part in parts:
        words, whole = _part(part)
        found += words
        found += whole
    return found


def name_words(card: Card) -> list[str]:
    """Returns the words of every name a card has."""
    shown, parts = card.get("display_name", ""), name_parts(card)
    more = [part for part in (card.get("nickname"), card.get("transliteration")) if part]
    if shown == " ".join(parts):
        return _all((*parts, *more))
    return _joined(" | ".join((shown, *parts, *more)))


def _outlet_words(works: Iterable[AffiliationLine]) -> list[str]:
    found: list[str] = []
    for line in works:
        if not line.get("ended"):
            words, whole = zip(*map(_part, (line["outlet"], line.get("desk", ""), line.get("role", ""))), strict=True)
            found += chain(*words, *whole)
    return found


def _address_words(card: Card) -> list[str]:
    found: list[str] = []
    for email in card.get("emails", ()):
        found += search_words(email["address"])
    for phone in card.get("phones", ()):
        if digits := _digits(phone["number"]):
            found.append(digits)
    for handle in card.get("handles", ()):
        found += _handle_words(handle["handle"])
    return found


def _digits(number: str) -> str:
    bare = number[1:] if number[:1] == "+" else number
    return bare if bare.isascii() and bare.isdecimal() else _typed_digits(number)


@lru_cache(maxsize=20_000)
def _handle_words(handle: str) -> list[str]:
    return [word for word in _joined(handle) if word not in _ADDRESS_NOISE]


def _cover_words(card: Card) -> list[str]:
    found = _all((*card.get("beats", ()), *card.get("regions", ()), *card.get("tags", ())))
    for code in card.get("languages", ()):
        found += _language_words(code)
    found += _all(place for place in (card.get("city"), card.get("district")) if place)
    if country := card.get("country"):
        found += _country_words(country)
    return found


def _note_words(card: Card) -> list[str]:
    found = _joined(card.get("notes", ""))
    for text in card.get("custom", {}).values():
        found += _joined(text)
    return found


@lru_cache(maxsize=1_000)
def _language_words(code: str) -> list[str]:
    return search_words(language_name(code))


@lru_cache(maxsize=1_000)
def _country_words(code: str) -> list[str]:
    return search_words(country_name(code))


def _typed_digits(typed: str) -> str:
    return fold("".join(filter(str.isdecimal, typed)))


def _bare_number(word: str) -> str:
    """A number without the zeros that are dialled before it (0049…, 0791…): stored numbers begin with the country."""
    bare = word.lstrip("0") if word.isdecimal() else word
    return bare if len(bare) >= _PIECE else word
