"""Whom to put on a list by hand: type a name, an outlet or an address, take whom it finds."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop.gui import theme
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.popover import Pick
from desktop.gui.widgets.tokens import TokenField
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace

_OFFERED = 8


class AddPeopleDialog(Dialog):
    """`on_chosen(ids)` with those chosen."""

    def __init__(self, tools: Tools, list_name: str, on_chosen: Callable[[Sequence[int]], object]) -> None:
        super().__init__(tools.window, tr("Put people on “{list}”", list=list_name), width=560)
        self._tools, self._on_chosen = tools, on_chosen
        self.people = TokenField(tr("People"), self._offer, hint=tr("Name, outlet or address"))
        self.people.changed.connect(self._show)
        help_text = tr("For many at once: filter or select them in Contacts, then press T.")
        self.body.addWidget(Field(tr("People"), self.people, help_text=help_text))
        self.body.addSpacing(theme.px(120))
        self.put = Button("", "primary", icon="list-plus", on_click=self._put)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), on_click=self.close_now))
        self.foot.addWidget(self.put)
        self._show()

    def show_now(self) -> None:
        """Open it."""
        self.open(self.people.line)

    def _show(self) -> None:
        count = len(self.people.tokens())
        label = plural(count, "Put {n} person on the list", "Put {n} people on the list")
        self.put.set_label(label if count else tr("Put on the list"))
        self.put.forbid("" if count else tr("Choose somebody first"))
        self.arrange()

    def _put(self) -> None:
        ids = [int(key) for key in self.people.tokens()]
        self.close_now()
        self._on_chosen(ids)

    def _offer(self, typed: str, answer: Callable[[Sequence[Pick]], None]) -> None:
        self._tools.tasks.read(self, lambda workspace: _find(workspace, typed), answer, question="people")


def _find(workspace: "Workspace", typed: str) -> list[Pick]:
    from desktop.domain.query import ContactQuery
    from desktop.services import contacts

    rows = contacts.first_page(workspace, ContactQuery(typed), _OFFERED).rows[:_OFFERED]
    return [Pick(str(row.id), " · ".join(part for part in (row.name, row.outlet) if part)) for row in rows]
