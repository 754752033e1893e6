"""Names with their acronym, as texts introduce them: "the Sudan Relief Network (SRN)", "the X Union, XU,"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain import folding
from desktop.domain.statement.reading import words

_IN_BRACKETS = re.compile(
    r"\s?[(\[]\s*[\"“«„']?\s*([^\W_][\w.&+\-’' ]{1,18}?)\s*[\"”»“']?\s*"
    r"(?:(?:\s[-–]\s|[,/;:|])\s*[^()]{0,60}|\s(?:or|ou|oder|o|or the)\s[^()]{0,60})?[)\]]"
)
_IN_COMMAS = re.compile(r",\s([A-Z][A-Za-z&.\-]{1,9}),")
_KNOWN_AS = re.compile(r",?\s\(?(?:also )?(?:known|referred to) as (?:the )?([A-Z][A-Za-z&.\-]{1,9})\b\)?,?")
_AFTER_DASH = re.compile(r"\s(?:[-–—/])\s?([A-Z][A-Z&.\-]{1,9})(?=[,;.)\s]|$)")
_IN_QUOTES = re.compile(r"\s[\"“«„]([A-Z][A-Za-z&.\-]{1,9})[\"”»“]")
_FULL_IN_BRACKETS = re.compile(r"\b([A-Z][A-Za-z&.\-]{1,9})\s?\(([^()]{8,120})\)")
_TOKEN = re.compile(r"[^\s,;:.()\[\]“”«»„\"،؛]+(?:\.(?=[A-Z]\.))*")
_HARD = re.compile(r"[;:.!?()\[\]“”«»„\"؛]\s|[()\[\]“”«»„\"]|\.\s")
_ELISION = re.compile(r"^[ldsLDS]['’](?=\w)")
_ARTICLES = frozenset(
    {"the", "la", "le", "les", "el", "los", "las", "der", "die", "das", "dem", "den", "our", "their", "l", "a", "an"}
)
_ARABIC = re.compile("[\u0620-\u064a]")
_JOINED = ("و", "ف")


@dataclass(frozen=True, slots=True)
class Introduction:
    """A name with its acronym, and where they stand in the text. `matched`: the letters agree with the words."""

    name: str
    acronym: str
    start: int
    end: int
    matched: bool = True


def introductions(text: str) -> list[Introduction]:
    """Every name introduced with an acronym, in order."""
    found = [*_bracketed(text), *_apart(text)]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Introduction] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _bracketed(text: str) -> Iterator[Introduction]:
    """Acronyms in brackets after the name, and names in brackets after the acronym."""
    for match in _IN_BRACKETS.finditer(text):
        if _is_acronym(match[1]) and (made := _before(text, match.start(), match.end(), match[1].strip())):
            yield made
    for match in _FULL_IN_BRACKETS.finditer(text):
        if _is_acronym(match[1]) and spells(match[2].split(), match[1]):
            yield Introduction(match[2].strip(), match[1], match.start(), match.end())


def _apart(text: str) -> Iterator[Introduction]:
    """Acronyms between commas or quotation marks, or after a dash: taken only where the name's letters agree."""
    ways = (_IN_COMMAS, _IN_QUOTES, _KNOWN_AS, _AFTER_DASH)
    for match in (match for way in ways for match in way.finditer(text)):
        if _is_acronym(match[1]):
            made = _before(text, match.start(), match.end(), match[1])
            if made and made.matched:
                yield made


