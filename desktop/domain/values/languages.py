"""Languages, by any of their names or codes, as BCP 47."""

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from desktop.domain import folding
from desktop.domain.values.place_data import language_codes, language_keys, locales
from desktop.domain.values.places import country_name, read_country
from desktop.domain.values.problem import Problem, shown
from desktop.domain.values.text import clean, is_null

_SEPARATORS = re.compile(
    r"\s*(?:[,،，、;؛/|+&\n•·]|\s:::\s|\s[–—-]+\s|\s(?:and|et|und|y|e|و|or|oder|ou|o)\s(?:و)?)\s*", re.IGNORECASE
)
_ARABIC_AND = re.compile(r"(?<=\s)و(?=\w{3})")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?\Z")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_LEVEL = re.compile(
    r"\b(?:native|fluent|fluency|basic|some|good|conversational|intermediate|advanced|spoken|written|working|only|"
    r"muttersprache|fliessend|fließend|grundkenntnisse|gut|courant|notions|bilingue|nativo|fluido|basico|básico|"
    r"language|langue|sprache|idioma|اللغة|a1|a2|b1|b2|c1|c2)\b[.:]?",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"\b(?:n/a|s/o|s/d)\b", re.IGNORECASE)
_LONGEST = 500


def read_languages(text: str) -> tuple[list[str], list[Problem]]:
    """The languages of a cell in order, each once, and the words that are none.

    Understands names in five languages and in the language itself, codes of two and three letters, `pt_BR`,
    "Brazilian Portuguese", "Arabic (Morocco)" and lists such as "SV/EN" or "Arabisch und Englisch".
    """
    codes, unknown = _read(text)
    return list(codes), [Problem(f"{shown(word)} is not a language Dateline knows.", "warning") for word in unknown]


@lru_cache(maxsize=2048)
def _read(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    text = clean(text)
    if not text:
        return (), ()
    if len(text) > _LONGEST:
        return (), (text,)
    if code := _one(text):
        return (code,), ()
    codes: dict[str, None] = {}
    unknown: list[str] = []
    for piece in _SEPARATORS.split(_NOTHING.sub(" ", text)):
        found = _several(piece)
        codes.update(dict.fromkeys(found))
        if not found and not is_null(_LEVEL.sub("", piece).strip(" ()")):
            unknown.append(piece)
    return tuple(codes), tuple(unknown)


def _several(piece: str) -> list[str]:
    """The language of a piece, or all of a piece that is a row of languages ("AR EN FR", "FR-EN")."""
    if code := _one(piece):
        return [code]
    for words in (_ARABIC_AND.sub("", piece).split(), re.split(r"[\s\-_.]+", piece)):
        found = [_one(word) for word in words if word]
        if found and all(found):
            return [code for code in found if code]
    return []


def _one(text: str) -> str | None:
    """The language all of a text names, or None."""
    key = folding.key(text)
    if len(key) < 2:
        return None
    if code := language_keys().get(key) or _tag(text.strip()):
        return code
    if bracket := _BRACKETS.search(text):
        language = _one(_BRACKETS.sub(" ", text))
        return _spoken_in(language, bracket[1]) if language else None
    plain = _LEVEL.sub(" ", text)
    return _one(plain) if plain != text else None


def _spoken_in(language: str, place: str) -> str:
    country = read_country(place)
    return f"{language}-{country}" if country and "-" not in language else language


def _tag(text: str) -> str | None:
    match = _TAG.match(text)
    if match is None or match[1].lower() not in language_codes():
        return language_keys().get(match[1].lower()) if match and not (match[2] or match[3]) else None
    tag = "-".join(part for part in (match[1].lower(), (match[2] or "").title(), (match[3] or "").upper()) if part)
    if match[2] or match[3]:
        known = tag in locales() or "-".join(filter(None, (match[1].lower(), (match[3] or "").upper()))) in locales()
        return tag if known or tag in language_codes() else None
    return language_keys().get(tag, tag)


@lru_cache(maxsize=2048)
def language_name(code: str, locale: str = "en") -> str:
    """The name of a language in a language of the screen: "Arabic", "Arabisch (Marokko)"; the code if it has none."""
    names = Locale.parse(locale).languages
    if name := names.get(code.replace("-", "_")):
        return str(name)
    base, _, rest = code.partition("-")
    try:
        language = Locale.parse(base).get_language_name(locale)
    except (UnknownLocaleError, ValueError):
        language = names.get(base)
    if not language:
        return code
    scripts = Locale.parse(locale).scripts
    return f"{language} ({scripts.get(rest) or country_name(rest, locale)})" if rest else str(language)
