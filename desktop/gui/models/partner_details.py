"""One organisation as its pane shows it: with its logo, its statements, what became of it, and the words of its key."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.domain.errors import InvalidValue
from desktop.domain.organisation import Organisation
from desktop.gui.models.history_words import Entry
from desktop.gui.models.moments import moment_words
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.history import ChangeRow
    from desktop.services.signoffs import OwnKey
    from desktop.services.workspaces import Workspace

FIELD_WORDS = {
    "name": "Name", "acronym": "Acronym", "names": "Names", "acronyms": "Acronyms", "boilerplates": "Boilerplate",
    "logo": "Logo", "press_contacts": "Press contacts", "signatories": "Who signs", "answer_hours": "Usual answer time",
    "website": "Website", "notes": "Notes", "public_key": "Key", "compared_key": "Key compared by voice",
    "own": "Your organisation",
}  # fmt: skip
"""What each field is called in its history."""


@dataclass(frozen=True, slots=True)
class PartnerDetails:
    """What is known of one organisation.

    Attributes:
        statements: id and title of those it signs.
        words: what both sides read to each other to compare a partner's key.
        is_us: whether it may be said that this is our own: nobody is, yet.
    """

    organisation: Organisation
    logo: bytes | None
    statements: tuple[tuple[int, str], ...]
    words: tuple[str, ...]
    is_us: bool
    changes: "tuple[ChangeRow, ...]"


def read_partner(workspace: "Workspace", organisation_id: int) -> PartnerDetails:
    """Read what the pane shows. For a task's thread."""
    from desktop.services import history, organisations

    one = organisations.get(workspace, organisation_id)
    return PartnerDetails(
        one,
        organisations.logo(workspace, organisation_id),
        tuple(organisations.statements_of(workspace, organisation_id)),
        _words(one.card.get("public_key", "")),
        organisations.own(workspace) is None,
        tuple(history.of_record(workspace, "organisation", organisation_id, limit=12)),
    )


def read_own_key(workspace: "Workspace") -> "OwnKey | None":
    """Our key, asked of this computer's keyring. For a task's thread: the keyring may take its time."""
    from desktop.services.signoffs import own_key

    return own_key(workspace)


def _words(public_key: str) -> tuple[str, ...]:
    from desktop.services.signoffs import words

    try:
        return words(public_key) if public_key else ()
    except InvalidValue:
        return ()  # kept before keys were checked: there is nothing to compare


def history_entries(details: PartnerDetails, now: datetime) -> list[Entry]:
    """What was done to it, newest first."""
    return [_entry(change, now) for change in details.changes]


def _entry(change: "ChangeRow", now: datetime) -> Entry:
    icon, title, what = _told(change)
    when = moment_words(change.batch.at, now)
    return Entry(icon, "mute", title, " · ".join(part for part in (what, when, change.batch.user) if part))


def _told(change: "ChangeRow") -> tuple[str, str, str]:
    if change.before is None:
        return "plus", tr("Added"), ""
    if change.after is None:
        return "undo-2", change.batch.label, ""
    before, after = _card(change.before), _card(change.after)
    if bool(before.get("deleted_at")) != bool(after.get("deleted_at")):
        binned = bool(after.get("deleted_at"))
        return (
            "trash-2" if binned else "archive-restore",
            tr("Moved to the bin") if binned else tr("Brought back from the bin"),
            "",
        )
    changed = [tr(words) for field, words in FIELD_WORDS.items() if before.get(field) != after.get(field)]
    if len(changed) == 1:
        return "pencil", tr("{field} changed", field=changed[0]), ""
    return "pencil", plural(len(changed), "{n} field changed", "{n} fields changed"), ", ".join(changed)


def _card(stored: dict[str, Any]) -> dict[str, Any]:
    """The card of a change, its fields under their own names."""
    return {name.removeprefix("card."): value for name, value in stored.items()}
