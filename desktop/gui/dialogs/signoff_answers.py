"""What a sign-off file says: a partner's answer to be recorded, or a partner's request to be answered."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from desktop.domain.errors import UserError
from desktop.domain.organisation import is_named
from desktop.domain.signoff import Decision, RoundKind
from desktop.gui import theme
from desktop.gui.dialogs.signoff_files import Opened, suggested_answer
from desktop.gui.models.moments import local, moment_words
from desktop.gui.models.statement_words import DECISIONS, native
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.difference_view import DifferenceView
from desktop.gui.widgets.facts import Facts
from desktop.gui.widgets.fields import Line, Radio
from desktop.gui.widgets.forms import Field, Trouble
from desktop.gui.widgets.lines import Lines
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.panels import Banner, BannerTone
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.signoffs import Recorded
    from desktop.services.workspaces import Workspace

_TONES: dict[str, BannerTone] = {"signed": "green", "unsigned": "amber", "key_not_compared": "amber"}


class AnswerDialog(Dialog):
    """An answer, what it is worth in a sentence, and the act of recording it."""

    def __init__(self, tools: Tools, opened: Opened) -> None:
        read = opened.answer
        assert read is not None  # noqa: S101 - made for answers
        answer = read.answer
        title = tr("{name}: {decision}", name=answer.organisation.name, decision=tr(DECISIONS[answer.decision]))
        super().__init__(tools.window, title, note=opened.path.name, width=600)
        self._tools, self._opened = tools, opened
        checked = read.checked
        tone = _TONES.get(checked.state.value, "red")
        words = checked.next_step
        self.judged = Banner(words, tone, title=checked.sentence)
        self.body.addWidget(self.judged)
        facts = Facts()
        about = tr("Revision {n}, {language}", n=answer.revision, language=native(answer.language))
        facts.entry("file-pen-line", "mute", opened.title or tr("A statement that is not here"), about)
        given = moment_words(answer.at, _now(tools))
        facts.entry("user", "mute", answer.person, given)
        if answer.note:
            facts.entry("quote", "mute", answer.note, "")
        self.body.addLayout(facts)
        self.trouble = Trouble()
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.foot.addStretch(1)
        self.close_button = Button(tr("Close"), on_click=self.close_now)
        self.record = Button(tr("Record it"), "primary", icon="signature", on_click=self._record)
        self.record.forbid("" if checked.may_record else checked.sentence)
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.record)

    def show_now(self) -> None:
        """Open it."""
        self.open(self.record if self.record.isEnabled() else self.close_button)

    def _record(self) -> None:
        path, read = self._opened.path, self._opened.answer
        statement_id = read.statement_id if read is not None else None

        def work(workspace: "Workspace") -> "Recorded":
            from desktop.services import signoffs

            return signoffs.record_answer_file(workspace, path, statement_id)

        def done(made: "Recorded") -> None:
            self.close_now()
            state = made.state
            said = tr("Recorded. {done} of {all} have approved.", done=state.signed, all=len(state.organisations))
            self._tools.notices.toast(said, icon="signature")
            if statement_id is not None:
                self._tools.visit("statements", statement_id)

        self._tools.tasks.write(self, work, done, failed=self._failed)

    def _failed(self, error: UserError) -> None:
        self.trouble.say(str(error))
        self.trouble.show()
        self.arrange()


class RequestDialog(Dialog):
    """A partner's request: their words as they stand, and our answer, written as a file beside it."""

    def __init__(self, tools: Tools, opened: Opened) -> None:
        request = opened.request
        assert request is not None  # noqa: S101 - made for requests
        super().__init__(
            tools.window,
            tr("{name} asks for your sign-off", name=request.sender.name),
            note=opened.path.name,
            width=820,
        )
        self._tools, self._opened = tools, opened
        self._fill_facts()
        self.view = DifferenceView(tr("Their words"))
        self.view.setMinimumHeight(theme.px(240))
        self.body.addWidget(self.view, 1)
        self._show_words()
        self.decisions = {one: Radio(tr(words)) for one, words in DECISIONS.items()}
        row = QHBoxLayout()
        row.setSpacing(theme.px(18))
        for radio in self.decisions.values():
            row.addWidget(radio)
            radio.toggled.connect(lambda _on: self._name())
        row.addStretch(1)
        self.body.addLayout(row)
        workspace = tools.tasks.workspace()
        self.person = Line(workspace.user if workspace is not None else "")
        self.note = Lines(name=tr("Note"), least=2)
        self.who = Field(tr("Who answers"), self.person)
        self.body.addWidget(self.who)
        self.body.addWidget(Field(tr("Note"), self.note))
        self.trouble = Trouble()
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Not now"), on_click=self.close_now))
        self.answer = Button(tr("Write the answer…"), "primary", icon="signature", on_click=self._choose)
        self.foot.addWidget(self.answer)
        self._name()

    def show_now(self) -> None:
        """Open it at the words."""
        self.open(self.view)

    def _fill_facts(self) -> None:
        request, ours = self._opened.request, self._opened.ours
        assert request is not None  # noqa: S101 - made for requests
        asked = tr("yes or no") if request.kind is RoundKind.SIGN_OFF else tr("what must change")
        said = tr(
            "Revision {n}, {language}: {what}.", n=request.revision, language=native(request.language), what=asked
        )
        if request.deadline:
            said += " " + tr("Answer until {when}.", when=moment_words(request.deadline, _now(self._tools)))
        self.body.addWidget(Banner(said, "slate", icon="info", title=request.note))
        if ours is None or not is_named(ours.card, request.receiver.name, request.receiver.acronym):
            who = ours.name if ours is not None else tr("your organisation is not entered yet")
            told = tr("It is meant for {name}; you are {us}.", name=request.receiver.name, us=who)
            self.body.addWidget(Banner(told, "amber"))
        elif not self._opened.signs:
            told = tr("You have no key yet: the answer will not be signed. It counts like a mail of yours.")
            self.body.addWidget(Banner(told, "amber", icon="key-round"))

    def _show_words(self) -> None:
        from desktop.domain.statement.differences import differences

        request = self._opened.request
        assert request is not None  # noqa: S101 - made for requests
        self.view.show_differences(differences(request.text, request.text), request.language)

    def _name(self) -> None:
        why = "" if any(radio.isChecked() for radio in self.decisions.values()) else tr("Choose what you say")
        self.answer.forbid(why)

    def _choose(self) -> None:
        if not self.person.text().strip():
            self.who.fail(tr("Who answers is missing."))
            self.arrange()
            self.person.setFocus()
            return
        dialog = QFileDialog(self.window(), tr("Write the answer"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDirectory(str(self._opened.path.parent))
        dialog.selectFile(suggested_answer(self._opened))
        dialog.fileSelected.connect(lambda name: self.answer_to(Path(name)))
        dialog.open()

    def answer_to(self, target: Path) -> None:
        """Write the answer into this file."""
        decision: Decision = next(one for one, radio in self.decisions.items() if radio.isChecked())
        path, person, note = self._opened.path, self.person.text(), self.note.text()

        def work(workspace: "Workspace") -> Path:
            from desktop.services import signoffs

            return signoffs.answer_request(workspace, path, decision, person, note, target=target)

        def done(made: Path) -> None:
            self.close_now()
            said = tr("{name} is written. Send it back to {partner}.", name=made.name, partner=self._sender())
            self._tools.notices.toast(said, icon="signature")

        self._tools.tasks.write(self, work, done, failed=self._failed)

    def _sender(self) -> str:
        request = self._opened.request
        return request.sender.name if request is not None else ""

    def _failed(self, error: UserError) -> None:
        self.trouble.say(str(error))
        self.trouble.show()
        self.arrange()


def _now(tools: Tools) -> datetime:
    workspace = tools.tasks.workspace()
    return local(workspace.clock) if workspace is not None else datetime.now().astimezone()
