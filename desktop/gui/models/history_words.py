"""A record's changes in words: what was done, to which fields, from what to what, when and by whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.gui.models.contact_details import FIELD_WORDS as OF_CONTACTS
from desktop.gui.models.contact_details import joined
from desktop.gui.models.moments import moment_words
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.history import ChangeRow

_LINKED = ("outlet_id", "outlet_type")
FIELD_WORDS = {
    **OF_CONTACTS, "name": "Name", "parent_id": "Part of", "kind": "Kind", "website": "Website", "reach": "Reach",
}  # fmt: skip
"""What each field of a contact or an outlet is called."""
_LONGEST = 60
_Told = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a history: icon and its colour, what happened, and the details below."""

    icon: str
    token: str
    title: str
    details: str


def entries(changes: "tuple[ChangeRow, ...]", now: datetime) -> list[Entry]:
    """The changes, newest first, in words."""
    return [entry(change, now) for change in changes]


def entry(change: "ChangeRow", now: datetime) -> Entry:
    """One change in words."""
    when = moment_words(change.batch.at, now)
    icon, token, title, what = _told(change)
    return Entry(icon, token, title, joined((what, when, change.batch.user)))


def _told(change: "ChangeRow") -> _Told:
    """Icon, colour, title, and what exactly."""
    before, after = change.before, change.after
    if after is not None and "deleted" in after:
        if after["deleted"]:
            return "trash-2", "mute", tr("Moved to the bin"), ""
        return "archive-restore", "mute", tr("Brought back from the bin"), ""
    if before is None:
        return _came(change.batch.kind, change.batch.label)
    if after is None:
        return "merge", "mute", change.batch.label, ""
    return _changed(change.batch.kind, change.batch.label, before, after)


def _came(kind: str, label: str) -> _Told:
    if kind == "import":
        return "file-up", "mute", tr("Imported"), label.removeprefix("Import ")
    return "user-plus", "mute", tr("Added by hand") if kind == "edit" else tr("Added"), ""


_BY_KIND = {
    "undo": ("undo-2", "mute", "Undone"),
    "redo": ("redo-2", "mute", "Done again"),
    "merge": ("merge", "accent", "Merged with another contact"),
    "import": ("file-up", "mute", "Updated by an import"),
}


def _changed(kind: str, label: str, before: dict[str, Any], after: dict[str, Any]) -> _Told:
    changed = changed_fields(before, after)
    if kind == "lift":
        return "shield-check", "amber", tr("Refusal lifted"), label.partition(": ")[2]
    if kind in _BY_KIND:
        icon, token, title = _BY_KIND[kind]
        return icon, token, tr(title), _which(changed)
    if changed == ["verified_on"]:
        return "user-check", "green", tr("Details checked"), ""
    if "refusal" in changed and after.get("refusal"):
        return "ban", "red", tr("Refused"), shown("refusal", after["refusal"])
    return _edited(before, after, changed)


def _edited(before: dict[str, Any], after: dict[str, Any], changed: list[str]) -> _Told:
    if len(changed) != 1:
        return "pencil", "mute", plural(len(changed), "{n} field changed", "{n} fields changed"), _which(changed)
    field = changed[0]
    name = tr(FIELD_WORDS.get(field, field))
    old, new = _short(_say(field, before.get(field, ""))), _short(_say(field, after.get(field, "")))
    if not old:
        return "pencil", "mute", tr("{field} added", field=name), new
    if not new:
        return "pencil", "mute", tr("{field} removed", field=name), old
    return "pencil", "mute", tr("{field} changed", field=name), tr("{new}, before: {old}", new=new, old=old)


def changed_fields(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The fields in which two cards differ, in the order a card has them."""
    wanted = [field for field in FIELD_WORDS if _plain(before.get(field)) != _plain(after.get(field))]
    others = sorted((before.keys() | after.keys()) - FIELD_WORDS.keys())
    return wanted + [field for field in others if before.get(field) != after.get(field)]


def shown(field: str, value: Any) -> str:
    """A value in words. What reads values is heavy, so it comes with the first history asked for, not before."""
    from desktop.domain import merging

    return merging.shown(field, value)


def _plain(value: Any) -> Any:
    """The value without what the database adds to it."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [{name: part for name, part in line.items() if name not in _LINKED} for line in value]
    return value or None


def _say(field: str, value: Any) -> str:
    """A value in words; an outlet's addresses are plain texts where a contact's are lines."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return shown(field, value)


def _which(changed: list[str]) -> str:
    return ", ".join(tr(FIELD_WORDS.get(field, field)) for field in changed)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
