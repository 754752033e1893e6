"""What is measured in the real window, off screen: start, typing, scrolling, sorting, filtering.

A moment is counted when the pixels are there: after the paint event that shows them has been handled.
"""

import time
from array import array
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

Answer = dict[str, Any]
_PATIENCE_MS = 120_000


def label() -> Answer:
    """The least a PySide6 program does: a window with a word in it."""
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Dateline"))
    window.resize(1440, 900)
    watch = _Painted(app, lambda widget: widget is window)
    window.show()
    app.exec()
    return watch.moments


class _Painted(QObject):
    """Notes when the window is painted, then when each later thing is, and ends the program after the last."""

    def __init__(self, app: QApplication, *tests: Callable[[QObject], bool]) -> None:
        super().__init__()
        self.moments: Answer = {}
        self._tests = list(tests)
        app.installEventFilter(self)
        QTimer.singleShot(_PATIENCE_MS, app.quit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Look at paint events only."""
        if event.type() == QEvent.Type.Paint and self._tests and self._tests[0](watched):
            number = len(self.moments)
            self._tests.pop(0)
            self.moments[("window", "rows")[number]] = time.monotonic()
            QTimer.singleShot(0, self, lambda: self._after(number))
        return False

    def _after(self, number: int) -> None:
        self.moments[("window", "rows")[number]] = time.monotonic()
        if not self._tests:
            QApplication.exit()


def start(workspace: str) -> Answer:
    """The program as `python -m desktop WORKSPACE` starts it, until the first contacts are painted."""
    from desktop import app as program

    app = program.make_application([])
    watch = _Painted(app, _is_window, _shows_rows)
    program.run([workspace])
    return watch.moments


def _is_window(widget: QObject) -> bool:
    return isinstance(widget, QMainWindow)


def _shows_rows(widget: QObject) -> bool:
    table = widget.parent()
    if type(table).__name__ != "Table":
        return False
    model: Any = table.model()  # type: ignore[union-attr]
    return model.rowCount() > 0 and model.row_at(0) is not None


class Desk:
    """A window with the contacts page open on a workspace, driven by a test."""

    def __init__(self, workspace: Path) -> None:
        from desktop import app as program
        from desktop.gui.main_window import MainWindow
        from desktop.gui.preferences import Preferences
        from desktop.gui.tasks import Tasks
        from desktop.services import settings, workspaces

        self.app = program.make_application([])
        self.tasks = Tasks(parent=self.app)
        preferences = Preferences(settings.Settings(), lambda _: None, self.app)
        preferences.apply()
        self.window = MainWindow(self.tasks, preferences, counts=program.totals)
        self.window.resize(1440, 900)
        self.window.show()
        self.workspace = workspaces.open_workspace(workspace)
        self.tasks.adopt(self.workspace)
        self.window.visit("contacts")
        self.page: Any = self.window.page()
        self.wait(lambda: len(self.page.listing.all_ids()) > 200)  # more than the first page
        program.load_places(self.window)  # as it does soon after the start, with the collector put at rest
        self.wait(lambda: not self.tasks.busy())
        self.rest(500)

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the window live until something is so."""
        loop, late = QEventLoop(), QTimer(singleShot=True, interval=_PATIENCE_MS)
        late.start()
        while not done():
            if not late.isActive():
                raise TimeoutError
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def rest(self, milliseconds: int) -> None:
        """Let the window live for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def close(self) -> None:
        """Let go of everything."""
        from desktop.services import workspaces

        self.tasks.close()
        workspaces.close(self.workspace)

    def paint(self) -> float:
        """Paint the table now; how long that took."""
        began = time.perf_counter()
        self.page.table.viewport().repaint()
        return time.perf_counter() - began


def typing(workspace: str, *words: str) -> Answer:
    """Type words letter by letter: from the question being asked to its first rows on the screen.

    The pause the search field waits for the next letter is not part of it.
    """
    desk = Desk(Path(workspace))
    counted = array("d")
    desk.page.listing.counted.connect(lambda *_: counted.append(time.perf_counter()))
    keys: list[tuple[float, str]] = []
    for word in words:
        for length in range(1, len(word) + 1):
            if keys and keys[-1][1].strip() == word[:length].strip():
                continue  # the same question is not asked twice
            before = len(counted)
            began = time.perf_counter()
            desk.page.head.asked.emit(word[:length])
            desk.wait(lambda before=before: len(counted) > before)  # type: ignore[misc]
            desk.paint()
            keys.append((time.perf_counter() - began, word[:length]))
    desk.page.head.asked.emit("")
    desk.rest(200)
    desk.close()
    return {"keys": [seconds for seconds, _ in keys], "worst": sorted(keys, reverse=True)[:8]}


class _Heart(QObject):
    """Beats once a millisecond; the longest pause between two beats is how long the window was deaf."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def take(self) -> float:
        """The longest pause since it was last asked."""
        longest, self.longest = self.longest, 0.0
        self._last = time.perf_counter()
        return longest


def use(workspace: str) -> Answer:
    """Scroll through everybody, jump, sort and filter."""
    desk = Desk(Path(workspace))
    table, bar, heart = desk.page.table, desk.page.table.verticalScrollBar(), _Heart()
    frames = []
    for step in range(300):
        bar.setValue(bar.value() + (3 if step < 200 else 40))  # first slowly, then fast
        frames.append(desk.paint())
        desk.rest(4)
    jumps, rng = [], Random(3)
    for _ in range(40):
        bar.setValue(rng.randrange(bar.maximum()))
        desk.paint()
        began = time.perf_counter()
        line = table.rowAt(5)
        desk.wait(lambda line=line: table.model().row_at(line) is not None)  # type: ignore[misc]
        desk.paint()
        jumps.append(time.perf_counter() - began)
    scrolling = heart.take()
    sorting = _asked(desk, heart, [("outlet", False), ("country", True), ("name", False)])
    filtering = _narrowed(desk, heart)
    desk.close()
    return {"frames": frames, "jumps": jumps, "scrolling": scrolling, "sorting": sorting, "filtering": filtering}


def _asked(desk: Desk, heart: _Heart, orders: list[tuple[str, bool]]) -> Answer:
    found = {}
    for key, descending in orders:
        heart.take()
        began = time.perf_counter()
        _ask(desk, partial(desk.page.table.sort_asked.emit, key, descending))
        found[key] = {"first": time.perf_counter() - began, "deaf": _settled(desk, heart)}
    return found


def _narrowed(desk: Desk, heart: _Heart) -> Answer:
    from desktop.domain.query import Ask, Condition

    found = {}
    for name, condition in (
        ("beat", Condition(Ask.BEAT, values=("Climate",))),
        ("country", Condition(Ask.COUNTRY, values=("JO",))),
    ):
        filters = replace(desk.page.listing.filters, conditions=(condition,))
        heart.take()
        began = time.perf_counter()
        _ask(desk, partial(desk.page.acts.set_filters, filters))
        found[name] = {"first": time.perf_counter() - began, "deaf": _settled(desk, heart)}
    return found


def _ask(desk: Desk, act: Callable[[], object]) -> None:
    """Ask a question, and wait until its first rows are painted."""
    counted: list[bool] = []
    connection = desk.page.listing.counted.connect(lambda *_: counted.append(True))
    act()
    desk.wait(lambda: bool(counted))
    desk.paint()
    desk.page.listing.counted.disconnect(connection)


def _settled(desk: Desk, heart: _Heart) -> float:
    """Let everything arrive; the longest time the window was deaf since the question."""
    desk.rest(2_500)
    return heart.take()
