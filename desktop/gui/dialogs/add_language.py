"""One more language: which, and whether it begins with the words of another one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.errors import UserError
from desktop.gui.models.statement_words import native
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Check, Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.picks import Pick
from desktop.gui.widgets.popover import choose
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.statement.statement import Statement
    from desktop.services.workspaces import Workspace

_USUAL = ("en", "ar", "fr", "es", "de", "pt", "ru", "tr", "fa", "he", "uk", "zh")


class LanguageDialog(Dialog):
    """`LanguageDialog(tools, statement, "en", on_added).show_now()`."""

    def __init__(self, tools: Tools, statement: "Statement", current: str, on_added: Callable[[str], object]) -> None:
        super().__init__(tools.window, tr("Add a language"), width=460)
        self._tools, self._statement, self._current, self._on_added = tools, statement, current, on_added
        self.line = Line(hint=tr("Arabic, العربية or ar"))
        self.field = Field(tr("Language"), self.line)
        self.body.addWidget(self.field)
        self.offer = Button(tr("Choose from a list…"), "small", icon="languages", on_click=self._offer)
        self.body.addWidget(self.offer)
        self.copy = Check(tr("Begin with a copy of the words in {language}", language=native(current)))
        self.body.addWidget(self.copy)
        self.add = Button(tr("Add the language"), "primary", icon="languages", on_click=self._add)
        self.line.returnPressed.connect(self._add)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.foot.addWidget(self.add)

    def show_now(self) -> None:
        """Open it."""
        self.open(self.line)

    def _offer(self) -> None:
        codes = [code for code in _USUAL if code not in self._statement.languages]
        picks = [Pick(code, native(code)) for code in codes]
        choose(self.offer, tr("Language"), picks, lambda code: self.line.setText(native(code)))

    def _add(self) -> None:
        typed, statement_id = self.line.text(), self._statement.id
        source = self._current if self.copy.isChecked() else ""

        def work(workspace: "Workspace") -> str:
            from desktop.services import statements
            from desktop.services.statements.writing import checked_language

            code = checked_language(typed)
            statements.add_language(workspace, statement_id, code, copy_from=source)
            return code

        self._tools.tasks.write(self, work, self._added, failed=self._failed)

    def _added(self, code: str) -> None:
        self.close_now()
        self._on_added(code)

    def _failed(self, error: UserError) -> None:
        self.field.fail(str(error))
        self.arrange()
        self.line.setFocus()
