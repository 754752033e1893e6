"""Chosen fields of contacts, field by field: what an export reads instead of whole cards.

A field is one sequence with a value per contact, in the order asked for. Tables nobody asked for are not read, and a
field that none of these contacts has is not in the answer.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any

import orjson
from sqlalchemy import Connection, Select, select

from desktop.domain.contact import TERM_FIELDS, PhoneLine, display_name
from desktop.domain.presets.people import SHOWN
from desktop.storage import search_sqlite as engine
from desktop.storage.cards import TEXTS, affiliation_line, email_line, handle_line, phone_line
from desktop.storage.reading import read_cards, rows
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

Known = dict[str, Sequence[Any]]
_Lines = dict[int, list[Any]]

_NAME, _UNNAMED = "display_name", "unnamed"
_NOTHING: dict[str, list[str] | dict[str, str]] = {
    "greetings": {}, "custom": {}, "facts": {}, "safety": [], "channel_order": [], "working_days": [],
}  # fmt: skip
"""Fields kept as JSON, with what somebody without them has."""


class FieldReader:
    """Reads these fields of some contacts after others, at one moment; `SHOWN` is the name to show."""

    def __init__(self, conn: Connection, fields: Collection[str]) -> None:
        self._conn, self._fields = conn, frozenset(fields)
        self._texts = [field for field in TEXTS if field in fields]
        own = select(
            Contact.id, Contact.display_name, Contact.more, *[getattr(Contact, field) for field in self._texts]
        )
        self._own_rows = own.where(Contact.id.in_(engine.id_list_named("ids")))

    def read(self, ids: Sequence[int]) -> Known:
        """The fields of contacts that exist, by name."""
        given = {"ids": engine.listed(sorted(ids))}  # in the order of the file: a quarter less time
        known = self._own(ids, given)
        for field, (asked, line_of) in _LINES.items():
            if field in self._fields:
                known |= _in_order(ids, {field: _lines(rows(self._conn, asked, given), line_of)})
        if "affiliations" in self._fields:
            known |= _in_order(ids, {"affiliations": _lines(rows(self._conn, _WORKS, given), self._affiliation)})
        if not self._fields.isdisjoint(TERM_FIELDS):
            known |= _in_order(ids, self._words(given))
        return known

    def _own(self, ids: Sequence[int], given: dict[str, Any]) -> Known:
        """What stands in the contact's own row."""
        found = {row[0]: row for row in rows(self._conn, self._own_rows, given)}
        _, names, raw, *columns = zip(*[found[contact_id] for contact_id in ids], strict=True)
        known: Known = {field: column for field, column in zip(self._texts, columns, strict=True) if any(column)}
        more = [orjson.loads(text) if text != "{}" else _EMPTY for text in raw]
        for field in {field for one in more for field in one} & self._fields & _NOTHING.keys():
            known[field] = [one.get(field, _NOTHING[field]) for one in more]
        unnamed = [place for place, one in enumerate(more) if _UNNAMED in one]
        if _NAME in self._fields:
            known[_NAME] = _but(names, dict.fromkeys(unnamed, ""))
        if SHOWN in self._fields:
            known[SHOWN] = _but(names, self._put_together({place: ids[place] for place in unnamed}))
        return known

    def _put_together(self, unnamed: Mapping[int, int]) -> dict[int, str]:
        """The names of those without one, from what is known of them now: an outlet may have got another name."""
        cards = read_cards(self._conn, list(unnamed.values())) if unnamed else {}
        return {place: display_name(cards[contact_id][1]) for place, contact_id in unnamed.items()}

    def _words(self, given: dict[str, Any]) -> dict[str, _Lines]:
        words: dict[str, _Lines] = {kind: {} for kind in TERM_FIELDS}
        places = {number: (words[kind], label) for number, (kind, label) in self._vocabulary.items()}
        for contact_id, number in rows(self._conn, _TERMS, given):
            by_contact, label = places[number]
            if contact_id in by_contact:
                by_contact[contact_id].append(label)
            else:
                by_contact[contact_id] = [label]
        return {kind: lines for kind, lines in words.items() if kind in self._fields}

    def _affiliation(self, outlet_id: int | None, *details: str) -> Any:
        return affiliation_line(outlet_id, *self._outlets.get(outlet_id, (None, None)), *details)

    # Put in by their numbers: joined to every row, outlets and words take twice as long.

    @cached_property
    def _vocabulary(self) -> dict[int, tuple[str, str]]:
        asked: Any = select(Term.id, Term.kind, Term.label)
        return {number: (kind, label) for number, kind, label in rows(self._conn, asked, {})}

    @cached_property
    def _outlets(self) -> dict[int | None, tuple[str, str]]:
        asked: Any = select(Outlet.id, Outlet.name, Outlet.kind)
        return {number: (name, kind) for number, name, kind in rows(self._conn, asked, {})}


def _lines(found: Iterable[Sequence[Any]], line_of: Callable[..., Any]) -> _Lines:
    lines: _Lines = {}
    for contact_id, *line in found:
        if contact_id in lines:
            lines[contact_id].append(line_of(*line))
        else:
            lines[contact_id] = [line_of(*line)]
    return lines


def _in_order(ids: Sequence[int], found: Mapping[str, _Lines]) -> Known:
    nothing: list[Any] = []
    return {field: list(map(lines.get, ids, repeat(nothing))) for field, lines in found.items() if lines}


def _but(names: Sequence[str], others: Mapping[int, str]) -> Sequence[str]:
    """The names, with others in these places."""
    return [others.get(place, name) for place, name in enumerate(names)] if others else names


def _of_contact(table: Any, *columns: Any) -> Select[Any]:
    asked = select(table.contact_id, *columns).where(table.contact_id.in_(engine.id_list_named("ids")))
    return asked.order_by(table.contact_id, table.position)


def _phone(checked: object, *phone: str) -> PhoneLine:
    return phone_line(*phone, checked=bool(checked))


_EMPTY: dict[str, Any] = {}
_E, _P, _H, _A = ContactEmail, ContactPhone, ContactHandle, Affiliation
_LINES: dict[str, tuple[Select[Any], Callable[..., Any]]] = {
    "emails": (_of_contact(_E, _E.address, _E.purpose, _E.state, _E.reason), email_line),
    "phones": (_of_contact(_P, _P.checked, _P.number, _P.purpose, _P.answers, _P.extension), _phone),
    "handles": (_of_contact(_H, _H.network, _H.handle), handle_line),
}
_WORKS = _of_contact(_A, _A.outlet_id, _A.desk, _A.role, _A.started, _A.ended)
_TERMS = _of_contact(ContactTerm, ContactTerm.term_id)
