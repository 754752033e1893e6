"""The page of lists: all of them, one opened, or the rule of one being written."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Touched
from desktop.gui.pages import Page, Tools
from desktop.gui.screens.lists.acts import why_not_write
from desktop.gui.screens.lists.members import MembersView
from desktop.gui.screens.lists.overview import Overview

_KINDS = ("contact", "list", "suppression", "outlet", "bin")


class ListsPage(Page):
    """`visit("lists", 3)` opens a list; "new", "smart", ("smart", name or question) and ("rule", 3) are tasks.

    Ctrl+N makes a new list here.
    """

    primary = "list.new"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget()
        outer.addWidget(self.stack)
        self.overview = Overview(tools)
        self.overview.new_asked.connect(self.new)
        self.members = MembersView(tools)
        self.stack.addWidget(self.overview)
        self.stack.addWidget(self.members)
        self._shown: Overview | MembersView | None = None
        tools.tasks.changed.connect(self._changed)

    # -- as a page ------------------------------------------------------------------------------------------------

    def entered(self, argument: object = None) -> None:
        """Show what is asked for."""
        self._bind()
        if isinstance(argument, int):
            self.members.show_list(argument)
            self._show(self.members)
            return
        self._show(self.overview)
        if argument == "new":
            QTimer.singleShot(0, self, self.new)  # after the window gave the focus to the page

    def left(self) -> None:
        """What needs the lists cannot be done elsewhere."""
        if self._shown is not None:
            self._shown.leave()
            self._shown = None

    def first_focus(self) -> QWidget | None:
        """The table."""
        return self._shown.table if self._shown is not None else None

    def panes(self) -> list[QWidget]:
        """Head, table, details."""
        if self._shown is self.overview:
            return [self.overview.head, self.overview.table, self.overview.pane]
        return [self.members.head, self.members.table]

    def start_search(self) -> None:
        """Into the search line."""
        if self._shown is not None:
            self._shown.search.setFocus()
            self._shown.search.selectAll()

    def event(self, event: QEvent) -> bool:
        """Ctrl+N is a new list here, whatever it is elsewhere."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.New):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.tools.actions.do("list.new")
                return True
        return super().event(event)

    # -- tasks ----------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask for a new list."""
        from desktop.gui.dialogs.list_name import NewListDialog

        visit = self.tools.visit
        if not why_not_write(self.tools):
            NewListDialog(
                self.tools, lambda list_id: visit("lists", list_id), lambda name: visit("lists", ("smart", name))
            ).show_now()

    def _bind(self) -> None:
        actions, tools = self.tools.actions, self.tools
        actions.bind("list.new", lambda: tools.visit("lists", "new"), reason=lambda: why_not_write(tools))
        actions.bind("list.smart", lambda: tools.visit("lists", "smart"), reason=lambda: why_not_write(tools))

    def _show(self, view: Overview | MembersView) -> None:
        if self._shown is not None and self._shown is not view:
            self._shown.leave()
        self._shown = view
        self.stack.setCurrentWidget(view)
        view.enter()

    def _changed(self, touched: Touched) -> None:
        if self._shown is None or not any(touched.concerns(kind) for kind in _KINDS):
            return
        if self._shown is self.overview:
            self.overview.book.read()
        else:
            self.members.refresh(touched)
