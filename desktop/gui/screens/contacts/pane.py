"""The side of the page: one contact, its fields to edit, many contacts at once, or nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.contact import Contact
from desktop.gui import theme
from desktop.gui.models.contact_details import Details, read_details, read_suspects
from desktop.gui.models.moments import Clock
from desktop.gui.pages import Tools
from desktop.gui.screens.contacts.detail import ContactDetail
from desktop.gui.widgets.panels import EmptyState
from desktop.gui.widgets.record_pane import RecordPane
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.gui.screens.contacts.acts import Acts
    from desktop.gui.screens.contacts.bulk import BulkPanel
    from desktop.gui.screens.contacts.editing import ContactForm
    from desktop.services.duplicates import Suspect
    from desktop.services.workspaces import Workspace

SUSPECTS_AFTER_MS = 200
"""Who only passes by, line after line, is not compared with everybody at their outlet."""


class Pane(RecordPane[Details]):
    """`show_record(id)`, `show_many(count, ids)`, `show_nothing()`. Who this may be besides is looked for later."""

    menu_asked = Signal(QPoint)
    compare_asked = Signal(object)
    form: "ContactForm | None"

    def __init__(self, tools: Tools, clock: Clock, acts: "Acts") -> None:
        self.detail = ContactDetail(tools, clock)
        super().__init__(tools, self.detail, _nothing())
        self._clock, self._acts = clock, acts
        self.bulk: BulkPanel | None = None
        self._suspects: list[int] = []
        self._suspicion = QTimer(self, singleShot=True, interval=SUSPECTS_AFTER_MS)
        self._suspicion.timeout.connect(self._look_for_suspects)
        self.detail.more_asked.connect(self._more)
        self.detail.lift_asked.connect(lambda: tools.actions.do("contact.lift"))
        self.detail.compare_asked.connect(self._compare)

    def contact(self) -> Contact | None:
        """The contact shown."""
        details = self.details()
        return details.contact if details is not None else None

    def refuses(self) -> bool:
        """Whether the contact shown refuses something or has a suppressed address."""
        shown = self.contact()
        return shown is not None and bool("refusal" in shown.card or shown.suppressed)

    def read(self, workspace: "Workspace", record_id: int) -> Details:
        """The contact with all that hangs on it."""
        return read_details(workspace, record_id)

    def version_of(self, details: Details) -> tuple[int, Any]:
        """The contact."""
        return details.contact.version, details.contact.card

    def make_form(self) -> "ContactForm | None":
        """Every field of the contact shown."""
        from desktop.gui.screens.contacts.editing import ContactForm

        shown = self.contact()
        return ContactForm(self._tools, self._clock, shown, self._acts.told) if shown is not None else None

    def many(self, count: int, ids: Callable[[], list[int]]) -> QWidget:
        """What can be done with many."""
        from desktop.gui.screens.contacts.bulk import BulkPanel

        if self.bulk is None:
            self.bulk = BulkPanel(self._tools, self._clock, self._acts)
        self.bulk.show_selection(count, ids)
        return self.bulk

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._suspicion.stop()

    def focus_bulk(self) -> None:
        """Put the keyboard into the panel of many."""
        if self.bulk is not None:
            self.bulk.take_focus()

    def _take(self, record_id: int, details: Details) -> None:
        super()._take(record_id, details)
        if record_id == self._shown:
            self._suspicion.start()

    def _look_for_suspects(self) -> None:
        shown = self.contact()
        if shown is not None and shown.deleted_at is None:
            self._tools.tasks.read(
                self, lambda workspace: read_suspects(workspace, shown.id),
                lambda found: self._suspect(shown.id, found), failed=lambda _gone: None, question="suspects",
            )  # fmt: skip

    def _suspect(self, contact_id: int, found: "list[Suspect]") -> None:
        if contact_id == self._shown:
            self._suspects = [one.contact.id for one in found]
            self.detail.show_suspects(found)

    def _more(self) -> None:
        corner = self.detail.more
        self.menu_asked.emit(corner.mapToGlobal(corner.rect().bottomLeft()))

    def _compare(self) -> None:
        if self._shown is not None:
            self.compare_asked.emit([self._shown, *self._suspects[:3]])


def _nothing() -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
    column.addWidget(EmptyState("user", tr("Nobody is chosen"), tr("Choose a contact in the list."), centred=True))
    return holder
