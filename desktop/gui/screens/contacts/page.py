"""The page of contacts: the list with its filters, and beside it one contact, or what can be done with many."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Touched
from desktop.domain.contact import ContactRow
from desktop.domain.query import SortBy
from desktop.gui.models.filters import Filters
from desktop.gui.pages import Tools
from desktop.gui.record_page import RecordPage
from desktop.gui.screens.contacts.acts import ROW_MENU, Acts
from desktop.gui.screens.contacts.filtering import Filtering
from desktop.gui.screens.contacts.head import Head
from desktop.gui.screens.contacts.listing import Listing
from desktop.gui.screens.contacts.nobody import Nobody
from desktop.gui.screens.contacts.pane import Pane
from desktop.gui.widgets.panels import Skeleton
from desktop.gui.words import tr

_ANNOUNCE_MS = 600


class ContactsPage(RecordPage[ContactRow]):
    """`visit("contacts", 17)` shows a contact, `visit("contacts", Filters(...))` a question."""

    primary = "contact.new"
    keeps = True
    columns = "contacts"
    menu = ROW_MENU
    head: Head
    pane: Pane
    acts: Acts

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.listing = Listing(tools.tasks, self._now, self)
        self.model = self.listing.model
        self.head = Head()
        self.acts = Acts(self)
        self.pane = Pane(tools, self._now, self.acts)
        self.nobody = Nobody()
        self.filtering = Filtering(tools.tasks, self.head, self.listing, self.acts.set_filters)
        self._scrolled = 0
        self._turning = False
        self._start: QWidget | None = None
        self._say_count = QTimer(self, singleShot=True, interval=_ANNOUNCE_MS)
        self._say_count.timeout.connect(lambda: tools.notices.announce(self.head.count.text()))
        self.compose(Skeleton(17, tr("Loading contacts"), row_height=43), self.nobody)
        self._connect()

    def _connect(self) -> None:
        table, listing = self.table, self.listing
        table.sort_asked.connect(self._sorted)
        table.show_sort(SortBy.NAME, descending=False)
        listing.about_to_show.connect(self._keep_place)
        listing.shown.connect(self._shown)
        listing.counted.connect(self._counted)
        listing.failed.connect(self._failed)
        self.nobody.changed.connect(self.acts.set_filters)
        self.head.save_asked.connect(self.acts.save_list)
        self.head.export_asked.connect(self.acts.export)
        self.pane.menu_asked.connect(self._menu)
        self.pane.compare_asked.connect(self.acts.compare)

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
            self.new_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is said where nobody looks."""
        super().hideEvent(event)
        self._say_count.stop()

    def glance(self, rows: Sequence[ContactRow]) -> None:
        """Show the first of everybody while the workspace is being opened."""
        self.listing.glance(rows)
        if rows:
            self.under.setCurrentWidget(self.table)

    # -- the list -------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask the same again."""
        self.listing.ask()

    def show_filters(self, filters: Filters) -> None:
        """Ask these; the list follows."""
        self.head.show_filters(filters)
        self.table.show_sort(filters.sort, descending=filters.descending)
        self.listing.ask(filters)

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

    def _show_start(self, *, empty: bool) -> None:
        if empty and self._start is None:
            from desktop.gui.screens.first_run import FirstRun

            self._start = FirstRun(self.tools)
            self.stack.addWidget(self._start)
        self.stack.setCurrentWidget(self._start if empty and self._start is not None else self.split)

    def _sorted(self, key: str, descending: bool) -> None:  # noqa: FBT001 - a slot
        from dataclasses import replace

        self.acts.set_filters(replace(self.listing.filters, sort=SortBy(key), descending=descending))

    # -- what is chosen -------------------------------------------------------------------------------------------

    def _chosen(self) -> None:
        if not self._turning:  # else the table forgets and finds its selection: told once, when all is shown
            self._choose()

    def edit_many(self) -> None:
        """Into the panel of many."""
        self.split.show_sheet()
        self.pane.focus_bulk()

    # -- what changes ---------------------------------------------------------------------------------------------

    def _changed(self, touched: Touched) -> None:
        if not any(touched.concerns(kind) for kind in ("contact", "outlet", "list", "bin", "suppression")):
            return
        ids: Iterable[int] | None = touched.kinds.get("contact", frozenset())
        if touched.concerns("outlet"):
            ids = None
        self.listing.refresh(None if ids is None else frozenset(ids))
        self.pane.refresh()
