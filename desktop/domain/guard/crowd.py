"""What people of one audience have to do with each other: shared addresses, two records of one person.

None of it depends on who is suppressed: whoever objects can never make room for somebody else.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.domain.guard.facts import Address, Person

_SAFE = 3
_RANKS = {"work": 0, "desk": 1, "personal": 2, "safe": _SAFE}


@dataclass(slots=True)
class Crowd:
    """Built over everybody who is judged together.

    Attributes:
        people: by id.
        owners: whose address it is first of all: of several, the one for whom it stands highest, then the oldest.
        refusing: who refuses, by each of their addresses.
    """

    people: dict[int, Person] = field(default_factory=dict)
    owners: dict[str, int] = field(default_factory=dict)
    refusing: dict[str, int] = field(default_factory=dict)
    _records: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def owner(self, address: Address, person: Person) -> Person:
        """Whose address it is; the person's own where nobody else has it."""
        return self.people[self.owners.get(address.key, person.contact_id)]

    def refuser(self, address: Address) -> Person | None:
        """Somebody who refuses and has this address too."""
        found = self.refusing.get(address.key)
        return None if found is None else self.people[found]

    def twins(self, person: Person) -> list[Person]:
        """The other records that seem to be the same person, oldest first."""
        records = self._records.get(person.same_as, ())
        if len(records) <= 1:
            return []
        others = (self.people[one] for one in records if one != person.contact_id)
        return [one for one in others if _same(one, person)]

    def add(self, person: Person) -> None:
        """One more person; those with lower ids must have come before."""
        self.people[person.contact_id] = person
        if person.refusal is not None:
            for address in person.addresses:
                self.refusing.setdefault(address.key, person.contact_id)
        if person.same_as:
            self._records[person.same_as].append(person.contact_id)
        if person.in_bin or person.erased or person.left_out is not None:
            return
        for address in person.addresses:
            if address.deliverable:
                self._claim(address, person)

    def _claim(self, address: Address, person: Person) -> None:
        holder = self.owners.setdefault(address.key, person.contact_id)
        if holder != person.contact_id and rank(address) < self._rank_for(holder, address.key):
            self.owners[address.key] = person.contact_id

    def _rank_for(self, contact_id: int, key: str) -> tuple[int, int]:
        return min(rank(one) for one in self.people[contact_id].addresses if one.key == key and one.deliverable)


def crowd(people: Iterable[Person]) -> Crowd:
    """Everybody who is judged together."""
    made = Crowd()
    for person in sorted(people, key=_by_id):
        made.add(person)
    return made


def rank(address: Address) -> tuple[int, int]:
    """Which of a person's addresses is written to first: work, desk, personal; the main one before the others."""
    return _RANKS.get(address.purpose, _SAFE), address.position


def is_safe(address: Address) -> bool:
    """Whether it is kept for safe contact (or for a purpose nobody knows)."""
    return rank(address)[0] == _SAFE


def usable(person: Person, among: Crowd, *, by_mail: bool) -> Address | None:
    """The one address to use, or None. By mail it must be nobody else's first.

    One kept for safe contact is used only if there is no other and nothing was ever objected to.
    """
    best: Address | None = None
    for one in person.addresses:
        if not one.deliverable or one.suppressed is not None or among.refuser(one) is not None:
            continue
        if by_mail and among.owner(one, person) is not person:
            continue
        if best is None or rank(one) < rank(best):
            best = one
    if best is not None and is_safe(best) and any(one.suppressed for one in person.addresses):
        return None
    return best


def _by_id(person: Person) -> int:
    return person.contact_id


def _same(one: Person, other: Person) -> bool:
    return other.contact_id not in one.others and one.contact_id not in other.others
