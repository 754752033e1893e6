"""The first page of an empty workspace: bring a list, start with one person, or look around."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.pages import Page, Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.columns import Columns
from desktop.gui.widgets.panels import Banner, Card, DropZone, Picture, ScrollPage
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr


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
                tr("Open a Dateline file from this or another computer."), tr("Open a workspace…"), "workspace.open",
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

    def _start(
        self, icon: str, title: str, words: str, label: str, action_id: str
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
        button = Button(label, on_click=lambda: self._do(action_id))
        card.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeading)
        card.body.addStretch(1)
        return card, action_id

    def _fill_right(self, right: QVBoxLayout) -> None:
        right.addWidget(_checklist())
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
        links = QHBoxLayout()
        links.addWidget(Button(tr("Key map"), "link", on_click=lambda: self._do("help.keys")))
        links.addWidget(Button(tr("All commands"), "link", on_click=lambda: self._do("palette")))
        links.addStretch(1)
        card.body.addLayout(links)
        right.addWidget(card)
        right.addStretch(1)

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


STEPS: tuple[tuple[str, str, Callable[[], bool]], ...] = (
    ("Workspace on this computer", "Done. One file, yours alone", lambda: True),
    ("Bring in contacts", "A spreadsheet is the fastest way", lambda: False),
    ("Save your first list", "Any filter can become a list that updates itself", lambda: False),
    ("Export it for your mailing", "Who opted out stays out, with the reason", lambda: False),
)


def _checklist() -> Card:
    done = sum(is_done() for _, _, is_done in STEPS)
    card = Card(tr("Ready for your first release"), spacing=13)
    card.head.addStretch(1)
    card.head.addWidget(Text(tr("{done} of {all}", done=done, all=len(STEPS)), "small", "mute"))
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, len(STEPS))
    bar.setValue(done)
    bar.setAccessibleName(plural(done, "{n} step done", "{n} steps done"))
    card.body.addWidget(bar)
    following = True
    for title, words, is_done in STEPS:
        ready = is_done()
        icon, token = (
            ("circle-check", "green") if ready else ("circle-dot", "accent") if following else ("circle-dashed", "mute")
        )
        following = following and ready
        card.body.addLayout(_step(icon, token, tr(title), tr(words)))
    return card


def _step(icon: str, token: str, title: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(10))
    row.addWidget(Picture(icon, token, 17))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Text(title, "medium", wrap=True))
    column.addWidget(Text(words, "small", "mute", wrap=True))
    row.addLayout(column, 1)
    return row
