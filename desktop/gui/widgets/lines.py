"""A field for several lines that is as high as what is in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means more lines."""
        super().resizeEvent(event)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter finishes."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def _grow(self) -> None:
        wrapped = round(self.document().size().height())
        lines = min(_MOST_LINES, max(self._least, wrapped, self.document().blockCount()))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if wrapped > lines else policy.ScrollBarAlwaysOff)
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing()) + theme.px(20))

    def _restyle(self) -> None:
        self.setFont(fonts.font("body"))
        self._grow()
