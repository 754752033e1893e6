"""CSV that is safe to open: no cell can run as a formula, and our own import takes the guard off again."""

import csv
import locale
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
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
    rows: Iterable[Sequence[str]],
    *,
    delimiter: str = ",",
    byte_order_mark: bool = False,
) -> int:
    """Write a header and rows of text as CSV in UTF-8 with CRLF. Returns the number of rows."""
    encoding = "utf-8-sig" if byte_order_mark else "utf-8"
    text = TextIOWrapper(stream, encoding, newline="", write_through=False)
    try:
        counter = _Counter(rows)
        writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow([guarded(writable(title)) for title in header])
        writer.writerows(counter)
        text.flush()
    finally:
        text.detach()  # the stream belongs to whoever opened it
    return counter.count


class _Counter:
    """The rows made safe on their way to the writer, counted."""

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        self.count = 0
        self._rows = rows

    def __iter__(self) -> Iterator[list[str]]:
        for row in self._rows:
            self.count += 1
            yield [
                cell if not cell or (cell[0] not in _SUSPECT and cell.isprintable()) else guarded(writable(cell))
                for cell in row
            ]


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
