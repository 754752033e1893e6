"""The leave to give a copy away: made by the guard alone, for exactly these people at exactly these addresses.

It cannot be built, copied, changed or kept for later: `admit` finds out.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import NoReturn, final

from desktop.domain.embargo.lift import LiftTime
from desktop.domain.errors import UserError
from desktop.domain.guard.facts import Channel, Copy, CopyKind

LASTS = timedelta(minutes=10)
"""How long after the check a copy may still leave."""

_GUARD = object()
_SECRET = secrets.token_bytes(32)


@dataclass(eq=False)
class NotCleared(UserError):
    """Nobody may receive the copy, or it would leave without the guard's word."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """One person who may receive: which text, where, and what they promised or why they may."""

    contact_id: int
    name: str
    outlet: str
    address: str
    language: str
    hash: str
    promise: str


@final
class Clearance:
    """Leave for one copy through one channel, at the moment of the check.

    Attributes:
        versions: the hash of each language that may leave.
        people: those who may receive; empty only for what is public anyway.
        lift: when the embargo of an embargoed copy ends.
    """

    __slots__ = ("_seal", "at", "channel", "kind", "lift", "people", "statement_id", "versions")

    statement_id: int
    kind: CopyKind
    channel: Channel
    at: datetime
    versions: tuple[tuple[str, str], ...]
    people: tuple[Cleared, ...]
    lift: LiftTime | None

    def __init__(self, token: object, copy: Copy, people: tuple[Cleared, ...]) -> None:
        if token is not _GUARD:
            _refuse()
        embargoed = copy.kind is not CopyKind.RELEASE and copy.embargo is not None
        facts = {
            "statement_id": copy.statement_id,
            "kind": copy.kind,
            "channel": copy.channel,
            "at": copy.now,
            "versions": tuple((one.language, one.hash) for one in copy.versions),
            "people": people,
            "lift": copy.embargo.lift if embargoed and copy.embargo else None,
        }
        for name, value in facts.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_seal", _sealed(self))

    def __setattr__(self, name: str, value: object) -> None:
        del name, value
        _refuse()

    def __delattr__(self, name: str) -> None:
        del name
        _refuse()

    def __reduce__(self) -> NoReturn:
        _refuse()


def issue(copy: Copy, people: tuple[Cleared, ...]) -> Clearance:
    """A clearance. Only `judge.clear` calls this, right after judging."""
    return Clearance(_GUARD, copy, people)


def admit(clearance: Clearance, *, statement_id: int, channel: Channel, now: datetime) -> None:
    """Make sure that this is the guard's word for this statement and this channel, and that it is fresh.

    Raises:
        NotCleared: it is not.
    """
    if getattr(clearance, "_seal", None) != _sealed(clearance):
        _refuse()
    if (clearance.statement_id, clearance.channel) != (statement_id, channel):
        _refuse()
    if not clearance.at <= now <= clearance.at + LASTS:
        raise NotCleared("The check is too old.", "Nothing left.", "Look at the review again.")


def _sealed(clearance: Clearance) -> bytes:
    told = [getattr(clearance, name, None) for name in Clearance.__slots__ if name != "_seal"]
    return blake2b(ascii(told).encode(), key=_SECRET).digest()


def _refuse() -> NoReturn:
    raise NotCleared(
        "Only the guard can clear a copy.", "Nothing left.", "Open the review and look at who may receive."
    )
