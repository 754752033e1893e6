"""Settings change at once and are saved a moment later."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gui import theme
from desktop.gui.preferences import Preferences
from desktop.services.settings import Settings


def test_changes_are_applied_told_and_saved_once(qtbot: QtBot, dressed: QApplication) -> None:
    saved: list[Settings] = []
    preferences = Preferences(Settings(mode="light"), saved.append)
    with qtbot.waitSignal(preferences.changed):
        preferences.change(mode="dark")
    preferences.change(user_name="Mara")
    preferences.change(user_name="Mara")
    assert theme.is_dark()
    assert not saved
    qtbot.waitUntil(lambda: len(saved) == 1)
    assert (saved[0].mode, saved[0].user_name) == ("dark", "Mara")
    preferences.save_now()
    assert len(saved) == 1


def test_columns_are_remembered_by_table(qtbot: QtBot) -> None:
    preferences = Preferences(Settings(), lambda _settings: None)
    preferences.remember_columns("contacts", ["name:200", "-beat:0"])
    preferences.remember_columns("outlets", ["name:100"])
    assert preferences.columns("contacts") == ("name:200", "-beat:0")
    assert preferences.columns("lists") == ()
    preferences.save_now()


def test_direction_follows_the_language_unless_chosen(qtbot: QtBot, dressed: QApplication) -> None:
    preferences = Preferences(Settings(mode="light"), lambda _settings: None)
    with qtbot.waitSignal(preferences.turned):
        preferences.change(language="ar")
    assert dressed.layoutDirection() == Qt.LayoutDirection.RightToLeft
    preferences.change(direction="ltr")
    assert dressed.layoutDirection() == Qt.LayoutDirection.LeftToRight
    with qtbot.waitSignal(preferences.reshaped):
        preferences.change(text_scale=125)
    preferences.save_now()
