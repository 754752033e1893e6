"""What can be done with statements in their table. A toast takes each act back."""

from typing import TYPE_CHECKING

from desktop.gui.screens.statements.manners import say, why_not_write
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.domain.changes import Touched
    from desktop.gui.screens.statements.overview import Overview
    from desktop.services.workspaces import Workspace

ROW_MENU = ("statement.open", "list.duplicate", "", "contact.restore", "contact.delete")
"""The context menu of a statement, "" is a line."""
_BOUND = ("statement.open", "contact.open", "list.duplicate", "contact.restore", "contact.delete", "view.columns")


class OverviewActs:
    """The commands over all statements."""

    def __init__(self, overview: "Overview") -> None:
        self._overview = overview
        self._tools = overview.tools

    def bind(self) -> None:
        """Say what can be done here."""
        actions = self._tools.actions
        actions.bind("statement.open", self.open, reason=self._why_not_one)
        actions.bind(
            "list.duplicate", self.start_from, reason=self._why_not_copy, title=lambda: tr("Start from this one…")
        )
        actions.bind("contact.delete", self.delete, reason=self._why_not_delete, title=self._delete_words)
        actions.bind("contact.restore", self.restore, reason=self._why_not_restore)
        actions.bind("view.columns", self._overview.table.column_menu)

    def unbind(self) -> None:
        """What needs the table cannot be done elsewhere."""
        self._tools.actions.unbind(*_BOUND)

    # -- why not --------------------------------------------------------------------------------------------------

    def _why_not_any(self) -> str:
        return "" if self._overview.selected() else tr("Choose a statement first")

    def _why_not_one(self) -> str:
        return tr("Choose one statement") if len(self._overview.selected()) > 1 else self._why_not_any()

    def _why_not_copy(self) -> str:
        return why_not_write(self._tools) or self._why_not_one()

    def _why_not_delete(self) -> str:
        in_bin = tr("It lies in the bin already") if self._overview.in_bin() else ""
        return why_not_write(self._tools) or in_bin or self._why_not_any()

    def _why_not_restore(self) -> str:
        in_bin = "" if self._overview.in_bin() else tr("It is not in the bin")
        return why_not_write(self._tools) or in_bin or self._why_not_any()

    def _delete_words(self) -> str:
        return plural(max(1, len(self._overview.selected())), "Move to the bin", "Move {n} statements to the bin")

    # -- acts -----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Go into the one chosen."""
        ids = self._overview.selected()
        if ids:
            self._overview.opened.emit(ids[0])

    def start_from(self) -> None:
        """Begin a new one with the words of the one chosen."""
        from desktop.gui.dialogs.new_statement import NewStatementDialog

        ids = self._overview.selected()
        if ids:
            NewStatementDialog(self._tools, self._overview.opened.emit, start_from=ids[0]).show_now()

    def delete(self) -> None:
        """Move those chosen to the bin."""
        ids = self._overview.selected()
        title = self._overview.rows[ids[0]].title
        said = plural(len(ids), "“{title}” moved to the bin.", "{n} statements moved to the bin.", title=title)
        self._tools.tasks.write(
            self._overview, lambda workspace: _delete(workspace, ids), lambda done: say(self._tools, said, done)
        )

    def restore(self) -> None:
        """Bring those chosen back."""
        ids = self._overview.selected()
        said = plural(len(ids), "“{title}” is back.", "{n} statements are back.",
                      title=self._overview.rows[ids[0]].title)  # fmt: skip
        self._tools.tasks.write(
            self._overview, lambda workspace: _restore(workspace, ids), lambda done: say(self._tools, said, done)
        )


def _delete(workspace: "Workspace", ids: list[int]) -> "Touched":
    from desktop.services import statements

    return statements.delete(workspace, ids)


def _restore(workspace: "Workspace", ids: list[int]) -> "Touched":
    from desktop.services import statements

    return statements.restore(workspace, ids)
