"""What the guard asks of people, of any number of them at once: set-wise, never one by one."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, cast

import orjson
from sqlalchemy import Connection, Select, case, or_, select

from desktop.domain.contact import RefusalLevel
from desktop.domain.embargo.answers import Answer
from desktop.domain.embargo.times import instant
from desktop.domain.guard.facts import Address, Breach, Held, Mark, Person, Refusal, Suppressed
from desktop.domain.values.email_check import UNDELIVERABLE, is_plain, validated
from desktop.storage import search_sqlite as engine
from desktop.storage import suppressions
from desktop.storage.cards import FLAG_SAFETY
from desktop.storage.reading import rows
from desktop.storage.tables import (
    Affiliation,
    Contact,
    ContactEmail,
    ContactPhone,
    ContactTerm,
    NotSamePerson,
    Outlet,
    Suppression,
    Term,
)

_AT_ONCE = 5_000
_HASHES_AT_ONCE = 1_000
_HIDDEN = "email protected"
"""What web pages show in place of an address they hide."""

_NOBODY: frozenset[int] = frozenset()

Posts = tuple[tuple[int, str], ...]


@dataclass
class Told:
    """What is said of people for one statement: by their id, or by the outlet they work at."""

    left_out: dict[int, Mark] = field(default_factory=dict)
    leads: dict[int, Mark] = field(default_factory=dict)
    alone: set[int] = field(default_factory=set)
    again: dict[int, str] = field(default_factory=dict)
    holds: dict[int, list[Held]] = field(default_factory=lambda: defaultdict(list))
    answers: dict[int, list[Answer]] = field(default_factory=lambda: defaultdict(list))
    desks: dict[int, list[Answer]] = field(default_factory=lambda: defaultdict(list))
    breaches: dict[int, list[Breach]] = field(default_factory=lambda: defaultdict(list))
    outlet_breaches: dict[int, list[Breach]] = field(default_factory=lambda: defaultdict(list))

    @cached_property
    def _ids(self) -> frozenset[int]:
        return frozenset().union(
            self.left_out, self.leads, self.alone, self.again, self.holds, self.answers, self.breaches
        )

    @cached_property
    def _outlets(self) -> frozenset[int]:
        return frozenset().union(self.desks, self.outlet_breaches)

    def of(self, contact_id: int, posts: Posts) -> dict[str, Any]:
        """What is said of one person, as the fields of `Person`; asked only when all is told."""
        here = self._outlets and any(outlet in self._outlets for outlet, _ in posts)
        if not here and contact_id not in self._ids:
            return {}
        again, lead = self.again.get(contact_id), self.leads.get(contact_id)
        return {
            "left_out": self.left_out.get(contact_id),
            "breaches": self.breaches_of(contact_id, posts),
            "leads": (lead,) if lead else (),
            "alone": contact_id in self.alone,
            "answers": self.answers_of(contact_id, posts),
            "holds": tuple(self.holds.get(contact_id, ())),
            "again": instant(again) if again else None,
        }

    def breaches_of(self, contact_id: int, posts: Posts) -> tuple[Breach, ...]:
        """Those of the person, and of the outlets they work at now."""
        found = self.breaches.get(contact_id, [])
        if self.outlet_breaches:
            found = [*found, *(one for outlet, _ in posts for one in self.outlet_breaches.get(outlet, ()))]
        return tuple(found)

    def answers_of(self, contact_id: int, posts: Posts) -> tuple[Answer, ...]:
        """Those of the person, and of the desks they work at now."""
        found = self.answers.get(contact_id, [])
        if self.desks:
            found = [*found, *(one for outlet, _ in posts for one in self.desks.get(outlet, ()))]
        return tuple(found)


class _Beside(NamedTuple):
    """What is read once for everybody: who was said to be somebody else than whom, and the words for languages."""

    apart: dict[int, frozenset[int]]
    languages: dict[int, str]


class _Lines(NamedTuple):
    """The lines of one person."""

    addresses: tuple[Address, ...]
    phones: tuple[str, ...]
    posts: Posts
    languages: tuple[str, ...]


def _statements() -> tuple[Select[Any], ...]:
    """People, addresses, phones, work and languages, made once."""
    c, e, p, a, t = Contact, ContactEmail, ContactPhone, Affiliation, ContactTerm
    listed = engine.id_list_named("ids")
    telling = or_(c.flags.op("&")(FLAG_SAFETY) != 0, c.refusal != "", c.more.contains('"working_days"'))
    own = (c.id, c.display_name, c.match_key, c.refusal, c.deleted_at, c.verified_on, c.good_hours, c.away_until)
    people: Any = select(*own, c.time_zone, case((telling, c.more), else_=""))
    addresses: Any = select(e.contact_id, e.address, e.address_key, e.position, e.purpose, e.state, e.reason)
    work: Any = select(a.contact_id, a.outlet_id, Outlet.name).join(Outlet, Outlet.id == a.outlet_id)
    words: Any = select(t.contact_id, t.term_id).where(t.term_id.in_(engine.id_list_named("terms")))
    phones: Any = select(p.contact_id, p.number)
    return (
        people.where(c.id.in_(listed)),
        addresses.where(e.contact_id.in_(listed)).order_by(e.contact_id, e.position),
        phones.where(p.contact_id.in_(listed)).order_by(p.contact_id, p.position),
        work.where(a.contact_id.in_(listed), a.ended == "").order_by(a.contact_id, a.position),
        words.where(t.contact_id.in_(listed)).order_by(t.contact_id, t.position),
    )


_PEOPLE, _ADDRESSES, _PHONES, _WORK, _LANGUAGES = _statements()


def people(
    conn: Connection,
    ids: Sequence[int],
    told: Told,
    *,
    numbers: bool = True,
    step: Callable[[int], None] = lambda _done: None,
) -> list[Person]:
    """The people of these ids, in their order; one that is gone says so.

    Args:
        numbers: read everybody's phones; else only those of people without an address.
        step: told how many are done.
    """
    beside = _Beside(
        _apart(conn), dict(conn.execute(select(Term.id, Term.label).where(Term.kind == "languages")).all())
    )
    found: dict[int, Person] = {}
    stored = sorted(ids)  # as they lie in the file
    for start in range(0, len(stored), _AT_ONCE):
        step(start)
        some = stored[start : start + _AT_ONCE]
        found.update({one.contact_id: one for one in _some(conn, some, told, beside, numbers=numbers)})
    return [found[one] for one in ids]


def workplaces(conn: Connection, ids: Sequence[int]) -> dict[int, Posts]:
    """Where these people work now: outlets with their names, the main one first."""
    posts = {key: dict.fromkeys((row[1], row[2]) for row in lines) for key, lines in _by_contact(conn, _WORK, ids)}
    return {contact_id: tuple(lines) for contact_id, lines in posts.items()}


def _some(conn: Connection, ids: Sequence[int], told: Told, beside: _Beside, *, numbers: bool) -> list[Person]:
    written = dict(_by_contact(conn, _ADDRESSES, ids))
    suppressed = _suppressed(conn, [row[2] for some in written.values() for row in some])
    addresses = {key: tuple([_address(row, suppressed) for row in some]) for key, some in written.items()}
    callable_ = ids if numbers else [one for one in ids if one not in written]
    phones = {key: tuple([row[1] for row in some]) for key, some in _by_contact(conn, _PHONES, callable_)}
    words, spoken = beside.languages, _by_contact(conn, _LANGUAGES, ids, terms=engine.listed(beside.languages))
    languages = {key: tuple([words[row[1]] for row in some]) for key, some in spoken}
    posts = workplaces(conn, ids)
    here = {row[0]: row for row in rows(conn, _PEOPLE, {"ids": engine.listed(ids)})}
    found: list[Person] = []
    for one in ids:
        if one not in here:
            found.append(Person(one, erased=True))
            continue
        lines = _Lines(addresses.get(one, ()), phones.get(one, ()), posts.get(one, ()), languages.get(one, ()))
        found.append(_person(here[one], told, lines, beside.apart.get(one, _NOBODY)))
    return found


def _person(row: Sequence[Any], told: Told, lines: _Lines, others: frozenset[int]) -> Person:
    contact_id, name, match, refusal, deleted_at, verified, hours, away, zone, more = row
    card = orjson.loads(more) if more else {}
    return Person(
        contact_id,
        name,
        lines.addresses,
        lines.phones,
        lines.posts,
        match if match[-1:] != "|" else "",  # a name alone, without an outlet, is nobody's own
        others,
        _refusal(refusal, card.get("refusal", {})) if refusal else None,
        deleted_at is not None,
        languages=lines.languages,
        verified_on=_day(verified),
        good_hours=hours,
        days=tuple(card.get("working_days", ())) if card else (),
        zone=zone,
        away_until=_day(away) if away else None,
        safety=tuple(card.get("safety", ())) if card else (),
        **told.of(contact_id, lines.posts),
    )


def _by_contact(
    conn: Connection, statement: Select[Any], ids: Sequence[int], **given: str
) -> Iterator[tuple[int, list[Any]]]:
    found: dict[int, list[Any]] = {}
    for row in rows(conn, statement, {"ids": engine.listed(ids), **given}):
        found.setdefault(row[0], []).append(row)
    yield from found.items()


def _address(row: Sequence[Any], suppressed: Mapping[str, Suppressed]) -> Address:
    _, address, key, position, purpose, state, reason = row
    return Address(
        address,
        key,
        position,
        purpose,
        None if state == "ok" else reason,
        suppressed.get(key),
        (is_plain(address) and not address.endswith(UNDELIVERABLE)) or validated(address) is not None,
        _HIDDEN in address.lower() if "\xa0" in address or " " in address else False,
    )


def _refusal(level: str, line: Mapping[str, str]) -> Refusal:
    return Refusal(cast("RefusalLevel", level), line.get("reason", ""), _day(line.get("on", "")))


def _suppressed(conn: Connection, keys: Sequence[str]) -> dict[str, Suppressed]:
    """Which addresses must get nothing, why and since when."""
    if not keys or not suppressions.any_stored(conn):
        return {}
    by_hash = {suppressions.hashed(conn, key): key for key in keys}
    hashes, found = list(by_hash), {}
    for start in range(0, len(hashes), _HASHES_AT_ONCE):
        asked = select(Suppression.key, Suppression.reason, Suppression.at).where(
            Suppression.key.in_(hashes[start : start + _HASHES_AT_ONCE]), Suppression.lifted_at.is_(None)
        )
        found.update({by_hash[key]: Suppressed(reason, instant(at)) for key, reason, at in conn.execute(asked)})
    return found


def _apart(conn: Connection) -> dict[int, frozenset[int]]:
    """Who was said to be somebody else than whom."""
    found: dict[int, set[int]] = defaultdict(set)
    for first, second in conn.execute(select(NotSamePerson.first_id, NotSamePerson.second_id)):
        found[first].add(second)
        found[second].add(first)
    return {one: frozenset(others) for one, others in found.items()}


@lru_cache(maxsize=4096)
def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
