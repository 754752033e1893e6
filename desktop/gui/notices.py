"""What the program says by itself: toasts, banners, the report of a bug, and what screen readers hear.

From quiet to loud: a field's own message, a toast (the result of my act), a banner (a condition of this page).
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.errors import Cancelled, StorageFailure, UserError
from desktop.gui import theme
from desktop.gui.clipboard import copy
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.overlay import Dialog, cast_shadow, slide_in
from desktop.gui.widgets.panels import Banner, BannerTone, Picture
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

TOAST_MS = 8000


class Notices(QObject):
    """Says things over and on the window. Pages get it with their tools.

    `toast("3 contacts moved to the bin", undo=self._undo)`; `banner("No connection.", "amber")`;
    `error(user_error)`; `announce("8,214 of 12,408 match")`.
    """

    def __init__(self, window: QWidget, shelf: QVBoxLayout) -> None:
        """`shelf` is the place above the page where banners go."""
        super().__init__(window)
        self._window, self._shelf = window, shelf
        self._toast: Toast | None = None
        self._banners: dict[str, Banner] = {}
        self._settle()

    def toast(
        self, text: str, *, undo: Callable[[], object] | None = None, action: str = "", icon: str = "check"
    ) -> "Toast":
        """Say the result of an act for 8 seconds; it stays while hovered or focused. Only the newest is shown."""
        self.hush()
        self._toast = Toast(self._window, text, action or tr("Undo"), undo, icon)
        self._toast.closed.connect(self._forget_toast)
        self._toast.open()
        self.announce(text)
        return self._toast

    def hush(self) -> None:
        """Take the toast away."""
        toast, self._toast = self._toast, None
        if toast is not None:
            toast.close_now()

    def current_toast(self) -> "Toast | None":
        """The toast shown, if any."""
        return self._toast

    def banner(
        self,
        text: str,
        tone: BannerTone = "amber",
        *,
        key: str = "page",
        actions: tuple[tuple[str, Callable[[], object]], ...] = (),
        closable: bool = True,
    ) -> Banner:
        """Say a condition above the page. A banner with the same `key` is replaced."""
        self.withdraw(key)
        made = Banner(text, tone, actions=actions, on_close=(lambda: self.withdraw(key)) if closable else None)
        self._banners[key] = made
        self._shelf.addWidget(made)
        self._settle()
        self.announce(text, assertive=tone == "red")
        return made

    def withdraw(self, key: str = "page") -> None:
        """Take a banner away."""
        made = self._banners.pop(key, None)
        if made is not None:
            self._shelf.removeWidget(made)
            made.hide()
            made.deleteLater()
            self._settle()

    def _settle(self) -> None:
        """Room round the banners, and none at all without any."""
        edge, above, below = (theme.px(n) if self._banners else 0 for n in (20, 10, 2))
        self._shelf.setContentsMargins(edge, above, edge, below)
        self._shelf.setSpacing(theme.px(8))

    def banners(self) -> list[str]:
        """The words of the banners shown."""
        return [banner.accessibleName() for banner in self._banners.values()]

    def error(self, error: UserError) -> None:
        """Say what happened, what is safe and what to do, as a red banner; a stop by the person is a toast.

        What the disk refused stays on every page until it is closed: it concerns more than the page it met.
        """
        if isinstance(error, Cancelled):
            self.toast(str(error), icon="info")
            return
        self.banner(str(error), "red", key="storage" if isinstance(error, StorageFailure) else "error")

    def bug(self, error: BaseException) -> "BugDialog":
        """Show that something went wrong in the program itself, with a report that holds nothing personal."""
        from desktop.services import crash_reports

        crash_reports.write(error)
        dialog = BugDialog(self._window, crash_reports.describe(error))
        dialog.open(dialog.go_on)
        return dialog

    def announce(self, text: str, *, assertive: bool = False) -> None:
        """Let a screen reader say it: politely, or at once for what must not be missed."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        event = QAccessibleAnnouncementEvent(self._window, text)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if assertive else politeness.Polite)
        QAccessible.updateAccessibility(event)

    def _forget_toast(self) -> None:
        if self.sender() is self._toast:
            self._toast = None


class Toast(QFrame):
    """A dark line at the window's bottom centre: what was done, Undo, close."""

    closed = Signal()

    def __init__(
        self, host: QWidget, text: str, action: str, on_action: Callable[[], object] | None, icon: str
    ) -> None:
        super().__init__(host)
        self.setAccessibleName(text)
        self.text = text
        self._host = host
        self._on_action = on_action
        outer = QHBoxLayout(self)
        outer.setContentsMargins(26, 14, 26, 38)
        box = QFrame()
        box.setProperty("box", "toast")
        outer.addWidget(box)
        self._box = box
        row = QHBoxLayout(box)
        row.setContentsMargins(theme.px(14), theme.px(4), theme.px(8), theme.px(4))
        row.setSpacing(theme.px(10))
        row.addWidget(Picture(icon, "bg", 16))
        words = Text(text, "medium", wrap=False)
        words.setProperty("tone", "bg")
        row.addWidget(words)
        if on_action is not None:
            row.addSpacing(theme.px(10))
            self.button = Button(action, "link", on_click=self._act)
            row.addWidget(self.button)
        row.addWidget(IconButton("x", tr("Close"), on_click=self.close_now, tone="bg"))
        self._clock = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._clock.timeout.connect(self._time_is_up)
        host.installEventFilter(self)

    def open(self) -> None:
        """Show it."""
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        slide_in(self, 0, 16)

    def close_now(self) -> None:
        """Be gone."""
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no longer."""
        super().hideEvent(event)
        self._clock.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the window's bottom."""
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cast a shadow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cast_shadow(painter, QRectF(self._box.geometry()), 24)

    def _act(self) -> None:
        act = self._on_action
        self.close_now()
        if act is not None:
            act()

    def _time_is_up(self) -> None:
        held = self.window().focusWidget()
        if self.underMouse() or (self.isAncestorOf(held)):
            self._clock.start()
            return
        self.close_now()

    def _place(self) -> None:
        host = self._host
        self.move((host.width() - self.width()) // 2, host.height() - self.height() - theme.px(20))


class BugDialog(Dialog):
    """Says that the program itself failed, with the report to copy or save. Nothing is sent by itself."""

    def __init__(self, host: QWidget, text: str) -> None:
        super().__init__(
            host,
            tr("Something in Dateline broke"),
            note=tr("What you had saved is unharmed. You can go on; if it happens again, send us this report."),
            width=620,
        )
        self.report = text
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setAccessibleName(tr("Report"))
        shown.setMinimumHeight(theme.px(200))
        shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.body.addWidget(shown)
        self.body.addWidget(
            Text(
                tr("The report holds no names, addresses or texts, and is not sent by itself."),
                "small",
                "mute",
                wrap=True,
            )
        )
        self.foot.addWidget(Button(tr("Copy the report"), icon="copy", on_click=self._copy))
        self.foot.addStretch(1)
        self.go_on = Button(tr("Go on"), "primary", on_click=self.close_now)
        self.foot.addWidget(self.go_on)

    def _copy(self) -> None:
        copy(self.report)
