"""Where people type and choose: lines, search, combo boxes, checks, radios, and a labelled field with its error."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from desktop.gui import fonts, icons, theme
from desktop.gui.widgets.buttons import IconButton
from desktop.gui.widgets.text import KeyCaps, repolish
from desktop.gui.words import tr

SEARCH_PAUSE_MS = 130


class Line(QLineEdit):
    """One line of text: `Line("t.berg@nordisk.example", name="E-mail")`. `left_to_right` for addresses and numbers."""

    def __init__(self, text: str = "", *, name: str = "", hint: str = "", left_to_right: bool = False) -> None:
        super().__init__(text)
        self.setAccessibleName(name or hint)
        self.setPlaceholderText(hint)
        self.setFont(fonts.font("body"))
        if left_to_right:
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        theme.on_change(self._restyle)

    def mark(self, state: str) -> None:
        """Show a state: "error", or "" for none."""
        set_state(self, state)

    def event(self, event: QEvent) -> bool:
        """Leave the program's own keys to the program."""
        return False if _is_ours(event) else super().event(event)

    def _restyle(self) -> None:
        self.setFont(fonts.font("body"))


_ONWARDS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class SearchField(QLineEdit):
    """A search line with a magnifier and, once something is typed, a clear button.

    `asked(str)` comes after a short pause in typing, so that every answer is worth showing.
    `SearchField("Search contacts", shortcut="Ctrl+F")` shows the keys at its end. Esc clears. `lead_to(table)`: Down
    and Enter go on to what was found.
    """

    asked = Signal(str)

    def __init__(self, hint: str, *, shortcut: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text()))
        self.textChanged.connect(self._typed)
        self._found: QWidget | None = None
        self._caps = KeyCaps(shortcut) if shortcut else None
        if self._caps is not None:
            self._caps.setParent(self)
            self._caps.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clear = IconButton("x", tr("Clear the search"), on_click=self.clear)
        self._clear.setParent(self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.hide()
        self._restyle()
        theme.on_change(self._restyle)

    def ask_now(self) -> None:
        """Ask without waiting."""
        self._pause.stop()
        self.asked.emit(self.text())

    def lead_to(self, found: QWidget) -> None:
        """Where Down and Enter go."""
        self._found = found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, or goes on to the window if there is nothing to clear; Down and Enter go to what was found."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif self._found is not None and event.key() in _ONWARDS and not event.modifiers() & _HELD:
            if self._pause.isActive():
                self.ask_now()
            if self._found.isVisible():
                self._found.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the small things at the field's end; leave the program's own keys to the program."""
        if _is_ours(event):
            return False
        done = super().event(event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange, QEvent.Type.Show}:
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self._pause.stop()  # what nobody sees asks nothing
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its magnifier."""
        super().paintEvent(event)
        size = theme.px(16)
        box = QStyle.visualRect(self.layoutDirection(), self.rect(), self.rect().adjusted(theme.px(11), 0, 0, 0))
        left = box.left() if not theme.right_to_left() else box.right() - size
        QPainter(self).drawPixmap(QPointF(left, (self.height() - size) / 2), icons.pixmap("search", "faint", size))

    def _typed(self) -> None:
        self._clear.setVisible(bool(self.text()))
        if self._caps is not None:
            self._caps.setVisible(not self.text())
        self._pause.start()

    def _place(self) -> None:
        for small in (self._caps, self._clear):
            if small is None:
                continue
            small.resize(small.sizeHint())
            inset = theme.px(8)
            left = inset if theme.right_to_left() else self.width() - small.width() - inset
            small.move(left, (self.height() - small.height()) // 2)

    def _restyle(self) -> None:
        self.setFont(fonts.font("body"))
        near, far = theme.px(26), theme.px(80 if self._caps else 28)
        self.setTextMargins(far, 0, near, 0) if theme.right_to_left() else self.setTextMargins(near, 0, far, 0)
        self._place()


class Combo(QComboBox):
    """A choice of one from several: `Combo([("dmy", "Day first"), ("mdy", "Month first")], name="Dates")`.

    `chosen(key)` comes only from a person's choice. The wheel does not change it by accident.
    """

    chosen = Signal(str)

    def __init__(self, choices: Iterable[tuple[str, str]] = (), *, name: str = "", value: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFont(fonts.font("body"))
        self.set_choices(choices)
        self.set_value(value)
        self.activated.connect(lambda _row: self.chosen.emit(self.value()))
        theme.on_change(self._restyle)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these (key, words). The value stays if it is still among them."""
        before = self.value()
        self.clear()
        for key, label in choices:
            self.addItem(label, key)
        self.set_value(before)

    def value(self) -> str:
        """The key chosen."""
        return str(self.currentData() or "")

    def set_value(self, key: str) -> None:
        """Choose a key without telling anybody."""
        row = self.findData(key)
        if row >= 0:
            self.setCurrentIndex(row)

    def mark(self, state: str) -> None:
        """Show a state: "error", "check" (please look), "off" (not used), or "" for none."""
        set_state(self, state)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead of changing the choice."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and its arrow."""
        super().paintEvent(event)
        size, inset = theme.px(14), theme.px(10)
        left = inset if theme.right_to_left() else self.width() - size - inset
        token = "mute" if self.isEnabled() else "dis"
        QPainter(self).drawPixmap(QPointF(left, (self.height() - size) / 2), icons.pixmap("chevron-down", token, size))

    def _restyle(self) -> None:
        self.setFont(fonts.font("body"))


class Check(QCheckBox):
    """A check box that shows its tick in our drawing: `Check("First row is the header", checked=True)`."""

    def __init__(self, label: str, *, checked: bool = False, on_change: Callable[[bool], object] | None = None) -> None:
        super().__init__(label.replace("&", "&&"))
        self.setAccessibleName(label)
        self.setChecked(checked)
        _dress(self)
        if on_change is not None:
            self.clicked.connect(lambda on: on_change(on))  # noqa: PLW0108 - Qt counts a lambda's arguments

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, its tick and its words."""
        super().paintEvent(event)
        if self.checkState() == Qt.CheckState.Unchecked:
            return
        box, size = _indicator(self), theme.px(12)
        name = "check" if self.isChecked() and self.checkState() == Qt.CheckState.Checked else "minus"
        spot = QPointF(box.center().x() - size / 2, box.center().y() - size / 2)
        QPainter(self).drawPixmap(spot, icons.pixmap(name, "onacc", size))


class Radio(QRadioButton):
    """One of several choices shown at once: `Radio("Day first", checked=True)`. Group them by a common parent."""

    def __init__(self, label: str, *, checked: bool = False, on_chosen: Callable[[], object] | None = None) -> None:
        super().__init__(label.replace("&", "&&"))
        self.setAccessibleName(label)
        self.setChecked(checked)
        _dress(self)
        if on_chosen is not None:
            self.clicked.connect(lambda _on: on_chosen())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, its dot and its words."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if self.isEnabled() else "dis"))
        painter.drawEllipse(_indicator(self).center(), theme.px(4), theme.px(4))


class Restyle(QObject):
    """Keeps a Qt button's font at the person's text size."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        self.again()
        theme.on_change(self.again)

    def again(self) -> None:
        """Take the font of the look in force."""
        self._button.setFont(fonts.font("body"))


def _is_ours(event: QEvent) -> bool:
    """Whether it asks for Ctrl+E, which Qt's fields on X11 take for the end of the line: here it exports."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    ours = QKeySequence(event.keyCombination()) == _EXPORT
    if ours:
        event.ignore()
    return ours


_EXPORT = QKeySequence("Ctrl+E")


def _dress(button: QAbstractButton) -> None:
    button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    Restyle(button)


def _indicator(button: QCheckBox | QRadioButton) -> QRectF:
    option = QStyleOptionButton()
    button.initStyleOption(option)
    check = isinstance(button, QCheckBox)
    element = QStyle.SubElement.SE_CheckBoxIndicator if check else QStyle.SubElement.SE_RadioButtonIndicator
    return QRectF(button.style().subElementRect(element, option, button))


def set_state(control: QWidget, state: str) -> None:
    """Show a state on a control ("error", "check", "off", ""), through the style sheet."""
    if (control.property("state") or "") != state:
        control.setProperty("state", state)
        repolish(control)
