"""The few acts of a row, at its end: on the row under the pointer, and on the row the keyboard is at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class RowAction:
    """One act of a row.

    Attributes:
        words: what it does; may depend on the record ("Undo", "Redo"), "" hides it for this record.
        do: does it for the record with this id.
        reason: why it cannot be done for this record now, or "".
    """

    icon: str
    words: Callable[[int], str]
    do: Callable[[int], object]
    reason: Callable[[int], str] = lambda _id: ""
    labelled: bool = False


class RowActions(QObject):
    """`RowActions(table, [RowAction("pencil", lambda id: tr("Rename"), self._rename)])`.

    The same acts must be in the context menu or on keys: these are for the pointer and do not take Tab.
    """

    def __init__(self, table: Table, acts: Sequence[RowAction]) -> None:
        super().__init__(table)
        self._table = table
        self.hover = _Bar(table, acts)
        self.current = _Bar(table, acts)
        table.hovered_changed.connect(self.place)
        table.chosen.connect(self.place)
        table.selectionModel().currentChanged.connect(lambda *_: self.place())
        table.verticalScrollBar().valueChanged.connect(self.place)
        table.horizontalScrollBar().valueChanged.connect(self.place)
        model = table.window_model()
        for signal in (model.modelReset, model.dataChanged):
            signal.connect(lambda *_: self.place())
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)
        theme.on_change(self.again)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the table's size and focus."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Show}:
            self.place()
        return super().eventFilter(watched, event)

    def again(self) -> None:
        """Take the look in force."""
        self.hover.forget()
        self.current.forget()
        self.place()

    def place(self) -> None:
        """Put the acts where pointer and keyboard are."""
        line = self._table.currentIndex().row()
        selected = line >= 0 and self._table.selectionModel().isRowSelected(line)
        self.current.show_at(line if selected else -1)
        self.hover.show_at(self._table.hovered if self._table.hovered != line or not selected else -1)


class _Bar(QWidget):
    """The buttons at the end of one row, on the row's own ground."""

    def __init__(self, table: Table, acts: Sequence[RowAction]) -> None:
        super().__init__(table.viewport())
        self._table, self._acts = table, list(acts)
        self._line, self._id = -1, -1
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(10), 0, theme.px(8), 0)
        self._row.setSpacing(theme.px(2))
        self.buttons: list[Button | IconButton] = []
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def show_at(self, line: int) -> None:
        record = self._table.window_model().id_at(line) if line >= 0 else None
        if record is None:
            self.hide()
            self._line = -1
            return
        self._line, self._id = line, record
        if not self.buttons:
            self._make()
        if not self._name():
            self.hide()
            return
        self._row.invalidate()
        width, height = self.sizeHint().width(), self._table.row_height() - 1
        port = self._table.viewport().width()
        left = 0 if theme.right_to_left() else port - width
        self.setGeometry(QRect(left, self._table.rowViewportPosition(line), width, height))
        self.show()
        self.raise_()
        self.update()

    def forget(self) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons.clear()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The row's ground, so that the text below does not shine through."""
        if self._line < 0:
            return
        selected = self._table.selectionModel().isRowSelected(self._line)
        QPainter(self).fillRect(self.rect(), theme.colour(self._table.ground(self._line, selected=selected)))

    def _make(self) -> None:
        for act in self._acts:
            made = self._button(act)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._row.addWidget(made)
            self.buttons.append(made)

    def _button(self, act: RowAction) -> Button | IconButton:
        if act.labelled:
            return Button(act.words(self._id), "small", icon=act.icon, on_click=lambda: act.do(self._id))
        return IconButton(act.icon, act.words(self._id), on_click=lambda: act.do(self._id))

    def _name(self) -> bool:
        """Say what each does for this record; whether there is any."""
        some = False
        for act, button in zip(self._acts, self.buttons, strict=True):
            words = act.words(self._id)
            button.setVisible(bool(words))
            some = some or bool(words)
            if isinstance(button, Button):
                button.set_label(words)
            else:
                button.setAccessibleName(words)
            button.forbid(act.reason(self._id))
        return some
