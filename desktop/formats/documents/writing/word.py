"""Word (.docx): real styles, a numbered list, logos in the header, right to left where the language is. No author."""

from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from desktop.domain.statement.paper import Letterhead, Paper, Piece, Role, pieces
from desktop.domain.statement.paper_words import is_right_to_left

_STYLES = {
    Role.HEADLINE: "Title",
    Role.SUBHEADLINE: "Subtitle",
    Role.HEADING: "Heading 2",
    Role.CONTACTS: "Heading 2",
    Role.DEMAND: "List Number",
}
_BOLD = frozenset({Role.RELEASE, Role.KIND, Role.LEAD})
_SMALL = frozenset({Role.BOILERPLATE, Role.ORGANISATIONS})
_MILLIMETRES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_FONT = "Arial"  # on every computer that opens a .docx, with Arabic letters
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def as_docx(paper: Paper) -> bytes:
    """The statement as a Word file, in a fixed form: the same paper gives the same words, styles and properties."""
    document = docx.Document()
    _prepare(document, paper)
    found = pieces(paper)
    first = [piece for piece in found if piece.role is Role.RELEASE]
    for piece in first:
        _add(document, piece, paper)
    _put_logos(document, paper.letterhead)
    for piece in found[len(first) :]:
        _add(document, piece, paper)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _prepare(document: Document, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in _MILLIMETRES[paper.size])
    section.left_margin = section.right_margin = Mm(25)
    for name, size in (("Normal", 11), ("Title", 20), ("Subtitle", 13), ("Heading 2", 12), ("List Number", 11)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = RGBColor(0x1E, 0x1B, 0x16)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), _FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
    facts = document.core_properties
    facts.title, facts.language = paper.text.headline[:255], paper.text.language
    facts.author = facts.last_modified_by = facts.comments = ""
    facts.created = facts.modified = _NO_DAY
    if paper.mark:
        document.sections[0].header.paragraphs[0].add_run(paper.mark).bold = True


def _add(document: Document, piece: Piece, paper: Paper) -> None:

    paragraph = document.add_paragraph(style=_STYLES.get(piece.role))
    if piece.bold:
        paragraph.add_run(f"{piece.bold} ").bold = True
    run = paragraph.add_run(piece.text)
    run.bold = True if piece.role in _BOLD else None
    if piece.role in _SMALL:
        run.font.size = Pt(9.5)
    if piece.role is Role.RELEASE and paper.embargoed:
        _frame(paragraph)
    if is_right_to_left(paper.text.language):
        _turn(paragraph)
    for part in paragraph.runs:
        _speak(part, paper.text.language)


def _turn(paragraph: Paragraph) -> None:

    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001  # the library has no name for it
    for run in paragraph.runs:
        run.font.rtl = True
        run.font.cs_bold = run.bold


def _speak(run: Run, language: str) -> None:

    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:bidi" if is_right_to_left(language) else "w:val"), language)
    run._r.get_or_add_rPr().append(tongue)  # noqa: SLF001


def _frame(paragraph: Paragraph) -> None:

    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "12"), ("space", "6"), ("color", "8A4F00")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001


def _put_logos(document: Document, letterhead: tuple[Letterhead, ...]) -> None:

    marks = [
        head for head in letterhead if head.logo is not None and head.logo.media_type in {"image/png", "image/jpeg"}
    ]
    if not marks:
        return
    paragraph = document.add_paragraph()
    for head in marks:
        assert head.logo is not None  # noqa: S101  # chosen above
        picture = paragraph.add_run().add_picture(BytesIO(head.logo.data), height=Mm(13))
        picture._inline.docPr.set("descr", head.name)  # noqa: SLF001  # what a screen reader says
        paragraph.add_run("   ")
