"""Everything the detail pane shows of one contact, read in one piece of work and turned into words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.contact import Card, Contact, PhoneLine
from desktop.gui.models.moments import day_words
from desktop.gui.words import tr

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.duplicates import Suspect
    from desktop.services.history import ChangeRow
    from desktop.services.workspaces import Workspace

FIELD_WORDS: dict[str, str] = {
    "display_name": "Name", "given_name": "Given name", "middle_name": "Middle name", "family_name": "Family name",
    "prefix": "Title before the name", "suffix": "Title after the name", "nickname": "Nickname",
    "transliteration": "Name in the other script", "greetings": "Greetings", "emails": "E-mail", "phones": "Phone",
    "handles": "Online", "affiliations": "Outlet and role", "beats": "Beats", "regions": "Regions",
    "languages": "Languages", "tags": "Tags", "street": "Street", "postcode": "Postcode", "city": "City",
    "district": "State or province", "country": "Country", "time_zone": "Time zone", "notes": "Notes",
    "owner": "Owner", "custom": "Own fields", "facts": "Sources of fields", "source": "Source",
    "verified_on": "Verified", "last_touch": "Last touch", "refusal": "Refusal", "safety": "Safety",
    "channel_order": "Preferred channels", "working_days": "Working days", "good_hours": "Good hours",
    "away_until": "Away until",
}  # fmt: skip
"""What each field of a card is called."""

SAFETY_WORDS = {
    "in_exile": "In exile",
    "pseudonym": "Pseudonym",
    "unsafe_channel": "Unsafe channel",
    "no_name_in_subject": "No name in subject",
}
ANSWERS = {"call": "Calls", "whatsapp": "WhatsApp", "signal": "Signal", "fax": "Fax"}
PURPOSES = {
    "work": "work", "desk": "desk", "personal": "personal", "safe": "safe", "mobile": "mobile", "home": "home",
    "switchboard": "switchboard",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Details:
    """One contact with its history and its phones as people write them."""

    contact: Contact
    changes: "tuple[ChangeRow, ...]"
    phones: tuple[str, ...]


def read_details(workspace: "Workspace", contact_id: int) -> Details:
    """Read what the pane shows. For a task's thread.

    Raises:
        NotFound: the contact is gone.
    """
    from desktop.services import contacts, history

    contact = contacts.get(workspace, contact_id)
    changes = [
        *history.of_record(workspace, "contact", contact_id),
        *history.of_record(workspace, "bin", contact_id),
    ]
    changes.sort(key=lambda change: -change.batch.id)
    return Details(contact, tuple(changes), tuple(spaced(line) for line in contact.card.get("phones", ())))


def read_suspects(workspace: "Workspace", contact_id: int) -> "list[Suspect]":
    """Who else this contact may be. For a task's thread."""
    from desktop.services import duplicates

    return duplicates.suspects(workspace, contact_id)


def spaced(line: PhoneLine) -> str:
    """A number in the groups its country writes it in; as typed where it could not be read."""
    number = line["number"]
    if not line.get("unchecked"):
        import phonenumbers

        try:
            found = phonenumbers.parse(number, None)
            number = phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        except phonenumbers.NumberParseException:
            pass
    return f"{number} ext. {line['extension']}" if line.get("extension") else number


def purposes_of(line: PhoneLine) -> str:
    """What a phone answers to and is for: "Signal", "mobile"."""
    answers = [tr(ANSWERS[one]) for one in line.get("answers", ()) if one in ANSWERS and one != "call"]
    if answers:
        return ", ".join(answers)
    purpose = line.get("purpose", "")
    return tr(PURPOSES[purpose]) if purpose in PURPOSES else purpose


def refusal_words(card: Card, today: "date") -> str:
    """The refusal as the first thing to be read: "No releases since 5 Apr: asked by phone"; "" if none."""
    refusal = card.get("refusal")
    if not refusal:
        return ""
    level = tr("No releases") if refusal["level"] == "no_releases" else tr("No contact at all")
    since = day_words(refusal.get("on", ""), today)
    said = tr("{level} since {day}", level=level, day=since) if since else level
    return tr("{what}: {why}", what=said, why=refusal["reason"]) if refusal.get("reason") else said


def source_lines(card: Card, today: "date") -> list[str]:
    """Where the facts come from: "Example · verified 12 Sep", then each field with a source of its own."""
    lines = [_source(card.get("source", ""), card.get("verified_on", ""), today)]
    for field, fact in card.get("facts", {}).items():
        said = _source(fact.get("source", ""), fact.get("verified_on", ""), today)
        if said:
            lines.append(tr("{field}: {source}", field=tr(FIELD_WORDS.get(field, field)), source=said))
    return [line for line in lines if line]


def joined(parts: Sequence[str], separator: str = " · ") -> str:
    """The parts that say something, in one line."""
    return separator.join(part for part in parts if part)


def _source(source: str, verified: str, today: "date") -> str:
    checked = tr("verified {day}", day=day_words(verified, today)) if verified else ""
    return joined((source, checked))
