"""Rows a person decides one by one: possible duplicates and conflicts, side by side with whom they may be."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.importing import Choice, Decision, PlannedRow, Verdict
from desktop.gui import theme
from desktop.gui.models.import_review import ImportReview
from desktop.gui.screens.importing.comparing import SEVERAL, Comparison, Side, fields_of, merged_card, pairs_of
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.chips import Chip
from desktop.gui.widgets.fields import Check
from desktop.gui.widgets.panels import Card
from desktop.gui.widgets.text import Text
from desktop.gui.words import number, plural, tr

Kind = Literal["duplicate", "conflict"]
DECIDED: dict[Choice, str] = {
    Choice.MERGE: "Decided: one person",
    Choice.SEPARATE: "Decided: two different people",
    Choice.LEAVE_OUT: "Decided: left out",
    Choice.IMPORT: "Decided",
}


class DoubtfulCard(Card):
    """One doubtful row at a time, with those before and after it."""

    def __init__(self, review: ImportReview, kind: Kind) -> None:
        super().__init__(tr("Possible duplicates") if kind == "duplicate" else tr("Conflicts"), padding=16)
        self._review, self._kind = review, kind
        self._indexes: Sequence[int] = ()
        self.place = 0
        self.row: PlannedRow | None = None
        self._reasons, self._state = Chip("", "amber"), Chip("", "green")
        self.previous = IconButton("chevron-left", tr("Previous"), on_click=lambda: self.step(-1))
        self.following = IconButton("chevron-right", tr("Next"), on_click=lambda: self.step(1))
        self._where = Text("", "small", "mute")
        for chip in (self._reasons, self._state):
            self.head.addWidget(chip)
            chip.hide()
        self.head.addStretch(1)
        for part in (self.previous, self._where, self.following):
            self.head.addWidget(part)
        self.comparison = Comparison(self._chosen, (tr("In your file"), tr("Already in Dateline"), tr("After merging")))
        self.body.addWidget(self.comparison)
        self.body.addSpacing(theme.px(4))
        self.body.addLayout(self._buttons())
        self.body.addStretch(1)
        review.decided.connect(self._decided)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        first = tr("Merge into one") if self._kind == "duplicate" else tr("Take what is chosen")
        icon = "merge" if self._kind == "duplicate" else "check"
        self.merge = Button(first, "primary", icon=icon, on_click=self.do_merge)
        self.different = Button(tr("Two different people"), on_click=lambda: self._decide(Choice.SEPARATE))
        self.leave = Button(tr("Leave row out"), on_click=lambda: self._decide(Choice.LEAVE_OUT))
        self.take_back = Button(tr("Take back"), "link", icon="undo-2", on_click=lambda: self._decide(None))
        self.alike = Check("")
        for part in (self.merge, self.different, self.leave, self.take_back):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.alike)
        if self._kind == "conflict":
            self.different.hide()
        self.alike.hide()
        self.take_back.hide()
        return row

    # -- which row ------------------------------------------------------------------------------------------------

    def show_rows(self, indexes: Sequence[int]) -> None:
        """Go through these rows, beginning with the first open one."""
        self._indexes = indexes
        first = next((at for at, index in enumerate(indexes) if self._is_open(index)), 0)
        self.place = min(first, max(0, len(indexes) - 1))
        self._ask()

    def index(self) -> int | None:
        """The row shown."""
        return self._indexes[self.place] if self._indexes else None

    def step(self, by: int) -> bool:
        """Show a neighbour; whether there is one."""
        place = self.place + by
        if not 0 <= place < len(self._indexes):
            return False
        self.place = place
        self._ask()
        return True

    def step_open(self, by: int) -> bool:
        """Show the next row that waits for a decision; whether there is one."""
        place = self.place + by
        while 0 <= place < len(self._indexes):
            if self._is_open(self._indexes[place]):
                self.place = place
                self._ask()
                return True
            place += by
        return False

    def first_focus(self) -> QWidget:
        """The likeliest decision."""
        return self.merge

    def _is_open(self, index: int) -> bool:
        plan = self._review.plan
        return plan is not None and index not in plan.decisions

    def _ask(self) -> None:
        index = self.index()
        if index is not None:
            self._review.ask_rows([index], self._show, question=f"{self._kind} row")
            if self._kind == "duplicate":
                self._review.alike(index, partial(self._offer_alike, index))

    def _show(self, rows: list[PlannedRow]) -> None:
        if not rows or rows[0].index != self.index():
            return
        (self.row,) = (row,) = rows
        count = len(self._indexes)
        self._where.setText(tr("{n} of {all}", n=number(self.place + 1), all=number(count)))
        self.previous.forbid("" if self.place else tr("This is the first"))
        self.following.forbid("" if self.place < count - 1 else tr("This is the last"))
        said = ", ".join(tr(reason) for reason in row.reasons)
        self._reasons.set(tr("{n}% alike: {why}", n=row.score, why=said) if said else "")
        self._reasons.setVisible(bool(said) and row.verdict is Verdict.DUPLICATE)
        self.comparison.heads[0].setText(tr("In your file, row {n}", n=number(row.row)))
        self.comparison.heads[1].setText(self._whom(row))
        self.comparison.show_pairs(pairs_of(row), self._sides(row))
        self._chosen()
        self._show_state(row.decision)

    def _whom(self, row: PlannedRow) -> str:
        plan = self._review.plan
        if row.contact_id is None and row.twin is not None and plan is not None:
            return tr("Earlier in this file, row {n}", n=number(plan.numbers[row.twin]))
        return tr("Already in Dateline")

    def _sides(self, row: PlannedRow) -> dict[str, Side]:
        """What was chosen before; for a conflict ours stays until somebody chooses."""
        sides: dict[str, Side] = {}
        if row.decision is not None and row.decision.choice in {Choice.MERGE, Choice.IMPORT}:
            sides |= dict.fromkeys((conflict.field for conflict in row.conflicts), "here")
            sides |= dict.fromkeys(row.decision.both, "both")
            sides |= dict.fromkeys(row.decision.fields, "file")
        elif self._kind == "conflict":
            sides |= dict.fromkeys((conflict.field for conflict in row.conflicts), "here")
        return sides

    def _show_state(self, decision: Decision | None) -> None:
        self._state.setVisible(decision is not None)
        self.take_back.setVisible(decision is not None)
        if decision is not None:
            self._state.set(tr(DECIDED[decision.choice]), "green")

    def _offer_alike(self, index: int, many: int) -> None:
        if index != self.index():
            return
        self.alike.setVisible(many > 0)
        self.alike.setChecked(False)
        words = plural(
            many, "Do the same for one more with the same reason", "Do the same for {n} more with the same reason"
        )
        self.alike.setText(words)
        self.alike.setAccessibleName(words)

    # -- deciding -------------------------------------------------------------------------------------------------

    def do_merge(self) -> None:
        """It is one person (or: take what is chosen)."""
        self._decide(Choice.MERGE if self._kind == "duplicate" else Choice.IMPORT)

    def _chosen(self) -> None:
        plan = self._review.plan
        if self.row is None or plan is None:
            return
        choice = Decision(Choice.MERGE, *self._fields())
        self.comparison.show_result(merged_card(self.row, plan.policies, choice))

    def _fields(self) -> tuple[frozenset[str], frozenset[str]]:
        sides = self.comparison.sides
        return fields_of(sides, "file"), fields_of(sides, "both")

    def _decide(self, choice: Choice | None) -> None:
        index = self.index()
        if index is None or self.row is None or self.row.index != index:
            return
        fields, both = self._fields() if choice in {Choice.MERGE, Choice.IMPORT} else (frozenset(), frozenset())
        alike = not self.alike.isHidden() and self.alike.isChecked()
        self._review.decide(index, choice, fields, both | SEVERAL if alike else both, alike=alike)

    def _decided(self, index: int) -> None:
        if index == self.index() and not self.isHidden():
            if self._is_open(index) or not (self.step_open(1) or self.step_open(-1)):
                self._ask()
            if self.isAncestorOf(self.window().focusWidget()):
                self.merge.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 2 3 choose sides, D: two different people, M: merge."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == Qt.Key.Key_M:
            self.do_merge()
        elif plain and event.key() == Qt.Key.Key_D and self._kind == "duplicate":
            self._decide(Choice.SEPARATE)
        elif not self.comparison.press(event):
            super().keyPressEvent(event)
