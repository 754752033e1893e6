"""What Dateline will do with a column, in one plain sentence with counts."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Sequence

from desktop.domain.columns import fields
from desktop.domain.columns.consent import opted_out_words
from desktop.domain.columns.mapping import DateOrder
from desktop.domain.values import Cell
from desktop.domain.values.dates import read_date
from desktop.domain.values.emails import read_addresses
from desktop.domain.values.languages import read_languages
from desktop.domain.values.places import find_city, read_country, read_place
from desktop.domain.values.text import clean

_ORDER_WORDS = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEPARATORS = ((";", "semicolon"), (",", "comma"), ("،", "comma"), ("\n", "line break"), ("|", "bar"), ("/", "slash"))
_SHOWN_WORDS = 3
_SHOWN_NAMES = 6
_CODE_LENGTH = 3

NO_FIELD = "No field fits"
EMPTY = "Empty in the rows looked at"
IGNORED = {
    "birthday": "Birthdays are not kept",
    "gender": "Not kept: a greeting says it better",
    "system_date": "A date from another system",
    "technical": "Bookkeeping of another program",
    "pager": "Pagers and telex are not kept",
    "other_person": "About somebody else: an assistant or a manager",
    "audience": "A figure about the outlet, not the person",
}


def describe(key: str, cells: Sequence[Cell], date_order: DateOrder = "dmy") -> str:
    """What will be done with the cells of a column that goes into that field."""
    texts = [text for text in (clean(cell) for cell in cells) if text]
    if key in {"", fields.SKIP}:
        return NO_FIELD
    if not texts:
        return EMPTY
    if key in fields.DATES:
        return _dates([cell for cell in cells if clean(cell)], date_order)
    return _NOTES.get(key, _kept)(texts)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 row", "1,284 rows"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _kept(texts: list[str]) -> str:
    return f"Kept as written: {counted(len(texts), 'row')}"


def _of(right: int, total: int, what: str) -> str:
    return f"All {total:,} {what}" if right == total and total > 1 else f"{right:,} of {total:,} {what}"


def _emails(texts: list[str]) -> str:
    right = 0
    for text in texts:
        lines, problems = read_addresses(text)
        right += bool(lines) and not any(problem.severity == "error" for problem in problems)
    return _of(right, len(texts), "look right")


def _phones(texts: list[str]) -> str:
    damaged = sum("E+" in text.upper() for text in texts)
    if damaged:
        return f"{counted(damaged, 'number was', 'numbers were')} damaged by a spreadsheet"
    without = sum(not text.lstrip("'( :").startswith(("+", "00", "http", "wa.me")) for text in texts)
    if without:
        return f"{counted(without, 'number has', 'numbers have')} no country code"
    return f"{counted(len(texts), 'number')} with country code"


def _full_name(texts: list[str]) -> str:
    capitals = any(_is_capitals(text) for text in texts)
    return "Splits given and family name" + (", fixes capitals" if capitals else "")


def _is_capitals(text: str) -> bool:
    return any(len(word) > _CODE_LENGTH and word.isupper() and word.lower() != word for word in text.split())


def _different(one: str, many: str) -> Callable[[list[str]], str]:
    return lambda texts: f"{len(set(texts)):,} different {one if len(set(texts)) == 1 else many}"


def _several(texts: list[str]) -> str:
    used = Counter(word for text in texts for mark, word in _SEPARATORS if mark in text)
    if not used:
        return f"One value in each of {counted(len(texts), 'row')}"
    words = [word for word, _ in used.most_common(2)]
    return "Split at " + " or ".join(words)


def _languages(texts: list[str]) -> str:
    read = sum(bool(codes) and not problems for codes, problems in map(read_languages, texts))
    if read < len(texts):
        return f"{read:,} of {len(texts):,} recognised"
    codes = all(
        len(part) <= _CODE_LENGTH for text in texts for part in text.replace(";", ",").replace("/", ",").split(",")
    )
    return "Language codes" if codes else "Language names"


def _countries(texts: list[str]) -> str:
    return _of(sum(bool(read_country(text)) for text in texts), len(texts), "recognised")


def _cities(texts: list[str]) -> str:
    found = sum(find_city(text) is not None for text in texts)
    return f"Time zone found for {counted(found, 'row')}" if found else _kept(texts)


def _places(texts: list[str]) -> str:
    return _of(sum(read_place(text) is not None for text in texts), len(texts), "recognised")


def _refusals(key: str) -> Callable[[list[str]], str]:
    def note(texts: list[str]) -> str:
        found = opted_out_words(key, texts)
        rows = sum(found.values())
        if not rows:
            return "Nobody is marked as refusing"
        words = ", ".join(word if len(word) <= 20 else word[:19] + "…" for word, _ in found.most_common(_SHOWN_WORDS))  # noqa: PLR2004
        verb = "means" if len(found) == 1 else "mean"
        return f"{words} {verb} never contact: {counted(rows, 'row')}"

    return note


def _attributes(texts: list[str]) -> str:
    names = Counter(name for text in texts for name in re.findall(r'"([^"\\]{1,40})"\s*:', text))
    told = ", ".join(f"“{name}”" for name, _ in names.most_common(_SHOWN_NAMES))
    return f"Taken apart: {told}" if told else "No fields found in it"


def _dates(cells: list[Cell], order: DateOrder) -> str:
    """The first date of digits says most, as read."""
    read = [(cell, read_date(cell, order)[0]) for cell in cells]
    good = [(cell, iso) for cell, iso in read if iso]
    if not good:
        return f"None of {counted(len(cells), 'value')} is a date"
    shown = next((iso for cell, iso in good if isinstance(cell, str)), good[0][1])
    day = dt.date.fromisoformat(shown)
    told = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    how = (
        f"Read as {_ORDER_WORDS[order]}: {told}" if any(isinstance(cell, str) for cell, _ in good) else f"Dates: {told}"
    )
    bad = len(cells) - len(good)
    return how + (f"; {counted(bad, 'value is', 'values are')} no date" if bad else "")


_NOTES: dict[str, Callable[[list[str]], str]] = {
    **dict.fromkeys(fields.EMAILS, _emails),
    **dict.fromkeys(fields.PHONES, _phones),
    **dict.fromkeys(("beats", "regions", "tags", "list"), _several),
    "full_name": _full_name,
    "display_name": _full_name,
    "outlet": _different("outlet", "outlets"),
    "role": _different("role", "roles"),
    "languages": _languages,
    "country": _countries,
    "city": _cities,
    "place": _places,
    "opt_out": _refusals("opt_out"),
    "opt_in": _refusals("opt_in"),
    "bounced": _refusals("bounced"),
    "attributes": _attributes,
    "status": _refusals("status"),
    "postcode": lambda texts: f"Kept as text: {counted(len(texts), 'row')}",
    "external_id": lambda _texts: "A number from another system",
    "custom": lambda texts: f"Kept under its own name: {counted(len(texts), 'row')}",
}
