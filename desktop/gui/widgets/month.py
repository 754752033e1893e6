"""A month as a grid of days with marks: weeks begin as the language's country begins them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui import fonts, theme
from desktop.gui.fonts import TypeStyle
from desktop.gui.words import direction, language, tr

_HEAD, _NUMBER, _MARK = 26, 24, 36
_WEEK = 7


@dataclass(frozen=True, slots=True)
class DayMark:
    """Something on a day: its time and place, and what it is."""

    id: int
    day: date
    when: str
    title: str
    tone: str


class Month(QWidget):
    """`month.show_marks(marks, today)`; arrows walk the days, PgUp and PgDn the months, Enter opens: `opened(id)`."""

    opened = Signal(int)
    turned = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._marks: Sequence[DayMark] = ()
        self._today = date.min
        self._at = date(2000, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)
        theme.on_change(self.update)

    def show_marks(self, marks: Sequence[DayMark], today: date) -> None:
        """Show these."""
        self._marks, self._today = marks, today
        self._tell()

    def show_month(self, day: date) -> None:
        """Show the month of a day, with the keyboard on it."""
        self._at = day
        self._tell()
        self.turned.emit()

    def turn(self, by: int) -> None:
        """Go some months on or back."""
        months = self._at.year * 12 + self._at.month - 1 + by
        self.show_month(date(months // 12, months % 12 + 1, 1))

    def words(self) -> str:
        """The month by its name: "October 2023"."""
        return f"{QLocale(language()).standaloneMonthName(self._at.month)} {self._at.year}"

    def day(self) -> date:
        """The day the keyboard is on."""
        return self._at

    def marks_on(self, day: date) -> list[DayMark]:
        """What is on a day."""
        return [mark for mark in self._marks if mark.day == day]

    def minimumSizeHint(self) -> QSize:
        """Room for six weeks."""
        return QSize(theme.px(_WEEK * 84), theme.px(_HEAD + 6 * 52))

    # -- where things are -----------------------------------------------------------------------------------------

    def _first(self) -> date:
        start = self._at.replace(day=1)
        begins = QLocale.system().firstDayOfWeek().value  # Monday is 1
        return start - timedelta(days=(start.isoweekday() - begins) % _WEEK)

    def cell_of(self, day: date) -> QRect:
        """Where a day is."""
        place = (day - self._first()).days
        width, height = self.width() / _WEEK, (self.height() - theme.px(_HEAD)) / 6
        across = _WEEK - 1 - place % _WEEK if theme.right_to_left() else place % _WEEK
        left, top = round(across * width), theme.px(_HEAD) + round(place // _WEEK * height)
        return QRect(left, top, round((across + 1) * width) - left, round(height))

    def _spots(self) -> list[tuple[QRect, DayMark]]:
        found = []
        last = self._first() + timedelta(days=6 * _WEEK - 1)
        by_day: dict[date, int] = {}
        for mark in sorted(self._marks, key=lambda one: (one.day, one.when)):
            if self._first() <= mark.day <= last:
                cell, place = self.cell_of(mark.day), by_day.get(mark.day, 0)
                by_day[mark.day] = place + 1
                top = cell.top() + theme.px(_NUMBER) + place * theme.px(_MARK + 3)
                edge = theme.px(5)
                found.append((QRect(cell.left() + edge, top, cell.width() - 2 * edge, theme.px(_MARK)), mark))
        return found

    # -- events ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a mark opens it; on a day, goes there."""
        at = event.position().toPoint()
        for spot, mark in self._spots():
            if spot.contains(at):
                self.opened.emit(mark.id)
                return
        for place in range(6 * _WEEK):
            day = self._first() + timedelta(days=place)
            if self.cell_of(day).contains(at):
                self.show_month(day)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, and open."""
        side = -1 if theme.right_to_left() else 1
        steps = {
            Qt.Key.Key_Left: -side, Qt.Key.Key_Right: side, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            super().keyPressEvent(event)
        elif key in steps:
            self.show_month(self._at + timedelta(days=steps[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and (marks := self.marks_on(self._at)):
            self.opened.emit(marks[0].id)
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        """Say in words what is drawn."""
        here = [f"{mark.when}: {mark.title}" for mark in self.marks_on(self._at)]
        day = QLocale(language()).toString(
            QDate(self._at.year, self._at.month, self._at.day), QLocale.FormatType.LongFormat
        )
        self.setAccessibleDescription(", ".join([day, *(here or [tr("no lift")])]))
        self.update()

    # -- drawing --------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names of days, days, marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = self._first()
        painter.setFont(fonts.font("smallmedium"))
        painter.setPen(theme.colour("mute"))
        for place in range(_WEEK):
            day = first + timedelta(days=place)
            cell = self.cell_of(day)
            name = QLocale(language()).standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
            painter.drawText(
                QRect(cell.left(), 0, cell.width(), theme.px(_HEAD - 4)), Qt.AlignmentFlag.AlignCenter, name
            )
        for place in range(6 * _WEEK):
            self._day(painter, first + timedelta(days=place))
        for spot, mark in self._spots():
            self._mark(painter, spot, mark)

    def _day(self, painter: QPainter, day: date) -> None:
        cell = QRectF(self.cell_of(day)).adjusted(0.5, 0.5, -0.5, -0.5)
        inside = day.month == self._at.month
        here = day == self._at and self.hasFocus()
        painter.setPen(QPen(theme.colour("accent"), 2) if here else theme.colour("line"))
        painter.setBrush(theme.colour("surf" if inside else "sunk"))
        painter.drawRect(cell.adjusted(1, 1, -1, -1) if here else cell)
        today = day == self._today
        painter.setFont(fonts.font("strong" if today else "small"))
        painter.setPen(theme.colour("accent" if today else "text" if inside else "faint"))
        side = Qt.AlignmentFlag.AlignRight if theme.right_to_left() else Qt.AlignmentFlag.AlignLeft
        words = tr("{day}, today", day=day.day) if today else str(day.day)
        area = cell.adjusted(theme.px(8), theme.px(4), -theme.px(8), 0)
        painter.drawText(area, side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute, words)

    @staticmethod
    def _mark(painter: QPainter, spot: QRect, mark: DayMark) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{mark.tone}bg"))
        painter.drawRoundedRect(QRectF(spot), theme.px(5), theme.px(5))
        side = Qt.AlignmentFlag.AlignRight if theme.right_to_left() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        half = spot.height() // 2
        lines: tuple[tuple[str, TypeStyle], ...] = ((mark.when, "chip"), (mark.title, "small"))
        for place, (words, style) in enumerate(lines):
            metrics = fonts.metrics(style)
            area = QRect(spot.left() + theme.px(7), spot.top() + place * half, spot.width() - theme.px(12), half)
            said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
            painter.setFont(fonts.font(style))
            painter.setPen(theme.colour(mark.tone if place == 0 else "text"))
            painter.setLayoutDirection(direction(said))
            painter.drawText(area, int(flags), said)
