"""Tables in disguise: web pages and Excel 2003 XML that some programs save under the name `.xls`."""

from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from desktop.formats.sheets.archive import broken
from desktop.formats.sheets.encodings import Letters, lines_of
from desktop.formats.sheets.nouns import ReadOptions, SheetInfo
from desktop.formats.sheets.recognise import unreadable
from desktop.formats.sheets.source import Source
from desktop.formats.sheets.structure import Row

_MOST_SPAN = 1_000
_MOST_GAP = 1_048_576
_SILENT = frozenset({"script", "style", "head", "template"})


def web_page(path: Path, letters: Letters) -> Source:
    """The largest table of a web page.

    Raises:
        UnreadableFile: there is none.
    """
    reader = _Page()
    with closing(lines_of(lambda: path.open("rb"), letters)()) as lines:  # type: ignore[type-var] # they close
        for line in lines:
            reader.feed(line)
    reader.close()
    tables = [table for table in reader.tables if table]
    if not tables:
        raise unreadable(
            path, "is a web page without a table in it.", "Save the list as .xlsx or CSV, and choose that."
        )
    largest = max(tables, key=len)
    others = f"{len(tables) - 1} other tables of the page" if len(tables) > 2 else "1 other table of the page"  # noqa: PLR2004
    notes = (*letters.notes, *((others,) if len(tables) > 1 else ()))
    return Source(
        "html",
        lambda: iter(largest),
        encoding=letters.encoding,
        question=letters.question,
        notes=lambda: notes,
    )


class _Page(HTMLParser):
    """Collects the cells of every table; a table inside a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag == "table":
            self.tables.append([])
            self._open.append(self.tables[-1])
            self._cell = None
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].append([])
        elif tag in {"td", "th"} and self._open:
            self._end_cell()
            if not self._open[-1]:
                self._open[-1].append([])
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), _MOST_SPAN) if span.isdecimal() else 1
        elif tag in {"br", "p", "div", "li"} and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(self._silent - (tag in _SILENT), 0)
        if tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = "\n".join(" ".join(line.split()) for line in "".join(self._cell).split("\n")).strip()
        self._open[-1][-1].extend([text, *[""] * (self._span - 1)])
        self._cell = None


def spreadsheet_xml(path: Path, options: ReadOptions) -> Source:
    """A sheet of an Excel 2003 XML file.

    Raises:
        UnreadableFile: damaged, a trap, or without the sheet.
    """
    sheets: dict[str, list[Row]] = {}
    try:
        for name, row in _xml_rows(path):
            sheets.setdefault(name, []).append(row)
    except DefusedXmlException:
        raise unreadable(path, "holds definitions that no spreadsheet program writes. It was not read.") from None
    except (ParseError, ValueError):
        if not sheets:
            raise broken(path) from None
    name = options.sheet if options.sheet is not None else max(sheets, key=lambda each: len(sheets[each]), default="")
    if name not in sheets:
        raise unreadable(path, f"has no sheet ‘{name}’." if name else "has no sheet with cells.", "Choose another one.")
    infos = tuple(SheetInfo(each, "", len(rows)) for each, rows in sheets.items())
    return Source("xml", lambda: iter(sheets[name]), infos, name)


def _xml_rows(path: Path) -> Iterator[tuple[str, Row]]:
    sheet, number = "", 0
    cells: dict[int, str] = {}
    text: list[str] = []
    for event, element in iterparse(path, events=("start", "end"), forbid_dtd=True):
        tag = element.tag.rpartition("}")[2]
        if event == "start" and tag == "Worksheet":
            sheet, number = _attribute(element, "Name"), 0
        elif event == "end" and tag == "Data":
            text.append("".join(element.itertext()))
        elif event == "end" and tag == "Cell":
            column = int(_attribute(element, "Index") or max(cells, default=-1) + 2) - 1
            cells[min(column, _MOST_SPAN * 16)] = " ".join(text)
            text.clear()
        elif event == "end" and tag == "Row":
            at = min(int(_attribute(element, "Index") or 0), _MOST_GAP)
            for _ in range(number + 1, at):
                yield sheet, []
            number = max(number + 1, at)
            yield sheet, [cells.get(column, "") for column in range(max(cells, default=-1) + 1)]
            cells = {}
            element.clear()


def _attribute(element: object, name: str) -> str:
    items: list[tuple[str, str]] = list(element.items())  # type: ignore[attr-defined]
    return next((value for key, value in items if key.rpartition("}")[2] == name), "")
