"""What follows from a breach: the decision, an appeal against it, and the answer to that."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.changes import Touched
from desktop.domain.embargo.breaches import Cause, Decision
from desktop.domain.errors import UserError
from desktop.gui.dialogs.embargo_breach import causes, decisions
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Combo
from desktop.gui.widgets.forms import Field, Trouble
from desktop.gui.widgets.lines import Lines
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.text import Text
from desktop.gui.widgets.tiles import Tiles, TileWords
from desktop.gui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.services.embargoes import BreachRow
    from desktop.services.workspaces import Workspace


class _BreachDialog(Dialog):
    """A dialog about one breach, with one act."""

    def __init__(self, tools: Tools, row: "BreachRow", title: str, label: str) -> None:
        who = " · ".join(part for part in (row.name, row.outlet) if part) or tr("Nobody in particular")
        super().__init__(tools.window, title, note=tr("{who}: {title}", who=who, title=row.embargo), width=560)
        self._tools, self._row = tools, row
        self.trouble = Trouble()
        self.trouble.hide()
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.act = Button(label, "primary", on_click=self._act)
        self.foot.addWidget(self.act)

    def show_now(self) -> None:
        """Open it."""
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        self.open(self.first())

    def first(self) -> "QWidget | None":
        """Where the keyboard begins."""
        return None

    def work(self) -> "Callable[[Workspace], Touched]":
        """What is written."""
        raise NotImplementedError

    def _act(self) -> None:
        def done(_touched: Touched) -> None:
            self.close_now()
            self._tools.notices.toast(tr("Recorded"))

        self._tools.tasks.write(self, self.work(), done, failed=self._failed)

    def _failed(self, error: UserError) -> None:
        self.trouble.say(str(error))
        self.trouble.show()
        self.arrange()


class DecisionDialog(_BreachDialog):
    """What follows, and the cause if it is another than was thought."""

    def __init__(self, tools: Tools, row: "BreachRow") -> None:
        super().__init__(tools, row, tr("What follows from it?"), tr("Record the decision"))
        self.cause = Combo(causes(), name=tr("Cause"))
        self.cause.set_value(row.breach.cause.value)
        self.decision = decisions(row.breach.decision)
        self.reason = Lines(row.breach.decision_note, name=tr("Reason"), least=2)
        self.body.addWidget(Field(tr("Cause"), self.cause))
        self.body.addWidget(self.decision)
        self.body.addWidget(Field(tr("Reason"), self.reason))

    def first(self) -> "QWidget | None":
        """The cause."""
        return self.cause

    def work(self) -> "Callable[[Workspace], Touched]":
        """Decide."""
        breach_id, cause = self._row.breach.id, Cause(self.cause.value())
        decision, reason = Decision(self.decision.value()), self.reason.text()

        def write(workspace: "Workspace") -> Touched:
            from desktop.services import embargoes

            return embargoes.decide(workspace, breach_id, decision, reason, cause=cause)

        return write


class AppealDialog(_BreachDialog):
    """What somebody says against it."""

    def __init__(self, tools: Tools, row: "BreachRow") -> None:
        super().__init__(tools, row, tr("What do they say against it?"), tr("Record the appeal"))
        self.text = Lines(name=tr("Their words"), least=4)
        self.body.addWidget(Field(tr("Their words"), self.text))

    def first(self) -> "QWidget | None":
        """The words."""
        return self.text

    def work(self) -> "Callable[[Workspace], Touched]":
        """Keep it."""
        breach_id, text = self._row.breach.id, self.text.text()

        def write(workspace: "Workspace") -> Touched:
            from desktop.services import embargoes

            return embargoes.appeal(workspace, breach_id, text)

        return write


class AnswerAppealDialog(_BreachDialog):
    """Whether they are right."""

    def __init__(self, tools: Tools, row: "BreachRow") -> None:
        super().__init__(tools, row, tr("Are they right?"), tr("Record the answer"))
        self.body.addWidget(Text(tr("They say: {words}", words=row.breach.appeal.text), "body", wrap=True))
        self.answer = Tiles(
            [TileWords("rejected", tr("It stays as it is"), tr("The breach stands in their record.")),
             TileWords("upheld", tr("They are right"), tr("It no longer counts; they can be asked again."))],
            name=tr("Answer"),
        )  # fmt: skip
        self.text = Lines(name=tr("Answer in words"), least=2)
        self.body.addWidget(self.answer)
        self.body.addWidget(Field(tr("Answer in words"), self.text))

    def first(self) -> "QWidget | None":
        """The answer."""
        return self.answer.tile(self.answer.value())

    def work(self) -> "Callable[[Workspace], Touched]":
        """Answer it."""
        breach_id, upheld, text = self._row.breach.id, self.answer.value() == "upheld", self.text.text()

        def write(workspace: "Workspace") -> Touched:
            from desktop.services import embargoes

            return embargoes.answer_appeal(workspace, breach_id, upheld=upheld, answer=text)

        return write
