"""What runs in the child processes: a file becomes frames of finished rows.

A row is read, normalised and given everything the parent would otherwise compute (its rows in the tables, its search
texts, its matching signs), so that the processors share the work: `drafts` in the first child, `frames.finished` in a
second one where the file is large.
"""

import gc
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, TypedDict

import orjson

from desktop.domain.columns import mapping_from_json
from desktop.domain.matching import signs_of
from desktop.domain.rows import RowDraft, RowReader
from desktop.domain.values import Cell
from desktop.domain.values.text import clean
from desktop.formats.sheets import ReadOptions, open_table
from desktop.services.imports.frames import ROWS_PER_FRAME, RowAsRead, StagedRow, finished, half_done


class ReadArgument(TypedDict):
    """What the child is told."""

    path: str
    name: str  # the file's name, for sentences
    sha256: str
    options: dict[str, Any]
    mapping: str
    today: str
    rows: list[int]  # only these rows, as they stand (`raw_frames`)


def frames(argument: ReadArgument) -> Iterator[bytes]:
    """Frames of finished rows, in file order."""
    return finished(drafts(argument))


def drafts(argument: ReadArgument) -> Iterator[bytes]:
    """Frames of rows as they are read, in file order, still to be `finished`: half of the work."""
    gc.disable()  # nothing here makes cycles, and millions of cells are looked through for them
    table = open_table(Path(argument["path"]), ReadOptions(**argument["options"]), sha256=argument["sha256"])
    mapping = mapping_from_json(argument["mapping"])
    reader = RowReader(mapping, argument["name"], date.fromisoformat(argument["today"]))
    rows = table.rows()
    while some := list(islice(rows, ROWS_PER_FRAME)):
        read = reader.read_all(some)
        yield half_done([_row_of(draft, cells) for draft, (_, cells) in zip(read, some, strict=True)])


def raw_frames(argument: ReadArgument) -> Iterator[bytes]:
    """The rows asked for, as texts in the order of the columns: one frame of [row number, cells] each."""
    table = open_table(Path(argument["path"]), ReadOptions(**argument["options"]), sha256=argument["sha256"])
    wanted = set(argument["rows"])
    for number, cells in table.rows():
        if number in wanted:
            yield orjson.dumps([number, ["" if cell is None else str(cell) for cell in cells]])


def staged(draft: RowDraft) -> StagedRow:
    """A draft as a finished row."""
    row = _row_of(draft, ())
    return StagedRow(*row, signs_of(draft["card"]))


def _row_of(draft: RowDraft, cells: Sequence[Cell]) -> RowAsRead:
    """A draft as it stands in a frame. One that must wait keeps its cells as texts, so that it can be mended."""
    reject = draft["reject"] or _unreachable(draft)
    kept = draft.get("cells")
    if reject and kept is None:
        kept = [clean(cell) for cell in cells]
    return (draft["row"], draft["card"], draft["problems"], reject, kept, draft.get("lists", []))


def _unreachable(draft: RowDraft) -> str:
    """Why a row must wait: the only address it brings cannot be read, so a person should look at it first."""
    if draft["card"].get("emails"):
        return ""
    for problem in draft["problems"]:
        if problem["severity"] == "error" and problem.get("field", "").startswith("email"):
            return problem["message"]
    return ""
