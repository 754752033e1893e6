"""The picture of an embargo: for each place the hours from now to after the lift, and how many agreed there."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Literal

from desktop.domain.embargo import zones
from desktop.domain.embargo.cautions import Reader, clocks_change
from desktop.domain.embargo.lift import LiftTime, instants
from desktop.domain.embargo.times import countdown, local_words, place_words, short_day, weekday

Shading = Literal["work", "evening", "night"]
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_BEFORE, _AFTER = timedelta(minutes=90), timedelta(hours=5)
_SHADES: tuple[tuple[int, Shading], ...] = ((7, "evening"), (9, "work"), (18, "evening"), (22, "night"))
_STEPS = ((30, 3), (72, 6), (168, 12), (336, 24))
"""Up to so many hours wide: a label each so many hours."""
CITIES_NAMED = 3
MOST_BY_PLACE = 8


@dataclass(frozen=True, slots=True)
class PersonThere:
    """One person of the band: where they are ("" zone: not known), and what they answered."""

    zone: str
    city: str = ""
    asked: bool = False
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Shade:
    """A stretch of a row, in shares of its width (0 to 1, left is earlier)."""

    start: float
    end: float
    kind: Shading


@dataclass(frozen=True, slots=True)
class HourMark:
    """A label above a moment of a row: "18", "00" (`midnight`), or a day where the band is long."""

    at: float
    label: str
    midnight: bool


@dataclass(frozen=True, slots=True)
class BandRow:
    """One row: everybody whose clocks show the same during the whole band.

    Attributes:
        label: up to three cities, most people first ("Stockholm, Berlin, Paris").
        note: "you", "lift zone", "you, lift zone", "zone unknown" or "".
        lift_there: "Tue 11:00".
    """

    label: str
    note: str
    zone: str
    lift_there: str
    shades: tuple[Shade, ...]
    hours: tuple[HourMark, ...]
    people: int
    asked: int
    agreed: int


@dataclass(frozen=True, slots=True)
class Band:
    """The whole picture; `now_at` and `lift_at` are shares of the width."""

    start: datetime
    end: datetime
    now_at: float
    lift_at: float
    now_label: str
    lift_label: str
    held_label: str
    free_label: str
    rows: tuple[BandRow, ...]
    notes: tuple[str, ...]


@dataclass(eq=False)
class _Group:
    zone: str
    unknown: bool = False
    own: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    cities: Counter[str] = field(default_factory=Counter)
    people: list[PersonThere] = field(default_factory=list)

    @property
    def named(self) -> str:
        """Its cities: your own and the lift's first."""
        return ", ".join(
            list(dict.fromkeys([*self.own, *(city for city, _ in self.cities.most_common())]))[:CITIES_NAMED]
        )


def band(lift: LiftTime, now: datetime, home: Reader, people: Iterable[PersonThere]) -> Band:
    """The band of an embargo as it stands now. Up to eight rows run from west to east, more by how many people."""
    people, now = list(people), now.astimezone(UTC)
    start, end = _window(now, lift.utc)
    groups = _grouped(lift, home, people, start, end)
    rows = tuple(_row(group, lift, start, end) for group in groups)
    readers = [home, *(Reader(one.zone, one.city) for one in people)]
    left = countdown(lift.utc - now)
    return Band(
        start=start,
        end=end,
        now_at=(now - start) / (end - start),
        lift_at=(lift.utc - start) / (end - start),
        now_label=f"Now, {place_words(now, home.zone, home.place)}",
        lift_label=f"Lift, {place_words(lift.utc, lift.zone, lift.place)}",
        held_label=f"held for {left}" if left else "",
        free_label="free to publish",
        rows=rows,
        notes=tuple(one.sentence for one in clocks_change(lift, now, readers)),
    )


