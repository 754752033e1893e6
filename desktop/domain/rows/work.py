"""Where a person works: outlets, desk, role, and what kind of outlet it is."""

import re
from functools import lru_cache
from typing import Literal

from desktop.domain import folding
from desktop.domain.contact import AffiliationLine
from desktop.domain.rows.draft import Gathered

_SURE_SPLIT = re.compile(r"\s*[;\n]\s*|\s+\|\s+|\s+:::\s+|\s*؛\s*")
_SLASH_SPLIT = re.compile(r"\s+/\s+")
_ANY_SPLIT = re.compile(r"\s*[;/\n،,|]\s*|\s+(?:und|and|et|y)\s+")
_FREELANCE = re.compile(
    r"\b(?:freelance[rs]?|free-lance|freier?|freie[rn]?|pigiste|ind[ée]pendante?s?|aut[óo]nom[oa]|independiente"
    r"|stringer)\b|مستقل|(?<!\w)حرة?(?!\w)",
    re.IGNORECASE,
)
_FREELANCE_OUTLET = re.compile(r"\b(?:freelance[rs]?|free-lance|freiberuflich|pigiste)\b|مستقل", re.IGNORECASE)
_FREELANCE_ONLY = re.compile(
    r"^(?:freelance[rs]?|free-lance|freier?|freie[rn]?|pigiste|ind[ée]pendante?|aut[óo]nom[oa]|independiente"
    r"|self[- ]employed"
    r"|مستقلة?|صحفي مستقل|صحفية مستقلة|صحافي مستقل|صحافية مستقلة)"
    r"(?:\s+(?:journalist|journalistin|journaliste|periodista|reporter|writer|producer|fotograf|fotografin))?$",
    re.IGNORECASE,
)
_SHORTEST = 2

_KINDS = {
    "agency": "agency wire newswire nachrichtenagentur agentur agence agencia وكالة news_agency",
    "daily": "daily newspaper newspapers dailies zeitung tageszeitung quotidien journal diario periodico صحيفة جريدة",
    "tv": "tv television fernsehen tele televisions chaine تلفزيون تلفزة قناة فضائية televisión",
    "radio": "radio hörfunk rundfunk إذاعة راديو emisora",
    "online": "online web website digital internet portal numerique blog site إلكتروني رقمي موقع",
    "magazine": "magazine magazines weekly monthly zeitschrift magazin wochenzeitung hebdomadaire mensuel"
    " fachzeitschrift revue revista semanario مجلة أسبوعية شهرية",
    "newsletter": "newsletter newsletters rundbrief boletin نشرة",
    "podcast": "podcast podcasts بودكاست",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in folding.words(words)}


def outlet_kind(text: str) -> str:
    """The kind as the program knows it ("daily", "tv" ...), or the text as written if it is none of them."""
    if ";" in text:
        return "; ".join(outlet_kind(part.strip()) for part in text.split(";"))
    for word in folding.words(text):
        if word in _KIND_OF:
            return _KIND_OF[word]
    return text


@lru_cache(maxsize=20_000)
def outlets_in(text: str, *, freelance: bool) -> tuple[str, ...]:
    """The outlets of one cell: several where a semicolon or line break says so, or a spaced slash.

    Only a freelancer's outlets are also split at a bare slash or a comma: "AFP/Getty" and "Tages, Presse AG" are
    names.
    """
    if len(text) > _SHORTEST and any(mark in text for mark in ";\n|/:,،؛"):
        pattern = _ANY_SPLIT if freelance else _SURE_SPLIT
        parts = [part.strip(" ,") for part in pattern.split(text)]
        if not freelance and len(parts) == 1:
            parts = _SLASH_SPLIT.split(text)
        good = [part for part in dict.fromkeys(parts) if part]
        if len(good) > 1 and all(len(part) >= _SHORTEST for part in good):
            return tuple(good)
    return (text,)


@lru_cache(maxsize=20_000)
def is_freelance(text: str) -> bool:
    """Whether a role or a kind of outlet says that the person works for several outlets."""
    return _FREELANCE.search(text) is not None


@lru_cache(maxsize=20_000)
def _is_freelance_outlet(text: str) -> bool:
    """Whether an outlet cell says so; "Freie Presse" is a newspaper."""
    parts = _ANY_SPLIT.split(text)
    return _FREELANCE_OUTLET.search(text) is not None or any(_FREELANCE_ONLY.match(part) for part in parts)


def affiliations_of(row: Gathered) -> list[AffiliationLine]:
    """The outlets of the row with role and desk at the first. "Freelance" as an outlet is a role, not an outlet."""
    if not (row.outlet or row.role or row.desk):
        return []
    if (line := _plain_line(row)) is not None:
        return [line]
    freelance = is_freelance(row.role) or is_freelance(row.outlet_type) or _is_freelance_outlet(row.outlet)
    outlets = outlets_in(row.outlet, freelance=freelance) if row.outlet else ()
    role = row.role
    if freelance:
        working = tuple(name for name in outlets if not _FREELANCE_ONLY.match(name))
        if len(working) < len(outlets) and not role:
            role = "Freelance"
        outlets = working
    lines: list[AffiliationLine] = [{"outlet": name} for name in outlets or ("",)]
    if role:
        _put(lines, "role", role)
    if row.desk:
        _put(lines, "desk", row.desk)
    if row.outlet_type and not is_freelance(row.outlet_type):
        _put(lines, "outlet_type", row.outlet_type)
    return lines


def _plain_line(row: Gathered) -> AffiliationLine | None:
    """The line of somebody at one outlet who works for no others, as nearly everybody; None if not so plain."""
    outlet, role, kind = row.outlet, row.role, row.outlet_type
    if not outlet or not _is_one_outlet(outlet) or (role and is_freelance(role)) or (kind and is_freelance(kind)):
        return None
    line: AffiliationLine = {"outlet": outlet}
    if role:
        line["role"] = role
    if row.desk:
        line["desk"] = row.desk
    if kind:
        line["outlet_type"] = kind
    return line


@lru_cache(maxsize=20_000)
def _is_one_outlet(text: str) -> bool:
    return not _is_freelance_outlet(text) and outlets_in(text, freelance=False) == (text,)


def _put(lines: list[AffiliationLine], detail: Literal["role", "desk", "outlet_type"], text: str) -> None:
    """Give a detail to the first outlet, or each part of it to its outlet ("Editor; Host" at two outlets)."""
    if len(lines) == 1 or ";" not in text:
        lines[0][detail] = text
        return
    parts = [part.strip() for part in text.split(";")]
    if len(parts) > len(lines):
        lines[0][detail] = text
        return
    for line, part in zip(lines, parts, strict=False):
        if part:
            line[detail] = part
