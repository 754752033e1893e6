"""Fields of a contact between card and typed text: `show_…` gives the text, the others read it into changes.

What is typed is read by the same readers as an import. Imported by dialogs and panes only when they open.
"""

from collections.abc import Sequence
from typing import Any

from desktop.domain.contact import Card
from desktop.domain.folding import key
from desktop.domain.outlet import outlet_key
from desktop.domain.values.emails import address_key, read_addresses
from desktop.domain.values.languages import language_name, read_languages
from desktop.domain.values.phones import phone_key, read_phones
from desktop.domain.values.places import country_name, country_zone, find_city, read_country, read_zone
from desktop.domain.values.problem import Problem
from desktop.domain.values.text import clean
from desktop.domain.working_hours import read_hours
from desktop.gui.models.contact_details import ANSWERS
from desktop.gui.models.typed_fields import Context, Reading

SEPARATOR = " · "


# -- reach -------------------------------------------------------------------------------------------------------------


def show_emails(card: Card) -> str:
    """The addresses, a line each, with their purpose."""
    return "\n".join(
        f"{line['address']} ({line['purpose']})" if line.get("purpose", "work") != "work" else line["address"]
        for line in card.get("emails", ())
    )


def emails(text: str, context: Context) -> Reading:
    """Addresses; a bounce noted of one stays noted."""
    known = {address_key(line["address"]): line for line in context.card.get("emails", ())}
    found: list[Any] = []
    for typed in text.splitlines():
        lines, problems = read_addresses(typed)
        if wrong := _worst(problems):
            return _failed(wrong, typed, text)
        for line in lines:
            old: Any = known.get(address_key(line["address"]), {})
            kept = {name: old[name] for name in ("state", "reason") if name in old}  # a bounce is not typed away
            found.append({**kept, **line})
    return Reading({"emails": found or None})


def show_phones(card: Card) -> str:
    """The phones, a line each, with what they answer to."""
    return "\n".join(_phone_text(line) for line in card.get("phones", ()))


def _phone_text(line: Any) -> str:
    number = f"{line['number']} ext. {line['extension']}" if line.get("extension") else line["number"]
    answers = [ANSWERS[one] for one in line.get("answers", ()) if one != "call"]
    words = ", ".join(part for part in (line.get("purpose", ""), *answers) if part)
    return f"{number} ({words})" if words else str(number)


def phones(text: str, context: Context) -> Reading:
    """Phones; those without a country are read as numbers of the contact’s country."""
    known = {phone_key(line["number"]): line for line in context.card.get("phones", ())}
    region = context.card.get("country") or context.country
    found: list[Any] = []
    notes: list[str] = []
    for typed in text.splitlines():
        lines, problems = read_phones(typed, region)
        if wrong := _worst(problems):
            return _failed(wrong, typed, text)
        notes += [problem.message for problem in problems]
        for line in lines:
            old: Any = known.get(phone_key(line["number"]), {})
            calls = [one for one in old.get("answers", ()) if one == "call"]
            found.append(
                {**line, "answers": [*calls, *line["answers"]]} if calls and "answers" in line else _with(line, calls)
            )
    return Reading({"phones": found or None}, note=" ".join(notes))


def _with(line: Any, calls: Sequence[str]) -> Any:
    return {**line, "answers": list(calls)} if calls else line


def show_handles(card: Card) -> str:
    """Handles and pages, a line each."""
    return "\n".join(f"{line['network']}: {line['handle']}" for line in card.get("handles", ()))


def handles(text: str, _context: Context) -> Reading:
    """Handles as “network: handle”; anything else is a page."""
    found = []
    for typed in map(clean, text.splitlines()):
        network, colon, handle = typed.partition(":")
        if not typed:
            continue
        if colon and not handle.startswith("//") and handle.strip():
            found.append({"network": network.strip().lower(), "handle": handle.strip()})
        else:
            found.append({"network": "web", "handle": typed})
    return Reading({"handles": found or None})


# -- work --------------------------------------------------------------------------------------------------------------


def show_works(card: Card) -> str:
    """Where the contact works now: “Outlet · role · desk”, a line each."""
    live = [line for line in card.get("affiliations", ()) if not line.get("ended")]
    return "\n".join(
        SEPARATOR.join([line["outlet"] or "–", line.get("role", ""), line.get("desk", "")]).rstrip(" ·")
        for line in live
    )


def works(text: str, context: Context) -> Reading:
    """The lines typed; an outlet no longer named is left, not forgotten: its line gets an end."""
    before = list(context.card.get("affiliations", ()))
    live = {outlet_key(line["outlet"]): line for line in before if not line.get("ended")}
    found: list[Any] = []
    for typed in map(clean, text.splitlines()):
        parts = [part.strip() for part in typed.replace("·", "|").split("|")]
        outlet = "" if parts[0] in {"–", "-"} else parts[0]
        if not typed:
            continue
        old: dict[str, Any] = dict(live.pop(outlet_key(outlet), {}))
        if old.get("outlet") != outlet:
            old.pop("outlet_id", None)
        line = {**old, "outlet": outlet, "role": "".join(parts[1:2]), "desk": "".join(parts[2:3])}
        found.append({name: value for name, value in line.items() if value or name == "outlet"})
    found += [{**line, "ended": context.today.isoformat()} for line in live.values()]
    found += [line for line in before if line.get("ended")]
    return Reading({"affiliations": found or None})


