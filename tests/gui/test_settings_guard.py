"""The page of settings that shows the guard's rules: all of them, in order, nothing to switch."""

from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.domain.guard import guide
from desktop.domain.guard.rules import every_rule
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.settings import SettingsPage
from desktop.gui.screens.settings.guard import Guard
from desktop.gui.tasks import InlineTasks
from desktop.gui.widgets.text import Text
from desktop.services.workspaces import Workspace
from tests.gui.conftest import OpenFrame
from tests.gui.lint import cut_texts


def opened(open_frame: OpenFrame, workspace: Workspace, qtbot: QtBot) -> tuple[MainWindow, Guard]:
    window = open_frame(tasks=InlineTasks(), counts=app.totals)
    app.furnish(window)
    window.tasks.adopt(workspace)
    window.visit("settings", "guard")
    shown = window.page()
    assert isinstance(shown, SettingsPage)
    part = shown.stack.currentWidget()
    assert isinstance(part, Guard)
    qtbot.waitUntil(lambda: not part._waiting)
    return window, part


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Text)]


def test_every_rule_is_read_in_order_and_none_is_switched(
    open_frame: OpenFrame, workspace: Workspace, qtbot: QtBot
) -> None:
    window, part = opened(open_frame, workspace, qtbot)
    said = texts(part)

    places = [said.index(title) for title, _ in guide.TITLES.values()]
    assert places == sorted(places)
    shown = [text.partition(". ")[2] for text in said]
    for rule in every_rule():
        assert guide.plain(rule) in shown
        assert any(rule.meaning in text and rule.act in text for text in said)
    assert part.findChildren(QAbstractButton) == []
    assert cut_texts(window) == []
