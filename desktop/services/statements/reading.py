"""Finished texts become parts: a file or what was pasted is read in a limited child, then recognised here."""

import logging
from collections.abc import Callable
from pathlib import Path

from desktop.domain.statement.reading import Recognised, recognise
from desktop.formats.documents.reading import Document
from desktop.formats.documents.reading import read_document as _read_document
from desktop.formats.documents.reading import read_pasted as _read_pasted
from desktop.formats.sandbox import never_stop

_log = logging.getLogger(__name__)


def read_file(path: Path, *, stop: Callable[[], bool] = never_stop) -> Recognised:
    """The parts of a finished text in a file (.docx, .docm, .odt, .txt, .html, .eml), whatever its name says.

    Nothing is stored. `notes` says what else was in the file and what to look at.

    Raises:
        UnreadableFile: there is no text to be had; the title says what the file is instead.
        Cancelled: `stop` answered True.
    """
    return _recognised(_read_document(path, stop=stop))


def read_pasted(html: str, text: str, *, stop: Callable[[], bool] = never_stop) -> Recognised:
    """The parts of a finished text from the clipboard: of its HTML if it has one, else of its plain text.

    Raises:
        UnreadableFile: there is no text in it, or far too much.
        Cancelled: `stop` answered True.
    """
    return _recognised(_read_pasted(html, text, stop=stop))


def _recognised(document: Document) -> Recognised:
    found = recognise(document.paragraphs, document.notes)
    _log.info(
        "a %s was recognised: %d blocks, %d demands, %d contacts, %d notes",
        document.kind,
        len(found.text.blocks),
        len(found.text.demands),
        len(found.text.contacts),
        len(found.notes),
    )
    return found
