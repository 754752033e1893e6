"""Windows for tests: real ones, off screen, with tasks that answer at once."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.gui import fonts, theme, words
from desktop.gui.main_window import MainWindow
from desktop.gui.pages import PLACES, Place
from desktop.gui.preferences import Preferences
from desktop.gui.tasks import InlineTasks, Tasks
from desktop.services.settings import Settings

CALM = Settings(mode="light", less_motion=True)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with its typefaces and style."""
    qapp.setStyle("Fusion")
    fonts.load()
    return qapp


@pytest.fixture(autouse=True)
def look(dressed: QApplication) -> Iterator[None]:
    """The plain look before and after every test: light, 100 %, left to right, English."""
    words.speak("en")
    words.face(dressed, right_to_left=False)
    theme.apply(dressed, theme.Look(mode="light", less_motion=True))
    yield
    words.speak("en")
    words.face(dressed, right_to_left=False)


@pytest.fixture
def wear(dressed: QApplication) -> Callable[..., None]:
    """`wear(mode="dark", scale=1.5, rtl=True)`: give the application a look for this test."""

    def put_on(mode: Any = "light", scale: float = 1.0, *, rtl: bool = False) -> None:
        words.face(dressed, right_to_left=rtl)
        theme.apply(dressed, theme.Look(mode=mode, scale=scale, less_motion=True))

    return put_on


class OpenFrame(Protocol):
    """Opens a main window."""

    def __call__(
        self,
        *,
        places: Sequence[Place] = PLACES,
        settings: Settings = CALM,
        tasks: Tasks | None = None,
        counts: Any = None,
        size: tuple[int, int] = (1440, 900),
    ) -> MainWindow: ...


@pytest.fixture
def open_frame(qtbot: QtBot) -> OpenFrame:
    """Open main windows; they are closed after the test. Without `tasks`, work is done at once."""

    def make(
        *,
        places: Sequence[Place] = PLACES,
        settings: Settings = CALM,
        tasks: Tasks | None = None,
        counts: Any = None,
        size: tuple[int, int] = (1440, 900),
    ) -> MainWindow:
        used = tasks or InlineTasks()
        preferences = Preferences(settings, lambda _settings: None, used)
        preferences.apply()
        window = MainWindow(used, preferences, places=places, counts=counts)
        if tasks is None:
            used.setParent(window)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        return window

    return make


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., Any]:
    """`show(widget, 400, 300)`: show a widget in a size and wait until it is there."""

    def put_up(widget: QWidget, width: int = 0, height: int = 0) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width or widget.sizeHint().width(), height or widget.sizeHint().height())
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return put_up
