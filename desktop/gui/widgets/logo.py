"""The logo of an organisation, on white paper as it will be printed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui import theme

_WIDTH, _HEIGHT, _EDGE = 168, 72, 10


class LogoView(QWidget):
    """`LogoView(bytes, "Logo of Harbour Relief Network")`: the picture fitted into its box, never enlarged."""

    def __init__(self, picture: bytes, name: str) -> None:
        super().__init__()
        self.image = QImage.fromData(picture)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.on_change(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A box of the same size for every logo."""
        return QSize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper, its thin border, and the picture in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour("line"))
        painter.setBrush(QColor("white"))  # logos are made for paper, in a dark window too
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        if self.image.isNull():
            return
        edge = theme.px(_EDGE)
        room = box.adjusted(edge, edge, -edge, -edge)
        held = self.image.size().toSizeF()
        size = held.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio) if held.width() > room.width() else held
        size = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio) if size.height() > room.height() else size
        drawn = QRectF(0, 0, size.width(), size.height())
        drawn.moveCenter(room.center())
        painter.drawImage(drawn, self.image)
