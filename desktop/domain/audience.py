"""Who may be in an export, at which one address, and why everyone else is left out.

Pure rules over facts read elsewhere. They fail closed: whoever is not clearly allowed is left out,
with a reason.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, cast

from desktop.domain.contact import EmailLine
from desktop.domain.query import ContactQuery
from desktop.domain.values.email_check import deliverable


class Reason(StrEnum):
    """Why somebody is left out, in words. The first that applies is the one given."""

    GONE = "no longer exists"
    BIN = "in the bin"
    NO_CONTACT = "refuses any contact"
    NO_RELEASES = "refuses releases"
    SUPPRESSED = "address suppressed"
    BOUNCED = "address bounced"
    UNDELIVERABLE = "address not deliverable as written"
    NO_ADDRESS = "no address"
    FLAGGED = "safety flag, not confirmed"
    SAME_ADDRESS = "same address already in this export"


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom an export starts from: chosen contacts, all that a question finds, or a list; one of the three.

    Attributes:
        name: what the sheet is called; a list's own name where it is left empty.
    """

    ids: Sequence[int] | None = None
    query: ContactQuery | None = None
    list_id: int | None = None
    name: str = ""


class Address(NamedTuple):
    """One address of a candidate with `key`, the spelling that suppressions and comparisons use."""

    key: str
    address: str
    purpose: str = "work"
    state: str = "ok"

    @property
    def line(self) -> EmailLine:
        """The address as a line of a card."""
        line = (
            {"address": self.address} if self.purpose == "work" else {"address": self.address, "purpose": self.purpose}
        )
        return cast("EmailLine", line)


class Candidate(NamedTuple):
    """What the rules need to know of one contact at one moment."""

    contact_id: int
    name: str
    addresses: tuple[Address, ...] = ()
    refusal: str = ""  # a `RefusalLevel` value
    safety: tuple[str, ...] = ()
    in_bin: bool = False
    exists: bool = True


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One person who is not in the export. `detail` names what the reason is about, where that helps."""

    contact_id: int
    name: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Flagged:
    """Somebody with safety flags, to be named and confirmed before they may leave in a file."""

    contact_id: int
    name: str
    flags: tuple[str, ...]


class Entry(NamedTuple):
    """One person who is in, at one address. `further` are the other addresses that may be written to."""

    contact_id: int
    name: str
    address: str
    further: tuple[EmailLine, ...] = ()
    purpose: str = "work"

    @property
    def only_safe(self) -> bool:
        """Whether the address is one the person keeps for safe contact, and there was no other."""
        return self.purpose == "safe"


@dataclass
class Screening:
    """The rules applied to one candidate after another; remembers which addresses are already taken.

    Attributes:
        confirmed: ids of contacts with a safety flag whom a person confirmed by name.
        objection: what the export's own program says against an address, or "".
    """

    confirmed: Collection[int] = frozenset()
    objection: Callable[[str], str] = field(default=lambda _: "")
    flagged: list[Flagged] = field(default_factory=list)
    _taken: dict[str, str] = field(default_factory=dict)

    def judge(self, candidate: Candidate, suppressed: Collection[str]) -> Entry | LeftOut:
        """Whether this person is in, at which address, or why not."""
        if reason := _refused(candidate):
            return _out(candidate, reason)
        usable = usable_addresses(candidate.addresses, suppressed)
        if not usable:
            return _out(candidate, _no_address(candidate.addresses, suppressed))
        accepted = [one for one in usable if not self.objection(one.address)]
        if not accepted:
            return _out(candidate, self.objection(usable[0].address), usable[0].address)
        if candidate.safety:
            self.flagged.append(Flagged(candidate.contact_id, candidate.name, candidate.safety))
            if candidate.contact_id not in self.confirmed:
                return _out(candidate, Reason.FLAGGED)
        first = accepted[0]
        if (holder := self._taken.get(first.key)) is not None:
            return _out(candidate, Reason.SAME_ADDRESS, holder)
        self._taken[first.key] = candidate.name
        further = tuple([one.line for one in usable if one is not first]) if len(usable) > 1 else ()
        return Entry(candidate.contact_id, candidate.name, first.address, further, first.purpose)


def usable_addresses(addresses: Iterable[Address], suppressed: Collection[str]) -> list[Address]:
    """The addresses that may be written to, best first: work, desk, personal; a safe one only if alone."""
    usable = [one for one in addresses if one.state == "ok" and one.key not in suppressed and deliverable(one.address)]
    if not usable[1:]:
        return usable
    open_ones = [one for one in usable if _rank(one) < _SAFE]
    return sorted(open_ones, key=_rank) if open_ones else usable[:1]


def counted(left_out: Iterable[LeftOut]) -> dict[str, int]:
    """How many are left out for each reason, most first."""
    counts: dict[str, int] = {}
    for one in left_out:
        counts[one.reason] = counts.get(one.reason, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: -item[1]))


def reads_right_to_left(names: Iterable[str]) -> bool:
    """Whether more names are written from right to left than from left to right."""
    balance = 0
    for direction in _directions(names):
        balance += direction
    return balance > 0


_SAFE = 3
_ORDER = {"work": 0, "desk": 1, "personal": 2, "safe": _SAFE}
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_RIGHT_TO_LEFT = re.compile(r"[֐-ࣿיִ-﷿ﹰ-ﻼ]")


def _rank(one: Address) -> int:
    return _ORDER.get(one.purpose, _SAFE)


def _refused(candidate: Candidate) -> Reason | None:
    if not candidate.exists:
        return Reason.GONE
    if candidate.in_bin:
        return Reason.BIN
    if not candidate.refusal:
        return None
    # a level this version does not know is read the strict way
    return Reason.NO_RELEASES if candidate.refusal == "no_releases" else Reason.NO_CONTACT


def _no_address(addresses: Collection[Address], suppressed: Collection[str]) -> Reason:
    if any(one.key in suppressed for one in addresses):
        return Reason.SUPPRESSED
    if any(one.state != "ok" for one in addresses):
        return Reason.BOUNCED
    return Reason.UNDELIVERABLE if addresses else Reason.NO_ADDRESS


def _out(candidate: Candidate, reason: str, detail: str = "") -> LeftOut:
    return LeftOut(candidate.contact_id, candidate.name, str(reason), detail)


def _directions(names: Iterable[str]) -> Iterator[int]:
    for name in names:
        if letter := _FIRST_LETTER.search(name):
            yield 1 if _RIGHT_TO_LEFT.match(letter[0]) else -1
