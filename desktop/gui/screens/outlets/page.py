"""The page of outlets: the list, and one outlet beside it, to read and to edit."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.changes import Touched
from desktop.domain.outlet import OutletRow, OutletSort
from desktop.gui.models.outlet_columns import outlet_columns
from desktop.gui.models.window import Answer, WindowModel
from desktop.gui.pages import Tools
from desktop.gui.record_page import RecordPage
from desktop.gui.screens.outlets.acts import ROW_MENU, OutletActs
from desktop.gui.screens.outlets.pane import OutletPane
from desktop.gui.widgets.panels import EmptyState, Skeleton
from desktop.gui.widgets.record_head import ListHead
from desktop.gui.words import tr

if TYPE_CHECKING:
    from array import array

    from desktop.services.workspaces import Workspace


class OutletsPage(RecordPage[OutletRow]):
    """`visit("outlets", 3)` shows an outlet, `visit("outlets", "new")` asks for a new one."""

    primary = "outlet.new"
    columns = "outlets"
    menu = ROW_MENU
    head: ListHead
    pane: OutletPane
    acts: OutletActs

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.model = WindowModel(outlet_columns(), self._fetch, self)
        self.head = ListHead(tr("Outlets"), tr("Search outlets"))
        self.acts = OutletActs(self)
        self.pane = OutletPane(tools, self._now, self.acts)
        self._text, self._sort, self._descending = "", OutletSort.NAME, False
        self.nothing = EmptyState(
            "newspaper", tr("No outlets yet"), tr("They come with the first contact."),
            [(tr("New outlet"), lambda: self.tools.actions.do("outlet.new"))], centred=True,
        )  # fmt: skip
        self.nobody = EmptyState(
            "search", tr("No outlet is called that"), tr("Look for fewer words."),
            [(tr("Clear the search"), self.head.search.clear)], centred=True,
        )  # fmt: skip
        self.compose(Skeleton(17, tr("Loading outlets"), row_height=43), self.nothing, self.nobody)
        self.head.search.asked.connect(self._typed)
        self.table.sort_asked.connect(self._sorted)
        self.table.show_sort(OutletSort.NAME, descending=False)

    def entered(self, argument: object = None) -> None:
        """Show the list, and the outlet named."""
        self.acts.bind()
        self._wanted = argument if isinstance(argument, int) else None
        if self._wanted is not None and self.model.line_of(self._wanted) < 0:
            self.head.search.clear()
            self._text = ""
        self.ask()
        if argument == "new":
            self.new_soon()

    # -- the list -------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask who fits what is typed."""
        work = partial(_ids, text=self._text, sort=self._sort, descending=self._descending)
        self.tools.tasks.read(self, work, self._take, failed=self._failed, question="ids")

    def _typed(self, text: str) -> None:
        self._text = text
        self.ask()

    def _sorted(self, key: str, descending: bool) -> None:  # noqa: FBT001 - a slot
        self._sort, self._descending = OutletSort(key), descending
        self.ask()

    def _take(self, found: "tuple[array[int], int]") -> None:
        ids, total = found
        narrowed = bool(self._text.strip())
        self.head.show_count(len(ids), total, "{n} outlet", "{n} outlets", narrowed=narrowed)
        self.show_ids(ids, self.nobody if narrowed else self.nothing)

    def _fetch(self, ids: Sequence[int], answer: Answer[OutletRow]) -> None:
        wanted = list(ids)
        self.tools.tasks.read(self, lambda workspace: _rows(workspace, wanted), answer)

    def _changed(self, touched: Touched) -> None:
        if touched.concerns("outlet") or touched.concerns("contact"):
            self.model.refresh(None)
            self.ask()
            self.pane.refresh()


def _ids(workspace: "Workspace", text: str, sort: OutletSort, *, descending: bool) -> "tuple[array[int], int]":
    from desktop.services import outlets, workspaces

    return outlets.ids(workspace, text, sort, descending=descending), workspaces.totals(workspace).outlets


def _rows(workspace: "Workspace", ids: list[int]) -> list[OutletRow]:
    from desktop.services import outlets

    return outlets.rows(workspace, ids)
