"""Acts on what hangs on a statement: attachments, quotes, how it comes out, withdrawal."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from desktop.gui.screens.statements.manners import say
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.statement.statement import QuoteState, Statement
    from desktop.gui.screens.statements.statement_view import StatementView
    from desktop.services.workspaces import Workspace


class HangingActs:
    """What may be done to what hangs on the statement on screen."""

    def __init__(self, view: "StatementView") -> None:
        self._view = view
        self._tools = view.tools

    @property
    def _statement(self) -> "Statement | None":
        return self._view.session.statement

    def attach(self) -> None:
        """Choose a file to go with it."""
        dialog = QFileDialog(self._tools.window, tr("Attach a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.attach_file(Path(name)))
        dialog.open()

    def attach_file(self, path: Path) -> None:
        """Attach this file as it is now."""
        self._write(
            lambda workspace, one: _statements().attach(workspace, one.id, one.version, path),
            tr("{name} goes with the statement, as it is now.", name=path.name),
        )

    def detach(self, sha256: str) -> None:
        """Take an attachment off."""
        self._write(
            lambda workspace, one: _statements().detach(workspace, one.id, one.version, sha256), tr("Taken off.")
        )

    def approve_quote(self, quote: "QuoteState") -> None:
        """Record that somebody approved their words."""
        from desktop.gui.dialogs.approve_quote import ApproveDialog

        if self._statement is not None:
            ApproveDialog(self._tools, self._statement.id, quote).show_now()

    def choose_release(self, release: str) -> None:
        """Say how it comes out."""
        said = tr("It comes out at once, when it is signed.") if release else tr("How it comes out is open again.")
        self._write(
            lambda workspace, one: _statements().edit_facts(workspace, one.id, one.version, {"release": release}), said
        )

    def plan_embargo(self) -> None:
        """Plan an embargo for it."""
        if self._view.session.id is not None:
            self._tools.visit("embargoes", ("new", self._view.session.id))

    def withdraw(self) -> None:
        """Ask why it is withdrawn."""
        from desktop.gui.dialogs.withdraw_statement import WithdrawDialog

        if self._statement is not None:
            WithdrawDialog(self._tools, self._statement).show_now()

    def _write(self, work: "Callable[[Workspace, Statement], Any]", said: str) -> None:
        statement = self._statement
        if statement is not None:
            self._tools.tasks.write(
                self._view, lambda workspace: work(workspace, statement),
                lambda answer: say(self._tools, said, answer),
            )  # fmt: skip


def _statements() -> Any:
    from desktop.services import statements

    return statements
