"""What can be done with contacts, bound to the actions while their page is open. A toast takes each act back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from desktop.domain.changes import Touched
from desktop.domain.progress import SILENT, Progress
from desktop.gui.clipboard import copy
from desktop.gui.models.filters import Filters, question, unknown_lists
from desktop.gui.screens.contacts.nobody import Effect
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.domain.contact import RefusalLevel
    from desktop.gui.screens.contacts.page import ContactsPage
    from desktop.services.contacts import BulkEdit
    from desktop.services.workspaces import Workspace

ROW_MENU = (
    "contact.open", "contact.edit", "contact.bulk", "", "contact.copy", "contact.verify", "contact.list", "",
    "contact.merge", "contact.refuse", "contact.lift", "", "contact.restore", "contact.delete",
)  # fmt: skip
"""The context menu of a contact, "" is a line."""

_MANY = 2_000
_MOST_MERGED = 4
Write = Callable[["Workspace", Progress], object]


class Acts:
    """The commands of the page of contacts."""

    def __init__(self, page: "ContactsPage") -> None:
        self._page = page
        self._tools = page.tools

    # -- bound while the page is open -----------------------------------------------------------------------------

    def bind(self) -> None:
        """Say what can be done here."""
        actions, tools, page = self._tools.actions, self._tools, self._page
        actions.bind("contact.new", lambda: tools.visit("contacts", "new"), reason=self.why_not_write)
        actions.bind("go.bin", lambda: tools.visit("contacts", "bin"))
        actions.bind("contact.open", self._open, reason=self._why_not_one)
        actions.bind("contact.edit", page.edit, reason=self._why_not_edit)
        actions.bind("contact.bulk", page.edit_many, reason=self._why_not_several)
        actions.bind("contact.copy", self.copy, reason=self._why_not_any)
        actions.bind("contact.verify", self.verify, reason=self._why_not_change)
        actions.bind("contact.list", self.put_on_list, reason=self._why_not_change)
        actions.bind("contact.merge", self.merge, reason=self._why_not_merge)
        actions.bind("contact.refuse", self.refuse, reason=self._why_not_change)
        actions.bind("contact.lift", self.lift, reason=self._why_not_lift)
        actions.bind("contact.delete", self.move_to_bin, reason=self._why_not_bin)
        actions.bind("contact.filter", page.filtering.offer_kinds)
        actions.bind("list.save", self.save_list, reason=self._why_not_save)
        actions.bind("view.columns", page.table.column_menu)
        if page.listing.filters.in_bin:
            actions.bind("contact.restore", self.bring_back, reason=self._why_not_any)
        actions.bind("export", self.export)

    def unbind(self) -> None:
        """What needs the list cannot be done elsewhere."""
        self._tools.actions.unbind(
            "contact.open", "contact.edit", "contact.bulk", "contact.copy", "contact.verify", "contact.list",
            "contact.merge", "contact.refuse", "contact.lift", "contact.delete", "contact.restore", "contact.filter",
            "list.save", "view.columns", "export",
        )  # fmt: skip

    def set_filters(self, filters: Filters) -> None:
        """Ask these; in the bin other things can be done."""
        was = self._page.listing.filters.in_bin
        self._page.show_filters(filters)
        if was != filters.in_bin:
            self._tools.actions.unbind("contact.restore")
            self.bind()

    # -- why not --------------------------------------------------------------------------------------------------

    def why_not_write(self) -> str:
        """Why nothing can be changed now, or ""."""
        workspace = self._tools.tasks.workspace()
        return workspace.read_only if workspace is not None else ""

    def _why_not_any(self) -> str:
        return "" if self._page.table.current_id() is not None else tr("Choose a contact first")

    def _why_not_change(self) -> str:
        return self.why_not_write() or self._why_not_any()

    def _why_not_one(self) -> str:
        return tr("Choose one contact") if self._page.table.selected_count() > 1 else self._why_not_any()

    def _why_not_edit(self) -> str:
        return self.why_not_write() or self._why_not_one()

    def _why_not_several(self) -> str:
        few = self._page.table.selected_count() < 2
        return self.why_not_write() or (tr("Select two or more contacts") if few else "")

    def _why_not_merge(self) -> str:
        fits = 2 <= self._page.table.selected_count() <= _MOST_MERGED
        return self.why_not_write() or ("" if fits else tr("Select two to four contacts"))

    def _why_not_lift(self) -> str:
        return self._why_not_edit() or ("" if self._page.pane.refuses() else tr("Nothing is refused"))

    def _why_not_bin(self) -> str:
        return tr("In the bin already") if self._page.listing.filters.in_bin else self._why_not_change()

    def _why_not_save(self) -> str:
        filters = self._page.listing.filters
        return self.why_not_write() or (
            "" if filters.narrowed() and not filters.in_bin else tr("Search or filter first")
        )

    # -- acts -----------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        current = self._page.table.current_id()
        if current is not None:
            self._page.table.opened.emit(current)

    def copy(self) -> None:
        """Put name and main address of those chosen on the clipboard, a line each."""
        ids = self._page.selected()

        def told(text: str) -> None:
            copy(text)
            count = len(ids)
            self._tools.notices.toast(plural(count, "Copied name and address", "Copied {n} names and addresses"))

        self._tools.tasks.read(self._page, lambda workspace: _names_and_addresses(workspace, ids), told)

    def verify(self) -> None:
        """Note that those chosen were checked today."""
        ids = self._page.selected()
        self.write(
            ids, lambda workspace, progress: _contacts().verify(workspace, ids, progress),
            plural(len(ids), "Verified today", "{n} contacts verified today"),
        )  # fmt: skip

    def move_to_bin(self) -> None:
        """Move those chosen to the bin."""
        ids = self._page.selected()
        self._choose_next(ids)
        self.write(
            ids, lambda workspace, progress: _contacts().move_to_bin(workspace, ids, progress),
            plural(len(ids), "{n} contact moved to the bin", "{n} contacts moved to the bin"),
        )  # fmt: skip

    def bring_back(self) -> None:
        """Bring those chosen back from the bin."""
        ids = self._page.selected()
        self.write(
            ids, lambda workspace, progress: _contacts().bring_back(workspace, ids, progress),
            plural(len(ids), "{n} contact brought back", "{n} contacts brought back"),
        )  # fmt: skip

    def bulk(self, change: "BulkEdit", said: str) -> None:
        """Change many contacts in one act."""
        ids = self._page.selected()
        self.write(ids, lambda workspace, progress: _contacts().bulk_edit(workspace, ids, change, progress), said)

    def refuse(self) -> None:
        """Ask what those chosen refuse and why."""
        from desktop.gui.dialogs.refuse import RefuseDialog

        ids = self._page.selected()

        def done(level: "RefusalLevel", reason: str, evidence: str) -> None:
            said = plural(len(ids), "Noted. It stays until somebody lifts it.", "Noted for {n} contacts.")
            self._tools.tasks.write(  # no Undo: a refusal goes only by being lifted with a reason
                self._page, lambda workspace: _contacts().refuse(workspace, ids, level, reason, evidence),
                lambda _touched: self._tools.notices.toast(said),
            )  # fmt: skip

        RefuseDialog(self._tools.window, len(ids), done).show_now()

    def lift(self) -> None:
        """Ask for the reason to lift a refusal."""
        from desktop.gui.dialogs.refuse import LiftDialog

        contact = self._page.pane.contact()
        if contact is None:
            return

        def done(reason: str) -> None:
            self._tools.tasks.write(
                self._page, lambda workspace: _contacts().lift_refusal(workspace, contact.id, reason),
                lambda _touched: self._tools.notices.toast(tr("Refusal lifted, with the reason in the history")),
            )  # fmt: skip

        LiftDialog(self._tools.window, contact.card, done).show_now()

    def put_on_list(self) -> None:
        """Ask for the list those chosen go on."""
        from desktop.gui.dialogs.put_on_list import PutOnListDialog

        PutOnListDialog(self._tools, self._page.selected()).show_now()

    def save_list(self) -> None:
        """Ask for a name and keep the question as a list."""
        from desktop.gui.dialogs.put_on_list import SaveListDialog

        SaveListDialog(self._tools, self._page.listing.filters).show_now()

    def merge(self) -> None:
        """Compare those chosen side by side."""
        self.compare(self._page.selected())

    def compare(self, ids: Sequence[int]) -> None:
        """Compare these side by side, to be merged or told apart."""
        from desktop.gui.dialogs.merge import open_merge

        open_merge(self._tools, ids, self._page.select)

    def new(self) -> None:
        """Ask for a new contact."""
        from desktop.gui.dialogs.new_contact import NewContactDialog

        NewContactDialog(self._tools, self._page.select).show_now()

    def export(self) -> None:
        """Open the export for those selected, or for all that fit."""
        from desktop.domain.audience import Audience
        from desktop.gui.dialogs.export import open_export

        if self._page.table.selected_count() > 1:
            open_export(self._tools, Audience(ids=self._page.selected()))
            return
        filters = self._page.listing.filters
        self._tools.tasks.read(
            self._page, lambda workspace: question(workspace, filters),
            lambda query: open_export(self._tools, Audience(query=query)), question="export",
        )  # fmt: skip

    def count_without(self, filters: Filters) -> None:
        """Nobody fits: find out which condition to drop."""
        tell = self._page.nobody.show_effects
        self._tools.tasks.read(
            self._page, lambda workspace: _without(workspace, filters), lambda found: tell(*found), question="without"
        )

    # -- writing --------------------------------------------------------------------------------------------------

    def write(self, ids: Sequence[int], work: Write, said: str) -> None:
        """Write, then say it with Undo. Many are a job in the status bar, with Cancel; then nothing was changed."""
        tasks, page = self._tools.tasks, self._page
        if len(ids) > _MANY:
            title = plural(len(ids), "Changing {n} contact", "Changing {n} contacts")
            tasks.job(page, title, work, lambda done: self.told(said, done))
        else:
            tasks.write(page, lambda workspace: work(workspace, SILENT), lambda done: self.told(said, done))

    def told(self, said: str, answer: object) -> None:
        """Say what was done, with Undo."""
        touched = answer if isinstance(answer, Touched) else getattr(answer, "touched", None)
        batch = touched.batch_id if isinstance(touched, Touched) and touched.kinds else None
        self._tools.notices.toast(said, undo=(lambda: self.undo(batch)) if batch is not None else None)

    def undo(self, batch_id: int) -> None:
        """Take an act back."""
        from desktop.gui.widgets.undoing import undo

        undo(self._tools, batch_id)

    def _choose_next(self, going: Sequence[int]) -> None:
        """Stay at the same place in the list when those chosen go."""
        model = self._page.listing.model
        line = max((model.line_of(i) for i in going[:_MANY]), default=-1) + 1
        following = model.id_at(line) or model.id_at(line - len(going) - 1)
        if following is not None and following not in going:
            self._page.table.select_ids([following])


def _contacts() -> Any:
    """The service, imported on the task's thread."""
    from desktop.services import contacts

    return contacts


def _names_and_addresses(workspace: "Workspace", ids: Sequence[int]) -> str:
    from desktop.services import contacts

    rows = contacts.rows(workspace, ids)
    return "\n".join(f"{row.name} <{row.email}>" if row.email else row.name for row in rows)


def _without(workspace: "Workspace", filters: Filters) -> tuple[list[Effect], tuple[str, ...]]:
    """How many would fit without the words or without each condition, and the names of lists that do not exist."""
    from desktop.services import audiences

    found: list[Effect] = []
    for simpler in audiences.without(workspace, question(workspace, filters)):
        gone = [one for one in filters.conditions if one not in simpler.query.rule.who.items]
        if gone or not simpler.query.text:
            found.append((gone[0] if gone else None, simpler.count, simpler.exact))
    return found, unknown_lists(workspace, filters)
