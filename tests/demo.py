"""The main job, played off screen in the real window as a person would do it. Run by `make run` without a display.

A messy press list is dropped on the window, matched, reviewed and imported; somebody is looked for; the answer
becomes a list; the list is exported for a mailing. Every step is told with its time; pictures of the steps and the
exported files are left in build/first-run/. If a step fails, a sentence says which, and the exit code is 1.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QMessageLogContext,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QPushButton, QWidget

from desktop import app as program
from desktop.gui import workspace_acts
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.gui.tasks import Tasks
from desktop.gui.widgets.slices import Slices
from desktop.gui.widgets.text import Text
from desktop.resources import resource
from desktop.services.settings import Settings

FOLDER = Path("build/first-run")
SAMPLE = "sample/newsroom-list.xlsx"
LIMIT_SECONDS = 120
LOOK_MS, STILL_MS = 15, 250
WORD, LIST_NAME = "had", "Levant desk"
W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was just done: `until` says when it has come to its end, `told` what came of it."""

    name: str
    until: Callable[[], bool]
    told: Callable[[], str] = str


class NotThereError(Exception):
    """What should be on screen is not there."""


class Screen:
    """What a person sees of a window, and can press."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def visible(self, kind: type[W]) -> list[W]:
        """All widgets of a kind that are on screen."""
        return [widget for widget in self.window.findChildren(kind) if widget.isVisible()]

    def shows(self, label: str) -> bool:
        """Whether there is a button whose label begins so and that can be pressed."""
        return any(self._is(button, label) for button in self.visible(QAbstractButton))

    def button(self, label: str) -> QAbstractButton:
        """The last button whose label begins so: what opened later stands over what was there."""
        found = [button for button in self.visible(QAbstractButton) if self._is(button, label)]
        if not found:
            raise NotThereError(f"there is no button “{label}” that can be pressed")
        return found[-1]

    def line(self, name: str) -> QLineEdit:
        """The field of that name."""
        found = [line for line in self.visible(QLineEdit) if line.accessibleName() == name]
        if not found:
            raise NotThereError(f"there is no field “{name}”")
        return found[-1]

    def reads(self, part: str) -> str:
        """The first text that has this in it, or ""."""
        return next((text.text() for text in self.visible(Text) if part in text.text()), "")

    def settled(self) -> bool:
        """Whether nothing is being made or read any more."""
        return not self.window.tasks.busy() and not any(made.busy() for made in self.window.findChildren(Slices))

    @staticmethod
    def press(button: QWidget) -> None:
        """Click it in its middle."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    @staticmethod
    def _is(button: QAbstractButton, label: str) -> bool:
        return button.isEnabled() and button.accessibleName().startswith(label)


def steps(window: MainWindow, folder: Path) -> Iterator[Step]:
    """What a person does, step by step."""
    screen = Screen(window)
    workspace_acts.open_path(window, folder / "contacts.dateline")
    yield Step("Open a new workspace", lambda: window.place() == "contacts")
    yield from _import(screen)
    yield from _search_and_save(screen)
    yield from _export(screen, folder)


def _import(screen: Screen) -> Iterator[Step]:
    drop(screen.window, resource(SAMPLE))
    yield Step("Drop the press list on the window", lambda: screen.shows("Match "), lambda: screen.reads(" rows · "))
    screen.press(screen.button("Match "))
    yield Step("Match its columns", lambda: screen.shows("Check "), lambda: screen.reads(" columns matched"))
    screen.press(screen.button("Check "))
    yield Step("Check every row", lambda: screen.shows("Import "), lambda: screen.reads(" rows checked"))
    screen.press(screen.button("Take all suggestions"))
    yield Step("Mend what there is a suggestion for", lambda: screen.settled() and screen.shows("Import "))
    final = screen.button("Import ")
    said = final.accessibleName()
    screen.press(final)
    yield Step(f"Press “{said}”", lambda: screen.shows("Show them"), lambda: screen.reads(" added"))
    screen.press(screen.button("Show them"))
    yield Step("Go to the people just added", lambda: bool(screen.reads(" match")), lambda: screen.reads(" match"))


def _search_and_save(screen: Screen) -> Iterator[Step]:
    before = screen.reads(" match")
    search = screen.line("Search contacts")
    search.setFocus()
    QTest.keyClicks(search, WORD)
    yield Step(
        f"Search for “{WORD}”", lambda: screen.reads(" match") not in {"", before}, lambda: screen.reads(" match")
    )
    screen.press(screen.button("Save as list"))
    yield Step("Ask to save the answer as a list", lambda: screen.shows("Save list"))
    name = screen.line("Name of the list")
    name.selectAll()
    QTest.keyClicks(name, LIST_NAME)
    screen.press(screen.button("Save list"))
    yield Step("Save the list", lambda: bool(screen.reads(LIST_NAME)), lambda: screen.reads(LIST_NAME))
    screen.press(screen.button("Clear all"))
    yield Step("Clear the filters", lambda: screen.reads(" match") in {"", before}, lambda: screen.reads(" contacts"))


