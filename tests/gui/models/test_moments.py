"""Days and clocks in the words of the design."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from desktop.domain.contact import Card
from desktop.gui import words
from desktop.gui.models.moments import (
    ago,
    call_words,
    clock_in,
    day_words,
    is_fresh,
    moment_words,
    until_next_minute,
)

TODAY = date(2026, 11, 1)
NOW = datetime(2026, 11, 1, 15, 43, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-01", "Today"), ("2026-10-31", "Yesterday"), ("2026-10-30", "2 days ago"),
        ("2026-10-25", "1 week ago"), ("2026-10-23", "9 days ago"), ("2026-10-11", "3 weeks ago"),
        ("2026-06-01", "5 months ago"), ("2024-06-01", "2 years ago"), ("", ""), ("soon", ""), ("2026-12-24", "24 Dec"),
    ],
)  # fmt: skip
def test_how_long_ago(day: str, said: str) -> None:
    assert ago(day, TODAY) == said


def test_a_day_has_its_year_if_it_is_another() -> None:
    assert day_words("2026-09-12", TODAY) == "12 Sep"
    assert day_words("2023-09-12", TODAY) == "12 Sep 2023"
    assert day_words("2026-10-31", TODAY) == "yesterday"


def test_a_day_follows_the_language_when_it_changes() -> None:
    words.speak("ar")
    assert day_words("2026-09-12", TODAY) != "12 Sep"
    words.speak("en")
    assert day_words("2026-09-12", TODAY) == "12 Sep"


def test_a_moment_has_its_time_while_it_is_near() -> None:
    assert moment_words("2026-11-01T09:12:00Z", NOW) == "today 09:12"
    assert moment_words("2026-10-31T17:02:00Z", NOW) == "yesterday 17:02"
    assert moment_words("2026-10-28T17:02:00Z", NOW) == "Wed 17:02"
    assert moment_words("2025-10-28T17:02:00Z", NOW) == "28 Oct 2025"


def test_tomorrow_is_marked() -> None:
    assert clock_in("Asia/Amman", NOW) == "18:43"
    assert clock_in("Asia/Tokyo", NOW) == "00:43 +1"
    assert clock_in("Pacific/Honolulu", datetime(2026, 11, 1, 2, tzinfo=UTC)) == "16:00 -1"
    assert clock_in("", NOW) == clock_in("Nowhere/Else", NOW) == ""


def test_verification_grows_old() -> None:
    assert is_fresh("2026-09-12", TODAY)
    assert not is_fresh("2026-05-12", TODAY)
    assert not is_fresh("", TODAY)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "18:43 in Amman · evening there"),
        ({"good_hours": "09:00-19:00"}, "18:43 in Amman · good time to call"),
        ({"good_hours": "09:00-17:00"}, "18:43 in Amman · call 09:00 to 17:00 there"),
        ({"away_until": "2026-11-03"}, "18:43 in Amman · away until 3 Nov"),
        ({"working_days": ["mon", "tue"]}, "18:43 in Amman · not a working day there"),
        ({"city": "", "good_hours": "9-19"}, "18:43 in Amman · good time to call"),
    ],
)
def test_whether_to_call(more: Card, said: str) -> None:
    card: Card = {"city": "Amman", "time_zone": "Asia/Amman", **more}

    assert call_words(card, NOW) == said


def test_nobody_knows_the_time_without_a_zone() -> None:
    assert call_words({"city": "Amman"}, NOW) == ""


def test_clocks_wait_for_the_minute() -> None:
    assert until_next_minute(NOW) == 40_000
    assert until_next_minute(datetime(2026, 11, 1, 15, 43, 59, 999_999, tzinfo=ZoneInfo("Asia/Tokyo"))) == 1
