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
_CAPITALS = re.compile(
    r"(?:The\s|the\s)?[A-ZÀ-Þ][\w’'.&-]*(?:\s(?:(?:of|for|the|and|de|du|des|la|von|van|al|el|&)\s)*[A-ZÀ-Þ][\w’'&-]*\.?){2,13}"
)
_SMALL_ROLE = re.compile(
    r"(?P<house>(?:The\s|the\s)?[A-ZÀ-Þ][\w’'&-]*(?:\s(?:(?:of|for|the|and)\s)*[A-ZÀ-Þ][\w’'&-]*)*)\s"
    r"(?P<role>[a-z][a-z-]+(?:\s[a-z][a-z-]+){0,3})\s(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]*\.?){1,3})(?=[\s,.:]|$)"
)
_OF_HOUSE = re.compile(
    r"\s(?:of|from|at|with|von|vom)\s(?:the\s|der\s|dem\s)?"
    r"(?P<house>[A-ZÀ-Þ][\w’'&.-]*(?:\s(?:(?:of|for|the|and|für|der|des|de)\s)*[A-ZÀ-Þ][\w’'&-]*)*)"
)
_CREDENTIAL = re.compile(r"(?:RN|MD|M\.D\.|PhD|Ph\.D\.|MP|MEP|JD|MPH|MSW|Esq\.?|KC|QC|OBE|CBE|MBE)")
_ALSO = re.compile(r"\s(?:and|et|y|und)\s(?:(?:the|a|la|le|el|die|der)\s)?(?P<more>[a-zà-ÿ].*)$")
_REACHES = frozenset({"national", "international", "regional", "global", "federal", "acting", "interim", "state"})
_SHORTENED = re.compile(r"(?:Jr|\s[A-Z])\.$")
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


def house_titled(text: str) -> Quote | None:
    """Such as “Harbour Legal Aid Executive Director Lucy A. Brandt”: organisation, title and name in capitals."""
    if (small := _SMALL_ROLE.match(text)) and has_role(small["role"]) and words.names_organisation(small["house"]):
        return Quote(small["name"].rstrip("."), small["role"], re.sub(r"^[Tt]he\s|['’]s$", "", small["house"]))
    match = _CAPITALS.match(text)
    tokens = match[0].split() if match else []
    roles = [place for place, token in enumerate(tokens) if token[0].isupper() and is_role_word(folding.key(token))]
    if not roles or not 2 <= len(tokens) - roles[-1] - 1 <= 4:  # noqa: PLR2004
        return None
    first = roles[-1]
    while first and (_is_title_word(tokens[first - 1]) or _is_reach(tokens, first - 1)):
        first -= 1
    house, person = " ".join(tokens[:first]), " ".join(tokens[roles[-1] + 1 :])
    named = words.names_organisation(house) or _is_acronym(house) or len(house.split()) > 1
    plain = (
        house
        and named
        and not words.names_organisation(person)
        and not all(map(_is_title_word, house.split()))
        and person[:1].isupper()
    )
    house = re.sub(r"^[Tt]he\s|['’]s$", "", house)
    return Quote(person.rstrip("."), " ".join(tokens[first : roles[-1] + 1]), house) if plain else None


def _is_reach(tokens: list[str], place: int) -> bool:
    """Such as “National” of "Builders Union National Organiser": the organisation's own noun stands before it."""
    nouns = words.listed("organisation_nouns")
    return place > 0 and folding.key(tokens[place]) in _REACHES and folding.key(tokens[place - 1]) in nouns


def _is_title_word(token: str) -> bool:
    key = folding.key(token)
    return is_role_word(key) or key in words.phrases("departments")


def with_role(name: str, after: str) -> Quote:
    bare = name.strip() if _SHORTENED.search(name) else name.strip().rstrip(".")
    if (housed := _OF_HOUSE.match(after)) and (
        words.names_organisation(housed["house"]) or _is_acronym(housed["house"])
    ):
        return Quote(bare, "", housed["house"].strip())
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
    if _CREDENTIAL.fullmatch(role):
        return role, ""
    if not has_role(role) and not role[:1].islower():
        return "", role.removeprefix("of ").removeprefix("of the ").strip()
    best: tuple[str, str] | None = None
    if _ARABIC.search(role[:1]) and (glued := _glued(role))[1]:
        return glued
    if (owned := _POSSESSIVE.match(role)) and has_role(owned["role"]):
        return owned["role"], owned["house"]
    for match in _AT_ORGANISATION.finditer(role):
        head, tail = role[: match.start()].strip(" ,،"), role[match.end() :].strip(" ,،")
        if (also := _ALSO.search(tail)) and has_role(also["more"]):
            tail = tail[: also.start()]  # "Director of X and lead author of the report"
        if _is_title_word(tail.split(" ", 1)[0]) and _AT_ORGANISATION.search(tail):
            continue  # "Director of Policy at the Alliance"
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
