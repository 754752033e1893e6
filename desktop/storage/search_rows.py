"""The lines of the contacts table: one page of contacts with what is shown of each, in a handful of statements."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, select

from desktop.domain.contact import ContactRow
from desktop.storage import search_sqlite as engine
from desktop.storage.cards import FLAG_BOUNCED, FLAG_SAFETY
from desktop.storage.tables import Affiliation, Contact, ContactEmail, ContactPhone, ContactTerm, Outlet, Term

_AT_ONCE = 2_000
_NOTHING = (0, "", "")
_Lines = Mapping[int, Sequence[Sequence[Any]]]


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
    works, emails, phones, terms = (_lines(_raw(conn, statement, named)) for statement in _LINES)
    none: tuple[Any, ...] = ()
    return [
        _row(people[i], works.get(i, none), emails.get(i, none), phones.get(i, none), terms.get(i, none))
        for i in ids
        if i in people
    ]


def _row(
    own: Sequence[Any],
    works: Sequence[Sequence[Any]],
    emails: Sequence[Sequence[Any]],
    phones: Sequence[Sequence[Any]],
    terms: Sequence[Sequence[Any]],
) -> ContactRow:
    contact_id, version, name, latin, country, city, zone, refusal, flags, verified, touched, updated = own
    _, outlet, role = works[0] if works else _NOTHING
    usable = next((address for _, state, address in emails if state == "ok"), emails[0][2] if emails else "")
    words: dict[str, list[str]] = {"beats": [], "languages": [], "tags": [], "regions": []}
    for _, kind, label in terms:
        words[kind].append(label)
    return ContactRow(
        contact_id,
        version,
        name,
        latin,
        outlet,
        len(works),
        role,
        tuple(words["beats"]),
        tuple(words["languages"]),
        country,
        city,
        zone,
        usable,
        phones[0][1] if phones else "",
        tuple(words["tags"]),
        refusal,
        bool(flags & FLAG_BOUNCED),
        bool(flags & FLAG_SAFETY),
        verified,
        touched,
        updated,
    )


def _lines(found: Iterable[Sequence[Any]]) -> _Lines:
    return {contact_id: list(lines) for contact_id, lines in groupby(found, itemgetter(0))}


def _raw(conn: Connection, statement: Select[*tuple[Any, ...]], named: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
    return conn.execute(statement, named).cursor.fetchall()
