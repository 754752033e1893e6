"""What stands beside a list: one record to read, its fields to edit, several at once, or nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import NotFound, UserError
from desktop.gui import theme
from desktop.gui.models.moments import Clock
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.facts import Facts, empty
from desktop.gui.widgets.panels import ScrollPage
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.gui.widgets.record_form import RecordForm
    from desktop.services.workspaces import Workspace

D = TypeVar("D")


class SidePane(QWidget):
    """The white side of a page: what it holds goes into `column`. As a sheet over the list it can be closed."""

    close_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "surf")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Details"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._close = QWidget()
        row = QHBoxLayout(self._close)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), 0)
        row.addStretch(1)
        row.addWidget(IconButton("x", tr("Close the details"), on_click=self.close_asked.emit))
        self._close.hide()
        self.column.addWidget(self._close)

    def show_close(self, narrow: bool) -> None:  # noqa: FBT001 - a slot
        """As a sheet it needs a way to be closed."""
        self._close.setVisible(narrow)


class RecordDetail(QWidget, Generic[D]):
    """One record to read: a head and facts that scroll. Subclasses say `fill` and `name_of`."""

    def __init__(self, tools: Tools, clock: Clock) -> None:
        super().__init__()
        self._tools, self._clock = tools, clock
        self.details: D | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scrolled = ScrollPage(margin=20, spacing=0)
        self.scrolled.body.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(20))
        outer.addWidget(self.scrolled)
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.px(2))
        self._facts = Facts()
        self.scrolled.body.addLayout(self._head)
        self.scrolled.body.addLayout(self._facts)
        self.scrolled.body.addStretch(1)

    def show_details(self, details: D) -> None:
        """Show this record."""
        self.details = details
        empty(self._head)
        self._facts.clear()
        self.fill(details)
        self.scrolled.verticalScrollBar().setValue(0)
        self.setAccessibleName(tr("Details of {name}", name=self.name_of(details)))

    def tick(self) -> None:
        """The minute changed."""

    def fill(self, details: D) -> None:
        """Put the head and the facts in."""
        raise NotImplementedError

    def name_of(self, details: D) -> str:
        """What the record is called."""
        raise NotImplementedError


class RecordPane(SidePane, Generic[D]):
    """`show_record(id)`, `show_many(count, ids)`, `show_nothing()`; only the newest asked is shown.

    Subclasses say how a record is read, and what its form is; `many` is shown while several are chosen.
    """

    left_form = Signal()

    def __init__(self, tools: Tools, detail: RecordDetail[D], nothing: QWidget) -> None:
        super().__init__()
        self._tools = tools
        self._shown: int | None = None
        self.form: RecordForm | None = None
        self.stack = QStackedWidget()
        self.column.addWidget(self.stack, 1)
        self._nothing, self._detail = nothing, detail
        self.stack.addWidget(nothing)
        self.stack.addWidget(detail)

    # -- what a subclass says -------------------------------------------------------------------------------------

    def read(self, workspace: "Workspace", record_id: int) -> D:
        """Everything about one record. In a task's thread."""
        raise NotImplementedError

    def make_form(self) -> "RecordForm | None":
        """The fields of the record shown, to be edited; None where that cannot be done now."""
        raise NotImplementedError

    def version_of(self, details: D) -> tuple[int, Any]:
        """The version and the card a form follows."""
        raise NotImplementedError

    def many(self, count: int, ids: Callable[[], list[int]]) -> QWidget | None:
        """What is shown while so many are chosen."""
        raise NotImplementedError

    # -- what is shown --------------------------------------------------------------------------------------------

    def shown(self) -> int | None:
        """The id of the one record asked for last, if it is one."""
        return self._shown

    def details(self) -> D | None:
        """The record shown."""
        return self._detail.details if self._shown is not None else None

    def show_record(self, record_id: int, *, rest: bool = False) -> None:
        """Read and show one record; with `rest`, once the list beside it is painted."""
        if record_id != self._shown:
            self.leave_form()
        self._shown = record_id
        self._tools.tasks.read(
            self, lambda workspace: self.read(workspace, record_id), lambda details: self._take(record_id, details),
            failed=self._fail, question="details", rest=rest,
        )  # fmt: skip

    def show_many(self, count: int, ids: Callable[[], list[int]]) -> None:
        """Offer what can be done with many."""
        self.leave_form()
        self._shown = None
        panel = self.many(count, ids)
        if panel is not None:
            if self.stack.indexOf(panel) < 0:
                self.stack.addWidget(panel)
            self.stack.setCurrentWidget(panel)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.leave_form()
        self._shown = None
        self.stack.setCurrentWidget(self._nothing)

    def refresh(self) -> None:
        """What is shown may have changed."""
        if self._shown is not None:
            self.show_record(self._shown)

    def tick(self) -> None:
        """The minute changed."""
        self._detail.tick()

    def take_focus(self) -> None:
        """Put the keyboard into the details."""
        self._detail.scrolled.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self.form is None:
            self.left_form.emit()
            return
        super().keyPressEvent(event)

    # -- the fields -----------------------------------------------------------------------------------------------

    def edit(self) -> None:
        """Make every field of the record shown writable."""
        form = self.make_form() if self.form is None and self.details() is not None else None
        if form is None:
            return
        self.form = form
        form.left.connect(self.leave_form)
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        form.first_focus().setFocus()

    def leave_form(self) -> None:
        """Close the fields; what can be read of what was typed is saved."""
        form, self.form = self.form, None
        if form is None:
            return
        form.finish()
        focused = form.isAncestorOf(self.window().focusWidget())
        self.stack.setCurrentWidget(self._detail)
        self.stack.removeWidget(form)
        form.deleteLater()
        if focused:
            self.left_form.emit()

    def _take(self, record_id: int, details: D) -> None:
        if record_id != self._shown:
            return
        self._detail.show_details(details)
        if self.form is not None:
            self.form.follow(*self.version_of(details))
        else:
            self.stack.setCurrentWidget(self._detail)
        self._tools.actions.refresh()

    def _fail(self, error: UserError) -> None:
        self.show_nothing()
        if not isinstance(error, NotFound):
            self._tools.notices.error(error)


class ManyChosen(QWidget):
    """Several records, with the one thing that can be done with them: `say(count, reason)`."""

    def __init__(self, one: str, many: str, words: str, label: str, icon: str, act: Callable[[], object]) -> None:  # noqa: PLR0917 - words
        super().__init__()
        self._one, self._many = one, many
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(20))
        column.setSpacing(theme.px(10))
        self._title = Text("", "h1", wrap=True)
        column.addWidget(self._title)
        column.addWidget(Text(words, "body", "mute", wrap=True))
        self.button = Button(label, "destructive", icon=icon, on_click=act)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def say(self, count: int, reason: str) -> None:
        """So many are chosen; `reason` why nothing can be done with them."""
        self._title.setText(plural(count, self._one, self._many))
        self.button.forbid(reason)
