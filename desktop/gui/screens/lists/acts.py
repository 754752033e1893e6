"""What can be done with lists, bound to the actions while all of them are on screen. A toast takes each act back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from desktop.domain.changes import Touched
from desktop.domain.errors import UserError
from desktop.gui.models.list_rows import ListLine, filters_of
from desktop.gui.pages import Tools
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.gui.screens.lists.overview import Overview
    from desktop.services.workspaces import Workspace

ROW_MENU = (
    "contact.open", "list.show", "export", "", "contact.edit", "list.rule", "list.duplicate", "list.combine", "",
    "contact.delete",
)  # fmt: skip
"""The context menu of a list, "" is a line."""

_BOUND = (
    "contact.open", "contact.edit", "contact.delete", "list.show", "list.rule", "list.duplicate", "list.combine",
    "export", "view.columns",
)  # fmt: skip


def why_not_write(tools: Tools) -> str:
    """Why nothing can be changed now, or ""."""
    workspace = tools.tasks.workspace()
    return workspace.read_only if workspace is not None else ""


def say(tools: Tools, said: str, answer: object) -> None:
    """Say what was done, with Undo."""
    touched = answer if isinstance(answer, Touched) else getattr(answer, "touched", None)
    batch = touched.batch_id if isinstance(touched, Touched) and touched.kinds else None
    tools.notices.toast(said, undo=(lambda: undo(tools, batch)) if batch is not None else None)


class ListActs:
    """The commands over all lists."""

    def __init__(self, overview: "Overview") -> None:
        self._overview = overview
        self._tools = overview.tools

    def bind(self) -> None:
        """Say what can be done here."""
        actions, table = self._tools.actions, self._overview.table
        actions.bind("contact.open", self.open, reason=self._why_not_one, title=lambda: tr("Open the list"))
        actions.bind("contact.edit", self.rename, reason=self._why_not_edit, title=lambda: tr("Name and note…"))
        actions.bind("contact.delete", self.delete, reason=self._why_not_any_write, title=self._delete_words)
        actions.bind("list.show", self.show, reason=self._why_not_one)
        actions.bind("list.rule", self.rule, reason=self._why_not_rule)
        actions.bind("list.duplicate", self.duplicate, reason=self._why_not_edit)
        actions.bind("list.combine", self.combine, reason=self._why_not_combine)
        actions.bind("export", self.export, reason=self._why_not_one)
        actions.bind("view.columns", table.column_menu)

    def unbind(self) -> None:
        """What needs the lists cannot be done elsewhere."""
        self._tools.actions.unbind(*_BOUND)

    # -- why not --------------------------------------------------------------------------------------------------

    def _why_not_any(self) -> str:
        return "" if self._overview.selected() else tr("Choose a list first")

    def _why_not_any_write(self) -> str:
        return why_not_write(self._tools) or self._why_not_any()

    def _why_not_one(self) -> str:
        return tr("Choose one list") if len(self._overview.selected()) > 1 else self._why_not_any()

    def _why_not_edit(self) -> str:
        return why_not_write(self._tools) or self._why_not_one()

    def _why_not_rule(self) -> str:
        line = self._overview.current()
        return self._why_not_edit() or (
            "" if line is not None and line.row.smart else tr("A list kept by hand has no rule")
        )

    def _why_not_combine(self) -> str:
        few = len(self._overview.selected()) < 2
        return why_not_write(self._tools) or (tr("Select two or more lists") if few else "")

    def _delete_words(self) -> str:
        return plural(max(1, len(self._overview.selected())), "Delete the list", "Delete {n} lists")

    # -- acts -----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show who is on it."""
        self._with_one(lambda line: self._tools.visit("lists", line.id))

    def show(self) -> None:
        """Show who is on it among the contacts, where everything else can be done with them."""
        self._with_one(lambda line: self._tools.visit("contacts", filters_of(line.row)))

    def rule(self) -> None:
        """Change the rule of a smart list."""
        self._with_one(lambda line: self._tools.visit("lists", ("rule", line.id)))

    def export(self) -> None:
        """Open the export of the list."""
        from desktop.domain.audience import Audience
        from desktop.gui.dialogs.export import open_export

        self._with_one(lambda line: open_export(self._tools, Audience(list_id=line.id)))

    def rename(self) -> None:
        """Ask for name and note."""
        from desktop.gui.dialogs.list_name import NameDialog

        self._with_one(lambda line: NameDialog(self._tools, line.row).show_now())

    def duplicate(self) -> None:
        """Make a copy, and choose it."""

        def done(line: ListLine, written: Any) -> None:
            say(self._tools, tr("Copied “{list}”", list=line.row.name), written)
            self._overview.select(written.id)

        self._with_one(
            lambda line: self._tools.tasks.write(
                self._overview, lambda workspace: _duplicate(workspace, line.id), lambda written: done(line, written)
            )
        )

    def combine(self) -> None:
        """Ask what to make of the lists chosen."""
        from desktop.gui.dialogs.list_combine import CombineDialog

        chosen = [self._overview.book.lines[list_id].row for list_id in self._overview.selected()]
        CombineDialog(self._tools, chosen, self._overview.select).show_now()

    def delete(self) -> None:
        """Move the lists chosen to the bin; nobody on them is touched."""
        ids = self._overview.selected()
        name = self._overview.book.lines[ids[0]].row.name
        self._overview.choose_next(ids)
        said = plural(len(ids), "“{list}” deleted. Nobody on it was touched.", "{n} lists deleted.", list=name)
        self._tools.tasks.write(
            self._overview, lambda workspace: _delete(workspace, ids), lambda done: say(self._tools, said, done),
            failed=self._failed,
        )  # fmt: skip

    def _failed(self, error: UserError) -> None:
        self._tools.notices.error(error)
        self._overview.book.read()

    def _with_one(self, act: Callable[[ListLine], object]) -> None:
        line = self._overview.current()
        if line is not None:
            act(line)


def _duplicate(workspace: "Workspace", list_id: int) -> object:
    from desktop.services import list_sets

    return list_sets.duplicate(workspace, list_id)


def _delete(workspace: "Workspace", ids: Sequence[int]) -> Touched:
    from desktop.services import lists

    return lists.delete(workspace, ids)
