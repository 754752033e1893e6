"""The table of the program: QTableView with one painting delegate, remembered columns and keys for lists."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.gui import theme
from desktop.gui.models.window import WindowModel
from desktop.gui.widgets.cells import Brush
from desktop.gui.widgets.header import Header

ROW_NORMAL, ROW_DENSE, ROW_TWO_LINES = 43, 36, 46
_KEPT_SELECTION = 5_000


class CellDelegate(QStyledItemDelegate):
    """Paints every cell of a `Table` from the model's values, without asking Qt's roles."""

    def __init__(self, table: "Table") -> None:
        super().__init__(table)
        self._table = table
        self.brush = Brush()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Paint ground, separator and content of one cell."""
        table = self._table
        area: QRect = option.rect
        line, column = index.row(), index.column()
        ground = table.ground(line, selected=bool(option.state & QStyle.StateFlag.State_Selected))
        painter.fillRect(area, theme.colour(ground))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, theme.colour("line2"))
        model = table.window_model()
        value = model.cell(line, column)
        inside = area.adjusted(table.margin, 0, -table.margin, -1)
        if value is None:
            if model.late:
                self.brush.waiting(painter, inside, line, disc=model.columns[column].kind == "person")
            return
        self.brush.cell(painter, inside, model.columns[column].kind, value)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Any) -> QSize:
        """The row height of the table."""
        return QSize(80, self._table.row_height())


