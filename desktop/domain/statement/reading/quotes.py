"""Who says what: a paragraph with a quotation and the person it is from, in the manners of five languages."""

import re
from dataclasses import dataclass
from functools import cache

from desktop.domain import folding
from desktop.domain.statement.reading import words

_PAIRS = {"„": '“”"', "«": "»", "»": "«", "‹": "›", "“": "”“", '"': '"', "‟": "”", "”": "”"}
"""What opens a quotation, and what may close it; the first that a text opens with decides."""

_LONG_ROLE, _LONG_LINE = 8, 160
_FEW, _ENOUGH = 2, 5  # words of a quotation with a person beside it, and without
_NAME_WORD = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Mme|M|Sr|Sra|Hr|Fr|Me|Rev|Sir|Dame|Lic|Ing|Adv)\.?\s+)*"
    r"[A-ZÀ-ÞŁŚŞŽČĐ][\w’'‘ʿ\-]*\.?(?:\s+(?:(?:de|del|della|da|dos|van|von|der|den|bin|bint|ibn|al|el|la|abu|ben|du|y|zu|ter)\s+)*"
    r"(?:al-|el-|as-|an-|d['’])?[A-ZÀ-ÞŁŚŞŽČĐ][\w’'‘ʿ\-]*\.?){1,4}"
)
_UNKNOWN_VERB = re.compile(r"^[\s,.]*(?:[a-zà-ÿ’']+\s+){1,3}(?P<name>" + _NAME_WORD.pattern + r")(?=[,.;:]|\s*$)")
_HYPHENED = re.compile(r"^(?P<house>[A-ZÀ-Þ][\w]+)-(?P<role>[A-ZÀ-Þ][\w]+)$")
_SAYING = re.compile(r"\s*[،,]\s*(?:قائل|مضيف|مشير|مؤكد|موضح|إن|أن|بأن)[ء-يً]*.*$")
_FAMILY = re.compile(r"[A-ZÀ-Þ][\w’'\-]{2,}(?=\s*(?:[.,;:]|$))")
_FOR = re.compile(r"^(?:pour|für|para|según|selon|for|laut)\s", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[a-zà-ÿء-ي]{2}[.!?؟])(?<!Rev\.)(?<!Prof\.)(?<!Mme\.)(?<!Mrs\.)(?<!Sra\.)\s+")
_ALONE = re.compile(r"[A-ZÀ-Þ][\w’'\-]{2,}")
_POSSESSIVE = re.compile(r"^(?P<house>[A-ZÀ-Þ][\w .&-]+)['’]s\s(?P<role>.+)$")
_ARABIC_TITLE = re.compile(r"(?:الدكتوره?ة?|الأستاذة?|السيدة?)\s")
_ARABIC_NAME = re.compile(
    r"(?:(?:الدكتوره?ة?|الدكتورة|د\.|أ\.|الأستاذة?|السيدة?|المحامية?|الطبيبة?|الصحفية?)\s+)*[ء-ي]+(?:\s+[ء-ي]+){1,3}"
)
_ROLE_END = re.compile(r"[.;:؛“”«»\"„]|\s[–—]\s|$")
_AT_ORGANISATION = re.compile(
    r"\s*(?:,|،|\s(?:de l['’]|d['’]|(?:of the|of|at the|at|for the|for|with the|with|from the|from|de la|du|des"
    r"|de los|de las|del|de|à la|au|aux|chez|en la|en el|en|bei der|bei|beim|der|des|von der|von|vom|"
    r"في|لدى|من)\s))\s*"
)
_TITLE_CASE = re.compile(r"[A-ZÀ-Þ]|[ء-ي]")
_ARABIC = re.compile("[\u0620-\u064a]")
_DASH_BY = re.compile(r"^\s*[–—―-]+\s*(?P<by>.+)$")


