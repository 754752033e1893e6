"""The side of the page: one contact, its fields to edit, many contacts at once, or nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.contact import Contact
from desktop.domain.errors import NotFound, UserError
from desktop.gui import theme
from desktop.gui.models.contact_details import Details, read_details, read_suspects
from desktop.gui.models.moments import Clock
from desktop.gui.pages import Tools
from desktop.gui.screens.contacts.detail import ContactDetail
from desktop.gui.widgets.buttons import IconButton
from desktop.gui.widgets.panels import EmptyState
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.gui.screens.contacts.acts import Acts
    from desktop.gui.screens.contacts.bulk import BulkPanel
    from desktop.gui.screens.contacts.editing import ContactForm
    from desktop.services.duplicates import Suspect

SUSPECTS_AFTER_MS = 200
"""Who only passes by, line after line, is not compared with everybody at their outlet."""


class Pane(QWidget):
    """`show_contact(id)`, `show_many(ids)`, `show_nothing()`. Reads by tasks; only the newest asked is shown."""

    menu_asked = Signal(QPoint)
    close_asked = Signal()
    compare_asked = Signal(object)
    left_form = Signal()

    def __init__(self, tools: Tools, clock: Clock) -> None:
        super().__init__()
        self.form: ContactForm | None = None
        self.bulk: BulkPanel | None = None
        self._acts: Acts | None = None
        self.setProperty("box", "surf")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Details"))
        self._tools, self._clock = tools, clock
        self._shown: int | None = None
        self._suspects: list[int] = []
        self._suspicion = QTimer(self, singleShot=True, interval=SUSPECTS_AFTER_MS)
        self._suspicion.timeout.connect(self._look_for_suspects)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._close = QWidget()
        row = QHBoxLayout(self._close)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), 0)
        row.addStretch(1)
        row.addWidget(IconButton("x", tr("Close the details"), on_click=self.close_asked.emit))
        self._close.hide()
        column.addWidget(self._close)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self.detail = ContactDetail(tools, clock)
        self._nothing = _nothing()
        self.stack.addWidget(self._nothing)
        self.stack.addWidget(self.detail)
        self.detail.more_asked.connect(self._more)
        self.detail.lift_asked.connect(lambda: tools.actions.do("contact.lift"))
        self.detail.compare_asked.connect(self._compare)

    def use(self, acts: "Acts") -> None:
        """What the panel of many and the form do is done by these."""
        self._acts = acts

    def shown(self) -> int | None:
        """The id of the one contact asked for last, if it is one."""
        return self._shown

    def contact(self) -> Contact | None:
        """The contact shown."""
        return self.detail.details.contact if self.detail.details is not None and self._shown is not None else None

    def refuses(self) -> bool:
        """Whether the contact shown refuses something or has a suppressed address."""
        shown = self.contact()
        return shown is not None and bool("refusal" in shown.card or shown.suppressed)

    def show_contact(self, contact_id: int, *, rest: bool = False) -> None:
        """Read and show one contact; with `rest`, once the list beside it is painted."""
        if contact_id != self._shown:
            self.leave_form()
        self._shown = contact_id
        self._tools.tasks.read(
            self, lambda workspace: read_details(workspace, contact_id), self._take,
            failed=self._fail, question="details", rest=rest,
        )  # fmt: skip

    def show_many(self, count: int, ids: Callable[[], list[int]]) -> None:
        """Offer what can be done with many."""
        from desktop.gui.screens.contacts.bulk import BulkPanel

        self.leave_form()
        self._shown = None
        if self.bulk is None and self._acts is not None:
            self.bulk = BulkPanel(self._tools, self._clock, self._acts)
            self.stack.addWidget(self.bulk)
        if self.bulk is not None:
            self.bulk.show_selection(count, ids)
            self.stack.setCurrentWidget(self.bulk)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.leave_form()
        self._shown = None
        self.stack.setCurrentWidget(self._nothing)

    def refresh(self) -> None:
        """What is shown may have changed."""
        if self._shown is not None:
            self.show_contact(self._shown)

    def tick(self) -> None:
        """The minute changed."""
        self.detail.tick()

    def show_close(self, narrow: bool) -> None:  # noqa: FBT001 - a slot
        """As a sheet it needs a way to be closed."""
        self._close.setVisible(narrow)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._suspicion.stop()

    def edit(self) -> None:
        """Make every field of the contact shown writable."""
        from desktop.gui.screens.contacts.editing import ContactForm

        shown = self.contact()
        if shown is None or self._acts is None or self.form is not None:
            return
        self.form = ContactForm(self._tools, self._clock, shown, self._acts.told)
        self.form.left.connect(self.leave_form)
        self.stack.addWidget(self.form)
        self.stack.setCurrentWidget(self.form)
        self.form.first_focus().setFocus()

    def leave_form(self) -> None:
        """Close the fields; what can be read of what was typed is saved."""
        form, self.form = self.form, None
        if form is None:
            return
        form.finish()
        focused = form.isAncestorOf(self.window().focusWidget())
        self.stack.setCurrentWidget(self.detail)
        self.stack.removeWidget(form)
        form.deleteLater()
        if focused:
            self.left_form.emit()

    def focus_bulk(self) -> None:
        """Put the keyboard into the panel of many."""
        if self.bulk is not None:
            self.bulk.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard into the details."""
        self.detail.scrolled.setFocus()

    def _take(self, details: Details) -> None:
        if details.contact.id != self._shown:
            return
        self.detail.show_details(details)
        if self.form is not None:
            self.form.follow(details.contact.version, details.contact.card)
        else:
            self.stack.setCurrentWidget(self.detail)
        self._tools.actions.refresh()
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

    def _fail(self, error: UserError) -> None:
        self.show_nothing()
        if not isinstance(error, NotFound):
            self._tools.notices.error(error)

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
