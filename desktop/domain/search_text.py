"""What search reads of a contact: its folded words in five texts, and the words of what a person types.

A text is made of distinct words, each led by one blank (`" layla haddad"`), so that "a word beginning with" and "any
part of a word" are both plain questions about a part of the text. Both sides are folded by `domain.folding`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.contact import Card, HandleLine, PhoneLine
from desktop.domain.folding import fold
from desktop.domain.folding import words as folded_words
from desktop.domain.values.languages import language_name
from desktop.domain.values.places import country_name

_JOINED = re.compile(r"[^\W_]+(?:[-_.·][^\W_]+)+")
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
        _text(_name_words(card)),
        _text(_outlet_words(card)),
        _text(_address_words(card)),
        _text(_cover_words(card)),
        _text(_note_words(card)),
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
    return "".join([f" {word}" for word in dict.fromkeys(words)])


def _joined(text: str) -> list[str]:
    """The words of a text, and hyphenated ones also as one: `al-masri` is `al`, `masri`, `almasri`."""
    found = search_words(text)
    if "-" in text or "." in text or "_" in text or "·" in text:
        found += ["".join(search_words(whole)) for whole in _JOINED.findall(text)]
    return found


def _name_words(card: Card) -> Iterable[str]:
    whole = " | ".join(
        (
            card.get("display_name", ""), card.get("given_name", ""), card.get("middle_name", ""),
            card.get("family_name", ""), card.get("nickname", ""), card.get("transliteration", ""),
        )
    )  # fmt: skip
    return _joined(whole)


def _outlet_words(card: Card) -> Iterable[str]:
    for line in card.get("affiliations", ()):
        if not line.get("ended"):
            yield from _joined(f"{line['outlet']} | {line.get('desk', '')} | {line.get('role', '')}")


def _address_words(card: Card) -> Iterable[str]:
    for email in card.get("emails", ()):
        yield from search_words(email["address"])
    for phone in card.get("phones", ()):
        yield from _phone_words(phone)
    for handle in card.get("handles", ()):
        yield from _handle_words(handle)


def _phone_words(phone: PhoneLine) -> Iterable[str]:
    return [fold(digits)] if (digits := "".join(filter(str.isdecimal, phone["number"]))) else []


def _handle_words(handle: HandleLine) -> Iterable[str]:
    return (word for word in _joined(handle["handle"]) if word not in _ADDRESS_NOISE)


def _cover_words(card: Card) -> Iterable[str]:
    for term in (*card.get("beats", ()), *card.get("regions", ()), *card.get("tags", ())):
        yield from _term_words(term)
    for code in card.get("languages", ()):
        yield from _language_words(code)
    yield from _joined(f"{card.get('city', '')} | {card.get('district', '')}")
    yield from _country_words(card.get("country", ""))


def _note_words(card: Card) -> Iterable[str]:
    yield from _joined(card.get("notes", ""))
    for text in card.get("custom", {}).values():
        yield from _joined(text)


@lru_cache(maxsize=20_000)
def _term_words(label: str) -> tuple[str, ...]:
    return tuple(_joined(label))


@lru_cache(maxsize=1_000)
def _language_words(code: str) -> tuple[str, ...]:
    return tuple(search_words(language_name(code)))


@lru_cache(maxsize=1_000)
def _country_words(code: str) -> tuple[str, ...]:
    return tuple(search_words(country_name(code))) if code else ()


def _typed_digits(typed: str) -> str:
    return fold("".join(filter(str.isdecimal, typed)))


def _bare_number(word: str) -> str:
    """A number without the zeros that are dialled before it (0049…, 0791…): stored numbers begin with the country."""
    bare = word.lstrip("0") if word.isdecimal() else word
    return bare if len(bare) >= _PIECE else word
