"""What to know about a lift that can be taken."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from desktop.domain.embargo import zones
from desktop.domain.embargo.cautions import Reader, cautions, is_weekend, usual_distance
from desktop.domain.embargo.lift import LiftTime, lift_at
from tests.domain.embargo import moving

NOW = datetime(2026, 10, 10, 9, tzinfo=UTC)
LONDON = Reader("Europe/London")


def at(wall: str, zone: str, city: str = "") -> LiftTime:
    return lift_at(datetime.fromisoformat(wall), zone, now=datetime(2020, 1, 1, tzinfo=UTC), city=city)


def said(lift: LiftTime, *readers: Reader, now: datetime = NOW, home: Reader = LONDON) -> list[tuple[str, str]]:
    return [(one.kind, one.sentence) for one in cautions(lift, now, home, readers)]


def test_a_quiet_lift_needs_no_words() -> None:
    assert said(at("2026-10-14T12:00", "Europe/London"), Reader("Europe/Berlin")) == []


def test_the_lift_keeps_its_wall_time_when_clocks_change() -> None:
    found = said(
        at("2026-11-03T06:00", "America/New_York", "Washington"), Reader("Europe/Berlin"), Reader("Asia/Tokyo")
    )

    assert ("clocks_change", "Clocks change on 1 Nov: still 06:00 Washington.") in found
    assert ("clocks_change", "Clocks change in London on 25 Oct: the lift is Tue 11:00 there.") in found
    assert ("clocks_change", "Clocks change in Berlin on 25 Oct: the lift is Tue 12:00 there.") in found


def test_places_that_change_together_are_named_together() -> None:
    readers = (Reader("Europe/Berlin"), Reader("Europe/Paris"), Reader("Europe/Berlin", "Hamburg"))
    found = said(at("2026-10-28T12:00", "Asia/Tbilisi"), *readers)

    assert (
        "clocks_change",
        "Clocks change in Berlin, Paris and Hamburg on 25 Oct: the lift is Wed 09:00 there.",
    ) in found


def test_the_week_in_which_the_oceans_two_sides_are_nearer() -> None:
    found = said(at("2026-10-28T12:00", "America/New_York", "Washington"), Reader("Europe/Paris"))

    assert ("distance", "Clocks of Washington and London: 4 h apart at the lift, not 5 h as usual.") in found
    assert ("distance", "Clocks of Washington and Paris: 5 h apart at the lift, not 6 h as usual.") in found


def test_the_week_in_which_two_neighbours_differ() -> None:
    """Morocco's summer time came back a week before London's in 2026, after Ramadan."""
    found = said(at("2026-03-25T12:00", "Africa/Casablanca"), now=NOW.replace(month=3))

    assert ("distance", "Clocks of Casablanca and London: 1 h apart at the lift, not 0 h as usual.") in found


def test_half_hours_are_said() -> None:
    found = said(at("2026-10-02T12:00", "Asia/Kathmandu"), Reader("America/New_York"), now=NOW.replace(month=9))
    assert not [words for kind, words in found if kind == "distance"]
    found = said(at("2026-10-28T12:00", "America/New_York"), home=Reader("Africa/Cairo"))
    assert not [words for kind, words in found if kind == "distance"]
    found = said(at("2026-03-16T12:00", "America/St_Johns"), now=NOW.replace(month=3))
    assert (
        "distance",
        "Clocks of St Johns and London: 2 h 30 min apart at the lift, not 3 h 30 min as usual.",
    ) in found


def test_long_spells_are_no_surprise() -> None:
    for day in (datetime(2026, 1, 10, tzinfo=UTC), datetime(2026, 7, 10, tzinfo=UTC)):
        assert usual_distance(day, "America/Phoenix", "Europe/London") is None


@settings(max_examples=60)
@given(moving.near_a_change(), moving.any_zone)
def test_an_unusual_distance_is_really_another_one(case: tuple[str, datetime], other: str) -> None:
    zone, instant = case

    usual = usual_distance(instant, zone, other)

    assert usual is None or usual != zones.distance(instant, zone, other)


@pytest.mark.parametrize(
    ("now", "kind", "sentence"),
    [
        (datetime(2026, 10, 14, 10, 18, tzinfo=UTC), "soon", "The lift is in 42 min."),
        (datetime(2025, 10, 1, tzinfo=UTC), "far", "The lift is more than a year away, in 2026."),
    ],
)
def test_a_lift_very_near_or_far(now: datetime, kind: str, sentence: str) -> None:
    assert (kind, sentence) in said(at("2026-10-14T12:00", "Europe/London"), now=now)


def test_the_first_minute_of_a_day_is_said() -> None:
    found = said(at("2026-10-14T00:00", "Asia/Tbilisi"))

    assert ("day_start", "00:00 is the first minute of Wed 14 Oct.") in found


def test_nights_and_weekends_of_readers_are_named() -> None:
    amman = Reader("Asia/Amman", "Amman", "JO")
    found = said(at("2026-10-16T20:00", "Europe/London"), Reader("Asia/Tokyo"), amman, Reader("not/a zone"))

    assert ("night", "The lift is at night in Tokyo (Sat 04:00) and Amman (Fri 22:00).") in found
    assert ("weekend", "The lift is at the weekend in Tokyo (Sat) and Amman (Fri).") in found


def test_weekends_are_those_of_the_country() -> None:
    friday, sunday = datetime(2026, 10, 16, 12, tzinfo=UTC), datetime(2026, 10, 18, 12, tzinfo=UTC)

    assert is_weekend(friday, "JO")
    assert not is_weekend(friday, "LB")
    assert not is_weekend(friday, "")
    assert is_weekend(sunday, "LB")
    assert not is_weekend(sunday, "JO")
    for country in {zones.country_of(name) for name in zones.zone_names()}:
        assert is_weekend(friday, country) in {True, False}
