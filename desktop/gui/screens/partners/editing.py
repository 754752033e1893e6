"""The form of an organisation: its fields, then those of each language, and a way to add a language."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop.domain.organisation import Organisation
from desktop.gui.models import contact_readers as readers
from desktop.gui.models.moments import Clock, local
from desktop.gui.models.partner_form import GROUPS, KEY, language_group, languages_of
from desktop.gui.models.typed_fields import Context
from desktop.gui.pages import Tools
from desktop.gui.widgets.fields import Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.record_form import Record, RecordForm
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.contacts import Written
    from desktop.services.workspaces import Workspace


class PartnerForm(RecordForm):
    """`PartnerForm(tools, clock, organisation, told)`; `told(words, answer)` after each save."""

    def __init__(self, tools: Tools, clock: Clock, one: Organisation, told: Callable[[str, object], object]) -> None:
        def context(card: Any) -> Context:
            return Context(card, tools.preferences.now.home_country, local(clock).date())

        record = Record(
            one.name, one.version, one.card,
            lambda workspace, version, changes: _edit(workspace, one.id, version, changes),
            lambda workspace: _read(workspace, one.id), context, told,
        )  # fmt: skip
        first, speaking, more = GROUPS
        if not one.own:
            more = (more[0], (*more[1], KEY))  # ours is in the keyring, never typed
        super().__init__(tools, record, (first, speaking, more))
        self._context = context
        self.languages: list[str] = []
        self.more = Line(name=tr("Add a language"))
        self.more_field = Field(tr("Add a language"), self.more, help_text=tr("Its name, as “Arabic”, then Enter"))
        self.more.returnPressed.connect(self.add_language)
        for code in languages_of(one.card):
            self._add(code)
        self.body.addWidget(self.more_field)
        self.body.addStretch(1)

    def add_language(self) -> None:
        """Make room for what it says in the language typed."""
        read = readers.languages(self.more.text(), self._context(self.card))
        codes: Any = read.changes.get("languages") or []
        self.more_field.fail(read.error)
        new = [code for code in codes if code not in self.languages]
        for code in new:
            self._add(code, before=self.more_field)
        if codes:
            self.more.clear()
            self.entries[f"names:{codes[0]}"].control.setFocus()

    def _add(self, code: str, before: Field | None = None) -> None:
        self.languages.append(code)
        self.add_group(*language_group(code), before=before)


def _edit(workspace: "Workspace", organisation_id: int, version: int, changes: dict[str, Any]) -> "Written":
    from desktop.services import organisations

    return organisations.edit(workspace, organisation_id, version, changes)


def _read(workspace: "Workspace", organisation_id: int) -> tuple[int, Any]:
    from desktop.services import organisations

    now = organisations.get(workspace, organisation_id)
    return now.version, now.card
