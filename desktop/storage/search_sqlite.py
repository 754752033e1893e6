"""Text search on SQLite: one trigram index that answers both "begins with" and "any part of a word".

`contact_parts` is an FTS5 table over the view `contact_text`, which joins the five folded texts of `contact_search` and
leads every word by two blanks. So a word beginning with `l` holds the three characters `  l`, one with `la` holds
` la`, and a longer piece anywhere holds each of its own three-character runs. Measured at a million contacts: any
question's matches are enumerated in under 50 ms, in 23 MB per 100,000 contacts.

The index keeps no positions (`detail=none`), so pieces longer than three characters are candidates, to be checked on
the text itself with `holds`.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from typing import Any, TypeVarTuple

import orjson
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    String,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    table,
)

from desktop.domain.folding import key
from desktop.storage.tables import Contact, ContactSearch

_VIEW = """
CREATE VIEW IF NOT EXISTS contact_text AS SELECT contact_id,
replace(names || outlets || addresses || covers || notes, ' ', '  ') AS parts FROM contact_search
"""
_INDEX = """
CREATE VIRTUAL TABLE IF NOT EXISTS contact_parts USING fts5(
    parts, content='contact_text', content_rowid='contact_id',
    tokenize='trigram case_sensitive 1', detail=none, columnsize=0
)
"""
_OUT = """
INSERT INTO contact_parts (contact_parts, rowid, parts) VALUES ('delete', old.contact_id,
replace(old.names || old.outlets || old.addresses || old.covers || old.notes, ' ', '  '));
"""
_IN = """
INSERT INTO contact_parts (rowid, parts) VALUES (new.contact_id,
replace(new.names || new.outlets || new.addresses || new.covers || new.notes, ' ', '  '));
"""
_CHANGED = """
old.contact_id <> new.contact_id OR old.names <> new.names OR old.outlets <> new.outlets
OR old.addresses <> new.addresses OR old.covers <> new.covers OR old.notes <> new.notes
"""
_TRIGGERS = {
    "contact_parts_in": f"AFTER INSERT ON contact_search BEGIN {_IN} END",
    "contact_parts_out": f"AFTER DELETE ON contact_search BEGIN {_OUT} END",
    "contact_parts_changed": f"AFTER UPDATE ON contact_search WHEN {_CHANGED} BEGIN {_OUT} {_IN} END",
}
_REBUILD_BYTES = 32 << 20
_USUAL_BYTES = 1 << 20
_PIECE, _SHORT = 3, 2
_MOST_PIECES = 48
_SLICE = 1 << 16  # characters

Columns = TypeVarTuple("Columns")
_parts = table("contact_parts")


def create_index(conn: Connection) -> None:
    """Make the text index and fill it from what is stored; triggers keep it from then on."""
    conn.exec_driver_sql(_VIEW)
    conn.exec_driver_sql(_INDEX)
    rebuild(conn)


def drop_triggers(conn: Connection) -> None:
    """Stop keeping the index; the bulk writer that does so ends with `rebuild` in the same transaction."""
    for name in _TRIGGERS:
        conn.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")


def restore_triggers(conn: Connection) -> None:
    """Keep the index again with every change of a search text."""
    for name, body in _TRIGGERS.items():
        conn.exec_driver_sql(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")


def rebuild(conn: Connection) -> None:
    """Make the index anew from the stored texts and keep it from then on (about 2 s per 100,000 contacts)."""
    _command(conn, "hashsize", _REBUILD_BYTES)
    _command(conn, "rebuild")
    _command(conn, "hashsize", _USUAL_BYTES)
    restore_triggers(conn)


def problem(conn: Connection) -> str:
    """What is wrong with the index, in a sentence; empty when it holds exactly what the texts say.

    SQLite's own check is a write that writes nothing, so a reader's guard is lifted for it.
    """
    from sqlalchemy.exc import DatabaseError, OperationalError

    guarded = conn.exec_driver_sql("PRAGMA query_only").scalar()
    conn.exec_driver_sql("PRAGMA query_only = OFF")
    try:
        _command(conn, "integrity-check", 1)
    except OperationalError:
        return "The search index could not be checked now: the file is in use or cannot be written."
    except DatabaseError:
        return "The search index does not match the contacts; it has to be made anew."
    finally:
        conn.exec_driver_sql(f"PRAGMA query_only = {int(bool(guarded))}")
    return ""


def _command(conn: Connection, name: str, rank: int | None = None) -> None:
    if rank is None:
        conn.exec_driver_sql("INSERT INTO contact_parts (contact_parts) VALUES (?)", (name,))
    else:
        conn.exec_driver_sql("INSERT INTO contact_parts (contact_parts, rank) VALUES (?, ?)", (name, rank))


def candidates(words: Sequence[str]) -> Select[int]:
    """Ids of all contacts that can hold every word; some may not, see `is_exact`."""
    match = literal_column("contact_parts").op("MATCH")(_match(words))
    return select(literal_column("rowid").label("contact_id")).select_from(_parts).where(match)


def is_exact(words: Sequence[str]) -> bool:
    """Tells whether every candidate is a match."""
    return all(len(word) <= _PIECE for word in words) and len(words) <= _MOST_PIECES


def holds(words: Iterable[str]) -> ColumnElement[bool]:
    """Whether the row of `contact_search` at hand holds every word."""
    s = ContactSearch
    return and_(*(_holds_in((s.names, s.outlets, s.covers, s.addresses, s.notes), word) for word in words))


def column_holds(column: Any, words: Iterable[str]) -> ColumnElement[bool]:
    """Whether one text column of `contact_search` holds every word."""
    return and_(*(_holds_in((column,), word) for word in words))


def id_list(ids: Iterable[int]) -> Select[int]:
    """Any number of ids as something to select from, in one parameter."""
    return _unpacked(bindparam(None, listed(ids), unique=True))


def id_list_named(name: str) -> Select[int]:
    """The same for a statement that is kept: the ids are given at execution under `name`, as `listed` makes them."""
    return _unpacked(bindparam(name, type_=String))


def listed(ids: Iterable[int] | Iterable[str]) -> str:
    """Ids, or any keys, as the value of an `id_list_named`."""
    return orjson.dumps(list(ids)).decode()


def _unpacked(ids: BindParameter[str]) -> Select[int]:
    return select(func.json_each(ids).table_valued("value").c.value)


def by_names(found: Select[*Columns]) -> Select[*Columns]:
    """Reads contacts from an index that holds ids and names only, of those who are not in the bin.

    A contact is found in half a microsecond there, and in two in its own row. The planner would take the row.
    """
    return found.with_hint(Contact, "INDEXED BY ix_contact_id_sort_key", "sqlite")


def numbers(conn: Connection, found: Select[int]) -> "array[int]":
    """The numbers a selection of one column gives, in its order.

    They come as one text, made by the engine alone. Row by row, each of a million would take Python's lock, which the
    window needs too, and twice the time.
    """
    each = found.subquery()
    said = conn.scalar(select(func.json_group_array(each.c[0]))) or "[]"
    gathered, start, end = array("q"), 1, len(said) - 1
    while start < end:
        cut = said.find(",", start + _SLICE)
        stop = cut if cut >= 0 else end
        gathered.extend(orjson.loads(f"[{said[start:stop]}]"))
        start = stop + 1
    return gathered


def folded(column: Any) -> ColumnElement[str]:
    """The comparable key of a text column, as `domain.folding.key` makes it. The connection must be prepared."""
    return func.dateline_key(column, type_=column.type)


def prepare(conn: Connection) -> None:
    """Teach this connection the program's own functions, once."""
    if "dateline_key" not in conn.info:
        raw = conn.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)  # noqa: S101  # this module is of that driver
        raw.create_function("dateline_key", 1, key, deterministic=True)
        conn.info["dateline_key"] = True


def _holds_in(columns: Iterable[Any], word: str) -> ColumnElement[bool]:
    piece: BindParameter[str] = bindparam(None, word if len(word) >= _PIECE else f" {word}", unique=True)
    return or_(*(func.instr(column, piece) > 0 for column in columns))


def _match(words: Sequence[str]) -> str:
    """The words as an FTS5 expression. A folded word holds letters and digits only; it cannot close a quotation."""
    pieces = dict.fromkeys(piece for word in words for piece in _pieces(word))
    return " AND ".join(f'"{piece}"' for piece in list(pieces)[:_MOST_PIECES])


def _pieces(word: str) -> Iterable[str]:
    """Three-character runs that cover the word: all of a short one, else every second one.

    With fewer a third of the candidates were none (`marlow` as `mar` and `low`); each further one takes time to join.
    """
    if len(word) < _PIECE:
        return (f" {word}".rjust(_PIECE),)
    last = len(word) - _PIECE
    return (word[start : start + _PIECE] for start in (*range(0, last, 1 if last <= _SHORT else 2), last))
