"""A field for several lines that is as high as what is in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from desktop.gui import fonts, theme

_MOST_LINES = 8


class Lines(QPlainTextEdit):
    """`Lines("+962 …", name="Phone")`. Tab goes on; `finished()` comes when it is left, and for Ctrl+Enter."""

    finished = Signal()

    def __init__(self, text: str = "", *, name: str = "", left_to_right: bool = False, least: int = 1) -> None:
        super().__init__(text)
        self._least = least
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        if left_to_right:
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)
        self._restyle()
        theme.on_change(self._restyle)

    def text(self) -> str:
        """What is in it."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Put this into it."""
        self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It was left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter finishes."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def _grow(self) -> None:
        lines = min(_MOST_LINES, max(self._least, self.document().blockCount()))
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing()) + theme.px(18))

    def _restyle(self) -> None:
        self.setFont(fonts.font("body"))
        self._grow()
