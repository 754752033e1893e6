"""What is over: how each embargo went, and the breaches with what was decided."""

from array import array
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.embargo.breaches import CAUSE_WORDS
from desktop.domain.embargo.embargo import Embargo
from desktop.domain.embargo.times import short_day
from desktop.gui import theme
from desktop.gui.models.embargo_board import Board, PastLine, past_columns
from desktop.gui.models.window import Answer, WindowModel
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Chip, ChipTone
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.panels import Card, Picture, ScrollPage
from desktop.gui.widgets.table import ROW_DENSE, Table
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.gui.screens.embargoes.acts import EmbargoActs
    from desktop.services.embargoes import BreachRow

_DECISIONS: dict[str, tuple[str, ChipTone]] = {
    "none": ("Not decided", "amber"), "note": ("Noted", "slate"), "exclude": ("No embargoed copies", "red"),
}  # fmt: skip
_APPEALS = {"open": "Appeal open", "upheld": "Appeal upheld", "rejected": "Appeal rejected"}


class PastView(QWidget):
    """`show_board(board)`."""

    def __init__(self, tools: Tools, acts: "EmbargoActs") -> None:
        super().__init__()
        self._acts = acts
        self._lines: list[PastLine] = []
        self._wanted: int | None = None
        self.model: WindowModel[PastLine] = WindowModel(past_columns(), self._fetch, self)
        self.table = Table(self.model, name=tr("Past embargoes"), row_height=ROW_DENSE)
        self.table.chosen.connect(tools.actions.refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        card = Card(padding=12)
        card.body.addWidget(self.table)
        column.addWidget(card, 3)
        self.breaches = Card(tr("Breaches"), padding=16)
        page = ScrollPage(margin=0, spacing=2)
        page.body.setContentsMargins(0, 0, 0, 0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        page.body.addLayout(self._rows)
        page.body.addStretch(1)
        self.breaches.body.addWidget(page, 1)
        column.addWidget(self.breaches, 2)

    def show_board(self, board: Board) -> None:
        """Show this."""
        self._lines = [PastLine(one.id, one) for one in board.past]
        self.model.know(self._lines)
        ids = array("q", [line.id for line in self._lines])
        if ids != self.model.ids():
            self.model.set_ids(ids)
        if self._wanted is not None and self._wanted in ids:
            self.table.select_ids([self._wanted])
            self._wanted = None
        empty(self._rows)
        for row in board.breaches:
            self._rows.addWidget(_BreachLine(row, self._acts))
        self.breaches.setVisible(bool(board.breaches))

    def want(self, embargo_id: int) -> None:
        """Choose this one as soon as it is here."""
        self._wanted = embargo_id

    def chosen(self) -> Embargo | None:
        """The embargo chosen."""
        current = self.table.current_id()
        return next((line.embargo for line in self._lines if line.id == current), None)

    def _fetch(self, ids: Sequence[int], answer: Answer[PastLine]) -> None:
        answer([line for line in self._lines if line.id in set(ids)])


class _BreachLine(QWidget):
    """One breach: who, of what, why, what was decided, and what can be done about it."""

    def __init__(self, row: "BreachRow", acts: "EmbargoActs") -> None:
        super().__init__()
        breach = row.breach
        line = QHBoxLayout(self)
        line.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        line.setSpacing(theme.px(10))
        line.addWidget(Picture("siren", "red" if breach.shuts_out else "mute", 17))
        words = QVBoxLayout()
        words.setSpacing(0)
        who = " · ".join(part for part in (row.name, row.outlet) if part) or tr("Nobody in particular")
        words.addWidget(Text(tr("{who}: {title}", who=who, title=row.embargo), "medium", wrap=True))
        told = tr("{day} · cause: {cause}", day=short_day(breach.noticed_at), cause=tr(CAUSE_WORDS[breach.cause]))
        second = " · ".join(part for part in (told, breach.decision_note, breach.appeal.text) if part)
        words.addWidget(Text(second, "small", "mute", wrap=True))
        line.addLayout(words, 1)
        decision, tone = _DECISIONS[breach.decision.value]
        if breach.appeal.state:
            line.addWidget(Chip(tr(_APPEALS[breach.appeal.state]), "slate"))
        line.addWidget(Chip(tr(decision), tone))
        line.addWidget(Button(tr("Decide…"), "small", on_click=partial(acts.decide, row)))
        label = {"": tr("Record an appeal…"), "open": tr("Answer the appeal…")}.get(breach.appeal.state)
        if label and breach.counts:
            line.addWidget(Button(label, "small", on_click=partial(acts.appeal, row)))
