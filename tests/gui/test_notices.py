"""Toasts, banners and the report of a bug."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Cancelled, NotFound
from desktop.gui.notices import Notices
from desktop.gui.widgets.buttons import Button
from desktop.services import crash_reports

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(show: Callable[..., QWidget]) -> QWidget:
    return show(QWidget(), 900, 600)


@pytest.fixture
def notices(window: QWidget) -> Notices:
    return Notices(window, QVBoxLayout(window))


def test_a_toast_offers_undo_once(notices: Notices, qtbot: QtBot) -> None:
    done: list[str] = []
    toast = notices.toast("3 contacts moved to the bin", undo=lambda: done.append("undone"))
    assert toast.isVisible()
    assert toast.accessibleName() == "3 contacts moved to the bin"
    with qtbot.waitSignal(toast.destroyed):
        qtbot.mouseClick(toast.button, LEFT)
    assert done == ["undone"]
    assert notices.current_toast() is None


def test_only_the_newest_toast_is_shown(notices: Notices) -> None:
    first = notices.toast("One")
    second = notices.toast("Two")
    assert not first.isVisible()
    assert notices.current_toast() is second
    notices.hush()
    assert notices.current_toast() is None


def test_a_toast_stays_at_the_bottom_in_the_middle(window: QWidget, notices: Notices) -> None:
    toast = notices.toast("Saved")
    window.resize(1200, 700)
    assert abs(toast.geometry().center().x() - 600) <= 1
    assert toast.geometry().bottom() < 700


def test_a_focused_toast_does_not_leave(notices: Notices, qtbot: QtBot) -> None:
    toast = notices.toast("Saved", undo=lambda: None)
    toast.button.setFocus()
    toast._time_is_up()
    assert toast.isVisible()
    toast.button.clearFocus()
    toast._time_is_up()
    assert not toast.isVisible()


def test_an_error_says_what_is_safe_and_what_to_do(notices: Notices) -> None:
    notices.error(NotFound("That contact is gone.", "Nothing was changed.", "Look in the bin."))
    assert notices.banners() == ["That contact is gone. Nothing was changed. Look in the bin."]
    notices.withdraw("error")
    assert notices.banners() == []


def test_a_stop_by_the_person_is_no_error(notices: Notices) -> None:
    notices.error(Cancelled())
    toast = notices.current_toast()
    assert toast is not None
    assert toast.text == "Cancelled. Nothing was changed."
    assert notices.banners() == []


def test_a_banner_with_the_same_key_is_replaced(notices: Notices, qtbot: QtBot) -> None:
    done: list[int] = []
    notices.banner("No connection.", key="net")
    shown = notices.banner("Still no connection.", key="net", actions=(("Try again", lambda: done.append(1)),))
    assert notices.banners() == ["Still no connection."]
    qtbot.mouseClick(shown.findChild(Button), LEFT)
    assert done == [1]


def failure() -> BaseException:
    try:
        int("layla@levantwire.example")
    except ValueError as error:
        return error
    raise AssertionError


def test_a_bug_shows_its_report_to_copy(window: QWidget, notices: Notices, qtbot: QtBot) -> None:
    dialog = notices.bug(failure())
    assert dialog.isVisible()
    copy = next(button for button in dialog.findChildren(Button) if button.label() == "Copy the report")
    qtbot.mouseClick(copy, LEFT)
    assert QGuiApplication.clipboard().text() == dialog.report
    assert "ValueError" in dialog.report
    assert "layla" not in dialog.report
    (kept,) = crash_reports.folder().iterdir()
    assert kept.read_text() == dialog.report
    dialog.close_now()
