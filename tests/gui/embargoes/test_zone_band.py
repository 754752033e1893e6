"""The zone band says in words what it draws, and draws time from left to right in every language."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.domain.embargo.bands import Band, PersonThere, band
from desktop.domain.embargo.cautions import Reader
from desktop.domain.embargo.lift import lift_at
from desktop.gui import theme
from desktop.gui.widgets.zone_band import ZoneBand

NOW = datetime(2026, 10, 12, 15, 43, tzinfo=UTC)


def _band() -> Band:
    lift = lift_at(datetime(2026, 10, 13, 6, 0), "America/New_York", now=NOW, city="Washington")  # noqa: DTZ001
    people = [
        PersonThere("Asia/Tokyo", "Tokyo", asked=True, agreed=True),
        PersonThere("Europe/London", "London", asked=True, agreed=True),
        PersonThere("Europe/London", "London", asked=True),
    ]
    return band(lift, NOW, Reader("Europe/London", "London"), people)


def _drawn(qtbot: QtBot) -> QImage:
    widget = ZoneBand()
    qtbot.addWidget(widget)
    widget.show_band(_band())
    widget.resize(1100, widget.sizeHint().height())
    return widget.grab().toImage()


def test_it_says_every_row_in_words(qtbot: QtBot) -> None:
    widget = ZoneBand()
    qtbot.addWidget(widget)
    widget.show_band(_band())

    words = widget.accessibleDescription()
    assert words.startswith("Now, Mon 16:43 London; Lift, Tue 06:00 Washington; held for 18 h 17 min")
    assert "Tokyo : Tue 19:00, 1" in words
    assert widget.sizeHint().height() >= 3 * theme.px(34)


def test_time_is_never_mirrored(qtbot: QtBot, wear: Callable[..., None]) -> None:
    left_to_right = _drawn(qtbot)
    wear(rtl=True)
    right_to_left = _drawn(qtbot)

    middle = left_to_right.height() - theme.px(20)
    colours = [[one.pixel(x, middle) for x in range(300, 900, 50)] for one in (left_to_right, right_to_left)]
    assert colours[0] == colours[1]
    assert len(set(colours[0])) > 2
