"""The places at the window's side, with their numbers, and what the workspace is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.gui import fonts, icons, theme
from desktop.gui.pages import Place
from desktop.gui.widgets.panels import Picture
from desktop.gui.widgets.pressing import PushButton
from desktop.gui.widgets.text import ElidedLabel, SectionCaption, Text
from desktop.gui.words import number, tr

WIDTH, NARROW = 207, 60


class Sidebar(QWidget):
    """`visited(name)` comes when a place is chosen. Below 1040 px the window makes it `narrow`: icons, tool tips."""

    visited = Signal(str)

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.setProperty("box", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Places"))
        self._buttons: dict[str, PlaceButton] = {}
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._brand = _Brand()
        self._column.addWidget(self._brand)
        self._foot = _Foot()
        upper = [place for place in places if place.group is not None and place.group >= 0]
        for before, place in zip([None, *upper], upper, strict=False):
            if before is not None and before.group != place.group:
                self._column.addSpacing(theme.px(9))
            self._add(place)
        self._column.addStretch(1)
        for place in places:
            if place.group == -1:
                self._add(place)
        self._column.addWidget(self._foot)
        self._resize()
        theme.on_change(self._resize)

    def show_current(self, name: str) -> None:
        """Mark the place that is open."""
        for other, button in self._buttons.items():
            button.setChecked(other == name)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the number of each place."""
        for button in self._buttons.values():
            button.set_count(counts.get(button.place.counted))

    def show_workspace(self, text: str, icon: str = "database", token: str = "mute") -> None:  # noqa: S107 - a colour
        """Say below which workspace is open."""
        self._foot.say(text, icon, token)
        self._resize()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - the one thing it does
        """Show icons only, or words too."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._resize()

    def stops(self) -> list["PlaceButton"]:
        """The buttons in order."""
        return list(self._buttons.values())

    def _add(self, place: Place) -> None:
        button = PlaceButton(place)
        button.clicked.connect(lambda _=False: self.visited.emit(place.name))
        self._buttons[place.name] = button
        self._column.addWidget(button)

    def _resize(self) -> None:
        self.setFixedWidth(theme.px(NARROW if self._narrow else WIDTH))
        edge = theme.px(10)
        self._column.setContentsMargins(edge, theme.px(7), edge, theme.px(10))
        for button in self._buttons.values():
            button.set_narrow(self._narrow)
        self._brand.set_narrow(self._narrow)
        self._foot.setVisible(not self._narrow and self._foot.says())


class PlaceButton(PushButton):
    """One place: icon, name, number."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._count: int | None = None
        self._narrow = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name()

    def label(self) -> str:
        """The place's name as shown."""
        return tr(self.place.title)

    def set_count(self, count: int | None) -> None:
        """Show its number, or none."""
        if count != self._count:
            self._count = count
            self._name()
            self.update()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - the one thing it does
        """Show the icon only."""
        self._narrow = narrow
        self.setToolTip(self.label() if narrow else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """34 high."""
        return QSize(theme.px(40), theme.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.isChecked()
        ground = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if here or self.underMouse() or self.hasFocus():
            painter.setPen(theme.colour("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accentbg" if here else "hover"))
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(7), theme.px(7))
        size, edge = theme.px(18), theme.px(10)
        picture = icons.pixmap(self.place.icon, "accent" if here else "mute", size)
        rtl = theme.right_to_left()
        if self._narrow:
            painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, picture)
            return
        left = self.width() - edge - size if rtl else edge
        painter.drawPixmap(left, (self.height() - size) // 2, picture)
        painter.setFont(fonts.font("strong" if here else "medium"))
        painter.setPen(theme.colour("accent" if here else "slate"))
        room = size + edge + theme.px(8)
        inside = QRect(edge, 0, self.width() - 2 * edge, self.height())
        words = inside.adjusted(0 if rtl else room - edge, 0, -(room - edge) if rtl else 0, 0)
        both = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.drawText(words, (far if rtl else near) | both, self.label())
        if self._count is not None:
            painter.setFont(fonts.font("small"))
            painter.setPen(theme.colour("mute" if not here else "slate"))
            painter.drawText(inside, (near if rtl else far) | both, number(self._count))

    def _name(self) -> None:
        said = self.label() if self._count is None else f"{self.label()}, {number(self._count)}"
        self.setAccessibleName(said)


class _Brand(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), theme.px(8), 0, theme.px(11))
        row.setSpacing(theme.px(8))
        row.addWidget(Picture("radio-tower", "accent", 18))
        self._name = Text("Dateline", "h2")
        row.addWidget(self._name)
        row.addStretch(1)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001
        self._name.setVisible(not narrow)


class _Foot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(10), theme.px(4), 0)
        column.setSpacing(theme.px(4))
        column.addWidget(SectionCaption(tr("Workspace")))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        self._picture = Picture("database", "mute", 14)
        self._words = ElidedLabel("", "small", "mute")
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        column.addLayout(row)
        self.hide()

    def says(self) -> bool:
        return bool(self._words.text())

    def say(self, text: str, icon: str, token: str) -> None:
        self._words.setText(text)
        self._picture.show_icon(icon, token)
