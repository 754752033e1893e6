"""Moments and promises in the short words of a verdict."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from desktop.domain.embargo import zones
from desktop.domain.embargo.answers import Answer, Standing
from desktop.domain.embargo.lift import LiftTime
from desktop.domain.embargo.times import clock, place_words, said_at, short_day, weekday
from desktop.domain.guard.case import Case, runs
from desktop.domain.guard.facts import Copy, CopyKind, Version
from desktop.domain.guard.rule import Values
from desktop.domain.values.languages import language_name

_WEEK = timedelta(days=6)
_NOON = time(12)


def said(moment: datetime, copy: Copy) -> str:
    """When something happened: "today 09:12", "yesterday 17:02", "Fri 6 Oct", "3 May 2023"."""
    return _said(moment, copy.now, copy.home)


def said_on(day: date, copy: Copy) -> str:
    """The day something happened: "today", "Fri 6 Oct", "3 May 2023"."""
    moment = datetime.combine(day, _NOON, zones.zone(copy.home))
    return said(moment, copy).partition(" " + clock(moment))[0]


def at_place(lift: LiftTime, now: datetime) -> str:
    """A lift in its own zone: "Tue 06:00 Washington", with its day if it is not near."""
    near = abs(lift.utc - now) <= _WEEK
    return place_words(lift.utc, lift.zone, lift.place) if near else f"{_far(lift.wall, now)} {lift.place}"


def old_lift(answer: Answer, copy: Copy, zone: str) -> str:
    """The lift time an answer was given to, in the zone of the lift: "Mon 18:00"."""
    there = zones.local(answer.lift_utc, zone)
    near = abs(answer.lift_utc - copy.now) <= _WEEK
    return f"{weekday(there)} {clock(there)}" if near else _far(there, copy.now)


def because(reason: str, day: str = "") -> str:
    """What follows a sentence: ": asked by phone, 4 Aug 2022", or as much of it as is known."""
    known = [part for part in (reason, day) if part]
    return ": " + ", ".join(known) if known else ""


def revision(version: Version, copy: Copy) -> str:
    """A revision's name, with its language where the copy has several: "revision 4 (Arabic)"."""
    named = f"revision {version.number}"
    return f"{named} ({language_name(version.language)})" if len(copy.versions) > 1 else named


def text_of(version: Version) -> Values:
    """The language of a version, for a sentence."""
    return {"language": language_name(version.language), "number": str(version.number)}


def promise(case: Case) -> str:
    """Why somebody may: "Agreed today 09:12 · kept 4 of 4 embargoes", "Lifted today 11:00"."""
    copy, answer, embargo = case.copy, case.stand.answer, case.copy.embargo
    if copy.kind is CopyKind.OFFER:
        return _asked_before(case)
    if copy.kind is CopyKind.EMBARGOED and answer is not None:
        return _agreed(answer, case)
    if embargo is not None and runs(embargo):
        return f"Lifted {said(embargo.lifted_at or embargo.lift.utc, copy)}"
    return "For immediate release"


def _asked_before(case: Case) -> str:
    answer = case.stand.answer
    if case.stand.may_hold and answer is not None:
        return f"Agreed {said(answer.at, case.copy)}"
    return "Can be asked" if case.stand.standing is Standing.NOT_ASKED else "Can be asked again"


def _agreed(answer: Answer, case: Case) -> str:
    words = f"{'Agreed' if answer.scope == 'person' else 'Desk agreed'} {said(answer.at, case.copy)}"
    agreements = case.person.agreed
    if agreements:
        words += f" · kept {case.person.kept} of {agreements} embargo{'es' if agreements > 1 else ''}"
    return words


def _far(wall: datetime, now: datetime) -> str:
    year = "" if wall.year == now.year else f" {wall.year}"
    return f"{short_day(wall)}{year}, {clock(wall)}"


@lru_cache(maxsize=4096)
def _said(moment: datetime, now: datetime, home: str) -> str:
    return said_at(moment.astimezone(UTC), now, home)
