"""Making a revision: what changed since the last one, and that its sign-offs do not count for the new words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.errors import UserError
from desktop.domain.signoff import Standing
from desktop.gui import theme
from desktop.gui.models.statement_words import native, next_revision
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.difference_view import DifferenceView
from desktop.gui.widgets.fields import Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.panels import Banner
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.domain.statement.differences import PartDifference
    from desktop.domain.statement.statement import Statement
    from desktop.services.statements.revising import RevisionMade
    from desktop.services.workspaces import Workspace


class RevisionDialog(Dialog):
    """`RevisionDialog(tools, statement, "en", done).show_now()`; the text must be saved before."""

    def __init__(self, tools: Tools, statement: "Statement", language: str, done: Callable[[], object]) -> None:
        self._number = next_revision(statement, language)
        title = tr("Make revision {n}?", n=self._number)
        note = tr("These words are frozen and put before all who sign. {language}", language=native(language))
        super().__init__(tools.window, title, note=note, width=760)
        self._tools, self._statement, self._language, self._done = tools, statement, language, done
        version = statement.version_in(language)
        self._version = version.version if version else 0
        lost = lost_signoffs(statement, language)
        if lost:
            said = plural(
                lost, "1 sign-off of revision {old} does not count for revision {new}.",
                "{n} sign-offs of revision {old} do not count for revision {new}.",
                old=self._number - 1, new=self._number,
            )  # fmt: skip
            self.body.addWidget(Banner(tr("Everybody is asked again."), "amber", title=said))
        self.view = DifferenceView(tr("What changed"))
        self.view.setMinimumHeight(theme.px(260))
        self.body.addWidget(self.view, 1)
        self.note = Line()
        self.body.addWidget(Field(tr("What changed, in a few words"), self.note, help_text=tr("Partners see it.")))
        self.keep = Button(tr("Not yet"), on_click=self.close_now)
        self.make = Button(
            tr("Make revision {n}", n=self._number), "primary", icon="git-commit-horizontal", on_click=self._make
        )
        self.foot.addStretch(1)
        self.foot.addWidget(self.keep)
        self.foot.addWidget(self.make)
        self._trouble: Banner | None = None
        self.note.returnPressed.connect(self._make)

    def show_now(self) -> None:
        """Open it with what changed."""
        statement_id, language = self._statement.id, self._language
        self._tools.tasks.read(self, lambda workspace: _changes(workspace, statement_id, language), self._show)
        self.open(self.note)

    def _show(self, found: "tuple[PartDifference, ...]") -> None:
        first = self._number == 1
        self.view.show_differences(found, self._language, everything=first)
        if not first and not any(part.changed for part in found):
            self.make.forbid(tr("Nothing changed since revision {n}", n=self._number - 1))

    def _make(self) -> None:
        statement_id, language, note, version = self._statement.id, self._language, self.note.text(), self._version

        def done(made: "RevisionMade") -> None:
            self.close_now()
            self._tools.notices.toast(tr("Revision {n} is made. Nobody has signed it yet.", n=made.revision.number))
            self._done()

        self.make.forbid(tr("Making it…"))
        self._tools.tasks.write(
            self, lambda workspace: _make(workspace, statement_id, language, note, version), done, failed=self._failed
        )

    def _failed(self, error: UserError) -> None:
        self.make.forbid("")
        if self._trouble is not None:
            self._trouble.deleteLater()
        self._trouble = Banner(str(error), "red")
        self.body.insertWidget(0, self._trouble)
        self.arrange()


def lost_signoffs(statement: "Statement", language: str) -> int:
    """How many sign-offs of this language a new revision leaves behind."""
    cells = [cell for cell in statement.state.cells if cell.language == language]
    return sum(cell.standing in {Standing.SIGNED, Standing.COMMENTS} for cell in cells)


def _changes(workspace: "Workspace", statement_id: int, language: str) -> "tuple[PartDifference, ...]":
    from desktop.services import statements

    return statements.unsettled(workspace, statement_id, language)


def _make(workspace: "Workspace", statement_id: int, language: str, note: str, version: int) -> "RevisionMade":
    from desktop.services import statements

    return statements.make_revision(workspace, statement_id, language, note, version=version)
