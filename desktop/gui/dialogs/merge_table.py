"""The table of a merge: a row for each field, a box for each side, and what stays at the end."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.contact import Card, display_name
from desktop.gui import theme
from desktop.gui.models.merge_rows import Row, merged, outcome, rows
from desktop.gui.widgets.buttons import IconButton
from desktop.gui.widgets.choice import ChoiceBox
from desktop.gui.widgets.panels import rule
from desktop.gui.widgets.text import ElidedLabel, Text
from desktop.gui.words import tr


class MergeTable(QWidget):
    """`changed()` comes when something else was chosen; `result()` is the card that would stay."""

    changed = Signal()

    def __init__(self, cards: Sequence[Card], origins: Sequence[str], leave_out: Callable[[int], object]) -> None:
        super().__init__()
        self._cards = list(cards)
        self.rows = rows(self._cards)
        self.kept: dict[str, frozenset[int]] = {row.field: row.usual() for row in self.rows}
        self.boxes: dict[tuple[str, int], ChoiceBox] = {}
        self._outcomes: dict[str, tuple[Text, Text]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(7))
        grid.setColumnMinimumWidth(0, theme.px(112))
        self._heads(grid, origins, leave_out)
        last = len(cards) + 1
        for place, row in enumerate(self.rows, 2):
            grid.addWidget(Text(row.label, "body", "mute", wrap=True), place, 0)
            for side in range(len(cards)):
                box = self._box(row, side)
                if isinstance(box, ChoiceBox):
                    self.boxes[row.field, side] = box
                grid.addWidget(box, place, side + 1)
            grid.addWidget(self._outcome(row), place, last)
        for column in range(1, last + 1):
            grid.setColumnStretch(column, 1)
        self._show()

    def first_focus(self) -> QWidget:
        """The first box that can be chosen."""
        return next((box for box in self.boxes.values() if box.focusPolicy() != Qt.FocusPolicy.NoFocus), self)

    def result(self) -> Card:
        """What would stay."""
        return merged(self._cards, self.kept)

    def outcome_words(self, field: str) -> str:
        """What stays of a field, as it is read."""
        return self._outcomes[field][0].text()

    def _heads(self, grid: QGridLayout, origins: Sequence[str], leave_out: Callable[[int], object]) -> None:
        for side, card in enumerate(self._cards):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(ElidedLabel(display_name(card), "strong"))
            words.addWidget(ElidedLabel(origins[side], "small", "mute"))
            row.addLayout(words, 1)
            if len(self._cards) > 2:
                name = tr("Leave {name} out", name=display_name(card))
                row.addWidget(IconButton("x", name, on_click=lambda side=side: leave_out(side)))  # type: ignore[misc]
            grid.addWidget(holder, 0, side + 1)
        last = QWidget()
        column = QVBoxLayout(last)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(tr("After merging"), "strong"))
        column.addWidget(Text(tr("what stays"), "small", "mute"))
        grid.addWidget(last, 0, len(self._cards) + 1)
        grid.addWidget(rule(), 1, 0, 1, len(self._cards) + 2)

    def _box(self, row: Row, side: int) -> QWidget:
        value = row.cells[side]
        locked = row.kind == "locked"
        if not value and not locked:
            return _empty()
        box = ChoiceBox(
            value or tr("none"), chosen=side in self.kept[row.field], mark="radio" if row.kind == "one" else "check",
            locked=locked, refused=locked and row.field == "refusal" and bool(value),
            on_toggle=lambda on: self._toggled(row, side, on=on),
        )  # fmt: skip
        box.setFixedHeight(theme.px(36))
        box.setAccessibleName(tr("{field}: {value}", field=row.label, value=value or tr("none")))
        return box

    def _outcome(self, row: Row) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(6), 0, 0, 0)
        column.setSpacing(0)
        red = row.field == "refusal"
        first, second = Text("", "strong", "red" if red else "text", wrap=True), Text("", "small", "mute", wrap=True)
        column.addStretch(1)
        column.addWidget(first)
        column.addWidget(second)
        column.addStretch(1)
        self._outcomes[row.field] = (first, second)
        return holder

    def _toggled(self, row: Row, side: int, *, on: bool) -> None:
        if row.kind == "one":
            self.kept[row.field] = frozenset({side})
            for other in range(len(self._cards)):
                if (row.field, other) in self.boxes:
                    self.boxes[row.field, other].choose(other == side)
        else:
            held = self.kept[row.field]
            self.kept[row.field] = held | {side} if on else held - {side}
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        result = self.result()
        for row in self.rows:
            first, second = outcome(row, self._cards, self.kept, result)
            for label, words in zip(self._outcomes[row.field], (first or "—", second), strict=True):
                label.setText(words)
                label.setVisible(bool(words))


def _empty() -> QFrame:
    """A side that has nothing to offer."""
    box = QFrame()
    box.setProperty("box", "choice")
    box.setFixedHeight(theme.px(36))
    row = QHBoxLayout(box)
    row.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
    row.addWidget(Text("—", "body", "mute"))
    return box
