"""Which product wrote a file, told by its header row, and what the file's name says of all its rows."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from desktop.domain import folding
from desktop.domain.columns.header_words import normalise, read_header

OWN = "Dateline"
"""Our own sheet with everything: what follows its last column are own fields."""

_SIGNATURES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    # product, headers that must all be there, headers that must not
    (OWN, ("display name", "preferred ways", "last touch"), ()),
    ("Google Contacts", ("given name", "group membership"), ()),
    ("Google Contacts", ("first name", "labels", "e-mail 1 - label"), ()),
    ("Google Contacts", ("first name", "labels", "organization name"), ()),
    ("Gmail", ("section 1 - description",), ()),
    ("Outlook", ("e-mail address", "e-mail display name"), ()),
    ("Outlook", ("e-mail-adresse", "e-mail-typ", "reisekilometer"), ()),
    ("Outlook", ("adresse de messagerie", "type de messagerie", "kilométrage"), ()),
    ("Outlook", ("dirección de correo electrónico", "tipo de correo electrónico", "kilometraje"), ()),
    ("Outlook.com", ("e-mail address", "given yomi"), ()),
    ("Outlook.com", ("e-mail address", "imaddress"), ()),
    ("Google Contacts for Outlook", ("e-mail address", "categories", "internet free busy"), ("e-mail display name",)),
    ("Thunderbird", ("primary email", "screen name"), ()),
    ("KAddressBook", ("formatted name", "honorific prefixes"), ()),
    ("Yahoo", ("first", "last", "messenger id"), ()),
    ("Yahoo", ("first", "last", "yahoo! id"), ()),
    ("LinkedIn", ("first name", "last name", "company", "position", "connected on"), ()),
    ("Mailchimp", ("email address", "member_rating"), ()),
    ("Mailchimp", ("email address", "leid", "euid"), ()),
    ("Brevo", ("email_blacklisted",), ()),
    ("Brevo", ("sms_blacklisted",), ()),
    ("listmonk", ("uuid", "email", "attributes"), ()),
    ("listmonk", ("email", "name", "attributes"), ()),
    ("HubSpot", ("record id", "contact owner"), ()),
    ("HubSpot", ("record id", "create date"), ()),
    ("Salesforce", ("email opt out", "account name"), ()),
    ("Salesforce", ("mailing street", "account name"), ()),
    ("Mautic", ("firstname", "lastname", "email", "points"), ()),
    ("Mautic", ("firstname", "lastname", "email", "ownerusername"), ()),
    ("Substack", ("email", "active_subscription"), ()),
    ("Kit", ("first_name", "email", "created_at", "status"), ()),
    ("systeme.io", ("email", "date registered"), ()),
    ("PRmax", ("outlet name", "contact name", "media channel"), ()),
    ("PRmax", ("contact name", "outlet name", "county"), ()),
    ("Prowly", ("personal greetings", "tag list"), ()),
    ("Constant Contact", ("email address", "is unsubscribed"), ()),
)
_COMPILED = tuple(
    (
        product,
        frozenset(" ".join(normalise(header)) for header in needed),
        frozenset(" ".join(normalise(header)) for header in barred),
    )
    for product, needed, barred in _SIGNATURES
)
_THUNDERBIRD_COLUMNS = range(36, 39)
_THUNDERBIRD_KEYS = {
    "given_name", "family_name", "display_name", "email", "email_2", "role", "desk", "outlet", "postcode", "notes",
}  # fmt: skip

_NOT_MEANT = re.compile(
    r"(?:without|minus|except|no|not|ohne|nicht|sans|sin|hors|excluding|after)[ _-]+\w*$", re.IGNORECASE
)
_NAMES = (
    ("nonsubscribed", re.compile(r"^non[ _-]?subscribed", re.IGNORECASE)),
    (
        "cleaned",
        re.compile(
            r"^cleaned[ _-]|(?:^|[ _-])(?:bounced?s?|bounces|hard[ _-]?bounces?|rebotados|rebonds?)(?:[ _.(-]|$)",
            re.IGNORECASE,
        ),
    ),
    (
        "unsubscribed",
        re.compile(
            r"unsubscribe[sd]?|(?:^|[ _-])opt(?:ed)?[ _-]?outs?(?:[ _.(-]|$)|do[ _-]?not[ _-]?(?:contact|mail|email)"
            r"|suppression|suppressed|black[ _-]?list|block[ _-]?list|abgemeldet|abmeldungen|sperrliste|widersprüche"
            r"|désabonn|desabonn|désinscri|desinscri|liste[ _-]noire|(?:^|[ _-])bajas(?:[ _.(-]|$)|lista[ _-]negra"
            r"|no[ _-]contactar|إلغاء|الغاء|ملغي|محظور",
            re.IGNORECASE,
        ),
    ),
)


def product_of(header: Sequence[str]) -> str:
    """The product that writes this header row ("Google Contacts", "Mailchimp" ...), or nothing."""
    keys = {" ".join(normalise(cell)) for cell in header}
    for product, needed, barred in _COMPILED:
        if needed <= keys and not barred & keys:
            return product
    return "Thunderbird" if _is_thunderbird(header) else ""


def _is_thunderbird(header: Sequence[str]) -> bool:
    """Thunderbird writes its 37 columns in the language of the program, so they are told by what they mean."""
    if len(header) not in _THUNDERBIRD_COLUMNS:
        return False
    meant = {key for cell in header for key in read_header(cell).keys}
    return meant >= _THUNDERBIRD_KEYS


def status_of_file(file_name: str) -> str:
    """What the name says of all rows: "unsubscribed", "cleaned" (bounced), "nonsubscribed", or nothing.

    Mailing tools export one file per status, and say the status in its name only.
    """
    stem = folding.visible(PurePath(file_name.replace("\\", "/")).stem)
    for status, pattern in _NAMES:
        found = pattern.search(stem)
        if found and not _NOT_MEANT.search(stem[: found.start()]):
            return status
    return ""


def is_tag_row(cells: Sequence[object]) -> bool:
    """Whether a row holds the tags of a humanitarian sheet (`#org`, `#email +work`) and no contact."""
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    tags = sum(bool(_TAG.match(text)) for text in texts)
    return tags > 1 and tags == len(texts) == sum(cell not in {None, ""} for cell in cells)


_TAG = re.compile(r"^#[a-z][a-z0-9_]*(?:\s*\+\s*[a-z0-9_]+)*$", re.IGNORECASE)
