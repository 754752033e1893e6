"""The wording of press offices in five languages, from `resources/words/statements.json`, ready to be looked for.

All languages are looked through at once: real texts mix them ("Media contact" under an Arabic statement).
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from desktop.domain import folding
from desktop.resources import resource

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u0640"  # vowel signs: they do not end a word
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}]|['’‘`´ʼ](?=[^\W_]))*")
_LONGEST, _SHORT = 7, 7


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource("words/statements.json").read_text("utf-8"))
    return data


@cache
def phrases(kind: str) -> frozenset[str]:
    """The folded phrases of one kind ("immediate", "contacts"), in all languages."""
    return frozenset(folding.key(one) for words in _data()[kind].values() for one in words)


@cache
def listed(kind: str) -> frozenset[str]:
    """The folded single words of one kind that is kept as lists of words ("roles", "organisation_nouns")."""
    return frozenset(folding.key(word) for words in _data()[kind].values() for word in words.split())


@cache
def stop_words() -> dict[str, frozenset[str]]:
    """Small words by which a language is told."""
    return {tongue: frozenset(map(folding.key, words.split())) for tongue, words in _data()["stop"].items()}


@cache
def months() -> dict[str, int]:
    """Folded name of a month -> its number; names of two words are joined by a blank."""
    return {
        folding.key(word.replace("_", " ")): int(number)
        for number, words in _data()["months"].items()
        for word in words.split()
    }


@cache
def weekdays() -> frozenset[str]:
    """Folded names of days."""
    return frozenset(map(folding.key, _data()["weekdays"].split()))


def spans(text: str) -> list[tuple[str, int, int]]:
    """The folded words of a text with where they stand in it."""
    return [(folding.key(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def opening(text: str, *kinds: str) -> tuple[str, str] | None:
    """The longest phrase of these kinds that a text begins with, as written, and what comes after it."""
    found = _longest(text, frozenset().union(*(phrases(kind) for kind in kinds)))
    return None if found is None else (text[: found[1]].strip(), text[found[1] :])


def opening_kind(text: str, kinds: Iterable[str]) -> tuple[str, str, str] | None:
    """Which kind's phrase a text begins with (the longest wins): kind, phrase as written, the rest."""
    best: tuple[int, str] | None = None
    for kind in kinds:
        found = _longest(text, phrases(kind))
        if found is not None and (best is None or found[1] > best[0]):
            best = (found[1], kind)
    return None if best is None else (best[1], text[: best[0]].strip(), text[best[0] :])


def _longest(text: str, known: frozenset[str]) -> tuple[str, int] | None:
    words = spans(text[:120])[:_LONGEST]
    if not words or text[: words[0][1]].strip(" \t([{*•+-–—_#»«\"'¡¿!|/"):
        return None
    for count in range(len(words), 0, -1):
        phrase = " ".join(word for word, _, _ in words[:count])
        if phrase in known:
            return phrase, words[count - 1][2]
    return None


def contains(text: str, kind: str) -> bool:
    """Whether a phrase of this kind stands anywhere in the text."""
    words = [word for word, _, _ in spans(text)]
    known = phrases(kind)
    return any(
        " ".join(words[start : start + count]) in known
        for start in range(len(words))
        for count in range(1, min(_LONGEST, len(words) - start) + 1)
    )


def whole(text: str, kind: str) -> bool:
    """Whether the text is nothing but a phrase of this kind, whatever its punctuation."""
    return folding.key(text) in phrases(kind)


_COMPOUNDS = (
    "verband",
    "verbund",
    "bund",
    "kammer",
    "netz",
    "netzwerk",
    "werk",
    "hilfe",
    "rat",
    "verein",
    "gewerkschaft",
    "stiftung",
    "institut",
    "bundnis",
    "vereinigung",
    "gesellschaft",
    "gemeinschaft",
    "zentrum",
    "initiative",
    "kollektiv",
    "allianz",
    "forum",
)


def names_organisation(text: str) -> bool:
    """Whether a text holds a noun that says what an organisation is ("Network", "Elternkammer", "شبكة")."""
    known = listed("organisation_nouns")
    return any(
        word in known or (len(word) > _SHORT and word.removesuffix("s").endswith(_COMPOUNDS))
        for word, _, _ in spans(text)
    )


@cache
def is_role(word: str) -> bool:
    """Whether a folded word is part of a title, also joined to others ("Geschäftsleiterin", "coprésidente")."""
    known = listed("roles")
    endings = tuple(phrases("role_endings"))
    joined = word[:1] in {"و", "ب"} and word[1:] in known
    return word in known or joined or word.endswith(endings) or word.replace("innen", "in") in known
