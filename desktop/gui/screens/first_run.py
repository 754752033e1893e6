"""The first page of an empty workspace: bring a list, start with one person, or look around."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.pages import Page, Tools
from desktop.gui.screens.checklist import Checklist
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Flow
from desktop.gui.widgets.columns import Columns
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.panels import Banner, Card, DropZone, Picture, ScrollPage
from desktop.gui.widgets.text import Text
from desktop.gui.words import language, tr

_FILES = 4
_LANGUAGES = {"en": "English", "ar": "العربية"}


class FirstRun(QWidget):
    """What stands in an empty list of contacts. Also shown alone, as the page "welcome", while nothing is open."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._bring = Button(tr("Choose a file…"), "primary", icon="folder", on_click=lambda: self._do("import.file"))
        self._paste = Button(tr("Paste rows"), icon="copy", on_click=lambda: self._do("import.paste"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(margin=0)
        page.body.setContentsMargins(theme.px(44), theme.px(40), theme.px(36), theme.px(24))
        outer.addWidget(page)
        main, side = QWidget(), QWidget()
        left, right = QVBoxLayout(main), QVBoxLayout(side)
        for column in (left, right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.px(14))
        page.body.addWidget(Columns([main, side], widths=(0, 352), below=980, gap=28))
        page.body.addStretch(1)
        self._fill_left(left)
        self._fill_right(right)
        self._cards: list[tuple[Card, str]]
        tools.actions.changed.connect(self._refresh)
        self._refresh()

    def first_focus(self) -> QWidget:
        """The best first step."""
        return self._bring

    def showEvent(self, event: QShowEvent) -> None:
        """The one primary button is here now."""
        super().showEvent(event)
        self._tools.actions.calm.emit(True)
        QTimer.singleShot(0, self, self._take_focus)  # what was shown before is still there, with the keyboard on it

    def hideEvent(self, event: QHideEvent) -> None:
        """The window's own button leads again."""
        super().hideEvent(event)
        self._tools.actions.calm.emit(False)

    def _take_focus(self) -> None:
        """Take the keyboard from what is no longer on screen."""
        held: QWidget | None = self.window().focusWidget()
        if held is None or not held.isVisible() or held.focusPolicy() == Qt.FocusPolicy.NoFocus:
            self._bring.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_left(self, left: QVBoxLayout) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.px(8))
        words.setContentsMargins(0, 0, 0, theme.px(6))
        words.addWidget(Text(tr("Welcome, let us fill the desk"), "display", wrap=True))
        words.addWidget(
            Text(tr("Everything below can be undone, and nothing is ever sent by itself."), "lead", "mute", wrap=True)
        )
        left.addLayout(words)
        left.addWidget(self._drop_zone())
        self._cards = [
            self._start(
                "user-plus", tr("Start with one person"),
                tr("Name and outlet are enough. The rest can wait."), tr("Add a contact"), "contact.new",
            ),
            self._start(
                "folder-open", tr("You have a workspace"),
                tr("Open a Dateline file from this or another computer."), tr("Open…"), "workspace.open",
                (tr("New…"), "workspace.new"),
            ),
            self._start(
                "sparkles", tr("Look around first"),
                tr("Made-up journalists to try everything on. Nothing is ever sent."), tr("Open the example"),
                "workspace.example",
            ),
        ]  # fmt: skip
        left.addWidget(Columns([card for card, _ in self._cards], below=640))
        left.addStretch(1)

    def _drop_zone(self) -> DropZone:
        zone = DropZone(tr("Drop your press list here"))
        zone.dropped.connect(lambda path: self._tools.visit("import", path))
        zone.setMinimumHeight(theme.px(328))
        zone.body.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        zone.body.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        zone.body.addWidget(Picture("file-spreadsheet", "accent", 34), alignment=middle)
        for said, style, tone in (
            (tr("Drop your press list here"), "h2", "text"),
            (tr("Excel, CSV, OpenDocument, or rows copied from any table. Messy is fine."), "body", "mute"),
        ):
            label = Text(said, style, tone, wrap=True)  # type: ignore[arg-type]
            label.setAlignment(middle)
            zone.body.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addStretch(1)
        row.addWidget(self._bring)
        row.addWidget(self._paste)
        row.addStretch(1)
        zone.body.addLayout(row)
        promise = Text(tr("You see and correct everything before one line is written."), "small", "mute", wrap=True)
        promise.setAlignment(middle)
        zone.body.addWidget(promise)
        zone.body.addStretch(1)
        return zone

    def _start(  # noqa: PLR0917 - a line of a table
        self, icon: str, title: str, words: str, label: str, action_id: str, other: tuple[str, str] | None = None
    ) -> tuple[Card, str]:
        card = Card(spacing=6)
        box = QFrame()
        box.setProperty("box", "iconbox")
        box.setFixedSize(theme.px(38), theme.px(38))
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Picture(icon, "accent", 20), alignment=Qt.AlignmentFlag.AlignCenter)
        card.body.addSpacing(theme.px(4))
        card.body.addWidget(box)
        card.body.addSpacing(theme.px(4))
        card.body.addWidget(Text(title, "h2", wrap=True))
        card.body.addWidget(Text(words, "body", "mute", wrap=True))
        holder = QWidget()
        flow = Flow(holder, gap=8)
        for said, what in ((label, action_id), *([other] if other else [])):
            flow.addWidget(Button(said, on_click=partial(self._do, what)))
        card.body.addWidget(holder)
        card.body.addStretch(1)
        return card, action_id

    def _fill_right(self, right: QVBoxLayout) -> None:
        self.checklist = Checklist(self._tools)
        right.addWidget(self.checklist)
        right.addWidget(
            Banner(
                tr(
                    "No account, no cloud, no tracking. Dateline keeps everything in one file on this computer and "
                    "goes online for nothing."
                ),
                "green",
                title=tr("Your contacts stay here"),
                icon="hard-drive",
            )
        )
        card = Card(tr("New here?"), padding=16)
        card.head.insertWidget(0, Picture("circle-question-mark", "mute", 16))
        card.head.addStretch(1)
        card.body.addWidget(
            Text(tr("Every command is one Ctrl+K away, and shows its keys."), "body", "mute", wrap=True)
        )
        holder = QWidget()
        links = Flow(holder, gap=6)
        links.addWidget(Button(tr("Key map"), "link", on_click=partial(self._do, "help.keys")))
        links.addWidget(Button(tr("All commands"), "link", on_click=partial(self._do, "palette")))
        said = tr("Language: {name}", name=_LANGUAGES.get(language(), language()))
        links.addWidget(Button(said, "link", on_click=lambda: self._tools.visit("settings", "language")))
        card.body.addWidget(holder)
        right.addWidget(card)
        self._recent = Card(tr("Recent files"), padding=16, spacing=2)
        self._files = QVBoxLayout()
        self._files.setSpacing(theme.px(2))
        self._recent.body.addLayout(self._files)
        right.addWidget(self._recent)
        right.addStretch(1)
        self._show_recent()

    def _show_recent(self) -> None:
        """Files imported lately, one click away from being looked at again."""
        empty(self._files)
        files = self._tools.preferences.now.recent_files[:_FILES]
        for path in files:
            button = Button(Path(path).name, "link", icon="file-up", on_click=partial(self._import, Path(path)))
            button.setToolTip(path)
            self._files.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeading)
        self._recent.setVisible(bool(files) and self._tools.actions.is_bound("import.file"))

    def _import(self, path: Path) -> None:
        self._tools.visit("import", path)

    def _do(self, action_id: str) -> None:
        self._tools.actions.do(action_id)

    def _refresh(self) -> None:
        """Show only what can be done, and say why something cannot be done now."""
        actions = self._tools.actions
        for button, action_id in ((self._bring, "import.file"), (self._paste, "import.paste")):
            button.setVisible(actions.is_bound(action_id))
            if actions.is_bound(action_id):
                button.forbid(actions.reason(action_id))
        for card, action_id in self._cards:
            card.setVisible(actions.is_bound(action_id))


class FirstRunPage(Page):
    """The first run as a page of its own, before any workspace is open."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.start = FirstRun(tools)
        column.addWidget(self.start)

    def first_focus(self) -> QWidget | None:
        """The best first step."""
        return self.start.first_focus()
