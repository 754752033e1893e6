"""The side of the page of partners: one organisation, its fields to edit, several, or nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop.domain.organisation import Organisation
from desktop.gui.models.moments import Clock
from desktop.gui.models.partner_details import PartnerDetails, read_own_key, read_partner
from desktop.gui.pages import Tools
from desktop.gui.screens.partners.detail import PartnerDetail
from desktop.gui.widgets.panels import EmptyState
from desktop.gui.widgets.record_pane import ManyChosen, RecordPane
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.gui.screens.partners.acts import PartnerActs
    from desktop.gui.screens.partners.editing import PartnerForm
    from desktop.services.signoffs import OwnKey
    from desktop.services.workspaces import Workspace


class PartnerPane(RecordPane[PartnerDetails]):
    """One organisation; our own key is asked of the keyring once the rest is shown."""

    def __init__(self, tools: Tools, clock: Clock, acts: "PartnerActs") -> None:
        self.detail = PartnerDetail(tools, clock, acts)
        nothing = EmptyState("handshake", tr("Choose a partner in the list"), centred=True)
        super().__init__(tools, self.detail, nothing)
        self._clock, self._acts = clock, acts
        self.detail.edit_asked.connect(self.edit)
        self.detail.new_key_asked.connect(lambda again: acts.make_key(self.detail.show_own_key, again=again))
        self._many = ManyChosen(
            "{n} organisation selected", "{n} organisations selected",
            tr("Who signs a statement stays until it is removed as signatory there."),
            tr("Move to the bin"), "trash-2", lambda: tools.actions.do("contact.delete"),
        )  # fmt: skip

    def organisation(self) -> Organisation | None:
        """The organisation shown."""
        details = self.details()
        return details.organisation if details is not None else None

    def read(self, workspace: "Workspace", record_id: int) -> PartnerDetails:
        """The organisation with all that hangs on it."""
        return read_partner(workspace, record_id)

    def version_of(self, details: PartnerDetails) -> tuple[int, Any]:
        """The organisation."""
        return details.organisation.version, details.organisation.card

    def make_form(self) -> "PartnerForm | None":
        """Its fields."""
        shown = self.organisation()
        writable = shown is not None and shown.deleted_at is None and not self._acts.why_not_write()
        return self._acts.make_form(shown, self._clock) if shown is not None and writable else None

    def many(self, count: int, _ids: Callable[[], list[int]]) -> QWidget:
        """They can go to the bin."""
        in_bin = "" if self._tools.actions.is_bound("contact.delete") else tr("They are in the bin")
        self._many.say(count, in_bin or self._acts.why_not_write())
        return self._many

    def _take(self, record_id: int, details: PartnerDetails) -> None:
        super()._take(record_id, details)
        if details.organisation.own and record_id == self._shown:
            self._tools.tasks.read(
                self, read_own_key, lambda key: self._show_key(record_id, key), question="key", rest=True
            )

    def _show_key(self, record_id: int, key: "OwnKey | None") -> None:
        if record_id == self._shown:
            self.detail.show_own_key(key)
