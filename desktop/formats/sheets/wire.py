"""Previews as bytes, to come out of the child process: JSON, with the types of dates kept."""

import datetime as dt
from pathlib import Path
from typing import Any

import orjson

from desktop.formats.sheets.nouns import Cell, EncodingCandidate, Preview, SheetInfo

_READERS: dict[str, Any] = {
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "float": float,  # not a number and infinity are not JSON
    "int": int,  # more digits than JSON readers take
}
_JSON_INT = 2**53


def cell_to_json(cell: Cell) -> object:
    """A cell as JSON: text, small numbers and truth as they are, anything else with its type."""
    if isinstance(cell, float) and (cell != cell or cell in {float("inf"), float("-inf")}):  # noqa: PLR0124
        return ["float", str(cell)]
    if cell is None or isinstance(cell, str | bool | float):
        return cell
    if isinstance(cell, int):
        return cell if abs(cell) < _JSON_INT else ["int", str(cell)]
    return [type(cell).__name__, cell.isoformat()]


def cell_from_json(value: Any) -> Cell:
    """The cell that `cell_to_json` wrote."""
    cell: Cell = _READERS[value[0]](value[1]) if isinstance(value, list) else value
    return cell


def preview_to_bytes(preview: Preview) -> bytes:
    """The preview as it is sent out of the child."""
    plain = {
        **{name: getattr(preview, name) for name in Preview.__dataclass_fields__},
        "path": str(preview.path),
        "sample": [[number, [cell_to_json(cell) for cell in cells]] for number, cells in preview.sample],
    }
    return orjson.dumps(plain)


def preview_from_bytes(frame: bytes) -> Preview:
    """The preview that `preview_to_bytes` wrote."""
    plain = orjson.loads(frame)
    return Preview(
        **plain
        | {
            "path": Path(plain["path"]),
            "sheets": tuple(SheetInfo(**sheet) for sheet in plain["sheets"]),
            "encoding_question": tuple(
                EncodingCandidate(each["encoding"], each["label"], tuple((line, text) for line, text in each["lines"]))
                for each in plain["encoding_question"]
            ),
            "header": tuple(plain["header"]),
            "sample": tuple(
                (number, tuple(cell_from_json(cell) for cell in cells)) for number, cells in plain["sample"]
            ),
            "left_out": tuple(plain["left_out"]),
        }
    )
