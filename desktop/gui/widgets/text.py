"""Text on screen: labels in the design's type styles, eliding labels, section captions, key caps."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.gui import fonts, theme, words
from desktop.gui.fonts import TypeStyle
from desktop.gui.theme import Tone


class Text(QLabel):
    """A label in a type style and a tone: `Text("Contacts", "h1")`, `Text(sentence, "small", "mute", wrap=True)`.

    Plain text always: what comes from data cannot become markup. With `wrap` it grows in height, never clips.
    """

    def __init__(self, text: str = "", style: TypeStyle = "body", tone: Tone = "text", *, wrap: bool = False) -> None:
        super().__init__(text)
        self._style = style
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setFont(fonts.font(style))
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._align()
        theme.on_change(self._restyle)

    def set_tone(self, tone: Tone) -> None:
        """Change the colour to another token."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)

    def set_type(self, style: TypeStyle) -> None:
        """Change the type style."""
        self._style = style
        self.setFont(fonts.font(style))

    def _restyle(self) -> None:
        self.setFont(fonts.font(self._style))
        self._align()

    def _align(self) -> None:
        """Keep to the reading side whatever the text's own direction is (Qt would follow the text)."""
        if not self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            side = Qt.AlignmentFlag.AlignRight if theme.right_to_left() else Qt.AlignmentFlag.AlignLeft
            self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        if self.wordWrap():  # Qt moves wrapped right-to-left lines by the blank at their end: keep room for it
            self.setContentsMargins(theme.px(4) if theme.right_to_left() else 0, 0, 0, 0)


class ElidedLabel(Text):
    """One line that ends in "…" where there is no room; the whole text is its tool tip and accessible name."""

    def __init__(self, text: str = "", style: TypeStyle = "body", tone: Tone = "text") -> None:
        super().__init__(text, style, tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:
        """Show this text."""
        super().setText(text)
        self.setAccessibleName(text)
        self._tell_whole()

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        wanted = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(wanted, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tool tip to what is cut."""
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits, the ellipsis at the end of the text's own direction."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.colour(str(self.property("tone"))))
        said = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setLayoutDirection(words.direction(said))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, said)

    def is_cut(self) -> bool:
        """Whether the text does not fit now."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.width()

    def _tell_whole(self) -> None:
        self.setToolTip(self.text() if self.is_cut() else "")


class SectionCaption(Text):
    """A small caption over a section: shown in capitals, stored in sentence case (screen readers read words)."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "caption", "faint")


class KeyCaps(QWidget):
    """A shortcut as key caps: `KeyCaps("Ctrl+Shift+E")`, `KeyCaps("G, C")`. Left to right in every language."""

    def __init__(self, shortcut: str) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.tr("Shortcut {keys}", keys=native_keys(shortcut)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        for key in key_names(shortcut):
            row.addWidget(_Cap(key))


def native_keys(shortcut: str) -> str:
    """A shortcut as this computer writes it ("⌘K", "Ctrl+K")."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


_CAPS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Enter"}
"""What stands on the key where it is shorter than its name."""


def key_names(shortcut: str) -> list[str]:
    """The keys of a shortcut one by one, as this computer writes them."""
    names: list[str] = []
    for chord in native_keys(shortcut).split(", "):
        if chord.endswith("+"):
            names += [*(part for part in chord[:-1].split("+") if part), "+"]
        else:
            names += [part for part in chord.split("+") if part]
    return [_CAPS.get(name, name) for name in names]


class _Cap(QFrame):
    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setProperty("box", "keycap")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Text(key, "chip", "mute"), alignment=Qt.AlignmentFlag.AlignCenter)
        self._resize()
        theme.on_change(self._resize)

    def _resize(self) -> None:
        wanted = round(fonts.metrics("chip").horizontalAdvance(self._key)) + theme.px(14)
        self.setFixedSize(max(theme.px(24), wanted), theme.px(20))


def repolish(widget: QWidget) -> None:
    """Make the style sheet look at the widget's properties again."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
