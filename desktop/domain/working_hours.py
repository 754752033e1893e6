"""When people work: typed hours, the working days of a country, and when somebody can be called next."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

USUAL_HOURS = (time(9), time(18))
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK = 7


def read_hours(text: str) -> tuple[time, time] | None:
    """Hours of a day ("09:00-17:00", "9–17"), or None."""
    begin, _, end = text.replace("–", "-").partition("-")
    begin, end = (part.strip() if ":" in part else f"{part.strip():0>2}:00" for part in (begin, end))
    try:
        found = time.fromisoformat(begin.rjust(5, "0")), time.fromisoformat(end.rjust(5, "0"))
    except ValueError:
        return None
    return found if found[0] < found[1] else None


def working_days(country: str) -> frozenset[str]:
    """The usual working days ("mon" …) of a country (alpha-2), by the Unicode CLDR; Mon to Fri if unknown."""
    from babel import Locale, UnknownLocaleError  # the window starts without it

    try:
        locale = Locale.parse(f"und_{country.upper()}") if country else Locale("en", "GB")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en", "GB")
    length = (locale.weekend_end - locale.weekend_start) % _WEEK + 1
    weekend = {(locale.weekend_start + day) % _WEEK for day in range(length)}
    return frozenset(name for day, name in enumerate(DAYS) if day not in weekend)


def next_open(there: datetime, hours: tuple[time, time], days: Collection[str]) -> datetime | None:
    """When somebody can be called: now if their hours run, else when they next begin; None if they never do.

    Args:
        there: now on their clock, with their zone.
        hours: begin and end of their hours on each working day.
        days: their working days ("mon" …).
    """
    begin, end = hours
    for ahead in range(_WEEK + 1):
        day = there + timedelta(days=ahead)
        if DAYS[day.weekday()] not in days:
            continue
        opens = datetime.combine(day.date(), begin, there.tzinfo)
        if ahead == 0 and opens.time() <= there.time() < end:
            return there
        if ahead > 0 or there.time() < begin:
            return opens
    return None
