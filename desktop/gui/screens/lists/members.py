"""One list opened: who is on it, who was put on or left out by hand, and what can be done with them."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Touched
from desktop.domain.errors import UserError
from desktop.domain.query import SortBy
from desktop.gui import theme
from desktop.gui.menus import row_menu
from desktop.gui.models.list_members import Members, MembersQuestion
from desktop.gui.models.list_rows import kind_chip
from desktop.gui.models.moments import system_clock
from desktop.gui.pages import Tools
from desktop.gui.screens.lists.member_acts import ROW_MENU, MemberActs
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Chip, Flow
from desktop.gui.widgets.choice import Segmented
from desktop.gui.widgets.fields import SearchField
from desktop.gui.widgets.panels import Banner, EmptyState, Skeleton, rule
from desktop.gui.widgets.table import ROW_DENSE, ROW_NORMAL, Table
from desktop.gui.widgets.text import ElidedLabel, Text
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.lists import MailingListRow

VIEWS = ("on", "added", "excluded")


class MembersView(QWidget):
    """`show_list(id)`, then `enter()` and `leave()` as the page."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.tools = tools
        self.members = Members(tools.tasks, self._now, self)
        self.table = Table(self.members.people.model, name=tr("People on the list"))
        self.table.letters = tools.actions.press
        self.table.commands = tools.actions.press_keys
        self.acts = MemberActs(self)
        self.list_id = 0
        self.row: MailingListRow | None = None
        self._sort, self._descending = SortBy.NAME, False
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(rule())
        self.under = QStackedWidget()
        self._skeleton = Skeleton(17, tr("Loading the people on the list"), row_height=43)
        self.nobody = QVBoxLayout()
        self._empty = QWidget()
        self._empty.setLayout(self.nobody)
        for part in (self._skeleton, self.table, self._empty):
            self.under.addWidget(part)
        column.addWidget(self.under, 1)

    def _head(self) -> QWidget:
        self.head = QWidget()
        column = QVBoxLayout(self.head)
        column.setContentsMargins(theme.px(20), theme.px(10), theme.px(18), theme.px(10))
        column.setSpacing(theme.px(8))
        back = Button(tr("All lists"), "link", icon="arrow-left", on_click=lambda: self.tools.visit("lists"))
        column.addWidget(back, alignment=Qt.AlignmentFlag.AlignLeading)
        first = QHBoxLayout()
        first.setSpacing(theme.px(10))
        self.title = ElidedLabel("", "h1")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.chip = Chip("")
        first.addWidget(self.title)
        first.addWidget(self.chip)
        first.addStretch(1)
        column.addLayout(first)
        self.about = Text("", "small", "mute", wrap=True)
        column.addWidget(self.about)
        self._trouble = QVBoxLayout()
        column.addLayout(self._trouble)
        column.addWidget(self._second())
        return self.head

    def _second(self) -> QWidget:
        holder = QWidget()
        second = Flow(holder, gap=10)
        self.search = SearchField(tr("Search"), shortcut="/")
        self.search.setAccessibleName(tr("Search on this list"))
        self.search.setFixedWidth(theme.px(210))
        self.search.asked.connect(lambda _text: self._ask())
        words = (tr("On the list"), tr("Put on by hand"), tr("Left out"))
        self.view = Segmented([(key, said, 0) for key, said in zip(VIEWS, words, strict=True)], name=tr("Who is shown"))
        self.view.chosen.connect(lambda _key: self._ask())
        second.addWidget(self.search)
        second.addWidget(self.view)
        self.buttons = {
            "list.add": Button(tr("Add people…"), icon="user-plus"),
            "list.rule": Button(tr("Change the rule…"), icon="pencil"),
            "list.show": Button(tr("Show in Contacts"), icon="users"),
            "export": Button(tr("Export…"), icon="file-down"),
        }
        for action_id, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, action_id=action_id: self.tools.actions.do(action_id))
            second.addWidget(button)
        return holder

    def _connect(self) -> None:
        table, preferences = self.table, self.tools.preferences
        table.restore_columns(preferences.columns("members"))
        table.columns_changed.connect(lambda: preferences.remember_columns("members", table.columns_state()))
        table.chosen.connect(self.tools.actions.refresh)
        table.opened.connect(lambda contact_id: self.tools.visit("contacts", contact_id))
        table.menu_asked.connect(self._menu)
        table.sort_asked.connect(self._sorted)
        table.show_sort(SortBy.NAME, descending=False)
        self.search.lead_to(table)
        self.members.shown.connect(self._shown)
        self.members.failed.connect(self._failed)

    # -- as part of the page --------------------------------------------------------------------------------------

    def show_list(self, list_id: int) -> None:
        """Show this list."""
        if list_id != self.list_id:
            self.list_id, self.row = list_id, None
            self.search.clear()
            self.view.set_value("on")
            self.title.setText("")
            self.under.setCurrentWidget(self._skeleton)
            self.table.clearSelection()

    def enter(self) -> None:
        """It is on screen now."""
        settings = self.tools.preferences.now
        self.table.letters_on = settings.single_keys
        self.table.set_row_height(ROW_DENSE if settings.dense_rows else ROW_NORMAL)
        self.acts.bind()
        self._ask()

    def leave(self) -> None:
        """Something else is on screen now."""
        self.acts.unbind()

    def refresh(self, touched: Touched) -> None:
        """Somebody or the list changed."""
        ids = touched.kinds.get("contact", frozenset())
        self.members.people.model.refresh(None if touched.concerns("outlet") else ids)
        self._ask()

    # -- the people -----------------------------------------------------------------------------------------------

    def showing(self) -> str:
        """Which of them are shown: "on", "added", "excluded"."""
        return self.view.value()

    def selected(self) -> list[int]:
        """The people chosen, else the current one."""
        current = self.table.current_id()
        return self.table.selected_ids() or ([current] if current is not None else [])

    def _ask(self) -> None:
        text, view = self.search.text().strip(), self.showing()
        self.members.ask(MembersQuestion(self.list_id, view, text, self._sort, self._descending))

    def _shown(self) -> None:
        found = self.members.found
        if found is None or found.row.id != self.list_id:
            return
        self.row = found.row
        chip = kind_chip(found.row)
        self.title.setText(found.row.name)
        self.chip.set(chip.text, chip.tone)
        self.about.setText(" · ".join(part for part in (found.row.note, found.words) if part))
        self.about.setVisible(bool(self.about.text()))
        for view in VIEWS:
            self.view.set_count(view, found.counts[view])
        self.view.setVisible(found.row.smart or self.showing() != "on")
        self._say_broken(found.row.broken)
        empty = not found.ids
        if empty:
            self._say_nobody()
        elif not self.table.selected_count():
            self.table.select_ids([found.ids[0]])
        self.under.setCurrentWidget(self._empty if empty else self.table)
        self.acts.bind()
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        actions = self.tools.actions
        for action_id, button in self.buttons.items():
            hidden = action_id == "list.rule" and (self.row is None or not self.row.smart)
            button.setVisible(actions.is_bound(action_id) and not hidden)
            button.forbid(actions.reason(action_id))

    def _say_broken(self, broken: str) -> None:
        from desktop.gui.widgets.facts import empty

        empty(self._trouble)
        if broken:
            still = tr("It stands still with those put on by hand.")
            self._trouble.addWidget(Banner(f"{broken} {still}", "red"))

    def _say_nobody(self) -> None:
        from desktop.gui.widgets.facts import empty

        empty(self.nobody)
        if self.search.text().strip():
            said = EmptyState(
                "search", tr("Nobody here is found by “{words}”", words=self.search.text().strip()), "",
                [(tr("Clear the search"), self.search.clear)], centred=True,
            )  # fmt: skip
        elif self.showing() == "excluded":
            said = EmptyState("user-x", tr("Nobody is left out by hand"), "", (), centred=True)
        elif self.showing() == "added":
            said = EmptyState("user-plus", tr("Nobody was put on by hand"), "", (), centred=True)
        else:
            said = EmptyState(
                "list-filter", tr("Nobody is on this list"), tr("Put people on it, here or from Contacts with T."),
                [(tr("Add people…"), lambda: self.tools.actions.do("list.add"))], centred=True,
            )  # fmt: skip
        self.nobody.addWidget(said)

    def _sorted(self, key: str, descending: bool) -> None:  # noqa: FBT001 - a slot
        self._sort, self._descending = SortBy(key), descending
        self._ask()

    def _menu(self, at: QPoint) -> None:
        row_menu(self.table, self.tools.actions, ROW_MENU).popup(self.table.viewport().mapToGlobal(at))

    def _failed(self, error: UserError) -> None:
        self.row = None
        actions = ((tr("All lists"), lambda: self.tools.visit("lists")),)
        self.tools.notices.banner(str(error), "red", key="error", actions=actions)

    def _now(self) -> datetime:
        workspace = self.tools.tasks.workspace()
        return workspace.clock() if workspace is not None else system_clock()
