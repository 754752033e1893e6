"""Who is known already: whom each row of a frame is most like, found by address, phone, name and outlet, set-wise."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select

from desktop.domain.matching import NOBODY, Likeness, Signs, likeness
from desktop.services.imports.names import CloseNames
from desktop.storage import search_sqlite as engine
from desktop.storage.cards import FLAG_ADDRESS, match_key
from desktop.storage.reading import rows
from desktop.storage.tables import Contact, ContactEmail, ContactPhone

SOME_ADDRESS = "?"
"""Stands in a candidate's signs for addresses that were not asked about: it has one, and it is another."""

_TEXTS = "texts"


class Known(NamedTuple):
    """The known contact a row is most like, and how alike; nobody: `NOBODY` and -1."""

    likeness: Likeness
    contact_id: int


NOBODY_KNOWN = Known(NOBODY, -1)


@dataclass(slots=True)
class Candidate:
    """A known contact that shares something with a row."""

    id: int
    name: str
    outlet: str
    has_address: bool
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()

    def signs(self) -> Signs:
        """What it is compared by; of its addresses only those that were asked for are known here."""
        emails = self.emails or ((SOME_ADDRESS,) if self.has_address else ())
        return Signs(self.name, self.outlet, emails, self.phones)


def _of_people(*first: ColumnElement[str]) -> Select[Any]:
    """Reads living people; what they are found by is said in such a way that it is where the engine begins."""
    living = func.coalesce(Contact.deleted_at, "") == ""
    columns: tuple[Any, ...] = (*first, Contact.id, Contact.match_key, Contact.outlet_key, Contact.flags)
    return select(*columns).where(living)


def _statements() -> tuple[Select[Any], ...]:
    """Made once: making a statement takes longer than running it."""
    asked = engine.id_list_named(_TEXTS)
    e, p, c = ContactEmail, ContactPhone, Contact
    return (
        _of_people(e.address_key.label("found")).join(e, e.contact_id == c.id).where(e.address_key.in_(asked)),
        _of_people(p.number.label("found")).join(p, p.contact_id == c.id).where(p.number.in_(asked)),
        _of_people().where(c.match_key.in_(asked)),
        _of_people().where(c.outlet_key.in_(asked), c.match_key != ""),
    )


_BY_ADDRESS, _BY_PHONE, _BY_NAME, _BY_OUTLET = _statements()
_Found = dict[Any, list[Candidate]]


class Directory:
    """Looks up who a row may be; keeps the people of each outlet it was asked about."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._asked: set[str] = set()
        self._people: dict[int, Candidate] = {}
        self._names = CloseNames()
        live = select(func.count()).select_from(
            select(Contact.id).where(Contact.deleted_at.is_(None)).limit(1).subquery()
        )
        self.empty = not conn.scalar(live)

    def best_of(self, signs: Sequence[Signs]) -> list[Known]:
        """The contact each of these is most like: among those who share an address, a phone, or name and outlet with
        it, and those at its outlet whose name is written or sounds alike.

        Nobody is more alike than somebody with its address and name. So phones, names and outlets are looked up only
        for the others, which are few where a sheet comes again.
        """
        if self.empty:
            return [NOBODY_KNOWN] * len(signs)
        found: dict[int, Candidate] = {}
        emails = self._by_line(_BY_ADDRESS, {e for one in signs for e in one.emails}, found, "emails")
        best = [_best(one, _sharing(emails, one.emails)) for one in signs]
        others = [place for place, one in enumerate(best) if one.likeness.score < _CERTAIN]
        rest = [signs[place] for place in others]
        phones = self._by_line(_BY_PHONE, {p for one in rest for p in one.phones}, found, "phones")
        names = self._by_name({(one.name, one.outlet) for one in rest if one.name}, found)
        for place, one in zip(others, rest, strict=True):
            people = [*_sharing(emails, one.emails), *_sharing(phones, one.phones)]
            people += names.get((one.name, one.outlet), ())
            best[place] = self._or_close(one, _best(one, people))
        return best

    def _or_close(self, signs: Signs, best: Known) -> Known:
        return best if best.likeness.sure else _best(signs, self._close_to(signs), best)

    def _close_to(self, signs: Signs) -> list[Candidate]:
        """Everybody at this main outlet whose name is written or sounds alike."""
        if not signs.name or not signs.outlet:
            return []
        if signs.outlet not in self._asked:
            self._asked.add(signs.outlet)
            for row in rows(self._conn, _BY_OUTLET, {_TEXTS: engine.listed([signs.outlet])}):
                candidate = _candidate(row, self._people)
                self._names.add(candidate.id, candidate.name, candidate.outlet)
        return [self._people[contact_id] for contact_id in self._names.close_to(signs)]

    def _by_line(self, asked: Select[Any], texts: set[str], found: dict[int, Candidate], kind: str) -> _Found:
        by_text: _Found = defaultdict(list)
        for text, *row in rows(self._conn, asked, {_TEXTS: engine.listed(texts)}) if texts else ():
            candidate = _candidate(row, found)
            setattr(candidate, kind, (*getattr(candidate, kind), text))
            by_text[text].append(candidate)
        return by_text

    def _by_name(self, names: set[tuple[str, str]], found: dict[int, Candidate]) -> _Found:
        by_name: _Found = defaultdict(list)
        keys = [match_key(name, outlet) for name, outlet in names]
        for row in rows(self._conn, _BY_NAME, {_TEXTS: engine.listed(keys)}) if keys else ():
            candidate = _candidate(row, found)
            by_name[candidate.name, candidate.outlet].append(candidate)
        return by_name


_CERTAIN = 100


def _best(signs: Signs, people: Iterable[Candidate], best: Known = NOBODY_KNOWN) -> Known:
    """Whom of these a row is most like: the first of those that are most alike, or `best` if nobody is more so."""
    for candidate in people:
        alike = likeness(signs, candidate.signs())
        if (alike.sure, alike.score) > (best.likeness.sure, best.likeness.score):
            best = Known(alike, candidate.id)
            if alike.sure and alike.score == _CERTAIN:
                break
    return best


def _sharing(found: _Found, texts: Iterable[str]) -> list[Candidate]:
    return [candidate for text in texts for candidate in found.get(text, ())]


def _candidate(row: Sequence[Any], found: dict[int, Candidate]) -> Candidate:
    contact_id, key, outlet, flags = row
    if contact_id not in found:
        found[contact_id] = Candidate(contact_id, key.partition("|")[0], outlet, bool(flags & FLAG_ADDRESS))
    return found[contact_id]
