"""Time zones by one set of rules: those of the bundled `tzdata` package, the same on every computer.

A system's own zone files are never asked: they may be years old (or missing), and a lift must not depend on that.
"""

from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple
from zoneinfo import ZoneInfo

from desktop.domain.errors import InvalidValue

UTC_ZONE = "Etc/UTC"
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


class UnknownZone(InvalidValue):
    """A text that names no time zone."""


class Transition(NamedTuple):
    """The instant clocks change, and the distances from UTC before and after."""

    at: datetime
    before: timedelta
    after: timedelta


@cache
def tzdata_version() -> str:
    """The version of the rules in use, such as "2026f"."""
    with files("tzdata.zoneinfo").joinpath("tzdata.zi").open(encoding="utf-8") as rules:
        return rules.readline().removeprefix("# version").strip()


@cache
def zone_names() -> frozenset[str]:
    """Every zone named by a place, and UTC. No letters (EST), no offsets (Etc/GMT+4), no countries (Japan)."""
    names = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return frozenset(name for name in names if "/" in name and not name.startswith("Etc/")) | {UTC_ZONE}


@cache
def zone(name: str) -> ZoneInfo:
    """The rules of an IANA zone.

    Raises:
        UnknownZone: there is none of that name.
    """
    if name not in zone_names():
        raise UnknownZone(f"‘{name}’ is not a time zone.", "Nothing was changed.", "Choose a city.")
    with files("tzdata.zoneinfo").joinpath(*name.split("/")).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)


def is_zone(name: str) -> bool:
    """Whether lifts and readers can be in this zone."""
    return name in zone_names()


def local(instant: datetime, name: str) -> datetime:
    """What clocks in the zone show at an instant."""
    return instant.astimezone(zone(name))


def offset(instant: datetime, name: str) -> timedelta:
    """How far the zone is from UTC at an instant."""
    return local(instant, name).utcoffset() or timedelta()


def distance(instant: datetime, name: str, other: str) -> timedelta:
    """How much later clocks in `name` show than clocks in `other`."""
    return offset(instant, name) - offset(instant, other)


@lru_cache(maxsize=4096)
def transitions(name: str, start: datetime, end: datetime) -> tuple[Transition, ...]:
    """When clocks change in the zone, after `start` and up to `end`."""
    found, before = [], start.astimezone(UTC)
    while before < end:
        after = min(before + _DAY, end.astimezone(UTC))
        if offset(before, name) != offset(after, name):
            at = _change(name, before, after)
            found.append(Transition(at, offset(at - _SECOND, name), offset(at, name)))
        before = after
    return tuple(found)


def _change(name: str, before: datetime, after: datetime) -> datetime:
    """The first second of the new distance; clocks change on whole seconds, at most once a day."""
    was, step = offset(before, name), int((after - before).total_seconds())
    low, high = 0, step
    while high - low > 1:
        middle = (low + high) // 2
        if offset(before + middle * _SECOND, name) == was:
            low = middle
        else:
            high = middle
    return before.replace(microsecond=0) + high * _SECOND


@cache
def _countries() -> dict[str, str]:
    lines = files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[2]: row[0] for row in rows}


def country_of(name: str) -> str:
    """The country (alpha-2) the zone's own city lies in; "" where it has none."""
    return _countries().get(name, "")


def zones_of(country: str) -> list[str]:
    """The zones of a country, most important first."""
    return [name for name, code in _countries().items() if code == country]


def city_of(name: str) -> str:
    """The city a zone is named after: "America/New_York" is New York, `Etc/UTC` is UTC."""
    return name.rpartition("/")[2].replace("_", " ")
