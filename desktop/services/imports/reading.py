"""What runs in the child process: a file becomes frames of finished rows.

A row is read, normalised and given everything the parent would otherwise compute (its table row, its search texts, its
matching signs), so that the two processors share the work. A frame is deflated JSON: nothing in it can run.
"""

import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypedDict

import orjson

from desktop.domain.columns import mapping_from_json
from desktop.domain.contact import Card
from desktop.domain.matching import Signs, signs_of
from desktop.domain.rows import RowDraft, RowReader
from desktop.domain.search_text import search_texts
from desktop.formats.sheets import ReadOptions, open_table
from desktop.storage.cards import contact_values

ROWS_PER_FRAME = 500
_LEVEL = 1


class ReadArgument(TypedDict):
    """What the child is told."""

    path: str
    name: str  # the file's name, for sentences
    sha256: str
    options: dict[str, Any]
    mapping: str
    today: str
    rows: list[int]  # only these rows, as they stand (`raw_frames`)


class StagedRow(NamedTuple):
    """One finished row. `values` and `texts` are ready for the tables; `signs` for matching."""

    row: int
    card: Card
    problems: list[dict[str, str]]
    reject: str
    cells: list[str] | None
    lists: list[str]
    values: list[Any]
    texts: list[str]
    signs: Signs


def frames(argument: ReadArgument) -> Iterator[bytes]:
    """Frames of finished rows, in file order."""
    table = open_table(Path(argument["path"]), ReadOptions(**argument["options"]), sha256=argument["sha256"])
    mapping = mapping_from_json(argument["mapping"])
    reader = RowReader(mapping, argument["name"], date.fromisoformat(argument["today"]))
    frame: list[StagedRow] = []
    for number, cells in table.rows():
        frame.append(staged(reader.read(number, cells)))
        if len(frame) == ROWS_PER_FRAME:
            yield packed(frame)
            frame = []
    if frame:
        yield packed(frame)


def raw_frames(argument: ReadArgument) -> Iterator[bytes]:
    """The rows asked for, as texts in the order of the columns: one frame of [row number, cells] each."""
    table = open_table(Path(argument["path"]), ReadOptions(**argument["options"]), sha256=argument["sha256"])
    wanted = set(argument["rows"])
    for number, cells in table.rows():
        if number in wanted:
            yield orjson.dumps([number, ["" if cell is None else str(cell) for cell in cells]])


def staged(draft: RowDraft) -> StagedRow:
    """A draft with everything derived from it."""
    card = draft["card"]
    reject = draft["reject"] or _unreachable(draft)
    return StagedRow(
        draft["row"],
        card,
        draft["problems"],
        reject,
        draft.get("cells"),
        draft.get("lists", []),
        list(contact_values(card)) if not reject else [],
        list(search_texts(card)) if not reject else [],
        signs_of(card),
    )


def packed(frame: list[StagedRow]) -> bytes:
    """A frame as bytes."""
    return zlib.compress(orjson.dumps([(*row[:-1], tuple(row.signs)) for row in frame]), _LEVEL)


def unpacked(frame: bytes) -> list[StagedRow]:
    """The rows of a frame."""
    return [_row(*row) for row in orjson.loads(zlib.decompress(frame))]


def _row(*parts: Any) -> StagedRow:
    name, outlet, emails, phones = parts[-1]
    row, card, problems, reject, cells, on_lists, values, texts, _ = parts
    signs = Signs(name, outlet, tuple(emails), tuple(phones))
    return StagedRow(row, card, problems, reject, cells, on_lists, values, texts, signs)


def _unreachable(draft: RowDraft) -> str:
    """Why a row must wait: the only address it brings cannot be read, so a person should look at it first."""
    if draft["card"].get("emails"):
        return ""
    for problem in draft["problems"]:
        if problem["severity"] == "error" and problem.get("field", "").startswith("email"):
            return problem["message"]
    return ""
