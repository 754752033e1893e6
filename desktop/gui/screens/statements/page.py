"""The page of statements: all of them, one opened, or a finished text being read in."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Touched
from desktop.gui.commands import SIGNOFF_FILE
from desktop.gui.pages import Page, Tools
from desktop.gui.screens.statements.manners import why_not_write
from desktop.gui.screens.statements.overview import Overview
from desktop.gui.screens.statements.reading_view import ReadingView
from desktop.gui.screens.statements.statement_view import StatementView
from desktop.gui.widgets.panels import first_file

View = Overview | StatementView | ReadingView
_KINDS = ("statement", "draft", "organisation", "embargo", "signoff", "bin")
_TEXTS = frozenset({".docx", ".docm", ".odt", ".txt", ".html", ".htm", ".eml"})


class StatementsPage(Page):
    """`visit("statements", 3)` opens one; "new" asks for a new one, "read" or ("read", path) reads a text in."""

    primary = "statement.new"
    keeps = True

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.setAcceptDrops(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget()
        outer.addWidget(self.stack)
        self.overview = Overview(tools)
        self.statement = StatementView(tools)
        self.reading: ReadingView | None = None
        self.stack.addWidget(self.overview)
        self.stack.addWidget(self.statement)
        self._shown: View | None = None
        self.overview.opened.connect(self._open)
        self.overview.new_asked.connect(self.new)
        self.overview.read_asked.connect(lambda: tools.visit("statements", "read"))
        self.statement.back_asked.connect(lambda: tools.visit("statements"))
        tools.tasks.changed.connect(self._changed)

    # -- as a page ------------------------------------------------------------------------------------------------

    def entered(self, argument: object = None) -> None:
        """Show what is asked for."""
        task, what = argument if isinstance(argument, tuple) else (argument, None)
        if isinstance(argument, int):
            self._show(self.statement)
            self.statement.show_statement(argument)
        elif task == "read":
            self._read(what if isinstance(what, Path) else None)
        else:
            self._show(self.overview)
            if task == "new":
                QTimer.singleShot(0, self, self.new)  # after the window gave the focus to the page

    def left(self) -> None:
        """What needs the statements cannot be done elsewhere."""
        if self._shown is not None:
            self._shown.leave()
        self._shown = None

    def first_focus(self) -> QWidget | None:
        """The table, or the text."""
        if self._shown is self.overview:
            return self.overview.table
        return self._shown.first_focus() if isinstance(self._shown, StatementView | ReadingView) else None

    def panes(self) -> list[QWidget]:
        """The parts F6 goes through."""
        if isinstance(self._shown, StatementView | ReadingView):
            return self._shown.panes()
        return [self.overview.head, self.overview.table]

    def start_search(self) -> None:
        """Into the search line, or a search in the text."""
        if isinstance(self._shown, StatementView):
            self._shown.start_search()
        elif self._shown is self.overview:
            self.overview.search.setFocus()
            self.overview.search.selectAll()

    def may_leave(self) -> bool:
        """What is typed is saved when somebody goes."""
        self.statement.session.save()
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A finished text or a sign-off file may be dropped here; other files are the window's."""
        path = first_file(event)
        if path is not None and path.suffix.lower() in {*_TEXTS, SIGNOFF_FILE} and not why_not_write(self.tools):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it in, or show what it says."""
        path = first_file(event)
        if path is None:
            return
        event.acceptProposedAction()
        if path.suffix.lower() == SIGNOFF_FILE:
            self._signoff(path)
        else:
            self.tools.visit("statements", ("read", path))

    # -- tasks ----------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask for a new statement."""
        from desktop.gui.dialogs.new_statement import NewStatementDialog

        if not why_not_write(self.tools):
            NewStatementDialog(self.tools, self._open).show_now()

    def _open(self, statement_id: int) -> None:
        self.tools.visit("statements", statement_id)

    def _read(self, path: Path | None) -> None:
        if self.reading is None:
            self.reading = ReadingView(self.tools)
            self.reading.made.connect(self._open)
            self.reading.back_asked.connect(lambda: self.tools.visit("statements"))
            self.stack.addWidget(self.reading)
        self._show(self.reading)
        if path is not None and path != self.reading.path:  # coming back must not undo what was corrected
            self.reading.read_file(path)

    def _signoff(self, path: Path) -> None:
        from desktop.gui.dialogs.signoff_files import open_signoff_file

        shown = self.statement.session.id if self._shown is self.statement else None
        open_signoff_file(self.tools, path, shown)

    def _show(self, view: View) -> None:
        if self._shown is not None and self._shown is not view:
            self._shown.leave()
        self._shown = view
        self.stack.setCurrentWidget(view)
        view.enter()

    def _changed(self, touched: Touched) -> None:
        if self._shown is self.overview:
            if any(touched.concerns(kind) for kind in _KINDS):
                self.overview.read()
        elif self._shown is not None:
            self.statement.session.changed(touched)
