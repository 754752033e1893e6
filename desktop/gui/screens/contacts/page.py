"""The page of contacts: the list with its filters, and beside it one contact, or what can be done with many."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Touched
from desktop.domain.contact import ContactRow
from desktop.domain.errors import UserError
from desktop.domain.query import SortBy
from desktop.gui import theme
from desktop.gui.menus import row_menu
from desktop.gui.models.filters import Filters
from desktop.gui.models.moments import local, system_clock, until_next_minute
from desktop.gui.pages import Page, Tools
from desktop.gui.screens.contacts.acts import ROW_MENU, Acts
from desktop.gui.screens.contacts.filtering import Filtering
from desktop.gui.screens.contacts.head import Head
from desktop.gui.screens.contacts.listing import Listing
from desktop.gui.screens.contacts.nobody import Nobody
from desktop.gui.screens.contacts.pane import Pane
from desktop.gui.widgets.panels import Skeleton, rule
from desktop.gui.widgets.split import Split
from desktop.gui.widgets.table import ROW_DENSE, ROW_NORMAL, Table
from desktop.gui.words import tr

_ANNOUNCE_MS = 600


class ContactsPage(Page):
    """`visit("contacts", 17)` shows a contact, `visit("contacts", Filters(...))` a question."""

    primary = "contact.new"
    keeps = True

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.listing = Listing(tools.tasks, self._now, self)
        self.table = Table(self.listing.model, name=tr("Contacts"))
        self.table.letters = tools.actions.press
        self.table.commands = tools.actions.press_keys
        self.head = Head()
        self.pane = Pane(tools, self._now)
        self.nobody = Nobody()
        self.acts = Acts(self)
        self.pane.use(self.acts)
        self.filtering = Filtering(tools.tasks, self.head, self.listing, self.acts.set_filters)
        self._wanted: int | None = None
        self._scrolled = 0
        self._turning = False
        self._build()
        self._connect()
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._tick)
        self._say_count = QTimer(self, singleShot=True, interval=_ANNOUNCE_MS)
        self._say_count.timeout.connect(lambda: tools.notices.announce(self.head.count.text()))

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget()
        outer.addWidget(self.stack)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        self.under = QStackedWidget()
        self._skeleton = Skeleton(17, tr("Loading contacts"), row_height=43)
        for part in (self._skeleton, self.table, self.nobody):
            self.under.addWidget(part)
        column.addWidget(self.under, 1)
        self.split = Split(side, self.pane)
        self.stack.addWidget(self.split)
        self._start: QWidget | None = None

    def _connect(self) -> None:
        tasks, table, listing = self.tools.tasks, self.table, self.listing
        tasks.changed.connect(self._changed)
        table.restore_columns(self.tools.preferences.columns("contacts"))
        table.columns_changed.connect(
            lambda: self.tools.preferences.remember_columns("contacts", table.columns_state())
        )
        table.chosen.connect(self._chosen)
        table.opened.connect(self._opened)
        table.menu_asked.connect(self._menu)
        table.sort_asked.connect(self._sort)
        table.show_sort(SortBy.NAME, descending=False)
        self.head.search.lead_to(table)
        listing.about_to_show.connect(self._keep_place)
        listing.shown.connect(self._shown)
        listing.counted.connect(self._counted)
        listing.failed.connect(self._failed)
        self.nobody.changed.connect(self.acts.set_filters)
        self.head.save_asked.connect(self.acts.save_list)
        self.head.export_asked.connect(self.acts.export)
        self.pane.menu_asked.connect(self._menu_of_pane)
        self.pane.compare_asked.connect(self.acts.compare)
        self.pane.left_form.connect(self.table.setFocus)
        self.pane.close_asked.connect(self.split.close_sheet)
        self.split.narrowed.connect(self.pane.show_close)
        self.tools.preferences.changed.connect(self._preferences)
        self._preferences()

    # -- as a page ------------------------------------------------------------------------------------------------

    def entered(self, argument: object = None) -> None:
        """Show the list; an id shows that contact, filters ask them, "bin" opens the bin, "new" a new contact."""
        self.acts.bind()
        filters = self.listing.filters
        if isinstance(argument, Filters):
            filters = argument
        elif argument == "bin":
            filters = Filters(in_bin=True)
        elif isinstance(argument, int) and argument not in self.listing.all_ids():
            filters = Filters()
        self._wanted = argument if isinstance(argument, int) else None
        self.acts.set_filters(filters)
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
        self._say_count.stop()

    def glance(self, rows: Sequence[ContactRow]) -> None:
        """Show the first of everybody while the workspace is being opened."""
        self.listing.glance(rows)
        if rows:
            self.under.setCurrentWidget(self.table)

    # -- the list -------------------------------------------------------------------------------------------------

    def show_filters(self, filters: Filters) -> None:
        """Ask these; the list follows."""
        self.head.show_filters(filters)
        self.table.show_sort(filters.sort, descending=filters.descending)
        self.listing.ask(filters)

    def select(self, contact_id: int) -> None:
        """Show this contact as soon as it is in the list."""
        self._wanted = contact_id
        self._take_wanted()

    def _keep_place(self) -> None:
        self._turning = True
        self._scrolled = self.table.verticalScrollBar().value()

    def _shown(self) -> None:
        self.table.verticalScrollBar().setValue(self._scrolled)
        self._take_wanted()
        if self.table.selected_count() == 0 and self.listing.model.rowCount() and self._wanted is None:
            self.table.select_ids([self.listing.all_ids()[0]])
        self._turning = False
        self._choose(rest=True)

    def _take_wanted(self) -> None:
        if self._wanted is not None and self.listing.model.line_of(self._wanted) >= 0:
            wanted, self._wanted = self._wanted, None
            self.table.select_ids([wanted])
            self.split.show_sheet()

    def _counted(self, count: int, total: int, exact: bool) -> None:  # noqa: FBT001 - a slot
        filters = self.listing.filters
        self.head.show_count(count, total, exact=exact, narrowed=filters.narrowed(), in_bin=filters.in_bin)
        if exact and filters.narrowed():
            self._say_count.start()
        empty = count == 0
        self._show_start(empty=empty and not total and not filters.narrowed() and not filters.in_bin)
        self.under.setCurrentWidget(self.nobody if empty else self.table)
        self.split.want_pane(not empty)
        if empty:
            self.nobody.show_filters(filters)
            self.acts.count_without(filters)

    def _failed(self, error: UserError) -> None:
        self.head.show_count(None, None)
        self.tools.notices.banner(str(error), "red", key="error", actions=((tr("Try again"), self.listing.ask),))

    def _show_start(self, *, empty: bool) -> None:
        if empty and self._start is None:
            from desktop.gui.screens.first_run import FirstRun

            self._start = FirstRun(self.tools)
            self.stack.addWidget(self._start)
        self.stack.setCurrentWidget(self._start if empty and self._start is not None else self.split)

    def _sort(self, key: str, descending: bool) -> None:  # noqa: FBT001 - a slot
        from dataclasses import replace

        self.acts.set_filters(replace(self.listing.filters, sort=SortBy(key), descending=descending))

    # -- what is chosen -------------------------------------------------------------------------------------------

    def selected(self) -> list[int]:
        """The contacts chosen, else the current one."""
        ids = self.table.selected_ids()
        current = self.table.current_id()
        return ids or ([current] if current is not None else [])

    def _chosen(self) -> None:
        if not self._turning:  # else the table forgets and finds its selection: told once, when all is shown
            self._choose()

    def _choose(self, *, rest: bool = False) -> None:
        count = self.table.selected_count()
        if count > 1:
            self.pane.show_many(count, self.table.selected_ids)
        elif ids := self.selected():
            if ids[0] != self.pane.shown():  # else it follows by itself what changes
                self.pane.show_contact(ids[0], rest=rest)
        else:
            self.pane.show_nothing()
        self.tools.actions.refresh()

    def _opened(self, contact_id: int) -> None:
        self.pane.show_contact(contact_id)
        self.split.show_sheet()
        self.pane.take_focus()

    def edit(self) -> None:
        """Make every field of the one chosen writable."""
        self.split.show_sheet()
        self.pane.edit()

    def edit_many(self) -> None:
        """Into the panel of many."""
        self.split.show_sheet()
        self.pane.focus_bulk()

    def _menu(self, at: QPoint) -> None:
        row_menu(self.table, self.tools.actions, ROW_MENU).popup(self.table.viewport().mapToGlobal(at))

    def _menu_of_pane(self, at: QPoint) -> None:
        row_menu(self.pane, self.tools.actions, ROW_MENU).popup(at)

    # -- what changes ---------------------------------------------------------------------------------------------

    def _changed(self, touched: Touched) -> None:
        if not any(touched.concerns(kind) for kind in ("contact", "outlet", "list", "bin", "suppression")):
            return
        ids: Iterable[int] | None = touched.kinds.get("contact", frozenset())
        if touched.concerns("outlet"):
            ids = None
        self.listing.refresh(None if ids is None else frozenset(ids))
        self.pane.refresh()

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
