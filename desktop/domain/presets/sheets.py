"""Layouts for a person's own spreadsheet: everything, to be imported again; and letters made by Word."""

from collections.abc import Callable

from desktop.domain.contact import Answers, PhoneLine
from desktop.domain.presets.layout import Column, Of, Preset, Recipient
from desktop.domain.presets.readers import (
    JOINT,
    Reader,
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
    shown_name,
    terms,
    voice_phones,
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


def _email(slot: int) -> Reader:
    def read(recipient: Recipient) -> str:
        if slot > len(recipient.further):
            return ""
        return _slots([recipient.address, *(line["address"] for line in recipient.further)], slot)

    return read


def _email_purpose(slot: int) -> Reader:
    def read(recipient: Recipient) -> str:
        if slot > len(recipient.further):
            return ""
        return _slots([recipient.purpose, *(line.get("purpose", "work") for line in recipient.further)], slot)

    return read


def _phone(slot: int) -> Reader:
    return _of_phones(slot, dialled)


def _phone_purpose(slot: int) -> Reader:
    return _of_phones(slot, lambda line: line.get("purpose", ""))


def _of_phones(slot: int, text: Callable[[PhoneLine], str]) -> Reader:
    def read(recipient: Recipient) -> str:
        if slot >= len(recipient.card["phones"]):
            return ""
        return _slots([text(line) for line in voice_phones(recipient.card)], slot)

    return Of("phones", read)


def _answering(how: Answers) -> Reader:
    def read(recipient: Recipient) -> str:
        return JOINT.join(dialled(line) for line in voice_phones(recipient.card) if how in line.get("answers", ()))

    return Of("phones", read)


def _opted_out(_recipient: Recipient) -> str:
    return "no"  # whoever refuses is never in an export; the column is there to be filled in and imported again


def _working_days(recipient: Recipient) -> str:
    return JOINT.join(_DAYS.get(day, day) for day in recipient.card.get("working_days", ()))


def _numbered(name: str, slot: int, value: Reader, purpose: Reader) -> tuple[Column, Column]:
    return Column(f"{name} {slot + 1}", value), Column(f"{name} {slot + 1} type", purpose)


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
        *(column for n in range(_SLOTS) for column in _numbered("E-mail", n, _email(n), _email_purpose(n))),
        *(column for n in range(_SLOTS) for column in _numbered("Phone", n, _phone(n), _phone_purpose(n))),
        Column("WhatsApp", _answering("whatsapp")),
        Column("Signal", _answering("signal")),
        Column("Fax", Of("phones", fax)),
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
        Column("Working days", Of("working_days", _working_days)),
        Column("Good hours", field("good_hours")),
        Column("Away until", field("away_until")),
        Column("Preferred ways", terms("channel_order")),
        Column("Safety", terms("safety")),
        Column("Opt-out", _opted_out),
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
