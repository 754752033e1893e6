"""The call sheet as a tagged PDF, landscape, with room to write beside each name."""

from collections.abc import Sequence

import orjson
import typst

from desktop.domain.call_sheet import CallLine
from desktop.domain.statement.paper import PaperSize
from desktop.formats.documents.writing.pdf import SIZES
from desktop.resources import resource

_COLUMNS = ("Ring", "Who", "Outlet", "Phone", "Languages", "Why", "Notes")


def as_call_sheet(
    lines: Sequence[CallLine], *, title: str, foot: str, banner: str = "", size: PaperSize = "a4"
) -> bytes:
    """The sheet as PDF.

    Args:
        lines: in the order to ring.
        title: its heading; `foot` stands at the foot of every page (when it was made and from what).
        banner: what must be said before anything else: the embargo.
        size: of the paper.
    """
    data = {
        "title": title,
        "foot": foot,
        "banner": banner,
        "size": SIZES[size],
        "columns": _COLUMNS,
        "lines": [_line(line) for line in lines],
    }
    files = {"main.typ": resource("templates/call_sheet.typ").read_bytes(), "data.json": orjson.dumps(data)}
    made = typst.compile(  # type: ignore[call-overload]  # the stub does not know files kept in memory
        files, format="pdf", font_paths=[str(resource("fonts"))], pdf_standards=["ua-1"]
    )
    return bytes(made)


def ring_words(line: CallLine) -> str:
    """When to ring: "now, 14:05 there", "Fri 09:00 there", "time unknown"."""
    if line.there is None or line.opens is None:
        return "time unknown"
    return f"now, {line.there:%H:%M} there" if line.now else f"{line.opens:%a %H:%M} there"


def _line(line: CallLine) -> dict[str, object]:
    return {
        "ring": ring_words(line),
        "now": line.now,
        "name": line.who.name,
        "outlet": line.who.outlet,
        "phones": line.who.phones,
        "languages": ", ".join(line.who.languages),
        "note": line.who.note,
    }
