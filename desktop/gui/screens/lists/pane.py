"""The side of the lists: one list with its numbers and its rule, or several to be combined."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.models.list_rows import ListLine, kind_chip
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Chip, Flow
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.panels import Banner, ScrollPage
from desktop.gui.widgets.record_pane import SidePane
from desktop.gui.widgets.split_count import SplitCount
from desktop.gui.widgets.text import SectionCaption, Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.gui.screens.lists.acts import ListActs

_ONE = ("contact.open", "export", "list.show", "list.rule")
_MORE = ("contact.edit", "list.duplicate")
_MANY = ("list.combine",)
_LAST = ("contact.delete",)


class ListPane(SidePane):
    """`show_list(line)`, `show_many(lines)`."""

    def __init__(self, tools: Tools, acts: "ListActs") -> None:
        super().__init__()
        self._tools, self._acts = tools, acts
        page = ScrollPage(margin=20, spacing=10)
        self.column.addWidget(page)
        self._fill(page.body)

    def _fill(self, body: QVBoxLayout) -> None:
        self._chips = _flow(body)
        self.title = Text("", "h1", wrap=True)
        self.note = Text("", "body", "mute", wrap=True)
        body.addWidget(self.title)
        body.addWidget(self.note)
        self._trouble = QVBoxLayout()
        body.addLayout(self._trouble)
        self._buttons = _flow(body)
        body.addSpacing(theme.px(4))
        self.numbers = SplitCount("person on it now", "people on it now")
        body.addWidget(self.numbers)
        self._rule_caption = SectionCaption(tr("The rule in words"))
        self.rule = Text("", "body", wrap=True)
        self._hand_caption = SectionCaption(tr("By hand"))
        self.hand = Text("", "body", "mute", wrap=True)
        for part in (self._rule_caption, self.rule, self._hand_caption, self.hand):
            if isinstance(part, SectionCaption):
                body.addSpacing(theme.px(4))
            body.addWidget(part)
        body.addSpacing(theme.px(4))
        self._last = _flow(body)
        body.addStretch(1)

    def show_list(self, line: ListLine) -> None:
        """Show one list."""
        row = line.row
        self._head(row.name, row.note, [Chip(kind_chip(row).text, kind_chip(row).tone)])
        empty(self._trouble)
        if row.broken:
            still = tr("It stands still with those put on by hand.")
            self._trouble.addWidget(Banner(f"{row.broken} {still}", "red"))
        self.numbers.setVisible(True)
        self.numbers.show_split(line.split)
        self._say(self._rule_caption, self.rule, _sentence(line.words) if row.smart and not row.broken else "")
        self._say(self._hand_caption, self.hand, _by_hand(line))
        self._put(self._buttons, _ONE)
        self._put(self._last, (*_MORE, *_LAST))

    def show_many(self, lines: Sequence[ListLine]) -> None:
        """Show several lists."""
        names = ", ".join(line.row.name for line in lines)
        self._head(plural(len(lines), "{n} list selected", "{n} lists selected"), names, [])
        empty(self._trouble)
        self.numbers.setVisible(False)
        self._say(self._rule_caption, self.rule, "")
        self._say(self._hand_caption, self.hand, "")
        self._put(self._buttons, _MANY)
        self._put(self._last, _LAST)

    def _head(self, title: str, note: str, chips: Sequence[Chip]) -> None:
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        empty(self._chips)
        for chip in chips:
            self._chips.addWidget(chip)

    def _say(self, caption: Text, label: Text, words: str) -> None:
        caption.setVisible(bool(words))
        label.setVisible(bool(words))
        label.setText(words)

    def _put(self, flow: Flow, action_ids: Sequence[str]) -> None:
        empty(flow)
        actions = self._tools.actions
        for action_id in action_ids:
            if not actions.is_bound(action_id) or (action_id == "list.rule" and actions.reason(action_id)):
                continue
            button = Button(
                actions.title(action_id), "destructive" if action_id in _LAST else "normal",
                icon=_ICONS.get(action_id) or actions.get(action_id).icon,
                on_click=lambda action_id=action_id: actions.do(action_id),  # type: ignore[misc]
            )  # fmt: skip
            button.forbid(actions.reason(action_id))
            flow.addWidget(button)


_ICONS = {"contact.open": "list-filter"}


def _flow(body: QVBoxLayout) -> Flow:
    holder = QWidget()
    flow = Flow(holder, gap=8)
    body.addWidget(holder)
    return flow


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _by_hand(line: ListLine) -> str:
    row = line.row
    if not row.smart:
        return ""
    said = []
    if row.added:
        said.append(plural(row.added, "{n} person put on", "{n} people put on"))
    if row.excluded:
        said.append(plural(row.excluded, "{n} left out, even if they fit", "{n} left out, even if they fit"))
    return " · ".join(said)
