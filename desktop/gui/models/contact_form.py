"""The form of a contact: every field with its label, how it is shown and how what is typed is read.

Imported by dialogs and panes only when they open: the readers bring the data of places and languages.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, cast

from desktop.domain.contact import display_name, person_name
from desktop.domain.values.dates import read_date
from desktop.domain.values.names import read_name
from desktop.domain.values.places import country_name
from desktop.domain.values.text import clean
from desktop.domain.values.vocabulary import read_terms
from desktop.gui.models import contact_readers as readers
from desktop.gui.models.contact_details import FIELD_WORDS
from desktop.gui.models.typed_fields import Context, FieldSpec, Groups, Reading, shown


def _field(
    name: str, show: Callable[[Any], str], read: Callable[[str, Context], Reading], *, lines: bool = False,
    help: str = "", left_to_right: bool = False,  # noqa: A002 - as the field
) -> FieldSpec:  # fmt: skip
    return FieldSpec(name, FIELD_WORDS[name], show, read, lines, help, left_to_right)


def _single(name: str, *, help_text: str = "") -> FieldSpec:
    return _field(name, shown(name), lambda text, _: Reading({name: clean(text) or None}), help=help_text)


def _read_name(text: str, context: Context) -> Reading:
    """A name; its parts follow while they still say the same as the whole."""
    name = read_name(clean(text))
    changes: dict[str, object] = {"display_name": name.display or clean(text) or None}
    card = context.card
    parts = " ".join(filter(None, (card.get("given_name"), card.get("middle_name"), card.get("family_name"))))
    if not parts or parts == person_name(card):
        changes |= {"given_name": name.given or None, "middle_name": name.middle or None}
        changes["family_name"] = name.family or None
    changes |= {part: value for part, value in (("prefix", name.prefix), ("suffix", name.suffix)) if value}
    return Reading(changes)


def _read_notes(text: str, _context: Context) -> Reading:
    return Reading({"notes": text.strip() or None})


def _day(name: str) -> FieldSpec:
    def read(text: str, _context: Context) -> Reading:
        day, problem = read_date(clean(text), "dmy")
        return Reading(error=problem.message) if problem and day is None else Reading({name: day})

    return _field(name, shown(name), read, help="2026-11-01 or 1.11.2026", left_to_right=True)


def _terms(name: str) -> FieldSpec:
    return _field(
        name, lambda card: ", ".join(cast("Sequence[str]", card.get(name, ()))),
        lambda text, _: Reading({name: read_terms(text) or None}), help="Several with commas",
    )  # fmt: skip


def _read_channels(text: str, _context: Context) -> Reading:
    return Reading({"channel_order": [word.strip().lower() for word in clean(text).split(",") if word.strip()] or None})


NAME = _field("display_name", display_name, _read_name)
EMAILS = _field(
    "emails", readers.show_emails, readers.emails, lines=True, left_to_right=True, help="The main one first"
)
PHONES = _field("phones", readers.show_phones, readers.phones, lines=True, left_to_right=True)
WORKS = _field("affiliations", readers.show_works, readers.works, lines=True, help="Outlet · role · desk, a line each")
LANGUAGES = _field("languages", readers.show_languages, readers.languages, help="Several with commas")
BEATS = _terms("beats")
TAGS = _terms("tags")
CITY = _field("city", shown("city"), readers.city)
COUNTRY = _field("country", lambda card: country_name(card["country"]) if card.get("country") else "", readers.country)
NOTES = _field("notes", shown("notes"), _read_notes, lines=True)

GROUPS: Groups = (
    (
        "Name",
        (
            NAME, _single("transliteration"),
        ),
    ),
    ("Work", (WORKS,)),
    (
        "Reach",
        (
            EMAILS, PHONES,
            _field("handles", readers.show_handles, readers.handles, lines=True, help="x: @name, or a web page"),
            _field(
                "channel_order", lambda card: ", ".join(card.get("channel_order", ())), _read_channels,
                help="Best first: signal, email",
            ),
        ),
    ),
    ("Covers", (BEATS, _terms("regions"), LANGUAGES, TAGS)),
    (
        "Place and time",
        (
            _single("street"), _single("postcode"), CITY, _single("district"), COUNTRY,
            _field("time_zone", shown("time_zone"), readers.zone, help="A city, or a name like Asia/Amman"),
            _field("good_hours", shown("good_hours"), readers.hours, help="09:00-17:00", left_to_right=True),
            _field(
                "working_days", lambda card: ", ".join(day.title() for day in card.get("working_days", ())),
                readers.days, help="Mon, Tue, Wed",
            ),
            _day("away_until"),
        ),
    ),
    (
        "More",
        (
            NOTES,
            _field(
                "greetings", readers.show_greetings, readers.greetings, lines=True,
                help="Arabic: greeting, a line each",
            ),
            _field(
                "custom", readers.show_custom, readers.custom, lines=True, help="name: value, a line each",
            ),
            _single("owner"), _single("source"), _day("verified_on"), _day("last_touch"),
        ),
    ),
    (
        "Parts of the name",
        (
            _single("given_name"), _single("middle_name"), _single("family_name"), _single("prefix"),
            _single("suffix"), _single("nickname"),
        ),
    ),
)  # fmt: skip
"""All fields in the order they are shown."""

NEW_FIELDS: tuple[FieldSpec, ...] = (
    NAME,
    replace(WORKS, lines=False, help="Outlet · role · desk"),
    replace(EMAILS, lines=False, help=""),
    replace(PHONES, lines=False),
    LANGUAGES,
    BEATS,
    CITY,
    COUNTRY,
    TAGS,
    NOTES,
)
"""What is asked of somebody new."""
