"""What can be done with outlets, bound to the actions while their page is open."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.domain.changes import Touched
from desktop.domain.errors import InvalidValue
from desktop.domain.outlet import Outlet, outlet_key
from desktop.gui.clipboard import copy
from desktop.gui.models.moments import Clock, local
from desktop.gui.models.typed_fields import Context
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.gui.screens.outlets.page import OutletsPage
    from desktop.gui.widgets.record_form import RecordForm
    from desktop.services.contacts import Written
    from desktop.services.workspaces import Workspace

ROW_MENU = ("contact.open", "contact.edit", "", "contact.copy", "", "contact.delete")
"""The context menu of an outlet, "" is a line."""


class OutletActs:
    """The commands of the page of outlets."""

    def __init__(self, page: "OutletsPage") -> None:
        self._page = page
        self._tools = page.tools

    def bind(self) -> None:
        """Say what can be done here."""
        actions, tools, page = self._tools.actions, self._tools, self._page
        actions.bind("outlet.new", lambda: tools.visit("outlets", "new"), reason=self.why_not_write)
        actions.bind("contact.open", self._open, reason=self._why_not_one)
        actions.bind("contact.edit", page.edit, reason=self._why_not_edit)
        actions.bind("contact.copy", self.copy, reason=self._why_not_any, title=lambda: tr("Copy name"))
        actions.bind("contact.delete", self.remove, reason=self._why_not_change, title=lambda: tr("Remove if unused"))
        actions.bind("view.columns", page.table.column_menu)

    def unbind(self) -> None:
        """What needs the list cannot be done elsewhere."""
        self._tools.actions.unbind("contact.open", "contact.edit", "contact.copy", "contact.delete", "view.columns")

    def why_not_write(self) -> str:
        """Why nothing can be changed now, or ""."""
        workspace = self._tools.tasks.workspace()
        return workspace.read_only if workspace is not None else ""

    def _why_not_any(self) -> str:
        return "" if self._page.table.current_id() is not None else tr("Choose an outlet first")

    def _why_not_one(self) -> str:
        return tr("Choose one outlet") if self._page.table.selected_count() > 1 else self._why_not_any()

    def _why_not_edit(self) -> str:
        return self.why_not_write() or self._why_not_one()

    def _why_not_change(self) -> str:
        return self.why_not_write() or self._why_not_any()

    # -- acts -----------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        current = self._page.table.current_id()
        if current is not None:
            self._page.table.opened.emit(current)

    def copy(self) -> None:
        """Put the names of those chosen on the clipboard."""
        ids = self._page.selected()

        def told(names: list[str]) -> None:
            copy("\n".join(names))
            self._tools.notices.toast(plural(len(names), "Copied the name", "Copied {n} names"))

        self._tools.tasks.read(self._page, lambda workspace: _names(workspace, ids), told)

    def new(self) -> None:
        """Ask for a new outlet."""
        from desktop.gui.dialogs.new_outlet import NewOutletDialog

        NewOutletDialog(self._tools, self._page.select).show_now()

    def remove(self) -> None:
        """Take away those chosen that nobody works for."""
        ids = self._page.selected()

        def told(done: _Removed) -> None:
            gone = done.count
            kept = len(ids) - gone
            said = plural(gone, "{n} outlet removed", "{n} outlets removed")
            if kept:
                said += " · " + plural(kept, "{n} is in use and stays", "{n} are in use and stay")
            batch = done.touched.batch_id
            self._tools.notices.toast(said, undo=(lambda: undo(self._tools, batch)) if batch and gone else None)

        self._tools.tasks.write(self._page, lambda workspace: _remove(workspace, ids), told)

    def told(self, said: str, answer: object) -> None:
        """Say what was saved, with Undo."""
        touched = getattr(answer, "touched", None)
        batch = touched.batch_id if isinstance(touched, Touched) and touched.kinds else None
        self._tools.notices.toast(said, undo=(lambda: undo(self._tools, batch)) if batch is not None else None)

    def make_form(self, outlet: Outlet, clock: Clock) -> "RecordForm":
        """The form of an outlet."""
        from desktop.gui.models.outlet_form import GROUPS
        from desktop.gui.widgets.record_form import Record, RecordForm

        def context(card: Any) -> Context:
            return Context(card, self._tools.preferences.now.home_country, local(clock).date())

        card = {**outlet.card, "parent": outlet.parent_name}
        record = Record(
            outlet.card["name"], outlet.version, card,
            lambda workspace, version, changes: _edit(workspace, outlet.id, version, changes),
            lambda workspace: _read(workspace, outlet.id), context, self.told,
        )  # fmt: skip
        return RecordForm(self._tools, record, GROUPS)


@dataclass(frozen=True, slots=True)
class _Removed:
    """How many outlets went."""

    count: int
    touched: Touched


def _names(workspace: "Workspace", ids: list[int]) -> list[str]:
    from desktop.services import outlets

    return [row.name for row in outlets.rows(workspace, ids)]


def _remove(workspace: "Workspace", ids: list[int]) -> _Removed:
    from desktop.services import outlets

    return _Removed(*outlets.remove(workspace, ids))


def _edit(workspace: "Workspace", outlet_id: int, version: int, changes: dict[str, Any]) -> "Written":
    from desktop.services import outlets

    if "parent" in changes:
        changes = {**changes, "parent_id": _parent(workspace, outlet_id, str(changes["parent"] or ""))}
        del changes["parent"]
    return outlets.edit(workspace, outlet_id, version, changes)


def _parent(workspace: "Workspace", outlet_id: int, name: str) -> int | None:
    """The id of the outlet of this name.

    Raises:
        InvalidValue: there is none, or it is the outlet itself.
    """
    from desktop.services import outlets

    if not name:
        return None
    for row in outlets.rows(workspace, outlets.ids(workspace, name)):
        if outlet_key(row.name) == outlet_key(name) and row.id != outlet_id:
            return row.id
    raise InvalidValue(f"There is no other outlet named ‘{name}’.", "Nothing was changed.", "Add it first.")


def _read(workspace: "Workspace", outlet_id: int) -> tuple[int, Any]:
    from desktop.services import outlets

    now = outlets.get(workspace, outlet_id)
    return now.version, {**now.card, "parent": now.parent_name}
