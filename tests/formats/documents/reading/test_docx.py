"""Word documents: what a reader sees is read, everything else is named."""

from hashlib import sha256
from pathlib import Path

import pytest
from docx.document import Document as Word

from desktop.domain.errors import UnreadableFile
from desktop.formats.documents.reading.docx import read_docx
from tests.formats.documents.reading import build


def _texts(path: Path) -> list[str]:
    return [one.text for one in read_docx(path).paragraphs if one.text]


def test_headings_lists_bold_letters_and_tables(tmp_path: Path) -> None:
    def fill(document: Word) -> None:
        document.add_heading("Safe passage now", 0)
        label = document.add_paragraph()
        label.add_run("Access:").bold = True
        label.add_run(" open the roads.")
        document.add_paragraph("No fuel.", style="List Bullet")
        build.right_to_left(document.add_paragraph("بيان"))
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Mara Lindqvist", "mara@hrn.example"

    title, label, entry, arabic, row = [
        one for one in read_docx(build.word(tmp_path / "a.docx", fill)).paragraphs if one.text
    ]

    assert (title.style, entry.style, row.style) == ("heading", "list", "table")
    assert label.text[slice(*label.bold[0])] == "Access:"
    assert arabic.right_to_left
    assert row.text == "Mara Lindqvist | mara@hrn.example"


def test_tracked_changes_are_read_as_accepted_and_named(tmp_path: Path) -> None:
    def fill(document: Word) -> None:
        build.tracked(document, "ins", "Put in later.")
        build.tracked(document, "del", "Taken out.")

    document = read_docx(build.word(tmp_path / "a.docx", fill))

    assert [one.text for one in document.paragraphs] == ["Before. Put in later.", "Before. "]
    assert document.notes == (
        "1 tracked insertion taken in, as if accepted.",
        "1 tracked deletion left out, as if accepted.",
    )


def test_hidden_text_is_left_out_and_named(tmp_path: Path) -> None:
    def fill(document: Word) -> None:
        paragraph = document.add_paragraph("Seen. ")
        build.hide(paragraph.add_run("Do not publish the name."))

    document = read_docx(build.word(tmp_path / "a.docx", fill))

    assert "".join(one.text for one in document.paragraphs) == "Seen. "
    assert document.notes == ("1 piece of hidden text left out.",)


def test_macros_comments_footnotes_and_objects_are_named(tmp_path: Path) -> None:
    path = build.word(tmp_path / "a.docm", lambda document: document.add_paragraph("Text."))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    build.with_parts(
        path,
        {
            "word/vbaProject.bin": b"macro",
            "word/comments.xml": f"<w:comments {space}><w:comment/><w:comment/></w:comments>".encode(),
            "word/footnotes.xml": f'<w:footnotes {space}><w:footnote w:type="separator"/><w:footnote/></w:footnotes>'.encode(),
            "word/embeddings/sheet1.bin": b"x",
            "word/header9.xml": f"<w:hdr {space}><w:p><w:r><w:t>CONFIDENTIAL</w:t></w:r></w:p></w:hdr>".encode(),
        },
    )

    assert set(read_docx(path).notes) == {
        "1 set of macros left out and not run.",
        "2 comments left out.",
        "1 footnote left out.",
        "1 embedded object left out.",
        "The page header ‘CONFIDENTIAL’ was left out.",
    }


def test_a_text_box_is_read_once_where_it_stands(tmp_path: Path) -> None:
    path = build.word(tmp_path / "a.docx", lambda document: build.text_box(document, "Press: +1 202 555 0143"))

    assert _texts(path) == ["Beside the box", "Press: +1 202 555 0143"]
    assert read_docx(path).notes == ("1 text box taken in where it stands.",)


def test_pictures_only_get_a_clear_sentence(tmp_path: Path) -> None:
    picture = tmp_path / "scan.png"
    picture.write_bytes(build.TINY_PNG)
    path = build.word(tmp_path / "scan.docx", lambda document: document.add_picture(str(picture)))

    with pytest.raises(UnreadableFile, match="holds only pictures: there is no text"):
        read_docx(path)


def test_a_book_of_500_pages_is_not_read(tmp_path: Path) -> None:
    def fill(document: Word) -> None:
        for page in range(500):
            document.add_paragraph(" ".join(sha256(b"%d %d" % (page, word)).hexdigest()[:9] for word in range(300)))

    with pytest.raises(UnreadableFile, match=r"has about 499 pages; a statement has no more than 100"):
        read_docx(build.word(tmp_path / "book.docx", fill))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><w:document/>", "definitions that no word processor writes"),
        (b"<w:document", "definitions|damaged"),
        (b'<d xmlns="x"><open></d>', "damaged"),
    ],
)
def test_a_trap_or_a_damaged_text_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = build.with_parts(tmp_path / "trap.docx", {"word/document.xml": content})

    with pytest.raises(UnreadableFile, match=said):
        read_docx(path)


def test_a_part_that_unfolds_too_far_is_refused(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 5_000_000)

    with pytest.raises(UnreadableFile, match="times its size"):
        read_docx(path)
