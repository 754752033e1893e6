"""Ctrl+K: finds commands by their words, other words, letters in order, and people as they come."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.actions import Actions
from desktop.gui.palette import Palette, match
from desktop.gui.palette_lines import Entry


@pytest.fixture
def window(show: Callable[..., Any]) -> QWidget:
    made: QWidget = show(QWidget(), 1200, 800)
    return made


@pytest.fixture
def actions(window: QWidget) -> Actions:
    made = Actions(window)
    made.bind("import.file", lambda: None)
    made.bind("export", lambda: None)
    made.bind("go.contacts", lambda: None)
    made.bind("contact.email", lambda: None, reason=lambda: "Choose a contact first")
    return made


@pytest.mark.parametrize(
    ("typed", "title", "also"),
    [("imp", "Import a file…", ""), ("file", "Import a file…", ""), ("excel", "Import a file…", "excel csv"),
     ("iaf", "Import a file…", ""), ("haddad layla", "Layla Haddad", ""), ("ليلي", "ليلى حداد", ""), ("zurich", "Zürich", "")],
)  # fmt: skip
def test_words_find(typed: str, title: str, also: str) -> None:
    assert match(typed, title, also)


def test_better_matches_come_first() -> None:
    scores = [match("ex", title) for title in ("Export…", "An export", "Text", "Equal axis")]
    assert scores == sorted(scores, reverse=True)
    assert not match("xyz", "Export…")


@given(st.text(max_size=12), st.text(max_size=30))
def test_any_words_can_be_typed(typed: str, title: str) -> None:
    assert match(typed, title) >= 0
    if title.strip():
        assert match(title, title) > 0


def test_typing_narrows_and_enter_does(window: QWidget, actions: Actions, qtbot: QtBot) -> None:
    done: list[str] = []
    actions.bind("export", lambda: done.append("export"))
    palette = Palette(window, actions)
    palette.open(palette.line)
    assert palette.titles() == ["Import a file…", "Export…", "E-mail", "Contacts"]
    qtbot.keyClicks(palette.line, "expo")
    assert palette.titles() == ["Export…"]
    with qtbot.waitSignal(palette.closed):
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert done == ["export"]
    assert palette.chosen_title == "Export…"


def test_arrows_skip_captions(window: QWidget, actions: Actions, qtbot: QtBot) -> None:
    palette = Palette(window, actions)
    palette.open(palette.line)
    for _ in range(9):
        qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentIndex().data() == "Contacts, Ctrl+1"
    for _ in range(9):
        qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentIndex().data() == "Import a file…, Ctrl+Shift+I"
    palette.close_now()


def test_what_cannot_be_done_stays_with_its_reason(window: QWidget, actions: Actions, qtbot: QtBot) -> None:
    palette = Palette(window, actions)
    palette.open(palette.line)
    qtbot.keyClicks(palette.line, "e-mail")
    assert palette.list.currentIndex().data() == "E-mail, Choose a contact first, E"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.close_now()


def test_people_follow_and_answers_to_older_words_are_dropped(window: QWidget, actions: Actions, qtbot: QtBot) -> None:
    asked: list[tuple[str, Callable[[Sequence[Entry]], None]]] = []
    opened: list[str] = []
    palette = Palette(window, actions, lambda text, found: asked.append((text, found)))
    palette.open(palette.line)
    qtbot.keyClicks(palette.line, "lay")
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=2000)
    qtbot.keyClicks(palette.line, "la")
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=2000)
    asked[0][1]([Entry("People", "Somebody else", lambda: None)])
    assert palette.titles() == []
    asked[1][1]([Entry("People", "Layla Haddad", lambda: opened.append("Layla"), "user", "Levant Wire")])
    assert palette.titles() == ["Layla Haddad"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert opened == ["Layla"]


def test_nothing_found_is_said(window: QWidget, actions: Actions, qtbot: QtBot) -> None:
    palette = Palette(window, actions)
    palette.open(palette.line)
    qtbot.keyClicks(palette.line, "qqq")
    assert palette._nothing.text() == "Nothing called “qqq”."
    assert palette._nothing.isVisible()
    palette.close_now()


def test_recent_commands_come_first(window: QWidget, actions: Actions) -> None:
    palette = Palette(window, actions, recent=["Export…"])
    assert palette.titles()[0] == "Export…"
    palette.deleteLater()


def test_a_click_does(window: QWidget, actions: Actions, qtbot: QtBot) -> None:
    done: list[str] = []
    actions.bind("go.contacts", lambda: done.append("contacts"))
    palette = Palette(window, actions)
    palette.open(palette.line)
    qtbot.keyClicks(palette.line, "contacts")
    spot = palette.list.visualRect(palette.list.model().index(1, 0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert done == ["contacts"]
