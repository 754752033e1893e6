"""Asking organisations about a revision, or reminding them: whom, for what, until when; with a file for each."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from desktop.domain.errors import UserError
from desktop.domain.signoff import RoundKind, Standing
from desktop.gui import theme
from desktop.gui.models.moments import local
from desktop.gui.models.statement_words import native, signers
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Check, Line, Radio
from desktop.gui.widgets.forms import Field, Trouble
from desktop.gui.widgets.lines import Lines
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.text import SectionCaption
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.domain.statement.statement import Statement
    from desktop.services.signoffs import Asked
    from desktop.services.workspaces import Workspace

_SHAPE = "%Y-%m-%d %H:%M"
_UNSIGNED = frozenset({Standing.NOT_ASKED, Standing.WAITING, Standing.OVERDUE, Standing.COMMENTS, Standing.REFUSED})


class AskDialog(Dialog):
    """`AskDialog(tools, statement).show_now()`; `only` ticks these organisations alone."""

    def __init__(self, tools: Tools, statement: "Statement", only: Sequence[int] = ()) -> None:
        super().__init__(
            tools.window, tr("Whom to ask about these words?"),
            note=tr("Dateline sends nothing by itself: it notes that you asked, and writes a file for each."),
            width=620,
        )  # fmt: skip
        self._tools, self._statement = tools, statement
        workspace = tools.tasks.workspace()
        self._now = local(workspace.clock) if workspace is not None else datetime.now().astimezone()
        self._languages = [one.language for one in statement.versions if one.current and not one.changed]
        self._fill_who(only)
        self._fill_what()
        self.trouble = Trouble()
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.ask = Button("", "primary", icon="bell", on_click=self._ask)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.foot.addWidget(self.ask)
        self._name()

    def show_now(self) -> None:
        """Open it at the first organisation."""
        self.open(next(iter(self.who.values()), self.ask))

    def chosen(self) -> list[int]:
        """Whom it would ask."""
        return [one for one, check in self.who.items() if check.isChecked()]

    def _fill_who(self, only: Sequence[int]) -> None:
        self.who: dict[int, Check] = {}
        self.body.addWidget(SectionCaption(tr("Who")))
        for one in signers(self._statement, self._now):
            if one.organisation.own:
                continue
            waits = one.standing in _UNSIGNED
            wanted = one.organisation.id in only if only else waits
            check = Check(f"{one.organisation.name} · {' · '.join(one.words.splitlines())}", checked=wanted)
            check.toggled.connect(lambda _on: self._name())
            self.who[one.organisation.id] = check
            self.body.addWidget(check)

    def _fill_what(self) -> None:
        self.yes_no = Radio(tr("Yes or no to these words"), checked=True)
        self.redline = Radio(tr("What must change"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(18))
        row.addWidget(self.yes_no)
        row.addWidget(self.redline)
        row.addStretch(1)
        self.body.addSpacing(theme.px(4))
        self.body.addWidget(SectionCaption(tr("For what")))
        self.body.addLayout(row)
        hours = [one.card.get("answer_hours", 0) for one in self._statement.organisations if not one.own]
        until = (self._now + timedelta(hours=max([*hours, 0]) or 24)).strftime(_SHAPE)
        self.deadline = Line(until, left_to_right=True)
        help_text = tr("On this computer's clock. Empty: no deadline.")
        self.until = Field(tr("Answer until"), self.deadline, help_text=help_text)
        self.note = Lines(name=tr("Note"), least=2)
        self.files = Check(tr("Write a request file for each, to send along"), checked=False)
        self.body.addWidget(self.until)
        self.body.addWidget(Field(tr("Note"), self.note, help_text=tr("Partners read it in their file.")))
        self.body.addWidget(self.files)

    def _name(self) -> None:
        count = len(self.chosen())
        self.ask.set_label(plural(count, "Ask {n} partner", "Ask {n} partners") if count else tr("Ask"))
        why = tr("Make a revision first") if not self._languages else tr("Choose whom to ask")
        self.ask.forbid("" if count and self._languages else why)

    def _ask(self) -> None:
        if self.files.isChecked():
            dialog = QFileDialog(self.window(), tr("Folder for the request files"))
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.fileSelected.connect(lambda name: self.ask_into(Path(name)))
            dialog.open()
        else:
            self.ask_into(None)

    def ask_into(self, folder: Path | None) -> None:
        """Note that they were asked, and write the files into a folder, if one is named."""
        try:
            typed = self.deadline.text().strip()
            deadline = datetime.strptime(typed, _SHAPE).astimezone() if typed else None
        except ValueError:
            self.until.fail(tr("Write it as {shape}.", shape="2026-10-28 14:30"))
            self.arrange()
            return
        kind = RoundKind.SIGN_OFF if self.yes_no.isChecked() else RoundKind.REDLINE
        statement_id, languages, who, note = self._statement.id, self._languages, self.chosen(), self.note.text()

        def work(workspace: "Workspace") -> "Asked":
            from desktop.services import signoffs

            for language in languages:
                asked = signoffs.request(
                    workspace, statement_id, language, who, kind=kind, deadline=deadline, note=note
                )
                for one in who:
                    if folder is not None:
                        signoffs.write_request_file(workspace, statement_id, language, one, folder)
            return asked

        def done(_asked: "Asked") -> None:
            self.close_now()
            said = plural(len(who), "{n} partner asked about {what}.", "{n} partners asked about {what}.",
                          what=", ".join(map(native, languages)))  # fmt: skip
            where = tr(" The files are in {folder}.", folder=str(folder)) if folder is not None else ""
            self._tools.notices.toast(said + where, icon="bell")

        self._tools.tasks.write(self, work, done, failed=self._failed)

    def _failed(self, error: UserError) -> None:
        self.trouble.say(str(error))
        self.trouble.show()
        self.arrange()
