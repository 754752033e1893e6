"""The start of the program: quick, without heavy imports before the first paint, and with its bugs caught."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import __main__ as program
from desktop import app
from desktop.gui import words, workspace_acts
from desktop.gui.main_window import MainWindow
from desktop.gui.pages import Place
from desktop.gui.preferences import Preferences
from desktop.gui.tasks import InlineTasks, Tasks
from desktop.services import settings as stored
from desktop.services.settings import Settings

HEAVY = (
    "sqlalchemy",
    "alembic",
    "openpyxl",
    "babel",
    "phonenumbers",
    "python_calamine",
    "rapidfuzz",
    "email_validator",
)
FIRST_PAINT = f"""
import os, sys
from desktop.gui import main_window
def told(window):
    early = [name for name in {HEAVY!r} if name in sys.modules]
    print("early:", early, flush=True)
    os._exit(0)
main_window.MainWindow._tell_paint = told
from desktop.__main__ import main
main([])
"""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The language in force, whatever a test before this one spoke."""
    words.speak("en")
    yield
    words.speak("en")


@pytest.mark.parametrize("used_before", [False, True])
def test_nothing_heavy_is_imported_before_the_first_paint(*, used_before: bool) -> None:
    if used_before:
        stored.data_folder().mkdir(parents=True)
        (stored.data_folder() / "contacts.dateline").touch()
    ended = subprocess.run([sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout.strip() == "early: []", ended.stderr


@pytest.mark.parametrize(
    ("arguments", "window"),
    [([], True), (["press.dateline"], True), (["import", "list.csv"], False), (["--help"], False)],
)
def test_a_verb_runs_the_shell_and_nothing_or_a_workspace_the_window(arguments: list[str], *, window: bool) -> None:
    assert program.wants_window(arguments) is window


PLACES = (
    Place("contacts", "Contacts", "users", "tests.gui.test_main_window:Shelf", 1, "contacts"),
    Place("welcome", "Welcome", "sun", "desktop.gui.screens.first_run:FirstRunPage", None),
)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    tasks = InlineTasks()
    preferences = Preferences(Settings(mode="light", less_motion=True), lambda _settings: None, tasks)
    made = MainWindow(tasks, preferences, places=PLACES, counts=app.totals)
    tasks.setParent(made)
    qtbot.addWidget(made)
    return made


def test_the_workspace_is_made_where_it_is_wanted(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "new" / "press.dateline"
    window.visit("welcome")
    window.show()
    workspace_acts.open_path(window, path)
    workspace = window.tasks.workspace()
    assert workspace is not None
    assert path.exists()
    assert window.preferences.now.last_workspace == str(path)
    assert window.place() == "contacts"
    assert window.sidebar.stops()[0].accessibleName() == "Contacts, 0"
    from desktop.services import workspaces

    workspaces.close(workspace)


def test_a_workspace_that_cannot_be_opened_is_said(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "press.dateline"
    path.write_bytes(b"This is not a database, it is a letter." * 100)
    window.visit("welcome")
    workspace_acts.open_path(window, path)
    assert window.tasks.workspace() is None
    assert len(window.notices.banners()) == 1


def test_the_workspace_named_comes_before_the_last_one(tmp_path: Path, private_folders: Path) -> None:
    last = tmp_path / "last.dateline"
    last.touch()
    before = Settings(last_workspace=str(last))
    assert app.workspace_path(["named.dateline"], before) == Path("named.dateline")
    assert app.workspace_path([], before) == last
    usual = app.workspace_path([], Settings(last_workspace=str(tmp_path / "gone.dateline")))
    assert usual.name == "contacts.dateline"
    assert private_folders in usual.parents


def test_a_bug_anywhere_is_shown_and_logged_without_its_words(
    window: MainWindow, qtbot: QtBot, expect_log: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    monkeypatch.setattr("threading.excepthook", None)
    expect_log("desktop.app", "^bug: .*ValueError((?!layla).)*$")
    window.show()
    app.catch_bugs(window)
    try:
        int("layla@levantwire.example")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    from desktop.gui.notices import BugDialog

    qtbot.waitUntil(lambda: window.findChild(BugDialog) is not None)
    window.findChildren(BugDialog)[0].close_now()


def test_settings_are_saved_beside_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    from desktop.services import settings

    tasks = Tasks()
    preferences = Preferences(Settings(), app._saver(tasks))
    preferences.change(user_name="Mara")
    preferences.save_now()
    tasks.close()
    assert settings.load().user_name == "Mara"
