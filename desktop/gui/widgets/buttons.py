"""Buttons: normal, primary (one per page), destructive, small, link, quiet, icon alone, and the final action."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from desktop.gui import fonts, icons, theme
from desktop.gui.fonts import TypeStyle
from desktop.gui.widgets.pressing import PushButton
from desktop.gui.widgets.text import Text, repolish
from desktop.gui.words import LEFT_TO_RIGHT_MARK, is_rtl

Kind = Literal["normal", "primary", "destructive", "small", "link", "quiet"]
_STYLES: dict[str, TypeStyle] = {"primary": "strong", "small": "smallmedium", "link": "medium", "quiet": "body"}
_TOKENS = {"primary": "onacc", "final": "onacc", "destructive": "red", "link": "accent", "quiet": "mute"}


class Button(PushButton):
    """A button whose label is never cut: `Button("Save as list", icon="bookmark", on_click=self._save)`.

    Name the consequence in the label. One "primary" per page; "destructive" is red text, not a red fill.
    `trailing=True` puts the icon after the label. Say with `forbid(reason)` why it cannot be used now.
    """

    def __init__(
        self,
        label: str,
        kind: Kind = "normal",
        *,
        icon: str = "",
        trailing: bool = False,
        on_click: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._kind, self._icon, self._trailing = kind, icon, trailing
        self.takes_enter = kind != "destructive"
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind in {"link", "quiet"} else Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_label(label)
        self._restyle()
        theme.on_change(self._restyle)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def set_label(self, label: str) -> None:
        """Change the words. An ampersand is shown, not a mnemonic."""
        shown = label.replace("&", "&&")
        if theme.right_to_left() and not is_rtl(label):
            shown += LEFT_TO_RIGHT_MARK  # else its last dot or question mark would stand before it
        before, after = (" " if self._icon and side else "" for side in (not self._trailing, self._trailing))
        self.setText(f"{before}{shown}{after}")
        self.setAccessibleName(label)

    def set_kind(self, kind: Kind) -> None:
        """Look like another kind of button."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            repolish(self)
            self._restyle()

    def label(self) -> str:
        """The words on the button."""
        return self.accessibleName()

    def forbid(self, reason: str) -> None:
        """Disable with a reason, shown as tool tip and read aloud; an empty reason allows again."""
        self.setEnabled(not reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def sizeHint(self) -> QSize:
        """Room for the whole label."""
        return super().sizeHint().expandedTo(QSize(self._wanted_width(), 0))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its label."""
        return self.sizeHint()

    def _wanted_width(self) -> int:
        pad = {"small": 10, "link": 5, "quiet": 5}.get(self._kind, 14)
        width = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&")) + 2 * theme.px(pad)
        return width + (self.iconSize().width() + 4 if self._icon else 0)

    def _restyle(self) -> None:
        self.setFont(fonts.font(_STYLES.get(self._kind, "medium")))
        if self._icon:
            size = theme.px(14 if self._kind in {"small", "link", "quiet"} else 16)
            self.setIconSize(QSize(size, size))
            self.setIcon(icons.icon(self._icon, _TOKENS.get(self._kind, "text"), size))
        if self._trailing:
            rtl = theme.right_to_left()
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft)


class IconButton(PushButton):
    """An icon alone, only for close, edit, more, previous and next: `IconButton("x", "Close")`. Named for readers."""

    def __init__(
        self, icon: str, name: str, *, on_click: Callable[[], object] | None = None, tone: str = "mute"
    ) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setProperty("kind", "icon")
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._restyle()
        theme.on_change(self._restyle)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def forbid(self, reason: str) -> None:
        """Disable with a reason; an empty reason allows again."""
        self.setEnabled(not reason)
        self.setToolTip(reason or self.accessibleName())
        self.setAccessibleDescription(reason)

    def _restyle(self) -> None:
        size = theme.px(18)
        self.setIconSize(QSize(size, size))
        self.setIcon(icons.icon(self._icon, self._tone, size))
        self.setFixedSize(theme.px(28), theme.px(28))


class FinalButton(QPushButton):
    """The last button of a task, 50 px high, its label wraps and is never cut: "Import 842 new, update 311".

    It is never the default: Enter does not press it; `entered` says that somebody tried.
    """

    entered = Signal()

    def __init__(self, label: str, *, icon: str = "check", on_click: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "final")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        row.setSpacing(theme.px(8))
        self._picture, self._icon = Text(), icon
        self._words = Text("", "strong", "onacc", wrap=True)
        row.addStretch(1)
        row.addWidget(self._picture)
        row.addWidget(self._words)
        row.addStretch(1)
        for label_widget in (self._picture, self._words):
            label_widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_label(label)
        self._restyle()
        theme.on_change(self._restyle)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def set_label(self, label: str) -> None:
        """Change the words; the button grows with them."""
        self._words.setText(label)
        self.setAccessibleName(label)
        self.updateGeometry()
        self._grow()

    def label(self) -> str:
        """The words on the button."""
        return self.accessibleName()

    def forbid(self, reason: str) -> None:
        """Disable with a reason; an empty reason allows again."""
        self.setEnabled(not reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses nothing here; `entered` lets the page tell whoever tried it what does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """One line if there is room."""
        width = fonts.metrics("strong").horizontalAdvance(self.label()) + theme.px(80)
        return QSize(round(width), theme.px(50))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for its longest word, at least 160 px."""
        longest = max((fonts.metrics("strong").horizontalAdvance(word) for word in self.label().split()), default=0)
        return QSize(max(theme.px(160), round(longest) + theme.px(80)), theme.px(50))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow in height where the label wraps."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        room = max(theme.px(40), self.width() - theme.px(72))
        wanted = round(fonts.metrics("strong").horizontalAdvance(self.label())) + 4
        wanted += self._words.contentsMargins().left()
        self._words.setFixedWidth(min(room, wanted))
        self.setMinimumHeight(max(theme.px(50), self._words.heightForWidth(min(room, wanted)) + theme.px(16)))

    def _restyle(self) -> None:
        size = theme.px(18)
        token = "onacc" if self.isEnabled() else "dis"
        self._words.set_tone("onacc" if self.isEnabled() else "dis")
        self._picture.setPixmap(icons.pixmap(self._icon, token, size))
