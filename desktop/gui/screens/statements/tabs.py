"""The languages of a statement as tabs that look like chips; Ctrl+Tab goes through them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.gui import fonts, theme
from desktop.gui.models.statement_words import native
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.pressing import PushButton
from desktop.gui.words import direction, tr


class LanguageTabs(QWidget):
    """`show_languages(["en", "ar"], "en")`; `chosen(code)` when a person chooses, `added()` for one more."""

    chosen = Signal(str)
    added = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(6))
        self.tabs: dict[str, Tab] = {}
        self.more = Button(tr("+ Language"), "link", on_click=self.added.emit)
        self._current, self._may_add = "", ""
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self.step(step))
        self.setAccessibleName(tr("Languages"))

    def show_languages(self, codes: Sequence[str], current: str) -> None:
        """Show these, one of them open."""
        self._current = current
        if list(self.tabs) != list(codes):
            self._row.removeWidget(self.more)
            empty(self._row)
            self.tabs = {code: Tab(native(code)) for code in codes}
            for code, tab in self.tabs.items():
                tab.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
                self._row.addWidget(tab)
            self._row.addWidget(self.more)
        for code, tab in self.tabs.items():
            tab.open_it(opened=code == current)

    def forbid(self, reason: str) -> None:
        """Say why no language can be added."""
        self.more.forbid(reason)

    def step(self, by: int) -> None:
        """Open the next language."""
        codes = list(self.tabs)
        if len(codes) > 1 and self._current in codes:
            self.chosen.emit(codes[(codes.index(self._current) + by) % len(codes)])


class Tab(PushButton):
    """One language."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words, self._opened = words, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(False)
        self.setAccessibleName(words)
        theme.on_change(self.updateGeometry)

    def label(self) -> str:
        """The language."""
        return self._words

    def open_it(self, *, opened: bool) -> None:
        """Look like the open one, or not."""
        self._opened = opened
        self.setAccessibleDescription(tr("open") if opened else "")
        self.update()

    def sizeHint(self) -> QSize:
        """The words and their margins; at least 24 high, so that it can be hit."""
        width = fonts.metrics("chip").horizontalAdvance(self._words) + theme.px(20)
        return QSize(round(width) + 1, theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tint and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = "accent" if self._opened else "slate"
        inset = (self.height() - theme.px(19)) / 2
        pill = QRectF(self.rect()).adjusted(0.5, inset, -0.5, -inset)
        ring = self.hasFocus() or self.underMouse()
        painter.setPen(theme.colour("accent") if ring else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{tone}bg"))
        painter.drawRoundedRect(pill, theme.px(9), theme.px(9))
        painter.setFont(fonts.font("chip"))
        painter.setPen(theme.colour(tone))
        painter.setLayoutDirection(direction(self._words))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._words)
