"""What can be done with organisations, bound to the actions while their page is open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from desktop.domain.changes import Touched
from desktop.domain.organisation import Organisation
from desktop.gui.clipboard import copy
from desktop.gui.models.moments import Clock
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.gui.screens.partners.editing import PartnerForm
    from desktop.gui.screens.partners.page import PartnersPage
    from desktop.services.contacts import Written
    from desktop.services.signoffs import OwnKey
    from desktop.services.workspaces import Workspace

ROW_MENU = ("contact.open", "contact.edit", "", "contact.copy", "", "contact.restore", "contact.delete")
"""The context menu of an organisation, "" is a line."""


class PartnerActs:
    """The commands of the page of partners."""

    def __init__(self, page: "PartnersPage") -> None:
        self._page = page
        self._tools = page.tools

    def bind(self) -> None:
        """Say what can be done here."""
        actions, tools, page = self._tools.actions, self._tools, self._page
        self.unbind()
        actions.bind("partner.new", lambda: tools.visit("partners", "new"), reason=self.why_not_write)
        actions.bind("contact.open", self._open, reason=self._why_not_one)
        actions.bind("contact.copy", self.copy, reason=self._why_not_any, title=lambda: tr("Copy name"))
        actions.bind("view.columns", page.table.column_menu)
        if page.in_bin:
            actions.bind("contact.restore", self.bring_back, reason=self._why_not_change)
        else:
            actions.bind("contact.edit", page.edit, reason=self._why_not_edit)
            actions.bind("contact.delete", self.move_to_bin, reason=self._why_not_change)

    def unbind(self) -> None:
        """What needs the list cannot be done elsewhere."""
        self._tools.actions.unbind(
            "contact.open", "contact.edit", "contact.copy", "contact.delete", "contact.restore", "view.columns"
        )

    def why_not_write(self) -> str:
        """Why nothing can be changed now, or ""."""
        workspace = self._tools.tasks.workspace()
        return workspace.read_only if workspace is not None else ""

    def _why_not_any(self) -> str:
        return "" if self._page.table.current_id() is not None else tr("Choose a partner first")

    def _why_not_one(self) -> str:
        return tr("Choose one partner") if self._page.table.selected_count() > 1 else self._why_not_any()

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
        rows = [row for row in map(self._page.row, self._page.selected()) if row is not None]
        copy("\n".join(row.name for row in rows))
        self._tools.notices.toast(plural(len(rows), "Copied the name", "Copied {n} names"))

    def new(self) -> None:
        """Ask for a new partner."""
        from desktop.gui.dialogs.new_partner import NewPartnerDialog

        NewPartnerDialog(self._tools, self._page.select).show_now()

    def say_who(self) -> None:
        """Ask who we are."""
        from desktop.gui.dialogs.new_partner import WhoWeAreDialog

        if not self.why_not_write():
            WhoWeAreDialog(self._tools, self._page.select).show_now()

    def move_to_bin(self) -> None:
        """Move those chosen to the bin."""
        ids = self._page.selected()
        said = plural(len(ids), "{n} organisation moved to the bin", "{n} organisations moved to the bin")
        self._write(lambda workspace: _delete(workspace, ids), said)

    def bring_back(self) -> None:
        """Bring those chosen back from the bin."""
        ids = self._page.selected()
        said = plural(len(ids), "{n} organisation brought back", "{n} organisations brought back")
        self._write(lambda workspace: _restore(workspace, ids), said)

    # -- one of them ----------------------------------------------------------------------------------------------

    def this_is_us(self, one: Organisation) -> None:
        """Mark it as our own."""
        said = tr("{name} is your organisation", name=one.short)
        self._write(lambda workspace: _edit(workspace, one.id, one.version, {"own": True}), said)

    def choose_logo(self, one: Organisation) -> QFileDialog:
        """Ask for a picture; it is copied into the workspace as it is now."""
        dialog = QFileDialog(self._tools.window, tr("Choose a logo"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("Pictures ({kinds})", kinds="*.png *.jpg *.jpeg"))
        dialog.fileSelected.connect(lambda chosen: self.set_logo(one, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def set_logo(self, one: Organisation, picture: Path | None) -> None:
        """Give it this logo, or take it away."""
        said = tr("Logo kept") if picture is not None else tr("Logo removed")
        self._write(lambda workspace: _set_logo(workspace, one, picture), said)

    def compared(self, one: Organisation) -> None:
        """The words of its key were compared by voice."""
        said = tr("The key of {name} counts as compared", name=one.short)
        self._write(lambda workspace: _compared(workspace, one), said)

    def make_key(self, done: "Callable[[OwnKey], object]", *, again: bool) -> None:
        """Make our key in this computer's keyring."""

        def made(key: "OwnKey") -> None:
            self._tools.notices.toast(tr("Your key is made. Read its words to your partners by voice."))
            done(key)

        self._tools.tasks.write(self._tools.window, lambda workspace: _make_key(workspace, again=again), made)

    def refresh(self) -> None:
        """Show the one chosen anew."""
        self._page.pane.refresh()

    def copy_key(self, public: str) -> None:
        """Put a public key on the clipboard."""
        copy(public)
        self._tools.notices.toast(tr("Copied the key. It may go by mail; its words go by voice."))

    def told(self, said: str, answer: object) -> None:
        """Say what was saved, with Undo."""
        touched = answer if isinstance(answer, Touched) else getattr(answer, "touched", None)
        batch = touched.batch_id if isinstance(touched, Touched) and touched.kinds else None
        self._tools.notices.toast(said, undo=(lambda: undo(self._tools, batch)) if batch is not None else None)

    def make_form(self, one: Organisation, clock: Clock) -> "PartnerForm":
        """The form of an organisation."""
        from desktop.gui.screens.partners.editing import PartnerForm

        return PartnerForm(self._tools, clock, one, self.told)

    def _write(self, work: "Callable[[Workspace], object]", said: str) -> None:
        self._tools.tasks.write(self._tools.window, work, lambda answer: self.told(said, answer))


def _delete(workspace: "Workspace", ids: list[int]) -> Touched:
    from desktop.services import organisations

    return organisations.delete(workspace, ids)


def _restore(workspace: "Workspace", ids: list[int]) -> Touched:
    from desktop.services import organisations

    return organisations.restore(workspace, ids)


def _edit(workspace: "Workspace", organisation_id: int, version: int, changes: dict[str, Any]) -> "Written":
    from desktop.services import organisations

    return organisations.edit(workspace, organisation_id, version, changes)


def _set_logo(workspace: "Workspace", one: Organisation, picture: Path | None) -> "Written":
    from desktop.services import organisations

    return organisations.set_logo(workspace, one.id, one.version, picture)


def _compared(workspace: "Workspace", one: Organisation) -> "Written":
    from desktop.services import signoffs

    return signoffs.mark_compared(workspace, one.id, one.version, one.card.get("public_key", ""))


def _make_key(workspace: "Workspace", *, again: bool) -> "OwnKey":
    from desktop.services import signoffs

    return signoffs.make_own_key(workspace, again=again)
