"""The rule of a smart list as rows, with who fits while one types."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.changes import Touched
from desktop.domain.errors import UserError
from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule, SortBy
from desktop.gui import theme
from desktop.gui.models import list_rule
from desktop.gui.models.moments import system_clock
from desktop.gui.pages import Tools
from desktop.gui.screens.lists.acts import say, why_not_write
from desktop.gui.screens.lists.live import Live
from desktop.gui.screens.lists.rule_block import RuleBlock
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Chip
from desktop.gui.widgets.columns import Columns
from desktop.gui.widgets.fields import Line
from desktop.gui.widgets.forms import Trouble
from desktop.gui.widgets.panels import Banner, Picture, ScrollPage
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.list_sets import StoredRule
    from desktop.services.lists import ListWritten

PAUSE_MS, LIVE, BESIDE_FROM = 150, 428, 1020


class Editor(QWidget):
    """`show_new(name, query)`, `show_rule(list_id)`; `left_for(id)` when it was saved, `cancelled()`."""

    left_for = Signal(int)
    cancelled = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.tools = tools
        self.list_id: int | None = None
        self._base = ContactQuery()
        self._clean: tuple[str, ContactQuery] | None = None
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.ask_now)
        for block in (self.who, self.leave_out):
            block.changed.connect(self._changed)
        self.live.sorted_by.connect(self._sorted)
        self.words_line.textChanged.connect(lambda _text: self._changed())

    # -- parts ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.page = ScrollPage(margin=24, spacing=12)
        outer.addWidget(self.page)
        self.page.body.addLayout(self._head())
        self.live = Live(self.tools.tasks, self._now)
        self.page.body.addWidget(Columns([self._left(), self.live], widths=(0, LIVE), below=BESIDE_FROM), 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        first = QHBoxLayout()
        first.setSpacing(theme.px(12))
        self.title = Text(tr("New smart list"), "h1")
        first.addWidget(self.title)
        first.addWidget(Chip(tr("Updates itself"), "accent"))
        first.addStretch(1)
        words.addLayout(first)
        words.addWidget(
            Text(tr("A saved question. Whoever fits tomorrow is on it tomorrow."), "body", "mute", wrap=True)
        )
        head.addLayout(words, 1)
        self.why = Text("", "small", "mute", wrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.why)
        self.cancel = Button(tr("Cancel"), on_click=self._cancel)
        self.save = Button(tr("Save list"), "primary", icon="check", on_click=self._save)
        head.addWidget(self.cancel)
        head.addWidget(self.save)
        return head

    def _left(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.name = Line(name=tr("Name"))
        self.name.textChanged.connect(lambda _text: self._name_typed())
        self._trouble = Trouble()
        self._trouble.hide()
        self.words_line = Line(name=tr("Search words"))
        self._words_row = _labelled(tr("Search words"), self.words_line)
        column.addWidget(_labelled(tr("Name"), self.name))
        column.addWidget(self._trouble)
        column.addWidget(self._words_row)
        self.who = RuleBlock(self.tools.tasks, tr("Who fits"), leaves_out=False)
        self.leave_out = RuleBlock(self.tools.tasks, tr("Leave out, even if they fit"), leaves_out=True)
        column.addWidget(self.who)
        column.addWidget(self.leave_out)
        self.banner = Banner("", "accent")
        self.banner.words.setVisible(True)
        column.addWidget(self.banner)
        guard = QHBoxLayout()
        guard.setContentsMargins(theme.px(4), 0, 0, 0)
        guard.setSpacing(theme.px(10))
        guard.addWidget(Picture("shield-check", "green", 16))
        sentence = tr("The guard still decides at every way out. A list never overrules an opt-out or an embargo.")
        guard.addWidget(Text(sentence, "small", "mute", wrap=True), 1)
        column.addLayout(guard)
        column.addStretch(1)
        return side

    # -- what is shown --------------------------------------------------------------------------------------------

    def show_new(self, name: str = "", query: ContactQuery | None = None) -> None:
        """Begin a new list, empty or with a question."""
        self.list_id = None
        self.title.setText(tr("New smart list"))
        start = Group("all", (Condition(Ask.BEAT, Operator.ANY_OF),))
        self._show(name, query if query is not None else ContactQuery(rule=Rule(who=start)))

    def show_rule(self, list_id: int) -> None:
        """Read the rule of a list there is, and show it."""
        self.list_id = list_id
        self.title.setText(tr("Change the rule"))
        self.tools.tasks.read(
            self, lambda workspace: list_rule.read(workspace, list_id), self._take_stored,
            failed=self._gone, question="rule",
        )  # fmt: skip

    def dirty(self) -> bool:
        """Whether there is something to be lost."""
        return self._clean is not None and self._clean != (self.name.text(), self.query())

    def forget(self) -> None:
        """Nothing here is to be kept."""
        self._clean = None

    def query(self) -> ContactQuery:
        """The question of the rows that ask something."""
        rule = Rule(self.who.group(), self.leave_out.group())
        return replace(self._base, text=self.words_line.text().strip(), rule=rule)

    def enter(self) -> None:
        """It is on screen now."""
        save = self._save
        self.tools.actions.bind("list.save", save, reason=lambda: self.why.text(), title=lambda: tr("Save list"))  # noqa: PLW0108

    def leave(self) -> None:
        """Something else is on screen now; what is typed stays."""
        self._pause.stop()
        self.tools.actions.unbind("list.save")

    def first_focus(self) -> QWidget:
        """The name."""
        return self.name

    def refresh(self, touched: Touched) -> None:
        """Contacts or lists changed."""
        self.live.refresh(None if touched.concerns("outlet") else touched.kinds.get("contact", frozenset()))
        self.ask_now()

    def _show(self, name: str, query: ContactQuery, unknown: tuple[str, ...] = ()) -> None:
        self._clean = None
        self.name.setText(name)
        self.words_line.setText(query.text)
        self._words_row.setVisible(bool(query.text))
        who = query.rule.who
        if query.list_id is not None:
            on = Condition(Ask.LIST, Operator.ANY_OF, (str(query.list_id),))
            who = Group("all", (on, *who.items) if who.match == "all" else (on, who))
        self._base = replace(query, list_id=None, rule=Rule())
        self.who.show_group(who, unknown)
        self.leave_out.show_group(query.rule.leave_out)
        self._clean = (self.name.text(), self.query())
        self.ask_now()

    def _take_stored(self, found: "StoredRule") -> None:
        self._show(found.name, found.query, found.unknown)

    def _gone(self, error: UserError) -> None:
        self.forget()
        self.tools.notices.error(error)
        self.cancelled.emit()

    # -- what changes ---------------------------------------------------------------------------------------------

    def ask_now(self) -> None:
        """Count who fits, and what each row does."""
        self._pause.stop()
        query = self.query()
        self.live.ask(query)
        self.tools.tasks.read(self, lambda workspace: list_rule.tell(workspace, query), self._told, question="effects")
        self._show_save()

    def _changed(self) -> None:
        self._show_save()
        self._pause.start()

    def _sorted(self, sort: SortBy, descending: bool) -> None:  # noqa: FBT001 - a slot
        self._base = replace(self._base, sort=sort, descending=descending)
        self.ask_now()

    def _told(self, told: list_rule.Told) -> None:
        self.who.show_effects(told.effects.who)
        self.leave_out.show_effects(told.effects.leave_out)
        sentence = tr("In words: {words}.", words=told.words)
        self.banner.words.setText(sentence)
        self.banner.setAccessibleName(sentence)

    def _name_typed(self) -> None:
        self._trouble.hide()
        self.name.mark("")
        self._show_save()

    def _show_save(self) -> None:
        query = self.query()
        empty = not (query.text or query.rule.who.items or query.rule.leave_out.items)
        why = why_not_write(self.tools) or self.who.why_not() or self.leave_out.why_not()
        why = why or (tr("Add a condition first") if empty else "")
        self.save.forbid(why)
        self.why.setText(why)
        self.tools.actions.refresh()

    # -- ends -----------------------------------------------------------------------------------------------------

    def _cancel(self) -> None:
        self.forget()
        self.cancelled.emit()

    def _save(self) -> None:
        name, query, list_id = self.name.text(), self.query(), self.list_id

        def done(written: "ListWritten") -> None:
            self.forget()
            say(self.tools, tr("Saved “{list}”", list=" ".join(name.split())), written)
            self.left_for.emit(written.id)

        self.tools.tasks.write(
            self, lambda workspace: list_rule.write(workspace, list_id, name, query), done, failed=self._failed
        )

    def _failed(self, error: UserError) -> None:
        self._trouble.say(error.title)
        self._trouble.show()
        self.name.mark("error")
        self.name.setAccessibleDescription(error.title)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _now(self) -> datetime:
        workspace = self.tools.tasks.workspace()
        return workspace.clock() if workspace is not None else system_clock()


def _labelled(label: str, control: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(12))
    words = Text(label, "strong")
    words.setBuddy(control)
    row.addWidget(words)
    row.addWidget(control, 1)
    return holder
