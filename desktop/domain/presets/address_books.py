"""Layouts of the address books. Each person carries one address, so that nobody is written to twice."""

from desktop.domain.presets.layout import Column, Preset, reads
from desktop.domain.presets.people import Recipients
from desktop.domain.presets.readers import (
    ANY,
    address,
    affiliation,
    country,
    family_name,
    fax,
    field,
    first_handle,
    given_name,
    middle_name,
    nothing,
    phone,
    same,
    shown_name,
    terms,
)


@reads("tags", always=True)
def _google_labels(people: Recipients) -> list[str]:
    """Google's own label that makes an entry a contact, then the list and the tags."""
    always = [label for label in ("* myContacts", people.list_name) if label]
    return [" ::: ".join((*always, *tags)) for tags in people.lists("tags")]


@reads("phones")
def _google_phone_label(people: Recipients) -> list[str]:
    purposes = {"mobile": "Mobile", "home": "Home"}
    return [purposes.get(lines[0].get("purpose", ""), "Work") if lines else "" for lines in people.voices]


@reads("handles")
def _google_website_label(people: Recipients) -> list[str]:
    return ["Work" if text else "" for text in first_handle("web")(people)]


GOOGLE = Preset(
    key="google",
    label="Google Contacts",
    what_for="Google Contacts and Gmail: Contacts, Import.",
    columns=(
        Column("First Name", given_name),
        Column("Middle Name", middle_name),
        Column("Last Name", family_name),
        Column("Name Prefix", field("prefix")),
        Column("Name Suffix", field("suffix")),
        Column("Organization Name", affiliation("outlet")),
        Column("Organization Title", affiliation("role")),
        Column("Organization Department", affiliation("desk")),
        Column("Notes", field("notes")),
        Column("Labels", _google_labels),
        Column("E-mail 1 - Label", same("* Work")),
        Column("E-mail 1 - Value", address),
        Column("E-mail 2 - Label", nothing),
        Column("E-mail 2 - Value", nothing),
        Column("Phone 1 - Label", _google_phone_label),
        Column("Phone 1 - Value", phone(ANY)),
        Column("Website 1 - Label", _google_website_label),
        Column("Website 1 - Value", first_handle("web")),
    ),
)

OUTLOOK = Preset(
    key="outlook",
    label="Outlook",
    what_for="Outlook for Windows, Mac and the web: People, Import contacts.",
    byte_order_mark=True,  # classic Outlook reads a file without it in the code page of the computer
    columns=(
        Column("Title", field("prefix")),
        Column("First Name", given_name),
        Column("Middle Name", middle_name),
        Column("Last Name", family_name),
        Column("Suffix", field("suffix")),
        Column("Company", affiliation("outlet")),
        Column("Department", affiliation("desk")),
        Column("Job Title", affiliation("role")),
        Column("Business Street", field("street")),
        Column("Business City", field("city")),
        Column("Business State", field("district")),
        Column("Business Postal Code", field("postcode")),
        Column("Business Country/Region", country),
        Column("Business Phone", phone("work", "switchboard", "desk", "")),
        Column("Mobile Phone", phone("mobile")),
        Column("Business Fax", fax),
        Column("E-mail Address", address),
        Column("E-mail 2 Address", nothing),
        Column("Categories", terms("tags", ";")),
        Column("Notes", field("notes")),
        Column("Web Page", first_handle("web")),
    ),
)

THUNDERBIRD = Preset(
    key="thunderbird",
    label="Thunderbird",
    what_for="Thunderbird's address book: Tools, Import, Address Books from a CSV file.",
    columns=(
        Column("First Name", given_name),
        Column("Last Name", family_name),
        Column("Display Name", shown_name),
        Column("Nickname", field("nickname")),
        Column("Primary Email", address),
        Column("Secondary Email", nothing),
        Column("Screen Name", nothing),
        Column("Work Phone", phone("work", "switchboard", "desk", "")),
        Column("Home Phone", phone("home")),
        Column("Fax Number", fax),
        Column("Pager Number", nothing),
        Column("Mobile Number", phone("mobile")),
        Column("Home Address", nothing),
        Column("Home Address 2", nothing),
        Column("Home City", nothing),
        Column("Home State", nothing),
        Column("Home ZipCode", nothing),
        Column("Home Country", nothing),
        Column("Work Address", field("street")),
        Column("Work Address 2", nothing),
        Column("Work City", field("city")),
        Column("Work State", field("district")),
        Column("Work ZipCode", field("postcode")),
        Column("Work Country", country),
        Column("Job Title", affiliation("role")),
        Column("Department", affiliation("desk")),
        Column("Organization", affiliation("outlet")),
        Column("Web Page 1", first_handle("web")),
        Column("Web Page 2", nothing),
        Column("Birth Year", nothing),
        Column("Birth Month", nothing),
        Column("Birth Day", nothing),
        Column("Custom 1", nothing),
        Column("Custom 2", nothing),
        Column("Custom 3", nothing),
        Column("Custom 4", nothing),
        Column("Notes", field("notes")),
    ),
)
