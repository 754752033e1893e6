"""The one place where everything is joined: settings, look, tasks, window; the workspace after the first paint."""

import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.gui import fonts, icons
from desktop.gui.commands import SIGNOFF_FILE, open_file
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.gui.tasks import Tasks
from desktop.services import settings as stored

log = logging.getLogger(__name__)
USUAL_SIZE = (1440, 900)
FRAME = 40
LATER_MS = 1_200
_TURN = 0.0005
"""Seconds a thread beside the window may keep it from going on; Python's own 5 ms add up while a window is painted."""


def run(arguments: list[str]) -> int:
    """Open the window and stay until it is closed. A path among them is the workspace, or a sign-off file, to open."""
    app = make_application(arguments)
    tasks = Tasks(parent=app)
    preferences = Preferences(stored.load(), _saver(tasks), app)
    preferences.apply()
    window = MainWindow(tasks, preferences, counts=totals)
    catch_bugs(window)
    _size(window, preferences.now.window)
    path = workspace_path(arguments, preferences.now)
    if not path.exists():
        window.visit("welcome")  # else the page of contacts follows the first paint
    window.painted.connect(lambda: start(window, path))
    open_given(window, arguments)
    window.show()
    try:
        return app.exec()
    finally:
        tasks.close()
        _let_go(tasks)


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application with our typefaces and style."""
    held = QApplication.instance()
    app = held if isinstance(held, QApplication) else QApplication([sys.argv[0], *arguments])
    app.setApplicationName("Dateline")
    app.setApplicationDisplayName("Dateline")
    app.setDesktopFileName("dateline")
    app.setStyle("Fusion")
    fonts.load()
    sys.setswitchinterval(_TURN)
    return app


def start(window: MainWindow, path: Path) -> None:
    """After the first paint: log, the program's icon, then the workspace on a thread of its own."""
    from desktop.gui import workspace_acts

    set_up_logging()
    furnish(window)
    window.setWindowIcon(icons.app_icon())
    window.tasks.opened.connect(lambda: QTimer.singleShot(LATER_MS, window, lambda: load_places(window)))
    QTimer.singleShot(0, window, lambda: workspace_acts.open_first(window, path))


def load_places(window: MainWindow) -> None:
    """Import the pages nobody has visited yet beside the window, so that the first visit does not wait for it."""
    for name in ("import", "lists", "outlets", "statements", "partners", "embargoes", "distribute", "settings"):
        window.tasks.aside(window, partial(window.load_place, name))
    window.tasks.aside(
        window, gc.freeze
    )  # searching all of that for garbage would stop the window for a tenth of a second


def furnish(window: MainWindow) -> None:
    """Give the window what needs services: workspaces, undo, the palette's search. Nothing heavy is imported yet."""
    from desktop.gui.alerts import Alerts
    from desktop.gui.focus import FocusKeeper
    from desktop.gui.palette_search import searcher
    from desktop.gui.undo_keys import UndoKeys
    from desktop.gui.workspace_acts import bind_workspaces

    bind_workspaces(window, stored.data_folder() / "Example.dateline")
    UndoKeys(window.tools)
    Alerts(window, window.tasks)
    FocusKeeper(window)
    window.search = searcher(window.tools, window.has_place)


def totals(workspace: Any) -> Mapping[str, int]:
    """The sidebar's numbers."""
    from desktop.services import workspaces

    return asdict(workspaces.totals(workspace))


def workspace_path(arguments: list[str], settings: stored.Settings) -> Path:
    """The workspace to open: the one named, the last one, or the usual place."""
    named = [word for word in arguments if not word.startswith("-") and not word.endswith(SIGNOFF_FILE)]
    return Path(named[0]) if named else stored.default_workspace(settings)


def open_given(window: MainWindow, arguments: list[str]) -> None:
    """Once a workspace is open, show what the sign-off file says that the program was started with."""
    given = next((Path(word) for word in arguments if word.endswith(SIGNOFF_FILE)), None)
    if given is not None:
        window.tasks.opened.connect(
            lambda: QTimer.singleShot(0, window, partial(open_file, window, given)),
            Qt.ConnectionType.SingleShotConnection,
        )


def set_up_logging() -> None:
    """Keep a small log of ids and counts, never of names or texts."""
    from logging.handlers import RotatingFileHandler

    import platformdirs

    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder = Path(os.environ.get("DATELINE_LOG") or platformdirs.user_log_dir("dateline", appauthor=False))
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "dateline.log", maxBytes=512_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return  # a full or read-only disk must not keep the program from starting
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)


def catch_bugs(window: MainWindow) -> None:
    """Show whatever nobody expected as a bug, and write where it happened (not what it was about) to the log."""

    def caught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            window.close()
            return
        from desktop.services import crash_reports

        log.error("bug: %s", crash_reports.describe(error).replace("\n", " | "))
        QTimer.singleShot(0, window, lambda: window.notices.bug(error))

    sys.excepthook = caught
    threading.excepthook = lambda hook: log.error("bug in a thread: %s", hook.exc_type.__name__)


def _let_go(tasks: Tasks) -> None:
    workspace = tasks.workspace()
    if workspace is not None:
        from desktop.services import workspaces

        workspaces.close(workspace)


def _saver(tasks: Tasks) -> Callable[[stored.Settings], object]:
    return lambda settings: tasks.aside(tasks, lambda: stored.save(settings))


def _size(window: MainWindow, size: tuple[int, ...]) -> None:
    width, height = (*size, *USUAL_SIZE[len(size) :])[:2]
    screen = window.screen().availableGeometry()
    window.resize(min(width, screen.width()), min(height, screen.height()))
    if width >= screen.width() or height + FRAME > screen.height():
        window.setWindowState(Qt.WindowState.WindowMaximized)  # else the frame would push its foot off the screen
