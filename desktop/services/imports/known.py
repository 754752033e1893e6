"""Who is known already: candidates for the rows of a frame, found by address, phone, name and outlet, set-wise."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, func, select

from desktop.domain.matching import Signs
from desktop.services.imports.names import CloseNames
from desktop.storage.cards import FLAG_ADDRESS, match_key
from desktop.storage.tables import Contact, ContactEmail, ContactPhone

_LIVE = func.coalesce(Contact.deleted_at, "") == ""
"""Written so that the engine finds people by what they share: by this it would walk over everybody there is."""

SOME_ADDRESS = "?"
"""Stands in a candidate's signs for addresses that were not asked about: it has one, and it is another."""


@dataclass
class Candidate:
    """A known contact that shares something with a row."""

    id: int
    name: str
    outlet: str
    has_address: bool
    emails: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)

    def signs(self) -> Signs:
        """What it is compared by; of its addresses only those that were asked for are known here."""
        emails = tuple(self.emails) or ((SOME_ADDRESS,) if self.has_address else ())
        return Signs(self.name, self.outlet, emails, tuple(self.phones))


class Directory:
    """Looks up candidates; keeps the people of each outlet it was asked about."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._asked: set[str] = set()
        self._people: dict[int, Candidate] = {}
        self._names = CloseNames()
        live = select(func.count()).select_from(
            select(Contact.id).where(Contact.deleted_at.is_(None)).limit(1).subquery()
        )
        self.empty = not conn.scalar(live)

    def candidates(self, signs: Iterable[Signs]) -> "Lookup":
        """Everybody who shares an address, a phone, or name and outlet with any of these."""
        if self.empty:
            return Lookup({}, {}, {})
        found: dict[int, Candidate] = {}
        emails = self._by_line(ContactEmail, "address_key", {e for s in signs for e in s.emails}, found)
        phones = self._by_line(ContactPhone, "number", {p for s in signs for p in s.phones}, found)
        for kind, by_key in (("emails", emails), ("phones", phones)):
            for text, people in by_key.items():
                for candidate in people:
                    getattr(candidate, kind).add(text)
        return Lookup(emails, phones, self._by_name({(s.name, s.outlet) for s in signs if s.name}, found))

    def close_to(self, signs: Signs) -> list[Candidate]:
        """Everybody at this main outlet whose name is written or sounds alike."""
        if self.empty or not signs.name or not signs.outlet:
            return []
        if signs.outlet not in self._asked:
            self._asked.add(signs.outlet)
            for row in self._conn.execute(_people().where(Contact.outlet_key == signs.outlet, Contact.match_key != "")):
                candidate = _candidate(row, self._people)
                self._names.add(candidate.id, candidate.name, candidate.outlet)
        return [self._people[contact_id] for contact_id in self._names.close_to(signs)]

    def _by_line(
        self,
        table: type[ContactEmail] | type[ContactPhone],
        column: str,
        texts: set[str],
        found: dict[int, Candidate],
    ) -> dict[str, list[Candidate]]:
        key = getattr(table, column)
        asked = select(key, Contact.id, Contact.match_key, Contact.outlet_key, Contact.flags)
        asked = asked.join(Contact, Contact.id == table.contact_id)
        asked = asked.where(key.in_(texts), _LIVE)
        by_key: dict[str, list[Candidate]] = defaultdict(list)
        for text, *row in self._conn.execute(asked).all():
            by_key[text].append(_candidate(row, found))
        return by_key

    def _by_name(
        self, names: set[tuple[str, str]], found: dict[int, Candidate]
    ) -> dict[tuple[str, str], list[Candidate]]:
        by_name: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        keys = [match_key(name, outlet) for name, outlet in names]
        for row in self._conn.execute(_people().where(Contact.match_key.in_(keys))).all() if keys else ():
            candidate = _candidate(row, found)
            by_name[candidate.name, candidate.outlet].append(candidate)
        return by_name


@dataclass(frozen=True)
class Lookup:
    """Candidates of one frame, by what they share."""

    emails: dict[str, list[Candidate]]
    phones: dict[str, list[Candidate]]
    names: dict[tuple[str, str], list[Candidate]]

    def of(self, signs: Signs) -> dict[int, Candidate]:
        """Everybody who shares something with this row."""
        people = [c for e in signs.emails for c in self.emails.get(e, ())]
        people += [c for p in signs.phones for c in self.phones.get(p, ())]
        if signs.name:
            people += self.names.get((signs.name, signs.outlet), ())
        return {candidate.id: candidate for candidate in people}


def _people() -> "Select[int, str, str, int]":
    return select(Contact.id, Contact.match_key, Contact.outlet_key, Contact.flags).where(_LIVE)


def _candidate(row: Sequence[Any], found: dict[int, Candidate]) -> Candidate:
    contact_id, key, outlet, flags = row
    if contact_id not in found:
        found[contact_id] = Candidate(contact_id, key.partition("|")[0], outlet, bool(flags & FLAG_ADDRESS))
    return found[contact_id]
