"""Web pages and HTML from the clipboard: the article without the page around it, hidden addresses marked as hidden."""

import re

from lxml import etree, html

from desktop.domain.statement.reading import Paragraph
from desktop.domain.statement.reading.nouns import Style
from desktop.formats.documents.reading.gathering import Passed, Pieces, table_rows
from desktop.formats.documents.reading.nouns import Document, unreadable

HIDDEN_ADDRESS = "[email protected]"
_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "svg",
        "canvas",
        "form",
        "button",
        "select",
        "input",
        "textarea",
        "nav",
        "aside",
        "footer",
        "head",
        "object",
        "embed",
        "video",
        "audio",
        "map",
        "link",
        "meta",
        "title",
    ]
)
_CHROME = re.compile(
    r"\b(?:nav|menu|breadcrumbs?|cookies?|sidebar|share|sharing|social|related|newsletter|comments?|skip-link|screen-reader-text|sr-only|visually-hidden|banner-ad)\b",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|;|$)", re.IGNORECASE
)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_LIST_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "address",
        "figure",
        "figcaption",
        "center",
        "body",
        "html",
        "fieldset",
        "details",
        "summary",
        "hr",
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_MAIN_SHARE, _SMALLEST_MAIN = 0.25, 300
_SAID = {
    "hidden": ("piece of hidden text", "pieces of hidden text", "left out."),
    "scripts": ("script", "scripts", "left out and not run."),
    "pictures": ("picture", "pictures", "left out."),
    "chrome": (
        "part of the page around the text",
        "parts of the page around the text",
        "left out (menus, sharing, footer).",
    ),
}


