"""What a column's header says: the fields it may mean, in English, Arabic, French, Spanish and German.

The words are in `resources/words/headers.json`. A header is read the same way however it is written: case, accents,
Arabic letter forms, plural, "FirstName", "first_name", numerals ("E-mail 2 Address"), words around the known ones
("Journalist e-mail (work)"), compounds ("Redaktionsmail") and typing errors.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from desktop.domain import folding
from desktop.domain.columns.forbidding import forbids
from desktop.resources import resource

EXACT = 1.0
COVERED = 0.95  # all other words of the header only say whose or which one
INSIDE = 0.7
GUESSED = 0.6  # a typing error or a compound

_WEIGHTS = (
    "other_person", "refusal_on", "refusal_reason", "opt_out", "opt_in", "bounced", "status", "audience",
    "verified_on", "away_until", "working_days", "good_hours", "channel_order", "last_touch", "birthday", "pager",
    "whatsapp", "telegram", "linkedin", "facebook", "instagram", "x", "fax",
    "phone_mobile", "phone_switchboard", "phone_home", "phone_work", "email_personal", "email_2", "email",
    "phone", "time_zone", "postcode", "website", "languages", "transliteration", "greeting", "outlet_type",
    "system_date", "given_name", "family_name_2", "family_name", "middle_name", "prefix", "suffix", "nickname",
    "regions", "country", "city", "desk", "district", "place", "gender", "street", "role", "beats",
    "list", "tags", "owner", "source",
    "safety", "signal", "attributes", "technical", "notes", "display_name", "outlet", "full_name", "external_id",
)  # fmt: skip
_RANK = {key: rank for rank, key in enumerate(_WEIGHTS)}

_STEMS = (
    ("whatsapp", "whatsapp"), ("linkedin", "linkedin"), ("twitter", "x"), ("facebook", "facebook"),
    ("instagram", "instagram"), ("telegram", "telegram"), ("handy", "phone_mobile"), ("mobil", "phone_mobile"),
    ("telefax", "fax"), ("festnetz", "phone_work"), ("mail", "email"), ("courriel", "email"), ("correo", "email"),
    ("telefon", "phone"), ("telephone", "phone"), ("phone", "phone"), ("rufnummer", "phone"), ("website", "website"),
    ("webseite", "website"), ("sprache", "languages"), ("language", "languages"), ("idioma", "languages"),
    ("postleit", "postcode"), ("thema", "beats"), ("themen", "beats"), ("nachname", "family_name"),
    ("vorname", "given_name"), ("bemerkung", "notes"), ("notiz", "notes"), ("abgemeld", "opt_out"),
    ("unsubscri", "opt_out"), ("zeitung", "outlet"), ("medium", "outlet"), ("adresse", "street"),
    ("country", "country"), ("timezone", "time_zone"), ("journalist", "full_name"), ("outlet", "outlet"),
    ("ايميل", "email"), ("هاتف", "phone"), ("جوال", "phone_mobile"), ("واتس", "whatsapp"),
)  # fmt: skip

_ENDINGS = re.compile(r"\((?:s|es|e|in|innen|n|en|ne|x|le|trice|a|as|os)\)|[:*/_·](?:in|innen|trice|euse|ne|e)\b")
_ELISION = re.compile(r"\b[ldnLDN]['’](?=\w)")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
_IN_BRACKETS = frozenset({"outlet", "role", "email", "city", "country", "notes", "desk"})
_ARABIC = re.compile(r"[؀-ۿ]")
_NUMERAL = re.compile(r"^\d{1,2}$")
_FUZZY_FROM = 5
_FUZZY_CUTOFF = 86
_CACHE = 4096
_UMLAUT = 4  # shorter words ("rue") have no umlaut written with two letters


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """What one header may mean.

    Attributes:
        keys: fields (or kinds of columns that are never imported, see `IGNORED`), the likeliest first.
        certainty: EXACT, COVERED, INSIDE, GUESSED, or 0 if nothing is known.
        index: the numeral in it, 0 if none.
        marks: what its other words say: "work", "home", "other", "main", "mobile", "fax", "desk".
    """

    keys: tuple[str, ...] = ()
    certainty: float = 0.0
    index: int = 0
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Words:
    phrases: dict[tuple[str, ...], tuple[str, ...]]
    compact: dict[str, tuple[str, ...]]
    qualifiers: dict[str, frozenset[str]]  # word -> marks
    ignored: frozenset[str]
    longest: int


def normalise(header: str) -> tuple[str, ...]:
    """The header's words in the one spelling that all lists are compared in."""
    return tuple(map(_stem, _raw_words(header)))


