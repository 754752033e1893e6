"""Words that can each be in or out, as chips: the columns of an export."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.gui import fonts, icons, theme
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Chip, Flow
from desktop.gui.widgets.facts import empty
from desktop.gui.words import direction, plural, tr

SHOWN_FIRST = 8


class Toggles(QWidget):
    """`toggles.show_words(headers)` shows chips; with `free` each can be left out. Long rows end in "44 more".

    `changed()` comes when a person put one out or in; the last one stays. Arrows move between chips, Space toggles.
    """

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._flow = Flow(self, gap=6)
        self._words: tuple[str, ...] = ()
        self._out: set[str] = set()
        self._free = self._all = False
        self.chips: list[Toggle] = []
        self.more: Button | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: Sequence[str], *, free: bool = False, out: Iterable[str] = ()) -> None:
        """Show these; those in `out` are left out."""
        shown = (tuple(words), free, set(out) & set(words))
        if shown != (self._words, self._free, self._out):
            self._words, self._free, self._out = shown
            self._fill()

    def left_out(self) -> frozenset[str]:
        """The words left out."""
        return frozenset(self._out)

    def show_all(self) -> None:
        """Show every word."""
        self._all = True
        self._fill()
        if self.chips:
            self.chips[min(SHOWN_FIRST, len(self.chips) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(
            Qt.Key(event.key())
        )
        held = self.window().focusWidget()
        if step is None or not isinstance(held, Toggle) or held not in self.chips:
            super().keyPressEvent(event)
            return
        if theme.right_to_left() and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = -step
        place = self.chips.index(held) + step
        if 0 <= place < len(self.chips):
            self._stop_at(self.chips[place])
            self.chips[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self) -> None:
        empty(self._flow)
        self.chips, self.more = [], None
        many = len(self._words) > SHOWN_FIRST + 2 and not self._all
        for word in self._words[:SHOWN_FIRST] if many else self._words:
            self._flow.addWidget(self._chip(word))
        if many:
            rest = len(self._words) - SHOWN_FIRST
            label = plural(rest, "{n} more", "{n} more, choose…") if self._free else tr("{n} more", n=rest)
            self.more = Button(label, "link", on_click=self.show_all)
            self._flow.addWidget(self.more)
        if self.chips:
            self._stop_at(self.chips[0])
        self.updateGeometry()

    def _chip(self, word: str) -> QWidget:
        if not self._free:
            return Chip(word)
        made = Toggle(word, on=word not in self._out)
        made.clicked.connect(lambda on, word=word: self._turn(word, on=on))
        self.chips.append(made)
        return made

    def _turn(self, word: str, *, on: bool) -> None:
        if not on and len(self._out) + 1 >= len(self._words):
            next(chip for chip in self.chips if chip.text() == word).setChecked(True)
            return
        self._out.discard(word) if on else self._out.add(word)
        self.changed.emit()

    def _stop_at(self, one: "Toggle") -> None:
        for chip in self.chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is one else Qt.FocusPolicy.ClickFocus)


class Toggle(QAbstractButton):
    """One chip that is in (tick, tint) or out (plus, dashed)."""

    def __init__(self, word: str, *, on: bool) -> None:
        super().__init__()
        self.setText(word)
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(lambda _on: self._name())
        self._name()
        theme.on_change(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Word, sign and margins; at least 24 high, so that it can be hit."""
        width = fonts.metrics("chip").horizontalAdvance(self.text()) + theme.px(9 + 12 + 5 + 10)
        return QSize(round(width) + 1, theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tint or the dashes, the sign and the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        pen = QPen(theme.colour("ctl"), 1, Qt.PenStyle.SolidLine if on else Qt.PenStyle.DashLine)
        if self.hasFocus() or self.underMouse():
            pen = QPen(theme.colour("accent"), 2 if self.hasFocus() else 1)
        elif on:
            pen = QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accentbg") if on else Qt.BrushStyle.NoBrush)
        pill = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        token, size, rtl = "accent" if on else "mute", theme.px(12), theme.right_to_left()
        left = self.width() - theme.px(9) - size if rtl else theme.px(9)
        painter.drawPixmap(left, (self.height() - size) // 2, icons.pixmap("check" if on else "plus", token, size))
        near, far = theme.px(9 + 12 + 5), theme.px(8)
        painter.setFont(fonts.font("chip"))
        painter.setPen(theme.colour(token))
        painter.setLayoutDirection(direction(self.text()))
        inside = self.rect().adjusted(far if rtl else near, 0, -near if rtl else -far, 0)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, self.text())

    def _name(self) -> None:
        self.setToolTip(tr("Leave this column out") if self.isChecked() else tr("Take this column in"))
        self.setAccessibleDescription(tr("in") if self.isChecked() else tr("left out"))
