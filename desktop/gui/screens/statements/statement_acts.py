"""What can be done with the statement on screen, bound to the actions."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop.gui.screens.statements import signoff_card
from desktop.gui.screens.statements.hanging_acts import HangingActs
from desktop.gui.screens.statements.manners import exists, why_not_write
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.organisation import Organisation
    from desktop.domain.statement.statement import Statement
    from desktop.gui.screens.statements.statement_view import StatementView
    from desktop.services.workspaces import Workspace


class StatementActs:
    """The commands over one statement."""

    def __init__(self, view: "StatementView") -> None:
        self._view = view
        self._tools = view.tools
        self.hanging = HangingActs(view)
        self._bound: list[str] = []

    def bind(self) -> None:
        """Say what can be done here."""
        self._bound.clear()
        written = {
            "statement.language": self.add_language,
            "statement.attach": self.hanging.attach,
            "signoff.file": self.open_file,
            "statement.withdraw": self.hanging.withdraw,
        }
        for action, do in written.items():
            self._bind(action, do, self.why_not_write)
        self._bind("statement.preview", self.preview, self._why_not_there)
        self._bind("statement.revise", self.revise, self._why_not_revise)
        self._bind("statement.revisions", self.revisions, self._why_not_compare)
        self._bind("statement.check", self.check, self._why_not_there)
        self._bind("signoff.ask", self.ask, self._why_not_ask)
        self._bind("signoff.record", self.record, self._why_not_ask)
        if exists("distribute"):
            self._bind("statement.distribute", self.distribute, self._why_not_there)
            self._bind("statement.kit", self.kit, self._why_not_there)
            self._bind("statement.ledger", self.ledger, self._why_not_there)

    def unbind(self) -> None:
        """What needs the statement cannot be done elsewhere."""
        self._tools.actions.unbind(*self._bound)
        self._bound.clear()

    def _bind(self, action: str, do: Callable[[], object], reason: Callable[[], str]) -> None:
        self._bound.append(action)
        self._tools.actions.bind(action, do, reason=reason)

    # -- why not --------------------------------------------------------------------------------------------------

    def why_not_write(self) -> str:
        """Why it cannot be changed now, or ""."""
        statement = self._statement
        if statement is None:
            return tr("Loading the statement")
        if statement.deleted_at is not None:
            return tr("It lies in the bin")
        if statement.withdrawn is not None:
            return tr("It was withdrawn")
        return why_not_write(self._tools)

    def _why_not_there(self) -> str:
        return "" if self._statement is not None else tr("Loading the statement")

    def _why_not_revise(self) -> str:
        version = self._statement.version_in(self._language_to_revise()) if self._statement else None
        if version is None or version.changed or self._view.session.dirty:
            return self.why_not_write()
        return self.why_not_write() or tr("Nothing changed since revision {n}", n=version.asked.number)

    def _why_not_compare(self) -> str:
        statement = self._statement
        revised = statement is not None and any(version.asked.number for version in statement.versions)
        return "" if revised else tr("There is no revision yet")

    def _why_not_ask(self) -> str:
        statement = self._statement
        if statement is not None and not statement.organisations:
            return self.why_not_write() or tr("No organisation signs it yet")
        return self.why_not_write() or self._why_not_compare()

    @property
    def _statement(self) -> "Statement | None":
        return self._view.session.statement

    def _language_to_revise(self) -> str:
        """The language shown if it changed, else the first one that did."""
        session, statement = self._view.session, self._statement
        changed = [one.language for one in statement.versions if one.changed] if statement else []
        return session.language if session.language in changed or session.dirty or not changed else changed[0]

    # -- words ----------------------------------------------------------------------------------------------------

    def revise(self) -> None:
        """Show what changed and offer to freeze it."""
        from desktop.gui.dialogs.make_revision import RevisionDialog

        session = self._view.session
        wanted, language = session.id, self._language_to_revise()
        session.save()

        def ask(statement: "Statement") -> None:
            RevisionDialog(self._tools, statement, language, session.read).show_now()

        if wanted is not None:  # written before this is read: writes wait for one another, this waits for them
            self._tools.tasks.write(self._view, lambda workspace: _get(workspace, wanted), ask)

    def edit_facts(self) -> None:
        """Edit what stands round the text."""
        from desktop.gui.dialogs.statement_facts import FactsSheet

        FactsSheet(self._tools, self._view.session, self._view.writing.show_facts).show_now()

    def add_language(self) -> None:
        """Ask for one more language."""
        from desktop.gui.dialogs.add_language import LanguageDialog

        if self._statement is not None:
            self._view.session.save()
            LanguageDialog(self._tools, self._statement, self._view.session.language, self._open_language).show_now()

    def _open_language(self, language: str) -> None:
        session = self._view.session
        if session.id is not None:
            session.open(session.id, language)

    def preview(self) -> None:
        """Show how it will look."""
        from desktop.gui.dialogs.statement_preview import PreviewDialog

        if self._statement is not None:
            self._view.session.save()
            PreviewDialog(self._tools, self._statement, self._view.session.language).show_now()

    def revisions(self) -> None:
        """Show all revisions and what changed between two."""
        from desktop.gui.dialogs.revisions import RevisionsDialog

        if self._statement is not None:
            RevisionsDialog(self._tools, self._statement, self._view.session.language).show_now()

    def check(self) -> None:
        """Show what the languages say differently."""
        from desktop.gui.dialogs.cross_checks import ChecksDialog

        around = self._view.session.around
        ChecksDialog(self._tools.window, around.findings if around is not None else ()).show_now()

    # -- sign-off -------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask who has not signed."""
        self._ask(())

    def record(self) -> None:
        """Record what the first organisation said that has not signed; ours first."""
        statement = self._statement
        if statement is not None:
            state = statement.state
            waiting = [one for one in statement.organisations if not state.signed_by(one.id)]
            self._record((waiting or list(statement.organisations))[0])

    def of_signer(self, what: str, organisation: "Organisation") -> None:
        """Do what was pressed on an organisation's line."""
        acts: dict[str, Callable[[], object]] = {
            signoff_card.RECORD: lambda: self._record(organisation),
            signoff_card.ASK: lambda: self._ask((organisation.id,)),
            signoff_card.FILE: lambda: self._write_file(organisation),
            signoff_card.SHOW: lambda: self._tools.visit("partners", organisation.id),
            signoff_card.REMOVE: lambda: self._remove(organisation),
        }
        acts[what]()

    def _record(self, organisation: "Organisation") -> None:
        from desktop.gui.dialogs.record_signoff import RecordDialog

        if self._statement is not None:
            RecordDialog(self._tools, self._statement, organisation).show_now()

    def _ask(self, only: tuple[int, ...]) -> None:
        from desktop.gui.dialogs.ask_signoff import AskDialog

        if self._statement is not None:
            AskDialog(self._tools, self._statement, only).show_now()

    def _write_file(self, organisation: "Organisation") -> None:
        from desktop.gui.dialogs.signoff_files import write_request

        if self._statement is not None:
            write_request(self._tools, self._statement, organisation)

    def open_file(self) -> None:
        """Choose a sign-off file and show what it says."""
        from desktop.gui.dialogs.signoff_files import choose_signoff_file

        choose_signoff_file(self._tools, self._view.session.id)

    def _remove(self, organisation: "Organisation") -> None:
        from desktop.gui.dialogs.signers import RemoveSignerDialog

        if self._statement is not None:
            self._view.session.save()
            RemoveSignerDialog(self._tools, self._statement, organisation).show_now()

    def choose_signers(self) -> None:
        """Choose who signs, in the agreed order."""
        from desktop.gui.dialogs.signers import SignersDialog

        if self._statement is not None:
            self._view.session.save()
            SignersDialog(self._tools, self._statement).show_now()

    # -- going on -------------------------------------------------------------------------------------------------

    def distribute(self) -> None:
        """Go to the page where it is given away; to those asked for the embargo, if some were."""
        from desktop.domain.audience import Audience

        around = self._view.session.around
        asked = [one.contact_id for one in around.review.judgement.people] if around and around.review else []
        name = tr("Asked for the embargo")
        self._visit_distribute(*([Audience(ids=asked, name=name)] if asked else []))

    def kit(self) -> None:
        """The same, for a press kit."""
        from desktop.domain.guard.facts import Channel

        self._visit_distribute(Channel.KIT)

    def ledger(self) -> None:
        """Who holds the text."""
        from desktop.gui.dialogs.ledger import open_ledger

        if self._view.session.id is not None:
            open_ledger(self._tools, self._view.session.id)

    def _visit_distribute(self, *chosen: object) -> None:
        self._view.session.save()
        self._tools.visit("distribute", (self._view.session.id, *chosen))


def _statements() -> Any:
    from desktop.services import statements

    return statements


def _get(workspace: "Workspace", statement_id: int) -> "Statement":
    return _statements().get(workspace, statement_id)  # type: ignore[no-any-return]
