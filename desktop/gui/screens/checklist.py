"""The steps to a first release, ticked from what is in the workspace."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.pages import Tools
from desktop.gui.widgets.panels import Card, Picture
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.workspaces import Milestones, Workspace

STEPS = (
    ("Workspace on this computer", "Done. One file, yours alone", "One file, yours alone"),
    ("Bring in contacts", "Done. Anything can be corrected and undone", "A spreadsheet is the fastest way"),
    ("Save your first list", "Done. Smart lists update themselves", "Any filter can become a list that updates itself"),
    ("Export it for your mailing", "Done. Ask again each time", "Who opted out stays out, with the reason"),
)
"""Each step: its name, what is said when it is done, and before."""


class Checklist(Card):
    """Follows the workspace by itself."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tr("Ready for your first release"), spacing=13)
        self._tools = tools
        self._count = Text("", "small", "mute")
        self.head.addStretch(1)
        self.head.addWidget(self._count)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, len(STEPS))
        self.body.addWidget(self._bar)
        self._steps = [_Step(tr(title)) for title, _, _ in STEPS]
        for step in self._steps:
            self.body.addWidget(step)
        self._show([tools.tasks.workspace() is not None, False, False, False])
        tools.tasks.opened.connect(self._look)
        tools.tasks.changed.connect(self._look)
        if tools.tasks.workspace() is not None:
            self._look()

    def done(self) -> list[bool]:
        """Which steps are ticked."""
        return [step.is_done for step in self._steps]

    def _look(self, _touched: object = None) -> None:
        self._tools.tasks.read(self, _milestones, self._take, question="milestones")

    def _take(self, found: "Milestones") -> None:
        self._show([True, found.contacts, found.lists, found.exported])

    def _show(self, done: list[bool]) -> None:
        count = sum(done)
        self._count.setText(tr("{done} of {all}", done=count, all=len(STEPS)))
        self._bar.setValue(count)
        self._bar.setAccessibleName(plural(count, "{n} step done", "{n} steps done"))
        following = done.index(False) if False in done else -1
        for place, (step, (_, after, before)) in enumerate(zip(self._steps, STEPS, strict=True)):
            step.show_state(done[place], tr(after if done[place] else before), following=place == following)


class _Step(QWidget):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.is_done = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        self._picture = Picture("circle-dashed", "mute", 17)
        self._title, self._words = title, Text("", "small", "mute", wrap=True)
        row.addWidget(self._picture)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(title, "medium", wrap=True))
        column.addWidget(self._words)
        row.addLayout(column, 1)

    def show_state(self, done: bool, words: str, *, following: bool) -> None:  # noqa: FBT001 - the state itself
        self.is_done = done
        look = (
            ("circle-check", "green") if done else ("circle-dot", "accent") if following else ("circle-dashed", "mute")
        )
        self._picture.show_icon(*look)
        self._words.setText(words)
        self.setAccessibleName(f"{self._title}: {tr('done') if done else tr('to come')}")


def _milestones(workspace: "Workspace") -> "Milestones":
    from desktop.services import workspaces

    return workspaces.milestones(workspace)
