"""A second person in the same row ("Contact 2 name", "Contact 2 e-mail"): their columns must not reach the first."""

from collections.abc import Iterator, Sequence

from desktop.domain import folding
from desktop.domain.columns.header_words import normalise
from desktop.domain.columns.options import Column
from desktop.domain.values.text import clean

SECOND_PERSON = "About a second person: give them a row of their own to import them"

_NAMES = frozenset({"full_name", "display_name", "given_name", "family_name"})
_BLOCKS = 2
_WHOSE = 2  # words that say whose a column is: "contact 2", "second contact"


def second_people(columns: Sequence[Column]) -> frozenset[int]:
    """The columns about a second or further person; none if the sheet has no name column besides."""
    block = _second_block(columns)
    if block:
        return block
    named = [column for column in columns if _NAMES & set(column.reading.keys[:1])]
    seconds = [column for column in named if _is_second(column)]
    if not seconds or len(seconds) == len(named):
        return frozenset()
    return frozenset(index for second in seconds for index in _columns_of(second, columns))


def _second_block(columns: Sequence[Column]) -> frozenset[int]:
    """Where a row goes on with another person: a name and an address again ("Name, E-mail, Name, E-mail")."""
    names = [column for column in columns if "full_name" in column.reading.keys and column.shape.filled]
    if len(names) != _BLOCKS or not _differ(*names):
        return frozenset()
    first, second = names
    start = second.index
    while start - 1 > first.index and columns[start - 1].reading.keys[:1] == ("outlet",) and _before(first, columns):
        start -= 1  # "Outlet, Name, E-mail, Outlet, Name, E-mail"
    before, after = columns[first.index : start], columns[start:]
    if not any(map(_is_address, before)) or not any(map(_is_address, after)):
        return frozenset()
    held = {key for column in columns[:start] for key in column.reading.keys[:1]}
    return frozenset(column.index for column in after if {*column.reading.keys[:1]} & held or _is_address(column))


def _before(first: Column, columns: Sequence[Column]) -> bool:
    return any(column.reading.keys[:1] == ("outlet",) for column in columns[: first.index])


def _differ(one: Column, other: Column) -> bool:
    """Whether the two columns name different people in most rows."""
    pairs = [
        (set(folding.words(clean(left))), set(folding.words(clean(right))))
        for left, right in zip(one.cells, other.cells, strict=True)
    ]
    both = [(left, right) for left, right in pairs if left and right]
    return bool(both) and sum(not left & right for left, right in both) * 2 > len(both)


def _is_address(column: Column) -> bool:
    return column.shape.share("email") > 0.5  # noqa: PLR2004 (more than half)


def _is_second(column: Column) -> bool:
    """Whether a name column says so: by a numeral, or by "second", "other", "backup"."""
    if column.reading.index > 1:
        return True
    keys = column.reading.keys[:1]
    return "other" in column.reading.marks and keys in {("full_name",), ("display_name",)}


def _columns_of(second: Column, columns: Sequence[Column]) -> Iterator[int]:
    yield second.index
    whose = normalise(second.header)[:_WHOSE]
    for column in columns:
        words = normalise(column.header)
        numbered = second.reading.index > 1 and column.reading.index == second.reading.index
        if words[:_WHOSE] == whose or (numbered and column.index > second.index):
            yield column.index
