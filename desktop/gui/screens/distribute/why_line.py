"""The person the keyboard is on: every reason, and the acts that change the facts behind it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.domain.changes import Touched
from desktop.domain.guard.facts import CopyKind
from desktop.domain.guard.judge import Judged
from desktop.domain.guard.rule import Verdict
from desktop.gui import theme
from desktop.gui.dialogs.embargo_answer import AnswerDialog, Party
from desktop.gui.models.distribution import Distribution
from desktop.gui.models.verdict_words import reasons_of
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.text import Text
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace

MOST = 3
_ACTS = {
    "left_out": ("let_in", "Take in again"),
    "leads": ("take_over", "We send"),
    "holds": ("give_again", "Give it again"),
}


class WhyLine(QFrame):
    """`show_person(judged)`; None hides it."""

    def __init__(self, tools: Tools, session: Distribution) -> None:
        super().__init__()
        self.setProperty("box", "sunk")
        self._tools, self._session = tools, session
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
        self._acts = QHBoxLayout()
        self._acts.setSpacing(theme.px(8))
        row.addLayout(self._acts)
        self.hide()

    def show_person(self, one: Judged | None) -> None:
        """Say why, and offer what changes it."""
        self.setVisible(one is not None)
        if one is None:
            return
        self.name.setText(" · ".join(part for part in (one.name, one.outlet, one.address) if part))
        found = reasons_of(one)
        lines = [f"{each.sentence}. {each.act}" for each in found[:MOST]]
        if not lines:
            lines = [tr("{sentence}. Nothing holds it back.", sentence=one.sentence)]
        if one.verdict is Verdict.MAY and one.reasons:
            lines.insert(0, f"{one.sentence}.")
        self.reasons.setText("\n".join(lines))
        self.setAccessibleName(f"{one.name}: {self.reasons.text()}")
        empty(self._acts)
        for label, act in self._offered(one):
            self._acts.addWidget(Button(label, "small", on_click=act))

    def _offered(self, one: Judged) -> list[tuple[str, Callable[[], object]]]:
        """The acts there are for this person. None of them overrides the guard: they change facts."""
        rules = {each.rule for each in one.reasons}
        found: list[tuple[str, Callable[[], object]]] = []
        if one.once is Verdict.MAY:
            found.append((tr("Leave out"), partial(self._write, "leave_out", one)))
        if one.once is Verdict.HELD and self._embargoed():
            found.append((tr("Record an answer…"), partial(self._answer, one)))
        for rule, (act, label) in _ACTS.items():
            if rule in rules:
                found.append((tr(label), partial(self._write, act, one)))
        found.append((tr("Open the contact"), partial(self._tools.visit, "contacts", one.contact_id)))
        return found

    def _embargoed(self) -> bool:
        plan, prepared = self._session.plan, self._session.prepared
        held = prepared is not None and prepared.embargo is not None and prepared.embargo.open
        return held and plan is not None and plan.copy is CopyKind.EMBARGOED

    def _answer(self, one: Judged) -> None:
        prepared = self._session.prepared
        if prepared is not None and prepared.embargo is not None:
            AnswerDialog(self._tools, prepared.embargo, [Party(one.contact_id, None, one.name)]).show_now()

    def _write(self, act: str, one: Judged) -> None:
        plan, tools = self._session.plan, self._tools
        if plan is None:
            return
        statement_id = plan.statement_id

        def done(touched: Touched) -> None:
            said = {
                "leave_out": tr("{name} is left out of this statement", name=one.name),
                "let_in": tr("{name} is taken in again", name=one.name),
                "take_over": tr("We send to {name}", name=one.name),
                "give_again": tr("{name} can be given it again", name=one.name),
            }[act]
            batch = touched.batch_id
            tools.notices.toast(said, undo=(lambda: undo(tools, batch)) if batch is not None else None)

        tools.tasks.write(self, lambda workspace: _change(workspace, act, statement_id, one.contact_id), done)


def _change(workspace: "Workspace", act: str, statement_id: int, contact_id: int) -> Touched:
    from desktop.services import statements, verdicts

    if act == "give_again":
        return verdicts.give_again(workspace, statement_id, [contact_id])
    verbs = {"leave_out": statements.leave_out, "let_in": statements.let_in, "take_over": statements.take_over}
    return verbs[act](workspace, statement_id, [contact_id])
