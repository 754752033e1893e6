"""Who says what: a paragraph with a quotation and the person it is from, in the manners of five languages."""

import re
from dataclasses import dataclass

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.speakers import (
    Quote,
    has_role,
    house_titled,
    is_role_word,
    say_verbs,
    split_role,
    with_role,
)

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
_ROLE_FIRST = re.compile(
    r"(?:^|[,.]\s)(?:[Tt]he|[Ee]l|[Ll]a|[Ll]e|[Ll]['’]|[Dd]er|[Dd]ie|[Hh]is|[Hh]er)\s?(?P<role>[^,.:]{3,90}),\s(?P<name>"
    + _NAME_WORD.pattern
    + r"),?$"
)
_FAMILY = re.compile(r"[A-ZÀ-Þ][\w’'\-]{2,}(?=\s*(?:[.,;:]|$))")
_FOR = re.compile(r"^(?:pour|für|para|según|selon|for|laut)\s", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[a-zà-ÿء-ي]{2}[.!?؟])(?<!Rev\.)(?<!Prof\.)(?<!Mme\.)(?<!Mrs\.)(?<!Sra\.)\s+")
_ALONE = re.compile(r"[A-ZÀ-Þ][\w’'\-]{2,}")
_ARABIC_TITLE = re.compile(
    r"(?:الدكتوره?ة?|الأستاذة?|السيدة?|المحامية?|الصحفية?|الصحافية?|الناشطة?|الكاتبة?|الباحثة?|الطبيبة?|المهندسة?|النائبة?|الشيخ)\s"
)
_ARABIC_NAME = re.compile(
    r"(?:(?:الدكتوره?ة?|الدكتورة|د\.|أ\.|الأستاذة?|السيدة?|المحامية?|الطبيبة?|الصحفية?|الصحافية?|الناشطة?|الكاتبة?|الباحثة?|المهندسة?|النائبة?|الشيخ)\s+)*[ء-ي]+(?:\s+[ء-ي]+){1,3}"
)
_ARABIC = re.compile("[\u0620-\u064a]")
_DASH_BY = re.compile(r"^\s*[–—―-]+\s*(?P<by>.+)$")


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
    if parts.first and long and (len(parts.quoted) * 2 > len(text) or any(map(say_verbs, parts.outside))):
        return Quote("")
    return None


def speaker_of(text: str) -> Quote | None:
    """Who speaks in a sentence without quotation marks: "TFA chief executive Marcus Wong said the government ..."."""
    for start, _ in say_verbs(text[:200]):
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
    for start, end in say_verbs(outside):
        after, before = outside[end:], outside[:start]
        if (found := _person(after)) or (found := _person_before(before)):
            return found
    if (match := _UNKNOWN_VERB.match(outside)) and not words.names_organisation(match["name"]):
        return with_role(match["name"], outside[match.end() :])
    for_whom = _FOR.match(outside) is not None and outside.rstrip().endswith(("،", ","))
    if (outside.rstrip().endswith((":", "：")) or for_whom) and (
        found := _person_before(_FOR.sub("", outside.rstrip(" :：,،")))
    ):
        return found
    return None


def _person(text: str, *, alone: bool = False) -> Quote | None:
    """A name at the start of a text, with the role after it (or before it, as in "the director, X")."""
    bare = text.lstrip(" ,:،")
    if _ARABIC.search(bare[:40]):
        return _arabic_person(bare)
    bare = re.sub(r"^(?:le|la|el|der|die|the|l['’])\s?(?=(?:Dr|Prof|Me|Sra?|Mme|Rev|Lic)\b)", "", bare)
    if housed := house_titled(bare):
        return housed
    if found := _NAME_WORD.match(bare):
        if words.names_organisation(found[0]) and not alone:
            return None
        return _titled(found[0], bare[found.end() :])
    if (family := _FAMILY.match(bare)) and folding.key(family[0]) not in words.phrases("pronouns"):
        return with_role(family[0], bare[family.end() :])
    lead = re.match(
        r"(?:(?:the|le|la|el|der|die)\s+)?(?P<role>[^,.:;“”«»\"]{3,90}?),?\s+(?P<name>"
        + _NAME_WORD.pattern
        + r")(?=[\s,.:;]|$)",
        bare,
    )
    if lead and has_role(lead["role"]) and not words.names_organisation(lead["name"]):
        role, organisation = split_role(lead["role"])
        return Quote(lead["name"].rstrip("."), role, organisation)
    return None


def _titled(name: str, after: str) -> Quote:
    """Such as “Kapitän Nils Rademacher”: capitals at the front may be a role."""
    tokens = name.split()
    if (owned := _HYPHENED.match(tokens[0])) and is_role_word(folding.key(owned["role"])) and len(tokens) > 2:  # noqa: PLR2004
        quote = with_role(" ".join(tokens[1:]), after)
        return Quote(quote.person, owned["role"], owned["house"])
    count = next((place for place, token in enumerate(tokens) if not is_role_word(folding.key(token))), 0)
    if count and len(tokens) - count > 1:
        quote = with_role(" ".join(tokens[count:]), after)
        return quote if quote.role else Quote(quote.person, " ".join(tokens[:count]), quote.organisation)
    return with_role(name, after)


def _arabic_person(text: str) -> Quote | None:
    tokens = words.spans(text[:160])
    bearing = len(tokens) > 2 and text.startswith("ال") and not any(word.startswith("ال") for word, _, _ in tokens[1:2])  # noqa: PLR2004
    if tokens and (is_role_word(tokens[0][0]) or (bearing and not _ARABIC_TITLE.match(text))):
        head = re.sub(r"\s(?:أن|إن|بأن|قائلاً?|قائلة)\s*$", "", re.split(r"[،,:.«“\"]", text[:160], maxsplit=1)[0])
        role, _, house = re.sub(r"\s(?:من|في|لدى)\s(?=ال|[^\s]+\s)", "\0", head, count=1).partition("\0")
        name = _trailing_name(role)
        if not name:
            role, house, name = head, "", _trailing_name(head)
        if name:
            title, organisation = split_role(role[: role.rfind(name)].strip())
            return Quote(name, title, organisation or house.strip())
    found = _ARABIC_NAME.match(text)
    if not found:
        return None
    head = re.split(r"[،,:.«“\"؛]", text, maxsplit=1)[0].strip()
    if 1 < len(head.split()) <= 5 and not words.names_organisation(head):  # noqa: PLR2004
        return with_role(head, text[len(head) :])
    return None


def _trailing_name(text: str) -> str:
    tokens = text.split()
    kept: list[str] = []
    for token in reversed(tokens):
        key = folding.key(token)
        if is_role_word(key) or key in words.listed("organisation_nouns") or len(kept) == 2:  # noqa: PLR2004
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
    if housed := house_titled(tail):
        return housed
    if (lead := _ROLE_FIRST.search(tail)) and has_role(lead["role"]) and not words.names_organisation(lead["name"]):
        return Quote(lead["name"].rstrip("."), *split_role(lead["role"].strip()))
    found = _NAME_WORD.search(tail)
    if found is None or words.names_organisation(found[0]):
        return None
    if found.start() and not has_role(tail[: found.start()]):
        return None if len(tail[: found.start()].split()) > 3 else with_role(found[0], tail[found.end() :])  # noqa: PLR2004
    if found.start():
        role, organisation = split_role(tail[: found.start()].strip(" ,").removeprefix("The ").removeprefix("the "))
        return Quote(found[0].rstrip("."), role, organisation)
    return with_role(found[0], tail[found.end() :])
