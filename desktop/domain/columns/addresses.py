"""Postal addresses come in groups (work, home, other); one contact has one, so one group is taken as a whole."""

from collections import Counter
from collections.abc import Sequence

from desktop.domain.columns.header_words import normalise
from desktop.domain.columns.options import Column

IN_PARTS = "Its parts have columns of their own"
_FORMATTED = normalise("formatted")
_PLACE = frozenset({"street", "postcode", "city", "district", "country", "place"})
_GROUPS = ("work", "", "home", "other")
_NAMES = {"work": "work", "": "first", "home": "home", "other": "other"}


def set_aside(columns: Sequence[Column], product: str) -> dict[int, str]:
    """The columns of the address groups that are not taken, each with the sentence why.

    The group with values wins, work before home before other. Thunderbird in French writes the same headers twice:
    home first, then work.
    """
    whole = _formatted(columns)
    groups: dict[int, str] = {}
    seen: Counter[str] = Counter()
    for column in columns:
        if not _is_place(column) or column.index in whole:
            continue
        seen[column.header] += 1
        groups[column.index] = _group(column, seen[column.header], columns, product)
    filled = {group for index, group in groups.items() if columns[index].shape.filled and not _is_email(columns[index])}
    best = next((group for group in _GROUPS if group in filled), None)
    if best is None:
        best = next((group for group in _GROUPS if group in groups.values()), "")
    taken = {best, ""} if best == "work" and not _repeats(columns, groups) else {best}
    return dict.fromkeys(whole, IN_PARTS) | {
        index: f"The {_NAMES[best]} address is used"
        for index, group in groups.items()
        if group not in taken and not _is_email(columns[index]) and _is_rival(index, columns, groups, taken)
    }


def _formatted(columns: Sequence[Column]) -> list[int]:
    """The columns that hold a whole address again whose parts have columns of their own (Google Contacts)."""
    words = {column.index: normalise(column.header) for column in columns}
    parts = {
        words[column.index][:-1]
        for column in columns
        if column.reading.keys[:1] == ("street",) and column.shape.filled and words[column.index][-1:] != _FORMATTED
    }
    return [index for index, said in words.items() if said[-1:] == _FORMATTED and said[:-1] in parts]


def _is_place(column: Column) -> bool:
    """Whether the column is of an address. "Department" may be a desk; only "Home Department" is surely a place."""
    keys = set(column.reading.keys)
    if not keys & _PLACE:
        return False
    return keys <= _PLACE | {"regions", "email"} or bool(column.reading.marks & {"home", "other", "work"})


def _group(column: Column, occurrence: int, columns: Sequence[Column], product: str) -> str:
    for group in ("home", "other", "work"):
        if group in column.reading.marks:
            return group
    twice = sum(other.header == column.header for other in columns) > 1
    if product == "Thunderbird" and twice:
        return "home" if occurrence == 1 else "work"
    if column.reading.index > 1 and "street" not in column.reading.keys:
        return "other"
    return "other" if occurrence > 1 else ""


def _is_email(column: Column) -> bool:
    return column.shape.share("email", "link") > 0.5  # noqa: PLR2004 (more than half)


def _repeats(columns: Sequence[Column], groups: dict[int, str]) -> bool:
    """Whether unmarked columns say the same things as those marked "work"."""
    work = {key for index, group in groups.items() if group == "work" for key in columns[index].reading.keys}
    plain = {key for index, group in groups.items() if group == "" for key in columns[index].reading.keys}
    return bool(work & plain & _PLACE)


def _is_rival(index: int, columns: Sequence[Column], groups: dict[int, str], taken: set[str]) -> bool:
    """Whether a taken group has a column for the same thing; what only this group knows is kept."""
    mine = set(columns[index].reading.keys) & _PLACE
    return any(
        group in taken and mine & set(columns[other].reading.keys) for other, group in groups.items() if other != index
    )
