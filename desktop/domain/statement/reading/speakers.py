"""Who speaks, and as what: the name beside a quotation with the role and organisation after it."""

import re
from dataclasses import dataclass
from functools import cache

from desktop.domain import folding
from desktop.domain.statement.reading import words

_LONG_ROLE, _LONG_LINE = 8, 160
_SAYING = re.compile(r"\s*[،,]\s*(?:قائل|مضيف|مشير|مؤكد|موضح|إن|أن|بأن)[ء-يً]*.*$")
_POSSESSIVE = re.compile(r"^(?P<house>[A-ZÀ-Þ][\w .&-]+)['’]s\s(?P<role>.+)$")
_ROLE_END = re.compile(r"[.;:؛“”«»\"„]|\s[–—]\s|$")
_AT_ORGANISATION = re.compile(
    r"\s*(?:,|،|\s(?:de l['’]|d['’]|(?:of the|of|at the|at|for the|for|with the|with|from the|from|de la|du|des"
    r"|de los|de las|del|de|à la|au|aux|chez|en la|en el|en|bei der|bei|beim|der|des|von der|von|vom|"
    r"في|لدى|من)\s))\s*"
)
_TITLE_CASE = re.compile(r"[A-ZÀ-Þ]|[ء-ي]")
_ARABIC = re.compile("[\u0620-\u064a]")


@dataclass(frozen=True, slots=True)
class Quote:
    """Who is quoted; `person` may be empty where the text does not say it in this paragraph."""

    person: str
    role: str = ""
    organisation: str = ""


def say_verbs(text: str) -> list[tuple[int, int]]:
    tokens = words.spans(text)
    known = words.phrases("says")
    found = []
    for place, (word, start, end) in enumerate(tokens):
        two = place + 1 < len(tokens) and f"{word} {tokens[place + 1][0]}" in known
        if two or word in known or (word[:1] == "و" and word[1:] in known):
            found.append((start, tokens[place + 1][2] if two else end))
    return found


def with_role(name: str, after: str) -> Quote:
    bare = name.strip().rstrip(".") if not name.endswith("Jr.") else name
    match = re.match(r"\s*[,،(–—-]\s*", after)
    if not match:
        return Quote(bare)
    rest = after[match.end() :]
    end = _ROLE_END.search(rest)
    role = rest[: end.start()] if end else rest
    role = re.sub(r"(?:^|[,،\s]+)\b(?:who|qui|quien|que|die|as|during|in a|on|auf|lors|tras)\s.*$", "", role)
    role = re.sub(r"\s*\([^)]*\)?$", "", re.sub(r"^(?:وهي|وهو)\s", "", _SAYING.sub("", role)))
    verbs = say_verbs(role)
    role = role[: verbs[0][0]] if verbs and verbs[0][0] > 2 else role  # noqa: PLR2004
    role = _first_clause(role.strip(" ,،)("))
    plain = role[:1].islower() and len(role.split()) <= _LONG_ROLE
    if (
        not role
        or not (plain or has_role(role) or words.names_organisation(role) or _TITLE_CASE.match(role))
        or len(role) > _LONG_LINE
    ):
        return Quote(bare)
    return Quote(bare, *split_role(role))


def _first_clause(role: str) -> str:
    """What comes before a comma and small letters that are no further role ("..., outside the court")."""
    pieces = re.split(r"(?<=\S)[,،]\s", role)
    kept = [pieces[0]]
    for piece in pieces[1:]:
        if piece[:1].islower() and not has_role(piece):
            break
        kept.append(piece)
    return ", ".join(kept)


def split_role(role: str) -> tuple[str, str]:
    """Role and organisation of "director of communications at Harbour Relief Network"."""
    if not has_role(role) and not role[:1].islower():
        return "", role.removeprefix("of ").removeprefix("of the ").strip()
    best: tuple[str, str] | None = None
    if _ARABIC.search(role[:1]) and (glued := _glued(role))[1]:
        return glued
    if (owned := _POSSESSIVE.match(role)) and has_role(owned["role"]):
        return owned["role"], owned["house"]
    for match in _AT_ORGANISATION.finditer(role):
        head, tail = role[: match.start()].strip(" ,،"), role[match.end() :].strip(" ,،")
        named = tail[:1].isupper() or _ARABIC.search(tail[:1]) or _is_acronym(tail)
        if (
            head
            and tail
            and named
            and (words.names_organisation(tail) or _is_acronym(tail) or _all_named(tail))
            and has_role(head)
        ):
            best = (head, tail)
            break
    return best or _glued(role)


def _glued(role: str) -> tuple[str, str]:
    """Such as “مديرة شبكة الإغاثة”: the organisation begins at its own noun. "NDU president": it stands before."""
    first, _, rest = role.partition(" ")
    head, _, last = role.rpartition(" ")
    if _is_acronym(last) and head and has_role(head):
        return head, last
    if _is_acronym(first) and has_role(rest) and not is_role_word(folding.key(first)):
        return rest, first
    for place, (word, start, _) in enumerate(words.spans(role)):
        if place and word.removeprefix("ل") in words.listed("organisation_nouns") and _ARABIC.search(role):
            return role[:start].strip(), role[start:].strip().removeprefix("ل")
    return role, ""


def _all_named(text: str) -> bool:
    tokens = text.split()
    roles = all(is_role_word(word) for word, _, _ in words.spans(text))
    return bool(tokens) and not roles and len(tokens) <= 6  # noqa: PLR2004


@cache
def has_role(text: str) -> bool:
    return any(is_role_word(word) for word, _, _ in words.spans(text))


def is_role_word(word: str) -> bool:
    return (
        words.is_role(word) or word in words.listed("relations") or word.removeprefix("و") in words.listed("relations")
    )


def _is_acronym(text: str) -> bool:
    return text.isupper() and 2 <= len(text) <= 8 and text.isalpha()  # noqa: PLR2004
