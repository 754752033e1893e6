"""One sheet of one file as rows of cells, whatever kind of file it is in."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.formats.sheets.glance import Glance
from desktop.formats.sheets.nouns import EncodingCandidate, SheetInfo
from desktop.formats.sheets.structure import Merge
from desktop.formats.sheets.table import Rows


def _nothing() -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Source:
    """A sheet that is open for reading.

    Attributes:
        rows: the rows from the first on; empty cells are "".
        hidden: numbers of the hidden rows, 1-based.
        sheets: all sheets of the file.
        notes: sentences about what the reader met; complete when the rows have been read to the end.
        glance: if given, not all of the rows were parsed.
    """

    kind: str
    rows: Rows
    sheets: tuple[SheetInfo, ...] = ()
    sheet: str = ""
    merges: tuple[Merge, ...] = ()
    hidden: frozenset[int] = frozenset()
    encoding: str = ""
    question: tuple[EncodingCandidate, ...] = ()
    delimiter: str = ""
    notes: Callable[[], tuple[str, ...]] = _nothing
    glance: Glance | None = None
