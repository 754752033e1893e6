"""Recording what an organisation said to a revision: who said it, when, how it came, with the evidence."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from desktop.domain.errors import InvalidValue, UserError
from desktop.domain.signoff import Decision, How
from desktop.gui import theme
from desktop.gui.models.moments import local
from desktop.gui.models.statement_words import DECISIONS, HOWS, native
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Check, Combo, Line, Radio
from desktop.gui.widgets.forms import Field, Trouble
from desktop.gui.widgets.lines import Lines
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.text import ElidedLabel
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.organisation import Organisation
    from desktop.domain.statement.statement import Statement
    from desktop.services.signoffs import Recorded, Said
    from desktop.services.workspaces import Workspace

_SHAPE = "%Y-%m-%d %H:%M"


class RecordDialog(Dialog):
    """`RecordDialog(tools, statement, organisation).show_now()`."""

    def __init__(self, tools: Tools, statement: "Statement", organisation: "Organisation") -> None:
        super().__init__(
            tools.window, tr("What did {name} say?", name=organisation.name),
            note=tr("It counts for exactly these words. This cannot be undone; a newer answer counts more."), width=620,
        )  # fmt: skip
        self._tools, self._statement, self._organisation = tools, statement, organisation
        self._evidence: Path | None = None
        self._fill_languages()
        self.decisions = {one: Radio(tr(words)) for one, words in DECISIONS.items()}
        self.decisions[Decision.APPROVED].setChecked(True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(18))
        for radio in self.decisions.values():
            row.addWidget(radio)
            radio.toggled.connect(lambda _on: self._name())
        row.addStretch(1)
        self.body.addLayout(row)
        self._fill_facts()
        self.trouble = Trouble()
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.save = Button("", "primary", icon="signature", on_click=self._record)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.foot.addWidget(self.save)
        self._name()

    def show_now(self) -> None:
        """Open it at who said it."""
        self.open(self.person)

    def _fill_languages(self) -> None:
        self.languages: dict[str, Check] = {}
        row = QHBoxLayout()
        row.setSpacing(theme.px(18))
        for version in self._statement.versions:
            ready = version.current is not None and not version.changed
            words = tr("{language}, revision {n}", language=native(version.language), n=version.asked.number)
            check = Check(words if ready else native(version.language), checked=ready)
            check.setEnabled(ready)
            check.setToolTip("" if ready else tr("Changed, or without a revision: make one first"))
            self.languages[version.language] = check
            row.addWidget(check)
        row.addStretch(1)
        if len(self.languages) > 1:
            self.body.addLayout(row)

    def _fill_facts(self) -> None:
        own = self._organisation.own
        hows = [How.OWN] if own else [one for one in HOWS if one is not How.OWN and one is not How.FILE]
        signatories = self._organisation.card.get("signatories", [])
        workspace = self._tools.tasks.workspace()
        mine = workspace.user if workspace is not None and own else ""
        self.person = Line(signatories[0].get("name", "") if len(signatories) == 1 else mine)
        known = ", ".join(one.get("name", "") for one in signatories if one.get("name"))
        self.who = Field(tr("Who said it"), self.person, help_text=tr("May sign: {who}", who=known) if known else "")
        self.how = Combo([(one.value, tr(HOWS[one])) for one in hows], name=tr("How it came"))
        now = local(workspace.clock) if workspace is not None else datetime.now().astimezone()
        self.at = Line(now.strftime(_SHAPE), left_to_right=True)
        self.when = Field(tr("When, on this computer's clock"), self.at)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Field(tr("How it came"), self.how), 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.when, 1, Qt.AlignmentFlag.AlignTop)
        self.note = Lines(name=tr("Note"), least=2)
        self.body.addWidget(self.who)
        self.body.addLayout(row)
        self.body.addWidget(Field(tr("Note"), self.note, help_text=tr("In their words, if you have them.")))
        files = QHBoxLayout()
        self.file = Button(tr("Keep the evidence…"), "small", icon="paperclip", on_click=self._choose)
        self.file_name = ElidedLabel(tr("A mail, a scan: it is copied into the workspace."), "small", "mute")
        files.addWidget(self.file)
        files.addWidget(self.file_name, 1)
        self.body.addLayout(files)

    def _name(self) -> None:
        words = {
            Decision.APPROVED: tr("Record the approval"),
            Decision.REFUSED: tr("Record the refusal"),
            Decision.COMMENTS: tr("Record the wish"),
        }
        self.save.set_label(words[self.decision()])

    def decision(self) -> Decision:
        """What is chosen."""
        return next(one for one, radio in self.decisions.items() if radio.isChecked())

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
        if not self.person.text().strip():
            self.who.fail(tr("Who said it is missing."))
            self.arrange()
            self.person.setFocus()
            return
        try:
            at = self._moment()
        except ValueError:
            self.when.fail(tr("Write it as {shape}.", shape="2026-10-28 14:30"))
            self.arrange()
            self.at.setFocus()
            return
        wanted = [code for code, check in self.languages.items() if check.isChecked()]
        facts = (self.decision(), self.person.text().strip(), How(self.how.value()), self.note.text().strip())
        ids, evidence = (self._statement.id, self._organisation.id), self._evidence

        def work(workspace: "Workspace") -> "Recorded":
            from desktop.services.signoffs import Said

            decision, person, how, note = facts
            return _record(workspace, *ids, wanted, Said(decision, person, how, note, at, evidence))

        self._tools.tasks.write(self, work, self._recorded, failed=self._failed)

    def _moment(self) -> datetime | None:
        """When it was said; None for "now", if the prefilled moment was left."""
        typed = self.at.text().strip()
        if not self.at.isModified() or not typed:
            return None
        return datetime.strptime(typed, _SHAPE).astimezone()

    def _recorded(self, made: "Recorded") -> None:
        self.close_now()
        said = tr("Recorded. {done} of {all} have approved.", done=made.state.signed, all=len(made.state.organisations))
        self._tools.notices.toast(said, icon="signature")

    def _failed(self, error: UserError) -> None:
        self.trouble.say(str(error))
        self.trouble.show()
        self.arrange()


def _record(
    workspace: "Workspace", statement_id: int, organisation_id: int, languages: list[str], said: "Said"
) -> "Recorded":
    from desktop.services import signoffs

    if not languages:
        raise InvalidValue("No language was chosen.", "Nothing was recorded.", "Make a revision first.")
    made = [signoffs.record(workspace, statement_id, language, organisation_id, said) for language in languages]
    return made[-1]
