"""The rows of people on a sheet: from below the column names to where the table ends."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from desktop.formats.sheets.nouns import Cell
from desktop.formats.sheets.passed import Passed, is_note, is_total
from desktop.formats.sheets.structure import (
    HEAD,
    Head,
    Merge,
    Row,
    filled,
    filled_names,
    find_head,
    is_blank,
    name_count,
    names,
    text_of,
)

Rows = Callable[[], Iterator[Row]]  # every row of the sheet from the first on, as often as it is called

_LOOKED_AT = 1_000  # rows looked at to see which columns are used
_BATCH = 512
_HELD = 40  # rows kept back, as they may turn out to be totals or notes at the end
_SPARE = 2  # a row with no more filled cells than this is looked at for being blank
_ENOUGH_NAMES = 3
_MOST_TABLES = 8


@dataclass(frozen=True)
class Choice:
    """Which rows of a sheet are taken; `hidden` holds row numbers, 1-based."""

    head: Head
    merges: tuple[Merge, ...] = ()
    hidden: frozenset[int] = frozenset()
    take_totals: bool = False


_Numbered = tuple[int, Row]


class Body:
    """The data rows of one table on a sheet.

    Attributes:
        header: the column names by position.
        name_at: the column of the first of them.
        passed: what was passed over; complete when `rows` has ended.
    """

    def __init__(self, rows: Rows, choice: Choice) -> None:
        head = choice.head
        self._rows = rows
        self._choice = choice
        self._top = max(head.row if head.group is None else head.group, 0)
        first = list(islice(rows(), self._top, head.body + _LOOKED_AT))
        self.header = _header(first, self._top, choice)
        self.head = head
        self.first_row = self._top + 1
        self._own_names = _own_names(first, head.row - self._top)
        self.name_at = next((at for at, name in enumerate(self._own_names) if name), 0)
        self._sections = frozenset(
            top + 1 for top, left, bottom, right in choice.merges if top == bottom and right - left > 1
        )
        self._above = sum(1 for cells in islice(rows(), self._top) if not is_blank(cells))
        self.passed = Passed()
        self._gaps: dict[int, int] = {}  # row number: how many empty rows stand before it

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Each row's number as the spreadsheet shows it, and its cells, as many as in the header."""
        self.passed = passed = Passed(above=self._above, tags=self._choice.head.tags)
        self._gaps.clear()
        held: list[_Numbered] = []
        gaps = self._gaps
        width, odd, at = len(self.header), self._choice.hidden | self._sections, self.name_at
        name = self._own_names[at : at + 1] or None
        blank = 0
        rows = self._numbered()
        for pair in rows:
            number, cells = pair
            if cells.count("") + _SPARE >= len(cells) and is_blank(cells):
                blank += 1
                continue
            if (number in odd or cells[at : at + 1] == name) and self._is_passed(number, cells):
                continue
            if (blank or (held and held[-1][0] in gaps)) and self._begins_another(number, cells, held, rows):
                break
            if blank:
                gaps[number], blank = blank, 0
                passed.blank += gaps[number]
            held.append(pair if len(cells) == width else (number, self._fitted(number, cells)))
            if len(held) == _BATCH:
                yield from held[:-_HELD]
                del held[:-_HELD]
        if not self._choice.take_totals:
            self._trim(held)
        yield from held

    def _numbered(self) -> Iterator[_Numbered]:
        start = self._choice.head.body
        return enumerate(islice(self._rows(), start, None), start + 1)

    def _fitted(self, number: int, cells: Row) -> Row:
        width = len(self.header)
        if len(cells) < width:
            return [*cells, *[""] * (width - len(cells))]
        if not is_blank(cells[width:]):
            self.passed.long_rows.append(number)
        return cells[:width]

    def _is_passed(self, number: int, cells: Row) -> bool:
        """Whether a row is none of the table: hidden, a heading over all columns, or the names once more."""
        passed = self.passed
        if number in self._choice.hidden:
            passed.hidden += 1
        elif number in self._sections and filled(cells) == 1:
            passed.sections.append(number)
        elif self._own_names and _texts(cells) == self._own_names:
            passed.repeated += 1
        else:
            return False
        return True

    def _begins_another(self, number: int, cells: Row, held: list[_Numbered], rest: Iterator[_Numbered]) -> bool:
        """Whether other column names stand here, after empty rows and maybe a title: count what follows."""
        if not held or name_count(cells) < _ENOUGH_NAMES:
            return False
        if held[-1][0] in self._gaps and filled(held[-1][1]) == 1:  # its title
            number, _ = held.pop()
            self.passed.blank -= self._gaps[number]
        self.passed.next_row = number
        self.passed.next_count = sum(1 for _, after in rest if not is_blank(after))
        return True

    def _trim(self, held: list[_Numbered]) -> None:
        """Take totals and notes off the end."""
        gap = self._gap_before_notes(held)
        while held:
            number, cells = held[-1]
            if is_total(cells):
                self.passed.totals += 1
            elif is_note(cells, after_gap=gap is not None and number >= gap):
                self.passed.notes.insert(0, number)
            else:
                return
            self.passed.blank -= self._gaps.get(number, 0)
            held.pop()

    def _gap_before_notes(self, held: list[_Numbered]) -> int | None:
        """The row number from which on, after an empty row, only single cells and sums stand; None if nowhere."""
        gap = None
        for number, cells in reversed(held):
            if filled(cells) > 1 and not is_total(cells):
                break
            if number in self._gaps:
                gap = number
        return gap


def tables(rows: Rows, first: Head, choice: Callable[[Head], Choice]) -> Iterator[Body]:
    """The tables one above the other on a sheet. Each must be read to its end before the next is asked for."""
    body = Body(rows, choice(first))
    yield body
    for _ in range(_MOST_TABLES):
        if not body.passed.next_row:
            return
        body = Body(rows, choice(_head_from(rows, body.passed.next_row - 1)))
        yield body


def _head_from(rows: Rows, start: int) -> Head:
    found = find_head(list(islice(rows(), start, start + HEAD)))
    group = None if found.group is None else found.group + start
    return Head(found.row + start if found.row >= 0 else -1, group, found.body + start, found.tags)


def _header(first: Sequence[Row], top: int, choice: Choice) -> tuple[str, ...]:
    """`first` are the rows from `top` on, names and the first data rows."""
    head = choice.head
    body = first[head.body - top :]
    width = max((len(cells) for cells in first), default=0)
    used = [False] * width
    gap = False
    for cells in body:
        if gap and name_count(cells) >= _ENOUGH_NAMES:
            break  # another table
        gap = is_blank(cells) or (gap and filled(cells) == 1)
        for index, cell in enumerate(cells):
            used[index] = used[index] or bool(text_of(cell))
    merges = [(a - top, b, c - top, d) for a, b, c, d in choice.merges]
    group = None if head.group is None else head.group - top
    inside = Head(head.row - top if head.row >= 0 else -1, group, head.body - top)
    return filled_names(names(first, inside, merges, width) if first else [], used)


def _own_names(first: Sequence[Row], row: int) -> list[Cell]:
    return _texts(first[row]) if 0 <= row < len(first) else []


def _texts(cells: Row) -> list[Cell]:
    texts = list(cells)
    while texts and texts[-1] in ("", None):
        texts.pop()
    return texts
