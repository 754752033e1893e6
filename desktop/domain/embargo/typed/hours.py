"""The time of day of a typed lift: "18:00", "6pm", "00.01 hrs", "18 h 30", "18 Uhr". Midnight is no time."""

import re
from dataclasses import dataclass
from datetime import time

from desktop.domain.embargo.typed.calendar_words import one_of

_HALF = r"(?:(?P<half>[ap])\.?\s?m\b\.?|(?P<arabic>صباحا|مسا|ص|م)(?!\w))"
_UNIT = r"(?:hrs?|hours|h|uhr|heures?|horas?)(?!\w)\.?"
_CLOCK = re.compile(
    rf"(?<![\d.:])(?P<hour>\d{{1,2}})\s?[:.h]\s?(?P<minute>\d{{2}})(?:[:.]00)?(?![\d:])\s?(?:{_UNIT})?\s?(?:{_HALF})?\s?(?:{_UNIT})?"
)
_HOUR = re.compile(rf"(?<![\d.:])(?P<hour>\d{{1,2}})\s?(?:{_HALF}|{_UNIT})")
_FOUR_DIGITS = re.compile(rf"(?<![\d.:])(?P<hour>\d{{2}})(?P<minute>\d{{2}})\s?{_UNIT}")
_NOON = re.compile(r"(?:12\s?)?" + one_of(("noon", "midday", "midi", "mediodia", "mittag", "الظهر")))
_MIDNIGHT = re.compile(
    r"(?:(?:12|00?|24)(?:[:.]00)?\s?)?" + one_of(("midnight", "minuit", "medianoche", "mitternacht", "منتصف الليل"))
)
_TWELVE, _DAY, _MINUTES = 12, 24, 60


@dataclass(frozen=True, slots=True)
class TypedTime:
    """What was typed of a time of day.

    Attributes:
        clock: the time, if it is one.
        wrong: else midnight, twelve (12 am, 12 pm), or none (no clock shows it).
    """

    as_typed: str
    clock: time | None = None
    wrong: str = ""


def take_time(text: str) -> tuple[TypedTime | None, str]:
    """The time of day in a folded text, and the text without it."""
    for pattern in (_MIDNIGHT, _NOON, _CLOCK, _FOUR_DIGITS, _HOUR):
        if found := pattern.search(text):
            return _read(pattern, found), f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _read(pattern: re.Pattern[str], found: re.Match[str]) -> TypedTime:
    as_typed = found[0].strip()
    if pattern is _MIDNIGHT:
        return TypedTime(as_typed, wrong="midnight")
    if pattern is _NOON:
        return TypedTime(as_typed, time(_TWELVE))
    parts = found.groupdict()
    hour, minute = int(parts["hour"]), int(parts.get("minute") or 0)
    half = parts.get("half") or _half(parts.get("arabic"))
    if hour == _DAY and minute == 0:
        return TypedTime(as_typed, wrong="midnight")
    if hour >= _DAY or minute >= _MINUTES or (half == "p" and hour == 0):
        return TypedTime(as_typed, wrong="none")
    if half and hour == _TWELVE:
        return TypedTime(as_typed, wrong="twelve")
    # "18:00 am 28. Oktober": beyond twelve "am" is a German word, and "pm" says nothing new
    return TypedTime(as_typed, time(hour + _TWELVE if half == "p" and hour < _TWELVE else hour, minute))


def _half(arabic: str | None) -> str:
    if arabic is None:
        return ""
    return "a" if arabic.startswith("ص") else "p"
