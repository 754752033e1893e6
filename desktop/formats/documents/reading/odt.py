"""OpenDocument texts: the text as a reader of the finished page sees it, and a sentence about everything else."""

from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from desktop.domain.statement.reading import Paragraph
from desktop.domain.statement.reading.nouns import Style
from desktop.formats.documents.reading.gathering import Passed, Pieces, table_rows
from desktop.formats.documents.reading.nouns import AS_DOCUMENT, Document, checked, unreadable
from desktop.formats.documents.reading.package import opened, part

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_MOST_BLANKS = 100
_SAID = {
    "changes": ("tracked change", "tracked changes", "read as if accepted."),
    "hidden": ("piece of hidden text", "pieces of hidden text", "left out."),
    "comments": ("comment", "comments", "left out."),
    "footnotes": ("footnote", "footnotes", "left out."),
    "boxes": ("text box", "text boxes", "taken in where it stands."),
    "embedded": ("embedded object", "embedded objects", "left out."),
    "pictures": ("picture", "pictures", "left out."),
    "macros": ("macro", "macros", "left out and not run."),
}
_COUNTED = {
    f"{_OFFICE}annotation": "comments",
    f"{_TEXT}note": "footnotes",
    f"{_TEXT}hidden-text": "hidden",
    f"{_TEXT}hidden-paragraph": "hidden",
    f"{_DRAW}image": "pictures",
    f"{_DRAW}object": "embedded",
    f"{_DRAW}object-ole": "embedded",
}


def read_odt(path: Path) -> Document:
    """The text of an OpenDocument text.

    Raises:
        UnreadableFile: it is damaged, a trap, a book, or pictures only.
    """
    with opened(path) as archive:
        root = _parsed(path, part(path, archive, "content.xml"))
        styles = part(path, archive, "styles.xml")
        margins = _margins(_parsed(path, styles)) if styles else []
        macros = sum(
            name.startswith("Basic/") and name.endswith(".xml") and name.count("/") > 1 for name in archive.namelist()
        )
    reader = _Reader(root)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    paragraphs = [] if body is None else reader.blocks(body)
    reader.passed["macros"] += macros
    notes = (*reader.passed.sentences(_SAID), *margins)
    return checked(path.name, Document("odt", tuple(paragraphs), notes), pictures=reader.passed["pictures"])


def _parsed(path: Path, content: bytes) -> Element:
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        raise unreadable(
            path.name, "is damaged: its text cannot be read.", f"Ask for it again. {AS_DOCUMENT}"
        ) from None
    return root


def _margins(styles: Element) -> list[str]:
    found: list[str] = []
    for kind in ("header", "footer"):
        texts = {" ".join("".join(one.itertext()).split()) for one in styles.iter(f"{_STYLE}{kind}")}
        found.extend(f"The page {kind} ‘{text[:120]}’ was left out." for text in sorted(texts) if text)
    return found


class _Reader:
    """Walks through the body; counts what it does not take in."""

    def __init__(self, root: Element) -> None:
        self.passed = Passed()
        self._bold: set[str] = set()
        self._hidden: set[str] = set()
        self._right: set[str] = set()
        for style in root.iter(f"{_STYLE}style"):
            self._learn(style)

    def _learn(self, style: Element) -> None:
        name = style.get(f"{_STYLE}name") or ""
        letters, lines = style.find(f"{_STYLE}text-properties"), style.find(f"{_STYLE}paragraph-properties")
        if letters is not None and letters.get(f"{_FO}font-weight") in {"bold", "700", "800", "900"}:
            self._bold.add(name)
        if letters is not None and letters.get(f"{_TEXT}display") == "none":
            self._hidden.add(name)
        if lines is not None and (lines.get(f"{_STYLE}writing-mode") or "").startswith("rl"):
            self._right.add(name)

    def blocks(self, parent: Element, *, listed: bool = False) -> list[Paragraph]:
        """The paragraphs, lists and tables under an element, in order."""
        found: list[Paragraph] = []
        for child in parent:
            if child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
                style: Style = "heading" if child.tag.endswith("}h") else ("list" if listed else "normal")
                found.extend(self._paragraph(child, style))
            elif child.tag == f"{_TEXT}list":
                for item in child:
                    found.extend(self.blocks(item, listed=True))
            elif child.tag == f"{_TABLE}table":
                rows = [
                    [self.blocks(cell) for cell in row.iter(f"{_TABLE}table-cell")]
                    for row in child.iter(f"{_TABLE}table-row")
                ]
                found.extend(table_rows(rows))
            elif child.tag == f"{_TEXT}tracked-changes":
                self.passed["changes"] += len(child)
            elif child.tag == f"{_TEXT}section" and child.get(f"{_TEXT}display") == "none":
                self.passed["hidden"] += 1
            elif child.tag in {
                f"{_TEXT}section",
                f"{_TEXT}list-item",
                f"{_TEXT}numbered-paragraph",
                f"{_TEXT}index-body",
            }:
                found.extend(self.blocks(child, listed=listed))
        return found

    def _paragraph(self, element: Element, style: Style) -> list[Paragraph]:
        name = element.get(f"{_TEXT}style-name") or ""
        pieces, boxes = Pieces(), list[Paragraph]()
        if name in self._hidden:
            self.passed["hidden"] += bool("".join(element.itertext()).strip())
            return []
        self._inside(element, pieces, boxes, bold=name in self._bold)
        return [pieces.paragraph(style, right_to_left=name in self._right), *boxes]

    def _inside(self, parent: Element, pieces: Pieces, boxes: list[Paragraph], *, bold: bool) -> None:
        pieces.add(parent.text or "", bold=bold)
        for child in parent:
            self._child(child, pieces, boxes, bold=bold)
            pieces.add(child.tail or "", bold=bold)

    def _child(self, child: Element, pieces: Pieces, boxes: list[Paragraph], *, bold: bool) -> None:
        name = child.get(f"{_TEXT}style-name") or ""
        if child.tag in _COUNTED:
            self.passed[_COUNTED[child.tag]] += 1
        elif child.tag == f"{_TEXT}s":
            pieces.add(" " * min(int(child.get(f"{_TEXT}c") or 1), _MOST_BLANKS))
        elif child.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
            pieces.add("\t" if child.tag.endswith("tab") else "\n")
        elif child.tag == f"{_DRAW}text-box":
            self.passed["boxes"] += 1
            boxes.extend(self.blocks(child))
        elif name in self._hidden:
            self.passed["hidden"] += 1
        else:
            self._inside(child, pieces, boxes, bold=bold or name in self._bold)