def _raw_words(header: str) -> list[str]:
    text = _ENDINGS.sub("", folding.visible(header))
    text = _CAMEL.sub(" ", _ELISION.sub("", text)).replace("_", " ")
    return folding.words(text)


def _joined(header: str) -> str:
    """The header's words without blanks and numerals: "contactfirstname" and "Contact first name" are one."""
    return _stem("".join(word for word in _raw_words(header) if not _NUMERAL.match(word)))


def _stem(word: str) -> str:
    if _ARABIC.match(word):
        return word[2:] if len(word) > 4 and word[:2] in {"ال", "لل"} else word  # noqa: PLR2004 (an article)
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):  # noqa: PLR2004 (a plural)
        word = word[:-1]
    return word if len(word) < _UMLAUT else word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = json.loads(resource("words/headers.json").read_text("utf-8"))
    phrases: dict[tuple[str, ...], list[str]] = {}
    joined: dict[str, list[str]] = {}
    for section in ("fields", "ignored"):
        for key, languages in data[section].items():
            for word in (word for words in languages.values() for word in words):
                phrases.setdefault(normalise(word), []).append(key)
                joined.setdefault(_joined(word), []).append(key)
    phrases.pop((), None)
    joined.pop("", None)
    ordered = {words: _by_rank(keys) for words, keys in phrases.items()}
    compact = {text: _by_rank(keys) for text, keys in joined.items()}
    qualifiers: dict[str, set[str]] = {}
    for mark, words in data["qualifiers"].items():
        for word in words:
            for part in normalise(word):
                qualifiers.setdefault(part, set()).add(mark)
    marks = {word: frozenset(found) for word, found in qualifiers.items()}
    return _Words(ordered, compact, marks, frozenset(data["ignored"]), max(map(len, ordered)))


def ignored_kinds() -> frozenset[str]:
    """The kinds of columns that are recognised and never imported ("birthday", "technical" ...)."""
    return _words().ignored


def _by_rank(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(keys), key=_RANK.__getitem__))


@lru_cache(maxsize=_CACHE)
def read_header(header: str) -> HeaderReading:
    """What the header may mean; an unknown header has no keys."""
    words = normalise(header)
    if not words:
        return HeaderReading()
    known = _words()
    bare, index = _without_numerals(words)
    marks, joined = _marks(bare), _joined(header)
    if keys := known.phrases.get(words) or known.phrases.get(bare) or known.compact.get(joined):
        return HeaderReading(keys, EXACT, index, marks)
    found = _composite(bare) or _prefixed(joined)
    if (found is None or found[1] < EXACT) and forbids(words):
        return HeaderReading(("opt_out",), COVERED, index, marks)
    if found is None and not all(word in known.qualifiers for word in bare):
        found = _compound(bare) or _fuzzy(joined)
    keys, certainty = found or ((), 0.0)
    return HeaderReading(_refined((*keys, *_aside(header, keys)), marks), certainty, index, marks)