@dataclass(frozen=True, slots=True)
class Quote:
    """Who is quoted; `person` may be empty where the text does not say it in this paragraph."""

    person: str
    role: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class _Parts:
    quoted: str
    outside: tuple[str, ...]
    first: bool  # the paragraph begins with the quotation


def read_quote(text: str) -> Quote | None:
    """Who a paragraph quotes; None if it quotes nobody, or only a word or two."""
    parts = _split(text)
    if parts is None:
        return None
    for outside in parts.outside:
        if found := _attribution(outside):
            return found
    long = len(parts.quoted.split()) >= _ENOUGH
    if parts.first and long and (len(parts.quoted) * 2 > len(text) or any(map(_say_verbs, parts.outside))):
        return Quote("")
    return None


def speaker_of(text: str) -> Quote | None:
    """Who speaks in a sentence without quotation marks: "TFA chief executive Marcus Wong said the government ..."."""
    for start, _ in _say_verbs(text[:200]):
        if found := _person_before(text[:start]):
            return found
    return None


def is_attribution(text: str) -> Quote | None:
    """Whether a line alone says whose the quotation above it is: "— Amal Idris, director, Sudan Relief Network"."""
    match = _DASH_BY.match(text)
    return _person(match["by"], alone=True) if match and len(text) < _LONG_LINE else None


def _split(text: str) -> _Parts | None:
    """Everything quoted, and what stands outside of it."""
    for start in sorted((mark for mark in _PAIRS if mark in text), key=text.index):
        ends = re.escape(_PAIRS[start])
        pattern = re.compile(
            f"(?:(?<=^)|(?<=[\\s(:،,–—-])){re.escape(start)}([^{re.escape(start)}{ends}]*)(?:[{ends}]|$)"
        )
        found = [match for match in pattern.finditer(text) if len(match[1].split()) >= _FEW]
        if found:
            return _outside(text, found)
    return None


def _outside(text: str, found: list[re.Match[str]]) -> _Parts:
    outside, at = [], 0
    for match in found:
        outside.append(text[at : match.start()])
        at = match.end()
    before, *rest = [*outside, text[at:]]
    quoted = " ".join(match[1] for match in found)
    return _Parts(quoted, (*(one for one in rest if one.strip(" .,،")), before), not before.strip(" –—-"))


def _attribution(outside: str) -> Quote | None:
    if match := _DASH_BY.match(outside):
        by = _person(match["by"], alone=True)
        if by:
            return by
    for start, end in _say_verbs(outside):
        after, before = outside[end:], outside[:start]
        if (found := _person(after)) or (found := _person_before(before)):
            return found
    if (match := _UNKNOWN_VERB.match(outside)) and not _is_organisation(match["name"]):
        return _with_role(match["name"], outside[match.end() :])
    if outside.rstrip().endswith((":", "：")) and (found := _person_before(_FOR.sub("", outside.rstrip(" :：")))):
        return found
    return None


def _say_verbs(text: str) -> list[tuple[int, int]]:
    tokens = words.spans(text)
    known = words.phrases("says")
    found = []
    for place, (word, start, end) in enumerate(tokens):
        two = place + 1 < len(tokens) and f"{word} {tokens[place + 1][0]}" in known
        if two or word in known or (word[:1] == "و" and word[1:] in known):
            found.append((start, tokens[place + 1][2] if two else end))
    return found


def _person(text: str, *, alone: bool = False) -> Quote | None:
    """A name at the start of a text, with the role after it (or before it, as in "the director, X")."""
    bare = text.lstrip(" ,:،")
    if _ARABIC.search(bare[:40]):
        return _arabic_person(bare)
    bare = re.sub(r"^(?:le|la|el|der|die|the|l['’])\s?(?=(?:Dr|Prof|Me|Sra?|Mme|Rev|Lic)\b)", "", bare)
    if found := _NAME_WORD.match(bare):
        if _is_organisation(found[0]) and not alone:
            return None
        return _titled(found[0], bare[found.end() :])
    if (family := _FAMILY.match(bare)) and folding.key(family[0]) not in words.phrases("pronouns"):
        return _with_role(family[0], bare[family.end() :])
    lead = re.match(
        r"(?:(?:the|le|la|el|der|die)\s+)?(?P<role>[^,.:;“”«»\"]{3,90}?),?\s+(?P<name>"
        + _NAME_WORD.pattern
        + r")(?=[\s,.:;]|$)",
        bare,
    )
    if lead and _has_role(lead["role"]) and not _is_organisation(lead["name"]):
        role, organisation = _split_role(lead["role"])
        return Quote(lead["name"].rstrip("."), role, organisation)
    return None


