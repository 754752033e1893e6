"""Layouts of the mailing services and customer databases that a list is often carried to."""

import json

from desktop.domain.presets.layout import Column, Preset, Recipient
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


def _quoted_tags(recipient: Recipient) -> str:
    """The tags with commas between; a tag that has one itself goes in quotes (Mailchimp's own rule)."""
    tags = (tag.replace('"', "'") for tag in recipient.card.get("tags", ()))
    return ", ".join(f'"{tag}"' if "," in tag else tag for tag in tags)


def _international_digits(recipient: Recipient) -> str:
    """The mobile number without its plus, as Brevo takes it too: no spreadsheet reads that as a formula."""
    number = phone("mobile")(recipient).partition(" ext. ")[0]
    return number[1:] if number.startswith("+") else ""


def _attributes(recipient: Recipient) -> str:
    """What listmonk's templates can use, as JSON."""
    card = recipient.card
    values = {
        "outlet": affiliation("outlet")(recipient),
        "desk": affiliation("desk")(recipient),
        "role": affiliation("role")(recipient),
        "city": card.get("city", ""),
        "country": country_code(recipient),
        "languages": card.get("languages", []),
        "beats": card.get("beats", []),
        "tags": card.get("tags", []),
        "contact": contact_id(recipient),
    }
    return json.dumps({key: value for key, value in values.items() if value}, ensure_ascii=False)


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
