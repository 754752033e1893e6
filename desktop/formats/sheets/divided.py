"""Tables squeezed into one column: each cell, or each quoted line, holds a whole row with its delimiters.

That is what is left when a text file was opened with the wrong separator, or pasted, and then saved.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from desktop.formats.sheets.delimited import NO_DELIMITER, guess_delimiter
from desktop.formats.sheets.source import Source
from desktop.formats.sheets.structure import Row, filled, name_count, text_of

_LOOKED_AT = 60
_HEAD = 10
_ENOUGH_NAMES = 2


def divided(source: Source) -> Source:
    """The source itself, or, if its one column holds whole rows, the table they make."""
    some = list(islice(source.rows(), _LOOKED_AT))
    if source.delimiter or any(filled(cells) > 1 for cells in some):
        return source
    texts = [text for cells in some if (text := _only(cells))]
    delimiter = guess_delimiter(texts)
    if delimiter == NO_DELIMITER:
        return source
    if not any(name_count(_split(text, delimiter)) >= _ENOUGH_NAMES for text in texts[:_HEAD]):
        return source

    def rows() -> Iterator[Row]:
        for cells in source.rows():
            yield _split(_only(cells), delimiter)

    spoken = "TAB" if delimiter == "\t" else f"‘{delimiter}’"
    said = f"Each row stood in one cell, which is divided at {spoken}"
    return replace(source, rows=rows, merges=(), delimiter=delimiter, notes=lambda: (said, *source.notes()))


def _only(cells: Row) -> str:
    return next((text for cell in cells if (text := text_of(cell))), "")


def _split(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return [text]
