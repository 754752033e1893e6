"""What an export says of itself: before it is written, and after."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.domain.audience import Flagged, LeftOut
from desktop.domain.changes import Touched
from desktop.domain.errors import UserError


class FileKind(StrEnum):
    """What is written: a workbook, CSV as the other program wants it, or CSV for Excel on this computer."""

    XLSX = "xlsx"
    CSV = "csv"
    CSV_EXCEL = "csv-excel"


class NobodyToExport(UserError):
    """Everybody in the audience is left out."""


@dataclass(frozen=True, slots=True)
class ExportReview:
    """What an export would hold. `total` is always `included` plus everybody in `left_out`.

    Attributes:
        by_reason: how many are left out for each reason, most first.
        flagged: those with safety flags who could be in; without confirmation they are in `left_out`, too.
        warnings: sentences about people who are in.
    """

    total: int
    included: int
    left_out: tuple[LeftOut, ...]
    by_reason: dict[str, int]
    flagged: tuple[Flagged, ...]
    warnings: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A text that was too long for a cell of a workbook, and was cut there."""

    contact_id: int
    name: str
    column: str


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written, and who is not in it."""

    path: Path
    preset: str
    included: int
    left_out: tuple[LeftOut, ...]
    by_reason: dict[str, int]
    cut: tuple[Cut, ...]
    warnings: tuple[str, ...]
    columns: tuple[str, ...]
    touched: Touched
