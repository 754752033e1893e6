"""What the shades of the band mean."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.gui import theme
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

_SHADES = (("hwork", "working hours, 9 to 18"), ("heve", "evening"), ("hnight", "night"))


class Legend(QWidget):
    """Three shades with their words."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(7))
        for token, words in _SHADES:
            row.addWidget(_Swatch(token))
            row.addWidget(Text(tr(words), "small", "mute"))
            row.addSpacing(theme.px(6))


class _Swatch(QWidget):
    def __init__(self, shade: str) -> None:
        super().__init__()
        self._shade = shade
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(14), theme.px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("ctl" if self._shade == "hwork" else "line"))
        painter.setBrush(theme.colour(self._shade))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))
