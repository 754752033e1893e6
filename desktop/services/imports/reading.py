"""What runs in the child process: a file becomes frames of finished rows.

A row is read, normalised and given everything the parent would otherwise compute (its rows in the tables, its search
texts, its matching signs), so that the two processors share the work. A frame is JSON: nothing in it can run.
"""

import gc
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypedDict

import orjson

from desktop.domain.columns import mapping_from_json
from desktop.domain.contact import Card
from desktop.domain.matching import Signs, signs_of
from desktop.domain.rows import RowDraft, RowProblem, RowReader
from desktop.domain.values import Cell
from desktop.domain.values.text import clean
from desktop.formats.sheets import ReadOptions, open_table
from desktop.storage.card_tables import CardTables, tables_of
from desktop.storage.cards import prepared

ROWS_PER_FRAME = 500
_LEVEL = 1
_LENGTHS = struct.Struct(">II")


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
    """One finished row, as people look at it."""

    row: int
    card: Card
    problems: list[RowProblem]
    reject: str
    cells: list[str] | None
    lists: list[str]
    signs: Signs


class Head(NamedTuple):
    """What matching needs of a row."""

    row: int
    reject: str
    signs: Signs


class Ready(NamedTuple):
    """The rows of a frame as they are written if they become contacts of their own; none where a row was rejected.

    `refused`: the addresses of those who refuse, `lists`: on which lists a row is; both by place.
    """

    tables: CardTables
    refused: dict[int, list[str]]
    lists: dict[int, list[str]]


class Frame(NamedTuple):
    """Some rows in three parts, each unpacked by those who need it: to match, to look at, to write."""

    heads: bytes  # JSON
    rows: bytes  # deflated JSON, a line for each row
    ready: bytes  # deflated JSON


@dataclass(frozen=True)
class Opened:
    """Some rows, of which each is unpacked when somebody looks at it."""

    frame: Frame

    @cached_property
    def heads(self) -> list[Head]:
        """What matching needs of each."""
        return heads_of(self.frame)

    @cached_property
    def lines(self) -> list[bytes]:
        """Each as JSON: card, problems, reject, cells, lists."""
        return zlib.decompress(self.frame.rows).split(b"\n")


def frames(argument: ReadArgument) -> Iterator[bytes]:
    """Frames of finished rows, in file order."""
    gc.disable()  # nothing here makes cycles, and millions of cells are looked through for them
    table = open_table(Path(argument["path"]), ReadOptions(**argument["options"]), sha256=argument["sha256"])
    mapping = mapping_from_json(argument["mapping"])
    reader = RowReader(mapping, argument["name"], date.fromisoformat(argument["today"]))
    rows = (staged(reader.read(number, cells), cells) for number, cells in table.rows())
    while some := list(islice(rows, ROWS_PER_FRAME)):
        yield packed(some)


def raw_frames(argument: ReadArgument) -> Iterator[bytes]:
    """The rows asked for, as texts in the order of the columns: one frame of [row number, cells] each."""
    table = open_table(Path(argument["path"]), ReadOptions(**argument["options"]), sha256=argument["sha256"])
    wanted = set(argument["rows"])
    for number, cells in table.rows():
        if number in wanted:
            yield orjson.dumps([number, ["" if cell is None else str(cell) for cell in cells]])


def staged(draft: RowDraft, cells: Sequence[Cell] = ()) -> StagedRow:
    """A draft as a finished row. One that must wait keeps its cells as texts, so that it can be mended."""
    card = draft["card"]
    reject = draft["reject"] or _unreachable(draft)
    kept, lists = draft.get("cells"), draft.get("lists", [])
    if reject and kept is None:
        kept = [clean(cell) for cell in cells]
    return StagedRow(draft["row"], card, draft["problems"], reject, kept, lists, signs_of(card))


def packed(some: list[StagedRow]) -> bytes:
    """Rows as one message: the lengths of the first two parts, then the three parts."""
    heads = orjson.dumps([(row.row, row.reject, *row.signs) for row in some])
    rows = zlib.compress(b"\n".join([line_of(row) for row in some]), _LEVEL)
    ready = zlib.compress(_ready(some), _LEVEL)
    return _LENGTHS.pack(len(heads), len(rows)) + heads + rows + ready


def line_of(row: StagedRow) -> bytes:
    """A row as JSON, to look at: card, problems, reject, cells, lists."""
    return orjson.dumps(row[1:-1])


def _ready(some: list[StagedRow]) -> bytes:
    rows = [(place, row) for place, row in enumerate(some) if not row.reject]
    return orjson.dumps(
        (
            *tables_of([None if row.reject else prepared(row.card, row.signs) for row in some]),
            [(place, refused) for place, row in rows if (refused := refused_of(row.card)) is not None],
            [(place, row.lists) for place, row in rows if row.lists],
        )
    )


def refused_of(card: Card) -> list[str] | None:
    """The addresses of somebody who refuses; None for everybody else."""
    return [line["address"] for line in card.get("emails", ())] if "refusal" in card else None


def frame_of(message: bytes) -> Frame:
    """The three parts of a message."""
    heads, rows = _LENGTHS.unpack_from(message)
    start = _LENGTHS.size
    return Frame(
        message[start : start + heads], message[start + heads : start + heads + rows], message[start + heads + rows :]
    )


def heads_of(frame: Frame) -> list[Head]:
    """What matching needs of a frame's rows."""
    return [
        Head(row, reject, Signs(name, outlet, tuple(emails), tuple(phones)))
        for row, reject, name, outlet, emails, phones in orjson.loads(frame.heads)
    ]


def row_at(frame: Opened, place: int) -> StagedRow:
    """One row, to look at."""
    head = frame.heads[place]
    card, problems, reject, cells, lists = orjson.loads(frame.lines[place])
    return StagedRow(head.row, card, problems, reject, cells, lists, head.signs)


def unpacked(frame: Frame) -> list[StagedRow]:
    """The rows of a frame, to look at all of them."""
    rows = Opened(frame)
    return [row_at(rows, place) for place in range(len(rows.lines))]


def said(line: bytes) -> tuple[Card, list[str]]:
    """What a row says, of its `line_of`: its card, and the lists it is on."""
    card, *_, lists = orjson.loads(line)
    return card, lists


def ready_of(frame: Frame) -> Ready:
    """The rows of a frame, to write."""
    *tables, refused, lists = orjson.loads(zlib.decompress(frame.ready))
    return Ready(CardTables(*tables), dict(refused), dict(lists))


def _unreachable(draft: RowDraft) -> str:
    """Why a row must wait: the only address it brings cannot be read, so a person should look at it first."""
    if draft["card"].get("emails"):
        return ""
    for problem in draft["problems"]:
        if problem["severity"] == "error" and problem.get("field", "").startswith("email"):
            return problem["message"]
    return ""
