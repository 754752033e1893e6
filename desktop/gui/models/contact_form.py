"""The form of a contact: every field with its label, how it is shown and how what is typed is read.

Imported by dialogs and panes only when they open: the readers bring the data of places and languages.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from desktop.domain.contact import Card, display_name, person_name
from desktop.domain.values.dates import read_date
from desktop.domain.values.names import read_name
from desktop.domain.values.places import country_name
from desktop.domain.values.text import clean
from desktop.domain.values.vocabulary import read_terms
from desktop.gui.models import contact_readers as readers
from desktop.gui.models.contact_details import FIELD_WORDS
from desktop.gui.models.contact_readers import Context, Reading


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of the form.

    Attributes:
        name: the card's field.
        label, help: in English; `help` is a sentence or an example below it.
        lines: it holds a line for each value.
        left_to_right: it holds addresses or numbers.
    """

    name: str
    show: Callable[[Card], str]
    read: Callable[[str, Context], Reading]
    lines: bool = False
    help: str = ""
    left_to_right: bool = False

    @property
    def label(self) -> str:
        """What it is called, in English."""
        return FIELD_WORDS[self.name]


def _shown(name: str) -> Callable[[Card], str]:
    return lambda card: str(card.get(name, ""))


def _single(name: str, *, help_text: str = "") -> FieldSpec:
    return FieldSpec(name, _shown(name), lambda text, _: Reading({name: clean(text) or None}), help=help_text)


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

    return FieldSpec(name, _shown(name), read, help="2026-11-01 or 1.11.2026", left_to_right=True)


def _terms(name: str) -> FieldSpec:
    return FieldSpec(
        name, lambda card: ", ".join(cast("Sequence[str]", card.get(name, ()))),
        lambda text, _: Reading({name: read_terms(text) or None}), help="Several with commas",
    )  # fmt: skip


def _read_channels(text: str, _context: Context) -> Reading:
    return Reading({"channel_order": [word.strip().lower() for word in clean(text).split(",") if word.strip()] or None})


NAME = FieldSpec("display_name", display_name, _read_name)
EMAILS = FieldSpec(
    "emails", readers.show_emails, readers.emails, lines=True, left_to_right=True, help="The main one first"
)
PHONES = FieldSpec("phones", readers.show_phones, readers.phones, lines=True, left_to_right=True)
WORKS = FieldSpec(
    "affiliations", readers.show_works, readers.works, lines=True, help="Outlet · role · desk, a line each"
)
LANGUAGES = FieldSpec("languages", readers.show_languages, readers.languages, help="Several with commas")
BEATS = _terms("beats")
TAGS = _terms("tags")
CITY = FieldSpec("city", _shown("city"), readers.city)
COUNTRY = FieldSpec(
    "country", lambda card: country_name(card["country"]) if card.get("country") else "", readers.country
)
NOTES = FieldSpec("notes", _shown("notes"), _read_notes, lines=True)

GROUPS: tuple[tuple[str, tuple[FieldSpec, ...]], ...] = (
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
            FieldSpec("handles", readers.show_handles, readers.handles, lines=True, help="x: @name, or a web page"),
            FieldSpec(
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
            FieldSpec("time_zone", _shown("time_zone"), readers.zone, help="A city, or a name like Asia/Amman"),
            FieldSpec("good_hours", _shown("good_hours"), readers.hours, help="09:00-17:00", left_to_right=True),
            FieldSpec(
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
            FieldSpec(
                "greetings", readers.show_greetings, readers.greetings, lines=True,
                help="Arabic: greeting, a line each",
            ),
            FieldSpec(
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


def fill(card: Card, changes: Any) -> Card:
    """The card with these changes; None clears."""
    new: dict[str, Any] = {**card, **{name: value for name, value in changes.items() if value}}
    for name in [name for name, value in changes.items() if not value]:
        new.pop(name, None)
    return cast("Card", new)