def _titled(name: str, after: str) -> Quote:
    """Such as “Kapitän Nils Rademacher”: capitals at the front may be a role."""
    tokens = name.split()
    if (owned := _HYPHENED.match(tokens[0])) and _is_role_word(folding.key(owned["role"])) and len(tokens) > 2:  # noqa: PLR2004
        quote = _with_role(" ".join(tokens[1:]), after)
        return Quote(quote.person, owned["role"], owned["house"])
    count = next((place for place, token in enumerate(tokens) if not _is_role_word(folding.key(token))), 0)
    if count and len(tokens) - count > 1:
        quote = _with_role(" ".join(tokens[count:]), after)
        return quote if quote.role else Quote(quote.person, " ".join(tokens[:count]), quote.organisation)
    return _with_role(name, after)


def _arabic_person(text: str) -> Quote | None:
    tokens = words.spans(text[:160])
    bearing = len(tokens) > 2 and text.startswith("ال") and not any(word.startswith("ال") for word, _, _ in tokens[1:2])  # noqa: PLR2004
    if tokens and (_is_role_word(tokens[0][0]) or (bearing and not _ARABIC_TITLE.match(text))):
        head = re.split(r"[،,:.«“\"]", text[:160], maxsplit=1)[0]
        role, _, house = re.sub(r"\s(?:من|في|لدى)\s(?=ال|[^\s]+\s)", "\0", head, count=1).partition("\0")
        name = _trailing_name(role)
        if not name:
            role, house, name = head, "", _trailing_name(head)
        if name:
            title, organisation = _split_role(role[: role.rfind(name)].strip())
            return Quote(name, title, organisation or house.strip())
    found = _ARABIC_NAME.match(text)
    if not found:
        return None
    head = re.split(r"[،,:.«“\"؛]", text, maxsplit=1)[0].strip()
    if 1 < len(head.split()) <= 5 and not _is_organisation(head):  # noqa: PLR2004
        return _with_role(head, text[len(head) :])
    return None


def _trailing_name(text: str) -> str:
    tokens = text.split()
    kept: list[str] = []
    for token in reversed(tokens):
        key = folding.key(token)
        if _is_role_word(key) or key in words.listed("organisation_nouns") or len(kept) == 2:  # noqa: PLR2004
            break
        kept.insert(0, token)
    return " ".join(kept) if len(kept) == 2 else ""  # noqa: PLR2004


def _person_before(text: str) -> Quote | None:
    """A name with its role before the verb: "Amal Idris, director of X, said:"."""
    tail = _SENTENCES.split(text.strip())[-1].rstrip(" ,،")
    if _ALONE.fullmatch(tail) and folding.key(tail) not in words.phrases("pronouns"):
        return Quote(tail)
    if _ARABIC.search(tail):
        return _arabic_person(tail) if tail else None
    found = _NAME_WORD.search(tail)
    if found is None or _is_organisation(found[0]):
        return None
    if found.start() and not _has_role(tail[: found.start()]):
        return None if len(tail[: found.start()].split()) > 3 else _with_role(found[0], tail[found.end() :])  # noqa: PLR2004
    if found.start():
        role, organisation = _split_role(tail[: found.start()].strip(" ,").removeprefix("The ").removeprefix("the "))
        return Quote(found[0].rstrip("."), role, organisation)
    return _with_role(found[0], tail[found.end() :])


