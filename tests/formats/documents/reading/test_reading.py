"""Finished texts from anywhere: recognised by content, read in the limited child, refused in words."""

import os
from pathlib import Path

import pytest

from desktop.domain.errors import Cancelled, UnreadableFile
from desktop.formats.documents.reading import read_document, read_pasted
from desktop.formats.documents.reading.opening import read_document_here
from desktop.formats.documents.reading.plain import paragraphs_of
from tests.formats.documents.reading import build

ARABIC = "بيان مشترك\n\nنطالب بفتح المعابر فوراً وبحماية المدنيين في كل مكان، ونحن مستعدون للمساعدة.\n"


def _file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_file_is_known_by_its_content_not_by_its_name(tmp_path: Path) -> None:
    word = build.word(tmp_path / "statement.txt", lambda document: document.add_paragraph("From Word"))
    page = _file(tmp_path, "statement.docx", b"<!DOCTYPE html><p>From the web</p>")
    mail = _file(tmp_path, "statement.html", b"From: a@x.example\nTo: b@x.example\nSubject: S\n\nBy mail\n")

    kinds = [
        (read_document_here(path).kind, read_document_here(path).paragraphs[-1].text.strip())
        for path in (word, page, mail)
    ]

    assert kinds == [("docx", "From Word"), ("html", "From the web"), ("eml", "By mail")]


def test_it_is_read_in_a_child_process(tmp_path: Path) -> None:
    document = read_document(_file(tmp_path, "a.txt", b"JOINT STATEMENT\n\nOpen the roads.\n"))

    assert [one.text for one in document.paragraphs] == ["JOINT STATEMENT", "Open the roads."]


def test_the_clipboard_gives_html_first_and_text_else() -> None:
    assert read_pasted("<p><b>Access:</b> now</p>", "Access: now").paragraphs[0].bold == ((0, 7),)
    assert read_pasted("", "One\n\nTwo").paragraphs[1].text == "Two"
    assert read_pasted("<meta charset='utf-8'>", "Only text").paragraphs[0].text == "Only text"


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        read_document(_file(tmp_path, "a.txt", b"text"), stop=lambda: True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_letters_of_any_encoding(tmp_path: Path, encoding: str) -> None:
    document = read_document_here(_file(tmp_path, "a.txt", ARABIC.encode(encoding)))

    assert document.paragraphs[0].text.strip() == "بيان مشترك"
    asked = [note for note in document.notes if "does not say in which letters" in note]
    assert bool(asked) == (encoding == "windows-1256")


def test_nul_characters_are_taken_out_and_said(tmp_path: Path) -> None:
    document = read_document_here(_file(tmp_path, "a.txt", b"Open the ro\x00ads. " + b"More text. " * 200))

    assert document.paragraphs[0].text.startswith("Open the roads.")
    assert document.notes == ("1 NUL character.",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty: there is nothing in it"),
        (b"  \n\n ", "has no text in it"),
        (b"%PDF-1.7", "is a PDF document"),
        (b"{\\rtf1 x}", "is a text in RTF format"),
        (b"\x89PNG\r\n", "is a picture"),
        (bytes(range(1, 32)) * 40, "is no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "an old version of Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (b"PK\x03\x04 cut", "is cut off or damaged"),
        (b"word " * 3_000_000, r"has about 5,000 pages; a statement has no more than 100"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as raised:
        read_document_here(_file(tmp_path, "statement.docx", content))

    assert raised.value.title.startswith("statement.docx ")
    assert raised.value.next_step


def test_a_workbook_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is a workbook, not a text"):
        read_document_here(build.with_parts(tmp_path / "a.docx", {"xl/workbook.xml": b"<x/>"}))


def test_a_file_that_vanished_or_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is not there any more"):
        read_document(tmp_path / "gone.docx")
    with pytest.raises(UnreadableFile, match="is a folder"):
        read_document(tmp_path)


@pytest.mark.skipif(os.name == "nt" or not os.getuid(), reason="the owner of everything may read everything")
def test_a_locked_file(tmp_path: Path) -> None:
    path = _file(tmp_path, "locked.txt", b"text")
    path.chmod(0)

    with pytest.raises(UnreadableFile, match="another program holds it, or you may not read it"):
        read_document(path)


def test_markdown_marks_are_letters_and_headings() -> None:
    heading, label, end = paragraphs_of("# Safe passage\n\n**Access:** now\n\n###")

    assert (heading.text, heading.style) == ("Safe passage", "heading")
    assert (label.text, label.bold) == ("Access: now", ((0, 7),))
    assert end.text == "###"
