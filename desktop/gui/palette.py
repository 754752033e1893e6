"""Ctrl+K: every command, place and person in one line of typing."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial

from PySide6.QtCore import (
    QEvent,
    QObject,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.folding import fold
from desktop.gui import fonts, theme
from desktop.gui.actions import Actions
from desktop.gui.palette_lines import CAPTION, ROW, Entries, Entry, EntryDelegate
from desktop.gui.widgets.overlay import Overlay
from desktop.gui.widgets.panels import Picture, rule
from desktop.gui.widgets.text import KeyCaps, Text
from desktop.gui.words import tr

WIDTH, TOP, MOST = 700, 92, 9


Found = Callable[[Sequence[Entry]], None]
Search = Callable[[str, Found], None]
"""Asks for people, outlets and lists by words; answers later with their entries."""


def match(typed: str, title: str, also: str = "") -> int:
    """How well typed words fit a title: 0 not at all, more is better. Letters in order are enough, scripts fold."""
    wanted = _folded(typed)
    if not wanted:
        return 1
    name, others = _folded(title), _folded(also)
    if name.startswith(wanted):
        return 100
    if any(word.startswith(wanted) for word in name.split()):
        return 80
    if wanted in name:
        return 60
    if all(any(word.startswith(part) for word in (*name.split(), *others.split())) for part in wanted.split()):
        return 50
    return 20 if _in_order(wanted.replace(" ", ""), name) else 0


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text).strip()


def _in_order(wanted: str, name: str) -> bool:
    """Whether all letters come in order, the first at the beginning of a word."""
    if len(wanted) < 2 or not any(word.startswith(wanted[0]) for word in name.split()):
        return False
    rest = iter(name[name.index(wanted[0]) :])
    return all(letter in rest for letter in wanted)


def action_entries(actions: Actions) -> list[Entry]:
    """What can be done, as entries: places under "Go to", the rest under "Do"."""
    found = []
    for action in actions.all_bound():
        if action.id == "palette":
            continue
        group = tr("Go to") if action.menu == "go" else tr("Do")
        found.append(
            Entry(
                group,
                actions.title(action.id),
                partial(actions.do, action.id),
                action.icon,
                tr(action.hint) if action.hint else "",
                action.keys[0] if action.keys else "",
                actions.reason(action.id),
                f"{action.title} {action.synonyms}",
            )
        )
    return found


class Palette(Overlay):
    """Type, choose with the arrows, Enter does it. Commands answer at once; people follow as they are found."""

    def __init__(
        self, host: QWidget, actions: Actions, search: Search | None = None, recent: Iterable[str] = ()
    ) -> None:
        super().__init__(host, QFrame(), "top", width=WIDTH, top=TOP)
        self.setAccessibleName(tr("Search and commands"))
        self._entries = action_entries(actions)
        self._recent = list(recent)
        self._search = search
        self.chosen_title = ""
        self._model = Entries(self)
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=90)
        self._pause.timeout.connect(self._ask)
        self._show([])

    def _build(self) -> None:
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(18), theme.px(12), theme.px(14), theme.px(12))
        head.setSpacing(theme.px(12))
        head.addWidget(Picture("search", "accent", 18))
        self.line = QLineEdit()
        self.line.setProperty("kind", "bare")
        self.line.setFont(fonts.font("lead"))
        self.line.setPlaceholderText(tr("Name, outlet or command"))
        self.line.setAccessibleName(tr("Search and commands"))
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        head.addWidget(self.line, 1)
        head.addWidget(KeyCaps("Esc"))
        column.addLayout(head)
        column.addWidget(rule())
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Found"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(lambda index: self._do(index.row()))
        self.list.entered.connect(lambda index: self._choose(index.row()))
        column.addWidget(self.list, 1)
        self._nothing = Text("", "body", "mute", wrap=True)
        self._nothing.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(14))
        column.addWidget(self._nothing)
        column.addWidget(rule())
        column.addLayout(_foot())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the line move and do."""
        if (
            watched is getattr(self, "line", None)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
            key = Qt.Key(event.key())
            if key in step:
                self._move(step[key])
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._do(self.list.currentIndex().row())
                return True
        return super().eventFilter(watched, event)

    def titles(self) -> list[str]:
        """What is offered now, captions left out."""
        return [line.title for line in self._model.lines if isinstance(line, Entry)]

    def _typed(self, text: str) -> None:
        self._show([])
        if self._search is not None and text.strip():
            self._pause.start()

    def _ask(self) -> None:
        asked = self.line.text()
        if self._search is not None and asked.strip():
            self._search(asked, lambda found: self._answered(asked, found))

    def _answered(self, asked: str, found: Sequence[Entry]) -> None:
        if asked == self.line.text():
            self._show(found)

    def _show(self, found: Sequence[Entry]) -> None:
        typed = self.line.text().strip()
        held = self._current_title()
        lines = [*_ranked(self._entries, typed, self._recent), *found]
        self._model.show(lines)
        self.list.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self._nothing.setText(tr("Nothing called “{name}”.", name=typed))
        self.list.setFixedHeight(self._list_height())
        titles = [line.title if isinstance(line, Entry) else "" for line in self._model.lines]
        self._choose(titles.index(held) if held and found and held in titles else self._model.next_entry(-1, 1))
        self.arrange()

    def _list_height(self) -> int:
        shown, height = 0, theme.px(10)
        for line in self._model.lines:
            if shown == MOST:
                break
            entry = isinstance(line, Entry)
            shown += entry
            height += theme.px(ROW if entry else CAPTION)
        return height

    def _current_title(self) -> str:
        line = self._model.line(self.list.currentIndex().row())
        return line.title if isinstance(line, Entry) else ""

    def _move(self, step: int) -> None:
        place = self.list.currentIndex().row()
        for _ in range(abs(step)):
            place = self._model.next_entry(place, 1 if step > 0 else -1)
        self._choose(place)

    def _choose(self, place: int) -> None:
        if isinstance(self._model.line(place), Entry):
            self.list.setCurrentIndex(self._model.index(place, 0))
            self.list.scrollTo(self._model.index(max(0, place - 1), 0) if place <= 1 else self._model.index(place, 0))

    def _do(self, place: int) -> None:
        line = self._model.line(place)
        if isinstance(line, Entry) and not line.reason:
            self.chosen_title = line.title
            self.close_now()
            line.do()


def _ranked(entries: Sequence[Entry], typed: str, recent: Sequence[str]) -> list[Entry]:
    """The entries that fit, groups in their order, the best and the recent first in each."""
    groups: dict[str, list[tuple[int, int, Entry]]] = {tr("Do"): [], tr("Go to"): []}
    for place, entry in enumerate(entries):
        score = match(typed, entry.title, entry.also)
        if score:
            fresh = 10 - recent.index(entry.title) if entry.title in recent[:10] else 0
            groups.setdefault(entry.group, []).append((-(score + fresh), place, entry))
    return [entry for lines in groups.values() for _, _, entry in sorted(lines, key=lambda line: line[:2])]


def _foot() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(theme.px(18), theme.px(8), theme.px(18), theme.px(9))
    row.setSpacing(theme.px(6))
    for keys, said in (("Up", ""), ("Down", tr("choose")), ("Return", tr("do it"))):
        row.addWidget(KeyCaps(keys))
        if said:
            row.addWidget(Text(said, "small", "mute"))
            row.addSpacing(theme.px(8))
    row.addStretch(1)
    row.addWidget(Text(tr("Shortcuts are shown so you learn them"), "small", "mute"))
    return row
