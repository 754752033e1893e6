"""The lines of the contacts table: one page of contacts with what is shown of each, in a handful of statements."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from desktop.domain.contact import ContactRow
from desktop.storage import search_sqlite as engine
from desktop.storage.search_lines import by_contact, line
from desktop.storage.tables import Affiliation, Contact, ContactEmail, ContactPhone, ContactTerm, Outlet, Term

_AT_ONCE = 2_000


def _statements() -> tuple[Select[*tuple[Any, ...]], ...]:
    """Built once: making a statement takes as long as running it."""
    c, a, e, p, t = Contact, Affiliation, ContactEmail, ContactPhone, ContactTerm
    listed = engine.id_list_named("ids")
    own = select(
        c.id, c.version, c.display_name, c.transliteration, c.country, c.city, c.time_zone, c.refusal, c.flags,
        c.verified_on, c.last_touch, c.updated_at,
    )  # fmt: skip
    works = select(a.contact_id, Outlet.name, a.role).join(Outlet, Outlet.id == a.outlet_id).where(a.ended == "")
    emails = select(e.contact_id, e.state, e.address)
    phones = select(p.contact_id, p.number)
    terms = select(t.contact_id, Term.kind, Term.label).join(Term, Term.id == t.term_id)
    return (
        own.where(c.id.in_(listed)),
        works.where(a.contact_id.in_(listed)).order_by(a.contact_id, a.position),
        emails.where(e.contact_id.in_(listed)).order_by(e.contact_id, e.position),
        phones.where(p.contact_id.in_(listed)).order_by(p.contact_id, p.position),
        terms.where(t.contact_id.in_(listed)).order_by(t.contact_id, t.position),
    )


_OWN, *_LINES = _statements()


def rows(conn: Connection, ids: Sequence[int]) -> list[ContactRow]:
    """The lines for these ids, in their order; those that are gone are left out."""
    found: list[ContactRow] = []
    for start in range(0, len(ids), _AT_ONCE):
        found += _page(conn, ids[start : start + _AT_ONCE])
    return found


def _page(conn: Connection, ids: Sequence[int]) -> list[ContactRow]:
    named = {"ids": engine.listed(ids)}
    people = {row[0]: row for row in _raw(conn, _OWN, named)}
    works, emails, phones, terms = (by_contact(_raw(conn, statement, named)) for statement in _LINES)
    none: tuple[Any, ...] = ()
    return [
        line(people[i], works.get(i, none), emails.get(i, none), phones.get(i, none), terms.get(i, none))
        for i in ids
        if i in people
    ]


def _raw(conn: Connection, statement: Select[*tuple[Any, ...]], named: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
    return conn.execute(statement, named).cursor.fetchall()