def _aside(header: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    """What a word in brackets means by itself ("Where (outlet)"): also possible; the values decide."""
    aside = _BRACKETS.search(header)
    if aside is None or not keys:
        return ()
    known = _words().phrases.get(normalise(aside[1]), ())
    return () if set(known) & set(keys) else tuple(key for key in known if key in _IN_BRACKETS)


def _index(words: Sequence[str]) -> int:
    return next((int(word) for word in words if _NUMERAL.match(word)), 0)


def _without_numerals(words: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    bare = tuple(word for word in words if not _NUMERAL.match(word))
    if bare and bare[-1] in {"valu", "wert", "valeur", "valor"}:
        bare = bare[:-1] or bare
    return bare, _index(words)


def _marks(words: Iterable[str]) -> frozenset[str]:
    qualifiers = _words().qualifiers
    return frozenset(mark for word in words for mark in qualifiers.get(word, ())) - {"entity", "filler"}


_Hit = tuple[int, int, tuple[str, ...]]
"""A known phrase in a header: from word, to word, what it means."""


def _composite(words: tuple[str, ...]) -> tuple[tuple[str, ...], float] | None:
    found = _phrases_in(words)
    if not found:
        return None
    qualifiers = _words().qualifiers
    telling = [hit for hit in found if not _is_entity(words[hit[0] : hit[1]])] or found
    telling = _without_bare_address(telling)
    covered = {place for start, end, _ in found for place in range(start, end)}
    whole = all(place in covered or word in qualifiers for place, word in enumerate(words))
    shared = set.intersection(*(set(keys) for _, _, keys in telling))
    keys = shared or {key for _, _, keys in telling for key in keys}
    if "full_name" in keys and any("outlet" in hit[2] for hit in found if hit not in telling):
        keys = {"outlet"}
    certainty = COVERED if whole and (shared or len(telling) == 1) else INSIDE
    return _by_rank(keys), certainty


def _without_bare_address(hits: list[_Hit]) -> list[_Hit]:
    """The "address" of "Contact's e-mail address" is no street."""
    reach = [hit for hit in hits if {"email", "website"} & set(hit[2]) and "street" not in hit[2]]
    return [hit for hit in hits if "street" not in hit[2] or hit[1] - hit[0] > 1] if reach else hits


def _phrases_in(words: tuple[str, ...]) -> list[_Hit]:
    """The known phrases in the words, the longer first to claim its place."""
    known = _words()
    taken: set[int] = set()
    found: list[_Hit] = []
    for size in range(min(known.longest, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            part = words[start : start + size]
            keys = known.phrases.get(part)
            if keys and not taken & set(range(start, start + size)) and _tells(part, known):
                taken |= set(range(start, start + size))
                found.append((start, start + size, keys))
    return found


def _tells(part: tuple[str, ...], known: _Words) -> bool:
    """Whether a phrase says a field inside a longer header; a bare "work", "no" or "id" does not."""
    if len(part) > 1:
        return True
    marks = known.qualifiers.get(part[0], frozenset())
    short = len(part[0]) < 3 and part[0].isascii()  # noqa: PLR2004 (letters)
    return not short and ("entity" in marks or "mobile" in marks or "fax" in marks or not marks)


def _is_entity(part: tuple[str, ...]) -> bool:
    return len(part) == 1 and "entity" in _words().qualifiers.get(part[0], ())


def _prefixed(text: str) -> tuple[tuple[str, ...], float] | None:
    """Whose it is and what it is, without a blank: "contactfirstname", "outletcity"."""
    known = _words()
    for word, marks in known.qualifiers.items():
        if "entity" in marks and text.startswith(word) and (keys := known.compact.get(text[len(word) :])):
            return keys, COVERED
    return None


def _compound(words: tuple[str, ...]) -> tuple[tuple[str, ...], float] | None:
    for stem, key in _STEMS:
        if any(stem in word for word in words):
            return (key,), GUESSED
    return None


def _fuzzy(text: str) -> tuple[tuple[str, ...], float] | None:
    if len(text) < _FUZZY_FROM:
        return None
    compact = _words().compact
    hit = process.extractOne(text, compact.keys(), scorer=fuzz.ratio, score_cutoff=_FUZZY_CUTOFF)
    if hit is None or (hit[0] != text and hit[0].endswith(text)) or text.endswith(hit[0]):
        return None  # "Aktiviert" is no typing error of "Deaktiviert", but its opposite
    return compact[hit[0]], GUESSED


_BY_MARK = {
    ("email", "home"): "email_personal",
    ("email", "other"): "email_2",
    ("phone", "fax"): "fax",
    ("phone", "mobile"): "phone_mobile",
    ("phone", "home"): "phone_home",
    ("phone", "work"): "phone_work",
}


def _refined(keys: tuple[str, ...], marks: frozenset[str]) -> tuple[str, ...]:
    """A general "phone" together with "home" is the home phone."""
    refined = []
    for key in keys:
        exact = next((to for (of, mark), to in _BY_MARK.items() if of == key and mark in marks), key)
        refined.append(exact)
    return tuple(dict.fromkeys(refined))
