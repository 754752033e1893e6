"""Lines to choose one or several from, with counts, by typing, mouse or arrows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.domain.folding import fold
from desktop.gui import fonts, icons, theme
from desktop.gui.widgets.fields import SearchField
from desktop.gui.widgets.text import Text
from desktop.gui.words import direction, number, tr

ROW, MOST_ROWS = 32, 10
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Pick:
    """One line to choose: its key, its words, how many there are (None: not counted), an icon."""

    key: str
    words: str
    count: int | None = None
    icon: str = ""


class _Picks(QAbstractListModel):
    def __init__(self, picks: Sequence[Pick], chosen: Sequence[str]) -> None:
        super().__init__()
        self.all: list[Pick] = []
        self.shown: list[Pick] = []
        self.chosen = list(chosen)
        self.offer(picks)

    def offer(self, picks: Sequence[Pick]) -> None:
        self.beginResetModel()
        first = [pick for pick in picks if pick.key in self.chosen]
        self.all = self.shown = [*first, *(pick for pick in picks if pick.key not in self.chosen)]
        self.endResetModel()

    def narrow(self, typed: str) -> None:
        wanted = fold(typed).split()
        self.beginResetModel()
        self.shown = [pick for pick in self.all if all(word in fold(pick.words) for word in wanted)]
        self.endResetModel()

    def toggle(self, key: str) -> None:
        self.chosen.remove(key) if key in self.chosen else self.chosen.append(key)
        if self.shown:
            self.dataChanged.emit(self.index(0), self.index(len(self.shown) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        pick = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return pick.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [pick.words, *([number(pick.count)] if pick.count is not None else [])]
            return ", ".join([*said, *([tr("chosen")] if pick.key in self.chosen else [])])
        return None


class _PickDelegate(QStyledItemDelegate):
    """Paints a box or an icon, the words, and the number at the far end."""

    def __init__(self, view: QListView, *, boxes: bool) -> None:
        super().__init__(view)
        self._boxes = boxes

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Any) -> QSize:
        return QSize(60, theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        model: _Picks = index.model()
        pick = model.shown[index.row()]
        area: QRect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accentbg"))
            painter.drawRoundedRect(area, theme.px(6), theme.px(6))
        rtl, edge, size = theme.right_to_left(), theme.px(8), theme.px(16)
        chosen = pick.key in model.chosen
        drawing = ("square-check" if chosen else "square") if self._boxes else pick.icon
        room = 0
        if drawing:
            left = area.right() - edge - size if rtl else area.left() + edge
            token = "accent" if chosen else "ctl" if self._boxes else "mute"
            painter.drawPixmap(left, area.y() + (area.height() - size) // 2, icons.pixmap(drawing, token, size))
            room = size + theme.px(8)
        self._write(painter, area.adjusted(edge + (0 if rtl else room), 0, -edge - (room if rtl else 0), 0), pick)

    def _write(self, painter: QPainter, area: QRect, pick: Pick) -> None:
        rtl = theme.right_to_left()
        both = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        used = 0
        if pick.count is not None:
            said = number(pick.count)
            used = round(fonts.metrics("small").horizontalAdvance(said)) + theme.px(10)
            painter.setFont(fonts.font("small"))
            painter.setPen(theme.colour("mute"))
            painter.drawText(area, (near if rtl else far) | both, said)
        inside = area.adjusted(used if rtl else 0, 0, 0 if rtl else -used, 0)
        painter.setFont(fonts.font("body"))
        painter.setPen(theme.colour("text"))
        shown = fonts.metrics("body").elidedText(pick.words, Qt.TextElideMode.ElideRight, inside.width())
        painter.setLayoutDirection(direction(shown))
        painter.drawText(inside, (far if rtl else near) | both, shown)


class PickList(QWidget):
    """Lines to choose from, with a search line over long ones: `PickList(picks, several=True, chosen=["ar"])`.

    `picked(key)` comes for the line chosen (Enter, click, Space); with `several` it stays open and `chosen()` says
    which are ticked. `typed(text)` comes for Enter on words that fit nothing, where `free` allows new words.
    """

    picked = Signal(str)
    typed = Signal(str)

    def __init__(
        self, picks: Sequence[Pick], *, several: bool = False, chosen: Sequence[str] = (), hint: str = "",
        free: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self._free = free
        self.search = SearchField(hint or tr("Search"))
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.search.setVisible(len(picks) > MOST_ROWS or free)
        self._model = _Picks(picks, chosen)
        self._model.setParent(self)
        self.view = _lines(self._model, hint or tr("Choices"), boxes=several)
        self.view.clicked.connect(lambda index: self._take(index.row()))
        self.view.installEventFilter(self)
        self._nothing = Text("", "small", "mute", wrap=True)
        column.addWidget(self.search)
        column.addWidget(self.view)
        column.addWidget(self._nothing)
        self._several = several
        self._tell()

    def offer(self, picks: Sequence[Pick]) -> None:
        """Offer these instead."""
        self._model.offer(picks)
        self.search.setVisible(len(picks) > MOST_ROWS or self._free)
        self._narrow(self.search.text())

    def chosen(self) -> list[str]:
        """The keys ticked, in the order they were."""
        return list(self._model.chosen)

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.search if self.search.isVisibleTo(self) else self.view

    def words_shown(self) -> list[str]:
        """The lines shown now."""
        return [pick.words for pick in self._model.shown]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go from the search into the lines; Enter and Space choose."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(watched, event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if watched is self.search and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if enter or (watched is self.view and event.key() == Qt.Key.Key_Space):
            self._enter()
            return True
        return False

    def _enter(self) -> None:
        line = self.view.currentIndex().row()
        if self._free and self.search.hasFocus() and self.search.text().strip() and not self._exact():
            self.typed.emit(self.search.text().strip())
        else:
            self._take(max(0, line))

    def _exact(self) -> bool:
        return any(fold(pick.words).strip() == fold(self.search.text()).strip() for pick in self._model.shown)

    def _take(self, line: int) -> None:
        if 0 <= line < len(self._model.shown):
            key = self._model.shown[line].key
            if self._several:
                self._model.toggle(key)
            self.picked.emit(key)

    def _narrow(self, typed: str) -> None:
        self._model.narrow(typed)
        self._tell()

    def _tell(self) -> None:
        if self._model.shown:
            self.view.setCurrentIndex(self._model.index(0))
        typed = self.search.text().strip()
        nothing = tr("Nothing called “{words}”.", words=typed) if typed else tr("Nothing to choose from yet.")
        if typed and self._free and not self._exact():
            nothing = tr("Enter takes “{words}”.", words=typed)
        self._nothing.setText(nothing)
        self._nothing.setVisible(not self._model.shown or bool(typed and self._free and not self._exact()))
        rows = min(MOST_ROWS, max(1, len(self._model.all)))
        self.view.setFixedHeight(rows * theme.px(ROW) + theme.px(2))
        layout = self.layout()
        if layout is not None:  # so that whoever holds it can measure it at once
            layout.activate()
        self.updateGeometry()


def _lines(model: _Picks, name: str, *, boxes: bool) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(_PickDelegate(view, boxes=boxes))
    view.setAccessibleName(name)
    view.setMouseTracking(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view
