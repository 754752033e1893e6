"""The page of outlets: the list, and one outlet beside it, to read and to edit."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Touched
from desktop.domain.errors import UserError
from desktop.domain.outlet import OutletRow, OutletSort
from desktop.gui import theme
from desktop.gui.menus import row_menu
from desktop.gui.models.moments import local, system_clock, until_next_minute
from desktop.gui.models.outlet_columns import outlet_columns
from desktop.gui.models.window import Answer, WindowModel
from desktop.gui.pages import Page, Tools
from desktop.gui.screens.outlets.acts import ROW_MENU, OutletActs
from desktop.gui.screens.outlets.pane import OutletPane
from desktop.gui.widgets.fields import SearchField
from desktop.gui.widgets.panels import EmptyState, Skeleton, rule
from desktop.gui.widgets.split import Split
from desktop.gui.widgets.table import ROW_DENSE, ROW_NORMAL, Table
from desktop.gui.widgets.text import Text
from desktop.gui.words import number, plural, tr

if TYPE_CHECKING:
    from array import array

    from desktop.services.workspaces import Workspace


class OutletsPage(Page):
    """`visit("outlets", 3)` shows an outlet, `visit("outlets", "new")` asks for a new one."""

    primary = "outlet.new"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.model: WindowModel[OutletRow] = WindowModel(outlet_columns(), self._fetch, self)
        self.table = Table(self.model, name=tr("Outlets"))
        self.table.letters = tools.actions.press
        self.table.commands = tools.actions.press_keys
        self.pane = OutletPane(tools, self._now)
        self.acts = OutletActs(self)
        self._text, self._sort, self._descending = "", OutletSort.NAME, False
        self._wanted: int | None = None
        self._build()
        self._connect()
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._tick)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(rule())
        self.under = QStackedWidget()
        self.nothing = EmptyState(
            "newspaper", tr("No outlets yet"), tr("They come with the first contact."),
            [(tr("New outlet"), lambda: self.tools.actions.do("outlet.new"))], centred=True,
        )  # fmt: skip
        self.nobody = EmptyState(
            "search", tr("No outlet is called that"), tr("Look for fewer words."),
            [(tr("Clear the search"), self._clear)], centred=True,
        )  # fmt: skip
        for part in (Skeleton(17, tr("Loading outlets"), row_height=43), self.table, self.nothing, self.nobody):
            self.under.addWidget(part)
        column.addWidget(self.under, 1)
        self.split = Split(side, self.pane)
        outer.addWidget(self.split)

    def _head(self) -> QWidget:
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(theme.px(20), theme.px(14), theme.px(18), theme.px(12))
        row.setSpacing(theme.px(10))
        self.count = Text("", "body", "mute")
        self.search = SearchField(tr("Search"), shortcut="/")
        self.search.setAccessibleName(tr("Search outlets"))
        self.search.setFixedWidth(theme.px(230))
        self.search.asked.connect(self._ask)
        row.addWidget(Text(tr("Outlets"), "h1"))
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.search, alignment=Qt.AlignmentFlag.AlignVCenter)
        return self.head

    def _connect(self) -> None:
        tools, table = self.tools, self.table
        tools.tasks.changed.connect(self._changed)
        table.restore_columns(tools.preferences.columns("outlets"))
        table.columns_changed.connect(lambda: tools.preferences.remember_columns("outlets", table.columns_state()))
        table.chosen.connect(self._chosen)
        table.opened.connect(self._opened)
        table.menu_asked.connect(self._menu)
        self.search.lead_to(table)
        table.sort_asked.connect(self._sorted)
        table.show_sort(OutletSort.NAME, descending=False)
        self.pane.use(self.acts)
        self.pane.left_form.connect(table.setFocus)
        self.pane.close_asked.connect(self.split.close_sheet)
        self.split.narrowed.connect(self.pane.show_close)
        tools.preferences.changed.connect(self._preferences)
        self._preferences()

    # -- as a page ------------------------------------------------------------------------------------------------

    def entered(self, argument: object = None) -> None:
        """Show the list, and the outlet named."""
        self.acts.bind()
        self._wanted = argument if isinstance(argument, int) else None
        if self._wanted is not None and self.model.line_of(self._wanted) < 0:
            self.search.clear()
            self._text = ""
        self._ask(self._text)
        if argument == "new":
            QTimer.singleShot(0, self, self.acts.new)  # after the window gave the focus to the page

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
        self.search.setFocus()
        self.search.selectAll()

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

    # -- the list -------------------------------------------------------------------------------------------------

    def select(self, outlet_id: int) -> None:
        """Show this outlet as soon as it is in the list."""
        self._wanted = outlet_id
        self._take_wanted()

    def selected(self) -> list[int]:
        """The outlets chosen, else the current one."""
        current = self.table.current_id()
        return self.table.selected_ids() or ([current] if current is not None else [])

    def _ask(self, text: str) -> None:
        self._text = text
        work = partial(_ids, text=text, sort=self._sort, descending=self._descending)
        self.tools.tasks.read(self, work, self._take, failed=self._failed, question="ids")

    def _sorted(self, key: str, descending: bool) -> None:  # noqa: FBT001 - a slot
        self._sort, self._descending = OutletSort(key), descending
        self._ask(self._text)

    def _clear(self) -> None:
        self.search.clear()

    def _take(self, found: "tuple[array[int], int]") -> None:
        ids, total = found
        if ids != self.model.ids():
            place = self.table.verticalScrollBar().value()
            self.model.set_ids(ids)
            self.table.verticalScrollBar().setValue(place)
        all_of_them = plural(total, "{n} outlet", "{n} outlets")
        narrowed = bool(self._text.strip())
        some = tr("{count} of {total} match", count=number(len(ids)), total=number(total))
        self.count.setText(some if narrowed else all_of_them)
        self.under.setCurrentWidget(self.table if ids else self.nobody if narrowed else self.nothing)
        self.split.want_pane(bool(ids))
        self._take_wanted()
        if ids and self.table.selected_count() == 0:
            self.table.select_ids([ids[0]])
        self._chosen()

    def _take_wanted(self) -> None:
        if self._wanted is not None and self.model.line_of(self._wanted) >= 0:
            wanted, self._wanted = self._wanted, None
            self.table.select_ids([wanted])
            self.split.show_sheet()

    def _fetch(self, ids: Sequence[int], answer: Answer[OutletRow]) -> None:
        wanted = list(ids)
        self.tools.tasks.read(self, lambda workspace: _rows(workspace, wanted), answer)

    def _failed(self, error: UserError) -> None:
        self.count.setText("—")
        again = ((tr("Try again"), lambda: self._ask(self._text)),)
        self.tools.notices.banner(str(error), "red", key="error", actions=again)

    # -- what is chosen, what changes -----------------------------------------------------------------------------

    def _chosen(self) -> None:
        ids = self.selected()
        if len(ids) > 1:
            self.pane.show_many(len(ids))
        elif ids:
            self.pane.show_outlet(ids[0])
        else:
            self.pane.show_nothing()
        self.tools.actions.refresh()

    def _opened(self, outlet_id: int) -> None:
        self.pane.show_outlet(outlet_id)
        self.split.show_sheet()
        self.pane.take_focus()

    def edit(self) -> None:
        """Make every field of the one chosen writable."""
        self.split.show_sheet()
        self.pane.edit()

    def _menu(self, at: QPoint) -> None:
        row_menu(self.table, self.tools.actions, ROW_MENU).popup(self.table.viewport().mapToGlobal(at))

    def _changed(self, touched: Touched) -> None:
        if touched.concerns("outlet") or touched.concerns("contact"):
            self.model.refresh(None)
            self._ask(self._text)
            self.pane.refresh()

    def _tick(self) -> None:
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


def _ids(workspace: "Workspace", text: str, sort: OutletSort, *, descending: bool) -> "tuple[array[int], int]":
    from desktop.services import outlets, workspaces

    return outlets.ids(workspace, text, sort, descending=descending), workspaces.totals(workspace).outlets


def _rows(workspace: "Workspace", ids: list[int]) -> list[OutletRow]:
    from desktop.services import outlets

    return outlets.rows(workspace, ids)