def _window(now: datetime, lift: datetime) -> tuple[datetime, datetime]:
    first, last = min(now, lift), max(now, lift)
    start = first - max(_BEFORE, (last - first) / 12)
    end = last + max(_AFTER, (last - first) / 4)
    return start.replace(minute=0, second=0, microsecond=0), (end + _HOUR).replace(minute=0, second=0, microsecond=0)


def _grouped(lift: LiftTime, home: Reader, people: list[PersonThere], start: datetime, end: datetime) -> list[_Group]:
    groups: dict[object, _Group] = {}

    @cache
    def group_of(zone: str) -> _Group:
        clocks = (zones.offset(start, zone), *zones.transitions(zone, start, end))
        return groups.setdefault(clocks, _Group(zone))

    for zone, city, note in ((home.zone, home.place, "you"), (lift.zone, lift.place, "lift zone")):
        group_of(zone).own.append(city)
        group_of(zone).notes.append(note)
    for one in people:
        known = zones.is_zone(one.zone)
        group = group_of(one.zone) if known else groups.setdefault("", _Group(zones.UTC_ZONE, unknown=True))
        group.people.append(one)
        group.cities[(one.city or zones.city_of(one.zone)) if known else "UTC"] += 1
    first = list(dict.fromkeys([group_of(home.zone), group_of(lift.zone)]))
    rest = [group for group in groups.values() if group not in first]
    if len(groups) > MOST_BY_PLACE:
        return first + sorted(rest, key=lambda group: -len(group.people))
    return first + sorted(rest, key=lambda group: (group.unknown, zones.offset(lift.utc, group.zone)))


def _row(group: _Group, lift: LiftTime, start: datetime, end: datetime) -> BandRow:
    return BandRow(
        label=group.named,
        note="zone unknown" if group.unknown else ", ".join(group.notes),
        zone=group.zone,
        lift_there=local_words(lift.utc, group.zone),
        shades=tuple(_shades(group.zone, start, end)),
        hours=tuple(_hours(group.zone, start, end)),
        people=len(group.people),
        asked=sum(one.asked for one in group.people),
        agreed=sum(one.agreed for one in group.people),
    )


def _days(zone: str, start: datetime, end: datetime) -> Iterator[datetime]:
    """Midnight, on the wall, of every day the band touches there, and of the day before."""
    day = datetime.combine(zones.local(start, zone).date(), time()) - _DAY  # whose night may reach into the band
    while day <= zones.local(end, zone).replace(tzinfo=None):
        yield day
        day += _DAY


def _shades(zone: str, start: datetime, end: datetime) -> Iterator[Shade]:
    if end - start > _STEPS[-1][0] * _HOUR:
        return
    rules = zones.zone(zone)
    walls = [(day + hour * _HOUR, kind) for day in _days(zone, start, end) for hour, kind in _SHADES]
    edges = [(wall.replace(tzinfo=rules).astimezone(UTC), kind) for wall, kind in walls]
    for (edge, kind), until in zip(edges, [*(edge for edge, _ in edges[1:]), end], strict=True):
        low, high = max(start, edge), min(end, until)
        if low < high:
            yield Shade((low - start) / (end - start), (high - start) / (end - start), kind)


def _hours(zone: str, start: datetime, end: datetime) -> Iterator[HourMark]:
    wide = (end - start) / _HOUR
    step = next((step for limit, step in _STEPS if wide <= limit), 0)
    for day in _days(zone, start, end):
        if not step and day.weekday():
            continue  # a long band is labelled on Mondays
        for hour in range(0, 24, step or 24):
            moment = next(iter(instants(day + hour * _HOUR, zone)), None)
            if moment is not None and start < moment < end:
                yield HourMark((moment - start) / (end - start), _label(day, hour, step), midnight=hour == 0)


def _label(day: datetime, hour: int, step: int) -> str:
    if not step:
        return short_day(day)
    return weekday(day) if step == 24 else f"{hour:02}"  # noqa: PLR2004  # a label a day
