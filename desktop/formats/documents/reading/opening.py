"""The right reader for a file, by its content and whatever its name says. Runs in the limited child only."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from desktop.formats.documents.reading.docx import read_docx
from desktop.formats.documents.reading.mail import LARGEST as LARGEST_MAIL
from desktop.formats.documents.reading.mail import is_mail, read_mail
from desktop.formats.documents.reading.nouns import AS_DOCUMENT, AS_TEXT, Document, checked, too_long, unreadable
from desktop.formats.documents.reading.odt import read_odt
from desktop.formats.documents.reading.package import opened
from desktop.formats.documents.reading.page import read_page
from desktop.formats.documents.reading.plain import LARGEST as LARGEST_TEXT
from desktop.formats.documents.reading.plain import letters_notes, paragraphs_of, read_text, text_of_bytes
from desktop.formats.documents.reading.wire import document_to_bytes
from desktop.formats.sheets.encodings import NotText
from desktop.formats.sheets.recognise import check_file

LARGEST = 200_000_000
_LARGEST_PAGE = 20_000_000
_START, _PAGE_SIZE = 65_536, 3_000
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|div|article"
    r"|main|p|h[1-6]|section|span|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w.:-]{3,30})", re.IGNORECASE)
_OTHERS = (
    (b"%PDF", "is a PDF document, which cannot be read yet.", "Open it, copy the text, and paste it into Dateline."),
    (b"{\\rtf", "is a text in RTF format.", AS_DOCUMENT),
    (b"\x89PNG", "is a picture.", "Ask for the text itself; Dateline reads no letters out of pictures."),
    (b"\xff\xd8\xff", "is a picture.", "Ask for the text itself; Dateline reads no letters out of pictures."),
    (b"GIF8", "is a picture.", "Ask for the text itself; Dateline reads no letters out of pictures."),
    (b"SQLite format 3\x00", "is a database.", "Choose another file."),
    (b"MZ", "is a program.", "Choose another file."),
    (b"\x7fELF", "is a program.", "Choose another file."),
)


def file_frames(argument: dict[str, object]) -> Iterator[bytes]:
    """One frame: the document of the file at `path`."""
    yield document_to_bytes(read_document_here(Path(str(argument["path"]))))


def pasted_frames(argument: dict[str, object]) -> Iterator[bytes]:
    """One frame: the document of what was pasted, from its `html`, or its `text` where there is none."""
    name, page, text = (str(argument[key]) for key in ("name", "html", "text"))
    document = read_page(name, page) if page.strip() else Document("txt", tuple(paragraphs_of(text)))
    if not document.paragraphs and text.strip():
        document = Document("txt", tuple(paragraphs_of(text)))
    yield document_to_bytes(checked(name, document))


def read_document_here(path: Path) -> Document:
    """The document of a file, read in this process.

    Raises:
        UnreadableFile: there is no text to be had; the title says what the file is instead.
    """
    size = check_file(path, LARGEST)
    with path.open("rb") as file:
        start = file.read(_START)
    if start.startswith(_ZIP):
        return _package(path)
    if start.startswith(_OLE):
        raise _old(path)
    for signature, happened, next_step in _OTHERS:
        if start.startswith(signature):
            raise unreadable(path.name, happened, next_step)
    return _textual(path, start, size)


def _textual(path: Path, start: bytes, size: int) -> Document:
    if is_mail(start) and size <= LARGEST_MAIL:
        return checked(path.name, read_mail(path.name, path.read_bytes()))
    if _PAGE.match(_roughly(start)):
        return checked(path.name, _page(path, size))
    if size > LARGEST_TEXT:
        raise too_long(path.name, size // _PAGE_SIZE)
    return checked(path.name, read_text(path.name, path.read_bytes()))


def _roughly(start: bytes) -> str:
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    return start.decode("utf-16" if wide else "utf-8", "replace").lstrip("\ufeff")


def _page(path: Path, size: int) -> Document:
    if size > _LARGEST_PAGE:
        raise unreadable(path.name, f"is a web page of {size / 1e6:,.0f} MB. It was not read.")
    content = path.read_bytes()
    said = _CHARSET.search(content[:4_096])
    notes: tuple[str, ...] = ()
    try:
        text, letters = text_of_bytes(content)
        if letters.question and said:
            text = content.decode(said[1].decode("ascii"), "replace")
        else:
            notes = letters_notes(letters)
    except NotText:
        raise unreadable(
            path.name, "is no text: most of what is in it are no letters.", "Choose another file."
        ) from None
    except LookupError:
        notes = letters_notes(letters)
    document = read_page(path.name, text)
    return Document("html", document.paragraphs, (*notes, *document.notes))


def _package(path: Path) -> Document:
    with opened(path) as archive:
        names = set(archive.namelist())
        kind = _kind(archive, names)
    if kind == "docx":
        return read_docx(path)
    if kind == "odt":
        return read_odt(path)
    raise unreadable(path.name, f"is {kind}, not a text.", AS_TEXT)


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "mimetype" in names and "content.xml" in names:
        with archive.open("mimetype") as file:
            mime = file.read(200)
        if b"opendocument.text" in mime:
            return "odt"
        return "an OpenDocument file"
    if any(name.startswith("xl/") for name in names):
        return "a workbook"
    if any(name.startswith("ppt/") for name in names):
        return "a presentation"
    if any(name.lower().endswith(".iwa") for name in names):
        return "a Pages document"
    return "a ZIP archive"


def _old(path: Path) -> Exception:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return unreadable(
            path.name,
            "is protected with a password.",
            "Open it with the password, save a copy without one, and choose the copy.",
        )
    if "WordDocument".encode("utf-16-le") in content:
        return unreadable(path.name, "was saved by an old version of Word (.doc).", AS_DOCUMENT)
    if "__properties_version1.0".encode("utf-16-le") in content:
        return unreadable(
            path.name, "is an Outlook message (.msg).", "Save it from Outlook as text, or copy the text and paste it."
        )
    return unreadable(path.name, "is an Office file without a text in it.", AS_TEXT)


__all__ = ["file_frames", "pasted_frames", "read_document_here"]
