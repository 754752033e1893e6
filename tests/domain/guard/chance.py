"""Any facts the guard could be told: few addresses, outlets and moments, so that they meet.

Drawn from a `Random`: a seeded one for many cases, or Hypothesis' own, which finds the smallest case that fails.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Literal, TypeVar

from desktop.domain.contact import RefusalLevel
from desktop.domain.embargo.answers import Answer, EmbargoState
from desktop.domain.embargo.lift import LiftTime, Recheck
from desktop.domain.embargo.tiers import Tier
from desktop.domain.guard.facts import (
    Address,
    Assent,
    Breach,
    Channel,
    Condition,
    Copy,
    CopyKind,
    Embargo,
    Held,
    Mark,
    Person,
    Refusal,
    Release,
    Suppressed,
    Unsigned,
    Version,
)

One = TypeVar("One")

START = datetime(2026, 3, 1, tzinfo=UTC)
KEYS = ("a@wire.example", "b@wire.example", "c@post.example", "newsroom@post.example")
ZONES = ("Etc/UTC", "Europe/London", "America/New_York", "Asia/Beirut", "Africa/Casablanca", "Australia/Lord_Howe")
OUTLETS = ((10, "Levant Wire"), (11, "Savanna Post"), (12, "Nordisk Radio"))
WORDS = ("", "asked by phone", "{odd}", "ليلى")
FEW, SOME, MANY = 12, 5, 2
"""Once in so many."""


def once_in(random: Random, times: int) -> bool:
    """Whether it happens this time."""
    return random.randrange(times) == 0


def some(random: Random, things: Sequence[One], most: int) -> tuple[One, ...]:
    """Up to so many different ones, in any order."""
    return tuple(random.sample(list(things), random.randint(0, min(most, len(things)))))


def moment(random: Random) -> datetime:
    """A moment within seventeen days."""
    return START + timedelta(hours=random.randint(0, 400))


def day(random: Random) -> date:
    """A day before or about then."""
    return date(2026, 3, 10) - timedelta(days=random.randint(0, 900))


def mark(random: Random) -> Mark:
    """Something said by hand."""
    return Mark(random.choice(WORDS), moment(random))


def objection(random: Random) -> Suppressed:
    """Why an address must get nothing."""
    return Suppressed(random.choice(WORDS), moment(random))


def lift(random: Random) -> LiftTime:
    """A lift."""
    utc = moment(random)
    return LiftTime(utc.replace(tzinfo=None), random.choice(ZONES), utc, "2026a", random.choice(WORDS))


def addresses(random: Random) -> tuple[Address, ...]:
    """Up to three addresses."""
    return tuple(
        Address(
            key,
            key,
            position,
            random.choice(("work", "work", "desk", "personal", "safe")),
            random.choice(WORDS) if once_in(random, FEW) else None,
            objection(random) if once_in(random, FEW) else None,
            valid=not once_in(random, FEW),
            hidden=once_in(random, FEW),
        )
        for position, key in enumerate(some(random, KEYS, 3))
    )


def answer(random: Random, number: int, contact_id: int, embargo: Embargo | None) -> Answer:
    """What they or their desk said; mostly to the terms there are."""
    scope: Literal["person", "desk"] = random.choice(("person", "desk"))
    state: Literal["accepted", "declined", "asked"] = random.choice(("accepted", "accepted", "declined", "asked"))
    fits = embargo is not None and not once_in(random, SOME)
    return Answer(
        number,
        contact_id if scope == "person" else None,
        random.choice((10, 11, 12) if scope == "desk" else (10, 11, 12, None)),
        scope,
        state,
        embargo.lift.utc if embargo and fits else moment(random),
        embargo.terms_no if embargo and fits else random.randint(1, 2),
        moment(random),
        note=random.choice(WORDS),
        void_reason="taken back" if once_in(random, FEW) else "",
    )


def person(random: Random, contact_id: int, embargo: Embargo | None) -> Person:
    """One person; each fact that holds somebody back is rare, so that some may."""
    refusal = Refusal(
        random.choice(list(RefusalLevel)), random.choice(WORDS), day(random) if once_in(random, MANY) else None
    )
    return Person(
        contact_id,
        random.choice(("Layla", "{name}", "ليلى")),
        addresses(random),
        ("+442079460000",) * random.randint(0, 1),
        some(random, OUTLETS, 2),
        "layla|wire" if once_in(random, SOME) else "",
        frozenset({random.randint(1, 5)}) if once_in(random, SOME) else frozenset(),
        refusal if once_in(random, FEW) else None,
        once_in(random, FEW),
        once_in(random, 2 * FEW),
        mark(random) if once_in(random, FEW) else None,
        (Breach("Water", day(random), random.choice(("", "Wire"))),) if once_in(random, FEW) else (),
        (mark(random),) if once_in(random, FEW) else (),
        once_in(random, MANY),
        tuple(answer(random, number, contact_id, embargo) for number in range(random.randint(0, 3))),
        holds=(Held(random.choice(("h-en", "h-ar")), moment(random)),) if once_in(random, FEW) else (),
        again=moment(random) if once_in(random, FEW) else None,
        languages=some(random, ("en", "ar", "fr"), 2),
        verified_on=day(random) if once_in(random, MANY) else None,
        good_hours=random.choice(("", "09:00-17:00", "soon")),
        zone=random.choice(("", "Mars/Base", *ZONES)),
        away_until=day(random) if once_in(random, FEW) else None,
        safety=("in_exile",) if once_in(random, SOME) else (),
    )


def embargo(random: Random) -> Embargo:
    """Any embargo."""
    ends = lift(random)
    tier = Tier("Agencies", lift(random), frozenset(some(random, range(1, 6), 2)), frozenset(some(random, (10, 11), 1)))
    return Embargo(
        ends,
        Recheck(ends, stops=once_in(random, SOME)),
        random.randint(1, 2),
        random.choice(list(EmbargoState)),
        moment(random) if once_in(random, MANY) else None,
        (tier,) if once_in(random, SOME) else (),
        some(random, OUTLETS, 1) if once_in(random, SOME) else (),
    )


def version(random: Random, language: str) -> Version:
    """A revision, mostly current and signed."""
    unsigned = Unsigned(random.choice(("NDU", "COB")), random.choice(list(Assent)))
    return Version(
        language,
        0 if once_in(random, FEW) else 4,
        f"h-{language}",
        5 if once_in(random, FEW) else 4,
        once_in(random, FEW),
        (unsigned,) if once_in(random, SOME) else (),
    )


def copy(random: Random) -> Copy:
    """Any copy at any moment; most could leave, but for one thing or another."""
    kind = random.choice(list(CopyKind))
    texts = random.choice((("en",), ("en", "ar"), ("ar",), ("en",), ()))
    made = Copy(
        7,
        kind,
        random.choice(list(Channel)),
        moment(random),
        tuple(version(random, one) for one in texts),
        "en",
        random.choice(list(Release)),
        moment(random) if once_in(random, SOME) else None,
        embargo(random) if once_in(random, MANY) else None,
        0 if once_in(random, FEW) else 2,
        mark(random) if once_in(random, FEW) else None,
        random.choice(list(Condition)) if once_in(random, SOME) else Condition.OWN,
        ("Grace",) if once_in(random, SOME) else (),
        ("Dr Omar",) if once_in(random, SOME) else (),
        random.choice(ZONES),
    )
    return made if once_in(random, 3) else unblocked(made)


def unblocked(made: Copy) -> Copy:
    """The copy with everything that keeps the whole of it back put right, so that people are what decides."""
    texts = made.versions or (Version("en", 4, "h-en", 4),)
    texts = tuple(replace(one, number=4, current=4, edited=False, unsigned=()) for one in texts)
    runs = made.embargo
    if runs is not None:
        runs = replace(runs, state=EmbargoState.RUNNING, rechecked=Recheck(runs.lift))
    elif made.kind is not CopyKind.RELEASE:
        tomorrow = made.now + timedelta(days=1)
        ends = LiftTime(tomorrow.replace(tzinfo=None), "Etc/UTC", tomorrow, "2026a")
        runs = Embargo(ends, Recheck(ends))
    release = Release.EMBARGO if runs else Release.IMMEDIATE
    put_right = replace(made, versions=texts, embargo=runs, release=release, latest=None, signers=1)
    return replace(put_right, withdrawn=None, workspace=Condition.OWN)


def facts(random: Random) -> tuple[Copy, tuple[Person, ...]]:
    """A copy and up to five people."""
    made = copy(random)
    return made, tuple(person(random, one, made.embargo) for one in range(1, random.randint(1, 5) + 1))
