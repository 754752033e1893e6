"""The ZIP container of a document is looked through before any parser sees it: sizes, ratios, passwords, traps."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.formats.documents.reading.nouns import AS_DOCUMENT, unreadable
from desktop.formats.sheets.recognise import protected

_ENCRYPTED = 0x1
_MOST_ENTRIES, _MOST_TOTAL, _MOST_RATIO, _RATIO_FROM = 2_000, 1_000_000_000, 200, 1_000_000
_LARGEST_PART = 60_000_000
_PROLOG = 4_096
_ROOT = re.compile(rb"<[A-Za-z_]")
_DEFINITIONS = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The container, looked through.

    Raises:
        UnreadableFile: it is cut off, damaged, protected, or made to stall a computer.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check(path, [entry for entry in archive.infolist() if not entry.is_dir()])
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, KeyError):
        raise unreadable(
            path.name, "is cut off or damaged: it cannot be opened.", f"Ask for it again. {AS_DOCUMENT}"
        ) from None


def part(path: Path, archive: zipfile.ZipFile, name: str) -> bytes:
    """One XML part; b"" if there is none.

    Raises:
        UnreadableFile: it is enormous, or begins with definitions that no word processor writes.
    """
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return b""
    if entry.file_size > _LARGEST_PART:
        raise unreadable(path.name, f"holds {entry.file_size / 1e6:,.0f} MB of text. It was not read.")
    content = archive.read(entry)
    start = content[:_PROLOG].replace(b"\x00", b"")
    root = _ROOT.search(start)
    if _DEFINITIONS.search(start, 0, root.start() if root else len(start)) or root is None:
        raise unreadable(
            path.name,
            "holds definitions that no word processor writes, as files made to stall a computer do. It was not read.",
            AS_DOCUMENT,
        )
    return content


def _check(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise protected(path)
    if len(entries) > _MOST_ENTRIES:
        raise unreadable(path.name, f"has {len(entries):,} parts inside, too many for a text. It was not read.")
    total = sum(entry.file_size for entry in entries)
    if total > _MOST_TOTAL:
        raise unreadable(path.name, f"would unfold to {total / 1e9:.1f} GB, too much for a text. It was not read.")
    for entry in entries:
        if entry.file_size > _RATIO_FROM and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1):
            raise unreadable(
                path.name,
                f"unfolds to {entry.file_size // max(entry.compress_size, 1):,} times its size, as files made to stall"
                " a computer do. It was not read.",
                AS_DOCUMENT,
            )
