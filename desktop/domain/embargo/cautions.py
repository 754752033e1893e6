"""What to say about a lift that can be taken but may surprise: clocks that change, odd distances, nights, weekends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter

from babel import Locale, UnknownLocaleError

from desktop.domain.embargo import zones
from desktop.domain.embargo.lift import LiftTime
from desktop.domain.embargo.times import clock, countdown, local_words, short_day, weekday

SOON = timedelta(hours=1)
FAR = timedelta(days=366)
SHORT_SPELL = timedelta(days=56)
_HALF_YEAR = timedelta(days=183)
NIGHT_FROM, NIGHT_UNTIL = 22, 7


@dataclass(frozen=True, slots=True)
class Reader:
    """Where somebody reads. `country` decides what a weekend is; the zone's own if left empty."""

    zone: str
    city: str = ""
    country: str = ""

    @property
    def place(self) -> str:
        """The city to name."""
        return self.city or zones.city_of(self.zone)


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing to know. `kind`: soon, far, day_start, clocks_change, distance, night or weekend."""

    kind: str
    sentence: str


def cautions(lift: LiftTime, now: datetime, home: Reader, readers: Iterable[Reader]) -> list[Caution]:
    """Everything to say about a lift, most urgent first; each place is named once in a sentence."""
    own = Reader(lift.zone, lift.place)
    others = [one for one in dict.fromkeys([home, *readers]) if zones.is_zone(one.zone) and one.zone != lift.zone]
    return [
        *_about_the_hour(lift, now),
        *_clocks_change(lift, now, own, others),
        *_distances(lift, own, others),
        *_bad_hours(lift, [own, *others]),
    ]


def _about_the_hour(lift: LiftTime, now: datetime) -> list[Caution]:
    found, left = [], lift.utc - now
    if timedelta() < left < SOON:
        found.append(Caution("soon", f"The lift is in {countdown(left)}."))
    if left > FAR:
        found.append(Caution("far", f"The lift is more than a year away, in {lift.wall.year}."))
    if (lift.wall.hour, lift.wall.minute) == (0, 0):
        found.append(Caution("day_start", f"00:00 is the first minute of {weekday(lift.wall)} {short_day(lift.wall)}."))
    return found


def clocks_change(lift: LiftTime, now: datetime, readers: Iterable[Reader]) -> list[Caution]:
    """Where clocks change between now and the lift: the lift's own place first."""
    others = [one for one in dict.fromkeys(readers) if zones.is_zone(one.zone) and one.zone != lift.zone]
    return _clocks_change(lift, now, Reader(lift.zone, lift.place), others)


def _clocks_change(lift: LiftTime, now: datetime, own: Reader, others: list[Reader]) -> list[Caution]:
    found = []
    if day := _last_change(own.zone, now, lift.utc):
        said = f"Clocks change on {day}: still {clock(lift.wall)} {own.place}."
        found.append(Caution("clocks_change", said))
    there: dict[tuple[str, str], list[str]] = {}
    for one in others:
        if day := _last_change(one.zone, now, lift.utc):
            there.setdefault((day, local_words(lift.utc, one.zone)), []).append(one.place)
    for (day, words), cities in there.items():
        said = f"Clocks change in {_listed(cities)} on {day}: the lift is {words} there."
        found.append(Caution("clocks_change", said))
    return found


def _last_change(zone: str, now: datetime, end: datetime) -> str:
    changes = zones.transitions(zone, now, end)
    return short_day(zones.local(changes[-1].at, zone)) if changes else ""


def _distances(lift: LiftTime, own: Reader, others: list[Reader]) -> list[Caution]:
    found: dict[str, list[str]] = {}
    for one in others:
        usual = usual_distance(lift.utc, own.zone, one.zone)
        now = zones.distance(lift.utc, own.zone, one.zone)
        if usual is not None:
            said = f"{_hours(abs(now))} apart at the lift, not {_hours(abs(usual))} as usual"
            found.setdefault(said, []).append(one.place)
    return [
        Caution("distance", f"Clocks of {own.place} and {_listed(cities)}: {said}.") for said, cities in found.items()
    ]


def usual_distance(instant: datetime, zone: str, other: str) -> timedelta | None:
    """How far two zones usually are apart, where an instant lies in a short spell with another distance; else None.

    A spell is short under eight weeks: between the two changes of clocks on both sides of an ocean, or Ramadan.
    """
    start, end = instant - _HALF_YEAR, instant + _HALF_YEAR
    moments = {one.at for name in (zone, other) for one in zones.transitions(name, start, end)}
    pieces = [(low, high, zones.distance(low, zone, other)) for low, high in pairwise([start, *sorted(moments), end])]
    runs = [list(run) for _, run in groupby(pieces, key=itemgetter(2))]
    merged = [(run[0][0], run[-1][1], run[0][2]) for run in runs]
    low, high, apart = next(one for one in merged if one[0] <= instant < one[1])
    total: dict[timedelta, timedelta] = {}
    for begin, until, distance in merged:
        total[distance] = total.get(distance, timedelta()) + (until - begin)
    usual = max(total, key=lambda one: total[one])
    return usual if high - low < SHORT_SPELL and usual != apart else None


def _hours(apart: timedelta) -> str:
    hours, minutes = divmod(round(apart.total_seconds() / 60), 60)
    if not hours and not minutes:
        return "0 h"
    return " ".join([f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes))


def _bad_hours(lift: LiftTime, readers: list[Reader]) -> list[Caution]:
    nights: dict[str, None] = {}
    weekends: dict[str, None] = {}
    for one in readers:
        there = zones.local(lift.utc, one.zone)
        if there.hour >= NIGHT_FROM or there.hour < NIGHT_UNTIL:
            nights[f"{one.place} ({weekday(there)} {clock(there)})"] = None
        if is_weekend(there, one.country or zones.country_of(one.zone)):
            weekends[f"{one.place} ({weekday(there)})"] = None
    found = [Caution("night", f"The lift is at night in {_listed(nights)}.")] if nights else []
    return found + ([Caution("weekend", f"The lift is at the weekend in {_listed(weekends)}.")] if weekends else [])


def is_weekend(day: datetime, country: str) -> bool:
    """Whether people in a country usually do not work on that day, by Unicode CLDR (Friday and Saturday in Jordan)."""
    start, end = _weekend(country)
    return (day.weekday() - start) % 7 <= (end - start) % 7


@lru_cache(maxsize=512)
def _weekend(country: str) -> tuple[int, int]:
    try:
        locale = Locale.parse(f"und_{country}")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("und_001")
    return locale.weekend_start, locale.weekend_end


def _listed(places: Iterable[str]) -> str:
    *most, last = dict.fromkeys(places)
    return f"{', '.join(most)} and {last}" if most else last
