"""The side of the page of outlets: one outlet, its fields to edit, several, or nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop.domain.outlet import Outlet
from desktop.gui.models.moments import Clock
from desktop.gui.pages import Tools
from desktop.gui.screens.outlets.detail import OutletDetail, OutletDetails, read_outlet
from desktop.gui.widgets.panels import EmptyState
from desktop.gui.widgets.record_pane import ManyChosen, RecordPane
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.gui.screens.outlets.acts import OutletActs
    from desktop.gui.widgets.record_form import RecordForm
    from desktop.services.workspaces import Workspace


class OutletPane(RecordPane[OutletDetails]):
    """One outlet; of several, only what is unused can go."""

    def __init__(self, tools: Tools, clock: Clock, acts: "OutletActs") -> None:
        self.detail = OutletDetail(tools, clock)
        super().__init__(tools, self.detail, EmptyState("newspaper", tr("Choose an outlet in the list"), centred=True))
        self._clock, self._acts = clock, acts

        def remove() -> None:
            tools.actions.do("contact.delete")

        self.detail.edit_asked.connect(self.edit)
        self.detail.remove_asked.connect(remove)
        self._many = ManyChosen(
            "{n} outlet selected", "{n} outlets selected",
            tr("Outlets where nobody works and to which nothing belongs can be removed."),
            tr("Remove unused"), "trash-2", remove,
        )  # fmt: skip

    def outlet(self) -> Outlet | None:
        """The outlet shown."""
        details = self.details()
        return details.outlet if details is not None else None

    def read(self, workspace: "Workspace", record_id: int) -> OutletDetails:
        """The outlet with its history."""
        return read_outlet(workspace, record_id)

    def version_of(self, details: OutletDetails) -> tuple[int, Any]:
        """The outlet, the one it is part of by name."""
        return details.outlet.version, {**details.outlet.card, "parent": details.outlet.parent_name}

    def make_form(self) -> "RecordForm | None":
        """Its fields."""
        shown = self.outlet()
        return (
            self._acts.make_form(shown, self._clock) if shown is not None and not self._acts.why_not_write() else None
        )

    def many(self, count: int, _ids: Callable[[], list[int]]) -> QWidget:
        """What is unused can go."""
        self._many.say(count, self._acts.why_not_write())
        return self._many
