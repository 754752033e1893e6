"""Reporting that an embargo did not hold: what was seen, why, by whom if anybody, and what follows."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout

from desktop.domain.embargo.breaches import CAUSE_WORDS, Cause, Decision
from desktop.domain.embargo.embargo import Embargo
from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.dialogs.embargo_answer import Party
from desktop.gui.models.places import home_zone
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Combo, Line
from desktop.gui.widgets.forms import Field, Trouble
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.text import ElidedLabel
from desktop.gui.widgets.tiles import Tiles, TileWords
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.contacts import Written
    from desktop.services.embargoes import BreachReport
    from desktop.services.workspaces import Workspace

NOBODY = ""


def decisions(value: Decision = Decision.NONE) -> Tiles:
    """What follows from a breach, to choose from."""
    tiles = [
        TileWords(Decision.NONE.value, tr("Not decided yet"), tr("It is recorded; nothing follows for now.")),
        TileWords(Decision.NOTE.value, tr("Note it"), tr("It stands in their record. They can be asked again.")),
        TileWords(Decision.EXCLUDE.value, tr("No embargoed copies from now on"),
                  tr("They still get releases. They may appeal, and it can be changed.")),
    ]  # fmt: skip
    return Tiles(tiles, name=tr("What follows"), value=value.value)


def causes() -> list[tuple[str, str]]:
    """Why an embargo may not have held, to choose from."""
    return [(cause.value, (said := tr(words))[:1].upper() + said[1:]) for cause, words in CAUSE_WORDS.items()]


class BreachDialog(Dialog):
    """`BreachDialog(tools, embargoes, shown, parties, chosen).show_now()`."""

    def __init__(
        self, tools: Tools, embargoes: Sequence[Embargo], shown: Embargo, parties: Sequence[Party],
        chosen: Sequence[Party],
    ) -> None:  # fmt: skip
        note = tr("What is recorded here stays. Nobody is shut out for what was not their doing.")
        super().__init__(tools.window, tr("Report a breach"), note=note, width=640)
        self._tools = tools
        self._parties = {str(place): party for place, party in enumerate(parties)}
        self.evidence: Path | None = None
        self.embargo = Combo([(str(one.id), one.title) for one in embargoes], name=tr("Which embargo"))
        self.embargo.set_value(str(shown.id))
        names = [(NOBODY, tr("Nobody in particular")), *((key, one.name) for key, one in self._parties.items())]
        self.who = Combo(names, name=tr("By whom"))
        self.cause = Combo(causes(), name=tr("Why"))
        self.published = Line(name=tr("When it appeared"), hint=tr("9 Oct 2026 14:10"))
        self.link = Line(name=tr("Where it can be seen"), hint="https://", left_to_right=True)
        self.decision = decisions()
        self.note = Line(name=tr("Reason"), hint=tr("Why this was decided"))
        self._build()
        for party in chosen:
            self.who.set_value(next((key for key, one in self._parties.items() if one == party), NOBODY))
            self.cause.set_value(Cause.JOURNALIST.value)
        if not chosen:
            self.cause.set_value(Cause.UNKNOWN.value)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(theme.px(8))
        grid.addWidget(Field(tr("Which embargo"), self.embargo), 0, 0)
        grid.addWidget(Field(tr("By whom"), self.who), 0, 1)
        grid.addWidget(Field(tr("Why, as far as is known"), self.cause), 1, 0)
        self.when = Field(tr("When it appeared, on your clock"), self.published,
                          help_text=tr("Empty if it is not known: that is held against nobody."))  # fmt: skip
        grid.addWidget(self.when, 1, 1)
        self.body.addLayout(grid)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(Field(tr("Where it can be seen"), self.link), 1)
        row.addWidget(Button(tr("Add a file as proof…"), "small", icon="paperclip", on_click=self._choose_file))
        self.body.addLayout(row)
        self.file = ElidedLabel("", "small", "mute")
        self.file.hide()
        self.body.addWidget(self.file)
        self.body.addWidget(self.decision)
        self.body.addWidget(Field(tr("Reason"), self.note))
        self.trouble = Trouble()
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.record = Button(tr("Record the breach"), "primary", icon="siren", on_click=self._record)
        self.foot.addWidget(self.record)

    def show_now(self) -> None:
        """Open it."""
        self.open(self.embargo)

    def _choose_file(self) -> None:
        self.chooser = QFileDialog(self.window(), tr("Which file shows it?"))
        self.chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.chooser.fileSelected.connect(self.take_file)
        self.chooser.open()

    def take_file(self, path: str) -> None:
        """A copy of this file is kept with the breach."""
        self.evidence = Path(path)
        self.file.setText(tr("{file}: a copy is kept", file=self.evidence.name))
        self.file.show()
        self.arrange()

    def _record(self) -> None:
        party = self._parties.get(self.who.value())
        told = (Cause(self.cause.value()), Decision(self.decision.value()), self.note.text(), self.link.text())
        embargo_id, evidence, typed = int(self.embargo.value()), self.evidence, self.published.text().strip()

        def done(_made: "Written") -> None:
            self.close_now()
            self._tools.notices.toast(tr("The breach is recorded"), icon="siren")

        self._tools.tasks.write(
            self, lambda workspace: _write(workspace, embargo_id, _report(workspace, party, told, typed), evidence),
            done, failed=self._failed,
        )  # fmt: skip

    def _failed(self, error: UserError) -> None:
        self.trouble.say(str(error))
        self.trouble.show()
        self.arrange()


def _report(
    workspace: "Workspace", party: Party | None, told: tuple[Cause, Decision, str, str], typed: str
) -> "BreachReport":
    from desktop.services import embargoes

    cause, decision, note, link = told
    return embargoes.BreachReport(
        cause, workspace.clock(), party.contact_id if party else None,
        party.outlet_id if party and party.contact_id is None else None,
        _when(typed) if typed else None, link, decision, note,
    )  # fmt: skip


def _when(typed: str) -> datetime:
    """A moment as typed, on the clock of this computer; it lies in the past."""
    from datetime import UTC

    from desktop.domain.embargo.typed import read_wall

    return read_wall(typed, home_zone(), "dmy", datetime(1990, 1, 1, tzinfo=UTC)).utc


def _write(workspace: "Workspace", embargo_id: int, report: "BreachReport", evidence: Path | None) -> "Written":
    from desktop.services import embargoes

    return embargoes.record_breach(workspace, embargo_id, report, evidence)
