"""Days, as sheets write them: real dates, serial numbers, and text in the orders and languages people use."""

import datetime as dt
import math
import re
from collections.abc import Iterable
from typing import Literal

from desktop.domain import folding
from desktop.domain.values.problem import Cell, Problem, shown
from desktop.domain.values.text import clean

LONGEST_DATE = 80
Order = Literal["dmy", "mdy", "ymd"]

_MONTHS = (
    "january jan janvier janv enero ene januar jänner jan. يناير كانون_الثاني جانفي",
    "february feb février fevr fév febrero februar feber فبراير شباط فيفري",
    "march mar mars marzo märz mär mrz مارس اذار",
    "april apr avril avr abril abr أبريل ابريل نيسان افريل",
    "may mai mayo ماي مايو ايار",
    "june jun juin junio juni يونيو حزيران جوان",
    "july jul juillet juil julio juli يوليو تموز جويلية",
    "august aug août aout agosto ago أغسطس اب اوت",
    "september sep sept septembre septiembre set septembre سبتمبر ايلول",
    "october oct octobre octubre oktober okt أكتوبر تشرين_الاول",
    "november nov novembre noviembre نوفمبر تشرين_الثاني",
    "december dec décembre déc diciembre dic dezember dez ديسمبر كانون_الاول",
)
_MONTH = {folding.key(word): number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_MONTH |= {key.replace("_", " "): number for key, number in _MONTH.items()}
_MONTH_WORD = re.compile("|".join(sorted(map(re.escape, _MONTH), key=lambda word: (-len(word), word))))
_NUMERIC = re.compile(r"(\d{1,4})\s?([-/.\s])\s?(\d{1,2})\s?\2\s?(\d{1,4})\b")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
_TIME = re.compile(
    r"[t\s,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?\s*\Z"
)
_NUMBER = re.compile(r"\d+")
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?")
_EMPTY = re.compile(r"0{1,4}([-/.])0{1,2}\1(?:0{2}|0{4})\Z")
_SERIAL_TEXT = re.compile(r"[1-9]\d{4}(?:\.\d+)?\Z")
_SERIALS = range(1, 2_958_466)
_EPOCH = dt.date(1899, 12, 30)
_LEAP_BUG = 60


def read_date(value: Cell, order: Order) -> tuple[str | None, Problem | None]:
    """The ISO day of a cell, or why it is none; two empty hands for a cell that holds nothing.

    A number is a serial of the 1900 system. `order` only decides what the digits leave open; a day no calendar
    has in that order is read in the other.
    """
    if isinstance(value, dt.datetime):
        return value.date().isoformat(), None
    if isinstance(value, dt.date):
        return value.isoformat(), None
    if isinstance(value, bool | dt.time):
        return None, Problem(f"{shown(clean(value))} is not a date.", "error")
    if isinstance(value, int | float):
        return _serial(value)
    text = folding.fold(clean(value)[:LONGEST_DATE]).strip()
    if not text or _EMPTY.match(text):
        return None, None
    day = _from_text(_TIME.sub("", text), order)
    if day is None:
        return None, _refusal(clean(value), text)
    return day.isoformat(), None


def _serial(value: float) -> tuple[str | None, Problem | None]:
    if value == 0:
        return None, None
    if not math.isfinite(value) or int(value) not in _SERIALS:
        if math.isfinite(value) and (compact := _COMPACT.match(str(int(value)))):
            day = _day(*map(int, compact.groups()))
            return (day.isoformat(), None) if day else (None, Problem(f"{shown(str(value))} is not a date.", "error"))
        return None, Problem(f"{shown(str(value))} is not a date.", "error")
    days = int(value)
    if 1900 <= days <= 2100:  # a year typed alone, not a day of 1905
        return None, Problem(f"{shown(str(days))} is a year, not a day.", "error")
    day = _EPOCH + dt.timedelta(days=days + 1 if days < _LEAP_BUG else days)
    return day.isoformat(), None


def _from_text(text: str, order: Order) -> dt.date | None:
    if numeric := _NUMERIC.search(text):
        first, second, third = numeric[1], numeric[3], numeric[4]
        return _ordered(first, second, third, order) if numeric[0] == text or not _letters(text) else None
    if compact := _COMPACT.match(text):
        return _day(*map(int, compact.groups()))
    if chinese := _CHINESE.search(text.replace(" ", "")):
        return _day(*map(int, chinese.groups()))
    if _SERIAL_TEXT.match(text):
        iso, _ = _serial(float(text))
        return dt.date.fromisoformat(iso) if iso else None
    return _named(text)


def _letters(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _ordered(first: str, second: str, third: str, order: Order) -> dt.date | None:
    a, b, c = int(first), int(second), int(third)
    if len(first) > 2:
        return _day(a, b, c)
    if len(third) <= 2 and (order == "ymd" or a > 31):
        return _day(_year(first), b, c) or _day(_year(third), b, a)
    year = _year(third)
    by_day, by_month = _day(year, b, a), _day(year, a, b)
    return (by_month or by_day) if order == "mdy" else (by_day or by_month)


def _named(text: str) -> dt.date | None:
    """A date with a month in words: "3. April 2023", "April 3, 2023", "1er avril 2023", "3 نيسان 2023"."""
    month = next((found for found in _MONTH_WORD.finditer(text) if _is_word(text, found)), None)
    if month is None:
        return None
    before = _NUMBER.findall(text[: month.start()])
    after = _NUMBER.findall(text[month.end() :])
    if len(before) + len(after) != 2:
        return None
    one, two = before + after
    if len(one) > 2:
        one, two = two, one
    return _day(_year(two), _MONTH[month[0]], int(one)) if len(one) <= 2 else None


def _is_word(text: str, found: re.Match[str]) -> bool:
    return not text[found.end() : found.end() + 1].isalpha() and not text[: found.start()][-1:].isalpha()


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + 2000 if year < 69 else year + 1900  # as every spreadsheet reads two digits


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _refusal(text: str, folded: str) -> Problem:
    if folded.startswith("--") or (_MONTH_WORD.search(folded) and len(_NUMBER.findall(folded)) == 1):
        return Problem(f"{shown(text)} is not a whole date.", "error")
    if _NUMERIC.fullmatch(folded):
        return Problem(f"{shown(text)} is a day no calendar has.", "error")
    return Problem(f"{shown(text)} is not a date.", "error")


def date_order(values: Iterable[Cell]) -> Literal["dmy", "mdy", "ymd", "ambiguous", "none"]:
    """In which order a column writes its days: told by the days over 12, by points, or by years in front.

    "ambiguous" where nothing tells or rows contradict each other; "none" where no text needs an order at all.
    """
    counts = {"dmy": 0, "mdy": 0, "ymd": 0, "open": 0, "points": 0}
    for value in values:
        if isinstance(value, str) and (numeric := _NUMERIC.match(folding.fold(clean(value)).strip())):
            counts[_told(numeric)] += 1
    if counts["dmy"] and counts["mdy"]:
        return "ambiguous"
    if counts["mdy"]:
        return "mdy"
    if counts["dmy"] or (counts["points"] and not counts["open"]):
        return "dmy"
    if counts["open"]:
        return "ambiguous"
    return "ymd" if counts["ymd"] else "none"


def _told(numeric: re.Match[str]) -> str:
    first, second, third = int(numeric[1]), int(numeric[3]), int(numeric[4])
    if len(numeric[1]) > 2:
        return "ymd"
    if first > 31 and second <= 12 and third <= 31:
        return "ymd"
    if first > 12 >= second:
        return "dmy"
    if second > 12 >= first:
        return "mdy"
    return "points" if numeric[2] == "." else "open"
