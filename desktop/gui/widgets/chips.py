"""Chips: states, removable filters, verdict tags; and the row that wraps them."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from desktop.gui import fonts, icons, theme, words
from desktop.gui.widgets.pressing import PushButton
from desktop.gui.words import tr

ChipTone = Literal["slate", "accent", "amber", "green", "red", "blue"]
Verdict = Literal["may", "held", "never", "partner", "none"]

VERDICTS: dict[str, tuple[str, ChipTone, str]] = {
    "may": ("circle-check", "green", "May receive"),
    "held": ("hourglass", "amber", "Held until the lift"),
    "never": ("ban", "red", "Never"),
    "partner": ("handshake", "blue", "Partner sends"),
    "none": ("mail-x", "slate", "No valid address"),
}
"""Verdict: its icon, tone and words."""


class Chip(QWidget):
    """A small state in words on a tint: `Chip("Verified 12 Sep")`, `Chip("1 broken", "red")`."""

    def __init__(self, text: str, tone: ChipTone = "slate", *, icon: str = "") -> None:
        super().__init__()
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.on_change(self.updateGeometry)

    def text(self) -> str:
        """The words on the chip."""
        return self._text

    def set(self, text: str, tone: ChipTone | None = None) -> None:
        """Change words and tone."""
        self._text, self._tone = text, tone or self._tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words and their margins."""
        width = fonts.metrics("chip").horizontalAdvance(self._text) + 2 * theme.px(10)
        return QSize(round(width) + (theme.px(17) if self._icon else 0) + 1, theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tint and the words."""
        painter = QPainter(self)
        _pill(painter, QRectF(self.rect()), self._tone, theme.px(9))
        painter.setFont(fonts.font("chip"))
        painter.setPen(theme.colour(self._tone))
        inside = self.rect().adjusted(theme.px(8), 0, -theme.px(8), 0)
        if self._icon:
            size = theme.px(13)
            rtl = theme.right_to_left()
            left = inside.right() - size + 1 if rtl else inside.left()
            painter.drawPixmap(left, (self.height() - size) // 2, icons.pixmap(self._icon, self._tone, size))
            inside.adjust(0 if rtl else theme.px(17), 0, -theme.px(17) if rtl else 0, 0)
        painter.setLayoutDirection(words.direction(self._text))
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, self._text)


class FilterChip(PushButton):
    """A filter in force that a click, Del or Backspace takes away: `FilterChip("Language: Arabic", on_remove=…)`.

    With `on_open` a click on the words opens the filter, and only the × removes it.
    """

    def __init__(
        self, text: str, *, on_remove: Callable[[], object], on_open: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self._words, self._remove, self._open = text, on_remove, on_open
        self.setAccessibleName(tr("Filter {name}", name=text))
        self.setAccessibleDescription(tr("Delete removes it"))
        self.setToolTip(tr("Remove this filter") if on_open is None else tr("Change this filter"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _on=False: (self._open or self._remove)())
        theme.on_change(self.updateGeometry)

    def label(self) -> str:
        """The words on the chip."""
        return self._words

    def sizeHint(self) -> QSize:
        """The words, the × and their margins; at least 24 high, so that it can be hit."""
        width = fonts.metrics("chip").horizontalAdvance(self._words) + theme.px(10 + 8 + 12 + 8)
        return QSize(round(width) + 1, theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del and Backspace remove."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._remove()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the × removes, elsewhere it opens."""
        if self._open is not None and self._cross().adjusted(-6, -6, 6, 6).contains(event.position()):
            self._remove()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tint, the words and the ×."""
        painter = QPainter(self)
        inset = (self.height() - theme.px(18)) / 2
        pill = QRectF(self.rect()).adjusted(0, inset, 0, -inset)
        _pill(painter, pill, "accent", theme.px(9), ring=self.hasFocus() or self.underMouse())
        painter.setFont(fonts.font("chip"))
        painter.setPen(theme.colour("accent"))
        cross = self._cross()
        area = pill.adjusted(theme.px(10), 0, -theme.px(24), 0)
        if theme.right_to_left():
            area = pill.adjusted(theme.px(24), 0, -theme.px(10), 0)
        painter.setLayoutDirection(words.direction(self._words))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.drawPixmap(cross.topLeft(), icons.pixmap("x", "accent", round(cross.width())))

    def _cross(self) -> QRectF:
        size = theme.px(11)
        left = theme.px(9) if theme.right_to_left() else self.width() - theme.px(9) - size
        return QRectF(left, (self.height() - size) / 2, size, size)


class VerdictTag(QWidget):
    """A verdict of the guard: icon, word and colour together. `VerdictTag("held")`, or with its own words."""

    def __init__(self, verdict: Verdict, text: str = "") -> None:
        super().__init__()
        self._icon, self._tone, usual = VERDICTS[verdict]
        self._text = text or tr(usual)
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.on_change(self.updateGeometry)

    def text(self) -> str:
        """The verdict in words."""
        return self._text

    def sizeHint(self) -> QSize:
        """Icon, words and margins."""
        width = fonts.metrics("strong").horizontalAdvance(self._text) + theme.px(10 + 16 + 6 + 12)
        return QSize(round(width) + 1, theme.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw tint, icon and words."""
        painter = QPainter(self)
        _pill(painter, QRectF(self.rect()), self._tone, theme.px(7))
        size, inset = theme.px(16), theme.px(10)
        rtl = theme.right_to_left()
        left = self.width() - inset - size if rtl else inset
        painter.drawPixmap(left, (self.height() - size) // 2, icons.pixmap(self._icon, self._tone, size))
        painter.setFont(fonts.font("strong"))
        painter.setPen(theme.colour(self._tone))
        near, far = inset + size + theme.px(6), theme.px(10)
        area = self.rect().adjusted(far if rtl else near, 0, -near if rtl else -far, 0)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(words.direction(self._text))
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, self._text)


class Flow(QLayout):
    """A row of widgets that goes on in the next line where there is no room: for chips and small buttons."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._held: list[QLayoutItem] = []
        self._gap = theme.px(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._held.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._held)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, if any."""
        return self._held[index] if 0 <= index < len(self._held) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give back the item at a place, if any."""
        return self._held.pop(index) if 0 <= index < len(self._held) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Nowhere by itself."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at this width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put everything into its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._held if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Room for the widest."""
        sizes = [item.minimumSize() for item in self._held if not item.isEmpty()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = 0
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size, _ in line)
            if move:
                for item, size, x in line:
                    left = rect.right() + 1 - x - size.width() if theme.right_to_left() else rect.left() + x
                    top = rect.top() + y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, top), size))
            y += height + theme.px(6)
        return max(0, y - theme.px(6))

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize, int]]]:
        """Items with their sizes and places along each line."""
        lines: list[list[tuple[QLayoutItem, QSize, int]]] = []
        x = 0
        for item in self._held:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if not lines or x + size.width() > width:
                lines.append([])
                x = 0
            lines[-1].append((item, size, x))
            x += size.width() + self._gap
        return lines


def _pill(painter: QPainter, area: QRectF, tone: str, radius: float, *, ring: bool = False) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("accent") if ring else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{tone}bg"))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5) if ring else area, radius, radius)
