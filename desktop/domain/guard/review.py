"""What the guard said at one moment, to be looked at; and what is different a moment later."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Protocol

from desktop.domain.audience import Audience
from desktop.domain.embargo.zones import UTC_ZONE
from desktop.domain.errors import ChangedElsewhere
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.domain.guard.judge import Judged, Judgement
from desktop.domain.guard.rule import SHOWN, Verdict

_NAMED = 3


class Wanted(Protocol):
    """Anything that says what is to leave, to whom, which way: `Wish`, or an order to give it away."""

    @property
    def statement_id(self) -> int:
        """Of which statement."""
        ...

    @property
    def kind(self) -> CopyKind:
        """Which copy."""
        ...

    @property
    def channel(self) -> Channel:
        """Which way."""
        ...

    @property
    def audience(self) -> Audience | None:
        """To whom; None for what is public and needs no names."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """In which versions; all where it is empty."""
        ...


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to leave, to whom, which way. It says nothing of who may.

    Attributes:
        audience: None for what is public and needs no names.
        languages: the versions that are to leave; all where it is empty.
        home: the zone moments are told in.
    """

    statement_id: int
    kind: CopyKind
    channel: Channel
    audience: Audience | None = None
    languages: tuple[str, ...] = ()
    home: str = UTC_ZONE


def wish_of(wanted: Wanted, home: str = UTC_ZONE) -> Wish:
    """The bare wish, without what else an order says."""
    return Wish(wanted.statement_id, wanted.kind, wanted.channel, wanted.audience, tuple(wanted.languages), home)


@dataclass(frozen=True, slots=True)
class Review:
    """What the guard said at one moment. `name` is what the audience is called."""

    wish: Wish
    name: str
    judgement: Judgement

    @property
    def fingerprint(self) -> str:
        """The same as long as nobody's verdict, address or text changes, whatever the order of the audience."""
        digest = blake2b(repr(_blocked_by(self)).encode(), digest_size=16)
        for one in sorted(self.judgement.people, key=lambda person: person.contact_id):
            digest.update(ascii(_gist(one)).encode())
        return digest.hexdigest()

    @property
    def at(self) -> datetime:
        """The moment it was asked about."""
        return self.judgement.copy.now

    @property
    def may(self) -> tuple[Judged, ...]:
        """Those who may receive now."""
        return () if self.judgement.blocks else self.group(Verdict.MAY)

    @property
    def groups(self) -> tuple[tuple[Verdict, tuple[Judged, ...]], ...]:
        """Everybody, in the fixed order of groups; where nobody may yet, by what they will be then."""
        return tuple((verdict, found) for verdict in SHOWN if (found := self.group(verdict)))

    def group(self, verdict: Verdict) -> tuple[Judged, ...]:
        """Those with this verdict, were nothing in the way of the whole statement."""
        return tuple(one for one in self.judgement.people if one.once is verdict)


@dataclass(frozen=True, slots=True)
class Change:
    """One person whose verdict, address or text is another; None: not in the audience before, or now."""

    contact_id: int
    name: str
    before: Judged | None
    after: Judged | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different now. `blocked`: what keeps the whole statement back is."""

    people: tuple[Change, ...]
    blocked: bool
    now: Review

    def __bool__(self) -> bool:
        return bool(self.people) or self.blocked

    @property
    def sentence(self) -> str:
        """How much is different ("3 verdicts changed"); empty where nothing is."""
        if not self.people:
            return "What holds the whole statement back changed" if self.blocked else ""
        return f"{len(self.people):,} verdict{'s' if len(self.people) > 1 else ''} changed"

    @property
    def who(self) -> str:
        """The first few of them by name: "Layla Haddad, Tomas Berg, Grace Mwangi and 4 more"."""
        names = ", ".join(change.name for change in self.people[:_NAMED])
        more = len(self.people) - _NAMED
        return f"{names} and {more:,} more" if more > 0 else names


@dataclass(eq=False)
class VerdictsChanged(ChangedElsewhere):
    """Somebody's verdict is another than the one that was shown. `changes` says whose."""

    changes: Changes | None = None


def compared(seen: Review, now: Review) -> Changes:
    """What is different now."""
    before = {one.contact_id: one for one in seen.judgement.people}
    after = {one.contact_id: one for one in now.judgement.people}
    changed = [
        Change(one, (after.get(one) or before[one]).name, before.get(one), after.get(one))
        for one in {**before, **after}
        if one not in before or one not in after or _gist(before[one]) != _gist(after[one])
    ]
    return Changes(tuple(changed), _blocked_by(seen) != _blocked_by(now), now)


def refuse_changed(changes: Changes) -> None:
    """See that nothing is different from what was looked at.

    Raises:
        VerdictsChanged: something is.
    """
    if not changes:
        return
    who = f": {changes.who}" if changes.people else ""
    raise VerdictsChanged(
        f"{changes.sentence} since you looked{who}.", "Nothing left.", "Look at them, then go on.", changes
    )


def _blocked_by(review: Review) -> list[str]:
    return [one.rule for one in review.judgement.blocks]


def _gist(one: Judged) -> tuple[object, ...]:
    """What must not change unseen: the verdict, where it goes, which text, and whether it is a danger."""
    warned = one.warnings
    flags = tuple(reason.sentence for reason in warned if reason.rule == "safety") if warned else ()
    return one.contact_id, one.once, one.address if one.once is Verdict.MAY else "", one.language, one.hash, flags
