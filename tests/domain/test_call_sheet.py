"""Whom to ring first, by their clocks and their weeks."""

from datetime import UTC, datetime, time

import pytest

from desktop.domain.call_sheet import Callee, call_sheet
from desktop.domain.embargo.zones import zone
from desktop.domain.working_hours import next_open, read_hours, working_days

THURSDAY_NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def _callee(name: str, where: str, **more: object) -> Callee:
    return Callee(1, name, "Outlet", ("+44 20 7946 0000",), zone=where, **more)  # type: ignore[arg-type]


def test_those_who_can_be_rung_now_come_first_then_as_their_day_begins() -> None:
    people = [
        _callee("Unknown", ""),
        _callee("Tokyo", "Asia/Tokyo"),  # 21:00, opens on Friday 09:00 there = 00:00 UTC
        _callee("Los Angeles", "America/Los_Angeles"),  # 04:00, opens at 17:00 UTC
        _callee("London", "Europe/London"),
        _callee("Nowhere", "Mars/Base"),
        Callee(7, "No phone", "Outlet", ()),
    ]

    lines = call_sheet(people, THURSDAY_NOON)

    assert [line.who.name for line in lines] == ["London", "Los Angeles", "Tokyo", "Nowhere", "Unknown"]
    assert [line.now for line in lines] == [True, False, False, False, False]
    tokyo = lines[2]
    assert tokyo.opens == datetime(2026, 11, 27, 9, 0, tzinfo=zone("Asia/Tokyo"))


def test_weeks_and_absences_are_theirs() -> None:
    friday = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
    cairo = _callee("Cairo", "Africa/Cairo", country="EG")
    own_days = _callee("Own days", "Africa/Cairo", country="EG", working_days=("fri",))
    away = _callee("Away", "Europe/London", away_until="2026-11-30")
    damaged = _callee("Damaged", "Europe/London", away_until="soon", good_hours="all day")

    opens = {line.who.name: line.opens for line in call_sheet([cairo, own_days, away, damaged], friday)}

    assert opens["Cairo"] == datetime(2026, 11, 29, 9, 0, tzinfo=zone("Africa/Cairo"))  # Sunday
    assert opens["Own days"] == friday
    assert opens["Away"] == datetime(2026, 12, 1, 9, 0, tzinfo=zone("Europe/London"))
    assert opens["Damaged"] == friday


@pytest.mark.parametrize(
    ("country", "free"),
    [("GB", {"sat", "sun"}), ("EG", {"fri", "sat"}), ("IR", {"fri"}), ("", {"sat", "sun"}), ("!!", {"sat", "sun"})],
)
def test_the_week_of_a_country(country: str, free: set[str]) -> None:
    assert working_days(country) == {"mon", "tue", "wed", "thu", "fri", "sat", "sun"} - free


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("09:00-17:00", (time(9), time(17))),
        ("9–17", (time(9), time(17))),
        ("17-9", None),
        ("mornings", None),
        ("", None),
    ],
)
def test_hours_as_typed(text: str, hours: object) -> None:
    assert read_hours(text) == hours


def test_after_hours_means_the_next_working_day() -> None:
    friday_evening = datetime(2026, 11, 27, 19, 0, tzinfo=UTC)
    early = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
    nine_to_five = (time(9), time(17))

    assert next_open(friday_evening, nine_to_five, {"mon", "fri"}) == datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    assert next_open(early, nine_to_five, {"fri"}) == datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    assert next_open(friday_evening, nine_to_five, {"fri"}) == datetime(2026, 12, 4, 9, 0, tzinfo=UTC)
    assert next_open(friday_evening, nine_to_five, ()) is None