class Table(QTableView):
    """A list of records: `Table(model, name="Contacts")`.

    Signals: `opened(id)` for Enter, double click; `chosen()` when the selection changed (see `selected_ids`);
    `sort_asked(key, descending)` for a click on a header; `menu_asked(point)` for a context menu;
    `columns_changed()` when somebody moved, resized or hid a column (see `columns_state` and `restore_columns`).
    Keys: J K as arrows, X or Space selects, Home and End; other single letters go to `letters(letter) -> bool`
    and longer keys (F2, Del, Ctrl+C) to `commands(keys) -> bool`: `table.letters = actions.press; table.commands =
    actions.press_keys`.
    """

    opened = Signal(int)
    chosen = Signal()
    sort_asked = Signal(str, bool)
    menu_asked = Signal(QPoint)
    columns_changed = Signal()
    hovered_changed = Signal()

    def __init__(
        self, model: WindowModel[Any], *, name: str, row_height: int = ROW_NORMAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.letters: Callable[[str], bool] = lambda _letter: False
        self.commands: Callable[[QKeySequence], bool] = lambda _keys: False
        self.letters_on = True
        self.hovered = -1
        self._height = row_height
        self._model = model
        self._kept: list[int] = []
        self.margin = theme.px(10)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._header = Header(self)
        self.setHorizontalHeader(self._header)
        self._configure()
        self.setModel(model)
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self._header.prepare(model.columns)
        self._header.sort_asked.connect(self.sort_asked)
        self._header.changed.connect(self.columns_changed)
        self._header.fit_asked.connect(self._fit)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.customContextMenuRequested.connect(self.menu_asked)
        self._restyle()
        theme.on_change(self._restyle)

    def _configure(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)  # a larger one would resize each of 100,000 rows by itself

    # -- what pages ask -------------------------------------------------------------------------------------------

    def window_model(self) -> WindowModel[Any]:
        """The model shown."""
        return self._model

    def row_height(self) -> int:
        """Pixels a row is high now."""
        return theme.px(self._height)

    def set_row_height(self, height: int) -> None:
        """Change the row height (43 normal, 36 dense, 46 two lines), in pixels at 100 %."""
        self._height = height
        self._restyle()

    def current_id(self) -> int | None:
        """The id of the current line, if any."""
        return self._model.id_at(self.currentIndex().row())

    def selected_ids(self) -> list[int]:
        """The ids selected, in the order of the list. Quick for any number."""
        ids = self._model.ids()
        ranges = sorted(self._ranges())
        found: list[int] = []
        last = -1
        for top, bottom in ranges:
            start = max(top, last + 1)
            found.extend(ids[start : bottom + 1])
            last = max(last, bottom)
        return found

    def selected_count(self) -> int:
        """How many are selected."""
        count, last = 0, -1
        for top, bottom in sorted(self._ranges()):
            count += max(0, bottom - max(top, last + 1) + 1)
            last = max(last, bottom)
        return count

    def _ranges(self) -> list[tuple[int, int]]:
        """The selected stretches of lines."""
        picked = self.selectionModel().selection()
        return [(picked.at(place).top(), picked.at(place).bottom()) for place in range(picked.count())]

    def select_ids(self, ids: Sequence[int]) -> None:
        """Select these records and make the first the current one."""
        lines = self._model.lines_of(ids)
        picked = QItemSelection()
        last_column = self._model.columnCount() - 1
        for line in lines:
            picked.select(self._model.index(line, 0), self._model.index(line, last_column))
        flags = QItemSelectionModel.SelectionFlag
        if lines:
            first = self._model.index(lines[0], 0)
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)
        self.selectionModel().select(picked, flags.ClearAndSelect)

    def columns_state(self) -> tuple[str, ...]:
        """Order, widths and hidden columns, to be remembered: ("name:200", "-beat:150", …)."""
        return self._header.columns_state()

    def restore_columns(self, state: Sequence[str]) -> None:
        """Put the columns as they were. Unknown ones are ignored, new ones keep their place."""
        self._header.restore(state)

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Show which column orders the list."""
        self._header.show_sort(key, descending=descending)

    def column_menu(self, at: QPoint | None = None) -> None:
        """Offer the columns to show and hide, with the keyboard too."""
        self._header.offer_menu(at)

    def ground(self, line: int, *, selected: bool) -> str:
        """The token a row is painted on."""
        return "sel" if selected else "hover" if line == self.hovered else "surf"

    # -- events ---------------------------------------------------------------------------------------------------

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell the page."""
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not a search."""
        del search

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; single letters move, select or go to the page's own commands."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # Alt with an arrow goes through places and steps, not through lines
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex().row())
        elif plain and key == Qt.Key.Key_Space:
            self._toggle()
        elif plain and self.letters_on and self._letter(event.text().upper()):
            event.accept()
        elif not self.commands(QKeySequence(event.keyCombination())):
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Put the light out when the pointer leaves, also past a row's own buttons."""
        if event.type() == QEvent.Type.Leave and not self.viewport().rect().contains(
            self.viewport().mapFromGlobal(self.cursor().pos())
        ):
            self._hover(-1)
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the whole width while nobody chose widths."""
        super().resizeEvent(event)
        self._fit()

    # -- inside ---------------------------------------------------------------------------------------------------

    def _letter(self, letter: str) -> bool:
        if letter in {"J", "K"}:
            line = self.currentIndex().row() + (1 if letter == "J" else -1)
            if 0 <= line < self._model.rowCount():
                self.setCurrentIndex(self._model.index(line, max(0, self.currentIndex().column())))
            return True
        if letter == "X":
            self._toggle()
            return True
        return bool(letter) and letter.isalpha() and self.letters(letter)

    def _toggle(self) -> None:
        flags = QItemSelectionModel.SelectionFlag
        if self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), flags.Toggle | flags.Rows)

    def _open(self, line: int) -> None:
        record_id = self._model.id_at(line)
        if record_id is not None:
            self.opened.emit(record_id)

    def _hover(self, line: int) -> None:
        if line == self.hovered:
            return
        before, self.hovered = self.hovered, line
        self.hovered_changed.emit()
        for changed in (before, line):
            if changed >= 0:
                top = self.rowViewportPosition(changed)
                self.viewport().update(0, top, self.viewport().width(), self.row_height())

    def _remember(self) -> None:
        self._kept = self.selected_ids() if self.selected_count() <= _KEPT_SELECTION else []

    def _recall(self) -> None:
        self._hover(-1)
        if self._kept:
            self.select_ids(self._kept)
        self.chosen.emit()

    def _fit(self) -> None:
        self._header.fit(self.viewport().width())

    def _restyle(self) -> None:
        self.margin = theme.px(10)
        self._delegate.brush.forget() if hasattr(self, "_delegate") else None
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self._header.restyle()
        self.viewport().update()