def read_page(name: str, text: str) -> Document:
    """The text of a web page or of HTML from the clipboard.

    Raises:
        UnreadableFile: it is no HTML.
    """
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(_without_declaration(text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise unreadable(name, "is a web page that cannot be read.") from None
    reader = _Reader()
    main = _main(root)
    reader.walk(main)
    reader.close()
    found = reader.found
    if not any(one.style == "heading" for one in found) and (title := _title(root, main)):
        found.insert(0, Paragraph(title, "heading"))
    return Document("html", tuple(found), tuple(reader.passed.sentences(_SAID)))


def _without_declaration(text: str) -> str:
    """XML's own declaration of an encoding contradicts a text that is already decoded."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""), count=1)


def _size(element: html.HtmlElement) -> int:
    return len(" ".join(str(element.text_content()).split()))


def _main(root: html.HtmlElement) -> html.HtmlElement:
    """The article of a page, where it is marked as one and holds a good part of the text."""
    body = root.find("body")
    whole = root if body is None else body
    candidates = [one for tag in ("article", "main") for one in whole.iter(tag)]
    candidates += [
        one for one in whole.iter("div") if one.get("role") == "main" or one.get("itemprop") == "articleBody"
    ]
    best = max(candidates, key=_size, default=None)
    if best is None or _size(best) < max(_SMALLEST_MAIN, _size(whole) * _MAIN_SHARE):
        return whole
    return best


def _title(root: html.HtmlElement, main: html.HtmlElement) -> str:
    """The page's own headline, where it stands outside of the article."""
    for element in root.iter("h1"):
        if main not in element.iterancestors() and (text := " ".join(str(element.text_content()).split())):
            return text
    return ""


class _Reader:
    """Walks through the elements; a block ends what was gathered before it."""

    def __init__(self) -> None:
        self.found: list[Paragraph] = []
        self.passed = Passed()
        self._pieces = Pieces()
        self._style: Style = "normal"
        self._rtl = False

    def walk(self, element: html.HtmlElement, *, bold: bool = False) -> None:
        """Take in an element with everything in it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or self._is_dropped(element, tag):
            return
        if tag == "table" and self._is_data(element):
            self.close()
            self._table(element)
            return
        block = tag in _BLOCKS or tag in {"table", "tr", "td", "th", "tbody", "thead"}
        if block:
            self._open(element, tag)
        bold = self._is_bold(element, tag, bold=bold)
        self._inline(element, tag, bold=bold)
        if block:
            self.close()
            self._style = self._style_of(element.getparent())

    def _open(self, element: html.HtmlElement, tag: str) -> None:
        self.close()
        self._style = self._style_of(element)
        self._rtl = (element.get("dir") or "").lower() == "rtl" or (
            tag not in {"html", "body"} and self._rtl and element.get("dir") is None
        )

    def _style_of(self, element: html.HtmlElement | None) -> Style:
        while element is not None and isinstance(element.tag, str):
            if element.tag in _HEADINGS or "MsoTitle" in (element.get("class") or ""):
                return "heading"
            if element.tag == "li" or "MsoListParagraph" in (element.get("class") or ""):
                return "list"
            if element.tag in {"p", "td", "article", "main", "body"}:
                return "list" if any(one.tag == "li" for one in element.iterancestors()) else "normal"
            element = element.getparent()
        return "normal"

    def _inline(self, element: html.HtmlElement, tag: str, *, bold: bool) -> None:
        if tag == "br":
            self._pieces.add("\n")
        elif self._is_hidden_address(element, tag):
            self._add(HIDDEN_ADDRESS, bold=bold)
        else:
            self._add(element.text, bold=bold, pre=tag == "pre")
            for child in element:
                self.walk(child, bold=bold)
                self._add(child.tail, bold=bold, pre=tag == "pre")
            self._add(_mailto(element), bold=bold)

    def _is_dropped(self, element: html.HtmlElement, tag: str) -> bool:
        if tag == "script":
            self.passed["scripts"] += 1
        self.passed["pictures"] += tag in {"img", "picture"}
        if tag in _DROPPED:
            self.passed["chrome"] += tag in {"nav", "aside", "footer"}
            return True
        style = element.get("style") or ""
        if _LIST_MARK.search(style):
            self._style = "list"
            return True
        if element.get("hidden") is not None or _UNSEEN.search(style):
            self.passed["hidden"] += bool(str(element.text_content()).strip())
            return True
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if tag not in {"html", "body", "article", "main"} and _CHROME.search(named) and _size(element) < 1_500:  # noqa: PLR2004
            self.passed["chrome"] += 1
            return True
        return False

    def _is_bold(self, element: html.HtmlElement, tag: str, *, bold: bool) -> bool:
        style = element.get("style") or ""
        if tag in {"b", "strong", "th"} or _BOLD.search(style):
            return not _LIGHT.search(style)
        return bold and not _LIGHT.search(style)

    def _is_hidden_address(self, element: html.HtmlElement, tag: str) -> bool:
        protected = tag == "a" and "email-protection" in (element.get("href") or "")
        inside = protected and any("__cf_email__" in (child.get("class") or "") for child in element)
        return (element.get("data-cfemail") is not None or protected) and not (
            inside and "@" in str(element.text_content())
        )

    def _is_data(self, table: html.HtmlElement) -> bool:
        return not any(True for _ in table.iterdescendants("table", "h1", "h2", "ul", "ol"))

    def _table(self, table: html.HtmlElement) -> None:
        rows = []
        for row in table.iter("tr"):
            cells = []
            for cell in row:
                if cell.tag in {"td", "th"}:
                    inner = _Reader()
                    inner.walk(cell)
                    inner.close()
                    self.passed.update(inner.passed)
                    cells.append(inner.found)
            rows.append(cells)
        self.found.extend(table_rows(rows))

    def _add(self, text: str | None, *, bold: bool, pre: bool = False) -> None:
        if text:
            self._pieces.add(text if pre else _SPACE.sub(" ", text), bold=bold and bool(text.strip()))

    def close(self) -> None:
        """End the paragraph that is being gathered; two line breaks end one as well."""
        made = self._pieces.paragraph(self._style, right_to_left=self._rtl)
        self._pieces = Pieces()
        start = 0
        for match in re.finditer(r"\n[ \t]*(?:\n[ \t]*)+", made.text):
            self._keep(made, start, match.start())
            start = match.end()
        self._keep(made, start, len(made.text))

    def _keep(self, made: Paragraph, start: int, end: int) -> None:
        raw = made.text[start:end]
        if not raw.strip():
            return
        start += len(raw) - len(raw.lstrip())
        text = _BREAK.sub("\n", made.text[start:end].strip())
        bold = tuple((max(0, a - start), min(b, end) - start) for a, b in made.bold if a < end and b > start)
        self.found.append(Paragraph(text, made.style, bold, made.right_to_left))


def _mailto(element: html.HtmlElement) -> str:
    """The address behind a link whose words do not show it."""
    link = element.get("href") or ""
    address = link.removeprefix("mailto:").partition("?")[0].strip()
    shown = str(element.text_content())
    return (
        f" ({address})"
        if link.startswith("mailto:") and "@" in address and "@" not in shown and "protected" not in shown
        else ""
    )
