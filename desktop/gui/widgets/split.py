"""A list with details beside it; in a narrow window the details are a sheet over the list."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.gui import theme
from desktop.gui.widgets.overlay import slide_in
from desktop.gui.widgets.panels import rule

PANE, NARROW_BELOW = 350, 1180


class Split(QWidget):
    """`Split(list_side, pane)`. Below 1180 px of window the pane is hidden until `show_sheet()`; Esc closes it.

    `narrowed(bool)` tells when that changes, so that the pane can offer a way to close.
    """

    narrowed = Signal(bool)

    def __init__(self, main: QWidget, pane: QWidget) -> None:
        super().__init__()
        self.main, self.pane = main, pane
        main.setParent(self)
        pane.setParent(self)
        self._edge = rule(upright=True)
        self._edge.setParent(self)
        self._narrow = False
        self._sheet = False
        self._wanted = True
        self._before: QWidget | None = None
        pane.installEventFilter(self)
        theme.on_change(self._arrange)

    def is_narrow(self) -> bool:
        """Whether the pane is a sheet now."""
        return self._narrow

    def want_pane(self, wanted: bool) -> None:  # noqa: FBT001 - the one thing it does
        """Whether there is anything to be shown beside the list."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._arrange()

    def show_sheet(self) -> None:
        """In a narrow window bring the pane over the list; in a wide one it is there already."""
        if self._narrow and not self._sheet and self._wanted:
            self._before = self.window().focusWidget()
            self._sheet = True
            self._arrange()
            slide_in(self.pane, -40 if theme.right_to_left() else 40, 0)

    def close_sheet(self) -> None:
        """Take the sheet away, and give the focus back."""
        if self._narrow and self._sheet:
            self._sheet = False
            self._arrange()
            if self._before is not None:
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        narrow = self.window().width() < theme.px(NARROW_BELOW)
        if narrow != self._narrow:
            self._narrow, self._sheet = narrow, False
            self.narrowed.emit(narrow)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the sheet."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress and self._narrow and self._sheet:
            self.close_sheet()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Turn round with the reading direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        beside = self._wanted and not self._narrow
        shown = beside or (self._wanted and self._sheet)
        room = min(theme.px(PANE), width)
        rtl = theme.right_to_left()
        inner = width - room - 1 if beside else width
        self.main.setGeometry(width - inner if rtl else 0, 0, inner, height)
        self.pane.setGeometry(0 if rtl else width - room, 0, room, height)
        self._edge.setGeometry(room if rtl else width - room - 1, 0, 1, height)
        for part in (self.pane, self._edge):
            part.setVisible(shown)
            part.raise_()
