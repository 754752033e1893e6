"""Where the table is on a sheet: the row of its column names, what stands above it, what is no row of it."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.formats.sheets.header_words import is_column_name
from desktop.formats.sheets.nouns import Cell, column_letters

Row = Sequence[Cell]
Merge = tuple[int, int, int, int]  # first row, first column, last row, last column; 0-based

HEAD = 200  # rows looked at to find the column names
_ENOUGH_NAMES = 2
_FEW = 60
_LONG_NUMBER = 10_000  # 2024 and 7 may be names of columns
_LONG = 200

_VALUE = re.compile(
    r"""
      \S+@\S+\.\S+                      # an address
    | (?:https?://|www\.)\S+            # a page
    | [+(]?\d[\d\s()./+-]{5,}           # a phone, or a long number
    | \d{1,4}[-./]\d{1,2}[-./]\d{1,4}   # a date
    """,
    re.VERBOSE,
)
_HXL = re.compile(r"#[a-z][a-z_]*(?:\s*\+\s*[a-z_]+)*")


@dataclass(frozen=True)
class Head:
    """Where the column names are.

    Attributes:
        row: 0-based row of the names, the lower one of two; -1: there are none.
        group: 0-based row of group names right above, or None.
        body: 0-based row where the data begin.
        tags: whether a row of HXL tags stands between names and data.
    """

    row: int
    group: int | None
    body: int
    tags: bool = False


def is_blank(cells: Row) -> bool:
    """Whether no cell of the row holds anything but blanks."""
    return not any(text_of(cell) for cell in cells)


def filled(cells: Row) -> int:
    """How many cells hold something."""
    return sum(1 for cell in cells if text_of(cell))


def is_value(cell: Cell) -> bool:
    """Whether the cell can only be a value, never a column's name: an address, phone, page, date, long number."""
    if isinstance(cell, bool | dt.date | dt.time):
        return True
    if isinstance(cell, int | float):
        return not (isinstance(cell, int) and abs(cell) < _LONG_NUMBER)
    return bool(cell) and _VALUE.fullmatch(text_of(cell)[:_LONG]) is not None


def name_count(cells: Row) -> int:
    """How many different cells of the row are known column names; 0 if one of them can only be a value."""
    if any(is_value(cell) for cell in cells):
        return 0
    return len({text for cell in cells if isinstance(cell, str) and is_column_name(text := cell.strip())})


def find_head(rows: Sequence[Row], merges: Sequence[Merge] = (), start: int = 0) -> Head:
    """Find the column names in the first rows of a sheet, from row `start` on."""
    solid = [index for index in range(start, min(len(rows), start + HEAD)) if not is_blank(rows[index])]
    if not solid:
        return Head(-1, None, start)
    named = _by_names(rows, solid)
    row = named if named is not None else _by_shape(rows, solid)
    if row is None:
        return Head(-1, None, _widest_from(rows, solid))
    if row + 1 < len(rows) and is_group(rows, row, merges) and _may_be_names(rows[row + 1]):
        row += 1
    return head_at(rows, row, merges)


def head_at(rows: Sequence[Row], row: int, merges: Sequence[Merge] = ()) -> Head:
    """The head for a row of column names that is known."""
    if row < 0:
        solid = [index for index in range(min(len(rows), HEAD)) if not is_blank(rows[index])]
        return Head(-1, None, solid[0] if solid else 0)
    group = row - 1 if 0 < row < len(rows) and is_group(rows, row - 1, merges) else None
    tags = row + 1 < len(rows) and is_tags(rows[row + 1])
    return Head(row, group, row + 1 + tags, tags)


def is_tags(cells: Row) -> bool:
    """Whether the row holds HXL tags (#org, #contact+email)."""
    texts = [text for cell in cells if (text := text_of(cell))]
    return bool(texts) and all(_HXL.fullmatch(text.lower()) for text in texts)


def is_group(rows: Sequence[Row], row: int, merges: Sequence[Merge]) -> bool:
    """Whether the row holds names of groups of columns, with the column names in the row below."""
    if row + 1 >= len(rows):
        return False
    above, below = rows[row], rows[row + 1]
    if any(is_value(cell) for cell in (*above, *below)) or filled(below) < _ENOUGH_NAMES:
        return False
    wide = [merge for merge in merges if merge[0] == row and merge[3] > merge[1]]
    whole = filled(above) == 1 and (not wide or wide[0][3] - wide[0][1] + 1 >= filled(below))
    if not filled(above) or whole:
        return False  # nothing, or the title of the sheet
    if wide:
        return name_count(below) > 0 or not name_count(above)
    return filled(above) < filled(below) and name_count(below) >= _ENOUGH_NAMES and not _stand_alone(above, below)


def _stand_alone(above: Row, below: Row) -> bool:
    """Whether the upper row is a row of names by itself: it has them where the lower one is blank."""
    return (
        sum(1 for up, down in zip(above, below, strict=False) if text_of(up) and not text_of(down)) > filled(above) // 2
    )


def _by_names(rows: Sequence[Row], solid: Sequence[int]) -> int | None:
    for index in solid:
        names = name_count(rows[index])
        if names >= _ENOUGH_NAMES or (names and filled(rows[index]) == 1 and _is_narrow(rows, solid)):
            return index
    return None


def _is_narrow(rows: Sequence[Row], solid: Sequence[int]) -> bool:
    return all(filled(rows[index]) == 1 for index in solid[:_FEW])


def _by_shape(rows: Sequence[Row], solid: Sequence[int]) -> int | None:
    """The first full row, if it does not look like the rows under it."""
    first = _widest_from(rows, solid)
    cells = rows[first]
    texts = [text for cell in cells if (text := text_of(cell))]
    if any(is_value(cell) for cell in cells) or len(set(texts)) < len(texts):
        return None
    under = [rows[index] for index in solid if index > first][:_FEW]
    if _all_numbers(cells):
        return first if under and not any(_all_numbers(row) for row in under) else None
    if len(texts) == 1 or _numbers_continue(cells, under) or _comes_again(cells, under):
        return None
    return first


def _widest_from(rows: Sequence[Row], solid: Sequence[int]) -> int:
    """The first row that is about as full as most of the first rows are."""
    usual = sorted(filled(rows[index]) for index in solid[:_FEW])[len(solid[:_FEW]) // 2]
    return next(index for index in solid if filled(rows[index]) >= max(1, round(usual * 0.6)))


def _all_numbers(cells: Row) -> bool:
    return all(_is_number(cell) for cell in cells if text_of(cell))


def _numbers_continue(cells: Row, under: Sequence[Row]) -> bool:
    """Whether the row has a number where the rows under it have numbers too: then it is one of them."""
    columns = [index for index, cell in enumerate(cells) if _is_number(cell)]
    return bool(columns and under) and all(
        sum(1 for row in under if index < len(row) and _is_number(row[index])) * 2 > len(under) for index in columns
    )


def _comes_again(cells: Row, under: Sequence[Row]) -> bool:
    """Whether a text of the row stands under itself again, as an outlet or a city does and a name of a column not."""
    return any(
        text and any(index < len(row) and text_of(row[index]) == text for row in under)
        for index, text in enumerate(map(text_of, cells))
    )


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell.strip().isdecimal()
    return isinstance(cell, int | float)


def _may_be_names(cells: Row) -> bool:
    return filled(cells) >= _ENOUGH_NAMES and not any(is_value(cell) for cell in cells)


def names(rows: Sequence[Row], head: Head, merges: Sequence[Merge], width: int) -> list[str]:
    """The column names by position, group names joined in front; "" where there is none."""
    if head.row < 0:
        return [""] * width
    own = [_name(cell) for cell in padded(rows[head.row], width)]
    _fill_right(own, head.row, merges)
    if head.group is None:
        return own
    groups = _spread(padded(rows[head.group], width), head.group, merges, own)
    return [" ".join(dict.fromkeys(part for part in pair if part)) for pair in zip(groups, own, strict=True)]


def _spread(cells: Row, row: int, merges: Sequence[Merge], own: Sequence[str]) -> list[str]:
    """Group names over all the columns they stand for: as merged, else up to the next group name."""
    groups = [_name(cell) for cell in cells]
    if not _fill_right(groups, row, merges):
        for left, index in pairwise(range(len(groups))):
            if not groups[index] and own[index] and own[left]:
                groups[index] = groups[left]
    return groups


def _fill_right(found: list[str], row: int, merges: Sequence[Merge]) -> bool:
    """Write the name of a merged cell into all the columns it spans; whether there was one."""
    wide = [merge for merge in merges if merge[0] <= row <= merge[2] and merge[3] > merge[1]]
    for _, first, _, last in wide:
        for index in range(first + 1, min(last + 1, len(found))):
            found[index] = found[first]
    return bool(wide)


def filled_names(found: Sequence[str], used: Sequence[bool]) -> tuple[str, ...]:
    """The names, with "Column D" for a column that has values and no name; empty columns at the end are cut."""
    header = [name or (f"Column {column_letters(index)}" if used[index] else "") for index, name in enumerate(found)]
    while header and not header[-1]:
        header.pop()
    return tuple(header)


def padded(cells: Row, width: int) -> list[Cell]:
    """The row with exactly so many cells."""
    return [*cells[:width], *[""] * (width - len(cells))]


def _name(cell: Cell) -> str:
    return " ".join(text_of(cell).split())


def text_of(cell: Cell) -> str:
    """The cell as text without blanks around it; "" if empty."""
    if isinstance(cell, str):
        return cell.strip()
    return "" if cell is None else str(cell)
