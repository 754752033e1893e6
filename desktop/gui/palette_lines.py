"""The lines of the palette: what an entry is, the list of them under captions, and how they are painted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.gui import fonts, icons, theme, words
from desktop.gui.widgets.text import key_names

ROW, CAPTION = 39, 26


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette.

    Attributes:
        group: the caption it stands under ("Do", "Go to", "Lists", "People").
        reason: why it cannot be done now; it stays visible with it.
        also: other words it is found by.
    """

    group: str
    title: str
    do: Callable[[], object] = field(repr=False)
    icon: str = ""
    hint: str = ""
    keys: str = ""
    reason: str = ""
    also: str = ""


class Entries(QAbstractListModel):
    """Entries with a caption before each group."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[Entry | str] = []

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.lines = []
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self.lines.append(group)
            self.lines.append(entry)
        self.endResetModel()

    def line(self, place: int) -> Entry | str | None:
        return self.lines[place] if 0 <= place < len(self.lines) else None

    def next_entry(self, place: int, step: int) -> int:
        """The next line that can be chosen, or the same."""
        after = place + step
        while 0 <= after < len(self.lines):
            if isinstance(self.lines[after], Entry):
                return after
            after += step
        return place

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self.lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if isinstance(line, str):
                return line
            return ", ".join(part for part in (line.title, line.hint, line.reason, line.keys) if part)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if isinstance(self.line(index.row()), Entry):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class EntryDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        model = index.model()
        assert isinstance(model, Entries)  # noqa: S101
        return QSize(100, theme.px(ROW if isinstance(model.line(index.row()), Entry) else CAPTION))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, Entries)  # noqa: S101
        area: QRect = option.rect
        line = model.line(index.row())
        painter.save()
        if isinstance(line, Entry):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_entry(painter, area, line, chosen=chosen)
        elif line:
            inside = area.adjusted(theme.px(20), theme.px(8), -theme.px(20), 0)
            _say(painter, inside, line, "caption", "faint")
        painter.restore()


def _paint_entry(painter: QPainter, area: QRect, entry: Entry, *, chosen: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sel"))
        painter.drawRoundedRect(area.adjusted(theme.px(8), 0, -theme.px(8), 0), theme.px(8), theme.px(8))
    rtl, size, edge = theme.right_to_left(), theme.px(17), theme.px(20)
    token = "accent" if chosen and not entry.reason else "mute"
    if entry.icon:
        left = area.right() - edge - size if rtl else area.x() + edge
        painter.drawPixmap(left, area.y() + (area.height() - size) // 2, icons.pixmap(entry.icon, token, size))
    room = edge + size + theme.px(10)
    inside = area.adjusted(edge if rtl else room, 0, -room if rtl else -edge, 0)
    if entry.reason:
        used = _say(painter, inside, entry.reason, "small", "amber", far=True)
    else:
        used = _caps(painter, inside, entry.keys) if entry.keys else 0
    inside.adjust(used if rtl else 0, 0, 0 if rtl else -used, 0)
    used = _say(painter, inside, entry.title, "medium", "mute" if entry.reason else "text")
    inside.adjust(0 if rtl else used + theme.px(10), 0, -(used + theme.px(10)) if rtl else 0, 0)
    if entry.hint and inside.width() > theme.px(40):
        _say(painter, inside, entry.hint, "small", "mute")


def _say(painter: QPainter, area: QRect, text: str, style: fonts.TypeStyle, token: str, *, far: bool = False) -> int:
    painter.setFont(fonts.font(style))
    painter.setPen(theme.colour(token))
    metrics = painter.fontMetrics()
    said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    right = theme.right_to_left() != far
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.setLayoutDirection(words.direction(said))
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, said)
    return metrics.horizontalAdvance(said) + 1


def _caps(painter: QPainter, area: QRect, keys: str) -> int:
    """Key caps at the far end, always left to right. Returns the room they took."""
    names = key_names(keys)
    metrics, height, gap = fonts.metrics("chip"), theme.px(20), theme.px(4)
    widths = [max(theme.px(24), round(metrics.horizontalAdvance(name)) + theme.px(14)) for name in names]
    total = sum(widths) + gap * (len(names) - 1)
    left = area.x() if theme.right_to_left() else area.right() + 1 - total
    top = area.y() + (area.height() - height) // 2
    painter.setFont(fonts.font("chip"))
    for name, width in zip(names, widths, strict=True):
        painter.setPen(theme.colour("line"))
        painter.setBrush(theme.colour("surf"))
        painter.drawRoundedRect(QRect(left, top, width, height).toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour("mute"))
        painter.drawText(QRect(left, top, width, height), Qt.AlignmentFlag.AlignCenter, name)
        left += width + gap
    return total + theme.px(8)
