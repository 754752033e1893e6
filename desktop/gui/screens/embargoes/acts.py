"""What can be done with embargoes, bound to the actions while their page is open."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from desktop.domain.embargo.embargo import Embargo
from desktop.gui.desktop_links import show_folder
from desktop.gui.dialogs.embargo_answer import AnswerDialog, Party
from desktop.gui.models.embargo_board import PartyLine
from desktop.gui.words import number, tr

if TYPE_CHECKING:
    from desktop.gui.screens.embargoes.page import EmbargoesPage
    from desktop.services.embargoes import BreachRow, Changed
    from desktop.services.workspaces import Workspace

_BOUND = (
    "embargo.ask", "embargo.answer", "embargo.change", "embargo.lift", "embargo.breach", "embargo.calendar",
    "statement.distribute", "statement.open", "statement.ledger", "contact.open",
)  # fmt: skip


class EmbargoActs:
    """The commands of the page of embargoes."""

    def __init__(self, page: "EmbargoesPage") -> None:
        self._page, self._tools = page, page.tools
        self.chooser: QFileDialog | None = None

    def bind(self) -> None:
        """Say what can be done here."""
        bind = self._tools.actions.bind
        bind("embargo.ask", self.ask, reason=self._why_not_change)
        bind("embargo.answer", self.record, reason=self._why_not_answer)
        bind("embargo.change", self.change, reason=self._why_not_change)
        bind("embargo.lift", self.lift, reason=self._why_not_change)
        bind("embargo.breach", self.report, reason=self._why_not_report)
        bind("embargo.calendar", self.calendar, reason=self._why_not_one)
        bind("statement.distribute", lambda: self._visit("distribute"), reason=self._why_not_one)
        bind("statement.open", lambda: self._visit("statements"), reason=self._why_not_one)
        bind("statement.ledger", self.ledger, reason=self._why_not_one)
        bind("contact.open", self._open_contact, reason=self._why_not_contact)

    def unbind(self) -> None:
        """What needs this page cannot be done elsewhere."""
        self._tools.actions.unbind(*_BOUND)

    def refresh(self) -> None:
        """Show what can be done now."""
        page = self._page
        waiting = page.running.without_answer() if page.board is not None and page.shown() is not None else []
        page.ask_again.set_label(tr("Ask {n} again", n=number(len(waiting))) if waiting else tr("Ask again"))
        page.ask_again.forbid(self._why_not_change() or ("" if waiting else tr("Nobody has to be asked again")))
        page.breach.forbid(self._why_not_report())
        page.running.answer.forbid(self._why_not_answer())
        self._tools.actions.refresh()

    # -- why not --------------------------------------------------------------------------------------------------

    def _why_not_write(self) -> str:
        workspace = self._tools.tasks.workspace()
        return workspace.read_only if workspace is not None else ""

    def _why_not_one(self) -> str:
        return "" if self._page.shown() is not None else tr("Choose an embargo first")

    def _why_not_change(self) -> str:
        shown = self._page.shown()
        over = tr("This embargo is over") if shown is not None and not shown.open else ""
        return self._why_not_write() or self._why_not_one() or over

    def _why_not_answer(self) -> str:
        return self._why_not_change() or ("" if self._page.running.chosen() else tr("Choose a journalist first"))

    def _why_not_report(self) -> str:
        board = self._page.board
        there = board is not None and (board.running or board.past)
        return self._why_not_write() or ("" if there else tr("There is no embargo"))

    def _why_not_contact(self) -> str:
        chosen = self._page.running.chosen()
        named = len(chosen) == 1 and chosen[0].row.contact_id is not None
        return "" if named else tr("Choose one journalist")

    # -- acts -----------------------------------------------------------------------------------------------------

    def new(self, statement_id: int | None = None) -> None:
        """Put a statement under an embargo."""
        from desktop.gui.dialogs.embargo_lift import NewEmbargoDialog

        NewEmbargoDialog(self._tools, self._page.choose, statement_id).show_now()

    def change(self) -> None:
        """Move the lift of the one shown."""
        from desktop.gui.dialogs.embargo_lift import ChangeLiftDialog

        if (shown := self._page.shown()) is not None:
            ChangeLiftDialog(self._tools, shown, self._told).show_now()

    def lift(self) -> None:
        """End it early."""
        from desktop.gui.dialogs.embargo_end import LiftNowDialog

        if (shown := self._page.shown()) is not None:
            LiftNowDialog(self._tools, shown, self._told).show_now()

    def record(self, line_ids: Sequence[int] = ()) -> None:
        """Record what those chosen answered."""
        shown = self._page.shown()
        lines = self._page.running.lines(line_ids) if line_ids else self._page.running.chosen()
        if shown is not None and lines and not self._why_not_change():
            AnswerDialog(self._tools, shown, _parties(lines)).show_now()

    def ask(self) -> None:
        """Ask people who were not asked yet."""
        self._ask([])

    def ask_again(self) -> None:
        """Ask those whose answer is missing or no longer counts."""
        self._ask(self._page.running.without_answer())

    def _ask(self, lines: Sequence[PartyLine]) -> None:
        from desktop.gui.dialogs.embargo_ask import AskDialog

        if (shown := self._page.shown()) is not None and not self._why_not_change():
            AskDialog(self._tools, shown, _parties(lines)).show_now()

    def report(self) -> None:
        """Note that an embargo did not hold."""
        from desktop.gui.dialogs.embargo_breach import BreachDialog

        board = self._page.board
        if board is None or self._why_not_report():
            return
        chosen = [party for party in _parties(self._page.running.chosen()) if party.contact_id is not None]
        shown, everyone = self._page.shown(), (*board.running, *board.past)
        parties = _parties(self._page.running.lines([row.contact_id or 0 for row in board.matrix.rows]))
        BreachDialog(self._tools, everyone, shown or everyone[0], parties, chosen[:1]).show_now()

    def decide(self, row: "BreachRow") -> None:
        """Decide what follows from a breach."""
        from desktop.gui.dialogs.breach_decision import DecisionDialog

        DecisionDialog(self._tools, row).show_now()

    def appeal(self, row: "BreachRow") -> None:
        """Record an appeal, or answer the one there is."""
        from desktop.gui.dialogs.breach_decision import AnswerAppealDialog, AppealDialog

        kind = AnswerAppealDialog if row.breach.appeal.state == "open" else AppealDialog
        kind(self._tools, row).show_now()

    def confirm(self) -> None:
        """The lift is right as the rules read it now."""
        if (shown := self._page.shown()) is not None:
            wanted = shown.id
            self._tools.tasks.write(self._page, lambda workspace: _confirm(workspace, wanted), self._told)

    def calendar(self) -> None:
        """Save the lift for a calendar."""
        shown = self._page.shown()
        if shown is None:
            return
        wanted = shown.id
        self.chooser = _choose_ics(self._page, shown)
        self.chooser.fileSelected.connect(lambda path: self._save(wanted, Path(path)))

    def ledger(self) -> None:
        """Who holds the text."""
        from desktop.gui.dialogs.ledger import open_ledger

        if (shown := self._page.shown()) is not None:
            open_ledger(self._tools, shown.statement_id)

    def _save(self, embargo_id: int, path: Path) -> None:
        def told(saved: Path) -> None:
            words = tr("{file} saved: it says when, never what", file=saved.name)
            self._tools.notices.toast(words, action=tr("Show in folder"), undo=lambda: show_folder(saved))

        self._tools.tasks.read(self._page, lambda workspace: _calendar(workspace, embargo_id, path), told)

    def _told(self, changed: "Changed") -> None:
        """Show the letters that tell those concerned."""
        if changed.notices:
            from desktop.gui.dialogs.letters import LettersDialog, of_notices

            LettersDialog(self._tools, tr("Tell those concerned"), of_notices(changed.notices)).show_now()

    def _visit(self, place: str) -> None:
        if (shown := self._page.shown()) is not None:
            self._tools.visit(place, shown.statement_id)

    def _open_contact(self) -> None:
        chosen = self._page.running.chosen()
        if chosen and chosen[0].row.contact_id is not None:
            self._tools.visit("contacts", chosen[0].row.contact_id)


def _parties(lines: Sequence[PartyLine]) -> list[Party]:
    return [Party(line.row.contact_id, line.row.outlet_id, line.row.name) for line in lines]


def _choose_ics(page: "EmbargoesPage", embargo: Embargo) -> QFileDialog:
    dialog = QFileDialog(page.window(), tr("Save the lift as"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("ics")
    dialog.setNameFilter("*.ics")
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    dialog.selectFile(f"{tr('Lift')} {embargo.lift.wall:%Y-%m-%d %H%M}.ics")
    dialog.open()
    return dialog


def _confirm(workspace: "Workspace", embargo_id: int) -> "Changed":
    from desktop.services import embargoes

    return embargoes.confirm_rules(workspace, embargo_id)


def _calendar(workspace: "Workspace", embargo_id: int, path: Path) -> Path:
    from desktop.services import embargoes

    return embargoes.calendar_file(workspace, embargo_id, path)
