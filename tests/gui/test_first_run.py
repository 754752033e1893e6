"""The first page: steps ticked from what is there, recent files, every button."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.gui import workspace_acts
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.first_run import FirstRun, FirstRunPage
from desktop.gui.tasks import InlineTasks
from desktop.gui.widgets.buttons import Button
from desktop.services import contacts, lists, workspaces
from tests.gui.conftest import OpenFrame


@pytest.fixture
def window(open_frame: OpenFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    made = open_frame(tasks=InlineTasks(), counts=app.totals)
    app.furnish(made)
    made.visit("welcome")
    return made


def first_run(window: MainWindow) -> FirstRun:
    page = window.page()
    assert isinstance(page, FirstRunPage)
    return page.start


def labels(start: FirstRun) -> list[str]:
    return [button.label() for button in start.findChildren(Button) if button.isVisibleTo(start)]


def test_steps_are_ticked_from_what_is_there(window: MainWindow, tmp_path: Path) -> None:
    assert first_run(window).checklist.done() == [False] * 4
    workspace = workspaces.create(tmp_path / "one.dateline")
    window.tasks.adopt(workspace)
    assert first_run(window).checklist.done() == [True, False, False, False]
    window.tasks.write(window, lambda ws: contacts.create(ws, {"display_name": "Layla Haddad"}))
    window.tasks.write(window, lambda ws: lists.create(ws, "Levant desk", [1]))
    assert first_run(window).checklist.done() == [True, True, True, False]
    workspaces.close(workspace)


def test_every_way_to_begin_is_a_button(window: MainWindow) -> None:
    said = labels(first_run(window))
    for label in ("Choose a file…", "Paste rows", "Open…", "New…", "Open the example", "Key map", "All commands"):
        assert label in said
    next(b for b in first_run(window).findChildren(Button) if b.label() == "Language: English").click()
    assert window.place() == "settings"


def test_the_bars_button_is_calm_while_this_page_has_the_primary_one(window: MainWindow) -> None:
    assert window.top.primary.property("kind") == "normal"
    window.visit("settings")
    assert window.top.primary.property("kind") == "primary"


def test_recent_files_are_one_click_away(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,E-mail\nLayla Haddad,layla@levantwire.example\n")
    window.preferences.change(recent_files=(str(path),))
    window.forget_pages()
    button = next(b for b in first_run(window).findChildren(Button) if b.label() == "list.csv")
    button.click()
    assert window.place() == "import"
    assert window.preferences.now.recent_files == (str(path),)


def test_the_example_is_marked_on_every_page(window: MainWindow) -> None:
    window.actions_table.do("workspace.example")
    for place in ("contacts", "settings", "welcome"):
        window.visit(place)
        assert window.notices.banners() == ["This is the example: made-up people, and nothing can be sent."]
    workspace = window.tasks.workspace()
    assert workspace is not None
    workspaces.close(workspace)
    assert workspace_acts.SUFFIX == ".dateline"
