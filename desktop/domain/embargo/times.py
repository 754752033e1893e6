"""Moments in words of the screen: days, clocks, distances and countdowns. Always 24 hours, always with the day."""

from datetime import UTC, datetime, timedelta

from desktop.domain.embargo import zones

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SECONDS_FROM = timedelta(minutes=10)


def clock(moment: datetime) -> str:
    """Hours and minutes, as in "18:00"."""
    return f"{moment:%H:%M}"


def weekday(moment: datetime) -> str:
    """The day of the week, as in "Wed"."""
    return _DAYS[moment.weekday()]


def short_day(moment: datetime) -> str:
    """Day and month, as in "28 Oct"."""
    return f"{moment.day} {_MONTHS[moment.month - 1]}"


def long_day(moment: datetime) -> str:
    """The whole day, as in "Wed 28 Oct 2026"."""
    return f"{weekday(moment)} {short_day(moment)} {moment.year}"


def offset_words(offset: timedelta) -> str:
    """A distance from UTC, as in "UTC+4", "UTC+5:45", "UTC−3:30", "UTC+0"."""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def utc_words(utc: datetime, beside: datetime) -> str:
    """The instant in UTC, as in "14:00 UTC", with its day where that differs from the wall time it stands beside."""
    same = utc.date() == beside.date()
    return f"{clock(utc)} UTC" if same else f"{weekday(utc)} {short_day(utc)}, {clock(utc)} UTC"


def local_words(instant: datetime, zone: str) -> str:
    """Weekday and time there: "Tue 11:00"."""
    there = zones.local(instant, zone)
    return f"{weekday(there)} {clock(there)}"


def place_words(instant: datetime, zone: str, city: str = "") -> str:
    """Weekday, time and place: "Tue 06:00 Washington"."""
    return f"{local_words(instant, zone)} {city or zones.city_of(zone)}"


def countdown(left: timedelta) -> str:
    """How long is left: "3 d 3 h", "18 h 17 min", "45 min", "9 min 40 s"; "" once nothing is left."""
    seconds = int(left.total_seconds())
    if seconds <= 0:
        return ""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    if days:
        return _pair(days, "d", hour, "h")
    if hours:
        return _pair(hours, "h", minute, "min")
    if left >= _SECONDS_FROM:
        return f"{minutes} min"
    return _pair(minutes, "min", second, "s") if minutes else f"{second} s"


def _pair(first: int, unit: str, second: int, smaller: str) -> str:
    return f"{first} {unit} {second} {smaller}" if second else f"{first} {unit}"


def said_at(moment: datetime, now: datetime, zone: str) -> str:
    """When something happened, seen from now in a zone: "today 09:12", "yesterday 17:02", "Fri 6 Oct", "3 May 2023"."""
    there, today = zones.local(moment, zone), zones.local(now, zone)
    days = (today.date() - there.date()).days
    if days in {0, 1}:
        return f"{'today' if days == 0 else 'yesterday'} {clock(there)}"
    if there.year == today.year:
        return f"{weekday(there)} {short_day(there)}"
    return f"{short_day(there)} {there.year}"


def instant(text: str) -> datetime:
    """A stored moment ("2026-10-28T14:00:00Z") as a UTC instant."""
    return datetime.fromisoformat(text).astimezone(UTC)


def stamp(moment: datetime) -> str:
    """An instant as it is stored."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
