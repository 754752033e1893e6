"""Moments in words."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.embargo import times

NOW = datetime(2023, 10, 9, 15, 43, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=3, hours=3, minutes=9), "3 d 3 h"),
        (timedelta(days=2), "2 d"),
        (timedelta(hours=18, minutes=17, seconds=50), "18 h 17 min"),
        (timedelta(hours=1), "1 h"),
        (timedelta(minutes=45, seconds=20), "45 min"),
        (timedelta(minutes=10), "10 min"),
        (timedelta(minutes=9, seconds=40), "9 min 40 s"),
        (timedelta(minutes=9), "9 min"),
        (timedelta(seconds=40), "40 s"),
        (timedelta(), ""),
        (timedelta(seconds=-1), ""),
    ],
)
def test_a_countdown_in_words(left: timedelta, words: str) -> None:
    assert times.countdown(left) == words


def test_when_something_happened() -> None:
    said = [
        times.said_at(moment, NOW, "Europe/London")
        for moment in (
            datetime(2023, 10, 9, 8, 12, tzinfo=UTC),
            datetime(2023, 10, 8, 16, 2, tzinfo=UTC),
            datetime(2023, 10, 6, 9, 0, tzinfo=UTC),
            datetime(2022, 5, 3, 9, 0, tzinfo=UTC),
        )
    ]

    assert said == ["today 09:12", "yesterday 17:02", "Fri 6 Oct", "3 May 2022"]


def test_a_moment_is_stored_and_read() -> None:
    assert times.stamp(NOW) == "2023-10-09T15:43:00Z"
    assert times.instant("2023-10-09T15:43:00Z") == NOW


def test_places_are_named_beside_times() -> None:
    assert times.place_words(NOW, "Europe/London") == "Mon 16:43 London"
    assert times.place_words(NOW, "America/New_York", "Washington") == "Mon 11:43 Washington"
