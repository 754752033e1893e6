"""Opening a file for import: what it is, which sheet, which header row, and a sample to match columns by."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.formats import sheets
from desktop.formats.sheets import Preview, ReadOptions


def preview(path: Path, options: ReadOptions | None = None, *, stop: Callable[[], bool] = lambda: False) -> Preview:
    """What Dateline understood of a file, without reading it into anything.

    Raises:
        UnreadableFile: it is no table, damaged, protected, or asks for more than the limits allow.
        Cancelled: `stop` said so.
    """
    return sheets.preview(path, options or ReadOptions(), stop=stop)


def paste(text: str, at: datetime | None = None) -> Path:
    """Rows pasted from any table, now or at that moment, as a private file: pasting and opening are one road."""
    return sheets.paste_file(text, at or datetime.now().astimezone())
