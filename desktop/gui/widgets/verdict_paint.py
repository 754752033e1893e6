"""How people under their verdicts are painted: tinted heads, rows of four columns, reasons that wrap."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.gui import fonts, icons, theme
from desktop.gui.widgets.cells import Brush
from desktop.gui.words import direction, number, tr

if TYPE_CHECKING:
    from desktop.gui.widgets.verdict_list import Shown, VerdictGroup, VerdictLine, VerdictList, VerdictModel

_HEAD, _ROW, _GAP, _LINE, _RADIUS = 35, 33, 11, 17, 9
_SHARES = (0.165, 0.165, 0.255)
"""Of name, outlet and address; the reason has the rest."""
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute


class VerdictDelegate(QStyledItemDelegate):
    """Paints heads and people."""

    def __init__(self, view: "VerdictList", people: "VerdictModel") -> None:
        super().__init__(view)
        self._view, self._people = view, people
        self._brush = Brush()
        self._heights: dict[tuple[str, tuple[str, ...]], int] = {}
        self._width = 0

    def forget(self) -> None:
        """Measure anew: width, text size or reading direction changed."""
        self._heights.clear()
        self._width = 0
        self._brush.forget()

    def on_chevron(self, area: QRect, at: QPoint) -> bool:
        """Whether a point is on the small arrow at the head's end."""
        edge = theme.px(40)
        return at.x() < area.left() + edge if theme.right_to_left() else at.x() > area.right() - edge

    def sizeHint(self, _option: QStyleOptionViewItem, index: Any) -> QSize:
        """A head, or a person with as many lines as the reason takes."""
        shown = self._people.rows[index.row()]
        height = theme.px(_HEAD) if shown.line is None else self._height(shown.line)
        return QSize(80, height + (theme.px(_GAP) if shown.last else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Paint one row."""
        shown = self._people.rows[index.row()]
        area = QRect(option.rect)
        area.setHeight(area.height() - (theme.px(_GAP) if shown.last else 0))
        area.setWidth(area.width() - theme.px(2))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, area, shown)
        if shown.line is None:
            self._head(painter, area, shown.group)
        else:
            self._person(painter, area, shown.line)
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), theme.px(7), theme.px(7))
        painter.restore()

    # -- measures -------------------------------------------------------------------------------------------------

    def _height(self, line: "VerdictLine") -> int:
        key = (line.reason, line.warnings)
        found = self._heights.get(key)
        if found is None:
            width = self._reason_width()
            lines = _lines(line.reason, "body", width) + sum(_lines(one, "small", width) for one in line.warnings)
            found = self._heights[key] = max(theme.px(_ROW), lines * theme.px(_LINE) + theme.px(15))
        return found

    def _reason_width(self) -> int:
        """What the reason's column has, measured once."""
        if not self._width:
            whole = QRect(0, 0, self._view.viewport().width() - theme.px(2), 10)
            self._width = self._columns(whole)[3].width()
        return self._width

    @staticmethod
    def _columns(area: QRect) -> list[QRect]:
        """Name, outlet, address and reason; mirrored where reading is."""
        start, gap = theme.px(40), theme.px(14)
        inside = area.width() - start - theme.px(14)
        widths = [round(inside * share) for share in _SHARES]
        widths.append(inside - sum(widths))
        found, left = [], area.left() + start
        for place, width in enumerate(widths):
            used = width - (gap if place < len(widths) - 1 else 0)
            found.append(QRect(left, area.top(), used, area.height()))
            left += width
        if theme.right_to_left():
            return [QRect(area.right() - (one.left() - area.left()) - one.width(), one.top(), one.width(), one.height())
                    for one in found]  # fmt: skip
        return found

    # -- painting -------------------------------------------------------------------------------------------------

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem, area: QRect, shown: "Shown") -> None:
        """The part of the group's rounded card this row is."""
        head, radius = shown.line is None, theme.px(_RADIUS)
        box = QRectF(area).adjusted(0.5, 0.5 if head else -2 * radius, -0.5, -0.5 if shown.last else 2 * radius)
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        painter.setClipRect(area)
        hover = option.state & QStyle.StateFlag.State_MouseOver and not head
        painter.fillPath(path, theme.colour(f"{shown.group.tone}bg" if head else "hover" if hover else "surf"))
        painter.setPen(theme.colour("line"))
        painter.drawPath(path)
        if not shown.last and not head:
            painter.fillRect(area.x() + 1, area.bottom(), area.width() - 2, 1, theme.colour("line2"))

    def _head(self, painter: QPainter, area: QRect, group: "VerdictGroup") -> None:
        opened = self._people.opened(group)
        inside = area.adjusted(theme.px(15), 0, -theme.px(13), 0)
        inside = _icon(painter, inside, "chevron-down" if opened == "closed" else "chevron-up", "mute", 16, far=True)
        more = self._people.hidden(group)
        if more:
            from desktop.gui.widgets.verdict_list import more_words

            inside = self._cut(painter, inside, more_words(more), ("strong", "accent"), far=True)
        inside = _icon(painter, inside, group.icon, group.tone, 17, far=False)
        inside = self._cut(painter, inside, number(len(group.lines)), ("h2", group.tone), far=False)
        inside = self._cut(painter, inside, group.title, ("strong", group.tone), far=False)
        note = group.note
        if self._people.narrowed():
            note = tr("{n} of them found", n=self._people.fitting(group))
        if inside.width() > theme.px(60):
            self._brush.line(painter, inside, note, "body", "mute")

    def _cut(self, painter: QPainter, area: QRect, text: str, look: tuple[fonts.TypeStyle, str], *, far: bool) -> QRect:
        """Paint words at one side; what is left of the area."""
        used = round(self._brush.line(painter, area, text, look[0], look[1], far=far)) + theme.px(9)
        at_left = far == theme.right_to_left()
        return area.adjusted(used if at_left else 0, 0, 0 if at_left else -used, 0)

    def _person(self, painter: QPainter, area: QRect, line: "VerdictLine") -> None:
        name, outlet, address, reason = self._columns(area)
        self._brush.line(painter, name, line.name, "medium", "text")
        self._brush.line(painter, outlet, line.outlet or "—", "body", "mute")
        self._brush.line(painter, address, line.address or "—", "body", "mute")
        parts = [(line.reason, "body", "text"), *((one, "small", "amber") for one in line.warnings)]
        lines = [_lines(words, style, reason.width()) for words, style, _ in parts]  # type: ignore[arg-type]
        step = theme.px(_LINE)
        top = area.top() + (area.height() - sum(lines) * step) // 2
        for (words, style, token), many in zip(parts, lines, strict=True):
            room = QRect(reason.left(), top, reason.width(), many * step)
            self._wrapped(painter, room, words, (style, token), many)  # type: ignore[arg-type]
            top += many * step

    def _wrapped(
        self, painter: QPainter, room: QRect, words: str, look: tuple[fonts.TypeStyle, str], many: int
    ) -> None:
        if many == 1:
            self._brush.line(painter, room, words, look[0], look[1])
            return
        painter.setFont(fonts.font(look[0]))
        painter.setPen(theme.colour(look[1]))
        painter.setLayoutDirection(direction(words))
        side = Qt.AlignmentFlag.AlignRight if theme.right_to_left() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(_WRAP | side), words)


def _lines(words: str, style: fonts.TypeStyle, width: int) -> int:
    """How many lines a text takes."""
    metrics = fonts.metrics(style)
    if metrics.horizontalAdvance(words) <= width:
        return 1
    box = metrics.boundingRect(QRectF(0, 0, max(1, width), 10_000), int(_WRAP), words)
    return max(1, round(box.height() / metrics.lineSpacing()))


def _icon(painter: QPainter, area: QRect, name: str, token: str, size: int, *, far: bool) -> QRect:
    """Paint an icon at one side; what is left of the area."""
    side, gap = theme.px(size), theme.px(9)
    at_left = far == theme.right_to_left()
    left = area.left() if at_left else area.right() + 1 - side
    painter.drawPixmap(left, area.y() + (area.height() - side) // 2, icons.pixmap(name, token, side))
    return area.adjusted(side + gap if at_left else 0, 0, 0 if at_left else -(side + gap), 0)
