"""Contacts as whole cards: read, insert, replace, bin, remove. Every function takes many at once.

A card is replaced whole: its lines are deleted and written anew, its `version` grows by one, and the text index
follows by the engine's triggers (or is rebuilt once by a bulk writer).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, select, update

from desktop.domain.contact import Card
from desktop.domain.errors import ChangedElsewhere
from desktop.storage import search_sqlite as engine
from desktop.storage.bulk import bulk_insert
from desktop.storage.card_tables import TERM_WORD, WORK_OUTLET, CardTables, Line, numbered, tables_of
from desktop.storage.cards import (
    AFFILIATION_COLUMNS,
    CONTACT_COLUMNS,
    EMAIL_COLUMNS,
    HANDLE_COLUMNS,
    PHONE_COLUMNS,
    TERM_COLUMNS,
    prepared,
)
from desktop.storage.command import Command, as_json
from desktop.storage.reading import Stored, read, read_cards
from desktop.storage.tables import (
    Affiliation,
    Contact,
    ContactEmail,
    ContactHandle,
    ContactPhone,
    ContactSearch,
    ContactTerm,
)
from desktop.storage.vocabulary import OutletBook, Words

__all__ = [
    "New", "Stored", "Writer", "changed_elsewhere", "move", "next_id", "read", "read_cards", "refresh", "remove",
    "set_deleted",
]  # fmt: skip

_LINE_TABLES = (ContactEmail, ContactPhone, ContactHandle, Affiliation, ContactTerm)
_INSERT = ("id", "version", *CONTACT_COLUMNS, "created_batch", "created_at", "updated_at", "deleted_at")
_SEARCH = ("contact_id", "names", "outlets", "addresses", "covers", "notes")


class New(NamedTuple):
    """A contact about to be inserted."""

    id: int
    card: Card
    version: int = 1
    created_at: str = ""
    deleted_at: str | None = None


@dataclass
class Writer:
    """What a command needs to write cards: its words and outlets, looked up once."""

    act: Command
    words: Words
    outlets: OutletBook

    @classmethod
    def of(cls, act: Command) -> "Writer":
        """A writer for this command."""
        return cls(act, Words(act.conn), OutletBook(act))

    def insert(self, new: Iterable[New], *, batch_id: int | None = None) -> None:
        """Insert cards under the ids given, with their search texts. The caller logs them."""
        some = list(new)
        tables = tables_of([prepared(one.card) for one in some])
        at = self.act.at
        ends = [(batch_id, one.created_at or at, at, one.deleted_at) for one in some]
        values = [
            (one.id, one.version, *own, *end) for one, own, end in zip(some, tables.values, ends, strict=True) if own
        ]
        self._insert([one.id for one in some], values, tables)

    def insert_tables(self, ids: Sequence[int], tables: CardTables, *, batch_id: int) -> None:
        """Insert the cards whose id is not 0, which uses `tables` up. The caller logs them."""
        at = self.act.at
        end = (batch_id, at, at, None)
        values = [(i, 1, *own, *end) for i, own in zip(ids, tables.values, strict=True) if i and own]
        self._insert(ids, values, tables)

    def _insert(self, ids: Sequence[int], values: Sequence[tuple[Any, ...]], tables: CardTables) -> None:
        bulk_insert(self.act.conn, Contact, _INSERT, values)
        self._insert_lines(ids, tables)
        texts = [(i, *found) for i, found in zip(ids, tables.texts, strict=True) if i and found]
        bulk_insert(self.act.conn, ContactSearch, _SEARCH, texts)

    def replace(self, cards: Sequence[tuple[int, int, Card]]) -> None:
        """Replace (id, version read, new card). The caller logs them with version + 1.

        Raises:
            ChangedElsewhere: a record's version moved on since it was read; nothing is kept.
        """
        texts, rows = [], []
        made = [prepared(card) for _, _, card in cards]
        for (contact_id, version, _), ready in zip(cards, made, strict=True):
            named = dict(zip(CONTACT_COLUMNS, ready.values, strict=True))
            rows.append({"b_id": contact_id, "b_version": version, "updated_at": self.act.at, **named})
            texts.append(dict(zip(_SEARCH[1:], ready.texts, strict=True)) | {"b_id": contact_id})
        _update_contacts(self.act.conn, rows)
        ids = [contact_id for contact_id, _, _ in cards]
        for table in _LINE_TABLES:
            _delete_lines(self.act.conn, table, ids)
        self._insert_lines(ids, tables_of(made))
        if texts:
            statement = update(ContactSearch.__table__).where(ContactSearch.contact_id == bindparam("b_id"))  # type: ignore[arg-type]
            self.act.conn.execute(statement, texts)

    def _insert_lines(self, ids: Sequence[int], tables: CardTables) -> None:
        conn = self.act.conn
        bulk_insert(conn, ContactEmail, EMAIL_COLUMNS, numbered(tables.emails, ids))
        bulk_insert(conn, ContactPhone, PHONE_COLUMNS, numbered(tables.phones, ids))
        bulk_insert(conn, ContactHandle, HANDLE_COLUMNS, numbered(tables.handles, ids))
        works, terms = numbered(tables.works, ids), numbered(tables.terms, ids)
        _resolve(works, WORK_OUTLET, lambda number: self.outlets.id_of(*tables.outlets[number]))
        _resolve(terms, TERM_WORD, lambda number: self.words.id_of(*tables.words[number]))
        self.outlets.flush()
        bulk_insert(conn, Affiliation, AFFILIATION_COLUMNS, works)
        bulk_insert(conn, ContactTerm, TERM_COLUMNS, terms)


def _resolve(lines: list[Line], at: int, id_of: Callable[[int], int | None]) -> None:
    """Put ids for numbers, each asked for once, in the order in which the lines need them."""
    ids = {number: id_of(number) for number in dict.fromkeys([line[at] for line in lines])}
    for line in lines:
        line[at] = ids[line[at]]


def _update_contacts(conn: Connection, rows: list[dict[str, Any]]) -> None:
    contact = Contact.__table__
    statement = (
        update(contact)  # type: ignore[arg-type]
        .where(Contact.id == bindparam("b_id"), Contact.version == bindparam("b_version"))
        .values(version=Contact.version + 1)
    )
    if rows and conn.execute(statement, rows).rowcount != len(rows):
        raise changed_elsewhere("this contact")


def changed_elsewhere(who: str) -> ChangedElsewhere:
    """What is raised when a record moved on since it was read."""
    title = f"Somebody changed {who} while you were editing."
    return ChangedElsewhere(title, "Nothing was overwritten.", "Look again, then edit.")


def _delete_lines(conn: Connection, table: Any, ids: Sequence[int]) -> None:
    if ids:
        conn.execute(delete(table).where(table.contact_id.in_(engine.id_list(ids))))


def next_id(conn: Connection) -> int:
    """The first id no contact ever had in this file (removed contacts keep theirs, for undo)."""
    from desktop.storage.tables import Change

    last = conn.scalar(select(Contact.id).order_by(Contact.id.desc()).limit(1)) or 0
    logged = select(Change.entity_id).where(Change.entity == "contact").order_by(Change.entity_id.desc()).limit(1)
    return max(last, conn.scalar(logged) or 0) + 1


def refresh(act: Command, ids: Sequence[int]) -> None:
    """Make what is derived from these contacts' cards anew (search texts, sort keys); the cards stay as they are."""
    conn = act.conn
    for contact_id, stored in read(conn, list(ids)).items():
        ready = prepared(stored.card)
        derived = dict(zip(CONTACT_COLUMNS, ready.values, strict=True))
        conn.execute(update(Contact).where(Contact.id == contact_id).values(**derived))
        texts = dict(zip(_SEARCH[1:], ready.texts, strict=True))
        conn.execute(update(ContactSearch).where(ContactSearch.contact_id == contact_id).values(**texts))
    act.touch("contact", ids)


