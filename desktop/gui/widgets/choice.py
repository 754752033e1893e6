"""Ways to choose and to see where one is: segmented switch, steps of a task, boxes with one value each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.gui import fonts, icons, theme
from desktop.gui.widgets.text import ElidedLabel, Text, repolish
from desktop.gui.words import number, tr

StepState = Literal["done", "now", "waiting", "later"]


class Segmented(QFrame):
    """A switch between a few views, with counts: `Segmented([("new", "New", 842), ("all", "All", None)])`.

    `chosen(key)` comes when a person chooses; arrows move, as in a tab row.
    """

    chosen = Signal(str)

    def __init__(self, views: Sequence[tuple[str, str, int | None]], *, value: str = "", name: str = "") -> None:
        super().__init__()
        self.setProperty("box", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(2)
        self._parts: dict[str, _Segment] = {}
        for key, words, count in views:
            part = _Segment(words, count)
            part.clicked.connect(lambda _on=False, key=key: self._choose(key))
            self._parts[key] = part
            self._row.addWidget(part)
        self.set_value(value or views[0][0])

    def value(self) -> str:
        """The key of the view shown."""
        return next(key for key, part in self._parts.items() if part.isChecked())

    def set_value(self, key: str) -> None:
        """Show a view without telling anybody."""
        for other, part in self._parts.items():
            part.setChecked(other == key)
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)

    def set_count(self, key: str, count: int | None) -> None:
        """Change a view's number."""
        self._parts[key].set_count(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._parts)
        place = keys.index(self.value()) + (-step if theme.right_to_left() else step)
        if 0 <= place < len(keys):
            self._choose(keys[place])
            self._parts[keys[place]].setFocus()

    def _choose(self, key: str) -> None:
        self.set_value(key)
        self.chosen.emit(key)


class _Segment(QPushButton):
    def __init__(self, words: str, count: int | None) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoDefault(False)
        self._words, self._count = words, count
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()
        theme.on_change(self.updateGeometry)

    def set_count(self, count: int | None) -> None:
        self._count = count
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = fonts.metrics("smallmedium")
        width = metrics.horizontalAdvance(self._words) + theme.px(24)
        if self._count is not None:
            width += metrics.horizontalAdvance(number(self._count)) + theme.px(6)
        return QSize(round(width) + 1, theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.hasFocus():
            painter.setPen(theme.colour("accent" if self.hasFocus() else "line"))
            painter.setBrush(theme.colour("surf"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
        painter.setFont(fonts.font("smallmedium"))
        painter.setPen(theme.colour("text" if self.isChecked() or self.underMouse() else "mute"))
        inside = self.rect().adjusted(theme.px(12), 0, -theme.px(12), 0)
        rtl = theme.right_to_left()
        near, far = (
            (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
            if rtl
            else (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        )
        both = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(inside, near | both, self._words)
        if self._count is not None:
            painter.setPen(theme.colour("mute"))
            painter.drawText(inside, far | both, number(self._count))

    def _name(self) -> None:
        self.setAccessibleName(self._words if self._count is None else f"{self._words}, {number(self._count)}")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a task. "waiting" is amber: somebody else must act. A step is done only when all its parts are."""

    words: str
    state: StepState
    note: str = ""  # "2 of 3 partners"


_STEP_LOOKS: dict[str, tuple[str, str]] = {
    "done": ("circle-check", "green"),
    "now": ("circle-dot", "accent"),
    "waiting": ("circle-dot", "amber"),
    "later": ("circle-dashed", "mute"),
}


class Stepper(QWidget):
    """Where a task stands: `stepper.show_steps([Step("File", "done"), Step("Match columns", "now"), …])`."""

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(10))
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for place, step in enumerate(steps):
            if place:
                line = QFrame()
                line.setProperty("box", "line")
                line.setFixedSize(theme.px(23), 1)
                self._row.addWidget(line)
            self._row.addWidget(_StepLabel(step))
        said = [tr("{step}: {state}", step=s.words, state=tr(_STEP_WORDS[s.state])) for s in steps]
        self.setAccessibleName(", ".join(said))


_STEP_WORDS = {"done": "done", "now": "you are here", "waiting": "waiting for someone", "later": "to come"}


class _StepLabel(QWidget):
    def __init__(self, step: Step) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        icon, token = _STEP_LOOKS[step.state]
        self._picture, self._look = Text(), (icon, token)
        row.addWidget(self._picture)
        words = Text(step.words, "medium" if step.state == "later" else "strong")
        words.setProperty("tone", token)
        row.addWidget(words)
        if step.note:
            row.addWidget(Text(step.note, "small", "mute"))
        self._redraw()
        theme.on_change(self._redraw)

    def _redraw(self) -> None:
        self._picture.setPixmap(icons.pixmap(*self._look, theme.px(16)))


class ChoiceBox(QFrame):
    """One value offered in a comparison, chosen or not: `ChoiceBox("Layla Haddad", chosen=True, mark="radio")`.

    `locked` shows a lock and cannot be changed (the stricter one always wins); `refused` is its red form.
    """

    toggled = Signal(bool)

    def __init__(
        self,
        text: str,
        *,
        chosen: bool = False,
        mark: Literal["radio", "check", "tick"] = "check",
        locked: bool = False,
        refused: bool = False,
        on_toggle: Callable[[bool], object] | None = None,
    ) -> None:
        super().__init__()
        self._mark, self._locked, self._refused, self._chosen = mark, locked, refused, chosen
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if locked else Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), theme.px(5), theme.px(10), theme.px(5))
        row.setSpacing(theme.px(9))
        self._picture = Text()
        self.words = ElidedLabel(text or "—", "strong" if refused else "body", "red" if refused else "text")
        row.addWidget(self.words, 1)
        row.insertWidget(1 if mark == "tick" and not locked else 0, self._picture)
        self.setAccessibleName(text or tr("nothing"))
        self._redraw()
        theme.on_change(self._redraw)
        if on_toggle is not None:
            self.toggled.connect(on_toggle)

    def is_chosen(self) -> bool:
        """Whether this value stays."""
        return self._chosen

    def choose(self, chosen: bool) -> None:  # noqa: FBT001 - the one thing it does
        """Choose it or not, without telling anybody."""
        self._chosen = chosen
        self._redraw()

    def mouseReleaseEvent(self, event: object) -> None:
        """A click chooses."""
        del event
        self._press()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter choose."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return}:
            self._press()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, and the ring of the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = painter.pen()
            pen.setColor(theme.colour("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(7), theme.px(7))

    def _press(self) -> None:
        if self._locked or (self._mark == "radio" and self._chosen):
            return
        self.choose(not self._chosen)
        self.toggled.emit(self._chosen)

    def _redraw(self) -> None:
        box = "refused" if self._refused else "chosen" if self._chosen and not self._locked else "choice"
        self.setProperty("box", box)
        repolish(self)
        self._picture.setPixmap(icons.pixmap(*self._drawing(), theme.px(16)))
        self.words.set_tone("red" if self._refused else "text" if self._chosen or self._locked else "mute")
        self.setAccessibleDescription(tr("chosen") if self._chosen else tr("not chosen"))

    def _drawing(self) -> tuple[str, str]:
        if self._locked:
            return "lock", "red" if self._refused else "mute"
        if self._mark == "radio":
            return ("circle-dot", "accent") if self._chosen else ("circle", "ctl")
        if self._mark == "tick":
            return ("check", "accent" if self._chosen else "surf")
        return ("square-check", "accent") if self._chosen else ("square", "ctl")
