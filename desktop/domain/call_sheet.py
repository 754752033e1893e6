"""The call sheet: whom to ring, those who can be rung now first, then as their day begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.embargo import zones
from desktop.domain.working_hours import USUAL_HOURS, next_open, read_hours, working_days


@dataclass(frozen=True, slots=True)
class Callee:
    """One person as the sheet needs them. `phones` are ready to read, best first; `zone` is IANA or empty."""

    contact_id: int
    name: str
    outlet: str
    phones: tuple[str, ...]
    languages: tuple[str, ...] = ()
    zone: str = ""
    country: str = ""
    good_hours: str = ""
    working_days: tuple[str, ...] = ()
    away_until: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CallLine:
    """One line: who, their time now, when to ring (their clock; None: unknown), and whether that is now."""

    who: Callee
    there: datetime | None
    opens: datetime | None
    now: bool


def call_sheet(people: Iterable[Callee], now: datetime) -> list[CallLine]:
    """Everybody who has a phone, in the order to ring them: open now, then by when they open; unknown zones last.

    Somebody away is rung on the first working day after.
    """
    lines = [_line(who, now) for who in people if who.phones]
    return sorted(lines, key=lambda line: (not line.now, line.opens is None, line.opens or now, line.who.name))


def _line(who: Callee, now: datetime) -> CallLine:
    if not zones.is_zone(who.zone):
        return CallLine(who, None, None, now=False)
    there = zones.local(now, who.zone)
    start = _after(who.away_until, there)
    hours = read_hours(who.good_hours) or USUAL_HOURS
    opens = next_open(start, hours, who.working_days or working_days(who.country))
    return CallLine(who, there, opens, now=opens == there)


def _after(away_until: str, there: datetime) -> datetime:
    try:
        back = date.fromisoformat(away_until) if away_until else None
    except ValueError:
        back = None
    if back is None or back < there.date():
        return there
    return datetime.combine(date.fromordinal(back.toordinal() + 1), datetime.min.time(), there.tzinfo)
