"""Rows of a rule under a heading, joined by "and" or "or"; in them groups of rows, one level deep."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.query import Ask, Condition, Group, Operator
from desktop.gui import theme
from desktop.gui.screens.lists.rule_joints import MatchButton, Rows
from desktop.gui.screens.lists.rule_row import RuleRow, UnknownRow, effect_words
from desktop.gui.tasks import Tasks
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.panels import Card
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.audiences import RowEffect

FIRST = Condition(Ask.BEAT, Operator.ANY_OF)
REACHABLE = (Condition(Ask.ADDRESS, Operator.IS_SET), Condition(Ask.REFUSAL, Operator.IS_EMPTY))


class RuleGroup(QFrame):
    """Rows in a sunk box that count as one row: "any of these"."""

    changed = Signal()
    removed = Signal()

    def __init__(self, tasks: Tasks, group: Group) -> None:
        super().__init__()
        self._tasks = tasks
        self.setProperty("box", "sunk")
        self.setAccessibleName(tr("Group"))
        column = QVBoxLayout(self)
        edge = theme.px(12)
        column.setContentsMargins(edge, theme.px(6), edge, theme.px(6))
        column.setSpacing(theme.px(3))
        head = QHBoxLayout()
        self.match = MatchButton(group.match)
        self.match.turned.connect(self._turned)
        self.effect = Text("", "body", "mute")
        self.remove = IconButton("x", tr("Take this group away"), on_click=self.removed.emit)
        head.addWidget(self.match)
        head.addStretch(1)
        head.addWidget(self.effect)
        head.addWidget(self.remove)
        column.addLayout(head)
        self._column = Rows(joined=True)
        column.addLayout(self._column)
        self.add = Button(tr("Condition"), "link", icon="plus", on_click=lambda: self.add_row().take_focus())
        column.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeading)
        self.rows: list[RuleRow] = []
        flat = [item for item in group.items if isinstance(item, Condition)]
        for condition in flat or [FIRST]:
            self.add_row(condition)

    def add_row(self, condition: Condition = FIRST) -> RuleRow:
        """One more row."""
        row = RuleRow(self._tasks, condition)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._drop(row))
        self.rows.append(row)
        self._lay()
        return row

    def condition(self) -> Group | None:
        """The group of the rows that ask something; None if none does."""
        asked = tuple(found for row in self.rows if (found := row.condition()) is not None)
        return Group(self.match.match, asked) if asked else None

    def why_not(self) -> str:
        """Why the rule cannot be kept with this group, or ""."""
        return next((why for row in self.rows if (why := row.why_not())), "")

    def show_effect(self, words: str, *, removes_everyone: bool = False) -> None:
        """Say what the group does as one row."""
        self.effect.setText(words)
        self.effect.set_tone("amber" if removes_everyone else "mute")
        self.effect.set_type("strong" if removes_everyone else "body")
        self.setAccessibleDescription(words)

    def take_focus(self) -> None:
        """The keyboard begins at the first row."""
        self.rows[0].take_focus()

    def _drop(self, row: RuleRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        if not self.rows:
            self.removed.emit()
            return
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._lay()
        self.rows[max(0, place - 1)].take_focus()
        self.changed.emit()

    def _turned(self) -> None:
        self._lay()
        self.changed.emit()

    def _lay(self) -> None:
        self._column.lay(self.rows, self.match.match)


Row = RuleRow | RuleGroup | UnknownRow


class RuleBlock(Card):
    """The card "Who fits" or "Leave out": `show_group(group)`, `group()`, `show_effects(effects)`; `changed()`."""

    changed = Signal()

    def __init__(self, tasks: Tasks, title: str, *, leaves_out: bool) -> None:
        super().__init__(title, padding=18, spacing=6)
        self._tasks, self._leaves_out = tasks, leaves_out
        self.rows: list[Row] = []
        self._asked: list[Row] = []
        self.match = MatchButton("any" if leaves_out else "all")
        self.match.turned.connect(self._turned)
        self.head.addWidget(self.match)
        self.head.addStretch(1)
        self._effect = Text(tr("effect"), "small", "mute")
        self.head.addWidget(self._effect)
        self.head.addSpacing(theme.px(34))
        self._column = Rows(joined=not leaves_out)
        self.body.addLayout(self._column)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        label = tr("Exception") if leaves_out else tr("Condition")
        self.add = Button(label, "link", icon="plus", on_click=lambda: self._added(self.add_row(FIRST)))
        foot.addWidget(self.add)
        if not leaves_out:
            self.add_group = Button(
                tr("Group"), "link", icon="plus", on_click=lambda: self._added(self.add_row(Group("any", (FIRST,))))
            )
            self.reachable = Button(tr("Reachable now"), "link", icon="plus", on_click=self._add_reachable)
            foot.addWidget(self.add_group)
            foot.addWidget(self.reachable)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self._lay()

    def show_group(self, group: Group, unknown: Sequence[str] = ()) -> None:
        """Show these rows, and a red one for each field nobody knows."""
        for row in list(self.rows):
            self._take_out(row)
        self.match.set_match(group.match)
        for name in unknown:
            self._put_in(UnknownRow(name))
        for item in group.items:
            self.add_row(item)
        self._lay()

    def group(self) -> Group:
        """The rows that ask something."""
        self._asked = [row for row in self.rows if row.condition() is not None]
        items = tuple(cast("Condition | Group", row.condition()) for row in self._asked)
        return Group(self.match.match, items)

    def why_not(self) -> str:
        """Why the rule cannot be kept as it is, or ""."""
        return next((why for row in self.rows if (why := row.why_not())), "")

    def show_effects(self, effects: "Sequence[RowEffect]") -> None:
        """Say what each row does that was in the last `group()`."""
        if len(effects) != len(self._asked):
            return
        any_of = self.match.match == "any"
        for place, (row, effect) in enumerate(zip(self._asked, effects, strict=True)):
            first = not self._leaves_out and (place == 0 or any_of)
            words = effect_words(effect.left, effect.removed, first=first)
            row.show_effect(words, removes_everyone=effect.removes_everyone)
        for row in self.rows:
            if row not in self._asked:
                row.show_effect("")

    def add_row(self, item: Condition | Group) -> Row:
        """One more row or group."""
        row = RuleGroup(self._tasks, item) if isinstance(item, Group) else RuleRow(self._tasks, item)
        self._put_in(row)
        self._lay()
        return row

    def _put_in(self, row: Row) -> None:
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._drop(row))
        self.rows.append(row)

    def _added(self, row: Row) -> None:
        row.take_focus()
        self.changed.emit()

    def _add_reachable(self) -> None:
        held = [row.condition() for row in self.rows]
        for condition in REACHABLE:
            if condition not in held:
                self.add_row(condition)
        self.changed.emit()

    def _drop(self, row: Row) -> None:
        place = self.rows.index(row)
        self._take_out(row)
        self._lay()
        if self.rows:
            self.rows[max(0, place - 1)].take_focus()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _take_out(self, row: Row) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _turned(self) -> None:
        self._lay()
        self.changed.emit()

    def _lay(self) -> None:
        self._column.lay(self.rows, self.match.match)
        self._effect.setVisible(bool(self.rows) and not self._leaves_out)
        self.match.setVisible(len(self.rows) > 1 or self.match.match != ("any" if self._leaves_out else "all"))
        self._order()

    def _order(self) -> None:
        """Tab goes as one reads."""
        stops: list[QWidget] = [self.match]
        for row in self.rows:
            if isinstance(row, RuleRow):
                stops += [row.field, row.operator, row.values.line, row.remove]
            elif isinstance(row, RuleGroup):
                stops += [row.match, row.remove]
                for inner in row.rows:
                    stops += [inner.field, inner.operator, inner.values.line, inner.remove]
                stops.append(row.add)
            else:
                stops.append(row.remove)
        stops.append(self.add)
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)
