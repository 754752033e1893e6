"""The form of a contact: its fields, and its safety flags as boxes to tick."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop.domain.contact import Contact, Safety, display_name
from desktop.gui.models.contact_details import FIELD_WORDS, SAFETY_WORDS
from desktop.gui.models.contact_form import GROUPS
from desktop.gui.models.moments import Clock, local
from desktop.gui.models.typed_fields import Context
from desktop.gui.pages import Tools
from desktop.gui.widgets.fields import Check
from desktop.gui.widgets.record_form import Record, RecordForm
from desktop.gui.widgets.text import SectionCaption
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.contacts import Written
    from desktop.services.workspaces import Workspace


class ContactForm(RecordForm):
    """`ContactForm(tools, clock, contact, told)`; `told(words, answer)` after each save."""

    def __init__(self, tools: Tools, clock: Clock, contact: Contact, told: Callable[[str, object], object]) -> None:
        def context(card: Any) -> Context:
            return Context(card, tools.preferences.now.home_country, local(clock).date())

        contact_id = contact.id
        record = Record(
            display_name(contact.card), contact.version, contact.card,
            lambda workspace, version, changes: _edit(workspace, contact_id, version, changes),
            lambda workspace: _read(workspace, contact_id), context, told,
        )  # fmt: skip
        super().__init__(tools, record, GROUPS)
        self.body.addWidget(SectionCaption(tr("Safety")))
        for flag, words in SAFETY_WORDS.items():
            held = flag in contact.card.get("safety", ())
            self.body.addWidget(Check(tr(words), checked=held, on_change=self._flagging(flag)))
        self.body.addStretch(1)

    def _flagging(self, flag: str) -> Callable[[bool], object]:
        def toggle(on: bool) -> None:  # noqa: FBT001 - a slot
            held = self.card.get("safety", ())
            wanted = [one.value for one in Safety if (on if one.value == flag else one.value in held)]
            self.write({"safety": wanted or None}, tr("{field} saved", field=tr(FIELD_WORDS["safety"])))

        return toggle


def _edit(workspace: "Workspace", contact_id: int, version: int, changes: dict[str, Any]) -> "Written":
    from desktop.services import contacts

    return contacts.edit(workspace, contact_id, version, changes)


def _read(workspace: "Workspace", contact_id: int) -> tuple[int, Any]:
    from desktop.services import contacts

    now = contacts.get(workspace, contact_id)
    return now.version, now.card
