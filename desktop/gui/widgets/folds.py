"""Many lines under headings that open and close: any number of lines, only those on screen are painted."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.gui import icons, theme
from desktop.gui.widgets.cells import Brush
from desktop.gui.words import number, plural, tr

ROW = 32
FEW = 5
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FoldLine:
    """One line: its words, and something smaller said after them."""

    id: int
    words: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines under a heading. With `checks` each line has a box of its own. Few lines are open from the start."""

    key: str
    title: str
    icon: str
    tone: str
    lines: Sequence[FoldLine]
    checks: bool = False


class _Folds(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.folds: Sequence[Fold] = ()
        self.checked: set[int] = set()
        self._chosen: dict[str, bool] = {}
        self._ends: list[int] = []

    def show(self, folds: Sequence[Fold]) -> None:
        self.beginResetModel()
        self.folds = folds
        self._count()
        self.endResetModel()

    def is_open(self, fold: Fold) -> bool:
        return self._chosen.get(fold.key, fold.checks or len(fold.lines) <= FEW)

    def set_open(self, place: int, *, opened: bool) -> None:
        fold = self.folds[place]
        if self.is_open(fold) != opened:
            self.beginResetModel()
            self._chosen[fold.key] = opened
            self._count()
            self.endResetModel()

    def head_row(self, place: int) -> int:
        return self._ends[place - 1] if place else 0

    def at(self, row: int) -> tuple[int, FoldLine | None]:
        """Which fold a row belongs to, and its line; None for the heading."""
        place = bisect_right(self._ends, row)
        inside = row - self.head_row(place) - 1
        return place, self.folds[place].lines[inside] if inside >= 0 else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if (parent is not None and parent.isValid()) or not self._ends else self._ends[-1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place, line = self.at(index.row())
        fold = self.folds[place]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return ", ".join(p for p in (line.words, line.detail) if p) if line else f"{fold.title} {len(fold.lines)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(fold, line)
        return None

    def _aloud(self, fold: Fold, line: FoldLine | None) -> str:
        if line is None:
            people = plural(len(fold.lines), "{n} line", "{n} lines")
            return ", ".join((fold.title, people, tr("open") if self.is_open(fold) else tr("closed")))
        said = [line.words, line.detail, fold.title]
        if fold.checks:
            said.append(tr("ticked") if line.id in self.checked else tr("not ticked"))
        return ", ".join(part for part in said if part)

    def _count(self) -> None:
        self._ends = list(accumulate(1 + (len(f.lines) if self.is_open(f) else 0) for f in self.folds))


class FoldList(QListView):
    """`FoldList("Left out")`, then `show_folds([...])`. What was open or ticked stays so when the lines change.

    A click, Enter or Space opens and closes a heading, Right opens, Left closes and goes up to the heading; on a line
    with a box they tick it: `ticked(id, on)`.
    """

    ticked = Signal(int, bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._folds = _Folds(self)
        self.setModel(self._folds)
        self._delegate = _FoldDelegate(self, self._folds)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.on_change(self._restyle)

    def show_folds(self, folds: Sequence[Fold]) -> None:
        """Show these headings and lines."""
        row, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        self._folds.show(folds)
        self._go(min(max(row, 0), self._folds.rowCount() - 1))
        self.verticalScrollBar().setValue(scrolled)

    def check(self, ids: Iterable[int]) -> None:
        """Tick these and no others, without telling anybody."""
        self._folds.checked = set(ids)
        self.viewport().update()

    def checked(self) -> frozenset[int]:
        """The lines ticked."""
        return frozenset(self._folds.checked)

    def words_shown(self) -> list[str]:
        """Every line that can be seen by scrolling."""
        return [str(self._folds.data(self._folds.index(row))) for row in range(self._folds.rowCount())]

    def open_fold(self, key: str, *, opened: bool = True) -> None:
        """Open or close a heading."""
        for place, fold in enumerate(self._folds.folds):
            if fold.key == key:
                self._set_open(place, opened=opened)

    def wanted_height(self, most: int) -> int:
        """The height that shows every row, up to so many rows."""
        return min(max(self._folds.rowCount(), 1), most) * theme.px(ROW) + 2

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens, closes or ticks."""
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._press(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press; the arrows along the reading direction open and close."""
        key, row = event.key(), self.currentIndex().row()
        opens, closes = (Qt.Key.Key_Right, Qt.Key.Key_Left)
        if theme.right_to_left():
            opens, closes = closes, opens
        if row < 0:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._press(row)
        elif key in {opens, closes}:
            place, line = self._folds.at(row)
            if key == opens and line is None:
                self._set_open(place, opened=True)
            elif key == closes:
                self._set_open(place, opened=False)
        else:
            super().keyPressEvent(event)

    def _press(self, row: int) -> None:
        place, line = self._folds.at(row)
        fold = self._folds.folds[place]
        if line is None:
            self._set_open(place, opened=not self._folds.is_open(fold))
        elif fold.checks:
            on = line.id not in self._folds.checked
            self._folds.checked.symmetric_difference_update({line.id})
            self.viewport().update()
            self.ticked.emit(line.id, on)

    def _set_open(self, place: int, *, opened: bool) -> None:
        scrolled = self.verticalScrollBar().value()
        self._folds.set_open(place, opened=opened)
        self._go(self._folds.head_row(place))
        self.verticalScrollBar().setValue(scrolled)

    def _go(self, row: int) -> None:
        if row >= 0:
            self.setCurrentIndex(self._folds.index(row))

    def _restyle(self) -> None:
        self._delegate.brush.forget()
        self.scheduleDelayedItemsLayout()


class _FoldDelegate(QStyledItemDelegate):
    def __init__(self, view: FoldList, folds: _Folds) -> None:
        super().__init__(view)
        self._view, self._folds = view, folds
        self.brush = Brush()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Any) -> QSize:
        return QSize(80, theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        place, line = self._folds.at(index.row())
        fold, area = self._folds.folds[place], QRect(option.rect)
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, theme.colour("line2"))
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area.adjusted(0, 0, 0, -1), theme.colour("hover"))
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        inside = area.adjusted(theme.px(8), 0, -theme.px(8), -1)
        if line is None:
            self._head(painter, inside, fold)
        else:
            self._line(painter, inside, fold, line)

    def _head(self, painter: QPainter, area: QRect, fold: Fold) -> None:
        opened = self._folds.is_open(fold)
        area = self._icon(painter, area, "chevron-down" if opened else "chevron-right", "mute", 14)
        area = self._icon(painter, area, fold.icon, fold.tone, 16)
        count = number(len(fold.lines))
        used = self.brush.line(painter, area, count, "strong", "text", far=True)
        rtl, gap = theme.right_to_left(), round(used) + theme.px(10)
        area.adjust(gap if rtl else 0, 0, 0 if rtl else -gap, 0)
        self.brush.line(painter, area, fold.title, "strong", "text")

    def _line(self, painter: QPainter, area: QRect, fold: Fold, line: FoldLine) -> None:
        rtl, indent = theme.right_to_left(), theme.px(22)
        area.adjust(0 if rtl else indent, 0, -indent if rtl else 0, 0)
        if fold.checks:
            on = line.id in self._folds.checked
            area = self._icon(painter, area, "square-check" if on else "square", "accent" if on else "ctl", 16)
        used = round(self.brush.line(painter, area, line.words, "body", "text")) + theme.px(12)
        area.adjust(0 if rtl else used, 0, -used if rtl else 0, 0)
        if line.detail and area.width() > theme.px(40):
            self.brush.line(painter, area, line.detail, "small", "mute")

    def _icon(self, painter: QPainter, area: QRect, name: str, token: str, size: int) -> QRect:
        side, gap, rtl = theme.px(size), theme.px(8), theme.right_to_left()
        left = area.right() + 1 - side if rtl else area.x()
        painter.drawPixmap(left, area.y() + (area.height() - side) // 2, icons.pixmap(name, token, side))
        return area.adjusted(0 if rtl else side + gap, 0, -(side + gap) if rtl else 0, 0)
