"""A lift as it is typed, with a calm panel that says what it means, what is doubtful, and what may be meant."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.gui import theme
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.text import Text, repolish
from desktop.gui.words import tr

PanelTone = Literal["sunk", "green", "amber", "red"]


@dataclass(frozen=True, slots=True)
class Said:
    """What the panel says: one line in bold, lines below, and answers to choose from."""

    tone: PanelTone
    title: str
    lines: tuple[str, ...] = ()
    offers: tuple[tuple[str, Callable[[], object]], ...] = ()


class LiftPanel(QFrame):
    """`panel.say(Said(…))`."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        self._column.setSpacing(theme.px(4))
        self.say(Said("sunk", tr("Choose the city and type day and time.")))

    def say(self, said: Said) -> None:
        """Show this."""
        empty(self._column)
        self.setProperty("box", said.tone)
        repolish(self)
        tone = said.tone if said.tone != "sunk" else "text"
        self._column.addWidget(Text(said.title, "strong", tone, wrap=True))
        for line in said.lines:
            self._column.addWidget(Text(line, "small", wrap=True))
        for words, act in said.offers:
            self._column.addWidget(Button(words, "small", on_click=act), 0, Qt.AlignmentFlag.AlignLeading)
        self.setAccessibleName(" ".join((said.title, *said.lines)))

    def words(self) -> str:
        """Everything it says."""
        return self.accessibleName()
