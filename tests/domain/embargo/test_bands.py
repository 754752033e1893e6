"""The band of an embargo, as in the picture."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.embargo.bands import Band, PersonThere, band
from desktop.domain.embargo.cautions import Reader
from desktop.domain.embargo.lift import LiftTime, lift_at
from tests.domain.embargo import moving

NOW = datetime(2023, 10, 9, 15, 43, tzinfo=UTC)
HOME = Reader("Europe/London")
THERE = (
    *[PersonThere("Europe/London", "London", asked=True, agreed=True)] * 3,
    *[PersonThere("America/New_York", "Washington", asked=True, agreed=True)] * 2,
    *[PersonThere("Europe/Stockholm", "", asked=True, agreed=True)] * 2,
    PersonThere("Europe/Berlin", "", asked=True, agreed=True),
    PersonThere("Europe/Paris", "Paris", asked=True, agreed=True),
    *[PersonThere("Asia/Amman", "Amman", asked=True, agreed=True)] * 3,
    *[PersonThere("Europe/Kyiv", "", asked=True, agreed=True)] * 2,
    PersonThere("Africa/Nairobi", "", asked=True, agreed=True),
    PersonThere("Asia/Karachi", "Islamabad", asked=True, agreed=True),
    *[PersonThere("Asia/Tokyo", "Tokyo", asked=True, agreed=True)] * 2,
    PersonThere("", "", asked=True),
)


def at(wall: str, zone: str = "America/New_York", city: str = "Washington") -> LiftTime:
    return lift_at(datetime.fromisoformat(wall), zone, now=datetime(2020, 1, 1, tzinfo=UTC), city=city)


def picture() -> Band:
    return band(at("2023-10-10T06:00"), NOW, HOME, THERE)


def test_the_rows_are_those_of_the_picture() -> None:
    rows = [(row.label, row.note, row.lift_there, row.agreed, row.asked, row.people) for row in picture().rows]

    assert rows == [
        ("London", "you", "Tue 11:00", 3, 3, 3),
        ("Washington", "lift zone", "Tue 06:00", 2, 2, 2),
        ("Stockholm, Berlin, Paris", "", "Tue 12:00", 4, 4, 4),
        ("Amman, Kyiv, Nairobi", "", "Tue 13:00", 6, 6, 6),
        ("Islamabad", "", "Tue 15:00", 1, 1, 1),
        ("Tokyo", "", "Tue 19:00", 2, 2, 2),
        ("UTC", "zone unknown", "Tue 10:00", 0, 1, 1),
    ]


def test_the_labels_name_now_the_lift_and_what_lies_between() -> None:
    found = picture()

    assert (found.now_label, found.lift_label) == ("Now, Mon 16:43 London", "Lift, Tue 06:00 Washington")
    assert (found.held_label, found.free_label) == ("held for 18 h 17 min", "free to publish")
    assert 0 < found.now_at < found.lift_at < 1
    assert [mark.label for mark in found.rows[0].hours] == ["18", "21", "00", "03", "06", "09", "12", "15"]
    assert [mark.label for mark in found.rows[0].hours if mark.midnight] == ["00"]
    assert [shade.kind for shade in found.rows[0].shades] == ["work", "evening", "night", "evening", "work"]


def test_your_own_place_can_be_that_of_the_lift() -> None:
    rows = band(at("2023-10-10T06:00", "Europe/London", ""), NOW, HOME, ()).rows

    assert [(row.label, row.note) for row in rows] == [("London", "you, lift zone")]


def test_zones_that_differ_only_by_a_change_of_clocks_have_their_own_rows() -> None:
    now = datetime(2026, 10, 24, 12, tzinfo=UTC)
    lift = at("2026-10-26T09:00", "Africa/Lagos", "")

    found = band(
        lift, now, Reader("Africa/Lagos"), [PersonThere("Europe/London", ""), PersonThere("Africa/Algiers", "")]
    )

    assert [(row.label, row.lift_there) for row in found.rows] == [
        ("Lagos, Algiers", "Mon 09:00"),
        ("London", "Mon 08:00"),
    ]
    assert found.notes == ("Clocks change in London on 25 Oct: the lift is Mon 08:00 there.",)


def test_many_places_come_busiest_first() -> None:
    zones = ["Asia/Tokyo", "Asia/Kolkata", "Asia/Dubai", "Asia/Dhaka", "Asia/Bangkok", "Asia/Manila", "Africa/Cairo"]
    people = [PersonThere(zone) for number, zone in enumerate(zones, 1) for _ in range(number)]

    rows = band(at("2023-10-10T06:00"), NOW, HOME, people).rows

    assert [row.label for row in rows][:4] == ["London", "Washington", "Cairo", "Manila"]


@pytest.mark.parametrize(
    ("wall", "labels", "shaded"),
    [
        ("2023-10-11T06:00", ["18", "00", "06"], True),
        ("2023-10-14T06:00", ["12", "00", "12"], True),
        ("2023-10-19T06:00", ["Mon", "Tue", "Wed"], True),
        ("2023-12-19T06:00", ["9 Oct", "16 Oct", "23 Oct"], False),
    ],
)
def test_a_longer_band_has_fewer_labels(wall: str, labels: list[str], shaded: bool) -> None:  # noqa: FBT001
    row = band(at(wall), NOW, HOME, ()).rows[0]

    assert [mark.label for mark in row.hours][: len(labels)] == labels
    assert bool(row.shades) == shaded


def test_after_the_lift_nothing_is_held() -> None:
    found = band(at("2023-10-09T06:00"), NOW, HOME, ())

    assert found.held_label == ""
    assert found.lift_at < found.now_at


@settings(max_examples=60)
@given(moving.moments, moving.moments, st.integers(1, 60))
def test_shades_cover_the_band_whatever_the_clocks_do(
    home: tuple[str, datetime], there: tuple[str, datetime], hours: int
) -> None:
    zone, now = home
    instant = now + timedelta(hours=hours)
    lift = LiftTime(instant.replace(tzinfo=None), "Etc/UTC", instant, "2026f")

    found = band(lift, now, Reader(zone), [PersonThere(there[0], agreed=True)])

    assert sum(row.agreed for row in found.rows) == 1
    for row in found.rows:
        assert row.shades[0].start == 0
        assert row.shades[-1].end == 1
        assert all(one.end == two.start for one, two in zip(row.shades, row.shades[1:], strict=False))
        assert all(0 < mark.at < 1 for mark in row.hours)
