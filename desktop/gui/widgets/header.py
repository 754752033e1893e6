"""The header of a table: sorts by a click, hides, moves and resizes columns, and can be remembered as text."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from desktop.gui import fonts, icons, theme
from desktop.gui.models.window import Column
from desktop.gui.words import direction, tr

HEIGHT = 35
_NAMES = 0.7


class Header(QHeaderView):
    """Column titles in the design's style. Widths share the room until somebody drags one."""

    sort_asked = Signal(str, bool)
    changed = Signal()
    fit_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns: tuple[Column[Any], ...] = ()
        self._sort, self._descending = "", False
        self._free = True  # nobody has chosen a width yet
        self._busy = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.sectionClicked.connect(self._clicked)
        self.sectionResized.connect(self._resized)
        self.sectionMoved.connect(lambda *_: self._changed())

    def prepare(self, columns: Sequence[Column[Any]]) -> None:
        """Show these columns, those hidden by default hidden."""
        self._columns = tuple(columns)
        self._busy = True
        for place, column in enumerate(self._columns):
            self.resizeSection(place, max(theme.px(column.width), self.least(place)))
            self.setSectionHidden(place, column.hidden)
        self._busy = False

    def least(self, section: int) -> int:
        """The width below which the title would be cut."""
        column = self._columns[section]
        arrow = theme.px(14) if column.sort else 0
        return round(fonts.metrics("header").horizontalAdvance(column.title)) + theme.px(21) + arrow

    def fit(self, room: int) -> None:
        """Share the room between the columns by their wanted widths, while nobody chose any."""
        shown = [place for place in range(len(self._columns)) if not self.isSectionHidden(place)]
        if not self._free or not shown or room <= 0:
            return
        wanted = {place: max(theme.px(self._columns[place].width), self.least(place)) for place in shown}
        share = room / sum(wanted.values())
        self._busy = True
        left = room
        for place in shown[:-1]:
            width = max(round(wanted[place] * share), self.least(place))
            if not place:  # names stay readable; what does not fit can be scrolled to
                width = max(width, round(wanted[place] * _NAMES))
            self.resizeSection(place, width)
            left -= width
        self.resizeSection(shown[-1], max(left, self.least(shown[-1])))
        self._busy = False

    def columns_state(self) -> tuple[str, ...]:
        """The columns as text, in the order shown."""
        parts = []
        for visual in range(len(self._columns)):
            place = self.logicalIndex(visual)
            hidden = self.isSectionHidden(place)
            width = 0 if self._free else self.sectionSize(place) or self._columns[place].width
            parts.append(f"{'-' if hidden else ''}{self._columns[place].key}:{width}")
        return tuple(parts)

    def restore(self, state: Sequence[str]) -> None:
        """Take the columns from text."""
        places = {column.key: place for place, column in enumerate(self._columns)}
        self._busy = True
        visual = 0
        for part in state:
            name, _, width = part.partition(":")
            place = places.get(name.removeprefix("-"))
            if place is None:
                continue
            self.moveSection(self.visualIndex(place), visual)
            visual += 1
            self.setSectionHidden(place, name.startswith("-"))
            if width.isdigit() and int(width):
                self._free = False
                self.resizeSection(place, max(int(width), self.least(place)))
        self._busy = False
        self.fit_asked.emit()

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Show which column orders the list."""
        self._sort, self._descending = key, descending
        self.viewport().update()

    def restyle(self) -> None:
        """Take the look in force."""
        self.setFixedHeight(theme.px(HEIGHT))
        self.fit_asked.emit()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """One line of titles."""
        return QSize(super().sizeHint().width(), theme.px(HEIGHT))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the columns."""
        self.offer_menu(event.globalPos())

    def offer_menu(self, at: QPoint | None = None) -> None:
        """Offer every column to show or hide, to move, and the widths as they were."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at or self.mapToGlobal(self.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """The menu of the columns."""
        menu = QMenu(self)
        for place, column in enumerate(self._columns):
            act = menu.addAction(column.title)
            act.setCheckable(True)
            act.setChecked(not self.isSectionHidden(place))
            act.setEnabled(place > 0)  # a list without its first column says nothing
            act.toggled.connect(lambda on, place=place: self._show(place, shown=on))
        menu.addSeparator()
        menu.addAction(tr("Columns as they were")).triggered.connect(lambda _=False: self.forget())
        return menu

    def forget(self) -> None:
        """Put order, widths and hidden columns as designed."""
        self._free = True
        self._busy = True
        for place, column in enumerate(self._columns):
            self.moveSection(self.visualIndex(place), place)
            self.setSectionHidden(place, column.hidden)
        self._busy = False
        self._changed()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one title, and the arrow where it orders the list."""
        if section >= len(self._columns):
            return
        column = self._columns[section]
        sorted_by = bool(column.sort) and column.sort == self._sort
        over = bool(column.sort) and rect.contains(self.viewport().mapFromGlobal(self.cursor().pos()))
        painter.fillRect(rect, theme.colour("hover" if over else "surf"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.setFont(fonts.font("header"))
        painter.setPen(theme.colour("text" if sorted_by else "faint"))
        inset = theme.px(10)
        inside = rect.adjusted(inset, 0, -inset, -1)
        rtl = theme.right_to_left()
        far = column.kind == "number"
        side = Qt.AlignmentFlag.AlignRight if rtl != far else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(direction(column.title))
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, column.title)
        if sorted_by:
            size = theme.px(12)
            used = round(fonts.metrics("header").horizontalAdvance(column.title)) + theme.px(4)
            left = inside.right() - used - size if rtl else inside.left() + used
            name = "arrow-down" if self._descending else "arrow-up"
            painter.drawPixmap(left, rect.y() + (rect.height() - size) // 2, icons.pixmap(name, "text", size))

    def _show(self, place: int, *, shown: bool) -> None:
        self.setSectionHidden(place, not shown)
        self._changed()

    def _clicked(self, section: int) -> None:
        key = self._columns[section].sort
        if key:
            descending = key == self._sort and not self._descending
            self.show_sort(key, descending=descending)
            self.sort_asked.emit(key, descending)

    def _resized(self, _section: int, _old: int, _new: int) -> None:
        if not self._busy and self._columns:
            self._free = False
            self.changed.emit()

    def _changed(self) -> None:
        if not self._busy:
            self.fit_asked.emit()
            self.changed.emit()
