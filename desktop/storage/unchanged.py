"""Which contacts are stored just as cards from elsewhere say: found by comparing rows, without making a card of any.

A sheet that comes again is nearly all of that kind. Comparing rows as sets takes a fraction of reading each contact
as a card and merging it with its row.
"""

from collections.abc import Container, Iterable, Sequence
from functools import partial
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select

from desktop.domain.folding import key
from desktop.domain.outlet import outlet_key
from desktop.storage import search_sqlite as engine
from desktop.storage.card_tables import EMAIL_KEY, TERM_WORD, WORK_OUTLET, CardTables, Line, numbered
from desktop.storage.cards import (
    AFFILIATION_COLUMNS,
    CONTACT_COLUMNS,
    EMAIL_COLUMNS,
    HANDLE_COLUMNS,
    PHONE_COLUMNS,
    TERM_COLUMNS,
)
from desktop.storage.reading import rows
from desktop.storage.tables import (
    Affiliation,
    Contact,
    ContactEmail,
    ContactHandle,
    ContactPhone,
    ContactTerm,
    Outlet,
    Term,
)

_DENSE = 2  # from one in so many, reading all that lie between is faster than looking each up
_SOURCE = CONTACT_COLUMNS.index("source")  # where a card came from is no difference
_OWN_COLUMNS = ("id", "deleted_at", *(name for name in CONTACT_COLUMNS if name != "source"))
_COMPARED: tuple[tuple[Any, Sequence[str]], ...] = (
    (Contact, _OWN_COLUMNS),
    (ContactEmail, EMAIL_COLUMNS),
    (ContactPhone, PHONE_COLUMNS),
    (ContactHandle, HANDLE_COLUMNS),
    (Affiliation, AFFILIATION_COLUMNS),
    (ContactTerm, TERM_COLUMNS),
)


def _statements(*, dense: bool) -> list[Select[Any]]:
    def some(column: Any) -> ColumnElement[bool]:
        between = column.between(bindparam("first"), bindparam("last"))
        return between if dense else column.in_(engine.id_list_named("ids"))  # type: ignore[no-any-return]

    asked = [[getattr(table, name) for name in columns] for table, columns in _COMPARED]
    return [select(*columns).where(some(columns[0])) for columns in asked]


_LOOKED_UP, _BETWEEN = _statements(dense=False), _statements(dense=True)
_ADDRESSES = cast(
    "Select[Any]",
    select(ContactEmail.address_key, ContactEmail.contact_id)
    .where(ContactEmail.address_key.in_(engine.id_list_named("keys")))
    .order_by(ContactEmail.address_key, ContactEmail.contact_id),
)
_OUTLETS = cast(
    "Select[Any]", select(Outlet.name_key, Outlet.id).where(Outlet.name_key.in_(engine.id_list_named("keys")))
)
_WORDS = cast(
    "Select[Any]", select(Term.kind, Term.label_key, Term.id).where(Term.label_key.in_(engine.id_list_named("keys")))
)


def unchanged(conn: Connection, tables: CardTables, among: Container[int]) -> dict[int, int]:
    """Those of the cards at these places that somebody living is stored as, but for the source: place and contact.

    Somebody is looked for by the first address only. The tables are used up.
    """
    ids = _by_first_address(conn, tables, among)
    wanted = {contact_id: place for place, contact_id in enumerate(ids) if contact_id}
    if not wanted:
        return {}
    first, last = min(wanted), max(wanted)
    dense = last - first < _DENSE * len(wanted)
    given: dict[str, Any] = {"first": first, "last": last} if dense else {"ids": engine.listed(wanted)}
    for asked, theirs in zip(_BETWEEN if dense else _LOOKED_UP, _given(conn, ids, tables), strict=True):
        stored = set(rows(conn, asked, given))
        for contact_id, *_ in stored.symmetric_difference(theirs):
            wanted.pop(contact_id, None)
    return {place: contact_id for contact_id, place in wanted.items()}


def _by_first_address(conn: Connection, tables: CardTables, among: Container[int]) -> list[int]:
    """Who might be stored as each card, nobody twice; 0: nobody."""
    ids = [0] * len(tables.values)
    first = {line[EMAIL_KEY]: line[0] for line in reversed(tables.emails) if not line[1] and line[0] in among}
    taken = set()
    for address, contact_id in rows(conn, _ADDRESSES, {"keys": engine.listed(first)}) if first else ():
        place = first[address]
        if not ids[place] and contact_id not in taken:
            ids[place] = contact_id
            taken.add(contact_id)
    return ids


def _given(conn: Connection, ids: Sequence[int], tables: CardTables) -> Iterable[Iterable[tuple[Any, ...]]]:
    """What the tables would hold if these cards stood in them."""
    own = [(i, None, *v[:_SOURCE], *v[_SOURCE + 1 :]) for i, v in zip(ids, tables.values, strict=True) if i and v]
    works, terms = numbered(tables.works, ids), numbered(tables.terms, ids)
    _resolve(works, WORK_OUTLET, _outlet_ids(conn, [name for name, _ in tables.outlets]))
    _resolve(terms, TERM_WORD, _word_ids(conn, tables.words))
    lines = partial(map, tuple)
    return (
        own,
        *(lines(numbered(of_kind, ids)) for of_kind in (tables.emails, tables.phones, tables.handles)),
        lines(works),
        lines(terms),
    )


def _resolve(lines: Iterable[Line], at: int, ids: Sequence[int | None]) -> None:
    for line in lines:
        line[at] = ids[line[at]]


_UNKNOWN = -1


def _outlet_ids(conn: Connection, names: Sequence[str]) -> list[int | None]:
    keys = [outlet_key(name) for name in names]
    known = dict(rows(conn, _OUTLETS, {"keys": engine.listed(keys)})) if keys else {}
    return [known.get(folded, _UNKNOWN) if name else None for name, folded in zip(names, keys, strict=True)]


def _word_ids(conn: Connection, words: Sequence[Sequence[str]]) -> list[int | None]:
    keys = [(kind, key(label) or label) for kind, label in words]
    found = rows(conn, _WORDS, {"keys": engine.listed({folded for _, folded in keys})}) if keys else []
    known = {(kind, folded): word_id for kind, folded, word_id in found}
    return [known.get(one, _UNKNOWN) for one in keys]
