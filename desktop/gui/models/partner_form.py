"""The form of an organisation: how each field is shown as text, and how what is typed is read."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from desktop.domain.errors import InvalidValue
from desktop.domain.folding import key
from desktop.domain.organisation import OrganisationCard
from desktop.domain.signoff_key import key_bytes
from desktop.domain.values.emails import looks_like_address, read_addresses
from desktop.domain.values.languages import language_name
from desktop.domain.values.phones import looks_like_phone
from desktop.domain.values.text import clean
from desktop.gui.models.partner_columns import hours_words
from desktop.gui.models.typed_fields import Context, FieldSpec, Groups, Reading, shown
from desktop.gui.words import language, tr

SEPARATOR = " · "
_PARTS = re.compile(r"\s*[·|;,،]\s*")
_HOURS = re.compile(r"(\d{1,4})\s*([a-zäöüáéíóú]*)\.?\Z", re.IGNORECASE)
_PEOPLE = {"signatories": ("name", "title", "email", "phone"), "press_contacts": ("name", "title", "email", "phone")}
_A_LINE_EACH = "A line each: name · title · address · phone"

# -- one line ----------------------------------------------------------------------------------------------------------


def _single(name: str, label: str, **more: Any) -> FieldSpec:
    return FieldSpec(name, label, shown(name), lambda text, _: Reading({name: clean(text) or None}), **more)


def _read_name(text: str, _context: Context) -> Reading:
    return Reading({"name": clean(text)}) if clean(text) else Reading(error="An organisation needs a name.")


def read_hours(text: str, _context: Context) -> Reading:
    """"4", "4 hours" and "2 days" are hours."""  # fmt: skip
    typed = clean(text)
    if not typed:
        return Reading({"answer_hours": None})
    found = _HOURS.match(typed)
    unit = found.group(2).casefold()[:1] if found else ""
    if found is None or unit not in {"", "h", "s", "d", "t", "j"}:
        return Reading(error="Type hours or days, as “4 hours” or “2 days”.")
    return Reading({"answer_hours": int(found.group(1)) * (24 if unit in {"d", "t", "j"} else 1)})


def _read_key(text: str, _context: Context) -> Reading:
    typed = "".join(text.split())
    if not typed:
        return Reading({"public_key": None, "compared_key": None})
    try:
        key_bytes(typed)
    except InvalidValue as error:
        return Reading(error=f"{error.title} {error.next_step}")
    return Reading({"public_key": typed})


def _read_notes(text: str, _context: Context) -> Reading:
    return Reading({"notes": text.strip() or None})


# -- people ------------------------------------------------------------------------------------------------------------


def show_people(field: str, card: OrganisationCard) -> str:
    """A line each: name · title · address · phone · note."""
    people: Sequence[Any] = card.get(field, ())  # type: ignore[assignment]
    return "\n".join(SEPARATOR.join(one[part] for part in (*_PEOPLE[field], "note") if one.get(part)) for one in people)


def read_people(field: str, text: str, context: Context) -> Reading:
    """The people typed, a line each; what is an address or a phone is seen by itself."""
    before = {key(one.get("name", "")): one for one in context.card.get(field, ())}
    found = []
    for typed in filter(None, map(clean, text.splitlines())):
        one = _person(typed, note=field == "press_contacts")
        if "email" in one:
            lines, problems = read_addresses(one["email"])
            wrong = next((problem for problem in problems if problem.severity == "error"), None)
            if wrong is not None:
                mended = text.replace(one["email"], wrong.suggestion) if wrong.suggestion else ""
                return Reading(error=wrong.message, suggestion=mended, mended=wrong.suggestion)
            one["email"] = lines[0]["address"]
        if named := before.get(key(one.get("name", "")), {}).get("organisation"):
            one["organisation"] = named  # is not typed here, and not typed away
        found.append(one)
    return Reading({field: found or None})


def _person(typed: str, *, note: bool) -> dict[str, str]:
    one: dict[str, str] = {}
    rest: list[str] = []
    for part in filter(None, _PARTS.split(typed)):
        if "email" not in one and ("@" in part or looks_like_address(part)):
            one["email"] = part
        elif "phone" not in one and looks_like_phone(part):
            one["phone"] = part
        elif note and ("email" in one or "phone" in one):
            one["note"] = ", ".join(filter(None, (one.get("note", ""), part)))
        else:
            rest.append(part)
    return {"name": rest[0], "title": ", ".join(rest[1:]), **one} if rest else one


# -- languages ---------------------------------------------------------------------------------------------------------


def languages_of(card: OrganisationCard, more: Iterable[str] = ()) -> list[str]:
    """The languages it is written about in, ours first."""
    held = (*card.get("boilerplates", {}), *card.get("names", {}), *card.get("acronyms", {}))
    return list(dict.fromkeys((language(), *held, *more)))


def named(code: str) -> str:
    """A language in the language of the interface."""
    return language_name(code, language().split("-", maxsplit=1)[0])


def language_group(code: str) -> tuple[str, tuple[FieldSpec, ...]]:
    """What there is to say about it in one language."""
    fields = (("names", "Name in {language}"), ("acronyms", "Acronym in {language}"))
    one_line = [_spelt(field, code, tr(label, language=named(code))) for field, label in fields]
    boilerplate = tr("Boilerplate in {language}", language=named(code))
    return named(code), (*one_line, _spelt("boilerplates", code, boilerplate, lines=True))


def _spelt(field: str, code: str, label: str, *, lines: bool = False) -> FieldSpec:
    def read(text: str, context: Context) -> Reading:
        held = {**context.card.get(field, {}), code: text.strip()}
        return Reading({field: {lang: words for lang, words in held.items() if words} or None})

    return FieldSpec(f"{field}:{code}", label, lambda card: str(card.get(field, {}).get(code, "")), read, lines=lines)


NAME = FieldSpec("name", "Name", shown("name"), _read_name)
ACRONYM = _single("acronym", "Acronym")
WEBSITE = _single("website", "Website", left_to_right=True)
SIGNATORIES = FieldSpec(
    "signatories", "Who signs", partial(show_people, "signatories"), partial(read_people, "signatories"),
    lines=True, help=_A_LINE_EACH,
)  # fmt: skip
PRESS_CONTACTS = FieldSpec(
    "press_contacts", "Press contacts", partial(show_people, "press_contacts"), partial(read_people, "press_contacts"),
    lines=True, help=_A_LINE_EACH,
)  # fmt: skip
ANSWER = FieldSpec(
    "answer_hours", "Usual answer time", lambda card: hours_words(card.get("answer_hours", 0)), read_hours,
    help="Hours or days, as “4 hours” or “2 days”",
)  # fmt: skip
NOTES = FieldSpec("notes", "Notes", shown("notes"), _read_notes, lines=True)
KEY = FieldSpec(
    "public_key", "Key", shown("public_key"), _read_key, left_to_right=True,
    help="It comes with their first sign-off file, or from them by mail",
)  # fmt: skip

GROUPS: Groups = (
    ("Organisation", (NAME, ACRONYM, WEBSITE)),
    ("Who speaks for it", (SIGNATORIES, PRESS_CONTACTS, ANSWER)),
    ("More", (NOTES,)),
)
"""The fields every organisation has, in the order they are shown; its languages follow."""

NEW_FIELDS = (NAME, ACRONYM, SIGNATORIES, PRESS_CONTACTS)
"""What is asked of a new organisation."""
