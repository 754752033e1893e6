"""A page of a list with one of its records beside it: what contacts, outlets and partners have in common."""

from array import array
from datetime import datetime
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Touched
from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.menus import row_menu
from desktop.gui.models.moments import local, system_clock, until_next_minute
from desktop.gui.models.window import Row, WindowModel
from desktop.gui.pages import Page, Tools
from desktop.gui.widgets.panels import rule
from desktop.gui.widgets.record_head import RecordHead
from desktop.gui.widgets.record_pane import RecordPane
from desktop.gui.widgets.split import Split
from desktop.gui.widgets.table import ROW_DENSE, ROW_NORMAL, Table
from desktop.gui.words import tr

R = TypeVar("R", bound=Row)


class RecordActs(Protocol):
    """The commands of such a page."""

    def bind(self) -> None:
        """Say what can be done here."""

    def unbind(self) -> None:
        """What needs the list cannot be done elsewhere."""

    def new(self) -> None:
        """Ask for a new record."""


class RecordPage(Page, Generic[R]):
    """Subclass it, make its parts, then `compose` them. It says what is asked, and what a change means.

    Attributes:
        columns: what the table's columns are remembered as.
        menu: the context menu of a row, "" is a line.
        stack: the list with its pane, and what a subclass shows in their place.
        side: the column of the list: head, line, what is under them.
        under: the table, or what stands there while there is none; its first part is shown until rows are here.
    """

    columns: ClassVar[str]
    menu: ClassVar[tuple[str, ...]]
    model: WindowModel[R]
    acts: RecordActs
    pane: RecordPane[Any]
    head: RecordHead

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._wanted: int | None = None
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._tick)

    def compose(self, skeleton: QWidget, *instead: QWidget) -> None:
        """Put `model`, `head`, `pane` and `acts` together; `instead` are shown where the list is empty."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget()
        outer.addWidget(self.stack)
        holder = QWidget()
        self.side = QVBoxLayout(holder)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(0)
        self.side.addWidget(self.head)
        self.side.addWidget(rule())
        self.table = Table(self.model, name=self.head.title.text())
        self.table.letters = self.tools.actions.press
        self.table.commands = self.tools.actions.press_keys
        self.under = QStackedWidget()
        for part in (skeleton, self.table, *instead):
            self.under.addWidget(part)
        self.side.addWidget(self.under, 1)
        self.split = Split(holder, self.pane)
        self.stack.addWidget(self.split)
        self._join()

    def _join(self) -> None:
        tools, table = self.tools, self.table
        tools.tasks.changed.connect(self._changed)
        table.restore_columns(tools.preferences.columns(self.columns))
        table.columns_changed.connect(lambda: tools.preferences.remember_columns(self.columns, table.columns_state()))
        table.chosen.connect(self._chosen)
        table.opened.connect(self._opened)
        table.menu_asked.connect(lambda at: self._menu(table.viewport().mapToGlobal(at)))
        self.head.search.lead_to(table)
        self.pane.left_form.connect(table.setFocus)
        self.pane.close_asked.connect(self.split.close_sheet)
        self.split.narrowed.connect(self.pane.show_close)
        tools.preferences.changed.connect(self._preferences)
        self._preferences()

    # -- what a subclass says -------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask the question in force again."""
        raise NotImplementedError

    def _changed(self, touched: Touched) -> None:
        raise NotImplementedError

    # -- as a page ------------------------------------------------------------------------------------------------

    def left(self) -> None:
        """What needs the list cannot be done elsewhere."""
        self.acts.unbind()

    def first_focus(self) -> QWidget | None:
        """The list."""
        return self.table

    def panes(self) -> list[QWidget]:
        """Head, list, details."""
        return [self.head, self.table, self.pane]

    def start_search(self) -> None:
        """Into the search line."""
        self.head.search.setFocus()
        self.head.search.selectAll()

    def may_leave(self) -> bool:
        """What is typed into a field is saved when it is left."""
        self.pane.leave_form()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clocks run while they can be seen."""
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing ticks where nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    def new_soon(self) -> None:
        """Ask for a new record, after the window gave the focus to the page."""
        QTimer.singleShot(0, self, self.acts.new)

    # -- the list -------------------------------------------------------------------------------------------------

    def select(self, record_id: int) -> None:
        """Show this record as soon as it is in the list."""
        self._wanted = record_id
        self._take_wanted()

    def selected(self) -> list[int]:
        """The records chosen, else the current one."""
        current = self.table.current_id()
        return self.table.selected_ids() or ([current] if current is not None else [])

    def show_ids(self, ids: "array[int]", instead: QWidget) -> None:
        """List these, the place kept; where there are none, show what stands there instead."""
        if ids != self.model.ids():
            place = self.table.verticalScrollBar().value()
            self.model.set_ids(ids)
            self.table.verticalScrollBar().setValue(place)
        self.under.setCurrentWidget(self.table if ids else instead)
        self.split.want_pane(bool(ids))
        self._take_wanted()
        if ids and self.table.selected_count() == 0:
            self.table.select_ids([ids[0]])
        self._choose()

    def _take_wanted(self) -> None:
        if self._wanted is not None and self.model.line_of(self._wanted) >= 0:
            wanted, self._wanted = self._wanted, None
            self.table.select_ids([wanted])
            self.split.show_sheet()

    def _failed(self, error: UserError) -> None:
        self.head.show_unknown()
        self.tools.notices.banner(str(error), "red", key="error", actions=((tr("Try again"), self.ask),))

    # -- what is chosen -------------------------------------------------------------------------------------------

    def _chosen(self) -> None:
        self._choose()

    def _choose(self, *, rest: bool = False) -> None:
        count = self.table.selected_count()
        if count > 1:
            self.pane.show_many(count, self.table.selected_ids)
        elif ids := self.selected():
            if ids[0] != self.pane.shown():  # else it follows by itself what changes
                self.pane.show_record(ids[0], rest=rest)
        else:
            self.pane.show_nothing()
        self.tools.actions.refresh()

    def _opened(self, record_id: int) -> None:
        self.pane.show_record(record_id)
        self.split.show_sheet()
        self.pane.take_focus()

    def edit(self) -> None:
        """Make every field of the one chosen writable."""
        self.split.show_sheet()
        self.pane.edit()

    def _menu(self, at: QPoint) -> None:
        row_menu(self.table, self.tools.actions, self.menu).popup(at)

    # -- what changes ---------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        self.table.viewport().update()
        self.pane.tick()
        self._clock.start(until_next_minute(local(self._now)))

    def _now(self) -> datetime:
        workspace = self.tools.tasks.workspace()
        return workspace.clock() if workspace is not None else system_clock()

    def _preferences(self) -> None:
        settings = self.tools.preferences.now
        self.table.letters_on = settings.single_keys
        wanted = ROW_DENSE if settings.dense_rows else ROW_NORMAL
        if self.table.row_height() != theme.px(wanted):
            self.table.set_row_height(wanted)
