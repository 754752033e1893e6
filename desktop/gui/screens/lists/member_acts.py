"""What can be done with the people on one list, bound to the actions while it is open."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from desktop.gui.clipboard import copy
from desktop.gui.models.list_rows import filters_of
from desktop.gui.screens.lists.acts import say, why_not_write
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.gui.screens.lists.members import MembersView
    from desktop.services.workspaces import Workspace

ROW_MENU = ("contact.open", "", "contact.copy", "", "list.follow", "contact.delete")
"""The context menu of somebody on a list, "" is a line."""

_BOUND = (
    "contact.open", "contact.copy", "contact.edit", "contact.delete", "list.follow", "list.add", "list.show",
    "list.rule", "export", "view.columns",
)  # fmt: skip


class MemberActs:
    """The commands over one list."""

    def __init__(self, view: "MembersView") -> None:
        self._view = view
        self._tools = view.tools

    def bind(self) -> None:
        """Say what can be done here."""
        actions, view = self._tools.actions, self._view
        smart = view.row is not None and view.row.smart
        actions.bind("contact.open", self.open, reason=self._why_not_one, title=lambda: tr("Open the contact"))
        actions.bind("contact.copy", self.copy, reason=self._why_not_any)
        actions.bind("contact.edit", self.rename, reason=self._why_not_write, title=lambda: tr("Name and note…"))
        actions.bind("contact.delete", self.take_off, reason=self._why_not_off, title=self._off_words)
        actions.bind("list.add", self.add, reason=self._why_not_write)
        actions.bind("list.show", self.show, reason=self._why_no_list)
        actions.bind("export", self.export, reason=self._why_no_list)
        actions.bind("view.columns", view.table.column_menu)
        if smart:
            actions.bind("list.rule", self.rule, reason=self._why_not_write)
            actions.bind("list.follow", self.follow, reason=self._why_not_follow)
        else:
            actions.unbind("list.rule", "list.follow")

    def unbind(self) -> None:
        """What needs the list cannot be done elsewhere."""
        self._tools.actions.unbind(*_BOUND)

    # -- why not --------------------------------------------------------------------------------------------------

    def _why_no_list(self) -> str:
        return "" if self._view.row is not None else tr("This list is not here")

    def _why_not_write(self) -> str:
        return why_not_write(self._tools) or self._why_no_list()

    def _why_not_any(self) -> str:
        return "" if self._view.selected() else tr("Choose somebody first")

    def _why_not_one(self) -> str:
        return tr("Choose one contact") if len(self._view.selected()) > 1 else self._why_not_any()

    def _why_not_off(self) -> str:
        off = self._view.showing() == "excluded"
        return self._why_not_write() or (tr("Left out already") if off else self._why_not_any())

    def _why_not_follow(self) -> str:
        by_rule = self._view.showing() == "on"
        return self._why_not_write() or (tr("The rule put them on") if by_rule else self._why_not_any())

    def _off_words(self) -> str:
        smart = self._view.row is not None and self._view.row.smart
        return tr("Leave out, even if they fit") if smart else tr("Take off the list")

    # -- acts -----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the contact."""
        ids = self._view.selected()
        if ids:
            self._tools.visit("contacts", ids[0])

    def copy(self) -> None:
        """Put names and main addresses on the clipboard."""
        ids = self._view.selected()

        def told(text: str) -> None:
            copy(text)
            self._tools.notices.toast(plural(len(ids), "Copied name and address", "Copied {n} names and addresses"))

        self._tools.tasks.read(self._view, lambda workspace: _names(workspace, ids), told)

    def rename(self) -> None:
        """Ask for name and note."""
        from desktop.gui.dialogs.list_name import NameDialog

        if self._view.row is not None:
            NameDialog(self._tools, self._view.row).show_now()

    def rule(self) -> None:
        """Change the rule."""
        self._tools.visit("lists", ("rule", self._view.list_id))

    def show(self) -> None:
        """Show them among the contacts."""
        if self._view.row is not None:
            self._tools.visit("contacts", filters_of(self._view.row))

    def export(self) -> None:
        """Open the export of the list."""
        from desktop.domain.audience import Audience
        from desktop.gui.dialogs.export import open_export

        open_export(self._tools, Audience(list_id=self._view.list_id))

    def add(self) -> None:
        """Ask whom to put on it."""
        from desktop.gui.dialogs.add_people import AddPeopleDialog

        row = self._view.row
        if row is not None:
            AddPeopleDialog(self._tools, row.name, lambda ids: self._add(row.id, row.name, ids)).show_now()

    def _add(self, list_id: int, name: str, ids: Sequence[int]) -> None:
        def said(done: Any) -> str:
            if not done.moved:
                return tr("Already on “{list}”", list=name)
            return plural(done.moved, "{n} person put on “{list}”", "{n} people put on “{list}”", list=name)

        self._write(lambda workspace: _lists().add(workspace, list_id, ids), said)

    def take_off(self) -> None:
        """Take those chosen off; a smart list leaves them out from now on."""
        row, ids = self._view.row, self._view.selected()
        if row is None:
            return
        words = (
            ("{n} person left out of “{list}”", "{n} people left out of “{list}”")
            if row.smart
            else ("{n} person taken off “{list}”", "{n} people taken off “{list}”")
        )
        self._choose_next(ids)
        self._write(
            lambda workspace: _lists().remove(workspace, row.id, ids),
            lambda done: plural(done.moved, *words, list=row.name),
        )  # fmt: skip

    def follow(self) -> None:
        """Forget what was said by hand of those chosen."""
        row, ids = self._view.row, self._view.selected()
        if row is None:
            return
        one, many = "The rule decides on {n} person again", "The rule decides on {n} people again"
        self._choose_next(ids)
        self._write(
            lambda workspace: _lists().follow_rule(workspace, row.id, ids), lambda done: plural(done.moved, one, many)
        )

    def _choose_next(self, going: Sequence[int]) -> None:
        model = self._view.members.people.model
        line = max((model.line_of(contact_id) for contact_id in going[:2000]), default=-1) + 1
        following = model.id_at(line)
        if following is None:
            following = model.id_at(line - len(going) - 1)
        if following is not None and following not in going:
            self._view.table.select_ids([following])

    def _write(self, work: "Callable[[Workspace], Any]", said: Callable[[Any], str]) -> None:
        self._tools.tasks.write(self._view, work, lambda done: say(self._tools, said(done), done))


def _lists() -> Any:
    """The service, imported on the task's thread."""
    from desktop.services import lists

    return lists


def _names(workspace: "Workspace", ids: Sequence[int]) -> str:
    from desktop.services import contacts

    rows = contacts.rows(workspace, ids)
    return "\n".join(f"{row.name} <{row.email}>" if row.email else row.name for row in rows)
