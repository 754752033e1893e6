"""CSV that is safe to open: no cell can run as a formula, and our own import takes the guard off again."""

import codecs
import locale
import sys
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import BinaryIO

from desktop.formats.exports.text import writable

TRIGGERS = frozenset("=+-@\t\r")
"""What a spreadsheet takes for the start of a formula."""

GUARD = "'"


def guarded(text: str) -> str:
    """The text as it is written: a `'` before whatever could run, or could be mistaken for a guarded text."""
    return GUARD + text if text and (text[0] in TRIGGERS or _looks_guarded(text)) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if _looks_guarded(text) else text


def _looks_guarded(text: str) -> bool:
    return text[0:1] == GUARD and text.lstrip(GUARD)[0:1] in TRIGGERS


def write_delimited(
    stream: BinaryIO,
    header: Sequence[str],
    parts: Iterable[Sequence[Sequence[str]]],
    *,
    delimiter: str = ",",
    byte_order_mark: bool = False,
) -> int:
    """Write a header and rows of text as CSV in UTF-8 with CRLF. Returns the number of rows.

    The rows come some at a time, each part as its columns: what a cell needs is asked of a whole column at once (0.3 s
    for 100,000 rows of 50 columns; 0.7 s cell by cell through the csv module).
    """
    count = 0
    stream.write(codecs.BOM_UTF8 if byte_order_mark else b"")
    for columns in chain([[[title] for title in header]], parts):
        fields = [_fields(column, delimiter) for column in columns]
        if len(fields) == 1:  # an empty line would be no row
            fields = [[field or _QUOTE * 2 for field in fields[0]]]
        lines = list(map(delimiter.join, zip(*fields, strict=True)))
        stream.write("".join([line + _END for line in lines]).encode())
        count += len(lines)
    return count - 1


def _fields(column: Sequence[str], delimiter: str) -> Sequence[str]:
    """The cells of a column as they stand in the file."""
    joined = "".join(column)
    if not joined:
        return column
    special = _QUOTE in joined or delimiter in joined or not joined.isprintable()
    if special or not _SUSPECT.isdisjoint({cell[:1] for cell in column}):
        return [_field(cell, delimiter) for cell in column]
    return column


def _field(cell: str, delimiter: str) -> str:
    if not cell or (cell[0] not in _SUSPECT and _QUOTE not in cell and delimiter not in cell and cell.isprintable()):
        return cell
    text = guarded(writable(cell))
    if _QUOTE in text or delimiter in text or "\n" in text or "\r" in text:
        return _QUOTE + text.replace(_QUOTE, _QUOTE * 2) + _QUOTE
    return text


_QUOTE, _END = '"', "\r\n"
_SUSPECT = TRIGGERS | {GUARD}


def separator_of_this_computer() -> str:
    """The separator Excel expects on this computer: a semicolon where the decimal mark is not a point."""
    if sys.platform == "win32":
        return _separator_of_windows()
    decimal = _decimal_mark()
    return "," if decimal == "." else ";"


def _decimal_mark() -> str:
    from babel import Locale, UnknownLocaleError, default_locale
    from babel.numbers import get_decimal_symbol

    try:
        name = default_locale("LC_NUMERIC")
        return (
            get_decimal_symbol(Locale.parse(name), numbering_system="default")
            if name
            else str(locale.localeconv()["decimal_point"])
        )
    except (UnknownLocaleError, ValueError):
        return "."


def _separator_of_windows() -> str:
    if sys.platform != "win32":
        return ","
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Control Panel\International") as settings:
            separator, _kind = winreg.QueryValueEx(settings, "sList")
    except OSError:
        return ","
    return str(separator) if str(separator) in {",", ";", "\t", "|"} else ","
