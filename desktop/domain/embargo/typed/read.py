"""From typed words to a lift: the parts are taken one by one, and whatever is left open is asked."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NoReturn

from desktop.domain import folding
from desktop.domain.embargo import zones
from desktop.domain.embargo.lift import LiftTime, Offer, lift_at, refused
from desktop.domain.embargo.times import clock, long_day
from desktop.domain.embargo.typed.days import Order, TypedDay, take_day, take_weekday
from desktop.domain.embargo.typed.hours import TypedTime, take_time
from desktop.domain.embargo.typed.places import read_place
from desktop.domain.values.text import clean

LONGEST = 200
_ISO_T = re.compile(r"(?<=\d)t(?=\d)")
_ISO_Z = re.compile(r"(?<=\d)z(?!\w)")
_EXAMPLE = "Type it like this: 28 Oct 2026 18:00."
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FIRST_MINUTE, _LAST_MINUTE = time(0, 1), time(23, 59)


def read_wall(
    text: str, zone: str, order: Order, now: datetime, *, city: str = "", fold: int | None = None
) -> LiftTime:
    """The lift typed as day and time, meant in a zone; a city typed with it counts if no zone is chosen.

    Args:
        order: in which order this person writes days; decides which of two offered answers comes first, no more.
        fold: which one of a time that exists twice.

    Raises:
        LiftRefused: a part is missing or can be read in two ways; `offers` holds what may be meant.
    """
    typed = _normal(text)
    if not typed:
        raise refused("empty", "No lift time was typed.", _EXAMPLE)
    day, rest = take_day(typed, order)
    hour, rest = take_time(rest)
    named, rest = take_weekday(rest)
    typed_zone, typed_city = read_place(rest)
    zone, city = _one_place((zone, city), (typed_zone, typed_city))
    when = _day(day, named, _Ask(hour.clock if hour else None, zone, city, now))
    return lift_at(datetime.combine(when, _time(hour, when, zone, city)), zone, now=now, city=city, fold=fold)


def _normal(text: str) -> str:
    folded = folding.fold(clean(text[:LONGEST])).replace("،", " ")
    return _ISO_Z.sub(" z", _ISO_T.sub(" ", " ".join(folded.split())))


def _one_place(chosen: tuple[str, str], typed: tuple[str, str]) -> tuple[str, str]:
    if not typed[0]:
        return chosen
    if not chosen[0] or chosen[0] == typed[0]:
        return typed[0], chosen[1] or typed[1]
    there, here = (city or zones.city_of(zone) for zone, city in (typed, chosen))
    raise refused("two_zones", f"The text says {there}, but {here} is chosen.", "Choose the city that is meant.")


class _Ask:
    """What a question about the day needs to offer whole answers."""

    def __init__(self, clock_time: time | None, zone: str, city: str, now: datetime) -> None:
        self.clock, self.zone, self.city, self.now = clock_time, zone, city, now

    @property
    def today(self) -> date:
        """The day it is where the lift is meant."""
        return zones.local(self.now, self.zone or zones.UTC_ZONE).date()

    def offers(self, dates: Iterable[date]) -> tuple[Offer, ...]:
        """Each day at the time typed, if one was."""
        if self.clock is None:
            return ()
        walls = [datetime.combine(day, self.clock) for day in dict.fromkeys(dates)]
        return tuple(_offer(wall, self.zone, self.city) for wall in walls)


def _offer(wall: datetime, zone: str, city: str) -> Offer:
    place = city or (zones.city_of(zone) if zone else "")
    return Offer(f"{long_day(wall)}, {clock(wall)} {place}".rstrip(), wall, zone)


def _day(day: TypedDay | None, named: int | None, ask: _Ask) -> date:
    if day is None:
        raise refused("no_date", "A lift needs its day, with month and year.", _EXAMPLE)
    if day.short_year:
        raise refused(
            "short_year", f"In ‘{day.as_typed}’ it is not clear which number is the year.", "Write it with 4 digits."
        )
    if day.no_year:
        _ask_year(day, named, ask)
    if not day.dates:
        raise refused("no_date", f"‘{day.as_typed}’ is a day no calendar has.", _EXAMPLE)
    fitting = [one for one in day.dates if named in {None, one.weekday()}]
    if not fitting:
        _ask_weekday(day.dates, named or 0, ask)
    if len(fitting) > 1:
        raise refused(
            "date_order", f"‘{day.as_typed}’ can be two days.", "Say which one is meant.", ask.offers(fitting)
        )
    return fitting[0]


def _ask_year(day: TypedDay, named: int | None, ask: _Ask) -> NoReturn:
    years = range(ask.today.year, ask.today.year + 9)  # 29 February is at most eight years away
    coming = [
        one
        for year in years
        for month, number in day.no_year
        if (one := _real(year, month, number)) and one >= ask.today
    ]
    fitting = sorted(sorted(coming)[:2], key=lambda one: named not in {None, one.weekday()})
    raise refused(
        "no_year", f"‘{day.as_typed.strip()}’ lacks its year.", "Say which year is meant.", ask.offers(fitting)
    )


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ask_weekday(dates: tuple[date, ...], named: int, ask: _Ask) -> NoReturn:
    first = dates[0]
    shift = (named - first.weekday() + 3) % 7 - 3  # the nearest day of that name
    near = first + timedelta(days=shift)
    raise refused(
        "weekday",
        f"{long_day(datetime.combine(first, time()))[4:]} is a {_DAY_NAMES[first.weekday()]}, "
        f"not a {_DAY_NAMES[named]}.",
        "Say which day is meant.",
        ask.offers(one for one in (*dates, near) if one >= ask.today),
    )


def _time(hour: TypedTime | None, day: date, zone: str, city: str) -> time:
    if hour is None:
        shown = long_day(datetime.combine(day, time()))
        raise refused("bare_date", f"A lift needs its time of day: {shown} lasts 24 hours.", "Add it, such as 18:00.")
    if hour.clock is not None:
        return hour.clock
    ends = tuple(_offer(datetime.combine(day, one), zone, city) for one in (_FIRST_MINUTE, _LAST_MINUTE))
    if hour.wrong == "midnight":
        title = f"‘{hour.as_typed}’ can be the start or the end of {long_day(datetime.combine(day, time()))}."
        raise refused("midnight", title, "Choose 00:01 or 23:59.", ends)
    if hour.wrong == "twelve":
        noon = _offer(datetime.combine(day, time(12)), zone, city)
        raise refused(
            "twelve", f"‘{hour.as_typed}’ can be noon or midnight.", "Choose 12:00 or 00:01.", (noon, ends[0])
        )
    raise refused("unreadable", f"No clock shows ‘{hour.as_typed}’.", _EXAMPLE)
