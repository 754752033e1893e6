"""What holds other things: cards, banners, empty states, skeletons, the drop zone, the side sheet, scrolling pages."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.gui import icons, theme
from desktop.gui.fonts import TypeStyle
from desktop.gui.theme import Tone
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

BannerTone = Literal["amber", "red", "green", "slate", "accent"]
_BANNER_ICONS = {
    "amber": "circle-alert", "red": "circle-x", "green": "shield-check", "slate": "lock", "accent": "languages",
}  # fmt: skip


class Picture(Text):
    """An icon that follows the look: `Picture("mail", "mute", 16)`. Not read aloud: words stand beside it."""

    def __init__(self, name: str, token: str = "mute", size: int = 16) -> None:  # noqa: S107 - a colour
        super().__init__()
        self._name, self._token, self._size = name, token, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_icon(name, token)
        theme.on_change(self._redraw)

    def show_icon(self, name: str, token: str) -> None:
        """Change the drawing and its colour."""
        self._name, self._token = name, token
        self._redraw()

    def _redraw(self) -> None:
        self.setPixmap(icons.pixmap(self._name, self._token, theme.px(self._size)))


class Card(QFrame):
    """A white box with a thin border: `card = Card("Possible duplicates"); card.body.addWidget(…)`.

    `head` is the row of its title: add chips or links there.
    """

    def __init__(self, title: str = "", *, padding: int = 18, spacing: int = 8) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self.body = QVBoxLayout(self)
        edge = theme.px(padding)
        self.body.setContentsMargins(edge, theme.px(padding - 4), edge, theme.px(padding - 2))
        self.body.setSpacing(theme.px(spacing))
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.px(10))
        self.title = Text(title, "h2")
        if title:
            self.head.addWidget(self.title)
            self.body.addLayout(self.head)


class Banner(QFrame):
    """A condition of the page in a tinted box above what it is about, never over it.

    `Banner("Could not save: the disk is full.", "red", actions=[("Save elsewhere…", self._save)])`;
    `title` stands over the words in the tone's colour.
    """

    def __init__(
        self,
        text: str,
        tone: BannerTone = "amber",
        *,
        title: str = "",
        icon: str = "",
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        on_close: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("box", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(8), theme.px(10), theme.px(8))
        row.setSpacing(theme.px(10))
        picture = Picture(icon or _BANNER_ICONS[tone], tone, 16)
        row.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop if title else Qt.AlignmentFlag.AlignVCenter)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(4))
        if title:
            self.body.addWidget(Text(title, "strong", tone, wrap=True))
        self.words = Text(text, "body", wrap=True)
        self.words.setVisible(bool(text))
        self.body.addWidget(self.words)
        row.addLayout(self.body, 1)
        for label, act in actions:
            row.addWidget(Button(label, "small", on_click=act))
        if on_close is not None:
            row.addWidget(IconButton("x", tr("Close"), on_click=on_close))
        self.setAccessibleName(" ".join(part for part in (title, text) if part))


class EmptyState(QWidget):
    """What is missing, why or how, and one or two buttons.

    `EmptyState("search", "Nobody fits “Swahili”", "Remove a filter, or add someone new.", [("Clear filters", f)])`.
    """

    def __init__(
        self,
        icon: str,
        missing: str,
        how: str = "",
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        centred: bool = False,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeading
        if centred:
            column.addStretch(1)
        column.addWidget(Picture(icon, "mute", 22), alignment=side)
        lines: tuple[tuple[str, TypeStyle, Tone], ...] = ((missing, "strong", "text"), (how, "small", "mute"))
        for text, style, tone in lines[: 2 if how else 1]:
            label = Text(text, style, tone, wrap=True)
            if centred:
                label.setAlignment(side)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        if centred:
            row.addStretch(1)
        for words, act in actions:
            row.addWidget(Button(words, "normal" if centred else "small", on_click=act))
        row.addStretch(1)
        column.addSpacing(theme.px(4))
        column.addLayout(row)
        if centred:
            column.addStretch(2)
        self.setAccessibleName(missing)


class Skeleton(QWidget):
    """Pale rows where a list is being read. Shown only after 300 ms; words after 2 s: `Skeleton(17, "Loading…")`."""

    def __init__(self, rows: int = 3, words: str = "", *, row_height: int = 34) -> None:
        super().__init__()
        self._rows, self._height, self._drawn = rows, row_height, False
        self.setAccessibleName(words or tr("Loading"))
        self._words = Text(words, "small", "mute")
        self._words.setParent(self)
        self._words.hide()
        self._start = QTimer(self, singleShot=True, interval=300)
        self._start.timeout.connect(self.reveal)
        self._tell = QTimer(self, singleShot=True, interval=2000)
        self._tell.timeout.connect(lambda: self._words.setVisible(bool(words)))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to wait."""
        super().showEvent(event)
        self._start.start()
        self._tell.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop waiting: the list is here."""
        super().hideEvent(event)
        self._start.stop()
        self._tell.stop()

    def reveal(self) -> None:
        """Show the rows now."""
        self._drawn = True
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(theme.px(280), self._rows * theme.px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a disc and two bars a row."""
        if not self._drawn:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line2"))
        if theme.right_to_left():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        step, disc, bar = theme.px(self._height), theme.px(26), theme.px(9)
        for row in range(min(self._rows, self.height() // step + 1)):
            top = row * step
            painter.drawEllipse(0, top + (step - disc) // 2, disc, disc)
            first = (self.width() - disc) * (0.42, 0.34, 0.37)[row % 3]
            second = (self.width() - disc) * (0.5, 0.42, 0.46)[row % 3]
            left, middle = disc + theme.px(10), top + (step - bar) / 2
            painter.drawRoundedRect(QRectF(left, middle, first - 10, bar), bar / 2, bar / 2)
            painter.drawRoundedRect(QRectF(left + first, middle, second - 24, bar), bar / 2, bar / 2)


class DropZone(QFrame):
    """A dashed field that takes files by drag; put the same as buttons inside (`body`), for nothing needs a drag.

    `dropped(Path)` comes once per drop, with the first local file.
    """

    dropped = Signal(Path)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setAccessibleName(name)
        self.body = QVBoxLayout(self)
        self.body.setSpacing(theme.px(8))
        self._over = False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._hover(over=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Look as before."""
        self._hover(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the first file."""
        self._hover(over=False)
        path = first_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field and its dashes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if self._over else "ctl"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("accentbg" if self._over else "surf"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(12), theme.px(12))

    def _hover(self, *, over: bool) -> None:
        self._over = over
        self.update()


def first_file(event: QDropEvent | QDragEnterEvent) -> Path | None:
    """The first local file of a drag, if any."""
    for url in event.mimeData().urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return None


class ScrollPage(QScrollArea):
    """A page that scrolls up and down only: put things into `body`. Keyboard focus is scrolled into view."""

    def __init__(self, *, margin: int = 24, spacing: int = 14) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a stop nobody could see; its children hand on the paging keys
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("box", "clear")
        self.body = QVBoxLayout(inside)
        edge = theme.px(margin)
        self.body.setContentsMargins(edge, theme.px(max(0, margin - 6)), edge, edge)
        self.body.setSpacing(theme.px(spacing))
        self.setWidget(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Alt with an arrow to the page and the window: it goes through steps and places."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        super().keyPressEvent(event)


def rule(*, upright: bool = False, token: Literal["line", "line2"] = "line") -> QFrame:  # noqa: S107
    """A thin line between things."""
    line = QFrame()
    line.setProperty("box", token)
    line.setFixedWidth(1) if upright else line.setFixedHeight(1)
    return line
