"""What kind of file this is, from its bytes. Its name is not asked: half of all names are wrong."""

import os
import re
import stat
from pathlib import Path

from desktop.domain.errors import UnreadableFile
from desktop.formats.sheets.nouns import NOTHING_CHANGED, PasswordProtected, spoken

ZIP, OLE, TEXT, HTML, SPREADSHEET_XML = "zip", "ole", "text", "html", "xml"

LARGEST_FILE = 1_000_000_000
_START = 8_192
_AS_TABLE = "Save it as an Excel workbook (.xlsx) or as CSV (UTF-8), and choose that file."
_COPY_TABLE = "If there is a table in it, copy it into a spreadsheet, save it as .xlsx, and choose that file."

_BINARY = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x1f\x8b", "a compressed archive (gzip)"),
    (b"7z\xbc\xaf'\x1c", "a compressed archive (7z)"),
    (b"Rar!", "a compressed archive (RAR)"),
    (b"BZh", "a compressed archive (bzip2)"),
    (b"\xfd7zXZ", "a compressed archive (xz)"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet file"),
    (b"ID3", "a sound"),
)
_TEXTUAL = (
    (re.compile(r"begin:vcard", re.IGNORECASE), "a list of contacts in vCard format"),
    (re.compile(r"begin:vcalendar", re.IGNORECASE), "a calendar"),
    (re.compile(r"(version:\s*1\s+)?dn::? ?\S+", re.IGNORECASE), "a directory export (LDIF)"),
    (
        re.compile(r"(from|to|received|return-path|x-unsent|delivered-to|mime-version): ", re.IGNORECASE),
        "a saved e-mail",
    ),
    (re.compile(r'\{\s*"url"\s*:\s*"https?://docs\.google\.com'), "a link to a Google sheet"),
    (re.compile(r'(\[\s*)?\{\s*"|\[\s*[\["\d]'), "data in JSON format"),
    (re.compile(r"<svg\b|<\?xml[^>]*>\s*<svg\b"), "a picture"),
)
_ADVICE = {
    "a list of contacts in vCard format": "Open it in the address book, export it as CSV, and choose that.",
    "a link to a Google sheet": "Open it in the browser, choose File > Download > Microsoft Excel, and choose that.",
    "a compressed archive (gzip)": "Unpack it first, and choose the table inside.",
    "a compressed archive (7z)": "Unpack it first, and choose the table inside.",
    "a compressed archive (RAR)": "Unpack it first, and choose the table inside.",
}
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|meta|table|div|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_SPREADSHEET_XML = "urn:schemas-microsoft-com:office:spreadsheet"
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")

# names of streams inside an OLE file, in the order in which they decide
_OLE_STREAMS = (
    ("EncryptedPackage", "protected"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("WordDocument", "a Word document"),
    ("PowerPoint Document", "a presentation"),
    ("__properties_version1.0", "an Outlook message"),
    ("VisioDocument", "a drawing"),
)  # fmt: skip


def unreadable(path: Path, happened: str, next_step: str = _AS_TABLE) -> UnreadableFile:
    """The error with the file's name in front of what happened."""
    return UnreadableFile(f"{spoken(path)} {happened}", NOTHING_CHANGED, next_step)


def protected(path: Path) -> PasswordProtected:
    """The error for a file that wants a password."""
    return PasswordProtected(
        f"{spoken(path)} is protected with a password.",
        NOTHING_CHANGED,
        "Open it in the spreadsheet program with the password, save a copy without one, and choose the copy.",
    )


def check_file(path: Path, largest: int = LARGEST_FILE) -> int:
    """Make sure that this is a file which can be read now; its size in bytes.

    Raises:
        UnreadableFile: it is gone, a folder, locked, empty or too large.
    """
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise unreadable(path, "is a folder, not a file.", "Choose a file inside it.")
        if not stat.S_ISREG(state.st_mode):
            raise unreadable(path, "is not a file that can be read.", "Choose another file.")
        if state.st_size:
            os.close(os.open(path, os.O_RDONLY))
    except FileNotFoundError:
        raise unreadable(path, "is not there any more.", "Choose it again where it is now.") from None
    except OSError:
        raise unreadable(
            path,
            "could not be opened: another program holds it, or you may not read it.",
            "Close it in other programs and try again, or ask its owner for a copy.",
        ) from None
    if not state.st_size:
        raise unreadable(path, "is empty: there is nothing in it.", "Choose another file.")
    if state.st_size > largest:
        size = f"{state.st_size / 1e6:,.0f} MB"
        raise unreadable(
            path, f"is too large ({size}).", "Divide it into several files of fewer rows, and import one after another."
        )
    return state.st_size


def container_of(path: Path) -> str:
    """ZIP, OLE, TEXT, HTML or SPREADSHEET_XML.

    Raises:
        UnreadableFile: it is none of them; the title says what it is.
    """
    with path.open("rb") as file:
        start = file.read(_START)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return ZIP
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return OLE
    if start.startswith(_OLD_EXCEL):
        raise unreadable(path, "was saved by a very old version of Excel, which cannot be read.")
    for signature, what in _BINARY:
        if start.startswith(signature):
            raise unreadable(path, f"is {what}, not a table.", _ADVICE.get(what, _COPY_TABLE))
    return _text_kind(path, start)


def _text_kind(path: Path, start: bytes) -> str:
    text = start.decode(_rough_encoding(start), "replace").lstrip("\ufeff \t\r\n")
    if _SPREADSHEET_XML in text or text.startswith('<?mso-application progid="Excel.Sheet"'):
        return SPREADSHEET_XML
    if _HTML.match(text):
        return HTML
    for pattern, what in _TEXTUAL:
        if pattern.match(text):
            raise unreadable(path, f"is {what}, not a table.", _ADVICE.get(what, _COPY_TABLE))
    if text.startswith("<?xml"):
        raise unreadable(path, "is XML data of a kind Dateline does not know.")
    return TEXT


def _rough_encoding(start: bytes) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if start[1:2] == b"\x00" and start[3:4] == b"\x00":
        return "utf-16-le"
    if start[0:1] == b"\x00" and start[2:3] == b"\x00":
        return "utf-16-be"
    return "utf-8"


def ole_kind(path: Path) -> str:
    """The kind "xls", if that is what the OLE file holds.

    Raises:
        PasswordProtected: an encrypted workbook.
        UnreadableFile: a document of another kind.
    """
    content = path.read_bytes()
    for name, what in _OLE_STREAMS:
        if not _has_stream(content, name):
            continue
        if what == "protected":
            raise protected(path)
        if what == "xls":
            return what
        raise unreadable(path, f"is {what}, not a table.", _COPY_TABLE)
    raise unreadable(path, "is an Office file without a table in it.", _COPY_TABLE)


def _has_stream(content: bytes, name: str) -> bool:
    """Whether the directory of an OLE file has this name; its entries stand at multiples of 128 bytes."""
    entry = name.encode("utf-16-le") + b"\x00\x00"
    at = content.find(entry)
    while at >= 0:
        if at % 128 == 0:
            return True
        at = content.find(entry, at + 1)
    return False
