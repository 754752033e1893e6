"""A small panel beside what opened it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.widgets.overlay import Overlay
from desktop.gui.widgets.picks import Pick, PickList

__all__ = ["Pick", "PickList", "Popover", "choose"]


class Popover(Overlay):
    """A panel at a widget's lower edge, without a dimmed ground: `Popover(button, width=300)`, things into `body`.

    Esc and a click beside it close; the focus goes back to where it was.
    """

    def __init__(self, anchor: QWidget, name: str, *, width: int = 300) -> None:
        super().__init__(anchor.window(), QFrame(), width=width)
        self._anchor = anchor
        self.setAccessibleName(name)
        self.body = QVBoxLayout(self.panel)
        edge = theme.px(8)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(theme.px(6))

    def arrange(self) -> None:
        """Below what opened it, inside the window."""
        self.body.activate()
        width = theme.px(self._wanted)
        height = self.panel.sizeHint().height()
        anchor = QRect(self._anchor.mapTo(self.host, QPoint(0, 0)), self._anchor.size())
        left = anchor.right() - width + 1 if theme.right_to_left() else anchor.left()
        edge = theme.px(8)
        left = max(edge, min(left, self.width() - width - edge))
        top = min(anchor.bottom() + theme.px(5), self.height() - height - edge)
        self.panel.setGeometry(QRect(left, max(edge, top), width, height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cast the panel's shadow only."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 5))
        for spread in range(2, 20, 3):
            area = QRectF(self.panel.geometry()).adjusted(-spread, 3 - spread, spread, 4 + spread)
            painter.drawRoundedRect(area, 12 + spread, 12 + spread)


def choose(
    anchor: QWidget, name: str, picks: Sequence[Pick], on_pick: Callable[[str], object], width: int = 260
) -> Popover:
    """Open a popover of lines; the one chosen closes it."""
    popover = Popover(anchor, name, width=width)
    lines = PickList(picks, hint=name)
    popover.body.addWidget(lines)

    def take(key: str) -> None:
        popover.close_now()
        on_pick(key)

    lines.picked.connect(take)
    popover.open(lines.first_focus())
    return popover
