"""People under their verdicts, each with its reason: any number of them, only those on screen are painted.

A group shows its first five and folds the others; a reason is never cut, it wraps.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView

from desktop.domain.folding import fold
from desktop.gui import theme
from desktop.gui.words import number, plural, tr

FEW = 5
Opened = Literal["closed", "few", "all"]
_ORDER: tuple[Opened, ...] = ("closed", "few", "all")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One person with the reason, and what to know besides."""

    id: int
    name: str
    outlet: str
    address: str
    reason: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerdictGroup:
    """People with one verdict."""

    key: str
    title: str
    note: str
    icon: str
    tone: str
    lines: Sequence[VerdictLine]


@dataclass(frozen=True, slots=True)
class Shown:
    """One row: the head of a group (`line` is None) or a person; `last` of its group."""

    group: VerdictGroup
    line: VerdictLine | None
    last: bool


class VerdictModel(QAbstractListModel):
    """The rows to be seen now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.groups: Sequence[VerdictGroup] = ()
        self.rows: list[Shown] = []
        self._opened: dict[str, Opened] = {}
        self._wanted: list[str] = []
        self._fits: dict[str, list[VerdictLine]] = {}
        self._sought: dict[int, str] = {}

    def show(self, groups: Sequence[VerdictGroup]) -> None:
        """Show these."""
        self.groups = groups
        self._sought.clear()
        self._build()

    def narrow(self, wanted: list[str]) -> None:
        """Only people in whom all these words are found."""
        self._wanted = wanted
        self._build()

    def opened(self, group: VerdictGroup) -> Opened:
        """How far a group is open."""
        return self._opened.get(group.key, "few")

    def open(self, group: VerdictGroup, how: Opened) -> None:
        """Open it so far."""
        if self.opened(group) != how:
            self._opened[group.key] = how
            self._build()

    def fitting(self, group: VerdictGroup) -> int:
        """How many of a group fit the filter."""
        return len(self._fits[group.key])

    def hidden(self, group: VerdictGroup) -> int:
        """How many more there are than shown."""
        return max(0, self.fitting(group) - FEW) if self.opened(group) == "few" else 0

    def narrowed(self) -> bool:
        """Whether a filter is in force."""
        return bool(self._wanted)

    def head_of(self, row: int) -> int:
        """The row of the head above."""
        while row > 0 and self.rows[row].line is not None:
            row -= 1
        return row

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row in words."""
        shown = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._head(shown.group) if shown.line is None else _aloud(shown.group, shown.line)
        return None

    def _head(self, group: VerdictGroup) -> str:
        said = [f"{number(len(group.lines))} {group.title}", group.note]
        if more := self.hidden(group):
            said.append(more_words(more))
        said.append(tr("closed") if self.opened(group) == "closed" else tr("open"))
        return ", ".join(part for part in said if part)

    def _build(self) -> None:
        self.beginResetModel()
        self._fits = {group.key: [*self._fitting(group)] for group in self.groups}
        self.rows = [row for group in self.groups for row in self._rows(group)]
        self.endResetModel()

    def _fitting(self, group: VerdictGroup) -> Sequence[VerdictLine]:
        if not self._wanted:
            return group.lines
        return [line for line in group.lines if all(word in self._folded(line) for word in self._wanted)]

    def _folded(self, line: VerdictLine) -> str:
        """What the filter looks into; made when it is first asked for."""
        if line.id not in self._sought:
            self._sought[line.id] = fold(f"{line.name} {line.outlet} {line.address} {line.reason}")
        return self._sought[line.id]

    def _rows(self, group: VerdictGroup) -> list[Shown]:
        many = {"closed": 0, "few": FEW, "all": None}[self.opened(group)]
        lines = self._fits[group.key][:many]
        found = [Shown(group, None, not lines)]
        return found + [Shown(group, line, line is lines[-1]) for line in lines]


def more_words(count: int) -> str:
    """How many are folded away."""
    return plural(count, "{n} more", "{n} more")


def _aloud(group: VerdictGroup, line: VerdictLine) -> str:
    parts = (line.name, line.outlet, f"{group.title}: {line.reason}", *line.warnings, line.address)
    return ", ".join(part for part in parts if part)


