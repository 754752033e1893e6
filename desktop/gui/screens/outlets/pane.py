"""The side of the page of outlets: one outlet, its fields to edit, several, or nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import NotFound, UserError
from desktop.domain.outlet import Outlet
from desktop.gui import theme
from desktop.gui.models.moments import Clock
from desktop.gui.pages import Tools
from desktop.gui.screens.outlets.detail import OutletDetail, OutletDetails, read_outlet
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.panels import EmptyState
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.gui.screens.outlets.acts import OutletActs
    from desktop.gui.widgets.record_form import RecordForm


class OutletPane(QWidget):
    """`show_outlet(id)`, `show_many(count)`, `show_nothing()`."""

    close_asked = Signal()
    left_form = Signal()

    def __init__(self, tools: Tools, clock: Clock) -> None:
        super().__init__()
        self.setProperty("box", "surf")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Details"))
        self._tools, self._clock = tools, clock
        self._shown: int | None = None
        self._acts: OutletActs | None = None
        self.form: RecordForm | None = None
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
        self.detail = OutletDetail(tools, clock)
        self.detail.edit_asked.connect(self.edit)
        self.detail.remove_asked.connect(self._remove)
        self._nothing = EmptyState("newspaper", tr("Choose an outlet in the list"), centred=True)
        self._many = _Many(self._remove)
        for part in (self._nothing, self.detail, self._many):
            self.stack.addWidget(part)

    def use(self, acts: "OutletActs") -> None:
        """What is done here is done by these."""
        self._acts = acts

    def outlet(self) -> Outlet | None:
        """The outlet shown."""
        return self.detail.details.outlet if self.detail.details is not None and self._shown is not None else None

    def show_outlet(self, outlet_id: int) -> None:
        """Read and show one outlet."""
        if outlet_id != self._shown:
            self.leave_form()
        self._shown = outlet_id
        self._tools.tasks.read(
            self, lambda workspace: read_outlet(workspace, outlet_id), self._take, failed=self._fail, question="outlet"
        )  # fmt: skip

    def show_many(self, count: int) -> None:
        """Several are chosen."""
        self.leave_form()
        self._shown = None
        reason = self._acts.why_not_write() if self._acts is not None else ""
        self._many.say(count, reason)
        self.stack.setCurrentWidget(self._many)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.leave_form()
        self._shown = None
        self.stack.setCurrentWidget(self._nothing)

    def refresh(self) -> None:
        """What is shown may have changed."""
        if self._shown is not None:
            self.show_outlet(self._shown)

    def tick(self) -> None:
        """The minute changed."""
        self.detail.tick()

    def show_close(self, narrow: bool) -> None:  # noqa: FBT001 - a slot
        """As a sheet it needs a way to be closed."""
        self._close.setVisible(narrow)

    def edit(self) -> None:
        """Make every field writable."""
        shown = self.outlet()
        if shown is None or self._acts is None or self.form is not None or self._acts.why_not_write():
            return
        self.form = self._acts.make_form(shown, self._clock)
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

    def take_focus(self) -> None:
        """Put the keyboard into the details."""
        self.detail.scrolled.setFocus()

    def _take(self, details: OutletDetails) -> None:
        if details.outlet.id != self._shown:
            return
        self.detail.show_details(details)
        if self.form is not None:
            card = {**details.outlet.card, "parent": details.outlet.parent_name}
            self.form.follow(details.outlet.version, card)
        else:
            self.stack.setCurrentWidget(self.detail)

    def _fail(self, error: UserError) -> None:
        self.show_nothing()
        if not isinstance(error, NotFound):
            self._tools.notices.error(error)

    def _remove(self) -> None:
        self._tools.actions.do("contact.delete")


class _Many(QWidget):
    """Several outlets: only what is unused can go."""

    def __init__(self, remove: object) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(20))
        column.setSpacing(theme.px(10))
        self._title = Text("", "h1", wrap=True)
        column.addWidget(self._title)
        words = tr("Outlets where nobody works and to which nothing belongs can be removed.")
        column.addWidget(Text(words, "body", "mute", wrap=True))
        self.button = Button(tr("Remove unused"), "destructive", icon="trash-2", on_click=remove)  # type: ignore[arg-type]
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def say(self, count: int, reason: str) -> None:
        self._title.setText(plural(count, "{n} outlet selected", "{n} outlets selected"))
        self.button.forbid(reason)
