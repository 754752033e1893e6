"""A button that Enter presses as Space does when the keyboard is on it; Qt lets Enter press a dialog's default only."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton


class PushButton(QPushButton):
    """The ground of our buttons. `takes_enter` is off for what must not be pressed in passing (final, destructive)."""

    takes_enter = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, once for a key held down."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~_KEYPAD
        if enter and self.takes_enter and self.isEnabled():
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
