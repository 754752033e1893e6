"""Days, moments and clocks as a person says them: "2 days ago", "today 09:12", "18:43 in Amman · good time to call"."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from desktop.domain.working_hours import DAYS, USUAL_HOURS, read_hours
from desktop.gui.words import language, plural, tr

if TYPE_CHECKING:
    from desktop.domain.contact import Card

Clock = Callable[[], datetime]
"""The time now, with zone."""

_FRESH_DAYS = 90


def ago(day: str, today: date) -> str:
    """How long ago an ISO day is: "Today", "Yesterday", "9 days ago", "3 weeks ago"; "" for none."""
    found = read_day(day)
    if found is None:
        return ""
    days = (today - found).days
    if days < 0:
        return day_words(day, today)
    if days < 2:
        return tr("Yesterday") if days else tr("Today")
    if days < 14 and days != 7:
        return plural(days, "{n} day ago", "{n} days ago")
    if days < 56:
        return plural(days // 7, "{n} week ago", "{n} weeks ago")
    if days < 365:
        return plural(days // 30, "{n} month ago", "{n} months ago")
    return plural(days // 365, "{n} year ago", "{n} years ago")


def day_words(day: str, today: date) -> str:
    """An ISO day: "today", "yesterday", "12 Sep", with its year if it is not this one; "" for none."""
    found = read_day(day)
    if found is None:
        return ""
    days = (today - found).days
    if days in {0, 1}:
        return tr("yesterday") if days else tr("today")
    return _named(found, today, language())


def moment_words(instant: str, now: datetime) -> str:
    """A UTC instant on the clock of `now`: "today 09:12", "yesterday 17:02", "Fri 6 Oct", "6 Oct 2024"."""
    try:
        at = datetime.fromisoformat(instant).astimezone(now.tzinfo)
    except ValueError:
        return instant
    days = (now.date() - at.date()).days
    if days in {0, 1}:
        return f"{tr('yesterday') if days else tr('today')} {at:%H:%M}"
    if 1 < days < 7:
        return f"{_locale().standaloneDayName(at.isoweekday(), QLocale.FormatType.ShortFormat)} {at:%H:%M}"
    return _named(at.date(), now.date(), language())


def is_fresh(day: str, today: date) -> bool:
    """Whether a day of verification is recent enough to rely on."""
    found = read_day(day)
    return found is not None and (today - found).days <= _FRESH_DAYS


def read_day(day: str) -> date | None:
    """An ISO day, or None."""
    try:
        return date.fromisoformat(day[:10]) if day else None
    except ValueError:
        return None


def clock_in(zone: str, now: datetime) -> str:
    """The time now in a zone, seen from `now`'s own: "18:43", "00:43 +1" where it is tomorrow; "" if unknown."""
    there = moment_in(zone, now)
    if there is None:
        return ""
    days = (there.date() - now.date()).days
    return f"{there:%H:%M}{f' {days:+d}' if days else ''}"


def moment_in(zone: str, now: datetime) -> datetime | None:
    """Now, on the clocks of a zone; None if there is no such zone."""
    found = _zone(zone)
    return now.astimezone(found) if found else None


def call_words(card: "Card", now: datetime) -> str:
    """Their time and whether to call: "18:43 in Amman · good time to call"; "" if their zone is unknown."""
    there = moment_in(card.get("time_zone", ""), now)
    if there is None:
        return ""
    city = card.get("city") or card.get("time_zone", "").rpartition("/")[2].replace("_", " ")
    here = tr("{time} in {city}", time=f"{there:%H:%M}", city=city)
    away = read_day(card.get("away_until", ""))
    if away is not None and away >= there.date():
        return tr("{clock} · away until {day}", clock=here, day=day_words(away.isoformat(), there.date()))
    return tr("{clock} · {hint}", clock=here, hint=_hint(card, there))


def _hint(card: "Card", there: datetime) -> str:
    days = card.get("working_days")
    if days and DAYS[there.weekday()] not in days:
        return tr("not a working day there")
    hours = read_hours(card.get("good_hours", ""))
    begin, end = hours or USUAL_HOURS
    if begin <= there.time() < end:
        return tr("good time to call")
    if hours:
        return tr("call {begin} to {end} there", begin=f"{begin:%H:%M}", end=f"{end:%H:%M}")
    return tr("evening there") if time(18) <= there.time() < time(22) else tr("outside usual hours there")


def until_next_minute(now: datetime) -> int:
    """Milliseconds until the minute changes: when clocks on screen must be drawn anew."""
    following = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return max(1, round((following - now).total_seconds() * 1000))


def local(clock: Clock) -> datetime:
    """Now, on the clocks of this computer."""
    return clock().astimezone()


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


@lru_cache(maxsize=600)
def _zone(name: str) -> ZoneInfo | None:
    from desktop.domain.embargo import zones  # the same rules as a lift is set by

    return zones.zone(name) if zones.is_zone(name) else None


@lru_cache(maxsize=512)
def _named(day: date, today: date, spoken: str) -> str:
    month = QLocale(spoken).monthName(day.month, QLocale.FormatType.ShortFormat).removesuffix(".")
    said = f"{day.day} {month}"
    return said if day.year == today.year else f"{said} {day.year}"


def _locale() -> QLocale:
    return QLocale(language())
