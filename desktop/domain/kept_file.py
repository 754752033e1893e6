"""Files copied into a workspace: which names are taken, and what a file really is."""

import mimetypes
import unicodedata
from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.folding import visible

LARGEST = 25 * 1024 * 1024
"""Bytes; what mail servers commonly take."""

_LONGEST_NAME = 150
_KINDS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"MZ", "application/vnd.microsoft.portable-executable"),
    (b"\x7fELF", "application/x-executable"),
)
_ARCHIVE = b"PK\x03\x04"
_IN_ARCHIVES = ("application/vnd.", "application/epub", "application/zip")


class RefusedFile(UserError):
    """A file is not taken into the workspace: a link, too large, changed while read, or with a name that misleads."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file's copy in the workspace. `media_type` is what its bytes say it is."""

    sha256: str
    name: str
    media_type: str
    size: int


def checked_name(name: str) -> str:
    """The name a copy is kept under, in one spelling (NFC).

    Raises:
        RefusedFile: it holds a path or misleading marks, or is no name at all.
    """
    plain = unicodedata.normalize("NFC", name).strip()
    if any(mark in plain for mark in "/\\:") or plain in {"", ".", ".."}:
        raise RefusedFile(f"“{_shown(plain)}” is not a plain file name: it names a folder.", *_UNTAKEN)
    if visible(plain) != plain or any(unicodedata.category(char).startswith("C") for char in plain):
        raise RefusedFile(f"The name of “{_shown(plain)}” holds hidden marks that make it look different.", *_UNTAKEN)
    if len(plain) > _LONGEST_NAME:
        raise RefusedFile(f"The name “{plain[:40]}…” is too long.", *_UNTAKEN)
    return plain


def media_type(name: str, start: bytes) -> str:
    """What a file is, by its first bytes; by its name only where they do not say."""
    for magic, kind in _KINDS:
        if start.startswith(magic):
            return kind
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if start.startswith(_ARCHIVE):
        return guessed if guessed.startswith(_IN_ARCHIVES) else "application/zip"
    if guessed in {kind for _, kind in _KINDS}:  # it says it is a picture or a PDF, and is not
        return "application/octet-stream"
    return guessed


_UNTAKEN = ("Nothing was attached.", "Rename the file, then attach it again.")


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "�" for char in name)
