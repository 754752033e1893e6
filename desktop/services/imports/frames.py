"""What the child processes send: frames of rows, unpacked part by part by those who need it.

A frame is JSON: nothing in it can run. Where a second child shares the work it takes the first one's rows here
(`finished`); it loads neither what reads files nor what reads values.
"""

import gc
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

import orjson

from desktop.domain.contact import Card
from desktop.domain.matching import Signs, signs_of
from desktop.storage.card_tables import CardTables, tables_of
from desktop.storage.cards import prepared

if TYPE_CHECKING:
    from desktop.domain.rows import RowProblem

ROWS_PER_FRAME = 500
_LEVEL = 1
_LENGTHS = struct.Struct(">II")


class StagedRow(NamedTuple):
    """One finished row, as people look at it."""

    row: int
    card: Card
    problems: "list[RowProblem]"
    reject: str
    cells: list[str] | None
    lists: list[str]
    signs: Signs


RowAsRead = tuple[int, Card, "list[RowProblem]", str, list[str] | None, list[str]]
"""A `StagedRow` still without its signs."""


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


def line_of(row: StagedRow) -> bytes:
    """A row as JSON, to look at: card, problems, reject, cells, lists."""
    return orjson.dumps(row[1:-1])


def said(line: bytes) -> tuple[Card, list[str]]:
    """What a row says, of its `line_of`: its card, and the lists it is on."""
    card, *_, lists = orjson.loads(line)
    return card, lists


def half_done(rows: Sequence[RowAsRead]) -> bytes:
    """Rows on their way to `finished`: their numbers, then for each what `line_of` holds."""
    return b"\n".join([orjson.dumps([row[0] for row in rows]), *(orjson.dumps(row[1:]) for row in rows)])


def finished(messages: Iterable[bytes], _argument: object = None) -> Iterator[bytes]:
    """Frames of finished rows from `half_done` ones, in the same child process or in a second one."""
    gc.disable()  # nothing here makes cycles, and millions of values are looked through for them
    for message in messages:
        numbers, *lines = message.split(b"\n")
        rows = []
        for number, line in zip(orjson.loads(numbers), lines, strict=True):
            card, problems, reject, cells, lists = orjson.loads(line)
            rows.append(StagedRow(number, card, problems, reject, cells, lists, signs_of(card)))
        yield _packed(rows, lines)


def _packed(rows: Sequence[StagedRow], lines: Sequence[bytes]) -> bytes:
    """Rows as one message: the lengths of the first two parts, then the three parts."""
    heads = orjson.dumps([(row.row, row.reject, *row.signs) for row in rows])
    shown = zlib.compress(b"\n".join(lines), _LEVEL)
    ready = zlib.compress(_ready(rows), _LEVEL)
    return _LENGTHS.pack(len(heads), len(shown)) + heads + shown + ready


def _ready(some: Sequence[StagedRow]) -> bytes:
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
        Head(row, reject, Signs(name, intern(outlet), tuple(emails), tuple(phones)))  # few outlets, many rows
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


def ready_of(frame: Frame) -> Ready:
    """The rows of a frame, to write."""
    *tables, refused, lists = orjson.loads(zlib.decompress(frame.ready))
    return Ready(CardTables(*tables), dict(refused), dict(lists))
