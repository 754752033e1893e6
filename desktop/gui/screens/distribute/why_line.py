"""The person the keyboard is on: every reason, and the act that would change it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.domain.guard.judge import Judged
from desktop.domain.guard.rule import Verdict
from desktop.gui import theme
from desktop.gui.models.verdict_words import reasons_of
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

MOST = 3


class WhyLine(QFrame):
    """`show_person(judged)`; None hides it."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.setProperty("box", "sunk")
        self._contact = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(8), theme.px(10), theme.px(8))
        row.setSpacing(theme.px(10))
        words = QVBoxLayout()
        words.setSpacing(theme.px(1))
        self.name = Text("", "strong", wrap=True)
        self.reasons = Text("", "small", "mute", wrap=True)
        words.addWidget(self.name)
        words.addWidget(self.reasons)
        row.addLayout(words, 1)
        row.addWidget(Button(tr("Open the contact"), "small", on_click=lambda: tools.visit("contacts", self._contact)))
        self.hide()

    def show_person(self, one: Judged | None) -> None:
        """Say why."""
        self.setVisible(one is not None)
        if one is None:
            return
        self._contact = one.contact_id
        self.name.setText(" · ".join(part for part in (one.name, one.outlet, one.address) if part))
        found = reasons_of(one)
        lines = [f"{each.sentence}. {each.act}" for each in found[:MOST]]
        if not lines:
            lines = [tr("{sentence}. Nothing holds it back.", sentence=one.sentence)]
        if one.verdict is Verdict.MAY and one.reasons:
            lines.insert(0, f"{one.sentence}.")
        self.reasons.setText("\n".join(lines))
        self.setAccessibleName(f"{one.name}: {self.reasons.text()}")
