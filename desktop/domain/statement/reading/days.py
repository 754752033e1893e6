"""Days as statements write them, found inside a text: "Tuesday 3 May 2022", "May 12th, 2022", "3 أيار/مايو 2022"."""

import datetime as dt
import re
from dataclasses import dataclass

from desktop.domain.statement.reading import words

_NUMERIC = re.compile(r"(?<![\d.])(\d{1,4})\s?([./\-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|re|e|o|ro|do|to|a)?\Z")
_YEAR = re.compile(r"((?:19|20)\d{2})(?:م|ميلادي)?\Z")
_GAP = re.compile(r"[\s,،.\-–/()º°ª]*\Z")
_JOINERS = frozenset({"of", "de", "del", "d", "the", "den", "le", "في", "من", "شهر", "لعام", "عام", "سنه"})
_FAR = 4


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day in a text.

    Attributes:
        iso: "" where the year is missing.
        month_day: the month and day ("05-03"), for a day without a year.
        doubtful: digits that could be read in two orders.
    """

    iso: str
    written: str
    start: int
    end: int
    month_day: str = ""
    doubtful: bool = False


def find_day(text: str, *, year_needed: bool = True) -> FoundDay | None:
    """The first day a text names, with its weekday if one stands before it."""
    found = _in_digits(text) or _in_words(text)
    if found is None or (year_needed and not found.iso):
        return None
    return found


def _in_digits(text: str) -> FoundDay | None:
    for match in _NUMERIC.finditer(text):
        first, second, third = (int(match[place]) for place in (1, 3, 4))
        if len(match[1]) == 4:  # noqa: PLR2004 - a year
            day, doubt = _day(first, second, third), False
        elif len(match[1]) > 2:  # noqa: PLR2004
            continue
        else:
            year = third + 2000 if len(match[4]) == 2 else third  # noqa: PLR2004
            day = _day(year, second, first) or _day(year, first, second)
            doubt = first <= 12 and second <= 12 and first != second and match[2] != "."  # noqa: PLR2004
        if day is not None:
            start, end = _with_weekday(text, match.start()), match.end()
            return FoundDay(day.isoformat(), text[start:end].strip(), start, end, "", doubt)
    return None


def _in_words(text: str) -> FoundDay | None:
    tokens = words.spans(text)
    known = words.months()
    for place, (word, _, _) in enumerate(tokens):
        number, last = known.get(word), place
        if place + 1 < len(tokens) and (two := known.get(f"{word} {tokens[place + 1][0]}")):
            number, last = two, place + 1
        if not number:
            continue
        found = _around(text, tokens, place, last, number)
        if found is not None:
            return found
    return None


def _around(text: str, tokens: list[tuple[str, int, int]], first: int, last: int, month: int) -> FoundDay | None:
    """The day whose month stands at `first` to `last`: day before or after it, year after it."""
    after = last + 1
    while after < len(tokens) and _near(text, tokens, after) and (again := _same_month(tokens, after, month)):
        after += again  # "أيار/مايو", "نوفمبر/تشرين الثاني"
    before = first - 1
    while before >= 0 and tokens[before][0] in _JOINERS:
        before -= 1
    start = end = day = 0
    if before >= 0 and (found := _ordinal(tokens[before][0])) and tokens[first][1] - tokens[before][2] <= 8:  # noqa: PLR2004
        day, start, end = found, tokens[before][1], tokens[after - 1][2]
    elif after < len(tokens) and (found := _ordinal(tokens[after][0])) and _near(text, tokens, after):
        day, start, end = found, tokens[first][1], tokens[after][2]
        after += 1
    if not day:
        return None
    while after < len(tokens) and tokens[after][0] in _JOINERS:
        after += 1
    year = ""
    if after < len(tokens) and _YEAR.match(tokens[after][0]) and tokens[after][1] - end <= 8:  # noqa: PLR2004
        year, end = tokens[after][0][:4], tokens[after][2]
    return _made(text, _with_weekday(text, start), end, (year, month, day))


def _same_month(tokens: list[tuple[str, int, int]], at: int, month: int) -> int:
    """How many words name the same month again."""
    known = words.months()
    if known.get(tokens[at][0]) == month:
        return 1
    return 2 if at + 1 < len(tokens) and known.get(f"{tokens[at][0]} {tokens[at + 1][0]}") == month else 0


def _made(text: str, start: int, end: int, parts: tuple[str, int, int]) -> FoundDay | None:
    year, month, day = parts
    made = _day(int(year or 2024), month, day)
    if made is None:
        return None
    return FoundDay(made.isoformat() if year else "", text[start:end].strip(), start, end, f"{month:02}-{day:02}")


def _near(text: str, tokens: list[tuple[str, int, int]], place: int) -> bool:
    gap = text[tokens[place - 1][2] : tokens[place][1]]
    return len(gap) <= _FAR and _GAP.match(gap) is not None


def _ordinal(word: str) -> int:
    match = _ORDINAL.match(word)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else 0  # noqa: PLR2004


def _with_weekday(text: str, start: int) -> int:
    before = words.spans(text[:start])
    for word, at, _ in reversed(before[-3:]):
        if word in words.weekdays():
            return at
        if word not in _JOINERS | {"am", "يوم"}:
            break
    return start


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
