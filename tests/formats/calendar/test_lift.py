"""The lift as a calendar file, read back by the library that reads calendars."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from icalendar import Calendar, Event

from desktop.domain.embargo import zones
from desktop.domain.embargo.lift import LiftTime, lift_at
from desktop.formats.calendar import LiftEvent, lift_calendar
from tests.domain.embargo import moving

NOW = datetime(2026, 1, 1, 8, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def made(lift: LiftTime, sequence: int = 0, title: str = "", *, cancelled: bool = False) -> Any:
    entry = LiftEvent(lift, "embargo-1-abc@dateline.invalid", sequence, NOW, title, cancelled)
    return Calendar.from_ical(lift_calendar(entry))


def event(calendar: Any) -> Any:
    found = calendar.walk("VEVENT")[0]
    assert isinstance(found, Event)
    return found


TBILISI = lift_at(datetime.fromisoformat("2026-10-28T18:00"), "Asia/Tbilisi", now=NOW)


def test_a_calendar_says_when_and_rings_twice() -> None:
    found = event(made(TBILISI, 3))

    assert found["DTSTART"].params["TZID"] == "Asia/Tbilisi"
    assert found.start.replace(tzinfo=None) == TBILISI.wall
    assert found.end - found.start == timedelta(minutes=5)
    assert [alarm["TRIGGER"].dt for alarm in found.walk("VALARM")] == [-timedelta(minutes=60), -timedelta(minutes=15)]
    assert (str(found["UID"]), found["SEQUENCE"], str(found["STATUS"])) == (
        "embargo-1-abc@dateline.invalid", 3, "CONFIRMED",
    )  # fmt: skip
    assert str(found["SUMMARY"]) == "Embargo lifts"
    assert str(found["DESCRIPTION"]) == "Wed 28 Oct 2026, 18:00 Tbilisi (UTC+4) = 14:00 UTC"
    assert str(found["CLASS"]) == "PRIVATE"


def test_a_title_stands_in_it_only_where_it_was_chosen() -> None:
    found = event(made(TBILISI, title="Northern ceasefire call"))

    assert str(found["SUMMARY"]) == "Embargo lifts: Northern ceasefire call"


def test_a_withdrawn_lift_is_taken_out_and_rings_no_more() -> None:
    calendar = made(TBILISI, 4, cancelled=True)

    assert str(calendar["METHOD"]) == "CANCEL"
    assert str(event(calendar)["STATUS"]) == "CANCELLED"
    assert event(calendar).walk("VALARM") == []


def test_a_lift_in_utc_needs_no_zone() -> None:
    calendar = made(lift_at(datetime.fromisoformat("2026-10-28T18:00"), "Etc/UTC", now=NOW))

    assert calendar.walk("VTIMEZONE") == []
    assert event(calendar).start == datetime(2026, 10, 28, 18, tzinfo=UTC)


def test_the_second_of_two_times_is_written_in_utc() -> None:
    """A calendar takes the first of two such times (RFC 5545, 3.3.5)."""
    wall = datetime.fromisoformat("2026-10-25T02:30")
    first, second = (lift_at(wall, "Europe/Berlin", now=NOW, fold=fold) for fold in (0, 1))

    assert event(made(first))["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert event(made(second))["DTSTART"].to_ical() == b"20261025T013000Z"


@pytest.mark.parametrize("zone", moving.NAMED)
def test_the_zone_in_the_file_changes_its_clocks_when_the_place_does(zone: str) -> None:
    lift = lift_at(datetime.fromisoformat("2026-07-01T12:34"), zone, now=LONG_AGO)
    (written,) = made(lift).walk("VTIMEZONE")

    parts = [(part.DTSTART, part.TZOFFSETFROM, part.TZOFFSETTO) for part in written.subcomponents]
    changes = zones.transitions(zone, datetime(2025, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))
    assert parts[1:] == [((one.at + one.before).replace(tzinfo=None), one.before, one.after) for one in changes]


@settings(max_examples=60)
@given(moving.moments)
def test_what_is_written_is_the_instant(case: tuple[str, datetime]) -> None:
    zone, instant = case
    there = zones.local(instant, zone)
    lift = lift_at(there.replace(tzinfo=None), zone, now=LONG_AGO, fold=there.fold)

    start: Any = event(made(lift))["DTSTART"]

    wall: datetime = start.dt.replace(tzinfo=None)
    assert wall == (there.replace(tzinfo=None, fold=0) if "TZID" in start.params else instant.replace(tzinfo=None))
