"""What a detail pane is made of: captions, lines with an icon, links, and the lines of a history."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.gui import fonts, theme
from desktop.gui.fonts import TypeStyle
from desktop.gui.theme import Tone
from desktop.gui.widgets.chips import Chip, ChipTone, Flow
from desktop.gui.widgets.panels import Picture
from desktop.gui.widgets.pressing import PushButton
from desktop.gui.widgets.text import ElidedLabel, SectionCaption, Text
from desktop.gui.words import direction


class Facts(QVBoxLayout):
    """A column of sections: `facts.section("Reach")`, then lines and chips into it. `clear()` empties it."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.px(4))

    def clear(self) -> None:
        """Take everything out."""
        empty(self)

    def section(self, title: str) -> None:
        """Begin a section."""
        self.addSpacing(theme.px(14))
        self.addWidget(SectionCaption(title))
        self.addSpacing(theme.px(1))

    def line(
        self, icon: str, text: str, *, chip: str = "", tone: ChipTone = "slate", struck: bool = False, ink: str = "mute"
    ) -> "FactLine":  # fmt: skip
        """Add a line with its icon, and a chip at its end."""
        made = FactLine(icon, text, chip=chip, tone=tone, struck=struck, ink=ink)
        self.addWidget(made)
        return made

    def words(self, text: str, style: TypeStyle = "body", tone: Tone = "text") -> None:
        """Add a text that wraps."""
        self.addWidget(Text(text, style, tone, wrap=True))

    def chips(self, chips: Sequence[QWidget]) -> None:
        """Add chips that go on in the next line."""
        holder = QWidget()
        flow = Flow(holder, gap=6)
        for chip in chips:
            flow.addWidget(chip)
        self.addWidget(holder)

    def entry(self, icon: str, token: str, title: str, details: str) -> None:
        """Add a line of a history or of a person: what or who, and below it when and how, or how to reach them."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.setSpacing(theme.px(10))
        side = Qt.AlignmentFlag.AlignTop if "\n" in details else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(Picture(icon, token, 17), alignment=side)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(title, "medium", wrap=True))
        if details:
            column.addWidget(Text(details, "small", "mute", wrap=True))
        row.addLayout(column, 1)
        self.addWidget(holder)


class FactLine(QWidget):
    """An icon, one line of text cut at its end where there is no room, and a chip."""

    def __init__(
        self, icon: str, text: str, *, chip: str = "", tone: ChipTone = "slate", struck: bool = False, ink: str = "mute"
    ) -> None:  # fmt: skip
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Picture(icon, ink, 16))
        self.label = _Struck(text) if struck else ElidedLabel(text)
        row.addWidget(self.label, 1)
        if chip:
            row.addWidget(Chip(chip, tone))
        self.setMinimumHeight(theme.px(22))
        self.setAccessibleName(", ".join(part for part in (text, chip) if part))


class _Struck(ElidedLabel):
    """A value that is no longer good, struck through; the chip beside it says why."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "body", "mute")
        self._restyle()

    def _restyle(self) -> None:
        super()._restyle()
        struck = QFont(self.font())
        struck.setStrikeOut(True)
        self.setFont(struck)


class LinkChip(PushButton):
    """A chip that leads somewhere: `LinkChip("Levant desk", lambda: visit("lists", 3))`."""

    def __init__(self, text: str, on_click: Callable[[], object]) -> None:
        super().__init__()
        self._words = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _on=False: on_click())
        theme.on_change(self.updateGeometry)

    def label(self) -> str:
        """The words on the chip."""
        return self._words

    def sizeHint(self) -> QSize:
        """The words and their margins; at least 24 high, so that it can be hit."""
        width = min(fonts.metrics("chip").horizontalAdvance(self._words) + theme.px(20), theme.px(300))
        return QSize(round(width) + 1, theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tint and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = (self.height() - theme.px(18)) / 2
        pill = QRectF(self.rect()).adjusted(0.5, inset, -0.5, -inset)
        painter.setPen(theme.colour("accent") if self.hasFocus() or self.underMouse() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accentbg"))
        painter.drawRoundedRect(pill, theme.px(9), theme.px(9))
        painter.setFont(fonts.font("chip"))
        painter.setPen(theme.colour("accent"))
        said = fonts.metrics("chip").elidedText(self._words, Qt.TextElideMode.ElideRight, pill.width() - theme.px(16))
        painter.setLayoutDirection(direction(said))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, said)


class LinkLine(PushButton):
    """Somebody or something to go to: `LinkLine("Layla Haddad", "Senior correspondent", go)`."""

    def __init__(self, title: str, second: str, on_click: Callable[[], object]) -> None:
        super().__init__()
        self.title = title
        self.setProperty("kind", "row")
        self.setAccessibleName(", ".join(part for part in (title, second) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(40 if second else 28))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        column.setSpacing(0)
        column.addStretch(1)
        for label in (ElidedLabel(title, "medium", "accent"), ElidedLabel(second, "small", "mute")):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setVisible(bool(label.text()))
            column.addWidget(label)
        column.addStretch(1)
        self.clicked.connect(lambda _on=False: on_click())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Light up under the pointer and the keyboard."""
        if not (self.hasFocus() or self.underMouse()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))


def empty(layout: QVBoxLayout | QHBoxLayout | Flow) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        inner = item.layout()
        if isinstance(inner, QVBoxLayout | QHBoxLayout):
            empty(inner)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
