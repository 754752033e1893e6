"""Contacts as whole cards, read by the thousand: plain rows in a handful of statements that are made once."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select

from desktop.domain.contact import Card, PhoneLine
from desktop.storage import search_sqlite as engine
from desktop.storage.cards import CONTACT_COLUMNS, affiliation_line, card_of, email_line, handle_line, phone_line
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

_Cards = dict[int, dict[str, Any]]

_AT_ONCE = 2_000
_DENSE = 2  # from one in so many, reading all that lie between is faster than looking each up


class Stored(NamedTuple):
    """A contact's card with what guards it."""

    version: int
    card: Card
    created_at: str
    updated_at: str
    deleted_at: str | None


def read(conn: Connection, ids: Sequence[int]) -> dict[int, Stored]:
    """The contacts that exist among `ids`, whole."""
    found: dict[int, Stored] = {}
    for start in range(0, len(ids), _AT_ONCE):
        _read_some(conn, ids[start : start + _AT_ONCE], found)
    return found


def read_cards(conn: Connection, ids: Sequence[int]) -> dict[int, tuple[int, Card]]:
    """Version and card of the contacts that exist among `ids`."""
    return {contact_id: (stored.version, stored.card) for contact_id, stored in read(conn, ids).items()}


class _Statements(NamedTuple):
    """What reads the rows of some contacts, each line after its contact's id, in the order of the card."""

    own: Select[Any]
    emails: Select[Any]
    phones: Select[Any]
    handles: Select[Any]
    works: Select[Any]
    terms: Select[Any]


def _statements(*, dense: bool) -> _Statements:
    def some(column: Any) -> ColumnElement[bool]:
        between = column.between(bindparam("first"), bindparam("last"))
        return between if dense else column.in_(engine.id_list_named("ids"))  # type: ignore[no-any-return]

    c, e, p, h, a, t = Contact, ContactEmail, ContactPhone, ContactHandle, Affiliation, ContactTerm
    columns = [getattr(c, name) for name in CONTACT_COLUMNS]
    own = select(c.id, c.version, c.created_at, c.updated_at, c.deleted_at, *columns)
    emails = select(e.contact_id, e.address, e.purpose, e.state, e.reason)
    phones = select(p.contact_id, p.checked, p.number, p.purpose, p.answers, p.extension)
    handles = select(h.contact_id, h.network, h.handle)
    works = select(a.contact_id, a.outlet_id, Outlet.name, Outlet.kind, a.desk, a.role, a.started, a.ended)
    works = works.outerjoin(Outlet, Outlet.id == a.outlet_id)
    terms = select(t.contact_id, Term.kind, Term.label).join(Term, Term.id == t.term_id)
    lines: list[tuple[Any, Any]] = [(emails, e), (phones, p), (handles, h), (works, a), (terms, t)]
    ordered = [asked.where(some(x.contact_id)).order_by(x.contact_id, x.position) for asked, x in lines]
    return _Statements(own.where(some(c.id)), *ordered)


_LOOKED_UP, _BETWEEN = _statements(dense=False), _statements(dense=True)


def _read_some(conn: Connection, ids: Sequence[int], found: dict[int, Stored]) -> None:
    wanted, first, last = set(ids), min(ids), max(ids)
    dense = last - first < _DENSE * len(wanted)
    asked = _BETWEEN if dense else _LOOKED_UP
    given: dict[str, Any] = {"first": first, "last": last} if dense else {"ids": engine.listed(ids)}
    cards: _Cards = {}
    for contact_id, version, created, updated, deleted, *row in rows(conn, asked.own, given):
        if contact_id in wanted:
            card = card_of(row)
            cards[contact_id] = cast("dict[str, Any]", card)
            found[contact_id] = Stored(version, card, created, updated, deleted)
    _add_lines(cards, asked, partial(rows, conn, given=given))


def _add_lines(cards: _Cards, asked: _Statements, rows_of: Callable[[Select[Any]], list[Any]]) -> None:
    _add(cards, "emails", rows_of(asked.emails), email_line)
    _add(cards, "phones", rows_of(asked.phones), _phone_line)
    _add(cards, "handles", rows_of(asked.handles), handle_line)
    _add(cards, "affiliations", rows_of(asked.works), affiliation_line)
    for contact_id, kind, label in rows_of(asked.terms):
        if contact_id in cards:
            cards[contact_id].setdefault(kind, []).append(label)


def _add(cards: _Cards, field: str, rows: list[Any], line_of: Callable[..., Any]) -> None:
    for contact_id, *line in rows:
        if contact_id in cards:
            cards[contact_id].setdefault(field, []).append(line_of(*line))


def _phone_line(checked: object, *phone: str) -> PhoneLine:
    return phone_line(*phone, checked=bool(checked))


def rows(conn: Connection, statement: Select[Any], given: dict[str, Any]) -> list[Any]:
    """Plain tuples, all at once: SQLAlchemy's own rows take as long again as reading them."""
    return cast("list[Any]", conn.execute(statement, given).cursor.fetchall())
