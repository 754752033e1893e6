"""Pictures of every screen, light, dark and right to left, into build/shots/. Run by `make shots`.

A screen registers its scenes in a module `tests/shots_<name>.py`:

    @scene("contacts")
    def contacts(stage: Stage) -> None:
        stage.window.tasks.adopt(a_workspace)
        stage.window.visit("contacts")

`python -m tests.shots contacts palette` makes only the pictures whose names begin so.
"""

import os
import pkgutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

import tests
from desktop import app as program
from desktop.gui.main_window import MainWindow
from desktop.gui.pages import PLACES, Place
from desktop.gui.preferences import Preferences
from desktop.gui.tasks import InlineTasks
from desktop.services.settings import Settings

FOLDER = Path("build/shots")
LOOKS: dict[str, Settings] = {
    "light": Settings(mode="light", less_motion=True),
    "dark": Settings(mode="dark", less_motion=True),
    "rtl": Settings(mode="light", less_motion=True, language="ar"),
}
"""The looks every scene is shown in."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scene is given: an empty window of 1440 × 900 with tasks that answer at once."""

    window: MainWindow
    look: str


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture to be made in every look."""

    name: str
    play: Callable[[Stage], None]
    places: tuple[Place, ...]


SCENES: dict[str, Scene] = {}


def scene(name: str, *, places: Sequence[Place] = ()) -> Callable[[Callable[[Stage], None]], Callable[[Stage], None]]:
    """Register a scene; `places` are added to the window's own."""

    def register(play: Callable[[Stage], None]) -> Callable[[Stage], None]:
        SCENES[name] = Scene(name, play, tuple(places))
        return play

    return register


def load_scenes() -> dict[str, Scene]:
    """All scenes of all modules `tests.shots_*`."""
    for module in sorted(found.name for found in pkgutil.iter_modules(tests.__path__)):
        if module.startswith("shots_"):
            import_module(f"tests.{module}")
    return SCENES


def raise_curtain(played: Scene, look: str, settings: Settings) -> Stage:
    """A window in a look, with the scene played and everything settled. Close it with `fall`."""
    tasks = InlineTasks()
    preferences = Preferences(settings, lambda _settings: None, tasks)
    preferences.apply()
    window = MainWindow(tasks, preferences, places=[*PLACES, *played.places], counts=program.totals)
    tasks.setParent(window)
    program.furnish(window)
    window.resize(1440, 900)
    stage = Stage(window, look)
    window.show()
    played.play(stage)
    settle()
    return stage


def fall(stage: Stage) -> None:
    """Close the window and let it be deleted."""
    stage.window.hide()
    stage.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle(milliseconds: int = 40) -> None:
    """Let timers that are due run, and layouts come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(wanted: Sequence[str] = ()) -> int:
    """Make the pictures whose names begin with one of the words, or all."""
    program.make_application([])
    QCursor.setPos(-100, -100)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, played in load_scenes().items():
        if wanted and not name.startswith(tuple(wanted)):
            continue
        for look, settings in LOOKS.items():
            stage = raise_curtain(played, look, settings)
            path = FOLDER / f"{name}-{look}.png"
            stage.window.grab().save(str(path))
            sys.stdout.write(f"{path}\n")
            fall(stage)
    return 0


if __name__ == "__main__":
    sys.exit(import_module("tests.shots").main(sys.argv[1:]))  # not this copy: scenes register there
