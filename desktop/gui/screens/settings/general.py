"""Settings: the workspace in use, other workspaces, and who is writing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import desktop_links, theme
from desktop.gui.clipboard import copy
from desktop.gui.pages import Tools
from desktop.gui.screens.settings.section import Section
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Chip, Flow
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.fields import Combo
from desktop.gui.widgets.text import ElidedLabel, Text
from desktop.gui.words import language, tr
from desktop.gui.workspace_acts import open_known
from desktop.services import settings as stored

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace

_SHOWN = 5


class General(Section):
    """Where everything is kept, and under which name."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("General"))
        self._workspace_card()
        self._others_card()
        card = self.card(tr("You"))
        self.name = self.line(card, "user_name", tr("As your colleagues know you"))
        self.country = Combo([("", tr("Not chosen"))], name=tr(stored.label("home_country")))
        self.country.chosen.connect(lambda code: tools.preferences.change(home_country=code))
        card.row(tr(stored.label("home_country")), self.country, tr(stored.help_text("home_country")))
        self.finish()
        said = language()
        tools.tasks.aside(self, lambda: _countries(said), self._offer_countries, question="countries")
        tools.preferences.changed.connect(self._show_others)
        tools.tasks.opened.connect(self.entered)

    def entered(self) -> None:
        """Show the workspace in use."""
        workspace = self.tools.tasks.workspace()
        if workspace is None:
            self.workspace_name.setText(tr("No workspace is open"))
            self.path.setText("")
            self.state.set(tr("Closed"), "slate")
        else:
            self._show(workspace)
        for button in (self._folder, self._copy):
            button.setVisible(workspace is not None)
        self._show_others()

    def _show(self, workspace: "Workspace") -> None:
        self.workspace_name.setText(workspace.name)
        self.path.setText(str(workspace.path))
        self.why.setText(workspace.read_only)
        self.why.setVisible(bool(workspace.read_only))
        self._again.setVisible(bool(workspace.read_only))
        if workspace.kind == "example":
            self.state.set(tr("Example, nothing can be sent"), "slate")
        elif workspace.read_only:
            self.state.set(tr("Read only"), "amber")
        else:
            self.state.set(tr("Open for changes"), "green")

    def _workspace_card(self) -> None:
        card = self.card(tr("Workspace"))
        self.workspace_name, self.state = Text("", "strong"), Chip("")
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(self.workspace_name)
        head.addWidget(self.state)
        head.addStretch(1)
        self.path = ElidedLabel("", "body", "mute")
        self.why = Text("", "body", "amber", wrap=True)
        self._folder = Button(
            tr("Show in its folder"), "small", icon="folder-open",
            on_click=lambda: desktop_links.show_folder(Path(self.path.text())),
        )  # fmt: skip
        self._copy = Button(tr("Copy the path"), "small", icon="copy", on_click=lambda: copy(self.path.text()))
        self._again = Button(tr("Try again"), "small", icon="rotate-cw", on_click=lambda: self._do("workspace.again"))
        card.body.addLayout(head)
        card.body.addWidget(self.path)
        card.body.addWidget(self.why)
        card.body.addWidget(_flow(self._folder, self._copy, self._again))

    def _others_card(self) -> None:
        card = self.card(tr("Other workspaces"))
        card.body.addWidget(
            Text(tr("A workspace is one file. Another team or another subject can have its own."), "body", wrap=True)
        )
        buttons = [
            Button(tr(label), icon=icon, on_click=partial(self._do, action_id))
            for label, icon, action_id in (
                ("New workspace…", "database", "workspace.new"),
                ("Open a workspace…", "folder-open", "workspace.open"),
                ("Open the example", "sparkles", "workspace.example"),
            )
        ]
        card.body.addWidget(_flow(*buttons))
        self._recent = QVBoxLayout()
        self._recent.setSpacing(theme.px(2))
        card.body.addLayout(self._recent)

    def _show_others(self) -> None:
        empty(self._recent)
        workspace = self.tools.tasks.workspace()
        here = str(workspace.path.absolute()) if workspace is not None else ""
        others = [path for path in self.tools.preferences.now.recent_workspaces if path != here][:_SHOWN]
        if others:
            self._recent.addWidget(Text(tr("Opened lately"), "caption", "faint"))
        for path in others:
            self._recent.addWidget(_recent_line(path, partial(open_known, self.tools.window, Path(path))))

    def _offer_countries(self, countries: list[tuple[str, str]]) -> None:
        self.country.set_choices([("", tr("Not chosen")), *countries])
        self.country.set_value(self.tools.preferences.now.home_country)

    def _do(self, action_id: str) -> None:
        self.tools.actions.do(action_id)


def _flow(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    flow = Flow(holder, gap=8)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


def _recent_line(path: str, on_click: Callable[[], object]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(10))
    row.addWidget(Button(Path(path).stem, "link", icon="database", on_click=on_click))
    where = ElidedLabel(str(Path(path).parent), "small", "mute")
    row.addWidget(where, 1)
    return holder


def _countries(said: str) -> list[tuple[str, str]]:
    from desktop.domain.values.place_data import country_zones
    from desktop.domain.values.places import country_name

    names = [(code, country_name(code, said)) for code in country_zones()]
    return sorted(names, key=lambda pair: pair[1].casefold())
