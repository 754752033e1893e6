"""Tables from files of any origin: workbooks, text with delimiters, pasted cells.

`preview` may be called from anywhere: it reads in a child process. `open_table` reads in the process it is
called in, so only a reader that already runs in the sandbox may call it.
"""

import os
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from desktop.formats.sandbox import DEFAULT_LIMITS, Limits, never_stop, run
from desktop.formats.sheets import wire
from desktop.formats.sheets.nouns import (
    DEFAULTS,
    PASTED,
    Cell,
    EncodingCandidate,
    EncodingUnknown,
    FileChanged,
    PasswordProtected,
    Preview,
    ReadOptions,
    SheetInfo,
    spoken,
)
from desktop.formats.sheets.reading import Table, open_table

__all__ = [
    "Cell",
    "EncodingCandidate",
    "EncodingUnknown",
    "FileChanged",
    "Limits",
    "PasswordProtected",
    "Preview",
    "ReadOptions",
    "SheetInfo",
    "Table",
    "open_table",
    "paste_file",
    "preview",
]


def preview(
    path: Path,
    options: ReadOptions = DEFAULTS,
    *,
    limits: Limits = DEFAULT_LIMITS,
    stop: Callable[[], bool] = never_stop,
) -> Preview:
    """What the file holds: its sheets, its table, the first rows, and what would be left out.

    Raises:
        UnreadableFile: there is no table to be had from the file; the title says what it is instead.
        Cancelled: `stop` answered True.
    """
    argument: dict[str, object] = {"path": str(path), "name": spoken(path), "options": asdict(options)}
    (frame,) = run("desktop.formats.sheets.reading:preview_frames", argument, limits=limits, stop=stop)
    return wire.preview_from_bytes(frame)


def paste_file(text: str, at: datetime) -> Path:
    """A table pasted at this moment as a private temporary file, so that pasting and files go one road.

    The caller deletes it.
    """
    handle, name = tempfile.mkstemp(prefix=f"{PASTED}{at:%Y%m%d-%H%M}-", suffix=".tsv")
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return Path(name)
