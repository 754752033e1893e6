"""What runs: the band of one embargo, and who agreed to which."""

from array import array
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.menus import row_menu
from desktop.gui.models.embargo_board import FILTERS, Board, PartyLine, counts, party_columns, party_lines
from desktop.gui.models.window import Answer, WindowModel
from desktop.gui.pages import Tools
from desktop.gui.screens.embargoes.legend import Legend
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.chips import Chip
from desktop.gui.widgets.choice import Segmented
from desktop.gui.widgets.facts import LinkChip, empty
from desktop.gui.widgets.panels import Banner, Card, EmptyState, Picture
from desktop.gui.widgets.table import ROW_DENSE, Table
from desktop.gui.widgets.text import ElidedLabel, Text
from desktop.gui.widgets.zone_band import ZoneBand
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.gui.screens.embargoes.acts import EmbargoActs

ROW_MENU = (
    "embargo.answer", "embargo.ask", "", "contact.open", "", "embargo.breach",
)  # fmt: skip
MORE_MENU = (
    "embargo.ask", "embargo.change", "embargo.calendar", "statement.distribute", "statement.open", "", "embargo.lift",
)  # fmt: skip


class RunningView(QWidget):
    """`show_board(board, now)`."""

    def __init__(self, tools: Tools, choose: Callable[[int], object], acts: "EmbargoActs") -> None:
        super().__init__()
        self._tools, self._choose, self._acts = tools, choose, acts
        self._board: Board | None = None
        self._lines: list[PartyLine] = []
        self._columns: tuple[tuple[int, str], ...] = ()
        self.band = ZoneBand()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        column.addWidget(self._band_card())
        column.addWidget(self._agreements(), 1)

    def _band_card(self) -> Card:
        card = Card(padding=18)
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        self.title = ElidedLabel("", "h2")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.left_words = Chip("", "amber")
        self._others = QHBoxLayout()
        self._others.setSpacing(theme.px(8))
        self.more = IconButton("ellipsis", tr("More for this embargo"), on_click=self._more)
        head.addWidget(Picture("timer", "amber", 18))
        head.addWidget(self.title)
        head.addWidget(self.left_words)
        head.addLayout(self._others)
        head.addStretch(1)
        head.addWidget(Legend())
        head.addWidget(self.more)
        card.body.addLayout(head)
        card.body.addWidget(self.band)
        self.notes = Text("", "small", "amber", wrap=True)
        card.body.addWidget(self.notes)
        self._stopped = QVBoxLayout()
        card.body.addLayout(self._stopped)
        return card

    def _agreements(self) -> Card:
        card = Card(tr("Agreements"), padding=16)
        said = tr("An agreement counts for one embargo and one lift time.")
        card.head.addWidget(ElidedLabel(said, "small", "mute"), 1)
        self.answer = Button(tr("Record an answer…"), "small", icon="check", on_click=self._acts.record)
        card.head.addWidget(self.answer)
        self.filters = Segmented([(key, tr(words), None) for key, words in FILTERS], name=tr("Which answers"))
        self.filters.chosen.connect(lambda _key: self._narrow())
        card.head.addWidget(self.filters)
        self._place = QVBoxLayout()
        card.body.addLayout(self._place, 1)
        how = tr("Choose whom to ask: they get the lift and the terms, and no word of the text.")
        ask = [(tr("Ask for the embargo…"), lambda: self._tools.actions.do("embargo.ask"))]
        self.nobody = EmptyState("mail", tr("Nobody was asked yet"), how, ask, centred=True)
        self._place.addWidget(self.nobody, 1)
        self.table = self._make_table(())
        return card

    # -- showing --------------------------------------------------------------------------------------------------

    def show_board(self, board: Board, now: datetime) -> None:
        """Show this."""
        self._board = board
        shown = board.shown
        if shown is not None and board.band is not None:
            self.title.setText(shown.title)
            self.title.updateGeometry()
            self.left_words.set(tr("lifts in {time}", time=shown.left(now)))
            self.band.show_band(board.band)
            self.notes.setText("\n".join(board.band.notes))
            self.notes.setVisible(bool(board.band.notes))
            self._show_stopped(board)
        self._show_others(board, now)
        self._lines = party_lines(board.matrix)
        self._remake(board)
        place = self._embargo_place()
        for key, count in counts(self._lines, place).items():
            self.filters.set_count(key, count)
        self._narrow()

    def _show_others(self, board: Board, now: datetime) -> None:
        empty(self._others)
        for one in board.running:
            if board.shown is None or one.id != board.shown.id:
                self._others.addWidget(LinkChip(f"{one.title} · {one.left(now)}", partial(self._choose, one.id)))

    def _show_stopped(self, board: Board) -> None:
        """The time-zone rules moved the lift: nothing leaves before somebody looked at it."""
        empty(self._stopped)
        shown = board.shown
        if shown is None or not shown.rechecked.stops:
            return
        acts = [(tr("Choose the lift again…"), self._acts.change)]
        if shown.rechecked.confirmable:
            acts = [(tr("Confirm the lift"), self._acts.confirm), *acts]
        self._stopped.addWidget(Banner(shown.rechecked.sentence, "red", actions=acts))

    def _remake(self, board: Board) -> None:
        """Another table where the columns are others; else new lines in the old one."""
        columns = tuple((one.id, one.title) for one in board.matrix.embargoes)
        if columns != self._columns:
            self._columns = columns
            old = self.table
            self.table = self._make_table(party_columns(board.matrix))
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.table.window_model().know(self._lines)

    def _make_table(self, columns: Sequence[object]) -> Table:
        model: WindowModel[PartyLine] = WindowModel(columns, self._fetch, self)  # type: ignore[arg-type]
        table = Table(model, name=tr("Agreements"), row_height=ROW_DENSE)
        table.letters = self._tools.actions.press
        table.commands = self._tools.actions.press_keys
        table.opened.connect(lambda line_id: self._acts.record([line_id]))
        table.chosen.connect(self._acts.refresh)
        table.menu_asked.connect(self._menu)
        self._place.addWidget(table, 1)
        return table

    def _fetch(self, ids: Sequence[int], answer: Answer[PartyLine]) -> None:
        wanted = set(ids)
        answer([line for line in self._lines if line.id in wanted])

    def _narrow(self) -> None:
        key, place = self.filters.value(), self._embargo_place()
        fits = array("q", [line.id for line in self._lines if key == "all" or line.kind(place) == key])
        model = self.table.window_model()
        if fits != model.ids():
            chosen = self.table.selected_ids()
            model.set_ids(fits)
            self.table.select_ids([one for one in chosen if one in fits])
        else:
            model.refresh(None)
            model.know(self._lines)
        self.table.setVisible(bool(self._lines))
        self.nobody.setVisible(not self._lines)
        self._acts.refresh()

    def _embargo_place(self) -> int:
        """The column of the embargo shown."""
        board = self._board
        if board is None or board.shown is None:
            return 0
        ids = [one.id for one in board.matrix.embargoes]
        return ids.index(board.shown.id) if board.shown.id in ids else 0

    # -- what is chosen -------------------------------------------------------------------------------------------

    def lines(self, ids: Sequence[int]) -> list[PartyLine]:
        """These lines."""
        return [line for line in self._lines if line.id in set(ids)]

    def chosen(self) -> list[PartyLine]:
        """The lines chosen."""
        return self.lines(self.table.selected_ids())

    def without_answer(self) -> list[PartyLine]:
        """Who was asked and has not answered, or agreed to what no longer counts."""
        place = self._embargo_place()
        waiting = {"asked", "old", "void"}
        return [line for line in self._lines if place < len(line.row.cells) and line.row.cells[place].kind in waiting]

    def _menu(self, at: QPoint) -> None:
        row_menu(self.table, self._tools.actions, ROW_MENU).popup(self.table.viewport().mapToGlobal(at))

    def _more(self) -> None:
        menu = row_menu(self.more, self._tools.actions, MORE_MENU)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
