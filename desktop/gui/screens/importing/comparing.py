"""Two cards side by side, field by field, with a choice for each: what a duplicate and a conflict have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.domain.contact import LINE_FIELDS, TERM_FIELDS, Card
from desktop.domain.importing import Choice, Decision, PlannedRow, Policies, Policy
from desktop.gui import theme
from desktop.gui.models.import_words import CARD_FIELDS, card_value, field_words
from desktop.gui.widgets.choice import ChoiceBox
from desktop.gui.widgets.text import ElidedLabel, Text
from desktop.gui.words import tr

Side = Literal["file", "here", "both"]
SEVERAL = frozenset({*LINE_FIELDS, *TERM_FIELDS})
"""Fields of which both sides can stay."""

_NAME = ("display_name", "given_name", "middle_name", "family_name", "prefix", "suffix")
_NEVER = frozenset({"facts", "source", *_NAME[1:]})


@dataclass(frozen=True, slots=True)
class Pair:
    """One field of both sides, in words. `locked`: the stricter one always wins; `joins`: both can stay."""

    field: str
    file: str
    here: str
    locked: bool = False
    joins: bool = False


def pairs_of(row: PlannedRow) -> list[Pair]:
    """The fields on which the two sides are to be compared: name and address always, then whatever differs."""
    other = row.contact or {}
    found = []
    for field in CARD_FIELDS:
        if field in _NEVER:
            continue
        file, here = card_value(field, row.card.get(field)), card_value(field, other.get(field))
        always = field in {"display_name", "emails"} and bool(file or here)
        if field == "refusal":
            if file or here:
                found.append(Pair(field, file or tr("no"), here or tr("no"), locked=True))
        elif always or (file and here and file != here):
            found.append(Pair(field, file, here, joins=_joins(row, field)))
        elif file and not here:
            found.append(Pair(field, file, ""))
    return found


def _joins(row: PlannedRow, field: str) -> bool:
    """Whether keeping both adds anything: two roles at one outlet are one job told twice."""
    if field not in SEVERAL:
        return False
    both = merged_card(row, Policies(), Decision(Choice.MERGE, both=frozenset({field})))
    return card_value(field, both.get(field)) != card_value(field, (row.contact or {}).get(field))


def usual(pair: Pair) -> Side:
    """What is chosen before anybody chose: nothing known is lost, lists keep both."""
    if not pair.here:
        return "file"
    return "both" if pair.joins else "here"


def merged_card(row: PlannedRow, policies: Policies, decision: Decision) -> Card:
    """What the contact will be."""
    from desktop.domain.merging import merge

    used = policies if row.contact_id is not None else Policies(Policy.ADD)  # rows of one file lose nothing
    return merge(row.contact or {}, row.card, used, decision.fields, decision.both).card


def fields_of(sides: dict[str, Side], wanted: Side) -> frozenset[str]:
    """The card fields a choice means: a name is all its parts."""
    chosen: set[str] = set()
    for field, side in sides.items():
        if side == wanted:
            chosen.update(_NAME if field == "display_name" else (field,))
    return frozenset(chosen)


class Comparison(QWidget):
    """Label, file, here, and what it comes to, one line per field. `on_change()` when a choice was made."""

    def __init__(self, on_change: Callable[[], object], titles: tuple[str, str, str]) -> None:
        super().__init__()
        self._on_change = on_change
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(5))
        for column, share in ((1, 5), (2, 5), (3, 4)):
            self._grid.setColumnStretch(column, share)
        self._grid.setColumnMinimumWidth(0, theme.px(96))
        self.heads = [ElidedLabel(title, "header", "mute") for title in titles]
        for at, head in enumerate(self.heads):
            self._grid.addWidget(head, 0, at + 1)
        self.sides: dict[str, Side] = {}
        self._joining: set[str] = set()
        self._boxes: dict[str, tuple[ChoiceBox, ChoiceBox]] = {}
        self._results: dict[str, ElidedLabel] = {}

    def show_pairs(self, pairs: list[Pair], sides: dict[str, Side]) -> None:
        """Show these fields with these choices."""
        self._clear()
        self._joining = {pair.field for pair in pairs if pair.joins}
        self.sides = {pair.field: sides.get(pair.field, usual(pair)) for pair in pairs if not pair.locked}
        for line, pair in enumerate(pairs, 1):
            self._grid.addWidget(Text(field_words(pair.field), "small", "mute"), line, 0)
            boxes = (self._box(pair, "file", pair.file), self._box(pair, "here", pair.here))
            result = ElidedLabel("", "strong")
            for column, part in enumerate((*boxes, result), 1):
                self._grid.addWidget(part, line, column)
            self._boxes[pair.field], self._results[pair.field] = boxes, result
        self._mark()

    def show_result(self, card: Card) -> None:
        """Show what each field comes to."""
        for field, label in self._results.items():
            text = card_value(field, card.get(field)) or (tr("no") if field == "refusal" else "—")
            label.setText(" ".join(text.split()))

    def choose(self, side: Side, field: str = "") -> None:
        """Choose a side for one field, or for all."""
        for one in [field] if field else list(self.sides):
            self.sides[one] = side if side != "both" or one in self._joining else self.sides[one]
        self._mark()
        self._on_change()

    def focused(self) -> str:
        """The field the keyboard is in, or ""."""
        return next((field for field, boxes in self._boxes.items() if any(box.hasFocus() for box in boxes)), "")

    def press(self, event: QKeyEvent) -> bool:
        """1 takes the left, 2 the right, 3 both; for the field the keyboard is in, else for all."""
        sides: dict[int, Side] = {Qt.Key.Key_1: "file", Qt.Key.Key_2: "here", Qt.Key.Key_3: "both"}
        side = sides.get(event.key())
        if side is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self.choose(side, self.focused())
        return True

    def _box(self, pair: Pair, side: Side, text: str) -> ChoiceBox:
        refused = pair.locked and text != tr("no")
        box = ChoiceBox(" ".join(text.split()), mark="tick", locked=pair.locked or not text, refused=refused)
        box.toggled.connect(lambda on: self._toggled(pair.field, side, on=on))
        words = self.heads[0 if side == "file" else 1].text()
        box.setAccessibleName(f"{field_words(pair.field)}, {words}: {text or tr('nothing')}")
        return box

    def _toggled(self, field: str, side: Side, *, on: bool) -> None:
        other: Side = "here" if side == "file" else "file"
        if on:
            self.sides[field] = (
                "both" if field in self._joining and all(b.is_chosen() for b in self._boxes[field]) else side
            )
        else:
            self.sides[field] = other
        self._mark()
        self._on_change()

    def _mark(self) -> None:
        for field, side in self.sides.items():
            file, here = self._boxes[field]
            file.choose(side in {"file", "both"})
            here.choose(side in {"here", "both"})

    def _clear(self) -> None:
        for at in reversed(range(self._grid.count())):
            item = self._grid.itemAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None and widget not in self.heads:
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._boxes.clear()
        self._results.clear()
