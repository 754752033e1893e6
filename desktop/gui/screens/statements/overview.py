"""All statements in a table, or those in the bin."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.menus import row_menu
from desktop.gui.models.moments import system_clock
from desktop.gui.models.statement_rows import statement_columns
from desktop.gui.models.window import Answer, WindowModel
from desktop.gui.pages import Tools
from desktop.gui.screens.statements.overview_acts import ROW_MENU, OverviewActs
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.choice import Segmented
from desktop.gui.widgets.fields import SearchField
from desktop.gui.widgets.panels import EmptyState, Skeleton, rule
from desktop.gui.widgets.table import ROW_TWO_LINES, Table
from desktop.gui.widgets.text import Text
from desktop.gui.words import number, plural, tr

if TYPE_CHECKING:
    from desktop.services.statements.overview import StatementRow
    from desktop.services.workspaces import Workspace


class Overview(QWidget):
    """`enter()` and `leave()` as the page; `opened(id)` when somebody goes into one."""

    opened = Signal(int)
    new_asked = Signal()
    read_asked = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.tools = tools
        self.rows: dict[int, StatementRow] = {}
        self.total = 0
        self.model: WindowModel[StatementRow] = WindowModel(statement_columns(self._now), self._fetch, self)
        self.table = Table(self.model, name=tr("Statements"), row_height=ROW_TWO_LINES)
        self.table.letters = tools.actions.press
        self.table.commands = tools.actions.press_keys
        self.acts = OverviewActs(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(rule())
        self.under = QStackedWidget()
        self.nothing = EmptyState(
            "file-pen-line", tr("No statements yet"), tr("Write the first one, or begin with a finished text."),
            [(tr("New statement"), self.new_asked.emit), (tr("Read in a finished text"), self.read_asked.emit)],
            centred=True,
        )  # fmt: skip
        self.nobody = EmptyState(
            "search", tr("No statement is called that"), tr("Look for fewer words."),
            [(tr("Clear the search"), lambda: self.search.clear())], centred=True,  # noqa: PLW0108 - made later
        )  # fmt: skip
        self.clean = EmptyState("trash-2", tr("The bin is empty"), tr("Statements deleted come here."), centred=True)
        self._skeleton = Skeleton(12, tr("Loading statements"), row_height=46)
        for part in (self._skeleton, self.table, self.nothing, self.nobody, self.clean):
            self.under.addWidget(part)
        column.addWidget(self.under, 1)

    def _head(self) -> QWidget:
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(theme.px(20), theme.px(14), theme.px(18), theme.px(12))
        row.setSpacing(theme.px(10))
        self.count = Text("", "body", "mute")
        self.search = SearchField(tr("Search"), shortcut="/")
        self.search.setAccessibleName(tr("Search statements"))
        self.search.setFixedWidth(theme.px(196))
        self.where = Segmented([("", tr("In work"), None), ("bin", tr("Bin"), None)], name=tr("Which statements"))
        self.finished = Button(tr("Read in a text…"), icon="file-text", on_click=self.read_asked.emit)
        row.addWidget(Text(tr("Statements"), "h1"))
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.search, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.where)
        row.addWidget(self.finished)
        return self.head

    def _connect(self) -> None:
        table, preferences = self.table, self.tools.preferences
        table.restore_columns(preferences.columns("statements"))
        table.columns_changed.connect(lambda: preferences.remember_columns("statements", table.columns_state()))
        table.chosen.connect(self.tools.actions.refresh)
        table.opened.connect(lambda _id: self.acts.open())
        table.menu_asked.connect(self._menu)
        self.search.asked.connect(lambda _text: self.read())
        self.search.lead_to(table)
        self.where.chosen.connect(lambda _key: self.read())

    # -- as part of the page --------------------------------------------------------------------------------------

    def enter(self) -> None:
        """All statements are on screen now."""
        self.acts.bind()
        self.finished.forbid(self.tools.actions.reason("statement.read"))
        self.table.letters_on = self.tools.preferences.now.single_keys
        self.read()

    def leave(self) -> None:
        """Something else is on screen now."""
        self.acts.unbind()

    def in_bin(self) -> bool:
        """Whether the bin is shown."""
        return self.where.value() == "bin"

    def selected(self) -> list[int]:
        """The statements chosen, else the current one."""
        current = self.table.current_id()
        ids = self.table.selected_ids() or ([current] if current is not None else [])
        return [one for one in ids if one in self.rows]

    def read(self) -> None:
        """Read them again."""
        text, in_bin = self.search.text(), self.in_bin()
        self.tools.tasks.read(
            self, lambda workspace: _rows(workspace, text, in_bin=in_bin), self._show, failed=self._failed,
            question="rows",
        )  # fmt: skip

    # -- inside ---------------------------------------------------------------------------------------------------

    def _show(self, found: "tuple[list[StatementRow], int]") -> None:
        from array import array

        rows, self.total = found
        self.rows = {row.id: row for row in rows}
        self.model.know(rows)
        ids: array[int] = array("q", list(self.rows))
        if ids != self.model.ids():
            self.model.set_ids(ids)
        self.table.viewport().update()
        typed = bool(self.search.text().strip())
        all_of_them = plural(self.total, "{n} statement", "{n} statements")
        some = tr("{count} of {total} match", count=number(len(ids)), total=number(self.total))
        self.count.setText(some if typed else all_of_them)
        empty = self.nobody if typed else self.clean if self.in_bin() else self.nothing
        self.under.setCurrentWidget(self.table if ids else empty)
        if ids and not self.table.selected_count():
            self.table.select_ids([ids[0]])
        self.tools.actions.refresh()

    def _failed(self, error: UserError) -> None:
        self.count.setText("—")
        again = ((tr("Try again"), self.read),)
        self.tools.notices.banner(str(error), "red", key="error", actions=again)

    def _menu(self, at: QPoint) -> None:
        row_menu(self.table, self.tools.actions, ROW_MENU).popup(self.table.viewport().mapToGlobal(at))

    def _fetch(self, ids: Sequence[int], answer: "Answer[StatementRow]") -> None:
        answer([self.rows[one] for one in ids if one in self.rows])

    def _now(self) -> datetime:
        workspace = self.tools.tasks.workspace()
        return workspace.clock() if workspace is not None else system_clock()


def _rows(workspace: "Workspace", text: str, *, in_bin: bool) -> "tuple[list[StatementRow], int]":
    from desktop.services import statements

    everything = statements.all_statements(workspace, in_bin=in_bin)
    found = statements.all_statements(workspace, text, in_bin=in_bin) if text.strip() else everything
    return found, len(everything)
