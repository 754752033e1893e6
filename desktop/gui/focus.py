"""Where the keyboard goes when what it was on is gone: back into the page, never to the far side of the window."""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow


def tab_through(parts: Iterable[QWidget]) -> None:
    """Let Tab go through these parts one after another, whichever was made last."""
    stops = [
        stop
        for part in parts
        for stop in (part, *part.findChildren(QWidget))
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.window() is part.window()
    ]
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)


class FocusKeeper(QObject):
    """`FocusKeeper(window)`. Qt gives the keyboard of a hidden control to whatever follows, often the sidebar."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._inside = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        page = self._window.page()
        if page is None or not shiboken6.isValid(page):
            return
        gone = old is None or not shiboken6.isValid(old) or not old.isVisible()
        inside = new is not None and page.isAncestorOf(new)
        if self._inside and gone and not inside and self._window.isActiveWindow():
            QTimer.singleShot(0, self, self._come_back)
        self._inside = inside

    def _come_back(self) -> None:
        window: MainWindow = self._window
        held: QWidget | None = window.focusWidget()
        lost = held is None or not held.isVisible() or window.sidebar.isAncestorOf(held) or held is window.top.field
        page = window.page()
        target = page.first_focus() if page is not None and lost else None
        if target is not None and target.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)
