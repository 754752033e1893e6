"""One step of a distribution: its body, and a foot with the ways back and on."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.models.distribution import STEPS, Distribution
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.words import tr


class StepView(QWidget):
    """Subclass it; put things into `body`, buttons into `foot`."""

    def __init__(self, tools: Tools, session: Distribution) -> None:
        super().__init__()
        self.tools, self.session = tools, session
        outer = QVBoxLayout(self)
        edge = theme.px(24)
        outer.setContentsMargins(edge, theme.px(4), edge, theme.px(16))
        outer.setSpacing(theme.px(14))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(14))
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.px(10))
        outer.addLayout(self.body, 1)
        outer.addLayout(self.foot)

    def refresh(self) -> None:
        """Show how it is now."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard begins."""
        return None

    def panes(self) -> list[QWidget]:
        """The parts F6 goes through."""
        return [self]

    def next_step(self) -> None:
        """Go on, if nothing is missing."""
        here = [key for key, _ in STEPS].index(self.session.step) if self.session.step != "done" else len(STEPS)
        if here + 1 < len(STEPS) and not self.session.why_not(self.session.step):
            self.session.go(STEPS[here + 1][0])

    def back_step(self) -> None:
        """Go back."""
        here = [key for key, _ in STEPS].index(self.session.step) if self.session.step != "done" else 0
        if here:
            self.session.go(STEPS[here - 1][0])
        else:
            self.tools.actions.do("go.back")

    def add_ways(self, label: str) -> Button:
        """Put Back and the way on into the foot; the way on is handed back."""
        self.back = Button(tr("Back"), icon="arrow-left", on_click=self.back_step)
        onwards = Button(label, "primary", icon="arrow-right", trailing=True, on_click=self.next_step)
        self.foot.addWidget(self.back)
        self.foot.addStretch(1)
        self.foot.addWidget(onwards)
        return onwards
