"""Every row of a verdict, however many: a table that reads what is seen, and one row in full beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.domain.contact import display_name
from desktop.domain.importing import Choice, PlannedRow, Verdict
from desktop.gui import theme
from desktop.gui.models.import_review import ImportReview, RowGroup
from desktop.gui.models.import_words import card_lines, card_value, field_words
from desktop.gui.models.window import Answer, Column, WindowModel
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.cells import CellValue, ChipCell, Lines
from desktop.gui.widgets.facts import Facts
from desktop.gui.widgets.overlay import SideSheet
from desktop.gui.widgets.panels import Card, ScrollPage
from desktop.gui.widgets.table import ROW_NORMAL, Table
from desktop.gui.words import number, plural, tr

TITLES: dict[RowGroup, str] = {
    Verdict.NEW: "New contacts",
    Verdict.FILL: "Updates",
    Verdict.CONFLICT: "Conflicts",
    Verdict.DUPLICATE: "Rows that are one person",
    Verdict.SUPPRESSED: "Must get nothing: left out",
    Verdict.UNCHANGED: "No change",
    Verdict.REJECTED: "Rows with errors",
    "opted_out": "People who opt out by this file",
}


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A planned row, named by its index."""

    id: int
    planned: PlannedRow


class RowsCard(Card):
    """The rows of one group. Enter or a double click shows one in full."""

    def __init__(self, review: ImportReview) -> None:
        super().__init__(" ", padding=16)
        self._review = review
        self.head.addStretch(1)
        self.open = Button(tr("Show the row"), "link", on_click=self._open_current)
        self.head.addWidget(self.open)
        self.model = WindowModel[ReviewRow](_columns(), self._fetch, self)
        self.table = Table(self.model, name=tr("Rows"), row_height=ROW_NORMAL)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(lambda: self.open.setVisible(self.table.current_id() is not None))
        self.body.addWidget(self.table, 1)
        self.group: RowGroup = Verdict.NEW
        self.sheet: SideSheet | None = None
        review.decided.connect(lambda index: self.model.refresh([index]))

    def show_group(self, group: RowGroup) -> None:
        """Show these rows."""
        self.group = group
        ids = self._review.indexes(group)
        self.title.setText(tr(TITLES[group]) + f" · {number(len(ids))}")
        self.table.setAccessibleName(tr(TITLES[group]))
        self.model.refresh()
        self.model.set_ids(ids)
        self.table.scrollToTop()
        if len(ids):
            self.table.setCurrentIndex(self.model.index(0, 0))

    def first_focus(self) -> QWidget:
        """The rows."""
        return self.table

    def _fetch(self, ids: Sequence[int], answer: Answer[ReviewRow]) -> None:
        self._review.ask_rows(ids, lambda rows: answer([ReviewRow(row.index, row) for row in rows]))

    def _open_current(self) -> None:
        index = self.table.current_id()
        if index is not None:
            self._open(index)

    def _open(self, index: int) -> None:
        self._review.ask_rows([index], self._show, question="one row")

    def _show(self, rows: list[PlannedRow]) -> None:
        for row in rows[:1]:
            self.sheet = row_sheet(self.window(), self._review, row)


def row_sheet(host: QWidget, review: ImportReview, row: PlannedRow) -> SideSheet:
    """One row in full: what will be, what differs, what could not be read, and whether it is left out."""
    sheet = SideSheet(host, tr("Row {n} of the file", n=number(row.row)), width=400)
    page = ScrollPage(margin=20)
    facts = Facts()
    page.body.addLayout(facts)
    page.body.addStretch(1)
    sheet.body.addWidget(page)
    facts.words(display_name(row.card) or tr("Nobody"), "h2")
    facts.words(what_happens(row), "body", "mute")
    facts.section(tr("In the file"))
    for label, text in card_lines(row.card):
        facts.words(f"{label}: {text}")
    if row.filled or row.conflicts:
        facts.section(tr("Beside what you have"))
        for field in row.filled:
            facts.words(tr("{field}: adds {text}", field=field_words(field), text=_of(row, field)))
        for one in row.conflicts:
            facts.words(
                tr("{field}: yours {here}, the file {file}", field=field_words(one.field), here=one.here, file=one.file)
            )
    if row.problems:
        facts.section(tr("Could not be read as it stands"))
        for problem in row.problems:
            facts.words(
                f"{problem.column}: {tr(problem.message)}", "small", "red" if problem.severity == "error" else "amber"
            )
    _offer_leaving(sheet, facts, review, row)
    sheet.open()
    return sheet


def _offer_leaving(sheet: SideSheet, facts: Facts, review: ImportReview, row: PlannedRow) -> None:
    if row.verdict in {Verdict.SUPPRESSED, Verdict.UNCHANGED}:
        return
    out = row.decision is not None and row.decision.choice is Choice.LEAVE_OUT
    facts.addSpacing(theme.px(16))

    def act() -> None:
        review.decide(row.index, None if out else Choice.LEAVE_OUT)
        sheet.close_now()

    facts.addWidget(Button(tr("Take it in again") if out else tr("Leave row out"), on_click=act))


def what_happens(row: PlannedRow) -> str:
    """What becomes of a row, in a few words."""
    if row.decision is not None and row.decision.choice is Choice.LEAVE_OUT:
        return tr("Left out by you")
    said = {
        Verdict.NEW: tr("Added as a new contact"),
        Verdict.FILL: _adds(row),
        Verdict.CONFLICT: plural(len(row.conflicts), "One field differs, yours stays", "{n} fields differ, yours stay"),
        Verdict.SUPPRESSED: tr("On the do-not-contact list: left out"),
        Verdict.UNCHANGED: tr("You have all of it"),
        Verdict.REJECTED: tr(row.reject),
    }
    if row.verdict is Verdict.DUPLICATE:
        if row.sure:
            return tr("Joined with an earlier row of this file")
        return tr("Stays out until you decide") if row.open else tr("Decided by you")
    return said[row.verdict]


def _adds(row: PlannedRow) -> str:
    fields = ", ".join(field_words(field).lower() for field in row.filled[:4])
    return tr("Adds {fields}", fields=fields) if fields else tr("Fills a contact you have")


def _of(row: PlannedRow, field: str) -> str:
    return card_value(field, row.card.get(field))


def _columns() -> list[Column[ReviewRow]]:
    def chips(one: ReviewRow) -> CellValue:
        if "refusal" in one.planned.card:
            return (ChipCell(tr("opts out"), "red", "ban"),)
        errors = sum(problem.severity == "error" for problem in one.planned.problems)
        return (ChipCell(plural(errors, "one value unread", "{n} values unread"), "amber"),) if errors else ""

    def card(one: ReviewRow, field: str) -> str:
        return card_value(field, one.planned.card.get(field))

    def name(one: ReviewRow) -> CellValue:
        return Lines(display_name(one.planned.card), one.planned.card.get("transliteration", ""))

    return [
        Column("row", tr("Row"), lambda one: number(one.planned.row), "number", width=60),
        Column("name", tr("Name"), name, "strong", width=190),
        Column("email", tr("E-mail"), lambda one: card(one, "emails"), width=210),
        Column("outlet", tr("Outlet and role"), lambda one: card(one, "affiliations"), width=210),
        Column("what", tr("What happens"), lambda one: what_happens(one.planned), "mute", width=220),
        Column("flags", tr("To note"), chips, width=120),
    ]
