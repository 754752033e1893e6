"""The lift: every instant of every zone, and every wall time that is not one instant."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings

from desktop.domain.embargo import zones
from desktop.domain.embargo.lift import (
    LiftRefused,
    LiftTime,
    Offer,
    instants,
    lift_at,
    lift_from_json,
    lift_to_json,
    recheck,
)
from tests.domain.embargo import moving

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 10, 10, 9, tzinfo=UTC)


def at(wall: str, zone: str, city: str = "", fold: int | None = None) -> LiftTime:
    return lift_at(datetime.fromisoformat(wall), zone, now=LONG_AGO, city=city, fold=fold)


def refusal(wall: str, zone: str) -> LiftRefused:
    with pytest.raises(LiftRefused) as refused:
        at(wall, zone)
    return refused.value


@pytest.mark.parametrize(
    ("lift", "printed"),
    [
        (at("2026-10-28T18:00", "Asia/Tbilisi"), "Wed 28 Oct 2026, 18:00 Tbilisi (UTC+4) = 14:00 UTC"),
        (
            at("2026-10-28T22:30", "America/New_York", "Washington"),
            "Wed 28 Oct 2026, 22:30 Washington (UTC−4) = Thu 29 Oct, 02:30 UTC",
        ),
        (at("2026-10-28T18:00", "Etc/UTC"), "Wed 28 Oct 2026, 18:00 UTC"),
        (at("2026-10-28T18:00", "Asia/Kathmandu"), "Wed 28 Oct 2026, 18:00 Kathmandu (UTC+5:45) = 12:15 UTC"),
        (at("2026-10-28T18:00", "America/St_Johns"), "Wed 28 Oct 2026, 18:00 St Johns (UTC−2:30) = 20:30 UTC"),
        (at("2026-12-28T18:00", "Europe/London"), "Mon 28 Dec 2026, 18:00 London (UTC+0) = 18:00 UTC"),
    ],
)
def test_a_lift_is_printed_with_its_place_and_in_utc(lift: LiftTime, printed: str) -> None:
    assert str(lift) == printed


def test_every_zone_that_moves_is_among_the_cases() -> None:
    assert set(moving.NAMED) <= set(moving.MOVING)
    assert not set(moving.FIXED) & set(moving.MOVING)


@settings(max_examples=400)
@given(moving.moments)
def test_every_instant_is_found_again_by_its_wall_time(case: tuple[str, datetime]) -> None:
    zone, instant = case
    there = zones.local(instant, zone)
    wall = there.replace(tzinfo=None)

    found = instants(wall.replace(fold=0), zone)

    assert instant in found
    assert len(found) == 1 or found[there.fold] == instant
    lift = lift_at(wall, zone, now=LONG_AGO, fold=there.fold)
    assert (lift.utc, lift.zone) == (instant, zone)
    assert lift_from_json(lift_to_json(lift)) == lift
    assert recheck(lift).lift == lift
    assert not recheck(lift).stops


@settings(max_examples=300)
@given(moving.near_a_change())
def test_every_wall_time_is_one_moment_or_asked(case: tuple[str, datetime]) -> None:
    zone, instant = case
    wall = (instant + zones.offset(instant - timedelta(hours=4), zone)).replace(tzinfo=None)

    found = instants(wall, zone)

    if len(found) == 1:
        assert zones.local(lift_at(wall, zone, now=LONG_AGO).utc, zone).replace(tzinfo=None) == wall
        return
    refused = refusal(wall.isoformat(), zone)
    assert refused.why == ("twice" if found else "gap")
    taken = [lift_at(one.wall, one.zone, now=LONG_AGO, fold=one.fold).utc for one in refused.offers]
    assert len(set(taken)) == 2


def test_a_time_that_does_not_exist_offers_the_nearest_that_do() -> None:
    refused = refusal("2027-03-28T02:30", "Europe/Berlin")

    assert refused.title == ("02:30 does not exist in Berlin on Sun 28 Mar 2027: clocks jump from 02:00 to 03:00 then.")
    assert refused.next_step == "Choose 03:00, or a time before 02:00."
    assert [one.label for one in refused.offers] == ["Sun 28 Mar 2027, 03:00 Berlin", "Sun 28 Mar 2027, 01:59 Berlin"]


def test_midnight_does_not_exist_in_beirut_when_summer_time_begins() -> None:
    (change, _) = zones.transitions("Asia/Beirut", datetime(2027, 1, 1, tzinfo=UTC), moving.END)
    wall = (change.at + change.before).replace(tzinfo=None)
    assert (wall.hour, wall.minute) == (0, 0)

    refused = refusal(wall.isoformat(), "Asia/Beirut")

    assert "clocks jump from 00:00 to 01:00" in refused.title


def test_lord_howe_jumps_by_half_an_hour() -> None:
    refused = refusal("2026-10-04T02:15", "Australia/Lord_Howe")

    assert "clocks jump from 02:00 to 02:30" in refused.title


def test_of_a_time_that_exists_twice_both_are_offered() -> None:
    refused = refusal("2026-10-25T02:30", "Europe/Berlin")

    assert refused.title == "02:30 exists twice in Berlin on Sun 25 Oct 2026: clocks go back then."
    assert [one.label for one in refused.offers] == [
        "02:30 before clocks go back (UTC+2) = 00:30 UTC",
        "02:30 after clocks went back (UTC+1) = 01:30 UTC",
    ]
    assert refused.offers[1] == Offer(
        refused.offers[1].label, datetime.fromisoformat("2026-10-25T02:30"), "Europe/Berlin", 1
    )
    assert at("2026-10-25T02:30", "Europe/Berlin", fold=1).utc == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_seconds_are_dropped_and_fold_says_nothing_where_a_time_is_one() -> None:
    lift = lift_at(datetime.fromisoformat("2026-10-28T18:00:59"), "Asia/Tbilisi", now=NOW, fold=1)

    assert lift == at("2026-10-28T18:00", "Asia/Tbilisi")


def test_a_lift_needs_a_zone_that_exists_and_a_future() -> None:
    assert refusal("2026-10-28T18:00", "").why == "no_zone"
    with pytest.raises(zones.UnknownZone, match="‘EST’ is not a time zone"):
        at("2026-10-28T18:00", "EST")
    with pytest.raises(LiftRefused, match=r"Sat 10 Oct 2026, 11:00 Berlin \(UTC\+2\) = 09:00 UTC is past"):
        lift_at(datetime.fromisoformat("2026-10-10T11:00"), "Europe/Berlin", now=NOW)


def test_newer_rules_move_the_instant_and_stop_everything() -> None:
    lift = at("2026-10-28T18:00", "Asia/Tbilisi")
    stored = replace(lift, utc=lift.utc + timedelta(hours=1), tzdata_version="2025b")

    found = recheck(stored)

    assert (found.stops, found.confirmable, found.moved) == (True, True, -timedelta(hours=1))
    assert found.lift == lift
    assert found.sentence == (
        f"The time-zone rules for Tbilisi changed ({zones.tzdata_version()}, before 2025b). The lift stays "
        "Wed 28 Oct 2026, 18:00 Tbilisi: that is now 14:00 UTC, not 15:00 UTC."
    )


def test_other_rules_that_agree_need_nothing() -> None:
    for version in ("2020a", "2099z"):
        found = recheck(replace(at("2026-10-28T18:00", "Asia/Tbilisi"), tzdata_version=version))
        assert (found.stops, found.sentence, found.lift.tzdata_version) == (False, "", zones.tzdata_version())


def test_older_rules_that_disagree_stop_everything_and_move_nothing() -> None:
    lift = at("2026-10-28T18:00", "Asia/Tbilisi")
    stored = replace(lift, utc=lift.utc + timedelta(hours=1), tzdata_version="2099a")

    found = recheck(stored)

    assert (found.stops, found.confirmable, found.moved, found.lift) == (True, True, timedelta(), stored)
    assert "older time-zone rules" in found.sentence
    assert not recheck(stored, zones.tzdata_version()).stops


def test_a_time_the_new_rules_skip_or_double_must_be_chosen_again() -> None:
    for wall, sentence in (("2027-03-28T02:30", "does not exist"), ("2026-10-25T02:30", "exists twice")):
        stored = LiftTime(datetime.fromisoformat(wall), "Europe/Berlin", NOW, "2025a")
        found = recheck(stored)
        assert (found.stops, found.confirmable, len(found.offers)) == (True, False, 2)
        assert sentence in found.sentence


def test_a_zone_the_rules_do_not_know_stops_everything() -> None:
    found = recheck(LiftTime(datetime.fromisoformat("2026-10-28T18:00"), "Asia/Atlantis", NOW, "2099a"))

    assert (found.stops, found.confirmable) == (True, False)
    assert "do not know Asia/Atlantis" in found.sentence


def test_a_city_is_kept_with_the_lift() -> None:
    lift = at("2026-10-28T18:00", "America/New_York", "Washington")

    assert lift_to_json(lift)["city"] == "Washington"
    assert lift_from_json(lift_to_json(lift)).place == "Washington"
    assert at("2026-10-28T18:00", "America/New_York").place == "New York"
