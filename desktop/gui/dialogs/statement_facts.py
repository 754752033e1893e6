"""What stands round a text, in a sheet at the side: edited in place, saved with the text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.errors import UserError
from desktop.domain.statement.text import StatementText
from desktop.gui import theme
from desktop.gui.models.statement_session import StatementSession
from desktop.gui.models.statement_words import native
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Combo, Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import SideSheet
from desktop.gui.widgets.panels import ScrollPage, rule
from desktop.gui.widgets.text import SectionCaption, Text
from desktop.gui.widgets.text_facts import FactsForm
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.changes import Touched
    from desktop.services.contacts import Written
    from desktop.services.workspaces import Workspace


class FactsSheet(SideSheet):
    """`FactsSheet(tools, session, show).show_now()`; `show(text)` after each change."""

    def __init__(self, tools: Tools, session: StatementSession, show: Callable[[StatementText], object]) -> None:
        title = tr("Facts of the text in {language}", language=native(session.language))
        super().__init__(tools.window, title, width=470, on_closed=session.save)
        self._tools, self._session, self._show = tools, session, show
        scrolled = ScrollPage(margin=0, spacing=0)
        edge = theme.px(20)
        scrolled.body.setContentsMargins(edge, theme.px(14), edge, theme.px(20))
        scrolled.body.setSpacing(theme.px(12))
        self.form = FactsForm()
        self.form.show_text(session.text)
        self.form.changed.connect(self._changed)
        note = tr("They are part of what is signed: a change needs a new revision.")
        scrolled.body.addWidget(Text(note, "small", "mute", wrap=True))
        scrolled.body.addWidget(self.form)
        scrolled.body.addWidget(rule())
        self._fill_statement(scrolled.body)
        scrolled.body.addStretch(1)
        self.body.addWidget(scrolled)

    def _fill_statement(self, body: QVBoxLayout) -> None:
        statement = self._session.statement
        assert statement is not None  # noqa: S101 - opened from its page
        body.addWidget(SectionCaption(tr("The whole statement")))
        self.title = Line(statement.title)
        self.titled = Field(tr("Title"), self.title, help_text=tr("Only you see it."))
        self.title.editingFinished.connect(lambda: self._edit("title", self.title.text()))
        choices = [(code, native(code)) for code in statement.languages]
        self.main = Combo(choices, name=tr("Main language"))
        self.main.set_value(statement.main_language)
        self.main.activated.connect(lambda _index: self._edit("main_language", self.main.value()))
        here = self._session.language
        self.remove = Button(
            tr("Remove the text in {language}", language=native(here)), "destructive", icon="trash-2",
            on_click=self._remove,
        )  # fmt: skip
        only = tr("It is the main language") if here == statement.main_language else ""
        self.remove.forbid(only)
        body.addWidget(self.titled)
        body.addWidget(Field(tr("Main language"), self.main))
        body.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignLeading)

    def _edit(self, field: str, value: str) -> None:
        statement = self._session.statement
        if statement is None or value.strip() == getattr(statement, field):
            return

        def work(workspace: "Workspace") -> "Written":
            from desktop.services import statements

            return statements.edit_facts(workspace, statement.id, statement.version, {field: value})

        self._tools.tasks.write(self, work, lambda _made: self.titled.fail(""), failed=self._failed)

    def _remove(self) -> None:
        session, language = self._session, self._session.language
        statement_id = session.id
        if statement_id is None:
            return
        self.close_now()

        def work(workspace: "Workspace") -> "Touched":
            from desktop.services import statements

            return statements.remove_language(workspace, statement_id, language)

        def done(touched: "Touched") -> None:
            batch = touched.batch_id
            said = tr("The text in {language} is removed; its revisions stay.", language=native(language))
            self._tools.notices.toast(said, undo=(lambda: undo(self._tools, batch)) if batch is not None else None)

        self._tools.tasks.write(self._tools.window, work, done)

    def _failed(self, error: UserError) -> None:
        self.titled.fail(str(error))

    def show_now(self) -> None:
        """Open it."""
        self.open(self.form.urgency)

    def _changed(self) -> None:
        text = self.form.into(self._session.text)
        self._session.typed(text)
        self._show(text)
