"""Recording that somebody quoted approved their very words."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from desktop.domain.errors import UserError
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Combo
from desktop.gui.widgets.forms import Field, Trouble
from desktop.gui.widgets.lines import Lines
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.text import ElidedLabel, Text
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.statement.statement import QuoteState
    from desktop.services.contacts import Written
    from desktop.services.workspaces import Workspace

_HOWS = (("mail", "By e-mail"), ("call", "On the phone"), ("in_person", "In person"))


class ApproveDialog(Dialog):
    """`ApproveDialog(tools, statement_id, quote).show_now()`."""

    def __init__(self, tools: Tools, statement_id: int, quote: "QuoteState") -> None:
        who = quote.block.person or tr("the person quoted")
        super().__init__(
            tools.window, tr("Has {who} approved these words?", who=who),
            note=tr("It is void as soon as a word of it changes. This cannot be undone."), width=560,
        )  # fmt: skip
        self._tools, self._statement_id, self._quote = tools, statement_id, quote
        self._evidence: Path | None = None
        self.body.addWidget(Text(quote.block.text, "editor", wrap=True))
        self.how = Combo([(key, tr(words)) for key, words in _HOWS], name=tr("How it came"))
        self.note = Lines(name=tr("Note"), least=2)
        self.body.addWidget(Field(tr("How it came"), self.how))
        self.body.addWidget(Field(tr("Note"), self.note))
        files = QHBoxLayout()
        files.addWidget(Button(tr("Keep the evidence…"), "small", icon="paperclip", on_click=self._choose))
        self.file_name = ElidedLabel(tr("A mail, a scan: it is copied into the workspace."), "small", "mute")
        files.addWidget(self.file_name, 1)
        self.body.addLayout(files)
        self.trouble = Trouble()
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.save = Button(tr("Record the approval"), "primary", icon="check", on_click=self._record)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Not yet"), on_click=self.close_now))
        self.foot.addWidget(self.save)

    def show_now(self) -> None:
        """Open it."""
        self.open(self.how)

    def keep(self, path: Path) -> None:
        """Take this file as the evidence."""
        self._evidence = path
        self.file_name.setText(path.name)

    def _choose(self) -> None:
        dialog = QFileDialog(self.window(), tr("Evidence"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.keep(Path(name)))
        dialog.open()

    def _record(self) -> None:
        statement_id, quote, how = self._statement_id, self._quote, self.how.value()
        note, evidence = self.note.text(), self._evidence

        def work(workspace: "Workspace") -> "Written":
            from desktop.services import statements

            return statements.approve_quote(
                workspace, statement_id, quote.language, quote.key, how=how, note=note, evidence=evidence
            )

        self._tools.tasks.write(self, work, lambda _made: self.close_now(), failed=self._failed)

    def _failed(self, error: UserError) -> None:
        self.trouble.say(str(error))
        self.trouble.show()
        self.arrange()
