"""Finished texts from files and from the clipboard, read in a limited child process.

Recognised by content, whatever the name says: .docx, .docm, .odt, .txt, .html, .eml. Nothing in a file runs, nothing is
fetched, and whatever is not the visible text is named in `Document.notes`.
"""

from collections.abc import Callable
from pathlib import Path

from desktop.formats.documents.reading.nouns import AS_TEXT, Document
from desktop.formats.documents.reading.wire import document_from_bytes
from desktop.formats.sandbox import Limits, never_stop, run

__all__ = ["PASTED", "Document", "read_document", "read_pasted"]

PASTED = "The pasted text"
_OPENING = "desktop.formats.documents.reading.opening"
_LIMITS = Limits(seconds=60, memory_mb=800)


def read_document(path: Path, *, limits: Limits = _LIMITS, stop: Callable[[], bool] = never_stop) -> Document:
    """The text of a file.

    Raises:
        UnreadableFile: there is no text to be had; the title says what the file is instead.
        Cancelled: `stop` answered True.
    """
    argument: dict[str, object] = {"path": str(path), "name": path.name}
    (frame,) = run(f"{_OPENING}:file_frames", argument, limits=limits, stop=stop, advice=AS_TEXT)
    return document_from_bytes(frame)


def read_pasted(html: str, text: str, *, limits: Limits = _LIMITS, stop: Callable[[], bool] = never_stop) -> Document:
    """The text that was pasted: its HTML if it has one, for bold letters and lists, else its plain text.

    Raises:
        UnreadableFile: there is no text in it, or far too much.
        Cancelled: `stop` answered True.
    """
    argument: dict[str, object] = {"name": PASTED, "html": html, "text": text}
    (frame,) = run(f"{_OPENING}:pasted_frames", argument, limits=limits, stop=stop, advice=AS_TEXT)
    return document_from_bytes(frame)
