"""PDF by Typst: tagged (PDF/UA-1) with title and language, Arabic shaped and laid out from right to left, fonts inside.

The text goes in as data, never as markup; nothing outside the memory is read but the program's own fonts.
"""

from typing import Any

import orjson
import typst

from desktop.domain.statement.paper import Paper, pieces
from desktop.domain.statement.paper_words import is_right_to_left
from desktop.resources import resource

SIZES = {"a4": "a4", "letter": "us-letter"}


def as_pdf(paper: Paper) -> bytes:
    """The statement as a PDF file."""
    files = {
        "main.typ": resource("templates/statement.typ").read_bytes(),
        "data.json": orjson.dumps(_data(paper)),
    }
    made = typst.compile(  # type: ignore[call-overload]  # the stub does not know files kept in memory
        files,
        format="pdf",
        font_paths=[str(resource("fonts"))],
        pdf_standards=["ua-1"],
    )
    return bytes(made)


def _data(paper: Paper) -> dict[str, Any]:
    text = paper.text
    return {
        "lang": text.language.partition("-")[0].lower(),
        "rtl": is_right_to_left(text.language),
        "title": text.headline or "Statement",
        "authors": [one.name for one in text.organisations],
        "size": SIZES[paper.size],
        "mark": paper.mark,
        "embargoed": paper.embargoed,
        "foot": paper.release_line if paper.embargoed else text.headline,
        "logos": [
            {"name": head.name, "data": list(head.logo.data)}  # numbers: files in memory have to be text
            for head in paper.letterhead
            if head.logo is not None
        ],
        "pieces": [
            {"role": str(one.role), "text": one.text, "bold": one.bold, "number": one.number} for one in pieces(paper)
        ],
    }
