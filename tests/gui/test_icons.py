"""Icons take the token's colour, are sharp, and turn only where they point along the reading direction."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPixmap

from desktop.gui import icons, theme
from desktop.gui.action_table import ACTIONS
from desktop.gui.pages import PLACES
from desktop.gui.widgets.chips import VERDICTS


def strongest(pixmap: QPixmap) -> QColor:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    spots = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(spots, key=lambda colour: colour.alpha())


def test_an_icon_has_the_colour_of_its_token() -> None:
    assert strongest(icons.pixmap("square", "red", 32)).name() == theme.colour("red").name()


def test_an_icon_is_drawn_for_the_screen_it_is_on() -> None:
    drawn = icons.pixmap("users", "text", 16, 2)
    assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2)


def test_asking_again_draws_nothing_anew() -> None:
    assert icons.pixmap("users", "text", 16).cacheKey() == icons.pixmap("users", "text", 16).cacheKey()


@pytest.mark.parametrize(
    ("name", "turns"), [("arrow-right", True), ("undo-2", True), ("phone", False), ("check", False)]
)
def test_only_what_points_along_the_line_is_mirrored(name: str, wear: Callable[..., None], *, turns: bool) -> None:
    left_to_right = icons.pixmap(name, "text", 24, 1).toImage()
    wear(rtl=True)
    right_to_left = icons.pixmap(name, "text", 24, 1).toImage()
    assert (left_to_right == right_to_left) is not turns
    if turns:
        assert left_to_right.flipped(Qt.Orientation.Horizontal).pixelColor(3, 12) == right_to_left.pixelColor(3, 12)


def test_every_icon_that_is_named_is_there() -> None:
    named = {action.icon for action in ACTIONS if action.icon} | {place.icon for place in PLACES}
    named |= {verdict[0] for verdict in VERDICTS.values()} | icons.MIRRORED
    for name in sorted(named):
        assert not icons.pixmap(name, "text", 16).isNull(), name


def test_disabled_icons_are_pale() -> None:
    made = icons.icon("users", "text", 32)
    assert strongest(made.pixmap(32, made.Mode.Disabled)).name() == theme.colour("dis").name()
    assert not icons.app_icon().isNull()
