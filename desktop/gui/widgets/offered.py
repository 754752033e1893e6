"""What fits the words typed into a field, offered below it while the keyboard stays in the field."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.widgets.overlay import cast_shadow
from desktop.gui.widgets.popover import Pick, PickList


class Offered(QFrame):
    """What is offered below the field. The keyboard stays in the field."""

    def __init__(self, field: QWidget, name: str) -> None:
        super().__init__(field.window())
        self._field = field
        self._picks: dict[str, Pick] = {}
        outer = QVBoxLayout(self)
        edge = theme.px(16)
        outer.setContentsMargins(edge, theme.px(4), edge, edge + theme.px(14))
        self._box = QFrame()
        self._box.setProperty("box", "dialog")
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(*(theme.px(6),) * 4)
        self.lines = PickList([], hint=name)
        self.lines.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner.addWidget(self.lines)
        outer.addWidget(self._box)

    def offer(self, picks: Sequence[Pick]) -> None:
        """Offer these."""
        self._picks = {pick.key: pick for pick in picks}
        self.lines.offer(picks)
        self.lines.search.hide()
        self._place()
        self.show()
        self.raise_()

    def words_shown(self) -> list[str]:
        """What is offered now."""
        return self.lines.words_shown()

    def pick(self, key: str) -> Pick | None:
        """The line of a key."""
        return self._picks.get(key)

    def current(self) -> Pick | None:
        """The line marked."""
        row = self.lines.view.currentIndex().row()
        picks = list(self._picks.values())
        return picks[row] if 0 <= row < len(picks) else None

    def move_by(self, step: int) -> None:
        """Mark the neighbour."""
        model, row = self.lines.view.model(), self.lines.view.currentIndex().row()
        self.lines.view.setCurrentIndex(model.index((row + step) % max(1, model.rowCount()), 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cast a shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cast_shadow(painter, QRectF(self._box.geometry()), 16)

    def _place(self) -> None:
        window, edge = self._field.window(), theme.px(16)
        width = max(self._field.width(), theme.px(260)) + 2 * edge
        self.layout().activate()  # type: ignore[union-attr]
        height = self.sizeHint().height()
        spot = self._field.mapTo(window, QPoint(0, 0))
        left = spot.x() - edge if not theme.right_to_left() else spot.x() + self._field.width() + edge - width
        left = max(0, min(left, window.width() - width))
        top = spot.y() + self._field.height()
        if top + height - edge > window.height():
            top = max(0, spot.y() - height + edge + theme.px(4))
        self.setGeometry(left, top, width, height)
