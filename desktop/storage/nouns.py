"""Nouns of one row each: insert, change, delete with the history's card, and putting them back.

The card of such a record is its columns but `id`, `version` and `updated_at`; a JSON object among them is spread out
(`card.notes`, `text.headline`), so that undoing one part of it leaves the others as they are.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Column, ColumnElement, Connection, delete, func, insert, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from desktop.domain.errors import ChangedElsewhere, NotFound
from desktop.storage import search_sqlite as engine
from desktop.storage import tables_statements as tables
from desktop.storage.bulk import bulk_insert
from desktop.storage.command import Command, as_json
from desktop.storage.table import Table
from desktop.storage.tables import Change

_OUTSIDE = frozenset({"id", "version", "updated_at"})


@dataclass(frozen=True)
class Noun:
    """One kind of record. `kind` is its name in the history; `word` what a person calls it."""

    table: type[Table]
    word: str
    objects: tuple[str, ...] = ()  # columns that hold a JSON object
    lists: tuple[str, ...] = ()  # columns that hold a JSON list

    @property
    def kind(self) -> str:
        """Its name in change rows and in `Touched`."""
        return str(self.table.__tablename__)

    @property
    def rows(self) -> SqlTable:
        """Its table."""
        return self.table.__table__  # type: ignore[return-value]

    @property
    def versioned(self) -> bool:
        """Whether its records can be edited."""
        return "version" in self.rows.columns


ORGANISATION = Noun(tables.Organisation, "organisation", ("card",))
STATEMENT = Noun(tables.Statement, "statement", ("card",))
DRAFT = Noun(tables.Draft, "text", ("text",))
REVISION = Noun(tables.Revision, "revision", ("text",))
SIGNOFF_ROUND = Noun(tables.SignoffRound, "sign-off round", lists=("organisations",))
SIGNOFF = Noun(tables.Signoff, "sign-off")
EMBARGO = Noun(tables.Embargo, "embargo", ("card",))
ANSWER = Noun(tables.Answer, "answer")
BREACH = Noun(tables.Breach, "breach")
STATEMENT_PERSON = Noun(tables.StatementPerson, "note on a person")
DISTRIBUTION = Noun(tables.Distribution, "distribution", ("revisions", "counts"))
DELIVERY = Noun(tables.Delivery, "delivery")


def find(conn: Connection, noun: Noun, **equal: object) -> list[dict[str, Any]]:
    """The records whose columns equal these values, by id, as dictionaries with JSON read; None asks for absence.

    A list, tuple or set asks for any of its values.
    """
    asked = select(noun.rows).order_by(noun.rows.c.id)
    for name, value in equal.items():
        column = noun.rows.columns[name]
        if isinstance(value, (list, tuple, set, frozenset)):
            asked = asked.where(_among(column, value))
        else:
            asked = asked.where(column.is_(None) if value is None else column == value)
    return [_read(noun, row) for row in conn.execute(asked).mappings()]


def get(conn: Connection, noun: Noun, record_id: int) -> dict[str, Any]:
    """One record as a dictionary with JSON read.

    Raises:
        NotFound: it is gone.
    """
    row = conn.execute(select(noun.rows).where(noun.rows.c.id == record_id)).mappings().first()
    if row is None:
        raise NotFound(f"This {noun.word} no longer exists.", "", "It may have been removed by an undo.")
    return _read(noun, row)


def add(act: Command, noun: Noun, **values: object) -> int:
    """Insert a record under an id none had before; logs it. Moments named `*_at` not given are now. Returns the id."""
    record_id = _next_id(act.conn, noun)
    moments = {name: act.at for name in ("created_at", "updated_at") if name in noun.rows.columns}
    written = _written(noun, moments | values) | {"id": record_id}
    act.conn.execute(insert(noun.rows).values(**written))
    card = _cards(act.conn, noun, [record_id])[record_id][1]
    act.log(noun.kind, record_id, 1, None, card)
    _tell(act, [card])
    return record_id


def add_many(act: Command, noun: Noun, records: Sequence[Mapping[str, object]]) -> None:
    """Insert records that all name the same columns, set-wise; logs them as `add` does, moments and version too."""
    if not records:
        return
    first = _next_id(act.conn, noun)
    given = _unless_told(act, noun)
    rows = [given | _written(noun, record) | {"id": first + place} for place, record in enumerate(records)]
    columns = tuple(rows[0])
    bulk_insert(act.conn, noun.table, columns, [tuple(row[name] for name in columns) for row in rows])
    cards = [_spread(noun, _read(noun, row)) for row in rows]
    act.log_many((noun.kind, row["id"], 1, None, as_json(card)) for row, card in zip(rows, cards, strict=True))
    _tell(act, cards)


def change(act: Command, noun: Noun, record_id: int, version: int | None = None, **values: object) -> int:
    """Change columns of a record (JSON columns whole); logs it. `version`: what was read, where a person edited it.

    Nothing is written or logged where nothing changes. Returns the version now.

    Raises:
        NotFound: it is gone.
        ChangedElsewhere: it moved on since `version` was read; nothing was overwritten.
    """
    row = get(act.conn, noun, record_id)
    now = int(row.get("version", 1))
    if version is not None and version != now:
        raise changed_elsewhere(noun)
    if all(row[name] == value for name, value in values.items()):
        return now
    before = _cards(act.conn, noun, [record_id])[record_id][1]
    _update(act, noun, record_id, now, _written(noun, values))
    after = _cards(act.conn, noun, [record_id])[record_id][1]
    touched = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
    then = now + 1 if noun.versioned else now
    act.log(noun.kind, record_id, then, *({n: card[n] for n in touched if n in card} for card in (before, after)))
    _tell(act, [before, after])
    return then


def remove(act: Command, noun: Noun, ids: Iterable[int]) -> None:
    """Take records away; logs them."""
    cards = _cards(act.conn, noun, list(ids))
    act.conn.execute(delete(noun.rows).where(noun.rows.c.id.in_(engine.id_list(cards))))
    for record_id, (version, card) in cards.items():
        act.log(noun.kind, record_id, version + 1, card, None)
        _tell(act, [card])


def needed(conn: Connection, table: type[Table], ids: Sequence[int]) -> set[int]:
    """Those among `ids` that other records point at and would not go with."""
    found: set[int] = set()
    for other in Table.metadata.tables.values():
        for link in other.foreign_keys:
            if link.column.table is table.__table__ and link.ondelete is None:
                here = select(link.parent).where(link.parent.in_(engine.id_list(ids)))
                found.update(conn.scalars(here))
    return found


def changed_elsewhere(noun: Noun) -> ChangedElsewhere:
    """What is raised when a record moved on since it was read."""
    title = f"Somebody changed this {noun.word} while you were editing."
    return ChangedElsewhere(title, "Nothing was overwritten.", "Look again, then edit.")


class NounRecords:
    """One kind of noun as the history puts it back."""

    def __init__(self, noun: Noun) -> None:
        """`noun`: which."""
        self._noun = noun

    def read(self, conn: Connection, ids: Sequence[int]) -> dict[int, tuple[int, dict[str, Any]]]:
        """Version and card of those that exist."""
        return _cards(conn, self._noun, ids)

    def insert(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        """Bring back (id, version, card)."""
        _tell(act, [card for _, _, card in records])
        for record_id, version, card in records:
            values = _written(self._noun, _joined(self._noun, card)) | {"id": record_id}
            values |= {"version": version} if self._noun.versioned else {}
            values |= {"updated_at": act.at} if "updated_at" in self._noun.rows.columns else {}
            act.conn.execute(insert(self._noun.rows).values(**values))

    def replace(self, act: Command, records: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
        """Replace (id, version read, card)."""
        _tell(act, [card for _, _, card in records])
        for record_id, version, card in records:
            _update(act, self._noun, record_id, version, _written(self._noun, _joined(self._noun, card)))

    def remove(self, act: Command, ids: Sequence[int]) -> list[int]:
        """Take away those nothing else needs."""
        kept = needed(act.conn, self._noun.table, ids)
        gone = [record_id for record_id in ids if record_id not in kept]
        _tell(act, [card for _, card in _cards(act.conn, self._noun, gone).values()])
        act.conn.execute(delete(self._noun.rows).where(self._noun.rows.c.id.in_(engine.id_list(gone))))
        return gone


def _unless_told(act: Command, noun: Noun) -> dict[str, Any]:
    """What columns hold that a record does not name, as `insert` would fill them; the driver does not."""
    moments = {name: act.at for name in ("created_at", "updated_at") if name in noun.rows.columns}
    usual = {column.name: column.default for column in noun.rows.columns}
    return moments | {name: one.arg for name, one in usual.items() if isinstance(one, ScalarElementColumnDefault)}


def _among(column: Column[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """Any of these values: tens of thousands of ids are one parameter, since engines limit how many there may be."""
    if all(isinstance(one, int) for one in values):
        return column.in_(engine.id_list(values))
    return column.in_(values)


def _next_id(conn: Connection, noun: Noun) -> int:
    last = conn.scalar(select(func.max(noun.rows.c.id))) or 0
    logged = select(func.max(Change.entity_id)).where(Change.entity == noun.kind)
    return max(last, conn.scalar(logged) or 0) + 1


def _tell(act: Command, cards: Iterable[Mapping[str, Any]]) -> None:
    """Whoever shows a statement or an embargo must read again when something that hangs on it changed."""
    for card in cards:
        for column, kind in (("statement_id", "statement"), ("embargo_id", "embargo")):
            if card.get(column) is not None:
                act.touch(kind, [card[column]])


def _update(act: Command, noun: Noun, record_id: int, version: int, values: Mapping[str, object]) -> None:
    here = update(noun.rows).where(noun.rows.c.id == record_id)
    if noun.versioned:
        here = here.where(noun.rows.c.version == version).values(version=version + 1)
    if "updated_at" in noun.rows.columns:
        here = here.values(updated_at=act.at)
    if act.conn.execute(here.values(**values)).rowcount != 1:
        raise changed_elsewhere(noun)


def _cards(conn: Connection, noun: Noun, ids: Sequence[int]) -> dict[int, tuple[int, dict[str, Any]]]:
    rows = conn.execute(select(noun.rows).where(noun.rows.c.id.in_(engine.id_list(ids)))).mappings()
    return {row["id"]: (row.get("version", 1), _spread(noun, _read(noun, row))) for row in rows}


def _read(noun: Noun, row: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        str(name): orjson.loads(value) if name in noun.objects or name in noun.lists else value
        for name, value in row.items()
    }


def _written(noun: Noun, values: Mapping[str, object]) -> dict[str, Any]:
    structured = {*noun.objects, *noun.lists}
    return {
        name: orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode() if name in structured else value
        for name, value in values.items()
    }


def _spread(noun: Noun, row: Mapping[str, Any]) -> dict[str, Any]:
    card: dict[str, Any] = {}
    for name, value in row.items():
        if name in noun.objects:
            card |= {f"{name}.{part}": held for part, held in value.items()}
        elif name not in _OUTSIDE and value is not None:
            card[name] = value
    return card


def _joined(noun: Noun, card: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a card; a column the card does not have is empty."""
    row: dict[str, Any] = {}
    for column in noun.rows.columns:
        if column.name in noun.objects:
            start = f"{column.name}."
            row[column.name] = {k.removeprefix(start): v for k, v in card.items() if k.startswith(start)}
        elif column.name not in _OUTSIDE:
            row[column.name] = card.get(column.name)
    return row
