"""What journalists or a desk answered to an embargo."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from desktop.domain.changes import Touched
from desktop.domain.embargo.answers import AnswerState
from desktop.domain.embargo.embargo import Embargo
from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.models.embargo_board import lift_words
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Check, Combo, Line
from desktop.gui.widgets.forms import Field, Trouble
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.text import ElidedLabel
from desktop.gui.widgets.tiles import Tiles, TileWords
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace

HOWS = (("mail", "By e-mail"), ("call", "On the phone"), ("in_person", "In person"), ("message", "By message"))
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Party:
    """Whom it is about: a person, or a desk (`contact_id` is None)."""

    contact_id: int | None
    outlet_id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What to record."""

    state: AnswerState
    how: str
    note: str
    desk: bool
    evidence: Path | None


class AnswerDialog(Dialog):
    """`AnswerDialog(tools, embargo, parties).show_now()`."""

    def __init__(self, tools: Tools, embargo: Embargo, parties: Sequence[Party]) -> None:
        names = ", ".join(party.name for party in parties[:_NAMED])
        if len(parties) > _NAMED:
            names = tr("{names} and {n} more", names=names, n=len(parties) - _NAMED)
        note = tr("To {title}, {lift}", title=embargo.title, lift=lift_words(embargo))
        super().__init__(tools.window, tr("What did {names} answer?", names=names), note=note, width=560)
        self._tools, self._embargo, self._parties = tools, embargo, tuple(parties)
        self.evidence: Path | None = None
        self.answer = Tiles(
            [TileWords("accepted", tr("Agreed"), tr("To this embargo and to this lift time.")),
             TileWords("declined", tr("Declined"), tr("Gets the release at the lift, like everybody."))],
            name=tr("Answer"),
        )  # fmt: skip
        self.answer.chosen.connect(lambda _key: self._show())
        self.how = Combo([(key, tr(words)) for key, words in HOWS], name=tr("How"))
        self.note = Line(name=tr("Note"), hint=tr("Their own words, if they matter"))
        self.desk = Check(tr("The answer is for the whole desk"))
        self.desk.setVisible(len(parties) == 1 and parties[0].contact_id is not None)
        self._build()
        self._show()

    def _build(self) -> None:
        self.body.addWidget(self.answer)
        self.body.addWidget(self.desk)
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        row.addWidget(Field(tr("How"), self.how))
        row.addWidget(Field(tr("Note"), self.note), 1)
        self.body.addLayout(row)
        proof = QHBoxLayout()
        proof.setSpacing(theme.px(10))
        self.attach = Button(tr("Add a file as proof…"), "small", icon="paperclip", on_click=self._choose_file)
        self.file = ElidedLabel("", "small", "mute")
        proof.addWidget(self.attach)
        proof.addWidget(self.file, 1)
        self.body.addLayout(proof)
        self.trouble = Trouble()
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.record = Button("", "primary", icon="check", on_click=self._record)
        self.foot.addWidget(self.record)

    def show_now(self) -> None:
        """Open it on the answer."""
        self.open(self.answer.tile(self.answer.value()))

    def _show(self) -> None:
        count, agreed = len(self._parties), self.answer.value() == "accepted"
        if agreed:
            label = plural(count, "Record that they agreed", "Record that {n} agreed")
        else:
            label = plural(count, "Record that they declined", "Record that {n} declined")
        self.record.set_label(label)

    def _choose_file(self) -> None:
        self.chooser = QFileDialog(self.window(), tr("Which file shows it?"))
        self.chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.chooser.fileSelected.connect(self.take_file)
        self.chooser.open()

    def take_file(self, path: str) -> None:
        """A copy of this file is kept with the answer."""
        self.evidence = Path(path)
        self.file.setText(tr("{file}: a copy is kept", file=self.evidence.name))

    def _record(self) -> None:
        state: AnswerState = "accepted" if self.answer.value() == "accepted" else "declined"
        desk = self.desk.isChecked() and not self.desk.isHidden()
        said = Answered(state, self.how.value(), self.note.text(), desk, self.evidence)
        embargo, parties, tools = self._embargo.id, self._parties, self._tools

        def done(touched: Touched) -> None:
            self.close_now()
            words = plural(len(parties), "{n} answer recorded", "{n} answers recorded")
            batch = touched.batch_id
            tools.notices.toast(words, undo=(lambda: undo(tools, batch)) if batch is not None else None)

        tools.tasks.write(self, lambda workspace: _write(workspace, embargo, parties, said), done, failed=self._failed)

    def _failed(self, error: UserError) -> None:
        self.trouble.say(str(error))
        self.trouble.show()
        self.arrange()


def _write(workspace: "Workspace", embargo_id: int, parties: Sequence[Party], said: Answered) -> Touched:
    from desktop.services import contacts, embargoes

    replies = []
    for party in parties:
        contact_id, outlet_id = party.contact_id, party.outlet_id
        if said.desk and contact_id is not None:
            places = contacts.get(workspace, contact_id).card.get("affiliations", [])
            outlet_id = next((one.get("outlet_id") for one in places if not one.get("ended")), None)
            contact_id = None
        replies.append(embargoes.Reply(said.state, contact_id, outlet_id, said.how, said.note))
    return embargoes.record_answers(workspace, embargo_id, replies, said.evidence)
