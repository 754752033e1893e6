"""The page of lists: all of them, one opened, or the rule of one being written."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Touched
from desktop.gui.models.filters import Filters
from desktop.gui.pages import Page, Tools
from desktop.gui.screens.lists.acts import why_not_write
from desktop.gui.screens.lists.editor import Editor
from desktop.gui.screens.lists.members import MembersView
from desktop.gui.screens.lists.overview import Overview

View = Overview | MembersView | Editor
NO_PRIMARY = "none"
"""No action: the rule has its own primary button."""
_KINDS = ("contact", "list", "suppression", "outlet", "bin")


class ListsPage(Page):
    """`visit("lists", 3)` opens a list; "new", "smart", ("smart", name or filters) and ("rule", 3) are tasks.

    A rule that was not saved waits here when somebody goes elsewhere. Ctrl+N makes a new list here.
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
        self.editor: Editor | None = None
        self._shown: View | None = None
        tools.tasks.changed.connect(self._changed)

    # -- as a page ------------------------------------------------------------------------------------------------

    def entered(self, argument: object = None) -> None:
        """Show what is asked for."""
        kept = self.editor is not None and self.editor.dirty()
        if isinstance(argument, int):
            self.members.show_list(argument)
            self._show(self.members)
        elif argument == "smart" or isinstance(argument, tuple):
            self._edit(argument)
        elif kept and argument is None and self.editor is not None:
            self._show(self.editor)  # what was not saved when somebody went elsewhere
        else:
            self._show(self.overview)
            if argument == "new":
                QTimer.singleShot(0, self, self.new)  # after the window gave the focus to the page

    def left(self) -> None:
        """What needs the lists cannot be done elsewhere."""
        self._leave_shown()
        self._shown = None

    def first_focus(self) -> QWidget | None:
        """The table, or the name of the list being written."""
        if isinstance(self._shown, Editor):
            return self._shown.first_focus()
        return self._shown.table if self._shown is not None else None

    def panes(self) -> list[QWidget]:
        """Head, table, details."""
        if isinstance(self._shown, Editor):
            return [self._shown.who, self._shown.leave_out, self._shown.live]
        if self._shown is self.overview:
            return [self.overview.head, self.overview.table, self.overview.pane]
        return [self.members.head, self.members.table]

    def start_search(self) -> None:
        """Into the search line."""
        if self._shown is not None and not isinstance(self._shown, Editor):
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

    def _edit(self, argument: object) -> None:
        """("rule", 3): the rule of a list; ("smart", name or question): a new one; else one that begins empty."""
        if self.editor is None:
            self.editor = Editor(self.tools)
            self.editor.left_for.connect(lambda list_id: self.tools.visit("lists", list_id))
            self.editor.cancelled.connect(self._cancelled)
            self.stack.addWidget(self.editor)
        task, what = argument if isinstance(argument, tuple) else ("smart", None)
        same = self.editor.dirty() and self.editor.list_id == (what if task == "rule" else None)
        if not same or (what is not None and task == "smart"):
            if task == "rule" and isinstance(what, int):
                self.editor.show_rule(what)
            elif isinstance(what, Filters):
                self.editor.show_new(what.title(), what.query())
            else:
                self.editor.show_new(str(what or ""))
        self._show(self.editor)

    def _cancelled(self) -> None:
        list_id = self.editor.list_id if self.editor is not None else None
        self.tools.visit("lists", list_id)

    def _show(self, view: View) -> None:
        if self._shown is not view:
            self._leave_shown()
        self._shown = view
        self.stack.setCurrentWidget(view)
        self.primary = NO_PRIMARY if isinstance(view, Editor) else "list.new"
        view.enter()

    def _leave_shown(self) -> None:
        if self._shown is not None:
            self._shown.leave()

    def _changed(self, touched: Touched) -> None:
        if self._shown is None or not any(touched.concerns(kind) for kind in _KINDS):
            return
        if self._shown is self.overview:
            self.overview.book.read()
        elif isinstance(self._shown, MembersView | Editor):
            self._shown.refresh(touched)
