"""A statement that may leave and people who may have it, to be spoiled one fact at a time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from desktop.domain.embargo.answers import Answer, EmbargoState
from desktop.domain.embargo.lift import LiftTime, Recheck
from desktop.domain.guard.facts import (
    Address,
    Channel,
    Copy,
    CopyKind,
    Embargo,
    Mark,
    Person,
    Release,
    Suppressed,
    Unsigned,
    Version,
)
from desktop.domain.guard.judge import Judged, judge

NOW = datetime(2026, 10, 9, 16, 58, tzinfo=UTC)
"""A Friday."""
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LIFT = LiftTime(
    datetime(2026, 10, 13, 6),  # noqa: DTZ001  # a wall time has none
    "America/New_York",
    datetime(2026, 10, 13, 10, tzinfo=UTC),
    "2026a",
    "Washington",
)
EMBARGO = Embargo(LIFT, Recheck(LIFT), terms_no=2)
ENGLISH = Version("en", 4, "hash-en", 4)
ARABIC = Version("ar", 2, "hash-ar", 2)

EMBARGOED = Copy(
    7, CopyKind.EMBARGOED, Channel.DRAFTS, NOW, (ENGLISH,), "en", Release.EMBARGO, latest=NOW - HOUR, embargo=EMBARGO
)
PUBLIC = replace(EMBARGOED, kind=CopyKind.RELEASE, release=Release.IMMEDIATE, embargo=None)
OFFER = replace(EMBARGOED, kind=CopyKind.OFFER)
LIFTED = replace(EMBARGOED, kind=CopyKind.RELEASE, now=LIFT.utc + HOUR)
AGREED = Answer(1, 1, 10, "person", "accepted", LIFT.utc, 2, NOW - timedelta(hours=7, minutes=46))


def address(name: str = "layla", **facts: Any) -> Address:
    """An address at an outlet."""
    written = f"{name}@wire.example"
    return Address(**{"address": written, "key": written, **facts})


def suppressed(name: str = "layla", **facts: Any) -> Address:
    """An address whose owner opted out."""
    return address(name, suppressed=Suppressed("Opted out by e-mail", datetime(2023, 1, 12, 9, tzinfo=UTC)), **facts)


def person(contact_id: int = 1, **facts: Any) -> Person:
    """Somebody who agreed to the embargo, and is known well."""
    told: dict[str, Any] = {
        "name": f"Layla {contact_id}",
        "addresses": (address(f"layla{contact_id}"),),
        "posts": ((10, "Levant Wire"),),
        "answers": (replace(AGREED, contact_id=contact_id),),
        "verified_on": date(2026, 9, 1),
    }
    return Person(contact_id, **(told | facts))


def one(copy: Copy, **facts: Any) -> Judged:
    """What the guard says of one person alone."""
    return judge(copy, [person(**facts)]).people[0]


def sentences(found: Judged) -> list[str]:
    """All reasons in words."""
    return [reason.sentence for reason in found.reasons]


def warnings(found: Judged) -> list[str]:
    """All warnings in words."""
    return [reason.sentence for reason in found.warnings]


def blocks(copy: Copy) -> list[str]:
    """Why nobody may yet, in words."""
    return [reason.sentence for reason in judge(copy, [person()]).blocks]


def spoiled(copy: Copy = EMBARGOED, **version: Any) -> Copy:
    """The copy with its one version changed."""
    return replace(copy, versions=(replace(ENGLISH, **version),))


def unsigned(*organisations: Unsigned) -> Copy:
    """The copy with these approvals missing."""
    return spoiled(unsigned=organisations)


def under(embargo: Embargo | None = EMBARGO, copy: Copy = EMBARGOED, **facts: Any) -> Copy:
    """The copy under a changed embargo."""
    return replace(copy, embargo=replace(embargo, **facts) if embargo else None)


def mark(words: str = "", days: int = 3) -> Mark:
    """Something said by hand some days ago."""
    return Mark(words, NOW - days * DAY)


STATES = tuple(EmbargoState)
