"""Samples: a messy press list to try an import with, and the people of the example workspace. All invented.

Every address ends in `.example`, every phone is from a range regulators keep free for fiction.
"""

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import InvalidValue, StorageFailure
from desktop.formats import plain_workbook
from desktop.services.samples.example import create_example
from desktop.services.samples.examples import example_cards
from desktop.services.samples.sheet import COLUMNS, messy_sheets

__all__ = ["Sample", "create_example", "example_cards", "sample"]

MOST = 1_000_000
"""As many rows as one sheet of a workbook can hold, with room for the titles."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What was written."""

    path: Path
    contacts: int
    columns: int
    seed: int


def sample(path: Path, contacts: int, seed: int) -> Sample:
    """Write a messy workbook of so many rows; the same seed always gives the same file.

    Raises:
        InvalidValue: more rows than a sheet can hold, or none.
        StorageFailure: the file cannot be written there.
    """
    if not 1 <= contacts <= MOST:
        raise InvalidValue(f"A sheet holds 1 to {MOST:,} contacts, not {contacts:,}.", "Nothing was written.")
    try:
        plain_workbook.write(path, messy_sheets(contacts, seed))
    except OSError as error:
        raise StorageFailure(
            f"“{path.name}” could not be written: {(error.strerror or 'the disk refused').lower()}.",
            "Nothing was written.",
            "Choose another place.",
        ) from error
    return Sample(path, contacts, len(COLUMNS), seed)
