"""The page of partners: the organisations that sign, ours first, and one of them beside the list."""

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.changes import Touched
from desktop.gui import theme
from desktop.gui.models.partner_columns import PartnerSort, fits, ordered, partner_columns
from desktop.gui.models.window import Answer, WindowModel
from desktop.gui.pages import Tools
from desktop.gui.record_page import RecordPage
from desktop.gui.screens.partners.acts import ROW_MENU, PartnerActs
from desktop.gui.screens.partners.pane import PartnerPane
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.panels import Banner, EmptyState, Skeleton
from desktop.gui.widgets.record_head import ListHead
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.organisations import OrganisationRow
    from desktop.services.workspaces import Workspace

_CONCERNED = ("organisation", "statement", "bin")


class PartnersPage(RecordPage["OrganisationRow"]):
    """`visit("partners", 3)` shows one; "new" asks for a partner, "own" who we are, "bin" shows the bin."""

    primary = "partner.new"
    columns = "partners"
    menu = ROW_MENU
    head: ListHead
    pane: PartnerPane
    acts: PartnerActs

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.model = WindowModel(partner_columns(), self._fetch, self)
        self.bin = Button(tr("Bin"), "quiet", icon="trash-2", on_click=self._turn)
        self.head = ListHead(tr("Partners"), tr("Search partners"), self.bin)
        self.acts = PartnerActs(self)
        self.pane = PartnerPane(tools, self._now, self.acts)
        self.in_bin = False
        self._rows: list[OrganisationRow] = []
        self._sort: PartnerSort = "name"
        self._descending = False
        self._make_states()
        self.compose(Skeleton(12, tr("Loading partners"), row_height=43), self.nothing, self.nobody, self.empty_bin)
        self.side.insertWidget(2, self.who)
        self.head.search.asked.connect(lambda _text: self._show())
        self.table.sort_asked.connect(self._sorted)
        self.table.show_sort("name", descending=False)

    def _make_states(self) -> None:
        say_who = (tr("Say who you are"), self.acts.say_who)
        self.nothing = EmptyState(
            "handshake", tr("No partners yet"), tr("Add who signs with you. Your own organisation signs first."),
            [say_who, (tr("New partner"), lambda: self.tools.actions.do("partner.new"))], centred=True,
        )  # fmt: skip
        self.nobody = EmptyState(
            "search", tr("No partner is called that"), tr("Look for fewer words."),
            [(tr("Clear the search"), self.head.search.clear)], centred=True,
        )  # fmt: skip
        self.empty_bin = EmptyState(
            "trash-2", tr("The bin holds no partners"), "", [(tr("Back to the partners"), self._turn)], centred=True
        )
        self.who = QWidget()
        column = QVBoxLayout(self.who)
        column.setContentsMargins(theme.px(20), theme.px(10), theme.px(18), theme.px(10))
        title = tr("Your organisation is not entered yet")
        words = tr("It signs first, and its press contacts stand below each statement.")
        column.addWidget(Banner(words, "accent", title=title, icon="handshake", actions=[say_who]))
        self.who.hide()

    def entered(self, argument: object = None) -> None:
        """Show the list, and what is asked for."""
        self.in_bin = argument == "bin"
        self.acts.bind()
        self._wanted = argument if isinstance(argument, int) else None
        if self._wanted is not None and self.model.line_of(self._wanted) < 0:
            self.head.search.clear()
        self.ask()
        if argument == "new":
            self.new_soon()
        elif argument == "own":
            self.acts.say_who()

    # -- the list -------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Read all of them, or those in the bin."""
        in_bin = self.in_bin
        self.tools.tasks.read(
            self, lambda workspace: _organisations(workspace, in_bin=in_bin), self._take, failed=self._failed,
            question="organisations",
        )  # fmt: skip

    def row(self, organisation_id: int) -> "OrganisationRow | None":
        """The line of one."""
        return next((row for row in self._rows if row.id == organisation_id), None)

    def _take(self, found: "tuple[list[OrganisationRow], bool]") -> None:
        self._rows, we_are_known = found
        self.model.know(self._rows)
        self._show()
        self.who.setVisible(bool(self._rows) and not we_are_known and not self.in_bin)
        self.table.viewport().update()

    def _show(self) -> None:
        typed = self.head.search.text().strip()
        fitting = [row for row in self._rows if fits(row, typed)]
        ids: array[int] = array("q", [row.id for row in ordered(fitting, self._sort, descending=self._descending)])
        if self.in_bin:
            self.head.count.setText(plural(len(self._rows), "{n} in the bin", "{n} in the bin"))
        else:
            total = len(self._rows)
            self.head.show_count(len(ids), total, "{n} organisation", "{n} organisations", narrowed=bool(typed))
        self.bin.setText(tr("Back to the partners") if self.in_bin else tr("Bin"))
        self.show_ids(ids, self.nobody if self._rows else self.empty_bin if self.in_bin else self.nothing)

    def _sorted(self, column: PartnerSort, descending: bool) -> None:  # noqa: FBT001 - a slot
        self._sort, self._descending = column, descending
        self._show()

    def _turn(self) -> None:
        self.tools.visit("partners", None if self.in_bin else "bin")

    def _fetch(self, ids: Sequence[int], answer: "Answer[OrganisationRow]") -> None:
        answer([row for row in map(self.row, ids) if row is not None])

    def _changed(self, touched: Touched) -> None:
        if any(touched.concerns(kind) for kind in _CONCERNED):
            self.ask()
            self.pane.refresh()


def _organisations(workspace: "Workspace", *, in_bin: bool) -> "tuple[list[OrganisationRow], bool]":
    from desktop.services import organisations

    return organisations.all_organisations(workspace, in_bin=in_bin), organisations.own(workspace) is not None
