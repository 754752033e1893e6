"""The page of embargoes: what runs with its band and agreements, what is over, the month."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Touched
from desktop.domain.embargo.embargo import Embargo
from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.models.embargo_board import Board, read_board
from desktop.gui.models.moments import local, system_clock, until_next_minute
from desktop.gui.pages import Page, Tools
from desktop.gui.screens.embargoes.acts import EmbargoActs
from desktop.gui.screens.embargoes.calendar import CalendarView
from desktop.gui.screens.embargoes.past import PastView
from desktop.gui.screens.embargoes.running import RunningView
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.choice import Segmented
from desktop.gui.widgets.panels import EmptyState, Skeleton
from desktop.gui.widgets.text import Text
from desktop.gui.words import number, tr

_KINDS = ("embargo", "answer", "breach", "statement", "contact", "outlet", "suppression")


class EmbargoesPage(Page):
    """`visit("embargoes", 3)` shows that embargo; `visit("embargoes", "new")` asks for a new one."""

    primary = "embargo.new"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.board: Board | None = None
        self._wanted: int | None = None
        self._came = False
        self.acts = EmbargoActs(self)
        self.views = Segmented(
            [("running", tr("Running"), None), ("past", tr("Past"), None), ("calendar", tr("Calendar"), None)],
            name=tr("Which embargoes"),
        )  # fmt: skip
        self.views.chosen.connect(lambda _key: self._show())
        self.ask_again = Button(tr("Ask again"), icon="mail", on_click=self.acts.ask_again)
        self.breach = Button(tr("Report a breach…"), "destructive", icon="siren", on_click=self.acts.report)
        self.running = RunningView(tools, self.choose, self.acts)
        self.past = PastView(tools, self.acts)
        self.calendar = CalendarView(self._from_calendar)
        self._build()
        tools.tasks.changed.connect(self._changed)
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._tick)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        edge = theme.px(24)
        outer.setContentsMargins(edge, theme.px(14), edge, theme.px(16))
        outer.setSpacing(theme.px(12))
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(Text(tr("Embargoes"), "h1"))
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.ask_again)
        row.addWidget(self.breach)
        outer.addWidget(self.head)
        self.stack = QStackedWidget()
        self.waiting = Skeleton(12, tr("Loading embargoes"))
        self.nothing = QWidget()
        QVBoxLayout(self.nothing).setContentsMargins(0, 0, 0, 0)
        for part in (self.waiting, self.running, self.past, self.calendar, self.nothing):
            self.stack.addWidget(part)
        outer.addWidget(self.stack, 1)

    # -- as a page ------------------------------------------------------------------------------------------------

    def entered(self, argument: object = None) -> None:
        """Show the embargoes, and the one named."""
        self.acts.bind()
        if isinstance(argument, int):
            self._wanted, self._came = argument, True
            self.views.set_value("running")
        self.refresh()
        if argument == "new":
            QTimer.singleShot(0, self, self.acts.new)  # after the window gave the focus to the page
        elif isinstance(argument, tuple) and argument[:1] == ("new",):
            QTimer.singleShot(0, self, lambda: self.acts.new(argument[1]))

    def left(self) -> None:
        """What needs this page cannot be done elsewhere."""
        self.acts.unbind()

    def first_focus(self) -> QWidget | None:
        """The agreements."""
        return self.running.table if self.stack.currentWidget() is self.running else self.views

    def panes(self) -> list[QWidget]:
        """Head, and what is shown."""
        return [self.head, self.stack]

    def showEvent(self, event: QShowEvent) -> None:
        """Let the countdowns run while they can be seen."""
        super().showEvent(event)
        self._clock.start(until_next_minute(local(self.now)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing ticks where nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    # -- showing --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything again."""
        wanted = self._wanted
        self.tools.tasks.read(
            self, lambda workspace: read_board(workspace, wanted), self._take, failed=self._failed, question="board"
        )

    def choose(self, embargo_id: int) -> None:
        """Show the band of another embargo."""
        self._wanted = embargo_id
        self.refresh()

    def shown(self) -> Embargo | None:
        """The embargo the acts are about."""
        if self.views.value() == "past":
            return self.past.chosen()
        return self.board.shown if self.board is not None else None

    def now(self) -> datetime:
        """The time now."""
        workspace = self.tools.tasks.workspace()
        return workspace.clock() if workspace is not None else system_clock()

    def _take(self, board: Board) -> None:
        self.board = board
        self.views.set_count("running", len(board.running))
        self.views.set_count("past", len(board.past))
        if self._came and self._wanted is not None and any(one.id == self._wanted for one in board.past):
            self.views.set_value("past")
            self.past.want(self._wanted)
        self._came = False
        self.running.show_board(board, self.now())
        self.past.show_board(board)
        self.calendar.show_board(board, local(self.now).date())
        self._show()

    def _show(self) -> None:
        board = self.board
        if board is None:
            return
        key = self.views.value()
        views = {"running": self.running, "past": self.past, "calendar": self.calendar}
        empty = (key == "running" and not board.running) or (key == "past" and not board.past)
        if empty:
            self._show_nothing(board, key)
        self.stack.setCurrentWidget(self.nothing if empty else views[key])
        self.acts.refresh()

    def _show_nothing(self, board: Board, key: str) -> None:
        layout = self.nothing.layout()
        assert layout is not None  # noqa: S101 - made with it
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        missing = tr("No embargo is running") if key == "running" else tr("No embargo is over")
        how = tr("An embargo holds a signed text until its lift; only those who agreed get it before.")
        if key == "running" and board.past:
            how = tr("Past: {n}", n=number(len(board.past)))
        act = [(tr("New embargo"), lambda: self.tools.actions.do("embargo.new"))]
        layout.addWidget(EmptyState("timer", missing, how, act, centred=True))

    def _failed(self, error: UserError) -> None:
        again = ((tr("Try again"), self.refresh),)
        self.tools.notices.banner(str(error), "red", key="error", actions=again)

    def _from_calendar(self, embargo_id: int) -> None:
        self.views.set_value("running")
        self.choose(embargo_id)
        self.running.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, touched: Touched) -> None:
        if any(touched.concerns(kind) for kind in _KINDS):
            self.refresh()

    def _tick(self) -> None:
        self.refresh()
        self._clock.start(until_next_minute(local(self.now)))
