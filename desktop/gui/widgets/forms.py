"""A control under its label, with one sentence of help or error below."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import icons, theme
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import set_state
from desktop.gui.widgets.text import Text


class Field(QWidget):
    """A control under its label, with room for one sentence of help or error below.

    `Field("E-mail", Line())`; `field.fail("Comma in the address.", "Use it", self._use)` shows an error with one
    action; `field.fail("")` takes it away. The label is the control's buddy and name.
    """

    def __init__(self, label: str, control: QWidget, *, help_text: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        caption = Text(label, "smallmedium", "mute")
        caption.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(label)
        column.addWidget(caption)
        column.addWidget(control)
        self.control, self._help, self._has_help = (
            control,
            Text(help_text, "small", "faint", wrap=True),
            bool(help_text),
        )
        self._help.setVisible(self._has_help)
        self._trouble = Trouble()
        self._trouble.hide()
        column.addWidget(self._help)
        column.addWidget(self._trouble)

    def say(self, sentence: str) -> None:
        """Change the help."""
        self._has_help = bool(sentence)
        self._help.setText(sentence)
        self._help.setVisible(self._has_help and not self._trouble.isVisibleTo(self))

    def fail(self, sentence: str, action: str = "", on_action: Callable[[], object] | None = None) -> None:
        """Show what is wrong and what helps, or nothing."""
        set_state(self.control, "error" if sentence else "")
        self.control.setAccessibleDescription(sentence)
        self._trouble.say(sentence, action, on_action)
        self._trouble.setVisible(bool(sentence))
        self._help.setVisible(self._has_help and not sentence)


class Trouble(QWidget):
    """One red sentence with its icon and at most one small action. `say("")` empties it."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self._picture, self._words = Text(), Text("", "small", "red", wrap=True)
        row.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        self._action: Button | None = None
        self._restyle()
        theme.on_change(self._restyle)

    def say(self, sentence: str, action: str = "", on_action: Callable[[], object] | None = None) -> None:
        """Show this sentence and offer this action."""
        self._words.setText(sentence)
        if self._action is not None:
            self._action.deleteLater()
            self._action = None
        layout = self.layout()
        if action and layout is not None:
            self._action = Button(action, "small", on_click=on_action)
            layout.addWidget(self._action)

    def _restyle(self) -> None:
        self._picture.setPixmap(icons.pixmap("circle-alert", "red", theme.px(14)))
