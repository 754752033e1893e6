"""Documents as people send them, and as people should not."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

TINY_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def word(path: Path, fill: Callable[[Document], object]) -> Path:
    """A Word document."""
    document = docx.Document()
    fill(document)
    document.save(str(path))
    return path


def with_parts(path: Path, parts: dict[str, bytes]) -> Path:
    """The container with further parts, as macros and comments are."""
    with zipfile.ZipFile(path, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def hide(run: object) -> None:
    """Make a run hidden text."""
    run._r.get_or_add_rPr().append(OxmlElement("w:vanish"))  # type: ignore[attr-defined]


def tracked(document: Document, kind: str, text: str) -> None:
    """A paragraph with a tracked insertion ("ins") or deletion ("del")."""
    word_of = "delText" if kind == "del" else "t"
    change = parse_xml(
        f'<w:{kind} {nsdecls("w")} w:id="1" w:author="A"><w:r><w:{word_of} xml:space="preserve">{text}</w:{word_of}>'
        f"</w:r></w:{kind}>"
    )
    document.add_paragraph("Before. ")._p.append(change)


def text_box(document: Document, text: str) -> None:
    """A paragraph with a text box, written for new and for old programs."""
    box = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    choice = parse_xml(
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        f"</mc:AlternateContent></w:r>"
    )
    document.add_paragraph("Beside the box")._p.append(choice)


def right_to_left(paragraph: object) -> None:
    """Make a paragraph run from right to left."""
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # type: ignore[attr-defined]
    assert paragraph._p.pPr.find(qn("w:bidi")) is not None  # type: ignore[attr-defined]


_ODT_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    + " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
            ("dc", "dc"),
        )
    )
    + "><office:automatic-styles>"
    '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="R"><style:paragraph-properties style:writing-mode="rl-tb"/></style:style>'
    "</office:automatic-styles><office:body><office:text>"
)
_ODT_TAIL = "</office:text></office:body></office:document-content>"


def odt(path: Path, body: str, **parts: bytes) -> Path:
    """An OpenDocument text with this body."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", _ODT_HEAD + body + _ODT_TAIL)
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return path
