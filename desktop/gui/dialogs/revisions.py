"""All revisions of a statement, and what changed between any two, or since the last one."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from desktop.gui import theme
from desktop.gui.models.moments import local, moment_words
from desktop.gui.models.statement_words import native
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.choice import Segmented
from desktop.gui.widgets.difference_view import DifferenceView
from desktop.gui.widgets.fields import Check, Combo
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.statement.differences import PartDifference
    from desktop.domain.statement.statement import Revision, Statement
    from desktop.services.workspaces import Workspace

NOW, NOTHING = "now", "nothing"


class RevisionsDialog(Dialog):
    """`RevisionsDialog(tools, statement, "en").show_now()`; the newest revision against the text as it stands."""

    def __init__(self, tools: Tools, statement: "Statement", language: str) -> None:
        super().__init__(tools.window, tr("Revisions and differences"), width=1000)
        self._tools, self._statement = tools, statement
        self._revisions: dict[int, Revision] = {}
        self._found: tuple[PartDifference, ...] = ()
        languages = [(code, native(code)) for code in statement.languages]
        self.language = Combo(languages, name=tr("Language"))
        self.language.set_value(language)
        self.before, self.after = Combo([], name=tr("Compare")), Combo([], name=tr("With"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Field(tr("Language"), self.language))
        row.addWidget(Field(tr("Compare"), self.before), 1)
        row.addWidget(Field(tr("With"), self.after), 1)
        self.body.addLayout(row)
        self.facts = Text("", "small", "mute", wrap=True)
        self.body.addWidget(self.facts)
        self.view = DifferenceView(tr("Differences"))
        self.view.setMinimumHeight(theme.px(420))
        self.body.addWidget(self.view, 1)
        self.shape = Segmented([("one", tr("In one"), None), ("beside", tr("Side by side"), None)], name=tr("View"))
        self.unchanged = Check(tr("Show what stayed too"))
        self.foot.addWidget(self.shape)
        self.foot.addWidget(self.unchanged)
        self.foot.addStretch(1)
        self.close_button = Button(tr("Close"), on_click=self.close_now)
        self.foot.addWidget(self.close_button)
        self.shape.chosen.connect(lambda _key: self._draw())
        self.unchanged.toggled.connect(lambda _on: self._draw())
        self.language.activated.connect(lambda _index: self._read())
        for combo in (self.before, self.after):
            combo.activated.connect(lambda _index: self._compare())

    def show_now(self) -> None:
        """Open it."""
        self.open(self.before)
        self._read()

    def _read(self) -> None:
        statement_id, language = self._statement.id, self.language.value()
        self._tools.tasks.read(
            self, lambda workspace: _revisions(workspace, statement_id, language), self._fill, question="revisions"
        )

    def _fill(self, found: "list[Revision]") -> None:
        self._revisions = {one.id: one for one in found}
        named = [(str(one.id), self._words(one)) for one in reversed(found)]
        self.before.set_choices([*named, (NOTHING, tr("Nothing: show the whole text"))])
        self.after.set_choices([(NOW, tr("The text as it stands now")), *named])
        version = self._statement.version_in(self.language.value())
        settled = version is not None and not version.changed
        if settled and len(found) > 1:
            self.before.set_value(str(found[-2].id))
            self.after.set_value(str(found[-1].id))
        self._compare()

    def _words(self, one: "Revision") -> str:
        by = f" · {one.made_by}" if one.made_by else ""
        note = f" · {one.note}" if one.note else ""
        return tr("Revision {n}", n=one.number) + f" · {moment_words(one.made_at, self._now())}{by}{note}"

    def _compare(self) -> None:
        statement_id, language = self._statement.id, self.language.value()
        before, after = self.before.value(), self.after.value()

        def show(found: "tuple[PartDifference, ...]") -> None:
            self._found = found
            self._draw()

        self._tools.tasks.read(
            self, lambda workspace: _differences(workspace, statement_id, language, before, after), show,
            question="compare",
        )  # fmt: skip

    def _draw(self) -> None:
        changed = sum(part.changed for part in self._found)
        beside = self.shape.value() == "beside"
        self.facts.setText(tr("{n} of {all} parts differ.", n=changed, all=len(self._found)))
        everything = self.unchanged.isChecked() or self.before.value() == NOTHING
        self.view.show_differences(self._found, self.language.value(), beside=beside, everything=everything)

    def _now(self) -> datetime:
        workspace = self._tools.tasks.workspace()
        return local(workspace.clock) if workspace is not None else datetime.now().astimezone()


def _revisions(workspace: "Workspace", statement_id: int, language: str) -> "list[Revision]":
    from desktop.services import statements

    return statements.revisions(workspace, statement_id, language)


def _differences(
    workspace: "Workspace", statement_id: int, language: str, before: str, after: str
) -> "tuple[PartDifference, ...]":
    from desktop.domain.statement.differences import differences
    from desktop.services import statements

    old = None if before == NOTHING else statements.revision(workspace, int(before)).text
    if after != NOW:
        return differences(old, statements.revision(workspace, int(after)).text)
    version = statements.get(workspace, statement_id).version_in(language)
    return differences(old, version.text) if version is not None else ()
