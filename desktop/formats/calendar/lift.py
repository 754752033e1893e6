"""A lift as a calendar file: wall time with its zone's own rules, and the instant in words, since rules may change."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from desktop.domain.embargo import zones
from desktop.domain.embargo.lift import LiftTime, instants

SUMMARY = "Embargo lifts"
ALARMS = (timedelta(minutes=60), timedelta(minutes=15))
_LASTS = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class LiftEvent:
    """What a calendar is told.

    Attributes:
        uid: the same for one embargo for ever, so that a changed lift replaces the old one.
        sequence: grows with every change.
        stamped: when this was written.
        title: only where somebody chose to show it; a calendar is seen by more people than its owner.
        cancelled: takes the entry out of the calendar.
    """

    lift: LiftTime
    uid: str
    sequence: int
    stamped: datetime
    title: str = ""
    cancelled: bool = False


def lift_calendar(entry: LiftEvent) -> bytes:
    """The calendar file (.ics, RFC 5545) of one lift."""
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Embargo//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.cancelled else "PUBLISH")
    if _start(entry.lift) is not entry.lift.utc:
        calendar.add_component(_time_zone(entry.lift))
    calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _time_zone(lift: LiftTime) -> Timezone:
    """The zone's rules around the lift, one part for each change of clocks.

    Each part starts at the wall time before the change, as RFC 5545 (3.6.5) has it; `Timezone.from_tzinfo` of the
    library writes the time after it, which moves the first hour of summer time.
    """
    start = datetime(lift.wall.year - 1, 1, 1, tzinfo=UTC)
    changes = zones.transitions(lift.zone, start, datetime(lift.wall.year + 2, 1, 1, tzinfo=UTC))
    first = zones.offset(start, lift.zone)
    parts = [zones.Transition(start, first, first), *changes]
    zone = Timezone()
    zone.add("tzid", lift.zone)
    for change in parts:
        zone.add_component(_part(change, lift.zone))
    return zone


def _part(change: zones.Transition, zone: str) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
    part.add("dtstart", (change.at + change.before).replace(tzinfo=None))
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", zones.local(change.at, zone).tzname())
    return part


def _start(lift: LiftTime) -> datetime:
    """The wall time in its zone; in UTC where a calendar would take the first of two such times for the second."""
    first = instants(lift.wall, lift.zone)[:1] == [lift.utc]
    return zones.local(lift.utc, lift.zone) if first and lift.zone != zones.UTC_ZONE else lift.utc


def _event(entry: LiftEvent) -> Event:
    lift, event = entry.lift, Event()
    summary = f"{SUMMARY}: {entry.title}" if entry.title else SUMMARY
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamped)
    event.add("dtstart", _start(lift))
    event.add("duration", _LASTS)
    event.add("summary", summary)
    event.add("description", str(lift))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    for before in () if entry.cancelled else ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", -before)
        event.add_component(alarm)
    return event
