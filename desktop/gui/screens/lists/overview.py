"""All lists in a table, and beside it the one chosen."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.folding import words
from desktop.gui.menus import row_menu
from desktop.gui.models.list_rows import ListBook, ListLine, list_columns
from desktop.gui.models.moments import system_clock
from desktop.gui.models.window import Answer, WindowModel
from desktop.gui.pages import Tools
from desktop.gui.screens.lists.acts import ROW_MENU, ListActs
from desktop.gui.screens.lists.pane import ListPane
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.panels import EmptyState, Skeleton, rule
from desktop.gui.widgets.record_head import ListHead
from desktop.gui.widgets.split import Split
from desktop.gui.widgets.table import ROW_TWO_LINES, Table
from desktop.gui.words import tr


class Overview(QWidget):
    """`enter()` and `leave()` as the page; `select(id)` chooses a list as soon as it is there."""

    new_asked = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.tools = tools
        self.book = ListBook(tools.tasks, self)
        self.model: WindowModel[ListLine] = WindowModel(list_columns(self._now), self._fetch, self)
        self.table = Table(self.model, name=tr("Lists"), row_height=ROW_TWO_LINES)
        self.table.letters = tools.actions.press
        self.table.commands = tools.actions.press_keys
        self.acts = ListActs(self)
        self.pane = ListPane(tools, self.acts)
        self._wanted: int | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.smart = Button(
            tr("New smart list"), icon="list-filter", on_click=lambda: self.tools.actions.do("list.smart")
        )
        self.head = ListHead(tr("Lists"), tr("Search lists"), self.smart, width=196)
        self.count, self.search = self.head.count, self.head.search
        column.addWidget(self.head)
        column.addWidget(rule())
        self.under = QStackedWidget()
        self.nothing = EmptyState(
            "list-filter", tr("No lists yet"), tr("Save any filter as a list, or put people on one by hand."),
            [(tr("New list"), self.new_asked.emit), (tr("To the contacts"), lambda: self.tools.visit("contacts"))],
            centred=True,
        )  # fmt: skip
        self.nobody = EmptyState(
            "search", tr("No list is called that"), tr("Look for fewer words."),
            [(tr("Clear the search"), self.search.clear)], centred=True,
        )  # fmt: skip
        self._skeleton = Skeleton(12, tr("Loading lists"), row_height=46)
        for part in (self._skeleton, self.table, self.nothing, self.nobody):
            self.under.addWidget(part)
        column.addWidget(self.under, 1)
        self.split = Split(side, self.pane)
        outer.addWidget(self.split)

    def _connect(self) -> None:
        table, preferences = self.table, self.tools.preferences
        table.restore_columns(preferences.columns("lists"))
        table.columns_changed.connect(lambda: preferences.remember_columns("lists", table.columns_state()))
        table.chosen.connect(self._chosen)
        table.opened.connect(lambda _id: self.acts.open())
        table.menu_asked.connect(self._menu)
        self.search.asked.connect(lambda _text: self._show())
        self.book.shown.connect(self._show)
        self.book.counted.connect(self._counted)
        self.book.failed.connect(self._failed)
        self.pane.close_asked.connect(self.split.close_sheet)
        self.split.narrowed.connect(self.pane.show_close)

    # -- as part of the page --------------------------------------------------------------------------------------

    def enter(self) -> None:
        """All lists are on screen now."""
        self.acts.bind()
        self.smart.forbid(self.tools.actions.reason("list.smart"))
        self.table.letters_on = self.tools.preferences.now.single_keys
        self.book.read()

    def leave(self) -> None:
        """Something else is on screen now."""
        self.acts.unbind()
        self.book.stop()

    def select(self, list_id: int) -> None:
        """Choose this list as soon as it is there."""
        self._wanted = list_id
        self._take_wanted()

    def choose_next(self, going: Sequence[int]) -> None:
        """Stay at the same place when these go."""
        line = max((self.model.line_of(list_id) for list_id in going), default=-1) + 1
        following = self.model.id_at(line)
        if following is None:
            following = self.model.id_at(line - len(going) - 1)
        if following is not None and following not in going:
            self.table.select_ids([following])

    # -- what is chosen -------------------------------------------------------------------------------------------

    def selected(self) -> list[int]:
        """The lists chosen, else the current one."""
        current = self.table.current_id()
        ids = self.table.selected_ids() or ([current] if current is not None else [])
        return [list_id for list_id in ids if list_id in self.book.lines]

    def current(self) -> ListLine | None:
        """The one list chosen."""
        ids = self.selected()
        return self.book.lines.get(ids[0]) if len(ids) == 1 else None

    def _chosen(self) -> None:
        ids = self.selected()
        if len(ids) > 1:
            self.pane.show_many([self.book.lines[list_id] for list_id in ids])
        elif ids:
            self.pane.show_list(self.book.lines[ids[0]])
        self.tools.actions.refresh()

    def _menu(self, at: QPoint) -> None:
        row_menu(self.table, self.tools.actions, ROW_MENU).popup(self.table.viewport().mapToGlobal(at))

    # -- the lists ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        from array import array

        if not self.book.loaded:
            return
        lines, typed = self.book.lines, words(self.search.text())
        fitting = [line for line in lines.values() if all(part in " ".join(words(line.row.name)) for part in typed)]
        ids: array[int] = array("q", [line.id for line in fitting])
        self.model.know(lines.values())
        if ids != self.model.ids():
            self.model.set_ids(ids)
        self.table.viewport().update()
        self.head.show_count(len(ids), len(lines), "{n} list", "{n} lists", narrowed=bool(typed))
        self.under.setCurrentWidget(self.table if ids else self.nobody if lines else self.nothing)
        self.split.want_pane(bool(ids))
        self._take_wanted()
        if ids and not self.table.selected_count():
            self.table.select_ids([ids[0]])
        self._chosen()

    def _take_wanted(self) -> None:
        if self._wanted is not None and self.model.line_of(self._wanted) >= 0:
            wanted, self._wanted = self._wanted, None
            self.table.select_ids([wanted])

    def _counted(self, list_id: int) -> None:
        self.model.know([self.book.lines[list_id]])
        self.table.viewport().update()
        if self.selected() == [list_id]:
            self.pane.numbers.show_split(self.book.lines[list_id].split)

    def _failed(self, error: UserError) -> None:
        self.head.show_unknown()
        again = ((tr("Try again"), self.book.read),)
        self.tools.notices.banner(str(error), "red", key="error", actions=again)

    def _fetch(self, ids: Sequence[int], answer: Answer[ListLine]) -> None:
        answer([self.book.lines[list_id] for list_id in ids if list_id in self.book.lines])

    def _now(self) -> datetime:
        workspace = self.tools.tasks.workspace()
        return workspace.clock() if workspace is not None else system_clock()
