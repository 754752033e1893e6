"""Who: a list, all that a search finds, people chosen by hand; or nobody by name, for what is public."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.audience import Audience
from desktop.domain.contact import ContactRow
from desktop.domain.query import ContactQuery
from desktop.gui import theme
from desktop.gui.models.contact_columns import contact_columns
from desktop.gui.models.distribution import Distribution
from desktop.gui.models.moments import Clock, system_clock
from desktop.gui.models.people import People
from desktop.gui.models.window import Column
from desktop.gui.pages import Tools
from desktop.gui.screens.distribute.step import StepView
from desktop.gui.widgets.choice import Segmented
from desktop.gui.widgets.fields import SearchField
from desktop.gui.widgets.panels import EmptyState
from desktop.gui.widgets.picks import Pick, PickList
from desktop.gui.widgets.table import ROW_DENSE, Table
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from array import array

    from desktop.services.workspaces import Workspace


class WhoStep(StepView):
    """Whom the guard is asked about."""

    def __init__(self, tools: Tools, session: Distribution) -> None:
        super().__init__(tools, session)
        self.modes = Segmented(
            [("list", tr("A list"), None), ("search", tr("All that a search finds"), None),
             ("chosen", tr("People I choose"), None), ("nobody", tr("Nobody by name"), None)],
            name=tr("Whom"),
        )  # fmt: skip
        self.modes.chosen.connect(self._switch)
        self.said = Text("", "body", "mute", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(theme.px(14))
        head.addWidget(self.modes)
        head.addWidget(self.said, 1)
        self.body.addLayout(head)
        self.stack = QStackedWidget()
        self._list_view, self._people_view = self._lists(), self._table()
        public = tr("A press kit, a print or the text for the clipboard: for whoever it may reach, once it is public.")
        self._nobody = EmptyState("file-archive", tr("Nobody by name"), public, centred=True)
        for part in (self._list_view, self._people_view, self._nobody):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)
        self.onwards = self.add_ways(tr("Choose how"))
        self.final = self.onwards
        self._names: dict[int, str] = {}
        self._asked = False

    def _lists(self) -> QWidget:
        holder = QWidget()
        holder.setMaximumWidth(theme.px(560))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.lists = PickList([], hint=tr("Find a list"))
        self.lists.picked.connect(self._take_list)
        column.addWidget(self.lists)
        column.addStretch(1)
        return holder

    def _table(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.search = SearchField(tr("Name, outlet, beat, language …"))
        self.search.setMaximumWidth(theme.px(420))
        self.search.asked.connect(self._ask)
        self.people = People(self.tools.tasks, self._now, self, _columns(self._now))
        self.table = Table(self.people.model, name=tr("People"), row_height=ROW_DENSE)
        self.search.lead_to(self.table)
        self.people.shown.connect(self._found)
        self.table.chosen.connect(self._selected)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        return holder

    # -- showing --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is chosen."""
        plan = self.session.plan
        if not self._asked:
            self._asked = True
            self.tools.tasks.read(self, _list_picks, self._offer, question="lists")
        self._show_mode(self._mode())
        self.onwards.forbid(self.session.why_not("who"))
        audience = plan.audience if plan is not None else None
        self.said.setText(self._words(audience) if plan is not None and plan.named else "")

    def first_focus(self) -> QWidget | None:
        """The lists, or the search."""
        return self.lists.first_focus() if self.stack.currentWidget() is self._list_view else self.search

    def _mode(self) -> str:
        plan = self.session.plan
        if plan is None:
            return self.modes.value()
        if not plan.named:
            return "nobody"
        audience = plan.audience
        if audience is None:
            return "list" if self.modes.value() == "nobody" else self.modes.value()
        return "list" if audience.list_id is not None else "chosen" if audience.ids is not None else "search"

    def _show_mode(self, mode: str) -> None:
        self.modes.set_value(mode)
        views = {"list": self._list_view, "nobody": self._nobody}
        self.stack.setCurrentWidget(views.get(mode, self._people_view))
        if mode in {"search", "chosen"} and not self.people.loaded:
            self._ask(self.search.text())

    def _words(self, audience: Audience | None) -> str:
        if audience is None:
            return tr("The guard looks at everybody in it; whoever must not get it is left out, with the reason.")
        if audience.list_id is not None:
            return tr("Everybody on “{list}”", list=self._names.get(audience.list_id, ""))
        if audience.ids is not None:
            return plural(len(audience.ids), "{n} person chosen", "{n} people chosen")
        text = audience.query.text if audience.query is not None else ""
        found = plural(len(self.people.model.ids()), "{n} person", "{n} people")
        return tr("{people} found by “{words}”", people=found, words=text) if text else tr("Everybody in Contacts")

    # -- choosing -------------------------------------------------------------------------------------------------

    def _switch(self, mode: str) -> None:
        if mode == "nobody":
            if self.session.may_be_nameless():
                self.session.choose(named=False)
                return
            self.refresh()
            why = tr("An embargoed copy goes only to people who agreed, by name.")
            self.said.setText(why)
            self.tools.notices.announce(why)
            return
        audience: Audience | None = None
        if mode == "search":
            audience = Audience(query=ContactQuery(self.search.text().strip()))
        elif mode == "chosen" and (ids := self.table.selected_ids()):
            audience = Audience(ids=ids)
        self.session.choose(named=True, audience=audience)
        self._show_mode(mode)

    def _take_list(self, key: str) -> None:
        self.session.choose(named=True, audience=Audience(list_id=int(key)))
        self.onwards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, text: str) -> None:
        query = ContactQuery(text.strip())
        self.people.ask(lambda workspace: _found_ids(workspace, query))

    def _found(self) -> None:
        if self.modes.value() == "search":
            self.session.choose(named=True, audience=Audience(query=ContactQuery(self.search.text().strip())))

    def _selected(self) -> None:
        if self.modes.value() == "chosen":
            ids = self.table.selected_ids()
            self.session.choose(named=True, audience=Audience(ids=ids) if ids else None)

    def _offer(self, picks: list[Pick]) -> None:
        self._names = {int(pick.key): pick.words for pick in picks}
        self.lists.offer(picks)
        if not picks and self._mode() == "list":
            self._show_mode("search")
        self.refresh()

    def _now(self) -> datetime:
        workspace = self.tools.tasks.workspace()
        return workspace.clock() if workspace is not None else system_clock()


def _columns(clock: Clock) -> tuple[Column[ContactRow], ...]:
    """The columns that tell people apart."""
    wanted = ("name", "outlet", "beat", "languages", "email")
    made = {one.key: one for one in contact_columns(clock)}
    return tuple(replace(made[key], hidden=False, sort="") for key in wanted)


def _list_picks(workspace: "Workspace") -> list[Pick]:
    from desktop.services import lists

    return [
        Pick(str(row.id), row.name, lists.count(workspace, row.id)[0], "list-filter")
        for row in lists.all_lists(workspace)
    ]


def _found_ids(workspace: "Workspace", query: ContactQuery) -> "array[int]":
    from desktop.services import contacts

    return contacts.ids(workspace, query)
