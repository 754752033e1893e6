"""Finding the place of a lift by typing: cities, never distances from UTC. Names in five languages, and zones' own."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from desktop.domain import folding
from desktop.domain.embargo import zones
from desktop.domain.embargo.times import place_words
from desktop.domain.values import places
from desktop.domain.values.place_data import City, cities

_SAME_CITY = {"واشنطن": "washington", "وشنطن": "washington", "نيويورك": "new york"}
"""Names the list of cities gives to smaller places only."""


@dataclass(frozen=True, slots=True)
class ZoneChoice:
    """One place to choose.

    Attributes:
        region: the state, for cities of the United States.
        country: its name in the language asked for.
        distance: how far it is from the person's own clock now, in words.
        now_there: weekday and time there, with the city.
    """

    city: str
    region: str
    country: str
    zone: str
    distance: str
    now_there: str


def search(text: str, now: datetime, home_zone: str, *, locale: str = "en", limit: int = 12) -> list[ZoneChoice]:
    """The places a typed text may mean: whole names before beginnings of names, larger cities before smaller ones."""
    found: dict[tuple[str, str, str], ZoneChoice] = {}
    for city in _cities(text):
        if len(found) >= limit:
            break
        key = (city.name, city.country, city.zone)
        if key not in found and zones.is_zone(city.zone):
            found[key] = _choice(city, now, home_zone, locale)
    return list(found.values())


def _cities(text: str) -> Iterator[City]:
    typed = folding.key(text)
    typed = _SAME_CITY.get(typed, typed)
    if not typed:
        return
    if typed == "utc":
        yield City("UTC", "", zones.UTC_ZONE, "")
    yield from _by_rank([typed])
    if country := places.read_country(text):
        yield from (City(zones.city_of(zone), country, zone, "") for zone in zones.zones_of(country))
    yield from _by_rank(_beginning_with(typed))
    yield from _zones_named(typed)


def _by_rank(keys: list[str]) -> Iterator[City]:
    listed = cities()
    ranks = {int(one) for key in keys if key in listed.keys for one in listed.keys[key].lstrip("?").split(",")}
    return (listed.places[rank] for rank in sorted(ranks))


def _beginning_with(typed: str) -> list[str]:
    names = _sorted_names()
    return names[bisect_left(names, typed) : bisect_left(names, typed + "\U0010ffff")]


@cache
def _sorted_names() -> list[str]:
    return sorted(cities().keys)


def _zones_named(typed: str) -> Iterator[City]:
    """Zones whose own name has the words, for those who know them: "Asia/Tbilisi", "Lord Howe"."""
    for zone in sorted(zones.zone_names()):
        if typed in folding.key(zone.replace("_", " ").replace("/", " ")):
            yield City(zones.city_of(zone), zones.country_of(zone), zone, "")


def _choice(city: City, now: datetime, home_zone: str, locale: str) -> ZoneChoice:
    country = places.country_name(city.country, locale) if city.country else ""
    apart = distance_words(zones.distance(now, city.zone, home_zone))
    return ZoneChoice(city.name, city.state, country, city.zone, apart, place_words(now, city.zone, city.name))


def distance_words(apart: timedelta) -> str:
    """How another clock differs from yours: "3 h ahead of you", "4 h 30 min behind you", "same time as you"."""
    if not apart:
        return "same time as you"
    hours, minutes = divmod(round(abs(apart).total_seconds() / 60), 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return f"{' '.join(parts)} {'ahead of' if apart > timedelta() else 'behind'} you"
