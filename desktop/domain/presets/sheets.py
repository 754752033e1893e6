"""Layouts for a person's own spreadsheet: everything, to be imported again; and letters made by Word."""

from collections.abc import Callable, Iterator

from desktop.domain.contact import Answers, EmailLine, PhoneLine
from desktop.domain.presets.layout import Column, Preset, Reader, reads
from desktop.domain.presets.people import Recipients
from desktop.domain.presets.readers import (
    JOINT,
    address,
    affiliation,
    affiliations,
    country,
    dialled,
    family_name,
    fax,
    field,
    given_and_middle_name,
    greeting,
    handle,
    outlets,
    same,
    shown_name,
    terms,
)

_SLOTS = 3
"""Addresses and phones with a column of their own; the last column takes all that are left."""


_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
"""In full: three letters would be taken for a place or a country when the sheet is imported again."""


def _slots(values: list[str], slot: int) -> str:
    here = values[slot:] if slot == _SLOTS - 1 else values[slot : slot + 1]
    return JOINT.join(here) if any(here) else ""


def _further(slot: int, text: Callable[[EmailLine], str]) -> Reader:
    """The addresses after the first, in as many columns as there are, or their kinds."""

    def read(people: Recipients) -> list[str]:
        return [_slots(["", *map(text, lines)], slot) if lines else "" for lines in people.further]

    return Reader((), read, always=True)


def _numbered_emails() -> Iterator[Column]:
    yield Column("E-mail 1", address)
    yield Column("E-mail 1 type", Reader((), lambda people: people.purposes, always=True))
    for slot in range(1, _SLOTS):
        yield Column(f"E-mail {slot + 1}", _further(slot, lambda line: line["address"]))
        yield Column(f"E-mail {slot + 1} type", _further(slot, lambda line: line.get("purpose", "work")))


def _numbered_phones() -> Iterator[Column]:
    for slot in range(_SLOTS):
        yield Column(f"Phone {slot + 1}", _phone(slot, dialled))
        yield Column(f"Phone {slot + 1} type", _phone(slot, lambda line: line.get("purpose", "")))


def _phone(slot: int, text: Callable[[PhoneLine], str]) -> Reader:
    last = slot == _SLOTS - 1

    def read(people: Recipients) -> list[str]:
        return [
            "" if len(lines) <= slot else _slots([text(line) for line in lines], slot) if last else text(lines[slot])
            for lines in people.voices
        ]

    return Reader(("phones",), read)


def _answering(how: Answers) -> Reader:
    def read(people: Recipients) -> list[str]:
        return [
            JOINT.join(dialled(line) for line in lines if how in line.get("answers", ())) if lines else ""
            for lines in people.voices
        ]

    return Reader(("phones",), read)


@reads("working_days")
def _working_days(people: Recipients) -> list[str]:
    return [JOINT.join(_DAYS.get(day, day) for day in days) for days in people.lists("working_days")]


EXCEL = Preset(
    key="excel",
    label="Excel, all fields",
    what_for="Your own spreadsheet with everything, which Dateline can import again.",
    file_kind="xlsx",
    keeps_custom=True,
    columns=(
        Column("Display name", shown_name),
        Column("Prefix", field("prefix")),
        Column("Given name", field("given_name")),
        Column("Middle name", field("middle_name")),
        Column("Family name", field("family_name")),
        Column("Suffix", field("suffix")),
        Column("Nickname", field("nickname")),
        Column("Transliteration", field("transliteration")),
        Column("Greeting", greeting),
        Column("Outlet", outlets),
        Column("Outlet type", affiliations("outlet_type")),
        Column("Desk", affiliations("desk")),
        Column("Role", affiliations("role")),
        *_numbered_emails(),
        *_numbered_phones(),
        Column("WhatsApp", _answering("whatsapp")),
        Column("Signal", _answering("signal")),
        Column("Fax", fax),
        Column("Website", handle("web")),
        Column("X (Twitter)", handle("x")),
        Column("LinkedIn", handle("linkedin")),
        Column("Facebook", handle("facebook")),
        Column("Instagram", handle("instagram")),
        Column("Telegram", handle("telegram")),
        Column("Beats", terms("beats")),
        Column("Regions", terms("regions")),
        Column("Languages", terms("languages")),
        Column("Tags", terms("tags")),
        Column("Street", field("street")),
        Column("Postcode", field("postcode")),
        Column("City", field("city")),
        Column("District", field("district")),
        Column("Country", country),
        Column("Time zone", field("time_zone")),
        Column("Working days", _working_days),
        Column("Good hours", field("good_hours")),
        Column("Away until", field("away_until")),
        Column("Preferred ways", terms("channel_order")),
        Column("Safety", terms("safety")),
        Column("Opt-out", same("no")),  # whoever refuses is never in; the column is there to be filled in
        Column("Notes", field("notes")),
        Column("Owner", field("owner")),
        Column("Source", field("source")),
        Column("Verified on", field("verified_on")),
        Column("Last touch", field("last_touch")),
    ),
)

WORD = Preset(
    key="word",
    label="Word mail merge",
    what_for="Letters and labels made by Word: Mailings, Select Recipients, Use an Existing List.",
    file_kind="xlsx",
    delimiter=",",
    byte_order_mark=True,
    columns=(
        Column("Greeting", greeting),
        Column("First_Name", given_and_middle_name),
        Column("Last_Name", family_name),
        Column("Outlet", affiliation("outlet")),
        Column("Street", field("street")),
        Column("Postcode", field("postcode")),
        Column("City", field("city")),
        Column("Country", country),
        Column("Email", address),
    ),
)
