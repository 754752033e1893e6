"""No embargoed text before its instant: around every change of clocks of 2026–27, whatever the clock and the rules do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desktop.domain.embargo import zones
from desktop.domain.embargo.lift import LiftRefused, LiftTime, lift_at, recheck
from desktop.domain.guard.clearance import NotCleared
from desktop.domain.guard.facts import Copy, CopyKind, Embargo
from desktop.domain.guard.judge import clear
from tests.domain.guard.makers import AGREED, EMBARGOED, person

BEGIN, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
AROUND = [timedelta(minutes=one) for one in (-60, -30, -1, 0, 30, 60, 24 * 60)]
JUMPS = [
    one * sign for one in (SECOND, HOUR, timedelta(days=1), timedelta(days=365)) for sign in (1, -1)
] + [timedelta()]  # fmt: skip
MOVES = [timedelta(minutes=one) for one in (-60, -30, 30, 60)]


def moving_zones() -> list[str]:
    """One zone for each different way clocks change in these two years, under its first name."""
    ways = {tuple(zones.transitions(name, BEGIN, END)): name for name in sorted(zones.zone_names(), reverse=True)}
    return [name for changes, name in ways.items() if changes]


def lift_times() -> Iterator[LiftTime]:
    """Lifts about every change of clocks, in the zone it happens in: those a person can set."""
    for zone in moving_zones():
        for change in zones.transitions(zone, BEGIN, END):
            for around in AROUND:
                wall = (change.at + change.before + around).replace(tzinfo=None)
                for fold in (0, 1):
                    try:
                        yield lift_at(wall, zone, now=BEGIN - timedelta(days=9), fold=fold)
                    except LiftRefused as refused:
                        assert refused.why == "gap"  # noqa: PT017  # the other refusals cannot come here


def leaves(copy: Copy, lift: LiftTime) -> bool:
    """Whether somebody who agreed to this lift gets the copy."""
    someone = person(answers=(replace(AGREED, lift_utc=lift.utc),))
    try:
        found = clear(copy, [someone])
    except NotCleared:
        return False
    return bool(found.people)


def copy_at(now: datetime, lift: LiftTime, kind: CopyKind) -> Copy:
    """A copy at a moment, two hours before the lift being the last one recorded."""
    embargo = Embargo(lift, recheck(lift), terms_no=2)
    return replace(EMBARGOED, kind=kind, now=now, latest=lift.utc - 2 * HOUR, embargo=embargo)


def test_the_release_leaves_at_its_instant_and_not_before() -> None:
    cases = early = 0
    for lift in lift_times():
        there = lift.utc.astimezone(zones.zone(lift.zone))
        assert there.replace(tzinfo=None, fold=0) == lift.wall
        for jump in JUMPS:
            now = lift.utc + jump
            trusted = jump >= -2 * HOUR
            cases += 1
            early += leaves(copy_at(now, lift, CopyKind.RELEASE), lift) != (trusted and jump >= timedelta())
            early += leaves(copy_at(now, lift, CopyKind.EMBARGOED), lift) != (trusted and jump < timedelta())

    assert early == 0
    assert cases >= 10_000, cases


def test_a_lift_whose_instant_moved_under_new_rules_stops_everything() -> None:
    cases = 0
    for lift in list(lift_times())[::5]:
        for move in MOVES:
            stored = replace(lift, utc=lift.utc + move, tzdata_version="2020a")
            if stored.utc.astimezone(zones.zone(lift.zone)).replace(tzinfo=None, fold=0) == lift.wall:
                continue  # the other of two instants that both show this time: it did not move
            for now in (lift.utc - HOUR, lift.utc + SECOND, stored.utc + SECOND, stored.utc + 30 * 24 * HOUR):
                for kind in (CopyKind.RELEASE, CopyKind.EMBARGOED):
                    cases += 1
                    assert not leaves(copy_at(now, stored, kind), stored)

    assert cases > 4_000, cases


def test_a_lift_moved_later_after_an_answer_holds_and_an_earlier_one_does_not() -> None:
    for lift in list(lift_times())[::7]:
        for move in MOVES:
            answered = replace(lift, utc=lift.utc - move)
            copy = copy_at(lift.utc - 2 * HOUR, lift, CopyKind.EMBARGOED)
            assert leaves(copy, answered) == (answered.utc >= lift.utc)