class VerdictList(QListView):
    """`VerdictList("Who may receive it")`, then `show_groups([...])`; `narrow(words)` filters.

    A click, Enter or Space on a head opens it further or folds it, Right opens, Left closes and goes up to the head.
    `opened(id)` comes for Enter or a double click on a person, `looked(id)` when the row changes (0 for a head).
    """

    opened = Signal(int)
    looked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        from desktop.gui.widgets.verdict_paint import VerdictDelegate

        self.setAccessibleName(name)
        self.people = VerdictModel(self)
        self.setModel(self.people)
        self._delegate = VerdictDelegate(self, self.people)
        self.setItemDelegate(self._delegate)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._look(now.row()))
        self.people.modelReset.connect(lambda: self.selectionModel().reset())
        theme.on_change(self._restyle)

    def show_groups(self, groups: Sequence[VerdictGroup]) -> None:
        """Show these; what was opened stays open."""
        self._keeping(lambda: self.people.show(groups))

    def narrow(self, typed: str) -> None:
        """Show only people in whom all these words are found."""
        self._keeping(lambda: self.people.narrow(fold(typed).split()))

    def words_shown(self) -> list[str]:
        """Every row that can be seen by scrolling."""
        return [str(self.people.data(self.people.index(row))) for row in range(self.people.rowCount())]

    def open_group(self, key: str, how: Opened) -> None:
        """Open a group so far."""
        group = next(group for group in self.people.groups if group.key == key)
        self._keeping(lambda: self.people.open(group, how))

    def current_line(self) -> VerdictLine | None:
        """The person the keyboard is on."""
        row = self.currentIndex().row()
        return self.people.rows[row].line if 0 <= row < len(self.people.rows) else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a head opens or folds."""
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            shown = self.people.rows[index.row()]
            if shown.line is None:
                at_chevron = self._delegate.on_chevron(self.visualRect(index), event.position().toPoint())
                self._press(index.row(), chevron=at_chevron)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A person is opened."""
        line = self.current_line()
        if line is not None:
            self.opened.emit(line.id)
        else:
            self.mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press; the arrows along the reading direction open and close."""
        key, row = event.key(), self.currentIndex().row()
        opens, closes = Qt.Key.Key_Right, Qt.Key.Key_Left
        if theme.right_to_left():
            opens, closes = closes, opens
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if row < 0 or held:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._press(row)
        elif key in {opens, closes}:
            self._fold(row, further=key == opens)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reasons wrap anew."""
        super().resizeEvent(event)
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()

    def _press(self, row: int, *, chevron: bool = False) -> None:
        shown = self.people.rows[row]
        if shown.line is not None:
            self.opened.emit(shown.line.id)
            return
        group, many = shown.group, self.people.fitting(shown.group) > FEW
        state = self.people.opened(group)
        if chevron or not many:
            after: Opened = "few" if state == "closed" else "closed"
        else:
            after = "all" if state == "few" else "few"
        self._keeping(lambda: self.people.open(group, after))

    def _fold(self, row: int, *, further: bool) -> None:
        head = self.people.head_of(row)
        group, order = self.people.rows[head].group, _ORDER
        state = self.people.opened(group)
        if not further and row != head:
            self.setCurrentIndex(self.people.index(head))
            return
        most = 2 if self.people.fitting(group) > FEW else 1
        place = order.index(state) + (1 if further else -1)
        self._keeping(lambda: self.people.open(group, order[max(0, min(most, place))]))

    def _keeping(self, act: Callable[[], None]) -> None:
        """Do it and stay where the keyboard and the eye are."""
        row, scrolled, line = self.currentIndex().row(), self.verticalScrollBar().value(), self.current_line()
        group = self.people.rows[row].group.key if 0 <= row < len(self.people.rows) else ""
        act()
        rows = self.people.rows
        same = (n for n, one in enumerate(rows) if (one.line and line and one.line.id == line.id))
        heads = (n for n, one in enumerate(rows) if one.line is None and one.group.key == group)
        place = next(same, next(heads, 0))
        if rows:
            self.setCurrentIndex(self.people.index(place))
        self.verticalScrollBar().setValue(scrolled)

    def _look(self, row: int) -> None:
        line = self.people.rows[row].line if 0 <= row < len(self.people.rows) else None
        self.looked.emit(line.id if line is not None else 0)

    def _restyle(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()
