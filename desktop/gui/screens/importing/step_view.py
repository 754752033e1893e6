"""What the four steps have in common: a body, and a foot with the way back, the way on and why it is closed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.focus import tab_through
from desktop.gui.models.import_session import ImportSession
from desktop.gui.pages import Tools
from desktop.gui.widgets.panels import rule


class StepView(QWidget):
    """One step of the import. Subclasses fill `body` and `foot`, and say how it goes on by `next`."""

    def __init__(self, tools: Tools, session: ImportSession) -> None:
        super().__init__()
        self.tools, self.session = tools, session
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.body = QVBoxLayout()
        edge = theme.px(24)
        self.body.setContentsMargins(edge, 0, edge, theme.px(14))
        self.body.setSpacing(theme.px(12))
        outer.addLayout(self.body, 1)
        self.foot_bar = QFrame()
        self.foot_bar.setProperty("box", "surf")
        self.foot_bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.foot = QHBoxLayout(self.foot_bar)
        self.foot.setContentsMargins(edge, theme.px(10), edge, theme.px(10))
        self.foot.setSpacing(theme.px(12))
        outer.addWidget(rule())
        outer.addWidget(self.foot_bar)

    def facts(self) -> str:
        """What stands beside the title."""
        return ""

    def refresh(self) -> None:
        """Show what the session holds now; called when the step comes on screen."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard begins."""
        return None

    def panes(self) -> list[QWidget]:
        """The parts F6 goes through."""
        return [self.foot_bar]

    def order(self) -> None:
        """Let Tab go as one reads; to be called when lines were made, which Qt puts behind the foot."""
        tab_through(self.parts())

    def parts(self) -> list[QWidget]:
        """All that Tab goes through, from top to foot."""
        return self.panes()

    def next(self) -> None:
        """Go on."""

    def why_not_next(self) -> str:
        """Why it cannot go on, or ""."""
        return ""