def _with_role(name: str, after: str) -> Quote:
    bare = name.strip().rstrip(".") if not name.endswith("Jr.") else name
    match = re.match(r"\s*[,،(–—-]\s*", after)
    if not match:
        return Quote(bare)
    rest = after[match.end() :]
    end = _ROLE_END.search(rest)
    role = rest[: end.start()] if end else rest
    role = re.sub(r"(?:^|[,،\s]+)\b(?:who|qui|quien|que|die|as|during|in a|on|auf|lors|tras)\s.*$", "", role)
    role = re.sub(r"\s*\([^)]*\)?$", "", re.sub(r"^(?:وهي|وهو)\s", "", _SAYING.sub("", role)))
    verbs = _say_verbs(role)
    role = role[: verbs[0][0]] if verbs and verbs[0][0] > 2 else role  # noqa: PLR2004
    role = _first_clause(role.strip(" ,،)("))
    plain = role[:1].islower() and len(role.split()) <= _LONG_ROLE
    if (
        not role
        or not (plain or _has_role(role) or _is_organisation(role) or _TITLE_CASE.match(role))
        or len(role) > _LONG_LINE
    ):
        return Quote(bare)
    return Quote(bare, *_split_role(role))


def _first_clause(role: str) -> str:
    """What comes before a comma and small letters that are no further role ("..., outside the court")."""
    pieces = re.split(r"(?<=\S)[,،]\s", role)
    kept = [pieces[0]]
    for piece in pieces[1:]:
        if piece[:1].islower() and not _has_role(piece):
            break
        kept.append(piece)
    return ", ".join(kept)


def _split_role(role: str) -> tuple[str, str]:
    """Role and organisation of "director of communications at Harbour Relief Network"."""
    if not _has_role(role) and not role[:1].islower():
        return "", role.removeprefix("of ").removeprefix("of the ").strip()
    best: tuple[str, str] | None = None
    if _ARABIC.search(role[:1]) and (glued := _glued(role))[1]:
        return glued
    if (owned := _POSSESSIVE.match(role)) and _has_role(owned["role"]):
        return owned["role"], owned["house"]
    for match in _AT_ORGANISATION.finditer(role):
        head, tail = role[: match.start()].strip(" ,،"), role[match.end() :].strip(" ,،")
        named = tail[:1].isupper() or _ARABIC.search(tail[:1]) or _is_acronym(tail)
        if (
            head
            and tail
            and named
            and (_is_organisation(tail) or _is_acronym(tail) or _all_named(tail))
            and _has_role(head)
        ):
            best = (head, tail)
            break
    return best or _glued(role)


def _glued(role: str) -> tuple[str, str]:
    """Such as “مديرة شبكة الإغاثة”: the organisation begins at its own noun. "NDU president": it stands before."""
    first, _, rest = role.partition(" ")
    if _is_acronym(first) and _has_role(rest) and not _is_role_word(folding.key(first)):
        return rest, first
    for place, (word, start, _) in enumerate(words.spans(role)):
        if place and word.removeprefix("ل") in words.listed("organisation_nouns") and _ARABIC.search(role):
            return role[:start].strip(), role[start:].strip().removeprefix("ل")
    return role, ""


def _all_named(text: str) -> bool:
    tokens = text.split()
    roles = all(_is_role_word(word) for word, _, _ in words.spans(text))
    return bool(tokens) and not roles and len(tokens) <= 6  # noqa: PLR2004


@cache
def _has_role(text: str) -> bool:
    return any(_is_role_word(word) for word, _, _ in words.spans(text))


def _is_role_word(word: str) -> bool:
    return (
        words.is_role(word) or word in words.listed("relations") or word.removeprefix("و") in words.listed("relations")
    )


def _is_organisation(text: str) -> bool:
    return words.names_organisation(text)


def _is_acronym(text: str) -> bool:
    return text.isupper() and 2 <= len(text) <= 8 and text.isalpha()  # noqa: PLR2004
