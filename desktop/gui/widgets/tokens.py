"""A field that holds several values as chips, with what fits offered below while one types."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.gui import fonts, theme
from desktop.gui.widgets.chips import FilterChip, Flow
from desktop.gui.widgets.offered import Offered
from desktop.gui.widgets.popover import Pick
from desktop.gui.words import tr

PAUSE_MS = 120
Offers = Callable[[str, Callable[[Sequence[Pick]], None]], None]
"""Asked for what fits the words typed; answers now or later."""
Read = Callable[[str], tuple[str, str] | None]
"""Makes a value of words that were typed: its key and what it is called, or None."""


def _nothing(_typed: str) -> None:
    return None


class TokenField(QWidget):
    """`TokenField("Beats", offers)`; `tokens()` are the keys. `changed()` comes from a person's change.

    Typing offers what fits, Down offers everything; Enter takes the line marked, or the words themselves where `read`
    knows them. Backspace in the empty line takes the last value away, Del the chip under the keyboard.
    """

    changed = Signal()

    def __init__(self, name: str, offers: Offers, *, read: Read = _nothing, most: int = 500, hint: str = "") -> None:
        super().__init__()
        self._name, self._offers, self._read, self._most, self._hint = name, offers, read, most, hint
        self._tokens: list[tuple[str, str]] = []
        self._state = ""
        self._asked = 0
        self.chips: list[FilterChip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._flow = Flow(gap=5)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(8), theme.px(3), theme.px(8), theme.px(3))
        outer.addLayout(self._flow)
        self.line = _Line(name)
        self.line.installEventFilter(self)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.line.textEdited.connect(lambda _text: self._pause.start())
        self.line.textChanged.connect(lambda _text: self._flow.invalidate())
        self.list: Offered | None = None
        self._say_hint()

    # -- values ---------------------------------------------------------------------------------------------------

    def tokens(self) -> tuple[str, ...]:
        """The values, in their order."""
        return tuple(key for key, _ in self._tokens)

    def words(self) -> tuple[str, ...]:
        """What they are called."""
        return tuple(words for _, words in self._tokens)

    def set_tokens(self, tokens: Sequence[tuple[str, str]]) -> None:
        """Hold these (key, words) without telling anybody."""
        if list(tokens) != self._tokens:
            self._tokens = list(tokens)
            self._fill()

    def name_token(self, key: str, words: str) -> None:
        """Call a value otherwise: its name has been read."""
        self.set_tokens([(held, words if held == key else said) for held, said in self._tokens])

    def read_with(self, read: Read, *, most: int = 500) -> None:
        """Take other values from now on, at most so many."""
        self._read, self._most = read, most

    def mark(self, state: str) -> None:
        """Show a state: "error", "check", or "" for none."""
        self._state = state
        self.update()

    def offer_now(self) -> None:
        """Offer what fits, without waiting."""
        self._pause.stop()
        self._ask()

    # -- events ---------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line: arrows and Enter for what is offered, Backspace for the last value."""
        if watched is self.line:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
                return True
            if event.type() == QEvent.Type.FocusOut:
                self._leave()
            if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
                self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere begins to type, and offers everything."""
        super().mousePressEvent(event)
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        self.offer_now()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame of a field."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        held = self.line.hasFocus()
        token = {"error": "red", "check": "amber"}.get(self._state, "accent" if held else "ctl")
        wide = 2 if held or self._state == "check" else 1
        painter.setPen(QPen(theme.colour(token), wide))
        painter.setBrush(theme.colour("redbg" if self._state == "error" else "surf"))
        inset = wide / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, theme.px(7), theme.px(7))

    def minimumSizeHint(self) -> QSize:
        """One line of values."""
        return QSize(theme.px(120), theme.px(32))

    # -- inside ---------------------------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> bool:
        key, offered = event.key(), self.list
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            if offered is None:
                self.offer_now()
            else:
                offered.move_by(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self._enter(event)
        if key == Qt.Key.Key_Escape and offered is not None:
            self._close()
            return True
        if key == Qt.Key.Key_Backspace and not self.line.text() and self._tokens:
            self._remove(self._tokens[-1][0])
            return True
        return False

    def _enter(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if self._pause.isActive():
            self.offer_now()
        typed = self.line.text().strip()
        picked = self.list.current() if self.list is not None else None
        if picked is not None:
            self._take(picked.key, picked.words)
        elif typed and (made := self._read(typed)) is not None:
            self._take(*made)
        elif typed:
            self.mark("error")
        return bool(typed) or picked is not None

    def _ask(self) -> None:
        self._asked += 1
        asked = self._asked

        def answer(picks: Sequence[Pick]) -> None:
            if asked == self._asked and self.window().focusWidget() is self.line:
                self._offer([pick for pick in picks if pick.key not in self.tokens()])

        self._offers(self.line.text().strip(), answer)

    def _offer(self, picks: Sequence[Pick]) -> None:
        self.mark("")
        if not picks:
            self._close()
            return
        if self.list is None:
            self.list = Offered(self, self._name)
            self.list.lines.picked.connect(self._pick)
        self.list.offer(picks)

    def _pick(self, key: str) -> None:
        picked = self.list.pick(key) if self.list is not None else None
        if picked is not None:
            self._take(picked.key, picked.words)

    def _take(self, key: str, words: str) -> None:
        kept = [token for token in self._tokens if token[0] != key]
        self._tokens = [*kept[max(0, len(kept) + 1 - self._most) :], (key, words)]
        self.line.clear()
        self._close()
        self._fill()
        self.changed.emit()

    def _remove(self, key: str) -> None:
        self._tokens = [token for token in self._tokens if token[0] != key]
        self._fill()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _fill(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.line)
        self.chips = []
        before: QWidget | None = None
        for key, words in self._tokens:
            chip = FilterChip(words, on_remove=lambda key=key: self._remove(key))  # type: ignore[misc]
            chip.setAccessibleName(words)
            chip.setToolTip(tr("Take this away"))
            self.chips.append(chip)
            self._flow.addWidget(chip)
            chip.show()
            if before is not None:
                QWidget.setTabOrder(before, chip)
            before = chip
        self._flow.addWidget(self.line)
        if before is not None:
            QWidget.setTabOrder(before, self.line)
        self._say_hint()
        self.updateGeometry()

    def _say_hint(self) -> None:
        self.line.setPlaceholderText("" if self._tokens else self._hint)
        held = ", ".join(words for _, words in self._tokens)
        self.line.setAccessibleName(f"{self._name}: {held}" if held else self._name)
        self._flow.invalidate()

    def _leave(self) -> None:
        self._pause.stop()
        self._close()
        typed = self.line.text().strip()
        if typed and (made := self._read(typed)) is not None:
            self._take(*made)

    def _close(self) -> None:
        self._asked += 1
        offered, self.list = self.list, None
        if offered is not None:
            offered.hide()
            offered.deleteLater()


class _Line(QLineEdit):
    """The line one types into; as wide as its words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.setAccessibleName(name)
        self._restyle()
        theme.on_change(self._restyle)

    def sizeHint(self) -> QSize:
        words = self.text() or self.placeholderText()
        width = round(fonts.metrics("body").horizontalAdvance(words)) + theme.px(16)
        return QSize(max(theme.px(18), min(width, theme.px(320))), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(18), theme.px(24))

    def _restyle(self) -> None:
        self.setFont(fonts.font("body"))
