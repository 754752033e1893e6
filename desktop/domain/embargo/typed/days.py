"""The day of a typed lift: which days it may mean, and what is missing."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from desktop.domain.embargo.typed.calendar_words import months, one_of, weekdays

Order = Literal["dmy", "mdy", "ymd"]
_YEAR_DIGITS = 4
_HOURS = r"(?:hrs?|hours|h|uhr)(?!\w)"
_NUMERIC = re.compile(
    rf"(?<![\d:.])(\d{{1,4}})\s?([-/.])\s?(\d{{1,2}})\s?\2\s?(\d{{1,4}})(?![\d:]|\s?(?:[ap]\.?m|{_HOURS}))"
)
_NO_YEAR = re.compile(r"(?<![\d:./])(\d{1,2})(?:/(\d{1,2})(?![\d/])|\.\s?(\d{1,2})\.(?!\s?\d{4}))")


@dataclass(frozen=True, slots=True)
class TypedDay:
    """What was typed of a day.

    Attributes:
        dates: the days it may mean, likeliest first; none if no calendar has it.
        no_year: month and day where no year was typed, likeliest first.
        short_year: the year was typed with two digits.
        as_typed: the words that say it.
    """

    as_typed: str
    dates: tuple[date, ...] = ()
    no_year: tuple[tuple[int, int], ...] = ()
    short_year: bool = False


_Read = Callable[["re.Match[str]", Order], TypedDay]


def take_day(text: str, order: Order) -> tuple[TypedDay | None, str]:
    """The day in a folded text, and the text without it."""
    for pattern, read in (*_named(), (_NUMERIC, _numeric), (_NO_YEAR, _without_year)):
        if found := pattern.search(text):
            return read(found, order), f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def take_weekday(text: str) -> tuple[int | None, str]:
    """The weekday in a folded text (0 is Monday), and the text without it."""
    found = _weekday_pattern().search(text)
    if found is None:
        return None, text
    return weekdays()[found[1]], f"{text[: found.start()]} {text[found.end() :]}"


@cache
def _weekday_pattern() -> re.Pattern[str]:
    return re.compile(rf"({one_of(weekdays())})\.?")


@cache
def _named() -> tuple[tuple[re.Pattern[str], _Read], ...]:
    month, link = one_of(months()), r"\s*(?:of|del?|[-,/])?\s*"
    month = rf"({month})\.?(?:\s?/\s?{month})?"  # the Levant writes both names: تشرين الأول/أكتوبر
    year = rf"(?:{link}(\d{{4}})(?!\d|\s?{_HOURS}))?"
    day = r"(\d{1,2})(?:st|nd|rd|th|er|ª|º|\.)?"
    after = re.compile(rf"(?<![\d:.]){day}{link}{month}{year}")
    before = re.compile(rf"{month}\s*{day}(?![\d:.]|\s?(?:[ap]\.?m|{_HOURS})){year}")
    return (after, _day_month), (before, _month_day)


def _day_month(found: re.Match[str], _order: Order) -> TypedDay:
    return _whole(found[0], found[3], months()[found[2]], int(found[1]))


def _month_day(found: re.Match[str], _order: Order) -> TypedDay:
    return _whole(found[0], found[3], months()[found[1]], int(found[2]))


def _whole(as_typed: str, year: str | None, month: int, day: int) -> TypedDay:
    if year is None:
        return TypedDay(as_typed, no_year=((month, day),))
    return TypedDay(as_typed, _real([(int(year), month, day)]))


def _numeric(found: re.Match[str], order: Order) -> TypedDay:
    first, mark, second, third = found[1], found[2], found[3], found[4]
    if len(first) == _YEAR_DIGITS:
        return TypedDay(found[0], _real([(int(first), int(second), int(third))]))
    if len(third) != _YEAR_DIGITS:
        return TypedDay(found[0], short_year=True)
    pairs = _month_and_day(int(first), int(second), "dmy" if mark == "." else order)
    dates = _real([(int(third), month, day) for month, day in pairs])
    return TypedDay(found[0], dates[:1] if mark == "." else dates)


def _without_year(found: re.Match[str], order: Order) -> TypedDay:
    pairs = _month_and_day(int(found[1]), int(found[2] or found[3]), "dmy" if found[3] else order)
    leap = 2024  # so that 29 February is a day too
    real = [(month, day) for month, day in pairs if _real([(leap, month, day)])]
    return TypedDay(found[0], no_year=tuple(real[:1] if found[3] else real))


def _month_and_day(first: int, second: int, order: Order) -> list[tuple[int, int]]:
    """Both readings of two numbers, the likelier one first; with points it is the day that comes first."""
    both = [(second, first), (first, second)]
    return list(dict.fromkeys(reversed(both) if order == "mdy" else both))


def _real(parts: list[tuple[int, int, int]]) -> tuple[date, ...]:
    found = []
    for year, month, day in parts:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return tuple(found)
