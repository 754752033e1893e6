"""What is said about a sheet: how to read it, what was found, and what was left out."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import UnreadableFile

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | None

NOTHING_CHANGED = "Nothing was changed."
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of a sheet in any spreadsheet program
PASTED = "dateline-pasted-"  # how the temporary file of a pasted table begins; then the moment follows
_PASTED_AT = re.compile(rf"{PASTED}(\d{{4}})(\d\d)(\d\d)-(\d\d)(\d\d)-")


@dataclass(frozen=True)
class ReadOptions:
    """What a person chose about a file; None leaves the choice to Dateline.

    Attributes:
        sheet: name of the sheet, or of the file inside a ZIP.
        header_row: 0-based row of the column names (the lower one, where there are two); -1: there are none.
        encoding: a name from `Preview.encoding_question`, or any Python codec.
        delimiter: one character.
        password: for a protected workbook; none can be opened so far, so it only changes what is said.
        include_hidden_rows: take rows that are hidden or filtered out.
        take_totals: take totals and notes below the table as rows.
    """

    sheet: str | None = None
    header_row: int | None = None
    encoding: str | None = None
    delimiter: str | None = None
    password: str | None = None
    include_hidden_rows: bool = False
    take_totals: bool = False


DEFAULTS = ReadOptions()


@dataclass(frozen=True)
class SheetInfo:
    """One sheet of a workbook. `hidden` is "", "hidden" or "very hidden"; `rows` is None if not counted."""

    name: str
    hidden: str = ""
    rows: int | None = None


@dataclass(frozen=True)
class EncodingCandidate:
    """One way to read the letters of a text file: a codec, its name for people, and lines as they would be."""

    encoding: str
    label: str
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Preview:
    """What a file holds, as far as it must be known before anything is imported.

    Attributes:
        kind: "xlsx", "xls", "xlsb", "ods", "csv", "zip" (of CSV files), "html" or "xml".
        encoding: of a text file; the best guess where `encoding_question` is not empty.
        encoding_question: the candidates, best first; empty when there is no doubt.
        header_row: 0-based row of the column names, -1 if there are none (then they are "Column A" ...).
        header: one name for each column, by position; "" where a column is empty from top to bottom.
        sample: (row number as the spreadsheet shows it, cells): the first rows, then rows spread over the rest.
        column_count: how many columns are in use.
        left_out: sentences about everything that is in the file and not in the table.
    """

    path: Path
    kind: str
    sha256: str
    size: int
    sheets: tuple[SheetInfo, ...]
    sheet: str
    encoding: str
    encoding_question: tuple[EncodingCandidate, ...]
    delimiter: str
    header_row: int
    header: tuple[str, ...]
    sample: tuple[tuple[int, tuple[Cell, ...]], ...]
    row_count: int
    column_count: int
    left_out: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the table is called in the history and as a source: the file's name, or when it was pasted."""
        pasted = _PASTED_AT.match(self.path.name)
        return "Pasted table {}-{}-{} {}:{}".format(*pasted.groups()) if pasted else self.path.name


class PasswordProtected(UnreadableFile):
    """The file opens with a password only."""


class EncodingUnknown(UnreadableFile):
    """The letters of a text file can be read in several ways, and nobody has chosen one."""


class FileChanged(UnreadableFile):
    """The file is not the one that was looked at before, or changed while it was read."""


def spoken(path: Path) -> str:
    """The file's name as it is said in a sentence."""
    return "The pasted table" if path.name.startswith(PASTED) else path.name


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 hidden row", "1,204 hidden rows"."""
    return f"{number:,} {one if number == 1 else many}"


def column_letters(index: int) -> str:
    """The spreadsheet's name of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
