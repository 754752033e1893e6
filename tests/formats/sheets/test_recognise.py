"""Files that are no table are called by their right name, whatever their extension says."""

import os
import zipfile
from pathlib import Path

import pytest

from desktop.domain.errors import UnreadableFile
from desktop.formats.sheets import PasswordProtected, ReadOptions, preview
from desktop.formats.sheets.recognise import check_file
from tests.formats.sheets.build import csv_text, refused, seen, text, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def ole(*streams: str) -> bytes:
    return OLE + b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in ("Root Entry", *streams))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n...", "is a PDF document, not a table."),
        (b"\x89PNG\r\n\x1a\n", "is a picture, not a table."),
        (b"\xff\xd8\xff\xe0....", "is a picture, not a table."),
        (b"{\\rtf1 text}", "is a text document (RTF), not a table."),
        (b"SQLite format 3\x00....", "is a database, not a table."),
        (b"\x1f\x8b\x08....", "is a compressed archive (gzip), not a table."),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\n", "is a list of contacts in vCard format, not a table."),
        ("\ufeff\n begin:vcard\n".encode("utf-16-le"), "is a list of contacts in vCard format, not a table."),
        (b"BEGIN:VCALENDAR\r\n", "is a calendar, not a table."),
        (b"dn: cn=Layla Haddad,mail=layla@annahar.example\n", "is a directory export (LDIF), not a table."),
        (b"From: layla@annahar.example\r\nTo: x\r\n", "is a saved e-mail, not a table."),
        (b'{"url": "https://docs.google.com/spreadsheets/d/x"}', "is a link to a Google sheet, not a table."),
        (b'[{"name": "Layla"}]', "is data in JSON format, not a table."),
        (b'<?xml version="1.0"?><contacts/>', "is XML data of a kind Dateline does not know."),
        (ole("WordDocument"), "is a Word document, not a table."),
        (ole("PowerPoint Document"), "is a presentation, not a table."),
        (ole("__properties_version1.0"), "is an Outlook message, not a table."),
        (ole("Something"), "is an Office file without a table in it."),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", "was saved by a very old version of Excel, which cannot be read."),
        (b"", "is empty: there is nothing in it."),
        (os.urandom(5_000).replace(b"\n", b"\x01"), "is not a table: most of what is in it is no text."),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(tmp_path: Path, content: bytes, said: str) -> None:
    assert refused(text(tmp_path / "newsroom.xlsx", content)) == f"newsroom.xlsx {said}"


def test_a_text_of_addresses_that_starts_like_a_mail_is_a_table(tmp_path: Path) -> None:
    assert seen(text(tmp_path / "a.csv", "From,To\na,b\n")).header == ("From", "To")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("word/document.xml", "[Content_Types].xml"), "is a Word document, not a table."),
        (("ppt/presentation.xml",), "is a presentation, not a table."),
        (("Index/Document.iwa",), "is an Apple Numbers document, not a table."),
        (("list.xlsx",), "is a ZIP archive with a workbook inside."),
        (("photo.jpg",), "is a ZIP archive without a table inside."),
        ((), "is an empty ZIP archive."),
    ],
)
def test_a_container_without_a_table_says_what_it_is(tmp_path: Path, parts: tuple[str, ...], said: str) -> None:
    with zipfile.ZipFile(tmp_path / "list.xlsx", "w") as archive:
        for part in parts:
            archive.writestr(part, "x")
    assert refused(tmp_path / "list.xlsx") == f"list.xlsx {said}"


def test_a_protected_workbook_asks_for_a_copy_without_password(tmp_path: Path) -> None:
    path = text(tmp_path / "newsroom.xlsx", ole("EncryptionInfo", "EncryptedPackage"))
    with pytest.raises(PasswordProtected) as caught:
        preview(path)
    assert str(caught.value) == (
        "newsroom.xlsx is protected with a password. Nothing was changed. Open it in the spreadsheet program with the"
        " password, save a copy without one, and choose the copy."
    )


def test_the_extension_is_not_believed(tmp_path: Path) -> None:
    assert seen(workbook(tmp_path / "list.csv")).kind == "xlsx"
    assert seen(text(tmp_path / "list.xlsx", csv_text())).kind == "csv"


def test_a_file_that_is_gone_or_a_folder_or_locked(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.csv") == "gone.csv is not there any more."
    assert refused(tmp_path) == f"{tmp_path.name} is a folder, not a file."
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
        assert refused(tmp_path / "pipe.csv") == "pipe.csv is not a file that can be read."


def test_a_file_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = text(tmp_path / "held.csv", csv_text())

    def held(*_: object) -> int:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", held)
        with pytest.raises(UnreadableFile) as caught:
            check_file(path)
    assert caught.value.title == "held.csv could not be opened: another program holds it, or you may not read it."


def test_a_file_that_is_too_large_says_its_size(tmp_path: Path) -> None:
    path = text(tmp_path / "large.csv", "x" * 3_000_000)
    with pytest.raises(UnreadableFile) as caught:
        check_file(path, largest=2_000_000)
    assert caught.value.title == "large.csv is too large (3 MB)."


def test_the_pasted_table_is_not_called_by_its_file(tmp_path: Path) -> None:
    path = text(tmp_path / "dateline-pasted-x.tsv", "%PDF")
    with pytest.raises(UnreadableFile) as caught:
        preview(path, ReadOptions())
    assert caught.value.title == "The pasted table is a PDF document, not a table."
