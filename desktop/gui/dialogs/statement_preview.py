"""How a statement will look on paper, marked as a draft; and a proof of it as a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QTextBrowser

from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.models.statement_words import native
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.choice import Segmented
from desktop.gui.widgets.fields import Combo
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.statement.statement import Statement
    from desktop.services.workspaces import Workspace

_FORMS = (("pdf", "PDF"), ("docx", "Word"), ("html", "Web page"), ("txt", "Plain text"))


class PreviewDialog(Dialog):
    """`PreviewDialog(tools, statement, "en").show_now()`."""

    def __init__(self, tools: Tools, statement: "Statement", language: str) -> None:
        note = tr("A proof says on every page that it is a draft. Only what the guard clears leaves without that mark.")
        super().__init__(tools.window, tr("Preview"), note=note, width=820)
        self._tools, self._statement = tools, statement
        views = [(code, native(code), None) for code in statement.languages]
        self.language = Segmented(views, value=language, name=tr("Language"))
        self.language.chosen.connect(lambda _code: self._read())
        row = QHBoxLayout()
        row.addWidget(self.language)
        row.addStretch(1)
        self.body.addLayout(row)
        self.paper = QTextBrowser()
        self.paper.setAccessibleName(tr("Proof"))
        self.paper.setOpenLinks(False)
        self.paper.setFrameShape(QFrame.Shape.NoFrame)
        self.paper.setMinimumHeight(theme.px(520))
        self.paper.setStyleSheet("QTextBrowser { background: white; color: black; padding: 18px; }")  # paper
        self.body.addWidget(self.paper, 1)
        self.said = Text("", "small", "mute", wrap=True)
        self.form = Combo([(key, tr(words)) for key, words in _FORMS], name=tr("File form"))
        self.save = Button(tr("Save the proof…"), icon="file-down", on_click=self._choose)
        self.foot.addWidget(self.form)
        self.foot.addWidget(self.save)
        self.foot.addWidget(self.said, 1)
        self.done = Button(tr("Close"), on_click=self.close_now)
        self.foot.addWidget(self.done)

    def show_now(self) -> None:
        """Open it."""
        self.open(self.done)
        self._read()

    def save_to(self, path: Path) -> None:
        """Write the proof into this file."""
        statement_id, language, form = self._statement.id, self.language.value(), self.form.value()
        self.said.setText(tr("Writing the proof…"))
        self._tools.tasks.read(
            self, lambda workspace: _save(workspace, statement_id, language, form, path),
            lambda made: self.said.setText(tr("Saved as {name}, marked as a draft.", name=made.name)),
            failed=self._failed,
        )  # fmt: skip

    def _choose(self) -> None:
        dialog = QFileDialog(self.window(), tr("Save the proof"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(self.form.value())
        dialog.selectFile(f"draft-{self.language.value()}.{self.form.value()}")
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def _read(self) -> None:
        statement_id, language = self._statement.id, self.language.value()
        self._tools.tasks.read(
            self, lambda workspace: _html(workspace, statement_id, language), self.paper.setHtml, failed=self._failed,
            question="proof",
        )  # fmt: skip

    def _failed(self, error: UserError) -> None:
        self.said.setText(str(error))


def _html(workspace: "Workspace", statement_id: int, language: str) -> str:
    from desktop.services import documents
    from desktop.services.releases.composing import Form

    return documents.proof(workspace, statement_id, language, Form.HTML).decode("utf-8")


def _save(workspace: "Workspace", statement_id: int, language: str, form: str, path: Path) -> Path:
    from desktop.services import documents
    from desktop.services.releases.composing import Form

    return documents.save_proof(workspace, statement_id, language, Form(form), path)
