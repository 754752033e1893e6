"""Withdrawing a statement: why, and what follows."""

from typing import TYPE_CHECKING

from desktop.domain.errors import UserError
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.statement.statement import Statement
    from desktop.services.contacts import Written
    from desktop.services.workspaces import Workspace


class WithdrawDialog(Dialog):
    """`WithdrawDialog(tools, statement).show_now()`."""

    def __init__(self, tools: Tools, statement: "Statement") -> None:
        super().__init__(
            tools.window, tr("Why is “{title}” withdrawn?", title=statement.title),
            note=tr("Nobody may receive it any more, and its text is closed. Who holds a copy must be told by hand."),
            width=560,
        )  # fmt: skip
        self._tools, self._statement = tools, statement
        self.reason = Line()
        self.field = Field(tr("Reason"), self.reason, help_text=tr("Partners will ask."))
        self.body.addWidget(self.field)
        self.foot.addStretch(1)
        self.keep = Button(tr("Keep the statement"), on_click=self.close_now)
        self.act = Button(tr("Withdraw it"), "destructive", icon="ban", on_click=self._go)
        self.foot.addWidget(self.keep)
        self.foot.addWidget(self.act)

    def show_now(self) -> None:
        """Open it at the reason."""
        self.open(self.reason)

    def _go(self) -> None:
        statement, reason = self._statement, self.reason.text()

        def work(workspace: "Workspace") -> "Written":
            from desktop.services import statements

            return statements.withdraw(workspace, statement.id, statement.version, reason)

        self._tools.tasks.write(self, work, self._done, failed=self._failed)

    def _done(self, written: "Written") -> None:
        self.close_now()
        batch = written.touched.batch_id
        self._tools.notices.toast(
            tr("“{title}” is withdrawn.", title=self._statement.title),
            undo=(lambda: undo(self._tools, batch)) if batch is not None else None, icon="ban",
        )  # fmt: skip

    def _failed(self, error: UserError) -> None:
        self.field.fail(str(error))
        self.arrange()
        self.reason.setFocus()
