"""What a person or a program reads: tables and sentences, or JSON. Trouble goes to standard error only."""

import sys
import unicodedata
from collections.abc import Iterable, Sequence

import orjson


def say(text: str) -> None:
    """Print one answer."""
    print(text)


def complain(text: str) -> None:
    """Print a sentence about trouble, or a remark that is not part of the answer."""
    print(text, file=sys.stderr)


def show_json(value: object) -> None:
    """Print one JSON value."""
    print(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())


def show_json_list(items: Iterable[object]) -> None:
    """Print a JSON list of any length, one element a line, as its elements come."""
    print("[", end="")
    for place, item in enumerate(items):
        print(",\n " if place else "\n ", orjson.dumps(item).decode(), sep="", end="")
    print("\n]")


def show_table(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under their headers, in columns as wide as needed, in any script."""
    cells = [list(headers), *([one_line(cell) for cell in row] for row in rows)]
    widths = [max(_width(row[column]) for row in cells) for column in range(len(headers))]
    for row in cells:
        padded = (text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True))
        print("  ".join(padded).rstrip())


def one_line(value: object) -> str:
    """A value as one line of text: nothing for None, several values side by side."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(map(one_line, value))
    if isinstance(value, dict):
        return ", ".join(one_line(part) for part in value.values())
    return " ".join(str(value).split())


def how_many(count: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 contact", "8,214 contacts"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
