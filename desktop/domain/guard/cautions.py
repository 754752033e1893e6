"""What to know of somebody who may: warnings change no verdict."""

from datetime import datetime, timedelta

from desktop.domain.embargo import zones
from desktop.domain.embargo.times import clock, weekday
from desktop.domain.guard.case import Case, reads
from desktop.domain.guard.crowd import is_safe
from desktop.domain.guard.facts import Channel, Copy
from desktop.domain.guard.promises import given
from desktop.domain.guard.rule import NONE, ONCE, Found
from desktop.domain.guard.words import said, said_on
from desktop.domain.values.emails import is_role_address
from desktop.domain.values.languages import language_name
from desktop.domain.working_hours import DAYS, read_hours

_WAYS: dict[Channel | None, str] = {
    None: "copy",
    Channel.DRAFTS: "drafts",
    Channel.EXPORT: "mailing list",
    Channel.CALL_SHEET: "call sheet",
    Channel.KIT: "press kit",
    Channel.PRINT: "print",
    Channel.CLIPBOARD: "copied text",
    Channel.CALENDAR: "calendar file",
}
STALE_AFTER = timedelta(days=365)

SAFETY_WORDS = {
    "in_exile": "lives in exile",
    "pseudonym": "writes under a pseudonym",
    "unsafe_channel": "this channel is not safe",
    "no_name_in_subject": "never name the organisation in a subject line",
}


def safety(case: Case) -> Found:
    """Somebody for whom a careless message is a danger."""
    return [{"flag": SAFETY_WORDS.get(one, one.replace("_", " "))} for one in sorted(case.person.safety)]


def given_otherwise(case: Case) -> Found:
    """They were given this very text by another way: the two may both reach them."""
    ways: dict[str, datetime] = {}
    for one in given(case):  # none by this way: whoever was given one so is not among those who may
        way = _WAYS[one.way]
        ways[way] = max(one.at, ways.get(way, one.at))
    return [{"way": way, "when": said(at, case.copy)} for way, at in sorted(ways.items())]


def safe_address(case: Case) -> Found:
    """The only address is one kept for safe contact."""
    address = case.address
    if address is None or not case.copy.channel.by_mail or not is_safe(address):
        return NONE
    return ({"address": address.address},)


def other_suppressed(case: Case) -> Found:
    """They objected at another address."""
    return [{"address": one.address} for one in case.person.addresses if one.suppressed is not None]


def no_version(case: Case) -> Found:
    """There is no text in a language of theirs."""
    if case.version is None or reads(case.person, case.version):
        return NONE
    spoken = ", ".join(language_name(one) for one in case.person.languages)
    return ({"languages": spoken, "language": language_name(case.version.language)},)


def away(case: Case) -> Found:
    """They are away."""
    until = case.person.away_until
    return ({"until": said_on(until, case.copy)},) if until is not None and until >= case.copy.now.date() else NONE


def outside_hours(case: Case) -> Found:
    """It is night, or their day off, where they are."""
    person = case.person
    hours = read_hours(person.good_hours)
    if (hours is None and not person.days) or not zones.is_zone(person.zone):
        return NONE
    there = zones.local(case.copy.now, person.zone)
    works = not person.days or DAYS[there.weekday()] in person.days
    if works and (hours is None or hours[0] <= there.time() < hours[1]):
        return NONE
    return ({"there": f"{weekday(there)} {clock(there)}", "place": zones.city_of(person.zone)},)


def role_address(case: Case) -> Found:
    """The address is read by a desk, not by one person."""
    address = case.address
    if address is None or not case.copy.channel.by_mail or not is_role_address(address.address):
        return NONE
    return ({"address": address.address},)


def not_verified(case: Case) -> Found:
    """Nobody looked for a year whether this is still right."""
    on = case.person.verified_on
    return ({"when": said_on(on, case.copy)},) if on is not None and case.copy.now.date() - on > STALE_AFTER else NONE


def never_verified(case: Case) -> Found:
    """Nobody ever looked whether this is right."""
    return ONCE if case.person.verified_on is None else NONE


def colleague(case: Case) -> Found:
    """Somebody else in their newsroom gets it too."""
    shared = sorted({name for outlet, name in case.person.posts if outlet in case.neighbours})
    return [{"outlet": name} for name in shared]


def quotes(copy: Copy) -> Found:
    """People are quoted whose approval is not recorded."""
    return [{"name": one} for one in sorted(set(copy.quotes))]
