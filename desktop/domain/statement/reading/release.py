"""When a text may be published, as it says itself: at once, or not before some time."""

import re

from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.days import FoundDay, find_day
from desktop.domain.statement.reading.nouns import ReleaseLine
from desktop.domain.values.places import find_city, read_zone

_LONGEST = 160
_TIME = re.compile(
    r"(?<![\d.:,/-])(?P<hour>\d{1,2})(?:\s?[:.hH]\s?(?P<minute>\d{2}))?(?:[:.]\d{2})?\s?"
    r"(?P<mark>a\.?\s?m\.?|p\.?\s?m\.?|hrs?\b|hours\b|h\b|uhr\b|heures\b|horas\b|صباحا|صباحاً|مساء|مساءً|ص\b|م\b)?(?![\d/])",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(
    r"(?<!\d)(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)\s?(?:hrs?|hours|h|uhr|gmt|utc|bst|cet)\b", re.IGNORECASE
)
_ZONE = re.compile(
    r"\b(UTC|GMT|BST|CET|CEST|EET|EEST|EST|EDT|ET|CST|CDT|CT|MST|MDT|PST|PDT|PT|IST|AST|SAST|WAT|EAT|CAT|AEST|AEDT|MEZ|MESZ|HNEC)\b"
    r"(?:\s?([+-]\s?\d{1,2}(?::?\d{2})?))?|\b([A-Za-z]+/[A-Za-z_]+)\b"
)
_PLACE_TIME = re.compile(
    r"(?:(?i:heure de|hora de)|بتوقيت|توقيت)\s+(?P<after>[^\W\d_]+(?:\s[A-Z][^\W\d_]+)?)|"
    r"(?P<before>(?!(?:AM|PM)\b)[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?)\s+(?:local time|[Tt]ime|TIME|Zeit|LOCAL TIME)\b"
)
_PUNCTUATED = re.compile(r"\s*[:：–—\-|]")
_EVENING = ("p", "مساء", "م")


def read_release(line: str) -> tuple[ReleaseLine, str] | None:
    """What a line says about its release, and what else stands in the line; None for any other line.

    Sentences that talk about embargoes do not match.
    """
    if len(line) > _LONGEST:
        return None
    immediate = words.opening(line, "immediate")
    if immediate is not None:
        return ReleaseLine("immediate", immediate[0].strip(" *_[]()!")), immediate[1].lstrip(" )]!*:–—-|.،,")
    strong = words.opening(line, "embargo")
    weak = None if strong else words.opening(line, "embargo_if_time")
    found = strong or weak
    if found is None:
        return None
    rest = found[1]
    day, time = find_day(rest, year_needed=False), _time_in(rest)
    if weak and not (day or (time and (_PUNCTUATED.match(rest) or rest.lstrip()[:1].isdigit()))):
        return None
    if strong and not (day or time) and len(rest.split()) > 8:  # noqa: PLR2004 - a sentence about embargoes
        return None
    return _embargo(line, rest, day), ""


def _embargo(line: str, rest: str, day: FoundDay | None) -> ReleaseLine:
    written = _zone_words(rest)
    zone = _zone(written)
    time = _time_in(rest if day is None else rest[: day.start] + " " * (day.end - day.start) + rest[day.end :])
    wall = ""
    if day is not None and day.iso:
        wall = f"{day.iso}T{time}" if time else day.iso
    return ReleaseLine("embargo", line, wall, zone, written)


def _time_in(text: str) -> str:
    for match in (*_FOUR_DIGITS.finditer(text), *_TIME.finditer(text)):
        parts = match.groupdict()
        mark = (parts.get("mark") or "").lower()
        if not parts["minute"] and not mark:
            continue
        hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
        if mark.startswith(_EVENING) and hour < 12:  # noqa: PLR2004
            hour += 12
        elif mark.startswith(("a", "ص")) and hour == 12:  # noqa: PLR2004
            hour = 0
        if hour < 24 and minute < 60:  # noqa: PLR2004
            return f"{hour:02}:{minute:02}"
    return ""


def _zone_words(text: str) -> str:
    if found := _ZONE.search(text):
        return found[0].strip()
    place = _PLACE_TIME.search(text)
    return (place["after"] or place["before"] or "").strip() if place else ""


def _zone(written: str) -> str:
    """The IANA zone of what is clear: UTC, GMT, a zone's own name, a city. Letters such as EST mean several."""
    if not written:
        return ""
    if (zone := read_zone(written)) is not None:
        return zone
    city = find_city(written)
    return city.time_zone if city else ""
