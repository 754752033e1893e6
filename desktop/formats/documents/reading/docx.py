"""Word documents: the text as a reader of the finished page sees it, and a sentence about everything else."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from desktop.domain.statement.reading import Paragraph
from desktop.domain.statement.reading.nouns import Style
from desktop.formats.documents.reading.gathering import Passed, Pieces, table_rows
from desktop.formats.documents.reading.nouns import AS_DOCUMENT, Document, checked, too_long, unreadable
from desktop.formats.documents.reading.package import opened, part

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = frozenset({"0", "false", "off", "none"})
_PAGES = re.compile(rb"<Pages>(\d{1,7})</Pages>")
_MOST_PAGES = 100
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "ptab": "\t"}
_SKIPPED = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "sectPr", "instrText", "delText", "delInstrText", "object", "pict"}
)
_SAID = {
    "inserted": ("tracked insertion", "tracked insertions", "taken in, as if accepted."),
    "deleted": ("tracked deletion", "tracked deletions", "left out, as if accepted."),
    "hidden": ("piece of hidden text", "pieces of hidden text", "left out."),
    "white": ("piece of text in white letters", "pieces of text in white letters", "taken in: look for it."),
    "comments": ("comment", "comments", "left out."),
    "footnotes": ("footnote", "footnotes", "left out."),
    "boxes": ("text box", "text boxes", "taken in where it stands."),
    "embedded": ("embedded object", "embedded objects", "left out."),
    "pictures": ("picture", "pictures", "left out."),
    "macros": ("set of macros", "sets of macros", "left out and not run."),
}


def read_docx(path: Path) -> Document:
    """The text of a Word document.

    Raises:
        UnreadableFile: it is damaged, a trap, a book, or pictures only.
    """
    with opened(path) as archive:
        if (pages := _pages(archive)) > _MOST_PAGES:
            raise too_long(path.name, pages)
        content = part(path, archive, _main_part(archive))
        reader = _Reader(_styles(path, archive))
        root = _parsed(path, content)
        body = next((child for child in root if _tag(child) == "body"), None)
        paragraphs = [] if body is None else reader.blocks(body)
        passed = reader.passed + _beside(path, archive)
        notes = [*Passed(passed).sentences(_SAID), *_margins(path, archive)]
    return checked(path.name, Document("docx", tuple(paragraphs), tuple(notes)), pictures=passed["pictures"])


def _main_part(archive: ZipFile) -> str:
    names = archive.namelist()
    for name in ("word/document.xml", "word/document2.xml"):
        if name in names:
            return name
    return next((name for name in names if re.fullmatch(r"word/document\d*\.xml", name)), "word/document.xml")


def _parsed(path: Path, content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(content.replace(_STRICT[1:-1].encode(), _W[1:-1].encode()), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise unreadable(
            path.name, "is damaged: its text cannot be read.", f"Ask for it again. {AS_DOCUMENT}"
        ) from None


def _pages(archive: ZipFile) -> int:
    try:
        found = _PAGES.search(archive.read("docProps/app.xml")[:100_000])
    except KeyError:
        return 0
    return int(found[1]) if found else 0


def _tag(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _on(properties: etree._Element | None, name: str) -> bool:
    """Whether a switch such as bold or hidden is on."""
    found = None if properties is None else properties.find(f"{_W}{name}")
    return found is not None and (found.get(f"{_W}val") or "1").lower() not in _OFF


def _styles(path: Path, archive: ZipFile) -> dict[str, frozenset[str]]:
    """What the styles mean for us: "heading", "list", "bold", "hidden"."""
    content = part(path, archive, "word/styles.xml")
    found: dict[str, frozenset[str]] = {}
    if not content:
        return found
    for style in _parsed(path, content).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        named = (name.get(f"{_W}val") or "" if name is not None else "").lower()
        run, paragraph = style.find(f"{_W}rPr"), style.find(f"{_W}pPr")
        facts = set()
        if named.startswith(("heading", "title", "subtitle", "überschrift", "titre")):
            facts.add("heading")
        if (paragraph is not None and paragraph.find(f"{_W}numPr") is not None) or named.startswith("list bullet"):
            facts.add("list")
        facts |= {fact for fact, switch in (("bold", "b"), ("hidden", "vanish")) if _on(run, switch)}
        found[style.get(f"{_W}styleId") or ""] = frozenset(facts)
    return found


class _Reader:
    """Walks through the body; counts what it does not take in."""

    def __init__(self, styles: dict[str, frozenset[str]]) -> None:
        self._styles = styles
        self.passed: Passed = Passed()

    def blocks(self, parent: etree._Element) -> list[Paragraph]:
        """The paragraphs and tables under an element, in order."""
        found: list[Paragraph] = []
        for child in parent:
            tag = _tag(child)
            if tag == "p":
                found.extend(self._paragraph(child))
            elif tag == "tbl":
                found.extend(
                    table_rows([[self.blocks(cell) for cell in row.iter(f"{_W}tc")] for row in self._rows(child)])
                )
            elif tag in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
                self.passed["inserted"] += tag in {"ins", "moveTo"}
                found.extend(self.blocks(child))
        return found

    def _rows(self, table: etree._Element) -> Iterator[etree._Element]:
        return (row for row in table.iter(f"{_W}tr") if next(row.iterancestors(f"{_W}tbl")) is table)

    def _paragraph(self, element: etree._Element) -> list[Paragraph]:
        properties = element.find(f"{_W}pPr")
        style, facts = self._style(properties)
        mark = None if properties is None else properties.find(f"{_W}rPr")
        pieces, boxes = Pieces(), list[Paragraph]()
        self._inside(element, pieces, boxes, bold="bold" in facts)
        made = pieces.paragraph(style, right_to_left=_on(properties, "bidi"))
        if _on(mark, "vanish") and not made.text.strip():
            return boxes
        return [made, *boxes]

    def _style(self, properties: etree._Element | None) -> tuple[Style, frozenset[str]]:
        if properties is None:
            return "normal", frozenset()
        named = properties.find(f"{_W}pStyle")
        facts = self._styles.get((named.get(f"{_W}val") or "") if named is not None else "", frozenset())
        if "heading" in facts or properties.find(f"{_W}outlineLvl") is not None:
            return "heading", facts
        number = properties.find(f"{_W}numPr")
        listed = number is not None or "list" in facts
        if number is not None and (kind := number.find(f"{_W}numId")) is not None and kind.get(f"{_W}val") == "0":
            listed = False
        return ("list" if listed else "normal"), facts

    def _inside(self, parent: etree._Element, pieces: Pieces, boxes: list[Paragraph], *, bold: bool) -> None:
        for child in parent:
            tag = _tag(child)
            if tag == "r":
                self._run(child, pieces, boxes, bold=bold)
            elif tag in {"del", "moveFrom"}:
                self.passed["deleted"] += 1
            elif tag not in _SKIPPED:
                self.passed["inserted"] += tag in {"ins", "moveTo"}
                self._inside(child, pieces, boxes, bold=bold)

    def _run(self, run: etree._Element, pieces: Pieces, boxes: list[Paragraph], *, bold: bool) -> None:
        properties = run.find(f"{_W}rPr")
        named = None if properties is None else properties.find(f"{_W}rStyle")
        facts = self._styles.get((named.get(f"{_W}val") or "") if named is not None else "", frozenset())
        text = "".join(_text(child) for child in run)
        if _on(properties, "vanish") or "hidden" in facts:
            self.passed["hidden"] += bool(text.strip())
            return
        colour = None if properties is None else properties.find(f"{_W}color")
        self.passed["white"] += (
            colour is not None and (colour.get(f"{_W}val") or "").upper() == "FFFFFF" and bool(text.strip())
        )
        strong = _on(properties, "b") or "bold" in facts
        off = properties is not None and properties.find(f"{_W}b") is not None and not _on(properties, "b")
        pieces.add(text, bold=(strong or bold) and not off)
        boxes.extend(self._boxes(run))

    def _boxes(self, run: etree._Element) -> list[Paragraph]:
        """The text of text boxes; a box is written twice, for new and old programs, and read once."""
        found: list[Paragraph] = []
        for content in run.iter(f"{_W}txbxContent"):
            if any(True for _ in content.iterancestors(f"{_MC}Fallback")):
                continue
            inside = self.blocks(content)
            if any(one.text.strip() for one in inside):
                self.passed["boxes"] += 1
                found.extend(inside)
        return found


def _text(element: etree._Element) -> str:
    tag = _tag(element)
    if tag == "t":
        return element.text or ""
    if tag == "br" and element.get(f"{_W}type") in {"page", "column"}:
        return "\n"
    return _BREAKS.get(tag, "")


def _beside(path: Path, archive: ZipFile) -> Passed:
    """What is in the container beside the text."""
    found = Passed()
    for name in archive.namelist():
        found["pictures"] += name.startswith("word/media/")
        found["embedded"] += name.startswith(("word/embeddings/", "word/activeX/")) and not name.endswith(".rels")
        found["macros"] += name.rpartition("/")[2] == "vbaProject.bin"
    for name, element, kind in (
        ("comments", "comment", "comments"),
        ("footnotes", "footnote", "footnotes"),
        ("endnotes", "endnote", "footnotes"),
    ):
        if content := part(path, archive, f"word/{name}.xml"):
            notes = _parsed(path, content).iter(f"{_W}{element}")
            found[kind] += sum(note.get(f"{_W}type") in {None, "normal"} for note in notes)
    return found


def _margins(path: Path, archive: ZipFile) -> list[str]:
    """Headers and footers of the page, as sentences."""
    texts: dict[str, str] = {}
    for name in archive.namelist():
        if match := re.fullmatch(r"word/(header|footer)\d*\.xml", name):
            root = _parsed(path, part(path, archive, name))
            text = " ".join(" ".join(node.text or "" for node in root.iter(f"{_W}t")).split())
            if text:
                texts.setdefault(text, match[1])
    return [f"The page {kind} ‘{text[:120]}’ was left out." for text, kind in texts.items()]