def _is_acronym(text: str) -> bool:
    bare = text.strip()
    if _ARABIC.search(bare):
        return len(bare.split()) == 1 and len(bare) > 1
    letters = [char for char in bare if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return 2 <= len(letters) <= 14 and capitals >= 2 and capitals * 2 >= len(letters) and len(bare.split()) <= 2  # noqa: PLR2004


def _before(text: str, at: int, end: int, acronym: str) -> Introduction | None:
    """The name that ends at `at`."""
    hard = max((match.end() for match in _HARD.finditer(text, 0, at)), default=0)
    tokens = list(_TOKEN.finditer(text, hard, at))[-16:]
    if not tokens:
        return None
    if _ARABIC.search(tokens[-1][0]):
        start = _arabic_start(text, tokens, at)
        return None if start is None else Introduction(_bare(text[start:at]), acronym, start, end, matched=False)
    for strict in (True, False):
        for place in range(len(tokens) - 1, -1, -1):
            some = [_ELISION.sub("", token[0]) for token in tokens[place:]]
            if _may_begin(some[0]) and spells(some, acronym, strict=strict):
                start = _start(tokens[place])
                return Introduction(_bare(text[start:at]), acronym, start, end)
    start = _by_capitals(text, tokens, at)
    return None if start is None else Introduction(_bare(text[start:at]), acronym, start, end, matched=False)


def _may_begin(word: str) -> bool:
    """Capitals, or in Romance languages the noun that says what it is: "le réseau Droit au toit (RDT)"."""
    return word[:1].isupper() or folding.key(word) in words.phrases("small_nouns")


def _start(token: re.Match[str]) -> int:
    elided = _ELISION.match(token[0])
    return token.start() + (elided.end() if elided else 0)


def _by_capitals(text: str, tokens: list[re.Match[str]], at: int) -> int | None:
    """Where the run of capitals and small words before `at` begins; it ends at a comma, an article, a small letter."""
    start = None
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        following = tokens[place + 1].start() if place + 1 < len(tokens) else at
        if "," in text[token.end() : following] or "،" in text[token.end() : following]:
            break
        word = _ELISION.sub("", token[0])
        if word[:1].isupper() and folding.key(word) not in _ARTICLES:
            start = _start(token)
        elif folding.key(word) in _ARTICLES or folding.key(word) not in words.phrases("small_words"):
            if folding.key(word) in _ARTICLES and start is not None and _is_inside(tokens, place):
                continue
            break
    return start


def _is_inside(tokens: list[re.Match[str]], place: int) -> bool:
    """Such as “Doctors of the World”: the article follows a small word that itself follows a capital."""
    before = [folding.key(token[0]) for token in tokens[max(0, place - 1) : place]]
    return (
        bool(before)
        and before[-1] in {"of", "for", "de", "pour", "para", "by", "in", "sur"}
        and place > 1
        and tokens[place - 2][0][:1].isupper()
    )


def _arabic_start(text: str, tokens: list[re.Match[str]], at: int) -> int | None:
    """An Arabic name begins at the noun that says what it is (شبكة، اتحاد، مركز), with و or ل taken off."""
    start = None
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        following = tokens[place + 1].start() if place + 1 < len(tokens) else at
        if any(mark in text[token.end() : following] for mark in ",،"):
            break
        prefix = arabic_noun(token[0])
        if prefix is not None:
            start = token.start() + prefix
            if prefix:
                break
    return start


def arabic_noun(token: str) -> int | None:
    """How many letters are joined before a noun of organisations (و، ل، ب); None if it is no such noun."""
    known = words.listed("organisation_nouns")
    if folding.key(token) in known:
        return 0
    if token[:1] in "ولبف" and folding.key(token[1:]) in known:
        return 1
    return 2 if token[:1] == "و" and token[1:2] in "لب" and folding.key(token[2:]) in known else None


def _bare(text: str) -> str:
    return text.strip(" ,،\"“”«»„'’‘")


@lru_cache(maxsize=4096)
def _initials(acronym: str) -> str:
    return "".join(char for char in folding.fold(acronym) if char.isalpha())


def spells(tokens: list[str], acronym: str, *, strict: bool = False) -> bool:
    """Whether the words spell the acronym: each capital word gives its first letter, small words may.

    Where not `strict`, a word may give more of its letters ("Amnesty" for AM).
    """
    parts = [
        (folding.fold(part), part[:1].isupper() and not later)
        for token in tokens
        for later, part in enumerate(re.split(r"[’'-]", token))
        if any(char.isalpha() for char in part)
    ]
    parts = [(part, big) for part, big in parts if part != "s"]
    return bool(parts) and _spells(tuple(parts), _initials(acronym), 1 if strict else 4)


def _spells(parts: tuple[tuple[str, bool], ...], letters: str, most: int) -> bool:
    if not letters:
        return all(not big for _, big in parts) and len(parts) <= 1
    if not parts:
        return False
    word, big = parts[0]
    if word[0] == letters[0]:
        for taken in range(1, min(len(letters), most) + 1):
            if _is_within(word, letters[:taken]) and _spells(parts[1:], letters[taken:], most):
                return True
    return not big and _spells(parts[1:], letters, most)


def _is_within(word: str, letters: str) -> bool:
    at = 0
    for letter in letters:
        at = word.find(letter, at) + 1
        if not at:
            return False
    return True