def _export(screen: Screen, folder: Path) -> Iterator[Step]:
    screen.press(screen.button("Export…"))
    yield Step("Open the export", lambda: screen.shows("Export ") and screen.settled())
    tile = next((tile for tile in screen.visible(QWidget) if tile.accessibleName().startswith("Mailchimp")), None)
    if tile is None:
        raise NotThereError("there is no choice “Mailchimp”")
    screen.press(tile)
    yield Step(
        "Choose Mailchimp",
        lambda: screen.settled() and "Mailchimp" in screen.button("Export ").accessibleName(),
        lambda: screen.button("Export ").accessibleName(),
    )
    screen.press(screen.button("Export "))
    yield Step("Press it", lambda: bool(screen.visible(QFileDialog)))
    path = folder.absolute() / "mailchimp.csv"
    (dialog,) = screen.visible(QFileDialog)
    name = dialog.findChildren(QLineEdit)[0]
    name.selectAll()
    QTest.keyClicks(name, str(path))
    yield Step("Name the file", lambda: name.text() == str(path))
    screen.press(next(button for button in dialog.findChildren(QPushButton) if "Save" in button.text()))
    yield Step("Write the file", lambda: path.exists() and screen.settled(), lambda: told_file(path))


def drop(window: QWidget, path: Path) -> None:
    """Drop a file on the middle of the window, as from a folder."""
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    middle, copy, none = window.rect().center(), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(middle), copy, held, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(middle), copy, held, left, none))


def told_file(path: Path) -> str:
    """What an exported file holds, in numbers."""
    lines = len(path.read_text(encoding="utf-8-sig").splitlines())
    return f"{path.name}: {lines - 1} people, {path.stat().st_size:,} bytes"


class Player:
    """Plays the steps one after the other, each when the one before has come to its end."""

    def __init__(self, app: QApplication, folder: Path, say: Callable[[str], object]) -> None:
        self._app, self._folder, self._say = app, folder, say
        self._tasks = Tasks(parent=app)
        preferences = Preferences(Settings(mode="light", less_motion=True), lambda _settings: None, self._tasks)
        preferences.apply()
        self.window = MainWindow(self._tasks, preferences, counts=program.totals)
        self.window.resize(1440, 900)
        program.furnish(self.window)
        self._tasks.broke.connect(lambda error: self._fail(f"the program broke: {type(error).__name__}"))
        self._steps = steps(self.window, folder)
        self._step: Step | None = None
        self._seconds: float | None = None
        self._began, self._number, self.code = perf_counter(), 0, 1
        self._clock = QTimer(self.window, interval=LOOK_MS)
        self._clock.timeout.connect(self._look)

    def play(self) -> int:
        """Play all; the exit code."""
        self.window.visit("welcome")
        self.window.show()
        self._clock.start()
        self._app.exec()
        self._tasks.close()
        workspace = self._tasks.workspace()
        if workspace is not None:
            workspace_acts.close(workspace)
        self.window.hide()
        self.window.deleteLater()
        return self.code

    def _look(self) -> None:
        try:
            if self._step is None:
                self._go_on()
            elif self._seconds is not None:
                self._told(self._step, self._seconds)
                self._go_on()
            elif self._step.until():
                self._seconds = perf_counter() - self._began
                self._clock.setInterval(STILL_MS)  # for the picture
            elif perf_counter() - self._began > LIMIT_SECONDS:
                self._fail(f"it did not come to its end within {LIMIT_SECONDS} seconds")
        except NotThereError as error:
            self._fail(str(error))

    def _go_on(self) -> None:
        self._clock.setInterval(LOOK_MS)
        self._began, self._seconds = perf_counter(), None
        self._step = next(self._steps, None)
        if self._step is None:
            self.code = 0
            self._end()

    def _told(self, step: Step, seconds: float) -> None:
        self._number += 1
        slug = "".join(letter if letter.isalnum() else "-" for letter in step.name.lower()).strip("-")
        self.window.grab().save(str(self._folder / f"{self._number:02}-{slug[:40].strip('-')}.png"))
        came_of_it = step.told()
        self._say(f"{seconds:6.2f} s  {step.name}" + (f": {came_of_it}" if came_of_it else ""))

    def _fail(self, why: str) -> None:
        name = self._step.name if self._step is not None else "Begin"
        self.window.grab().save(str(self._folder / "failed.png"))
        self._say(f"The step “{name}” failed: {why}. What was on screen: {self._folder / 'failed.png'}")
        self._end()

    def _end(self) -> None:
        self._clock.stop()
        self._app.quit()


def main(folder: Path = FOLDER) -> int:
    """Play the demo into a folder, which is emptied first; the exit code."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    qInstallMessageHandler(_quiet)
    app = program.make_application([])

    def say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    say("No display here, so Dateline plays its main job off screen, in the real window:")
    code = Player(app, folder, say).play()
    qInstallMessageHandler(None)
    if code == 0:
        say(f"Pictures of every step, the workspace and the exported file are in {folder}/")
    return code


def _quiet(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Qt's remarks about platforms without a screen are no news; all else is told."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


if __name__ == "__main__":
    sys.exit(main())
