"""The form of an outlet: every field with its label, how it is shown and how what is typed is read.

`parent` is the name of the outlet it is part of; who saves turns it into its id.
"""

from collections.abc import Callable
from typing import Any

from desktop.domain.folding import key
from desktop.domain.outlet import OutletKind
from desktop.domain.values.emails import read_addresses
from desktop.domain.values.places import country_name
from desktop.domain.values.text import clean
from desktop.gui.models import contact_readers as readers
from desktop.gui.models.filters import kind_words
from desktop.gui.models.typed_fields import Context, FieldSpec, Groups, Reading, shown

OUTLET_WORDS = {
    "name": "Name", "parent": "Part of", "kind": "Kind", "website": "Website", "emails": "Desk addresses",
    "languages": "Languages", "city": "City", "country": "Country", "time_zone": "Time zone", "reach": "Reach",
    "notes": "Notes", "custom": "Own fields",
}  # fmt: skip


def _field(name: str, show: Callable[[Any], str], read: Callable[[str, Context], Reading], **more: Any) -> FieldSpec:
    return FieldSpec(name, OUTLET_WORDS[name], show, read, **more)


def _single(name: str, **more: Any) -> FieldSpec:
    return _field(name, shown(name), lambda text, _: Reading({name: clean(text) or None}), **more)


def _read_name(text: str, _context: Context) -> Reading:
    return Reading({"name": clean(text)}) if clean(text) else Reading(error="An outlet needs a name.")


def _read_kind(text: str, _context: Context) -> Reading:
    """One of the usual kinds by its word, or anything else as it is."""
    typed = clean(text)
    known = next((kind.value for kind in OutletKind if key(typed) in {key(kind.value), key(kind_words(kind))}), typed)
    return Reading({"kind": known or None})


def _read_emails(text: str, _context: Context) -> Reading:
    found: list[str] = []
    for typed in text.splitlines():
        lines, problems = read_addresses(typed)
        wrong = next((problem for problem in problems if problem.severity == "error"), None)
        if wrong is not None:
            mended = text.replace(typed, wrong.suggestion) if wrong.suggestion else ""
            return Reading(error=wrong.message, suggestion=mended, mended=wrong.suggestion)
        found += [line["address"] for line in lines]
    return Reading({"emails": list(dict.fromkeys(found)) or None})


def _read_notes(text: str, _context: Context) -> Reading:
    return Reading({"notes": text.strip() or None})


NAME = _field("name", shown("name"), _read_name)
KIND = _field(
    "kind", lambda card: kind_words(card.get("kind", "")), _read_kind, help="Agency, daily, TV, radio, online …"
)
WEBSITE = _single("website", left_to_right=True)
EMAILS = _field(
    "emails", lambda card: "\n".join(card.get("emails", ())), _read_emails, lines=True, left_to_right=True,
    help="A line each",
)  # fmt: skip
LANGUAGES = _field("languages", readers.show_languages, readers.languages, help="Several with commas")
CITY = _field("city", shown("city"), readers.city)
COUNTRY = _field("country", lambda card: country_name(card["country"]) if card.get("country") else "", readers.country)
NOTES = _field("notes", shown("notes"), _read_notes, lines=True)

GROUPS: Groups = (
    ("Outlet", (NAME, _single("parent", help="The company or channel it belongs to"), KIND, LANGUAGES)),
    ("Desk", (EMAILS, WEBSITE)),
    (
        "Place",
        (
            CITY, COUNTRY,
            _field("time_zone", shown("time_zone"), readers.zone, help="A city, or a name like Asia/Amman"),
        ),
    ),
    (
        "More",
        (
            _single("reach", help="Circulation or audience"), NOTES,
            _field("custom", readers.show_custom, readers.custom, lines=True, help="name: value, a line each"),
        ),
    ),
)  # fmt: skip
"""All fields in the order they are shown."""

NEW_FIELDS: tuple[FieldSpec, ...] = (NAME, KIND, WEBSITE, LANGUAGES, CITY, COUNTRY, EMAILS, NOTES)
"""What is asked of a new outlet."""
