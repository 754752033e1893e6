"""The lift time: what was promised is a wall time in a named place; the instant and the rules used stand beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn

from desktop.domain.embargo import zones
from desktop.domain.embargo.times import clock, long_day, offset_words, utc_words
from desktop.domain.errors import InvalidValue

UNCHANGED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class LiftTime:
    """When an embargo ends.

    Attributes:
        wall: what the clock shows there then, without zone.
        zone: IANA.
        utc: the instant that meant when it was set.
        tzdata_version: the rules that said so.
        city: what the person called the place; the zone's own city if left empty.
    """

    wall: datetime
    zone: str
    utc: datetime
    tzdata_version: str
    city: str = ""

    @property
    def place(self) -> str:
        """The city to name beside the time."""
        return self.city or zones.city_of(self.zone)

    def __str__(self) -> str:
        """As printed: "Wed 28 Oct 2026, 18:00 Tbilisi (UTC+4) = 14:00 UTC"."""
        if self.zone == zones.UTC_ZONE:
            return f"{long_day(self.wall)}, {clock(self.wall)} UTC"
        there = f"{long_day(self.wall)}, {clock(self.wall)} {self.place} ({offset_words(self.offset)})"
        return f"{there} = {utc_words(self.utc, self.wall)}"

    @property
    def offset(self) -> timedelta:
        """How far the place is from UTC then."""
        return self.wall.replace(tzinfo=UTC) - self.utc


@dataclass(frozen=True, slots=True)
class Offer:
    """One answer to the question a refusal asks: its words, and what to ask `lift_at` with."""

    label: str
    wall: datetime
    zone: str
    fold: int | None = None


@dataclass(eq=False)
class LiftRefused(InvalidValue):
    """A lift time that cannot be taken as it is.

    Attributes:
        why: empty, no_date, bare_date, no_year, short_year, date_order, weekday, midnight, twelve, no_zone, letters,
            offset, two_zones, unreadable, gap, twice, past.
        offers: what may have been meant; each can be taken with one act.
    """

    why: str = ""
    offers: tuple[Offer, ...] = ()


def refused(why: str, title: str, next_step: str = "", offers: tuple[Offer, ...] = ()) -> LiftRefused:
    """The refusal of a lift, to be raised."""
    return LiftRefused(title, UNCHANGED, next_step, why, offers)


def lift_at(wall: datetime, zone: str, *, now: datetime, city: str = "", fold: int | None = None) -> LiftTime:
    """The lift at a wall time of a zone.

    Args:
        fold: of a time that exists twice, 0 for the first and 1 for the second; None asks.

    Raises:
        LiftRefused: no zone is given, clocks there never show that time, show it twice, or it is past.
        UnknownZone: the zone is none.
    """
    if not zone:
        raise refused(
            "no_zone", "A lift time needs a place: the same hour is another moment elsewhere.", "Choose a city."
        )
    wall = wall.replace(tzinfo=None, second=0, microsecond=0, fold=0)
    moments = instants(wall, zone)
    if not moments:
        _refuse_gap(wall, zone, city)
    if len(moments) > 1 and fold is None:
        _refuse_twice(wall, zone, moments, city)
    utc = moments[fold or 0] if len(moments) > 1 else moments[0]
    lift = LiftTime(wall, zone, utc, zones.tzdata_version(), city)
    if utc <= now:
        raise refused("past", f"{lift} is past.", "Choose a later time, or release the statement at once.")
    return lift


def instants(wall: datetime, zone: str) -> list[datetime]:
    """The instants at which clocks of a zone show a time: none where clocks jump over it, two where they go back."""
    rules = zones.zone(zone)
    both = [wall.replace(tzinfo=rules, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return sorted({moment for moment in both if moment.astimezone(rules).replace(tzinfo=None, fold=0) == wall})


def _refuse_gap(wall: datetime, zone: str, city: str) -> NoReturn:
    rules, place = zones.zone(zone), city or zones.city_of(zone)
    skipped = wall.replace(tzinfo=rules, fold=0).utcoffset(), wall.replace(tzinfo=rules, fold=1).utcoffset()
    near = wall.replace(tzinfo=UTC)
    change = zones.transitions(zone, near - timedelta(days=2), near + timedelta(days=2))
    at = next(one for one in change if (one.before, one.after) == skipped)
    last, first = ((at.at + shift).replace(tzinfo=None) for shift in (at.before, at.after))
    raise refused(
        "gap",
        f"{clock(wall)} does not exist in {place} on {long_day(wall)}: "
        f"clocks jump from {clock(last)} to {clock(first)} then.",
        f"Choose {clock(first)}, or a time before {clock(last)}.",
        (
            Offer(f"{long_day(first)}, {clock(first)} {place}", first, zone),
            Offer(f"{long_day(before := last - timedelta(minutes=1))}, {clock(before)} {place}", before, zone),
        ),
    )


def _refuse_twice(wall: datetime, zone: str, moments: list[datetime], city: str) -> NoReturn:
    place = city or zones.city_of(zone)
    which = ("before clocks go back", "after clocks went back")
    offers = tuple(
        Offer(
            f"{clock(wall)} {words} ({offset_words(wall.replace(tzinfo=UTC) - utc)}) = {utc_words(utc, wall)}",
            wall,
            zone,
            fold,
        )
        for fold, (utc, words) in enumerate(zip(moments, which, strict=True))
    )
    title = f"{clock(wall)} exists twice in {place} on {long_day(wall)}: clocks go back then."
    raise refused("twice", title, "Say which one is meant.", offers)


@dataclass(frozen=True, slots=True)
class Recheck:
    """A stored lift under the rules in use now.

    Attributes:
        lift: with the instant the wall time means now; the stored one where the rules cannot tell.
        moved: by how much the instant moved; zero if it did not.
        sentence: what to tell; "" if all is well.
        stops: nothing may leave until a person confirmed.
        confirmable: a person can confirm it as it is; else the lift must be chosen again.
        offers: what may be meant, where the rules leave it open.
    """

    lift: LiftTime
    moved: timedelta = timedelta()
    sentence: str = ""
    stops: bool = False
    confirmable: bool = False
    offers: tuple[Offer, ...] = ()


def recheck(lift: LiftTime, confirmed: str = "") -> Recheck:
    """The stored lift under the current rules: the wall time is the promise and wins, the instant follows.

    If the instant moves, everything stops until a person confirmed. Rules older than those the lift was set with do
    not move it, but stop everything too where they disagree. The same instant under other rules needs nothing.

    Args:
        confirmed: the version of the rules somebody has already confirmed the stored instant under.
    """
    version = zones.tzdata_version()
    if not zones.is_zone(lift.zone):
        said = f"The time-zone rules {version} do not know {lift.zone}. Choose the place of the lift again."
        return Recheck(lift, sentence=said, stops=True)
    moments = instants(lift.wall, lift.zone)
    if lift.utc in moments:
        return Recheck(replace(lift, tzdata_version=version))
    if confirmed == version:
        return Recheck(lift)
    if version < lift.tzdata_version:
        said = f"This copy of Dateline has older time-zone rules ({version}) than the lift was set with"
        said += f" ({lift.tzdata_version}), and they disagree for {lift.place}. The lift stays {lift}. Update Dateline."
        return Recheck(lift, sentence=said, stops=True, confirmable=True)
    return _moved(lift, f"The time-zone rules for {lift.place} changed ({version}, before {lift.tzdata_version}).")


def _moved(lift: LiftTime, why: str) -> Recheck:
    try:
        now = lift_at(lift.wall, lift.zone, now=datetime.min.replace(tzinfo=UTC), city=lift.city)
    except LiftRefused as question:
        return Recheck(lift, sentence=f"{why} {question.title}", stops=True, offers=question.offers)
    said = f"{why} The lift stays {long_day(lift.wall)}, {clock(lift.wall)} {lift.place}: that is now "
    said += f"{utc_words(now.utc, lift.wall)}, not {utc_words(lift.utc, lift.wall)}."
    return Recheck(now, now.utc - lift.utc, said, stops=True, confirmable=True)


def lift_to_json(lift: LiftTime) -> dict[str, Any]:
    """The lift in plain JSON shape: `wall`, `zone`, `utc`, `tzdata_version`, and `city` if one was named."""
    card = {
        "wall": lift.wall.strftime("%Y-%m-%dT%H:%M"),
        "zone": lift.zone,
        "utc": lift.utc.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "tzdata_version": lift.tzdata_version,
    }
    return card | ({"city": lift.city} if lift.city else {})


def lift_from_json(card: Mapping[str, Any]) -> LiftTime:
    """The lift back from its JSON shape.

    Raises:
        KeyError, ValueError: it is none.
    """
    wall, utc = datetime.fromisoformat(card["wall"]), datetime.fromisoformat(card["utc"])
    return LiftTime(wall, card["zone"], utc, card["tzdata_version"], card.get("city", ""))
