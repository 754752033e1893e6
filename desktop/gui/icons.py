"""Icons: Lucide drawings in a token's colour, sharp at every screen scale, mirrored where reading direction asks."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from desktop.gui import theme
from desktop.resources import resource

MIRRORED = frozenset(
    {
        "arrow-left", "arrow-right", "chevron-left", "chevron-right", "undo-2", "redo-2", "send",
        "corner-down-left", "message-square-plus", "list-filter", "quote", "external-link", "log-out",
        "list-plus", "list-checks",
    }
)  # fmt: skip
"""Drawings that point along the reading direction. Clocks, checks, phones, search, play and charts never turn."""

_STROKE = "1.75"
_pixmaps: dict[tuple[str, str, int, float, bool], QPixmap] = {}


def pixmap(name: str, token: str = "mute", size: int = 18, dpr: float = 0) -> QPixmap:  # noqa: S107 - a colour
    """The drawing `name` in a token's colour, `size` logical pixels wide. Kept, so asking again costs nothing."""
    dpr = dpr or ratio()
    mirrored = name in MIRRORED and QGuiApplication.isRightToLeft()
    key = (name, theme.colour(token).name(), size, dpr, mirrored)
    found = _pixmaps.get(key)
    if found is None:
        found = _pixmaps[key] = _draw(*key)
    return found


def icon(name: str, token: str = "text", size: int = 16) -> QIcon:  # noqa: S107 - a colour
    """The drawing as an icon for buttons and menus, with its pale form for what is disabled."""
    made = QIcon(pixmap(name, token, size))
    made.addPixmap(pixmap(name, "dis", size), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """The program's own icon for windows and task bars."""
    made = QIcon()
    for size in (16, 32, 64):
        made.addPixmap(pixmap("radio-tower", "accent", size, 1))
    return made


def ratio() -> float:
    """How many real pixels a logical one has on the main screen."""
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


def _draw(name: str, colour: str, size: int, dpr: float, mirrored: bool) -> QPixmap:  # noqa: FBT001 - cache key
    from PySide6.QtSvg import QSvgRenderer

    svg = _source(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{_STROKE}"')
    drawn = QPixmap(QSize(round(size * dpr), round(size * dpr)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mirrored:
        painter.translate(drawn.width(), 0)
        painter.scale(-1, 1)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(dpr)
    return drawn
