"""Lists of any length: all ids at once, rows only as they are seen."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from desktop.gui.widgets.cells import CellKind, CellValue, in_words

PAGE = 200
_KEPT_ROWS = 60 * PAGE
_PAGES_AT_ONCE = 3
WAITING = "…"
LATE_MS = 300
_FEW = 4
Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> int:
        """What names it."""
        ...


R = TypeVar("R", bound=Row)
Answer = Callable[[Sequence[R]], None]
Fetch = Callable[[Sequence[int], Callable[[Sequence[R]], None]], None]


@dataclass(frozen=True)  # no slots: `Column[ContactRow](…)` must work
class Column(Generic[R]):
    """One column: what it is called, what it shows of a row, and how.

    Attributes:
        key: what remembers it ("outlet").
        title: its header in words, translated.
        value: the cell of a row: text, or a `Person`, `Lines`, `VerdictCell`, tuple of `ChipCell`.
        kind: how plain text is painted: "text", "strong", "mute", "number".
        words: the cell read aloud ("Embargo record: 1 broken"); without it the cell's own words. Give the first
            column one that holds name, outlet and verdict: screen readers read only the current cell.
        width: pixels at 100 %.
        sort: the order a click on the header asks for; "" for none.
        hidden: hidden until somebody asks for it.
    """

    key: str
    title: str
    value: Callable[[R], CellValue]
    kind: CellKind = "text"
    words: Callable[[R], str] | None = None
    width: int = 120
    sort: str = ""
    hidden: bool = False


class WindowModel(QAbstractTableModel, Generic[R]):
    """A table model that never waits: `WindowModel(columns, fetch)`, then `set_ids(array('q', …))`.

    `fetch(ids, answer)` is asked for up to 200 rows once the event loop is free, and calls `answer(rows)` when it
    has them (through `tasks.read`). Until then cells say "…"; once `late`, after 300 ms, pale bars are painted. Rows
    known by id stay known when the ids change.
    """

    arrived = Signal()

    def __init__(self, columns: Sequence[Column[R]], fetch: Fetch[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._ids: array[int] = array("q")
        self._rows: OrderedDict[int, R] = OrderedDict()
        self._asked: set[int] = set()
        self._gone: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._age = 0
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._ask)
        self.late = False
        self._patient = True

    def set_ids(self, ids: "array[int]") -> None:
        """Show these records in this order."""
        self.beginResetModel()
        self._ids = ids
        self._wanted.clear()
        self._gone.clear()
        self.endResetModel()

    def ids(self) -> "array[int]":
        """All ids in order."""
        return self._ids

    def id_at(self, row: int) -> int | None:
        """The id in a line, if there is such a line."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def line_of(self, record_id: int) -> int:
        """The line of an id, or -1."""
        try:
            return self._ids.index(record_id)
        except ValueError:
            return -1

    def lines_of(self, record_ids: Sequence[int]) -> list[int]:
        """The lines of some ids, in order; those that are not here are left out."""
        if len(record_ids) < _FEW:
            return sorted(line for line in map(self.line_of, record_ids) if line >= 0)
        wanted = set(record_ids)
        return [line for line, record_id in enumerate(self._ids) if record_id in wanted]

    def row_at(self, line: int) -> R | None:
        """The record in a line if it is known by now; else it is asked for."""
        record_id = self._ids[line]
        found = self._rows.get(record_id)
        if found is None and record_id not in self._gone and record_id not in self._asked:
            self._want(line)
        return found

    def cell(self, line: int, column: int) -> CellValue | None:
        """What stands in a cell, or None while it is being read."""
        found = self._rows.get(self._ids[line])
        if found is None:
            self.row_at(line)
            return None
        return self.columns[column].value(found)

    def know(self, rows: Iterable[R]) -> None:
        """Take rows that are known already (a first page that came with the count)."""
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
        while len(self._rows) > _KEPT_ROWS:
            self._rows.popitem(last=False)

    def refresh(self, ids: Iterable[int] | None = None) -> None:
        """Read these records (or all) again because they changed. What is on screen stays until the answer is here."""
        stale = set(self._rows) if ids is None else set(ids) & set(self._rows)
        self._age += 1
        self._asked.clear()
        if ids is None:
            self._rows.clear()
        elif stale:
            if len(stale) <= PAGE:
                self._fetch_ids(sorted(stale))
            else:
                for record_id in stale:
                    del self._rows[record_id]
        self._repaint()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many records there are."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a cell: shown, read aloud, in the tool tip."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            value = self.cell(index.row(), index.column())
            return WAITING if value is None else in_words(value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def _aloud(self, line: int, column: int) -> str:
        row = self.row_at(line)
        if row is None:
            return WAITING
        spec = self.columns[column]
        if spec.words is not None:
            return spec.words(row)
        return f"{spec.title}: {in_words(spec.value(row))}"

    def _want(self, line: int) -> None:
        page = line // PAGE
        self._wanted.pop(page, None)
        self._wanted[page] = None
        if not self._later.isActive():
            self._later.start()

    def _ask(self) -> None:
        """Ask for the pages looked at last; pages scrolled past are not asked for."""
        pages = list(self._wanted)[-_PAGES_AT_ONCE:]
        self._wanted.clear()
        for page in pages:
            ids = self._ids[page * PAGE : (page + 1) * PAGE]
            missing = [i for i in ids if i not in self._rows and i not in self._asked and i not in self._gone]
            if missing:
                self._fetch_ids(missing)

    def _fetch_ids(self, ids: Sequence[int]) -> None:
        age = self._age
        self._asked.update(ids)
        if self._patient:
            self._patient = False
            QTimer.singleShot(LATE_MS, self, self._lose_patience)

        def answer(rows: Sequence[R]) -> None:
            if age != self._age:
                return
            self._asked.difference_update(ids)
            self.late = self.late and bool(self._asked)
            self.know(rows)
            self._gone.update(set(ids) - {row.id for row in rows})
            self._repaint()
            self.arrived.emit()

        self._fetch(ids, answer)

    def _lose_patience(self) -> None:
        self._patient = True
        self.late = bool(self._asked)
        self._repaint()

    def _repaint(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))
