"""The lines of the contacts table: one page of contacts with what is shown of each, in a handful of statements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.contact import ContactRow
from desktop.storage import search_sqlite as engine
from desktop.storage.cards import FLAG_BOUNCED, FLAG_SAFETY
from desktop.storage.tables import Affiliation, Contact, ContactEmail, ContactPhone, ContactTerm, Outlet, Term

_AT_ONCE = 2_000
_Lines = dict[int, list[tuple[Any, ...]]]
_NOTHING = ("", "")


def rows(conn: Connection, ids: Sequence[int]) -> list[ContactRow]:
    """The lines for these ids, in their order; those that are gone are left out."""
    found: list[ContactRow] = []
    for start in range(0, len(ids), _AT_ONCE):
        found += _page(conn, ids[start : start + _AT_ONCE])
    return found


def _page(conn: Connection, ids: Sequence[int]) -> list[ContactRow]:
    c = Contact
    own = select(
        c.id, c.version, c.display_name, c.transliteration, c.country, c.city, c.time_zone, c.refusal, c.flags,
        c.verified_on, c.last_touch, c.updated_at,
    )  # fmt: skip
    listed = engine.id_list(ids)
    people = {row[0]: row for row in _raw(conn, own.where(c.id.in_(listed)))}
    a, e, p, t = Affiliation, ContactEmail, ContactPhone, ContactTerm
    works = select(a.contact_id, Outlet.name, a.role).join(Outlet, Outlet.id == a.outlet_id)
    works_of = _lines(conn, works.where(a.contact_id.in_(listed), a.ended == "").order_by(a.contact_id, a.position))
    emails = select(e.contact_id, e.state, e.address).where(e.contact_id.in_(listed)).order_by(e.contact_id, e.position)
    emails_of = _lines(conn, emails)
    phones = select(p.contact_id, p.number).where(p.contact_id.in_(listed)).order_by(p.contact_id, p.position)
    phones_of = _lines(conn, phones)
    terms = select(t.contact_id, Term.kind, Term.label).join(Term, Term.id == t.term_id)
    terms_of = _lines(conn, terms.where(t.contact_id.in_(listed)).order_by(t.contact_id, t.position))
    return [
        _row(people[i], works_of.get(i, ()), emails_of.get(i, ()), phones_of.get(i, ()), terms_of.get(i, ()))
        for i in ids
        if i in people
    ]


def _row(
    own: tuple[Any, ...],
    works: Sequence[tuple[Any, ...]],
    emails: Sequence[tuple[Any, ...]],
    phones: Sequence[tuple[Any, ...]],
    terms: Sequence[tuple[Any, ...]],
) -> ContactRow:
    contact_id, version, name, latin, country, city, zone, refusal, flags, verified, touched, updated = own
    outlet, role = works[0] if works else _NOTHING
    usable = next((address for state, address in emails if state == "ok"), emails[0][1] if emails else "")
    words: dict[str, list[str]] = {"beats": [], "languages": [], "tags": [], "regions": []}
    for kind, label in terms:
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
        phones[0][0] if phones else "",
        tuple(words["tags"]),
        refusal,
        bool(flags & FLAG_BOUNCED),
        bool(flags & FLAG_SAFETY),
        verified,
        touched,
        updated,
    )


def _lines(conn: Connection, statement: Any) -> _Lines:
    found: _Lines = defaultdict(list)
    for contact_id, *line in _raw(conn, statement):
        found[contact_id].append(tuple(line))
    return dict(found)


def _raw(conn: Connection, statement: Any) -> Iterable[tuple[Any, ...]]:
    return conn.execute(statement).cursor.fetchall()
