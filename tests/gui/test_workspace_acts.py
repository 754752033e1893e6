"""A real workspace in the window: opened, left for another, searched from the palette, its acts undone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.gui import workspace_acts
from desktop.gui.commands import open_palette
from desktop.gui.main_window import MainWindow
from desktop.gui.pages import Page
from desktop.gui.tasks import InlineTasks
from desktop.services import contacts, workspaces
from tests.gui.conftest import OpenFrame
from tests.gui.test_main_window import PLACES, Shelf


@pytest.fixture
def window(open_frame: OpenFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    tasks = InlineTasks()
    made = open_frame(places=PLACES, tasks=tasks, counts=app.totals)
    app.furnish(made)
    yield made
    workspace = tasks.workspace()
    if workspace is not None:
        workspaces.close(workspace)


@pytest.fixture
def add(window: MainWindow) -> Callable[[str], None]:
    def put(name: str) -> None:
        window.tasks.write(window, lambda ws: contacts.create(ws, {"display_name": name}))

    return put


def shown(page: Page | None) -> list[object]:
    assert isinstance(page, Shelf)
    return page.seen


def test_another_workspace_takes_the_place_of_the_one_before(window: MainWindow, tmp_path: Path) -> None:
    workspace_acts.open_path(window, tmp_path / "one.dateline")
    one = window.tasks.workspace()
    workspace_acts.open_path(window, tmp_path / "two.dateline")
    two = window.tasks.workspace()
    assert two is not None
    assert two is not one
    assert two.name == "two"
    assert window.preferences.now.last_workspace == str(tmp_path / "two.dateline")
    workspace_acts.open_path(window, tmp_path / "two.dateline")
    assert window.tasks.workspace() is two
    workspace_acts.open_path(window, tmp_path / "one.dateline")
    again = window.tasks.workspace()
    assert again is not None
    assert again.read_only == ""


def test_the_example_is_made_once_marked_and_not_remembered(window: MainWindow) -> None:
    window.actions_table.do("workspace.example")
    workspace = window.tasks.workspace()
    assert workspace is not None
    assert workspace.kind == "example"
    assert window.notices.banners() == ["This is the example: made-up people, and nothing can be sent."]
    assert window.preferences.now.last_workspace == ""
    assert window.place() == "contacts"


def test_a_file_is_chosen_in_the_systems_dialog(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "chosen.dateline"
    workspaces.close(workspaces.create(path))
    window.actions_table.do("workspace.open")
    (dialog,) = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    workspace = window.tasks.workspace()
    assert workspace is not None
    assert workspace.name == "chosen"


def test_a_new_workspace_is_made_where_it_was_wanted(window: MainWindow, tmp_path: Path) -> None:
    window.actions_table.do("workspace.new")
    (dialog,) = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "new.dateline"))
    dialog.close()
    assert (tmp_path / "new.dateline").exists()


def test_undo_says_what_it_takes_back_and_does(window: MainWindow, tmp_path: Path, add: Callable[[str], None]) -> None:
    actions = window.actions_table
    workspace_acts.open_path(window, tmp_path / "one.dateline")
    assert actions.reason("undo") == "Nothing to undo"
    add("Layla Haddad")
    assert window.sidebar.stops()[0].accessibleName() == "Contacts, 1"
    assert actions.title("undo").startswith("Undo add")
    assert actions.do("undo")
    assert window.sidebar.stops()[0].accessibleName() == "Contacts, 0"
    toast = window.notices.current_toast()
    assert toast is not None
    assert toast.text.startswith("Undone: Add")
    assert actions.title("redo").startswith("Redo add")
    assert actions.do("redo")
    assert window.sidebar.stops()[0].accessibleName() == "Contacts, 1"


def test_the_palette_finds_people(window: MainWindow, tmp_path: Path, add: Callable[[str], None], qtbot: QtBot) -> None:
    workspace_acts.open_path(window, tmp_path / "one.dateline")
    add("Layla Haddad")
    add("Tomas Berg")
    palette = open_palette(window)
    qtbot.keyClicks(palette.line, "haddad")
    qtbot.waitUntil(lambda: palette.titles() == ["Layla Haddad"], timeout=2000)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.place() == "contacts"
    assert shown(window.page())[-1] == 1


def test_the_first_contacts_are_shown_while_their_workspace_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    from desktop.gui.preferences import Preferences
    from desktop.gui.tasks import Tasks
    from desktop.services.samples import create_example
    from desktop.services.settings import Settings

    path = tmp_path / "press.dateline"
    workspaces.close(create_example(path))
    tasks = Tasks()
    window = MainWindow(tasks, Preferences(Settings(mode="light"), lambda _settings: None, tasks))
    tasks.setParent(window)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    workspace_acts.open_first(window, path)
    qtbot.waitUntil(lambda: window.page() is not None)
    page: Any = window.page()
    assert page.listing.model.rowCount() > 20
    assert tasks.workspace() is None
    qtbot.waitUntil(lambda: tasks.workspace() is not None and page.listing.loaded, timeout=10_000)
    assert window.page() is page
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=10_000)
    window.hide()  # nothing ticks where nobody looks
    tasks.close()
    workspaces.close(tasks.workspace())  # type: ignore[arg-type]
