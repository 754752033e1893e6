"""Who fits a rule now: the number, what can be done with them, and the first of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.contact import ContactRow
from desktop.domain.query import ContactQuery, SortBy
from desktop.gui import theme
from desktop.gui.models.contact_columns import aloud, person, status
from desktop.gui.models.moments import Clock
from desktop.gui.models.people import People
from desktop.gui.models.window import Column
from desktop.gui.tasks import Tasks
from desktop.gui.widgets.cells import Person
from desktop.gui.widgets.fields import Combo
from desktop.gui.widgets.panels import Card, EmptyState
from desktop.gui.widgets.split_count import SplitCount
from desktop.gui.widgets.table import ROW_TWO_LINES, Table
from desktop.gui.widgets.text import Text
from desktop.gui.words import number, tr

if TYPE_CHECKING:
    from array import array

    from desktop.services.audiences import Split
    from desktop.services.workspaces import Workspace

SORTS: tuple[tuple[SortBy, bool, str], ...] = (
    (SortBy.NAME, False, "by name"), (SortBy.OUTLET, False, "by outlet"), (SortBy.COUNTRY, False, "by country"),
    (SortBy.LAST_TOUCH, True, "last touched first"), (SortBy.VERIFIED, True, "last verified first"),
    (SortBy.ADDED, True, "newest first"),
)  # fmt: skip
"""The orders of the first rows, with their words."""


class Live(QWidget):
    """`ask(query)` counts and lists beside the window. `sorted_by(SortBy, descending)` from a person's choice."""

    sorted_by = Signal(object, bool)

    def __init__(self, tasks: Tasks, clock: Clock) -> None:
        super().__init__()
        self._tasks = tasks
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        self.card = Card(padding=18)
        self.numbers = SplitCount("person fits now", "people fit now")
        self.state = Text(tr("updates as you type"), "small", "mute")
        self.numbers.head.addWidget(self.state)
        self.card.body.addWidget(self.numbers)
        column.addWidget(self.card)
        self.first = Card(tr("First of them"), padding=16)
        self.order = Combo([(sort.value, tr(words)) for sort, _, words in SORTS], name=tr("Order"))
        self.order.chosen.connect(self._sorted)
        self.first.head.addStretch(1)
        self.first.head.addWidget(self.order)
        self.people = People(tasks, clock, self, _columns(clock))
        self.table = Table(self.people.model, name=tr("First of those who fit"), row_height=ROW_TWO_LINES)
        self.table.setMinimumHeight(theme.px(240))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.nobody = EmptyState(
            "search", tr("Nobody fits"), tr("Take a row away, or choose other values."), centred=True
        )
        self.nobody.hide()
        self.first.body.addWidget(self.table, 1)
        self.first.body.addWidget(self.nobody)
        column.addWidget(self.first, 1)
        self.people.shown.connect(self._listed)

    def ask(self, query: ContactQuery) -> None:
        """Count and list who fits this."""
        self.order.set_value(query.sort.value)
        self.state.setText(tr("counting …"))
        self._tasks.read(self, lambda workspace: _split(workspace, query), self._counted, question="split")
        self.people.ask(lambda workspace: _ids(workspace, query))

    def refresh(self, changed: frozenset[int] | None) -> None:
        """Contacts changed: read their rows again."""
        self.people.model.refresh(changed)

    def _counted(self, split: "Split") -> None:
        self.numbers.show_split(split)
        self.state.setText(tr("updates as you type"))

    def _listed(self) -> None:
        count = len(self.people.model.ids())
        self.first.title.setText(tr("First of {n}", n=number(count)))
        self.table.setVisible(bool(count))
        self.nobody.setVisible(not count)

    def _sorted(self, key: str) -> None:
        sort, descending, _ = next(one for one in SORTS if one[0].value == key)
        self.sorted_by.emit(sort, descending)


def _columns(clock: Clock) -> tuple[Column[ContactRow], ...]:
    return (
        Column("name", tr("Name"), _who, words=aloud, width=216),
        Column("languages", tr("Languages"), lambda row: " ".join(row.languages), kind="mute", width=82),
        Column("verified", tr("Verified"), lambda row: status(row, clock), width=108),
    )


def _who(row: ContactRow) -> Person:
    return Person(person(row).name, " · ".join(part for part in (row.outlet, row.city) if part), row.id)


def _split(workspace: "Workspace", query: ContactQuery) -> "Split":
    from desktop.services import audiences

    return audiences.split(workspace, query)


def _ids(workspace: "Workspace", query: ContactQuery) -> "array[int]":
    from desktop.services import contacts

    return contacts.ids(workspace, query)
