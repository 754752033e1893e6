"""The window: places at the side, the page in the middle, search above, jobs below."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Touched
from desktop.gui import recents, theme
from desktop.gui.actions import Actions
from desktop.gui.bars import StatusBar, TopBar
from desktop.gui.marks import mark
from desktop.gui.notices import Notices
from desktop.gui.pages import PLACES, Page, Place, Tools
from desktop.gui.preferences import Preferences
from desktop.gui.sidebar import Sidebar
from desktop.gui.tasks import Tasks
from desktop.gui.widgets.panels import first_file, rule

LEAST_WIDTH, LEAST_HEIGHT, NARROW_BELOW = 1024, 680, 1040
ONCE = ("choose", "paste", "new", "smart", "combine")
"""Arguments that ask for an act: coming back to the place must not do it again."""
Counts = Callable[[object], Mapping[str, int]]


class MainWindow(QMainWindow):
    """One window of Dateline. `counts(workspace)` gives the sidebar's numbers; `search` feeds the palette.

    `painted` comes once, after the first paint: heavy imports and the opening of the workspace wait for it.
    Go somewhere with `visit("contacts", 17)`.
    """

    painted = Signal()

    def __init__(
        self,
        tasks: Tasks,
        preferences: Preferences,
        *,
        places: Sequence[Place] = PLACES,
        counts: Counts | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Dateline")
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(LEAST_WIDTH, LEAST_HEIGHT))
        self.tasks, self.preferences, self._counts = tasks, preferences, counts
        self._places = {place.name: place for place in places if place.exists()}
        self._pages: dict[str, Page] = {}
        self._trail: list[tuple[str, object]] = []
        self._spot = -1
        self._told_paint = self._leaving = False
        self.keep_pages = False  # they show the first of a workspace that is being opened
        self.search: Callable[..., None] | None = None
        self.recent: list[str] = []
        self.actions_table = Actions(self)
        self._build()
        from desktop.gui import commands

        commands.bind_window(self)
        self._connect()

    def _build(self) -> None:
        """Make everything inside: at the start, and again when language or reading direction change."""
        ground = QWidget()
        ground.setProperty("box", "bg")
        self.setCentralWidget(ground)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar(list(self._places.values()))
        self.top = TopBar(self.actions_table)
        self.stack = QStackedWidget()
        self.status = StatusBar(self.tasks)
        self.shelf = QVBoxLayout()
        self.notices = Notices(self, self.shelf)
        self._top_rule = rule()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self._top_rule)
        column.addLayout(self.shelf)
        column.addWidget(self.stack, 1)
        column.addWidget(rule())
        column.addWidget(self.status)
        row.addWidget(self.sidebar)
        row.addWidget(rule(upright=True))
        row.addLayout(column, 1)
        self.sidebar.visited.connect(self.visit)
        self.tools = Tools(self.tasks, self.actions_table, self.notices, self.preferences, self.visit, self)

    def _connect(self) -> None:
        self.tasks.changed.connect(self._recount)
        self.tasks.opened.connect(self._workspace_opened)
        self.tasks.failed.connect(lambda error: self.notices.error(error))  # noqa: PLW0108 - made anew by _turn
        self.tasks.broke.connect(lambda error: self.notices.bug(error))  # noqa: PLW0108 - as above
        self.preferences.turned.connect(self._turn)
        self.preferences.reshaped.connect(self._reshape)
        self.preferences.changed.connect(self._preferences_changed)
        self._preferences_changed()

    # -- going places ---------------------------------------------------------------------------------------------

    def visit(self, name: str, argument: object = None) -> None:
        """Open a place, with what it shall show."""
        if name == "import" and isinstance(argument, Path):
            recents.note_file(self.preferences, argument)
        if self._go(name, argument):
            del self._trail[self._spot + 1 :]
            self._trail.append((name, None if argument in ONCE else argument))
            self._spot = len(self._trail) - 1
            self.actions_table.refresh()

    def has_place(self, name: str) -> bool:
        """Whether there is such a place in this version."""
        return name in self._places

    def load_place(self, name: str) -> None:
        """Import a place's page. May run beside the window."""
        if name in self._places:
            self._places[name].load()

    def step(self, by: int) -> None:
        """Go back (-1) or forward (1) through the places visited."""
        if self.can_step(by) and self._go(*self._trail[self._spot + by]):
            self._spot += by
            self.actions_table.refresh()

    def can_step(self, by: int) -> bool:
        """Whether there is somewhere to go."""
        return 0 <= self._spot + by < len(self._trail)

    def page(self) -> Page | None:
        """The page on screen."""
        current = self.stack.currentWidget()
        return current if isinstance(current, Page) else None

    def place(self) -> str:
        """The name of the place on screen."""
        return self._trail[self._spot][0] if self._trail else ""

    def forget_pages(self) -> None:
        """Make all pages anew when they are visited (another workspace, another language)."""
        before = self.page()
        if before is not None:
            before.left()
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        if self._trail:
            self._go(*self._trail[self._spot])

    def _turn(self) -> None:
        """Another language or reading direction: make everything anew, at the same place."""
        before = self.page()
        if before is not None:
            before.left()
        self._pages.clear()
        self.notices.deleteLater()
        self._build()  # the old inside goes with its central widget
        self._workspace_opened()
        if self._trail and self.page() is None:
            self._go(*self._trail[self._spot])
        self.actions_table.refresh()

    def _reshape(self) -> None:
        """Another look: what is on screen follows by itself, other pages go and are made anew when visited.

        They go at once: each control costs time to be dressed again.
        """
        for name, page in list(self._pages.items()):
            if page is not self.page() and not page.keeps and page.may_leave():
                self.stack.removeWidget(page)
                del self._pages[name]
                shiboken6.delete(page)

    def _go(self, name: str, argument: object) -> bool:
        before = self.page()
        if before is not None and not before.may_leave():
            return False
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = self._places[name].make(self.tools)
            self.stack.addWidget(page)
        if before is not None and before is not page:
            before.left()
        self.notices.withdraw("page")
        self.notices.withdraw("error")
        self.stack.setCurrentWidget(page)
        self.sidebar.show_current(name)
        self.top.setVisible(not page.bare)
        self._top_rule.setVisible(not page.bare)
        page.entered(argument)
        self.top.set_primary(page.primary or "contact.new")
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # -- what changes ---------------------------------------------------------------------------------------------

    def _workspace_opened(self) -> None:
        workspace = self.tasks.workspace()
        if workspace is None:
            return
        mark(workspace, self.notices, self.actions_table, self.sidebar)
        if not self.keep_pages:
            self.forget_pages()
        self.keep_pages = False
        self.actions_table.refresh()
        self._recount(Touched())

    def _recount(self, _touched: object) -> None:
        self.notices.withdraw("storage")  # something was saved, so the disk is well again
        if self._counts is not None and self.tasks.workspace() is not None:
            self.tasks.read(self, self._counts, self._show_counts, question="counts")

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        self.sidebar.show_counts(counts)
        self.top.field.say(counts.get("contacts"))

    def _preferences_changed(self) -> None:
        self.tasks.sign(self.preferences.now.user_name)
        self.menuBar().setVisible(self.preferences.now.menu_bar or self.menuBar().isNativeMenuBar())

    # -- events ---------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows show icons at the side."""
        super().resizeEvent(event)
        self.sidebar.set_narrow(self.width() < theme.px(NARROW_BELOW))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere."""
        if first_file(event) is not None and self.has_place("import"):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import it, or show what it says if it is a sign-off file."""
        path = first_file(event)
        if path is not None and self.has_place("import"):
            from desktop.gui.commands import open_file

            event.acceptProposedAction()
            open_file(self, path)

    def import_file(self, path: Path | None = None) -> None:
        """Open the import, at its first step or with a file."""
        if self.has_place("import"):
            self.visit("import", path or "choose")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F10 shows the menu bar for a moment."""
        if event.key() == Qt.Key.Key_F10 and not self.menuBar().isNativeMenuBar():
            self.menuBar().setVisible(not self.menuBar().isVisible())
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell once that the window has been painted."""
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self._told_paint:
            self._tell_paint()
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window has been painted."""
        super().paintEvent(event)
        if not self._told_paint:
            self._tell_paint()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the size, stop what runs."""
        page = self.page()
        if page is not None and not page.may_leave():
            event.ignore()
            return
        if self.tasks.jobs() and not self._leaving:
            from desktop.gui.quitting import ask_to_stop

            event.ignore()
            ask_to_stop(self, self.tasks.jobs(), self._leave)
            return
        self.preferences.change(window=(self.width(), self.height()))
        self.preferences.save_now()
        super().closeEvent(event)

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    def _tell_paint(self) -> None:
        self._told_paint = True
        QTimer.singleShot(0, self, self.painted.emit)
