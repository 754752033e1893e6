"""A second person in the same row ("Contact 2 name", "Contact 2 e-mail"): their columns must not reach the first."""

from collections.abc import Iterator, Sequence

from desktop.domain.columns.header_words import normalise
from desktop.domain.columns.options import Column

SECOND_PERSON = "About a second person: give them a row of their own to import them"

_NAMES = frozenset({"full_name", "display_name", "given_name", "family_name"})
_WHOSE = 2  # words that say whose a column is: "contact 2", "second contact"


def second_people(columns: Sequence[Column]) -> frozenset[int]:
    """The columns about a second or further person; none if the sheet has no name column besides."""
    named = [column for column in columns if _NAMES & set(column.reading.keys[:1])]
    seconds = [column for column in named if _is_second(column)]
    if not seconds or len(seconds) == len(named):
        return frozenset()
    return frozenset(index for second in seconds for index in _columns_of(second, columns))


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
