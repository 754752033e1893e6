"""Layouts of the mailing services and customer databases that a list is often carried to."""

import json

from desktop.domain.presets.layout import Column, Preset, reads
from desktop.domain.presets.people import Recipients
from desktop.domain.presets.readers import (
    ANY,
    address,
    affiliation,
    contact_id,
    country,
    country_code,
    family_name,
    field,
    first_handle,
    given_and_middle_name,
    given_name,
    phone,
    shown_name,
)

NOT_ASCII = "Mailchimp does not take letters outside a–z before the @"

_any_phone = phone("mobile", "work", ANY)


def _only_ascii_before_the_at(address_text: str) -> str:
    return "" if address_text.rpartition("@")[0].isascii() else NOT_ASCII


@reads("tags")
def _quoted_tags(people: Recipients) -> list[str]:
    """The tags with commas between; a tag that has one itself goes in quotes (Mailchimp's own rule)."""
    return [", ".join(map(_quoted, tags)) for tags in people.lists("tags")]


def _quoted(tag: str) -> str:
    plain = tag.replace('"', "'")
    return f'"{plain}"' if "," in plain else plain


@reads("phones")
def _international_digits(people: Recipients) -> list[str]:
    """The mobile number without its plus, as Brevo takes it too: no spreadsheet reads that as a formula."""
    numbers = (number.partition(" ext. ")[0] for number in phone("mobile")(people))
    return [number[1:] if number.startswith("+") else "" for number in numbers]


@reads("affiliations", "city", "country", "languages", "beats", "tags", always=True)
def _attributes(people: Recipients) -> list[str]:
    """What listmonk's templates can use, as JSON."""
    columns = {
        "outlet": affiliation("outlet")(people),
        "desk": affiliation("desk")(people),
        "role": affiliation("role")(people),
        "city": people.texts("city"),
        "country": country_code(people),
        "languages": people.lists("languages"),
        "beats": people.lists("beats"),
        "tags": people.lists("tags"),
        "contact": contact_id(people),
    }
    return [
        json.dumps({key: value for key, value in zip(columns, values, strict=True) if value}, ensure_ascii=False)
        for values in zip(*columns.values(), strict=True)
    ]


MAILCHIMP = Preset(
    key="mailchimp",
    label="Mailchimp",
    what_for="A Mailchimp audience: Audience, Import contacts, Upload a file.",
    objection=_only_ascii_before_the_at,
    columns=(
        Column("Email Address", address),
        Column("First Name", given_name),
        Column("Last Name", family_name),
        Column("Phone Number", _any_phone),
        Column("Company", affiliation("outlet")),
        Column("Job Title", affiliation("role")),
        Column("Country", country_code),
        Column("Tags", _quoted_tags),
    ),
)

BREVO = Preset(
    key="brevo",
    label="Brevo",
    what_for="A Brevo list: Contacts, Import contacts, Upload a file.",
    delimiter=";",
    columns=(
        Column("EMAIL", address),
        Column("FIRSTNAME", given_name),
        Column("LASTNAME", family_name),
        Column("SMS", _international_digits),
        Column("EXT_ID", contact_id),
    ),
)

LISTMONK = Preset(
    key="listmonk",
    label="listmonk",
    what_for="A listmonk list: Subscribers, Import, with comma as the delimiter.",
    columns=(
        Column("email", address),
        Column("name", shown_name),
        Column("attributes", _attributes),
    ),
)

CIVICRM = Preset(
    key="civicrm",
    label="CiviCRM",
    what_for="CiviCRM individuals: Contacts, Import Contacts, Comma-Separated Values.",
    columns=(
        Column("First Name", given_and_middle_name),
        Column("Last Name", family_name),
        Column("Email", address),
        Column("Phone", _any_phone),
        Column("Current Employer", affiliation("outlet")),
        Column("Job Title", affiliation("role")),
        Column("Street Address", field("street")),
        Column("City", field("city")),
        Column("Country", country),
        Column("External Identifier", contact_id),
    ),
)

HUBSPOT = Preset(
    key="hubspot",
    label="HubSpot",
    what_for="HubSpot contacts: CRM, Contacts, Import, Start an import.",
    columns=(
        Column("First name", given_and_middle_name),
        Column("Last name", family_name),
        Column("Email", address),
        Column("Phone Number", _any_phone),
        Column("Job Title", affiliation("role")),
        Column("Company name", affiliation("outlet")),
        Column("Website URL", first_handle("web")),
        Column("City", field("city")),
        Column("Country/Region", country),
    ),
)
