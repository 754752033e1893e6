"""The month with its lifts."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.models.embargo_board import Board
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.month import DayMark, Month
from desktop.gui.widgets.panels import Card
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr


class CalendarView(QWidget):
    """`show_board(board, today)`; `on_open(embargo_id)` for a lift that is clicked."""

    def __init__(self, on_open: Callable[[int], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(padding=16)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        self.title = Text("", "h2")
        self.month = Month(tr("Lifts of the month"))
        self.month.opened.connect(on_open)
        self.month.turned.connect(self._name)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(Button(tr("This month"), "small", on_click=self._today_month))
        head.addWidget(IconButton("chevron-left", tr("Month before"), on_click=lambda: self.month.turn(-1)))
        head.addWidget(IconButton("chevron-right", tr("Month after"), on_click=lambda: self.month.turn(1)))
        card.body.addLayout(head)
        card.body.addWidget(self.month, 1)
        column.addWidget(card, 1)
        self._today: date | None = None

    def show_board(self, board: Board, today: date) -> None:
        """Mark the lifts of these; the day is the one on the clock of the lift's own place."""
        marks = [
            DayMark(
                one.id, one.lift.wall.date(), f"{one.lift.wall:%H:%M} {one.lift.place}", one.title,
                "amber" if one.open else "red" if one.state.value == "broken" else "green",
            )
            for one in (*board.running, *board.past)
            if one.state.value != "cancelled"
        ]  # fmt: skip
        first, self._today = self._today is None, today
        self.month.show_marks(marks, today)
        if first:
            self.month.show_month(board.shown.lift.wall.date() if board.shown is not None else today)
        self._name()

    def _today_month(self) -> None:
        if self._today is not None:
            self.month.show_month(self._today)

    def _name(self) -> None:
        self.title.setText(self.month.words())
