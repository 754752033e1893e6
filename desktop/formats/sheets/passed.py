"""What is on a sheet and not in its table, counted while reading, and said in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.domain.folding import words
from desktop.formats.sheets.nouns import counted
from desktop.formats.sheets.structure import Row, filled, is_value, text_of

_TOTAL_WORDS = frozenset(
    words(
        "total totals totales totaux subtotal sum sums summe gesamt gesamtsumme insgesamt anzahl count somme ensemble"
        " suma grand général generales of rows records contacts contactos kontakte"
        " المجموع مجموع الإجمالي إجمالي الكلي العدد عدد العام"
    )
)
_NOTE_WORDS = frozenset(
    words(
        "source sources note notes nb legend key exported generated updated printed disclaimer confidential end page"
        " quelle hinweis anmerkung légende fuente nota exporté ملاحظة ملاحظات المصدر"
    )
)
_SENTENCE = 3  # words that make a single cell below a table a note and not a name


@dataclass
class Passed:
    """Counts of what was passed over."""

    above: int = 0
    tags: bool = False
    hidden: int = 0
    blank: int = 0
    repeated: int = 0
    sections: list[int] = field(default_factory=list)
    totals: int = 0
    notes: list[int] = field(default_factory=list)
    next_row: int = 0  # number of the row where another table begins
    next_count: int = 0
    long_rows: list[int] = field(default_factory=list)  # read, but with cells that no column takes

    def sentences(self) -> list[str]:
        """Each in words; nothing about what was not met."""
        said = (
            (self.above, counted(self.above, "row above the column names", "rows above the column names")),
            (self.tags, "A row of HXL tags"),
            (self.hidden, counted(self.hidden, "hidden row", "hidden rows")),
            (self.blank, counted(self.blank, "empty row", "empty rows")),
            (self.repeated, f"Column names repeated in {counted(self.repeated, 'row', 'rows')}"),
            (self.sections, _placed(self.sections, "heading between the rows", "headings between the rows")),
            (self.totals, "A totals row" if self.totals == 1 else f"{self.totals} totals rows"),
            (self.notes, _placed(self.notes, "note below the table", "notes below the table")),
            (self.next_row, another_table(self.next_count, self.next_row)),
            (self.long_rows, _long(self.long_rows)),
        )
        return [sentence for met, sentence in said if met]


def another_table(count: int, row: int) -> str:
    """The sentence about a table of `count` rows that begins in row number `row`."""
    return f"Another table with {counted(count, 'row', 'rows')}, from row {row:,} on"


def is_total(cells: Row) -> bool:
    """Whether the row at the end of a table is a sum: a word for it, and besides it nothing but numbers."""
    found = [text for cell in cells if (text := text_of(cell))]
    texts = [text for text in found if not _is_numeric(text)]
    if not texts:
        return bool(found) and len(found) * 2 <= len(cells)
    return all(any(word in _TOTAL_WORDS for word in words(text)) and _all_known(text) for text in texts)


def is_note(cells: Row, *, after_gap: bool) -> bool:
    """Whether the row at the end of a table is a note about it: one cell that is a sentence."""
    if filled(cells) != 1:
        return False
    cell = next(cell for cell in cells if text_of(cell))
    found = words(text_of(cell))
    if not found or (is_value(cell) and len(found) < _SENTENCE):
        return False
    starts_as_note = found[0] in _NOTE_WORDS and len(found) > 1
    return starts_as_note or text_of(cell)[0] in "*©" or (after_gap and len(found) > _SENTENCE)


def _all_known(text: str) -> bool:
    return all(word in _TOTAL_WORDS or word.isdigit() for word in words(text))


def _is_numeric(text: str) -> bool:
    return text.replace(",", "").replace(".", "").replace(" ", "").removeprefix("-").isdecimal()


def _placed(rows: Sequence[int], one: str, many: str) -> str:
    if not rows:
        return ""
    where = f"row {rows[0]:,}" if len(rows) == 1 else f"from row {rows[0]:,} on"
    return f"{counted(len(rows), one, many)} ({where})"


def _long(rows: Sequence[int]) -> str:
    if not rows:
        return ""
    have = counted(len(rows), "row has", "rows have")
    return f"{have} more cells than there are columns: the cells too many (first in row {rows[0]:,})"
