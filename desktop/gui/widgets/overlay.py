"""Things over the page inside the same window: the dimmed ground, dialogs on it, and the sheet at the side."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.widgets.buttons import IconButton
from desktop.gui.widgets.panels import rule
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

Where = Literal["top", "centre", "side"]


class Overlay(QWidget):
    """A dimmed ground over a window with one panel on it. Esc and a click beside it close; focus stays inside.

    Put things into `panel`. `closed` comes once; the overlay deletes itself and gives the focus back.
    """

    closed = Signal()

    def __init__(
        self, host: QWidget, panel: QFrame, where: Where = "centre", *, width: int = 560, top: int = 92
    ) -> None:
        super().__init__(host)
        self.host = host
        self.panel = panel
        self._where, self._wanted, self._top = where, width, top
        self._before = host.window().focusWidget()
        panel.setParent(self)
        panel.setProperty("box", "surf" if where == "side" else "dialog")
        host.installEventFilter(self)

    def open(self, first: QWidget | None = None) -> None:
        """Show it and put the focus on its first meaningful control."""
        self.setGeometry(self.host.rect())
        self.show()
        self.raise_()
        self.arrange()
        target = first or next(iter(self._stops()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.PopupFocusReason)
        if self._where == "side":
            slide_in(self.panel, -40 if theme.right_to_left() else 40, 0)

    def close_now(self) -> None:
        """Close, give the focus back, be gone."""
        if self.isHidden():
            return
        self.hide()
        self.closed.emit()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def arrange(self) -> None:
        """Put the panel into its place; again after its content changed."""
        self.update()  # the shadow moves with it
        room = self.rect()
        edge = theme.px(24)
        width = min(theme.px(self._wanted), room.width() - 2 * edge)
        if self._where == "side":
            left = 0 if theme.right_to_left() else room.width() - width
            self.panel.setGeometry(QRect(left, 0, width, room.height()))
            return
        hint = self.panel.sizeHint().height()
        if self.panel.hasHeightForWidth():
            hint = max(hint, self.panel.heightForWidth(width))
        top = theme.px(self._top) if self._where == "top" else max(edge, (room.height() - hint) // 2)
        height = min(hint, room.height() - top - edge)
        self.panel.setGeometry(QRect((room.width() - width) // 2, top, width, height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and watched is self.host:
            self.setGeometry(self.host.rect())
            self.arrange()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_now()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Keep Tab inside."""
        stops = self._stops()
        if not stops:
            return True
        held = self.window().focusWidget()
        place = stops.index(held) if held in stops else -1
        step = 1 if forward else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + step) % len(stops)].setFocus(reason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim the page and cast the panel's shadow."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("scrim"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cast_shadow(painter, QRectF(self.panel.geometry()))

    def _stops(self) -> list[QWidget]:
        found, widget = [], self.panel.nextInFocusChain()
        while widget is not None and widget is not self.panel:
            if self.panel.isAncestorOf(widget) and _takes_tab(widget):
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found


class Dialog(Overlay):
    """A task over the page: a title that is a question or a task, a body, verb buttons below.

    `dialog = Dialog(window, "Merge two contacts", width=1010); dialog.body.addWidget(…); dialog.foot.addWidget(…)`
    then `dialog.open()`. Nothing in it is modal: work goes on behind.
    """

    def __init__(self, host: QWidget, title: str, *, note: str = "", width: int = 560) -> None:
        super().__init__(host, QFrame(), "centre", width=width)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self.panel)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        edge = theme.px(22)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(edge, theme.px(18), theme.px(14), theme.px(12))
        words = QVBoxLayout()
        words.setSpacing(theme.px(3))
        words.addWidget(Text(title, "h1", wrap=True))
        if note:
            words.addWidget(Text(note, "body", "mute", wrap=True))
        self.head.addLayout(words, 1)
        self.head.addWidget(IconButton("x", tr("Close"), on_click=self.close_now), 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(edge, theme.px(14), edge, theme.px(14))
        self.body.setSpacing(theme.px(8))
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(edge, theme.px(12), edge, theme.px(14))
        self.foot.setSpacing(theme.px(8))
        outer.addLayout(self.head)
        outer.addWidget(rule())
        outer.addLayout(self.body, 1)
        outer.addWidget(rule())
        outer.addLayout(self.foot)


class SideSheet(Overlay):
    """A sheet at the end of the window, for details where there is no room beside the list.

    `sheet = SideSheet(window, "Keyboard"); sheet.body.addWidget(…); sheet.open()`.
    """

    def __init__(
        self, host: QWidget, title: str, *, width: int = 380, on_closed: Callable[[], object] | None = None
    ) -> None:
        super().__init__(host, QFrame(), "side", width=width)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self.panel)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(20), theme.px(14), theme.px(12), theme.px(10))
        head.addWidget(Text(title, "h2"), 1)
        head.addWidget(IconButton("x", tr("Close"), on_click=self.close_now))
        outer.addLayout(head)
        outer.addWidget(rule())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self.body, 1)
        if on_closed is not None:
            self.closed.connect(on_closed)


def cast_shadow(painter: QPainter, area: QRectF, reach: int = 40) -> None:
    """The soft shadow of what floats: dialogs, palette, toast; it needs `reach` px of room, and 12 more below."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 160 // reach))
    for spread in range(reach, 0, -2):
        grown = area.adjusted(-spread, -spread + 12, spread, spread + 12)
        painter.drawRoundedRect(grown, 12 + spread * 0.8, 12 + spread * 0.8)


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    return bool(policy & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.isVisible()


def slide_in(widget: QWidget, across: int, down: int) -> None:
    """Let a widget come to its place from a little beside it, if things may move."""
    if not theme.moves():
        return
    from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation

    motion = QPropertyAnimation(widget, b"pos", widget)
    motion.setDuration(180)
    motion.setEasingCurve(QEasingCurve.Type.OutCubic)
    motion.setStartValue(widget.pos() + QPoint(across, down))
    motion.setEndValue(widget.pos())
    motion.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