def show_languages(card: Card) -> str:
    """Languages by name."""
    return ", ".join(language_name(code) for code in card.get("languages", ()))


def languages(text: str, _context: Context) -> Reading:
    """Languages by any of their names or codes."""
    codes, problems = read_languages(text)
    if problems:
        return Reading(error=problems[0].message)
    return Reading({"languages": codes or None})


# -- place and time ----------------------------------------------------------------------------------------------------


def city(text: str, context: Context) -> Reading:
    """A known city brings its country and zone where there is none yet."""
    city = clean(text)
    changes: dict[str, object] = {"city": city or None}
    place = find_city(city, context.card.get("country", "")) if city else None
    if place is not None:
        if not context.card.get("country"):
            changes["country"] = place.country
        if place.time_zone and (not context.card.get("time_zone") or context.card.get("city") != city):
            changes["time_zone"] = place.time_zone
    note = ""
    if place is None and city and (elsewhere := find_city(city)) is not None:
        note = f"‘{city}’ is known in {country_name(elsewhere.country)}. Country and time zone stay as they are."
    return Reading(changes, note=note)


def country(text: str, context: Context) -> Reading:
    """A country by any of its names or codes; one with a single zone brings it."""
    if not clean(text):
        return Reading({"country": None})
    country = read_country(clean(text))
    if country is None:
        return Reading(error=f"‘{clean(text)}’ is not a country Dateline knows.")
    zone = None if context.card.get("time_zone") else country_zone(country)
    return Reading({"country": country, **({"time_zone": zone} if zone else {})})


def zone(text: str, _context: Context) -> Reading:
    """A time zone by its name, or by a city in it."""
    if not clean(text):
        return Reading({"time_zone": None})
    zone = read_zone(clean(text))
    if zone is None:
        place = find_city(clean(text))
        zone = place.time_zone if place else None
    if zone is None:
        return Reading(error=f"‘{clean(text)}’ is not a time zone. Type a city, or a name like Asia/Amman.")
    return Reading({"time_zone": zone})


def hours(text: str, _context: Context) -> Reading:
    """Good hours as “09:00-17:00”."""
    if not clean(text):
        return Reading({"good_hours": None})
    hours = read_hours(clean(text))
    if hours is None:
        return Reading(error="Type the hours as 09:00-17:00.")
    return Reading({"good_hours": f"{hours[0]:%H:%M}-{hours[1]:%H:%M}"})


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def days(text: str, _context: Context) -> Reading:
    """Working days by their first letters."""
    typed = [word[:3] for word in key(text).split()]
    wrong = [word for word in typed if word not in _DAYS]
    if wrong:
        return Reading(error="Type the days as Mon, Tue, Wed.")
    return Reading({"working_days": [day for day in _DAYS if day in typed] or None})


def show_custom(card: Card) -> str:
    """The own fields, a line each."""
    return "\n".join(f"{name}: {value}" for name, value in card.get("custom", {}).items())


def custom(text: str, _context: Context) -> Reading:
    """Own fields as “name: value”, a line each."""
    found: dict[str, str] = {}
    for typed in filter(None, map(clean, text.splitlines())):
        name, colon, value = typed.partition(":")
        if not colon or not value.strip():
            return Reading(error=f"Type each as “name: value”; ‘{typed}’ has no colon.")
        found[name.strip()] = value.strip()
    return Reading({"custom": found or None})


def show_greetings(card: Card) -> str:
    """The greetings, a line each, after their language."""
    return "\n".join(f"{code}: {said}" for code, said in card.get("greetings", {}).items())


def greetings(text: str, _context: Context) -> Reading:
    """Greetings as “language: greeting”, a line each."""
    found: dict[str, str] = {}
    for typed in filter(None, map(clean, text.splitlines())):
        name, _, greeting = typed.partition(":")
        codes, _problems = read_languages(name)
        if not codes or not greeting.strip():
            return Reading(error=f"Type each as “Arabic: greeting”; ‘{typed}’ names no language.")
        found[codes[0]] = greeting.strip()
    return Reading({"greetings": found or None})


def _worst(problems: Sequence[Problem]) -> Problem | None:
    return next((problem for problem in problems if problem.severity == "error"), None)


def _failed(problem: Problem, typed: str, text: str) -> Reading:
    mended = text.replace(typed, problem.suggestion) if problem.suggestion else ""
    return Reading(error=problem.message, suggestion=mended, mended=problem.suggestion)
