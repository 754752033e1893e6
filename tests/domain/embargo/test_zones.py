"""One set of rules for every computer."""

import zoneinfo
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

import pytest
from hypothesis import given, settings

from desktop.domain.embargo import zones
from tests.domain.embargo import moving


def test_the_rules_are_those_of_the_package_whatever_the_system_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zoneinfo, "TZPATH", ("/nowhere",))
    zones.zone.cache_clear()

    assert zones.zone("Asia/Tbilisi").key == "Asia/Tbilisi"
    year, _, release = version("tzdata").partition(".")
    assert zones.tzdata_version() == f"{year}{'abcdefghijklmnopqrstuvwxyz'[int(release.split('.')[0]) - 1]}"


def test_zones_are_places() -> None:
    names = zones.zone_names()

    assert {"America/New_York", "Etc/UTC"} <= names
    assert not {"EST", "GMT", "Etc/GMT+4", "Japan", "Factory", "CET"} & names
    assert zones.country_of("Asia/Tbilisi") == "GE"
    assert zones.country_of("Etc/UTC") == ""
    assert "America/Denver" in zones.zones_of("US")
    assert zones.city_of("America/Argentina/Buenos_Aires") == "Buenos Aires"


@settings(max_examples=60)
@given(moving.near_a_change())
def test_between_two_changes_the_distance_from_utc_is_one(case: tuple[str, datetime]) -> None:
    zone, instant = case
    changes = zones.transitions(zone, moving.START, moving.END)

    edges = [moving.START, *(change.at for change in changes), moving.END]
    low = max(edge for edge in edges if edge <= instant) if instant >= moving.START else instant
    assert zones.offset(low, zone) == zones.offset(instant, zone)
    for change in changes:
        assert zones.offset(change.at - timedelta(seconds=1), zone) == change.before != change.after
        assert zones.offset(change.at, zone) == change.after


def test_the_distance_between_two_zones() -> None:
    instant = datetime(2026, 10, 28, 12, tzinfo=UTC)

    assert zones.distance(instant, "Asia/Kolkata", "Europe/London") == timedelta(hours=5, minutes=30)
