"""Finding a place by typing."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.embargo.picker import ZoneChoice, distance_words, search

NOW = datetime(2026, 10, 10, 9, tzinfo=UTC)


def first(text: str, locale: str = "en") -> ZoneChoice:
    return search(text, NOW, "Europe/London", locale=locale)[0]


@pytest.mark.parametrize("typed", ["Washington", "washington dc", "واشنطن", "WASHINGTON"])
def test_washington_is_where_it_is_expected(typed: str) -> None:
    found = first(typed)

    assert (found.city, found.region, found.zone) == ("Washington", "DC", "America/New_York")
    assert (found.country, found.distance, found.now_there) == (
        "United States", "5 h behind you", "Sat 05:00 Washington",
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["Tbilisi", "Tiflis", "Tbilissi", "تبليسي", "tbil", "Asia/Tb", "Georgia", "Géorgie"])
def test_one_city_by_many_names(typed: str) -> None:
    assert first(typed).zone == "Asia/Tbilisi"


def test_places_are_named_in_the_language_of_the_screen() -> None:
    assert first("Genf", "de").country == "Schweiz"
    assert first("Genf", "ar").country == "سويسرا"


def test_zones_without_a_large_city_are_found_by_their_name() -> None:
    found = first("lord howe")

    assert (found.zone, found.now_there, found.distance) == (
        "Australia/Lord_Howe",
        "Sat 20:00 Lord Howe",
        "10 h ahead of you",
    )
    assert (first("utc").zone, first("utc").country) == ("Etc/UTC", "")


def test_nothing_typed_finds_nothing_and_much_is_cut() -> None:
    assert search(" ", NOW, "Europe/London") == []
    assert len(search("san", NOW, "Europe/London", limit=5)) == 5


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (timedelta(), "same time as you"),
        (timedelta(hours=3), "3 h ahead of you"),
        (timedelta(hours=-4, minutes=-30), "4 h 30 min behind you"),
        (timedelta(minutes=30), "30 min ahead of you"),
    ],
)
def test_distances_in_words(apart: timedelta, words: str) -> None:
    assert distance_words(apart) == words
