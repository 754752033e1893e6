"""One outlet beside the list: what it is, how to reach its desk, who works there, what belongs to it."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.outlet import Outlet
from desktop.gui import theme
from desktop.gui.desktop_links import open_page
from desktop.gui.models.filters import Filters, kind_words
from desktop.gui.models.history_words import entries
from desktop.gui.models.moments import Clock, call_words, local
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.chips import Chip
from desktop.gui.widgets.facts import FactLine, LinkChip, LinkLine
from desktop.gui.widgets.fields import SearchField
from desktop.gui.widgets.record_pane import RecordDetail
from desktop.gui.words import language, number, plural, tr

if TYPE_CHECKING:
    from desktop.services.history import ChangeRow
    from desktop.services.workspaces import Workspace

_FIRST = 20


@dataclass(frozen=True, slots=True)
class OutletDetails:
    """One outlet with its history."""

    outlet: Outlet
    changes: "tuple[ChangeRow, ...]"


def read_outlet(workspace: "Workspace", outlet_id: int) -> OutletDetails:
    """Read what the pane shows. For a task's thread."""
    from desktop.services import history, outlets

    changes = tuple(history.of_record(workspace, "outlet", outlet_id))
    return OutletDetails(outlets.get(workspace, outlet_id), changes)


class OutletDetail(RecordDetail[OutletDetails]):
    """`show_details(details)` shows an outlet; `edit_asked()` and `remove_asked()` come from its buttons."""

    edit_asked = Signal()
    remove_asked = Signal()

    def __init__(self, tools: Tools, clock: Clock) -> None:
        super().__init__(tools, clock)
        self._clock_line: FactLine | None = None
        self.people: list[LinkLine] = []

    def fill(self, details: OutletDetails) -> None:
        """What it is, how to reach it, who works there, what belongs to it."""
        self._fill_head(details.outlet)
        self._fill_reach(details.outlet)
        self._fill_people(details.outlet)
        self._fill_rest(details)

    def name_of(self, details: OutletDetails) -> str:
        """Its name."""
        return details.outlet.card["name"]

    def tick(self) -> None:
        """The minute changed."""
        if self.details is not None and self._clock_line is not None:
            self._clock_line.label.setText(self._clock_words(self.details.outlet))

    # -- parts ----------------------------------------------------------------------------------------------------

    def _fill_head(self, outlet: Outlet) -> None:
        card, facts, actions = outlet.card, self._facts, self._tools.actions
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Chip(kind_words(card["kind"]) if card.get("kind") else tr("Kind unknown")))
        row.addStretch(1)
        self._head.addWidget(holder, 1)
        edit = IconButton("pencil", tr("Edit"), on_click=self.edit_asked.emit)
        edit.forbid(actions.reason("contact.edit"))
        self._head.addWidget(edit)
        facts.addSpacing(theme.px(6))
        facts.words(card["name"], "h1")
        people = plural(outlet.people_count, "{n} person works here", "{n} people work here")
        facts.words(people, "body", "mute")
        if outlet.parent_name and "parent_id" in card:
            parent = card["parent_id"]
            facts.chips([LinkChip(tr("Part of {name}", name=outlet.parent_name), lambda: self._go("outlets", parent))])
        facts.addSpacing(theme.px(8))
        show = Button(tr("Show in contacts"), "primary", icon="users", on_click=self._show_people)
        show.forbid("" if outlet.people_count else tr("Nobody works here"))
        remove = Button(tr("Remove"), "destructive", icon="trash-2", on_click=self.remove_asked.emit)
        used = outlet.people_count or outlet.sections
        remove.forbid(tr("People or sections belong to it") if used else actions.reason("contact.edit"))
        facts.chips([show, remove])

    def _fill_reach(self, outlet: Outlet) -> None:
        card, facts = outlet.card, self._facts
        facts.section(tr("Reach"))
        for address in card.get("emails", ()):
            facts.line("mail", address, chip=tr("desk"))
        if card.get("website"):
            web = card["website"]
            link = Button(web, "link", icon="globe", on_click=lambda: open_page(web))
            facts.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeading)
        if card.get("country") or card.get("city"):
            facts.line("map-pin", _place(outlet))
        clock = self._clock_words(outlet)
        self._clock_line = facts.line("clock", clock) if clock else None
        if card.get("languages"):
            facts.line("languages", ", ".join(_language(code) for code in card["languages"]))
        if card.get("reach"):
            facts.line("users-round", card["reach"])
        if not any(card.get(field) for field in ("emails", "website", "country", "city", "languages", "reach")):
            facts.words(tr("Nothing is known yet. F2 edits."), "body", "mute")

    def _fill_people(self, outlet: Outlet) -> None:
        facts = self._facts
        facts.section(tr("People"))
        self.people = []
        if not outlet.people:
            facts.words(tr("Nobody works here now."), "body", "mute")
            return
        if len(outlet.people) > _FIRST:
            find = SearchField(tr("Find somebody here"))
            find.textChanged.connect(self._narrow)
            facts.addWidget(find)
        for contact_id, name, role in outlet.people:
            line = LinkLine(name, role, partial(self._go, "contacts", contact_id))
            self.people.append(line)
            facts.addWidget(line)
        self._narrow("")
        if outlet.people_count > min(_FIRST, len(outlet.people)):
            more = tr("All {n} in contacts", n=number(outlet.people_count))
            facts.addWidget(Button(more, "link", on_click=self._show_people), alignment=Qt.AlignmentFlag.AlignLeading)

    def _fill_rest(self, details: OutletDetails) -> None:
        outlet, facts = details.outlet, self._facts
        if outlet.sections:
            facts.section(tr("Sections"))
            chips = [LinkChip(name, partial(self._go, "outlets", i)) for i, name in outlet.sections]
            facts.chips(chips)
        if outlet.card.get("notes"):
            facts.section(tr("Notes"))
            facts.words(outlet.card["notes"])
        if outlet.card.get("custom"):
            facts.section(tr("Own fields"))
            for name, value in outlet.card["custom"].items():
                facts.words(tr("{name}: {value}", name=name, value=value))
        if details.changes:
            facts.section(tr("History"))
            for told in entries(details.changes, local(self._clock)):
                facts.entry(told.icon, told.token, told.title, told.details)

    # -- going on -------------------------------------------------------------------------------------------------

    def _narrow(self, typed: str) -> None:
        from desktop.domain.folding import fold

        wanted = fold(typed).split()
        shown = 0
        for line in self.people:
            fits = all(word in fold(line.accessibleName()) for word in wanted)
            line.setVisible(fits and shown < _FIRST)
            shown += fits

    def _go(self, place: str, argument: object) -> None:
        self._tools.visit(place, argument)

    def _show_people(self) -> None:
        from desktop.domain.query import Ask, Condition

        if self.details is not None:
            name = self.details.outlet.card["name"]
            self._go("contacts", Filters().having(Condition(Ask.OUTLET, values=(name,))))

    def _clock_words(self, outlet: Outlet) -> str:
        known = {name: outlet.card[name] for name in ("city", "time_zone") if name in outlet.card}
        return call_words(known, local(self._clock)).partition(" · ")[0]  # type: ignore[arg-type]


def _place(outlet: Outlet) -> str:
    from desktop.domain.values.places import country_name

    country = outlet.card.get("country", "")
    named = country_name(country, language().split("-", maxsplit=1)[0]) if country else ""
    return ", ".join(part for part in (outlet.card.get("city", ""), named) if part)


def _language(code: str) -> str:
    from desktop.domain.values.languages import language_name

    return language_name(code, language().split("-", maxsplit=1)[0])
