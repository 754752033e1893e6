"""Columns beside each other where there is room, else one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.gui import theme


class Columns(QWidget):
    """`Columns([main, side], widths=(0, 352), below=980)`: below 980 px (at 100 %) they stand one under the other.

    A width of 0 shares the rest; other widths are pixels at 100 % and hold only while side by side.
    """

    def __init__(self, columns: Sequence[QWidget], *, widths: Sequence[int] = (), below: int, gap: int = 14) -> None:
        super().__init__()
        self._columns, self._below = list(columns), below
        self._widths = list(widths) or [0] * len(self._columns)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(gap))
        for column, width in zip(self._columns, self._widths, strict=True):
            self._layout.addWidget(column, 0 if width else 1)
        self._beside: bool | None = None
        self._arrange(beside=True)
        theme.on_change(self._again)

    def beside(self) -> bool:
        """Whether they stand side by side now."""
        return bool(self._beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room asks for it."""
        super().resizeEvent(event)
        self._arrange(beside=self.width() >= theme.px(self._below))

    def _again(self) -> None:
        self._beside = None
        self._arrange(beside=self.width() >= theme.px(self._below))

    def _arrange(self, *, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(way)
        for column, width in zip(self._columns, self._widths, strict=True):
            least = theme.px(width) if width and beside else 0
            column.setMinimumWidth(least)
            column.setMaximumWidth(least or 16_777_215)
            self._layout.setAlignment(column, Qt.AlignmentFlag(0))
