"""ZIP containers are looked through before any parser sees them: sizes, ratios, passwords, traps in XML."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from desktop.domain.errors import UnreadableFile
from desktop.formats.sheets.nouns import NOTHING_CHANGED, spoken
from desktop.formats.sheets.recognise import protected, unreadable

_ENCRYPTED = 0x1
_MOST_PROLOG = 65_536
_ROOT = re.compile(rb"<[A-Za-z_]")
_TEXT_MEMBERS = (".csv", ".tsv", ".txt", ".tab")
_XML_MEMBERS = (".xml", ".rels", ".vml")
_RESAVE = "Open it in a spreadsheet program, save it again as .xlsx, and choose that file."


class Damaged(UnreadableFile):
    """The file was one of ours once, and a part of it is missing or changed."""


@dataclass(frozen=True)
class ZipLimits:
    """What a container may unfold to. Figures above the largest honest workbooks met."""

    entries: int = 1_000
    total: int = 1_500_000_000
    ratio: int = 200
    ratio_from: int = 1_000_000  # small parts may be packed as well as they like


@dataclass(frozen=True)
class Archive:
    """A container that passed: what it is ("xlsx", "xlsb", "ods", "zip") and its parts with their sizes."""

    kind: str
    parts: dict[str, int]

    def texts(self) -> list[str]:
        """The names of text tables in it."""
        return [name for name in self.parts if _is_text(name)]


def look_through(path: Path, limits: ZipLimits = ZipLimits()) -> Archive:
    """Check a ZIP container.

    Raises:
        UnreadableFile: it is cut off, damaged, a trap, or holds no table.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_sizes(path, entries, limits)
            found = Archive(_kind(path, archive, entries), {entry.filename: entry.file_size for entry in entries})
            if found.kind in {"xlsx", "ods"}:
                _check_prologs(path, archive, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError):
        raise broken(path) from None
    return found


def broken(path: Path) -> Damaged:
    """The error for a container whose end or middle is missing."""
    return Damaged(
        f"{spoken(path)} is cut off or damaged: it cannot be opened.",
        NOTHING_CHANGED,
        "Ask for it again, or open it in a spreadsheet program, save it again, and choose that file.",
    )


def _check_sizes(path: Path, entries: list[zipfile.ZipInfo], limits: ZipLimits) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise protected(path)
    if len(entries) > limits.entries:
        raise unreadable(
            path,
            f"has {len(entries):,} parts inside; a workbook has no more than {limits.entries:,}. It was not read.",
            _RESAVE,
        )
    total = sum(entry.file_size for entry in entries)
    if total > limits.total:
        raise unreadable(path, f"would unfold to {total / 1e9:.1f} GB, too much for a table. It was not read.", _RESAVE)
    for entry in entries:
        if entry.file_size > limits.ratio_from and entry.file_size > limits.ratio * max(entry.compress_size, 1):
            raise unreadable(
                path,
                f"unfolds to {entry.file_size // max(entry.compress_size, 1):,} times its size, as files made to"
                " stall a computer do. It was not read.",
                _RESAVE,
            )


def _kind(path: Path, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> str:
    names = {entry.filename.replace("\\", "/").lower() for entry in entries}
    kind = _office_kind(names) or _open_document(archive, names)
    if kind in {"xlsx", "xlsb", "ods"}:
        return kind
    if kind:
        raise unreadable(path, f"is {kind}, not a table.", _ADVICE.get(kind, _COPY))
    if not names:
        raise unreadable(path, "is an empty ZIP archive.", "Choose another file.")
    if any(_is_text(name) for name in names):
        return "zip"
    if any(name.endswith((".xlsx", ".xls", ".xlsm", ".ods")) for name in names):
        raise unreadable(path, "is a ZIP archive with a workbook inside.", "Unpack it, and choose the workbook.")
    raise unreadable(path, "is a ZIP archive without a table inside.", "Unpack it, and choose the table.")


_COPY = "If there is a table in it, copy it into a spreadsheet, save it as .xlsx, and choose that file."
_ADVICE = {"an Apple Numbers document": "In Numbers choose File > Export To > Excel, and choose that file."}


def _office_kind(names: set[str]) -> str:
    for start, kind in (("word/", "a Word document"), ("ppt/", "a presentation"), ("visio/", "a drawing")):
        if any(name.startswith(start) for name in names) and "xl/workbook.xml" not in names:
            return kind
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names) or "index.zip" in names:
        return "an Apple Numbers document"
    return ""


def _open_document(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" not in names or "content.xml" not in names:
        return ""
    with archive.open("mimetype") as file:
        mime = file.read(200)
    if b"opendocument.spreadsheet" in mime:
        return "ods"
    return "a text document (ODT)" if b"opendocument.text" in mime else "an OpenDocument file"


def _is_text(name: str) -> bool:
    hidden = name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")
    return name.lower().endswith(_TEXT_MEMBERS) and not hidden


def _check_prologs(path: Path, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Definitions before the first element can make a parser build gigabytes; no spreadsheet program writes any."""
    for entry in entries:
        if not entry.filename.lower().endswith(_XML_MEMBERS):
            continue
        with archive.open(entry) as file:
            prolog = _until_root(file.read(512), file)
        if b"<!DOCTYPE" in prolog.upper() or b"<!ENTITY" in prolog.upper():
            raise unreadable(
                path,
                "holds definitions that no spreadsheet program writes, as files made to stall a computer do. It was"
                " not read.",
                _RESAVE,
            )


def _until_root(start: bytes, file: IO[bytes]) -> bytes:
    prolog = start.replace(b"\x00", b"")
    while not _ROOT.search(prolog) and len(prolog) < _MOST_PROLOG and (more := file.read(4_096)):
        prolog += more.replace(b"\x00", b"")
    return prolog
