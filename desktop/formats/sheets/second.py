"""A second reader of xlsx, slow but frugal: for sheets whose cells stand far apart, or that the first one doubts."""

import warnings
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.xml import DEFUSEDXML

from desktop.formats.sheets.archive import broken
from desktop.formats.sheets.structure import Row
from desktop.formats.sheets.table import Rows

if not DEFUSEDXML:
    raise ImportError("defusedxml is not installed: hostile workbooks could exhaust the computer")


def rows_by_openpyxl(path: Path, sheet: str) -> Rows:
    """The rows of a sheet, read one by one; they may have different lengths.

    The rows raise UnreadableFile where the workbook breaks.
    """

    def rows() -> Iterator[Row]:
        from desktop.formats.sheets.workbook import plain

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                book = openpyxl.load_workbook(path, read_only=True, data_only=True)
                try:
                    found = book[sheet]
                    found.reset_dimensions()
                    for cells in found.iter_rows(values_only=True):
                        yield [cell if cell.__class__ is str else plain(cell) for cell in cells]
                finally:
                    book.close()
        except (GeneratorExit, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - openpyxl raises whatever it stumbles over
            raise broken(path) from None

    return rows
