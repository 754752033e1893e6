"""One table of actions: bound ones can be done, found and read; others are nowhere."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from desktop.gui.action_table import ACTIONS
from desktop.gui.actions import Actions
from desktop.gui.menus import fill_menu_bar, row_menu


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(window: QMainWindow) -> Actions:
    return Actions(window)


def test_ids_and_shortcuts_are_given_once() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(ids) == len(set(ids))
    keys = [(action.scope, key) for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))


def test_every_shortcut_can_be_read_by_qt() -> None:
    for action in ACTIONS:
        for key in action.keys:
            assert QKeySequence(key).toString() == key, key


def test_single_letters_work_in_lists_only() -> None:
    for action in ACTIONS:
        lone = [key for key in action.keys if len(key) == 1 and key.isalpha()]
        assert not lone or action.menu in {"contact", "statement"}


def test_titles_begin_with_a_capital_and_never_shout() -> None:
    for action in ACTIONS:
        assert action.title[0].isupper()
        assert not action.title.isupper()
        assert "!" not in action.title


def test_only_what_is_bound_can_be_done(actions: Actions) -> None:
    done: list[str] = []
    assert not actions.do("export")
    assert actions.reason("export") == "Not here"
    actions.bind("export", lambda: done.append("export"))
    assert actions.do("export")
    assert done == ["export"]
    actions.unbind("export")
    assert actions.all_bound() == []


def test_what_cannot_be_done_now_says_why(actions: Actions) -> None:
    done: list[str] = []
    actions.bind("contact.merge", lambda: done.append("merge"), reason=lambda: "Select two contacts")
    assert not actions.do("contact.merge")
    assert actions.reason("contact.merge") == "Select two contacts"
    assert not done


def test_titles_can_say_what_would_be_undone(actions: Actions) -> None:
    actions.bind("undo", lambda: None, title=lambda: "Undo move 3 contacts to the bin")
    assert actions.title("undo") == "Undo move 3 contacts to the bin"
    assert actions.title("redo") == "Redo"


def test_letters_and_keys_of_lists(actions: Actions) -> None:
    done: list[str] = []
    actions.bind("contact.email", lambda: done.append("mail"))
    actions.bind("contact.edit", lambda: done.append("edit"))
    assert actions.press("E")
    assert not actions.press("Q")
    assert actions.press_keys(QKeySequence("F2"))
    assert not actions.press_keys(QKeySequence("F3"))
    assert done == ["mail", "edit"]


def test_a_shortcut_of_the_window_does_it(window: QMainWindow, actions: Actions) -> None:
    done: list[str] = []
    actions.bind("export", lambda: done.append("export"))
    (made,) = window.actions()
    assert [keys.toString() for keys in made.shortcuts()] == ["Ctrl+E"]
    made.trigger()
    assert done == ["export"]
    actions.unbind("export")
    assert window.actions() == []


def test_menus_hold_what_is_bound_with_keys_and_reasons(window: QMainWindow, actions: Actions) -> None:
    actions.bind("export", lambda: None)
    actions.bind("import.file", lambda: None, reason=lambda: "Read only")
    actions.bind("quit", lambda: None)
    fill_menu_bar(window.menuBar(), actions)
    (file,) = window.menuBar().findChildren(QMenu)
    file.aboutToShow.emit()
    texts = [act.text() for act in file.actions() if not act.isSeparator()]
    assert texts == ["Import a file…\tCtrl+Shift+I", "Export…\tCtrl+E", "Quit Dateline\tCtrl+Q"]
    assert [act.isEnabled() for act in file.actions() if not act.isSeparator()] == [False, True, True]
    assert file.actions()[0].toolTip() == "Read only"
    assert any(act.isSeparator() for act in file.actions())


def test_a_row_menu_leaves_out_what_is_not_bound(window: QMainWindow, actions: Actions) -> None:
    done: list[str] = []
    actions.bind("contact.edit", lambda: done.append("edit"))
    menu = row_menu(window, actions, ["contact.edit", "", "contact.call"])
    acts = [act for act in menu.actions() if not act.isSeparator()]
    assert [act.text() for act in acts] == ["Edit\tF2"]
    acts[0].trigger()
    assert done == ["edit"]
