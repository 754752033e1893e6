"""One row of a rule: field, operator, values, what it does, and the way to take it away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from desktop.domain.query import Ask, Condition, Operator
from desktop.gui import theme
from desktop.gui.models import rule_fields as fields
from desktop.gui.tasks import Tasks
from desktop.gui.widgets.buttons import IconButton
from desktop.gui.widgets.fields import Combo
from desktop.gui.widgets.forms import Trouble
from desktop.gui.widgets.panels import Picture
from desktop.gui.widgets.popover import Pick
from desktop.gui.widgets.text import Text
from desktop.gui.widgets.tokens import TokenField
from desktop.gui.words import number, tr

FIELD, OPERATOR, EFFECT, NARROW = 142, 132, 84, 560


class RuleRow(QWidget):
    """`condition()` is what it asks, or None while it has no value yet. `changed()`, `removed()`."""

    changed = Signal()
    removed = Signal()

    def __init__(self, tasks: Tasks, condition: Condition) -> None:
        super().__init__()
        self._tasks = tasks
        self._picks: list[Pick] | None = None
        self._gone = ""
        self.field = Combo(fields.fields(), name=tr("Field"), value=condition.ask.value)
        self.operator = Combo(fields.operators(condition.ask, condition.operator), name=tr("How it compares"))
        self.operator.set_value(condition.operator.value)
        self.values = self._value_field()
        self.effect = Text("", "body", "mute")
        self.effect.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.remove = IconButton("x", tr("Take this row away"), on_click=self.removed.emit)
        self._way_out = QWidget()
        way_out = QHBoxLayout(self._way_out)
        way_out.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        way_out.addWidget(self.remove)
        self._trouble, self._nobody = Trouble(), Text(tr("After this row nobody is left."), "small", "amber", wrap=True)
        for part in (self._trouble, self._nobody):
            part.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        self._wide: bool | None = None
        self._arrange(wide=True)
        self.field.chosen.connect(self._field_chosen)
        self.operator.chosen.connect(self._operator_chosen)
        self._show_condition(condition)

    # -- what it asks ---------------------------------------------------------------------------------------------

    def ask(self) -> Ask:
        """The field."""
        return Ask(self.field.value())

    def how(self) -> Operator:
        """The operator."""
        return Operator(self.operator.value())

    def condition(self) -> Condition | None:
        """What it asks; None while a value is missing."""
        if not fields.takes_values(self.how()):
            return Condition(self.ask(), self.how())
        values = self.values.tokens()
        return Condition(self.ask(), self.how(), values) if values else None

    def why_not(self) -> str:
        """Why the rule cannot be kept with this row, or ""."""
        if self._gone:
            return self._gone
        if self.condition() is None:
            return tr("“{field}” has no value yet", field=fields.field_words(self.ask()))
        return ""

    def show_effect(self, words: str, *, removes_everyone: bool = False) -> None:
        """Say what it does; amber where nobody is left after it."""
        self.effect.setText(words)
        self.effect.set_tone("amber" if removes_everyone else "mute")
        self.effect.set_type("strong" if removes_everyone else "body")
        self.values.mark("error" if self._gone else "check" if removes_everyone else "")
        self._nobody.setVisible(removes_everyone and not self._gone)
        self.setAccessibleDescription(words)

    def take_focus(self) -> None:
        """The keyboard begins at the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- choices --------------------------------------------------------------------------------------------------

    def _field_chosen(self, _key: str) -> None:
        operator = Operator(fields.operators(self.ask())[0][0])
        self._show_condition(Condition(self.ask(), operator))
        self.changed.emit()

    def _operator_chosen(self, _key: str) -> None:
        kept = self.values.tokens()
        before = getattr(self, "_days", False)
        if before != fields.takes_days(self.how()):
            kept = ()
        self._show_condition(Condition(self.ask(), self.how(), kept))
        self.changed.emit()

    def _show_condition(self, condition: Condition) -> None:
        ask, how = condition.ask, condition.operator
        self.operator.set_choices(fields.operators(ask, how))
        self.operator.set_value(how.value)
        self._days = fields.takes_days(how)
        self._picks = fields.fixed_picks(ask, how)
        self.values.setVisible(fields.takes_values(how))
        self.values.read_with(fields.reader(ask, how), most=1 if self._days else 500)
        self.values.set_tokens([(value, fields.value_words(ask, how, value)) for value in condition.values])
        self._gone = ""
        self._say("")
        if ask in {Ask.LIST, Ask.IMPORT} and condition.values:
            values = condition.values
            self._tasks.read(
                self, lambda ws: fields.read_names(ws, ask, values), lambda names: self._know(ask, values, names),
                question="names",
            )  # fmt: skip

    def _know(self, ask: Ask, values: Sequence[str], names: dict[str, str]) -> None:
        if ask is not self.ask():
            return
        for value in values:
            self.values.name_token(value, names.get(value, tr("no longer there")))
        if ask is Ask.LIST and any(value not in names for value in values):
            self._gone = tr("This list no longer exists")
            self.values.mark("error")
            self._say(tr("This list no longer exists. Take it away, or choose another."))
        self.changed.emit()

    def _value_field(self) -> TokenField:
        made = TokenField(tr("Values"), self._offer)
        made.changed.connect(self._values_changed)
        return made

    def _values_changed(self) -> None:
        if self._gone:
            self._show_condition(Condition(self.ask(), self.how(), self.values.tokens()))
        self.changed.emit()

    def _offer(self, typed: str, answer: Callable[[Sequence[Pick]], None]) -> None:
        if self._picks is not None:
            answer(fields.fitting(self._picks, typed))
            return
        ask = self.ask()

        def know(picks: list[Pick]) -> None:
            self._picks = picks
            answer(fields.fitting(picks, typed))

        self._tasks.read(self, lambda workspace: fields.read_picks(workspace, ask), know, question="picks")

    # -- looks ----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow rows have their values below."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= theme.px(NARROW))

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        grid, top = self._grid, Qt.AlignmentFlag.AlignTop
        for part in (self.field, self.operator, self.values, self.effect, self._way_out, self._trouble, self._nobody):
            grid.removeWidget(part)
        self.field.setMinimumWidth(theme.px(FIELD))
        self.operator.setMinimumWidth(theme.px(OPERATOR))
        self.effect.setMinimumSize(theme.px(EFFECT), theme.px(32))
        grid.addWidget(self.field, 0, 0, top)
        grid.addWidget(self.operator, 0, 1, top)
        grid.addWidget(self.values, *((0, 2) if wide else (1, 0, 1, 5)))
        grid.addWidget(self.effect, 0, 3, top)
        grid.addWidget(self._way_out, 0, 4, top)
        grid.addWidget(self._trouble, 2, 0, 1, 5)
        grid.addWidget(self._nobody, 3, 0, 1, 5)
        grid.setColumnStretch(2, 1)

    def _say(self, words: str) -> None:
        self._trouble.setVisible(bool(words))
        self._trouble.say(words)


class UnknownRow(QFrame):
    """A row this version cannot read: it can only be taken away."""

    changed = Signal()
    removed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("box", "refused")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(4), theme.px(4))
        row.setSpacing(theme.px(8))
        row.addWidget(Picture("circle-alert", "red", 16))
        self.words = tr("This field no longer exists: {field}", field=name)
        row.addWidget(Text(self.words, "medium", "red", wrap=True), 1)
        self.remove = IconButton("x", tr("Take this row away"), on_click=self.removed.emit)
        row.addWidget(self.remove)
        self.setAccessibleName(self.words)

    def condition(self) -> None:
        """It asks nothing that could be answered."""
        return

    def why_not(self) -> str:
        """It must go first."""
        return tr("Take away the row whose field no longer exists")

    def show_effect(self, words: str, *, removes_everyone: bool = False) -> None:
        """It has none."""

    def take_focus(self) -> None:
        """The keyboard begins at the way out."""
        self.remove.setFocus(Qt.FocusReason.OtherFocusReason)


def effect_words(left: int, removed: int, *, first: bool) -> str:
    """What a row does: "1,406 fit", "− 288"."""
    if first:
        return tr("{n} fit", n=left)
    return f"− {number(removed)}" if removed else tr("no change")