def move(act: Command, ids: Sequence[int], *, deleted: bool) -> None:
    """Move contacts to the bin, or back. The caller logs them."""
    if ids:
        statement = update(Contact.__table__).where(Contact.id == bindparam("b_id"))  # type: ignore[arg-type]
        values = {"deleted_at": act.at if deleted else None, "updated_at": act.at}
        act.conn.execute(statement.values(version=Contact.version + 1, **values), [{"b_id": i} for i in ids])
        act.touch("contact", ids)


def set_deleted(act: Command, ids: Sequence[int], *, deleted: bool) -> int:
    """Move contacts to the bin or back, and log each. Returns how many moved."""
    stored = read(act.conn, ids)
    moving = [(i, s) for i, s in stored.items() if (s.deleted_at is None) == deleted]
    move(act, [i for i, _ in moving], deleted=deleted)
    before, after = as_json({"deleted": not deleted}), as_json({"deleted": deleted})
    act.log_many(("bin", i, s.version + 1, before, after) for i, s in moving)
    return len(moving)


def remove(conn: Connection, ids: Sequence[int]) -> None:
    """Take contacts out of the tables altogether, their lines with them."""
    for table in (*_LINE_TABLES, ContactSearch):  # set by set: contact by contact the engine takes far longer
        _delete_lines(conn, table, ids)
    conn.execute(delete(Contact).where(Contact.id.in_(engine.id_list(ids))))
