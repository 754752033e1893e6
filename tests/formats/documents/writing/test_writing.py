"""Every output says the same words in the same order; what may be read when stands first; nothing runs as markup."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import lxml.html
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage

from desktop.domain.statement.paper import Letterhead, Logo, Paper
from desktop.formats.documents.writing.html import as_html
from desktop.formats.documents.writing.pdf import as_pdf
from desktop.formats.documents.writing.plain import as_text
from desktop.formats.documents.writing.word import as_docx
from tests.statement_texts import ARABIC, ENGLISH

EMBARGO = "EMBARGOED until Sat 10 Oct 2026, 06:00 Washington (UTC-4) = 10:00 UTC"
PAPER = Paper(ENGLISH, EMBARGO, embargoed=True)


def _square(colour: str) -> bytes:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub says bytes, the call takes text
    return bytes(buffer.data().data())


def _words(text: str) -> list[str]:
    return text.split()


def _pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def _docx_text(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs)


def _html_text(document: str) -> str:
    body: Any = lxml.html.document_fromstring(document).find("body")
    return "\n".join(part.strip() for part in body.itertext())


def test_plain_text_reads_as_a_press_office_writes_it() -> None:
    lines = as_text(PAPER).splitlines()

    assert lines[0] == EMBARGO
    assert lines[2:5] == ["URGENT · Joint statement", "", ENGLISH.headline]
    assert any(line.startswith("NORTHPORT, 10 October 2026 — Shelling has struck schools, *markets*") for line in lines)
    first = lines.index("1. Ceasefire. An immediate end to hostilities.")
    assert lines[first + 1] == "2. Humanitarian access. Unhindered passage for relief."
    assert lines[-1] == (
        "Mara Lindqvist, Director, Harbour Relief Network | press@harbour-relief.example | +44 20 7946 0000"
    )


@pytest.mark.parametrize("read", [lambda p: _docx_text(as_docx(p)), lambda p: _html_text(as_html(p))])
@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_all_outputs_say_the_same_words(read: Any, text: Any) -> None:
    paper = replace(PAPER, text=text)

    numberless = [word for word in _words(as_text(paper)) if word not in {"1.", "2."}]
    assert _words(read(paper)) == numberless


def test_the_pdf_is_tagged_titled_and_says_everything() -> None:
    reader = PdfReader(BytesIO(as_pdf(PAPER)))

    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == ENGLISH.headline
    said = " ".join(_words(_pdf_text(as_pdf(PAPER))))
    for words in (
        EMBARGO,
        "*markets* & camps #since <b>5 October</b>.",
        "1. Ceasefire. An immediate end",
        "+44 20 7946",
    ):
        assert words in said


def test_arabic_pdf_is_arabic_and_keeps_its_fonts_inside() -> None:
    reader = PdfReader(BytesIO(as_pdf(replace(PAPER, text=ARABIC))))

    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "ar"
    assert reader.metadata is not None
    assert reader.metadata.title == ARABIC.headline
    resources: Any = reader.pages[0]["/Resources"]
    fonts = {str(font.get_object()["/BaseFont"]) for font in resources["/Font"].values()}
    assert any("NotoSansArabic" in font for font in fonts)


def test_arabic_word_and_html_run_from_right_to_left() -> None:
    paper = replace(PAPER, text=ARABIC)

    document = docx.Document(BytesIO(as_docx(paper)))
    assert all(paragraph._p.xpath("w:pPr/w:bidi") for paragraph in document.paragraphs)
    assert document.core_properties.language == "ar"
    assert '<html lang="ar" dir="rtl">' in as_html(paper)


@pytest.mark.parametrize(("size", "points"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper_has_its_size(size: Any, points: tuple[int, int]) -> None:
    paper = replace(PAPER, size=size)

    box = PdfReader(BytesIO(as_pdf(paper))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == points
    section = docx.Document(BytesIO(as_docx(paper))).sections[0]
    assert section.page_width is not None
    assert round(section.page_width.pt) == points[0]


def test_logos_stand_in_the_agreed_order_with_their_names() -> None:
    red, blue = (Logo(_square(colour), "image/png") for colour in ("red", "blue"))
    paper = replace(
        PAPER,
        letterhead=(Letterhead("Harbour Relief Network", "HRN", red), Letterhead("COB"), Letterhead("NDU", "", blue)),
    )

    page = lxml.html.document_fromstring(as_html(paper))
    assert [image.get("alt") for image in page.iter("img")] == ["Harbour Relief Network", "NDU"]
    assert not list(lxml.html.document_fromstring(as_html(paper, logos=False)).iter("img"))
    assert len(docx.Document(BytesIO(as_docx(paper))).inline_shapes) == 2
    assert len(PdfReader(BytesIO(as_pdf(paper))).pages[0].images) == 2


def test_a_proof_says_so_on_paper() -> None:
    paper = replace(PAPER, release_line="", embargoed=False, mark="DRAFT, not for publication")

    assert as_text(paper).startswith("*** DRAFT, not for publication ***")
    assert "DRAFT, not for publication" in _html_text(as_html(paper))
    assert "DRAFT, not for publication" in _pdf_text(as_pdf(paper))
    header = docx.Document(BytesIO(as_docx(paper))).sections[0].header
    assert header.paragraphs[0].text == "DRAFT, not for publication"


def test_word_files_name_nobody() -> None:
    facts = docx.Document(BytesIO(as_docx(PAPER))).core_properties

    assert (facts.author, facts.last_modified_by, facts.comments) == ("", "", "")
    assert facts.title == ENGLISH.headline
