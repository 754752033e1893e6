"""The band of an embargo: a row of hours for each place, now and the lift across all of them.

Time runs from left to right in every language (it is a chart), with the places' names beside it.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.embargo.bands import Band, BandRow
from desktop.gui import fonts, theme
from desktop.gui.fonts import TypeStyle
from desktop.gui.words import number, tr

_ROW, _BAR, _TOP, _PLACES, _ENDS = 34, 28, 42, 170, 164
_SHADES = {"work": "hwork", "evening": "heve", "night": "hnight"}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_CENTRE = Qt.AlignmentFlag.AlignCenter


class ZoneBand(QWidget):
    """`band.show_band(Band)`; everything it draws is in its accessible description in words, too."""

    def __init__(self) -> None:
        super().__init__()
        self._band: Band | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Hours in each place until the lift"))
        theme.on_change(self.update)

    def show_band(self, band: Band) -> None:
        """Draw this one."""
        self._band = band
        lines = [f"{row.label} {row.note}: {row.lift_there}, {number(row.agreed)}" for row in band.rows]
        words = "; ".join([band.now_label, band.lift_label, band.held_label, *lines])
        self.setAccessibleDescription(words)
        self.setToolTip("\n".join(band.notes))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As tall as its rows."""
        rows = len(self._band.rows) if self._band else 1
        return QSize(theme.px(900), theme.px(_TOP + rows * _ROW + 6))

    def minimumSizeHint(self) -> QSize:
        """The names, the numbers, and enough of the band to read."""
        return QSize(theme.px(_PLACES + _ENDS + 240), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows, then what stands across them, then the heads."""
        del event
        if self._band is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._rows(painter, self._band)
        self._across(painter, self._band)
        painter.end()

    # -- where things are -----------------------------------------------------------------------------------------

    def _chart(self) -> QRectF:
        left, right = theme.px(_PLACES), theme.px(_ENDS)
        return QRectF(left, theme.px(_TOP), max(1, self.width() - left - right), self.height() - theme.px(_TOP + 6))

    def _x(self, share: float) -> float:
        chart = self._chart()
        return chart.left() + chart.width() * min(1.0, max(0.0, share))

    # -- drawing --------------------------------------------------------------------------------------------------

    def _rows(self, painter: QPainter, band: Band) -> None:
        chart = self._chart()
        head = QRectF(0, chart.top() - theme.px(30), chart.left(), theme.px(24))
        self._say(painter, head, tr("Where they are"), "smallmedium", "mute")
        self._say(painter, self._end(head, 0), tr("Lift there"), "smallmedium", "mute")
        self._say(painter, self._end(head, 1), tr("Agreed"), "smallmedium", "mute")
        for place, row in enumerate(band.rows):
            top = chart.top() + theme.px(place * _ROW)
            self._row(painter, band, row, QRectF(chart.left(), top, chart.width(), theme.px(_BAR)))

    def _end(self, beside: QRectF, column: int) -> QRectF:
        width = theme.px(_ENDS - 18)
        left = self._chart().right() + theme.px(18) + (0 if column == 0 else width * 0.66)
        return QRectF(left, beside.top(), width * (0.64 if column == 0 else 0.34), beside.height())

    def _row(self, painter: QPainter, band: Band, row: BandRow, bar: QRectF) -> None:
        name = QRectF(0, bar.top(), bar.left() - theme.px(10), bar.height())
        used = self._say(painter, name, row.label, "medium", "text")
        if row.note:
            beside = name.adjusted(used + theme.px(7), 0, 0, 0)
            self._say(painter, beside, row.note, "small", "mute")
        outline = QPainterPath()
        outline.addRoundedRect(bar, theme.px(4), theme.px(4))
        painter.save()
        painter.setClipPath(outline)
        for shade in row.shades:
            left, right = self._x(shade.start), self._x(shade.end)
            painter.fillRect(QRectF(left, bar.top(), right - left, bar.height()), theme.colour(_SHADES[shade.kind]))
        self._wash(painter, band, bar)
        painter.restore()
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawPath(outline)
        self._hours(painter, band, row, bar)
        self._say(painter, self._end(bar, 0), row.lift_there, "strong", "amber")
        self._say(painter, self._end(bar, 1), number(row.agreed), "strong", "text")

    def _wash(self, painter: QPainter, band: Band, bar: QRectF) -> None:
        """Held is tinted amber, free green."""
        for token, start, end in (("amber", band.now_at, band.lift_at), ("green", band.lift_at, 1.0)):
            tint = QColor(theme.colour(token))
            tint.setAlpha(22)
            left, right = self._x(start), self._x(end)
            if right > left:
                painter.fillRect(QRectF(left, bar.top(), right - left, bar.height()), tint)

    def _hours(self, painter: QPainter, band: Band, row: BandRow, bar: QRectF) -> None:
        lines = (self._x(band.now_at), self._x(band.lift_at))
        for mark in row.hours:
            if any(abs(self._x(mark.at) - x) < theme.px(13) for x in lines):
                continue  # the line would stand in it
            style: TypeStyle = "chip" if mark.midnight else "small"
            width = theme.px(64)
            area = QRectF(self._x(mark.at) - width / 2, bar.top(), width, bar.height())
            if area.left() >= bar.left() - width / 3 and area.right() <= bar.right() + width / 3:
                painter.setFont(fonts.font(style))
                painter.setPen(theme.colour("slate"))
                painter.drawText(area, int(_CENTRE), mark.label)

    def _across(self, painter: QPainter, band: Band) -> None:
        chart = self._chart()
        now, lift = self._x(band.now_at), self._x(band.lift_at)
        for x, token in ((now, "accent"), (lift, "amber")):
            painter.setPen(QPen(theme.colour(token), 2))
            painter.drawLine(QPointF(x, chart.top() - theme.px(8)), QPointF(x, chart.bottom()))
        now_flag = self._flag(band.now_label, now)
        lift_flag = self._flag(band.lift_label, lift, ends=True)
        if lift_flag.intersects(now_flag):  # close together: the lift's stands after its line
            lift_flag.moveLeft(max(now_flag.right() + theme.px(4), lift))
        self._draw_flag(painter, now_flag, band.now_label, "accent")
        self._draw_flag(painter, lift_flag, band.lift_label, "amber")
        between = QRectF(now_flag.right(), now_flag.top(), lift_flag.left() - now_flag.right(), now_flag.height())
        self._if_room(painter, between, band.held_label, "amber")
        after = QRectF(
            lift_flag.right() + theme.px(8), lift_flag.top(), chart.right() - lift_flag.right(), between.height()
        )
        self._if_room(painter, after, band.free_label, "green", _LEFT)

    def _flag(self, label: str, x: float, *, ends: bool = False) -> QRectF:
        chart = self._chart()
        width = QFontMetricsF(fonts.font("chip")).horizontalAdvance(label) + theme.px(16)
        left = x - width if ends else x
        left = min(max(left, chart.left()), self.width() - width)
        return QRectF(left, chart.top() - theme.px(30), width, theme.px(22))

    def _draw_flag(self, painter: QPainter, area: QRectF, label: str, token: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(token))
        painter.drawRoundedRect(area, theme.px(4), theme.px(4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(fonts.font("chip"))
        painter.setPen(theme.colour("surf"))
        painter.drawText(area, int(_CENTRE), label)

    def _if_room(
        self, painter: QPainter, area: QRectF, words: str, token: str, side: Qt.AlignmentFlag = _CENTRE
    ) -> None:
        font = fonts.font("chip")
        if QFontMetricsF(font).horizontalAdvance(words) + theme.px(8) > area.width():
            return
        painter.setFont(font)
        painter.setPen(theme.colour(token))
        painter.drawText(area, int(side), words)

    def _say(self, painter: QPainter, area: QRectF, words: str, style: TypeStyle, token: str) -> float:
        font = QFont(fonts.font(style))
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(theme.colour(token))
        painter.drawText(area, int(_LEFT), shown)
        return metrics.horizontalAdvance(shown)
