"""One choice from several, each a tile with its name and one line about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from desktop.gui import fonts, icons, theme
from desktop.gui.words import direction

_BOTH = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute


@dataclass(frozen=True, slots=True)
class TileWords:
    """What stands on one tile; a `group` other than the one before begins with its caption."""

    key: str
    title: str
    line: str = ""
    group: str = ""


class Tiles(QWidget):
    """`Tiles([TileWords("excel", "Excel", "Everything …")], name="For what")`; arrows move, as among radio buttons.

    `chosen(key)` comes from a person's choice.
    """

    chosen = Signal(str)

    def __init__(self, tiles: Sequence[TileWords], *, name: str, value: str = "") -> None:
        super().__init__()
        from desktop.gui.widgets.text import SectionCaption

        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self._group = QButtonGroup(self)
        self._tiles: dict[str, Tile] = {}
        caption = ""
        for words in tiles:
            if words.group != caption:
                caption = words.group
                column.addSpacing(theme.px(6) if self._tiles else 0)
                column.addWidget(SectionCaption(caption))
            tile = self._tiles[words.key] = Tile(words)
            tile.clicked.connect(lambda _on=False, key=words.key: self._choose(key))
            tile.stepped.connect(self._step)
            self._group.addButton(tile)
            column.addWidget(tile)
        self.set_value(value or tiles[0].key)

    def value(self) -> str:
        """The key chosen."""
        return next(key for key, tile in self._tiles.items() if tile.isChecked())

    def set_value(self, key: str) -> None:
        """Choose without telling anybody."""
        self._tiles[key].setChecked(True)
        for other, tile in self._tiles.items():
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)

    def tile(self, key: str) -> "Tile":
        """The tile of a key."""
        return self._tiles[key]

    def _choose(self, key: str) -> None:
        self.set_value(key)
        self.chosen.emit(key)

    def _step(self, by: int) -> None:
        keys = list(self._tiles)
        key = keys[(keys.index(self.value()) + by) % len(keys)]
        self._choose(key)
        self._tiles[key].setFocus(Qt.FocusReason.TabFocusReason)


class Tile(QAbstractButton):
    """One of them: a ring, its name, its line below, wrapped and never cut."""

    stepped = Signal(int)

    def __init__(self, words: TileWords) -> None:
        super().__init__()
        self._words = words
        self.setText(words.title)
        self.setCheckable(True)
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(words.line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.on_change(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Room for the name and one line."""
        return QSize(theme.px(300), self.heightForWidth(theme.px(10_000)))  # narrower ones grow by heightForWidth

    def minimumSizeHint(self) -> QSize:
        """As narrow as its name."""
        width = round(fonts.metrics("strong").horizontalAdvance(self._words.title)) + self._room() + theme.px(20)
        return QSize(width, theme.px(30))

    def hasHeightForWidth(self) -> bool:
        """The line wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Name, wrapped line, margins."""
        inside = width - self._room() - theme.px(12)
        metrics = fonts.metrics("small")
        line = metrics.boundingRect(QRectF(0, 0, inside, 10_000), int(_BOTH), self._words.line)
        wrapped = round(line.height()) + theme.px(2) if self._words.line else 0
        return round(fonts.metrics("strong").height()) + wrapped + theme.px(14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the neighbour."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, its ring and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(theme.colour("accent" if on or self.hasFocus() else "line"))
        ground = "accentbg" if on else "hover" if self.underMouse() else "surf"
        painter.setBrush(theme.colour(ground))
        radius = theme.px(7)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), radius, radius)
        rtl, size, edge = theme.right_to_left(), theme.px(16), theme.px(10)
        left = self.width() - edge - size if rtl else edge
        painter.drawPixmap(left, theme.px(8), icons.pixmap("circle-dot" if on else "circle", _ring(on=on), size))
        near, far = self._room(), theme.px(12)
        inside = self.rect().adjusted(far if rtl else near, theme.px(6), -near if rtl else -far, -theme.px(4))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.setFont(fonts.font("strong"))
        painter.setPen(theme.colour("text"))
        painter.setLayoutDirection(direction(self._words.title))
        painter.drawText(inside, _BOTH | side, self._words.title)
        inside.adjust(0, round(fonts.metrics("strong").height()) + theme.px(2), 0, 0)
        painter.setFont(fonts.font("small"))
        painter.setPen(theme.colour("mute"))
        painter.setLayoutDirection(direction(self._words.line))
        painter.drawText(inside, _BOTH | side, self._words.line)

    def _room(self) -> int:
        return theme.px(36)


def _ring(*, on: bool) -> str:
    return "accent" if on else "ctl"
