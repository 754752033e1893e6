"""How five languages say a day, a clock and a place: names by Unicode CLDR, sentences from `words/embargo.json`."""

import re
from datetime import datetime
from functools import cache

import orjson
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, get_timezone_location

from desktop.domain.embargo import zones
from desktop.domain.embargo.lift import LiftTime
from desktop.resources import resource

_DE_LE, _DE_VOWEL = re.compile("heure de Le "), re.compile("heure de (?=[AEIOUÀÂÉÈÊÎÔaeiou])")
FALLBACK = "en"
LANGUAGES = ("en", "ar", "fr", "es", "de")


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = orjson.loads(resource("words/embargo.json").read_bytes())
    return words


@cache
def _cities() -> dict[str, dict[str, str]]:
    return orjson.loads(resource("words/embargo.json").read_bytes())["cities"]  # type: ignore[no-any-return]


def spoken(language: str) -> str:
    """The one of the five languages that stands for a BCP 47 code; English where there is none."""
    short = language.lower().replace("_", "-").split("-", maxsplit=1)[0]
    return short if short in LANGUAGES else FALLBACK


def say(language: str, sentence: str, **parts: str) -> str:
    """A sentence of `words/embargo.json` in a language, with its parts."""
    return _words()[spoken(language)][sentence].format(**parts)


@cache
def _locale(language: str) -> str:
    """The way the language's own region writes dates (`ar-LB`: تشرين الأول), where it is known."""
    wanted = language.replace("-", "_")
    usual = _words()[spoken(language)]["locale"]
    if "_" not in wanted or spoken(language) == FALLBACK:
        return usual
    try:
        return str(Locale.parse(wanted))
    except (UnknownLocaleError, ValueError):
        return usual


def day(language: str, moment: datetime, *, year: bool = True) -> str:
    """The day in words: "Wednesday 28 October 2026", «الأربعاء 28 أكتوبر 2026»."""
    form = _words()[spoken(language)]["day" if year else "short_day"]
    return format_date(moment.date(), form, locale=_locale(language))


def clock(language: str, moment: datetime) -> str:
    """The time of day: "18:00", "18 h 00", "18:00 Uhr"."""
    return _words()[spoken(language)]["clock"].format(hour=moment.hour, minute=moment.minute)


def place(language: str, zone: str, city: str = "") -> str:
    """The city in a language; where its name there is not known, Arabic names the city of the zone."""
    short = spoken(language)
    if city and (known := _cities().get(city, {}).get(short)):
        return known
    if city and city != zones.city_of(zone) and short != "ar":
        return city
    return get_timezone_location(zones.zone(zone), locale=_words()[short]["locale"], return_city=True)


def at_place(language: str, moment: datetime, zone: str, city: str = "") -> str:
    """Day, time and place of an instant as clocks there show it."""
    there = zones.local(moment, zone)
    parts = {"day": day(language, there), "clock": clock(language, there)}
    if zone == zones.UTC_ZONE:
        return say(language, "when_utc", **parts)
    return _elided(spoken(language), say(language, "when", place=place(language, zone, city), **parts))


def _elided(short: str, text: str) -> str:
    """The text as its language joins words: heure d’Amman, heure du Caire, a la 01:00."""
    if short == "fr":
        return _DE_LE.sub("heure du ", _DE_VOWEL.sub("heure d’", text))
    return text.replace(" a las 01:", " a la 01:") if short == "es" else text


def lift_words(language: str, lift: LiftTime) -> str:
    """The lift at its own place, without UTC."""
    return at_place(language, lift.utc, lift.zone, lift.city)


def lift_words_utc(language: str, lift: LiftTime) -> str:
    """The lift at its own place, and in UTC in brackets."""
    there = lift_words(language, lift)
    if lift.zone == zones.UTC_ZONE:
        return there
    clock_utc = clock(language, lift.utc)
    if lift.utc.date() == zones.local(lift.utc, lift.zone).date():
        return f"{there} ({say(language, 'utc', clock=clock_utc)})"
    return f"{there} ({say(language, 'utc_day', day=day(language, lift.utc, year=False), clock=clock_utc)})"
