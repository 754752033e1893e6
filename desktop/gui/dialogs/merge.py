"""The same person twice or more, side by side: what stays is chosen by field, the stricter refusal always stays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.domain.contact import Card, Contact, display_name
from desktop.domain.errors import ChangedElsewhere, UserError
from desktop.domain.matching import Likeness
from desktop.gui import theme
from desktop.gui.dialogs.merge_table import MergeTable
from desktop.gui.models.merge_rows import consequences
from desktop.gui.models.moments import day_words, local
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Chip
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.panels import Banner, ScrollPage
from desktop.gui.widgets.text import Text
from desktop.gui.widgets.undoing import undo
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.domain.changes import Touched
    from desktop.services.workspaces import Workspace

_WIDTHS = {2: 1010, 3: 1180, 4: 1340}


@dataclass(frozen=True, slots=True)
class Side:
    """One contact of the comparison and where it comes from, in words."""

    contact: Contact
    origin: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared, and how alike the first is to the least alike of the others."""

    sides: tuple[Side, ...]
    likeness: Likeness


def open_merge(tools: Tools, ids: Sequence[int], show: Callable[[int], object]) -> None:
    """Read these contacts (two to four) and open them side by side; `show(id)` after a merge."""
    wanted = list(ids)[:4]
    tools.tasks.read(
        tools.window, lambda workspace: compare(workspace, wanted),
        lambda found: MergeDialog(tools, found, show).show_now(),
    )  # fmt: skip


class MergeDialog(Dialog):
    """Two to four contacts and what stays of them."""

    def __init__(self, tools: Tools, found: Comparison, show: Callable[[int], object], note: str = "") -> None:
        count = len(found.sides)
        title = tr("Merge two contacts") if count == 2 else plural(count, "{n} contact", "Merge {n} contacts")
        super().__init__(
            tools.window, title, width=_WIDTHS.get(count, 1010),
            note=tr("Pick what stays. Nothing is lost: their histories are kept, and the merge can be undone."),
        )  # fmt: skip
        self._tools, self._show = tools, show
        self._found = found
        if found.likeness.score:
            said = tr("{n}% alike: {why}", n=found.likeness.score, why=", ".join(map(tr, found.likeness.reasons)))
            self._beside_title(Chip(said, "amber"))
        if note:
            self.body.addWidget(Banner(note, "slate", icon="info"))
        cards = [side.contact.card for side in found.sides]
        self.table = MergeTable(cards, [side.origin for side in found.sides], self._leave_out)
        self.table.changed.connect(self._tell)
        self._scroll = ScrollPage(margin=0)
        self._scroll.body.setContentsMargins(0, 0, theme.px(6), 0)
        self._scroll.body.addWidget(self.table)
        self._scroll.body.addStretch(1)
        self.body.addWidget(self._scroll, 1)
        self.banner = Banner("", "amber")
        self.body.addWidget(self.banner)
        self._feet(count)
        self._tell()
        wanted = min(self.table.sizeHint().height() + theme.px(4), theme.px(520))
        room = tools.window.height() - theme.px(320)  # what head, banner and feet need
        self._scroll.setMinimumHeight(max(theme.px(120), min(wanted, room)))

    def _beside_title(self, chip: Chip) -> None:
        words = self.head.itemAt(0)
        column = words.layout() if words is not None else None
        first = column.itemAt(0) if isinstance(column, QVBoxLayout) else None
        title = first.widget() if first is not None else None
        if isinstance(column, QVBoxLayout) and isinstance(title, Text):
            column.removeWidget(title)
            title.setWordWrap(False)
            row = QHBoxLayout()
            row.setSpacing(theme.px(10))
            row.addWidget(title)
            row.addWidget(chip)
            row.addStretch(1)
            column.insertLayout(0, row)

    def _feet(self, count: int) -> None:
        apart = tr("Not the same person") if count == 2 else tr("All different people")
        self.apart = Button(apart, on_click=self._tell_apart)
        self.later = Button(tr("Decide later"), on_click=self.close_now)
        self.swap = Button(tr("Swap sides"), "link", on_click=self._swap)
        self.merge = Button(tr("Merge into one contact"), "primary", icon="merge", on_click=self._merge)
        self.foot.addWidget(self.apart)
        self.foot.addWidget(self.later)
        self.foot.addStretch(1)
        self.foot.addWidget(self.swap)
        self.foot.addWidget(self.merge)

    def show_now(self) -> None:
        """Open it at the first choice."""
        self.open(self.table.first_focus())

    def result(self) -> Card:
        """The card that would stay."""
        return self.table.result()

    # -- acts -----------------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        said = consequences([side.contact.card for side in self._found.sides], self.result())
        self.banner.words.setText(said)
        self.banner.words.setVisible(bool(said))
        self.banner.setAccessibleName(said)
        self.banner.setVisible(bool(said))
        nameless = not display_name(self.result())
        self.merge.forbid(tr("Keep a name, an outlet or an address") if nameless else "")
        if self.isVisible():
            self.arrange()

    def _again(self, sides: Sequence[Side], note: str = "") -> None:
        tools, show, likeness = self._tools, self._show, self._found.likeness
        self.close_now()
        MergeDialog(tools, Comparison(tuple(sides), likeness), show, note).show_now()

    def _swap(self) -> None:
        self._again(tuple(reversed(self._found.sides)))

    def _leave_out(self, place: int) -> None:
        self._again([side for number, side in enumerate(self._found.sides) if number != place])

    def _tell_apart(self) -> None:
        ids = [side.contact.id for side in self._found.sides]
        tools = self._tools
        self.close_now()
        tools.tasks.write(
            tools.window, lambda workspace: _apart(workspace, ids),
            lambda _touched: tools.notices.toast(tr("Noted: different people. They are not proposed again.")),
        )  # fmt: skip

    def _merge(self) -> None:
        sides, card, tools, show = self._found.sides, self.result(), self._tools, self._show
        keep, others = sides[0].contact, [side.contact for side in sides[1:]]

        def done(touched: "Touched") -> None:
            self.close_now()
            show(keep.id)
            batch = touched.batch_id
            tools.notices.toast(
                tr("Merged into {name}", name=display_name(card)), icon="merge",
                undo=(lambda: undo(tools, batch)) if batch is not None else None,
            )  # fmt: skip

        def failed(error: UserError) -> None:
            if not isinstance(error, ChangedElsewhere):
                self.close_now()
                tools.notices.error(error)
                return
            ids = [keep.id, *(other.id for other in others)]
            note = tr("Somebody changed one of them meanwhile. These are the values of now.")
            tools.tasks.read(self, lambda workspace: compare(workspace, ids), lambda now: self._again(now.sides, note))

        tools.tasks.write(self, lambda workspace: _merge(workspace, keep, others, card), done, failed=failed)


def compare(workspace: "Workspace", ids: Sequence[int]) -> Comparison:
    """Read what is compared. For a task's thread."""
    from desktop.domain.matching import likeness, signs_of
    from desktop.services import contacts

    found = [contacts.get(workspace, contact_id) for contact_id in ids]
    first = signs_of(found[0].card)
    least = min((likeness(first, signs_of(other.card)) for other in found[1:]), key=lambda one: one.score)
    return Comparison(tuple(Side(contact, _origin(workspace, contact)) for contact in found), least)


def _origin(workspace: "Workspace", contact: Contact) -> str:
    from desktop.services import history

    changes = history.of_record(workspace, "contact", contact.id)
    today = local(workspace.clock).date()
    since = day_words(contact.created_at, today)
    how = changes[-1].batch.kind if changes else ""
    came = tr("imported {day}", day=since) if how == "import" else tr("added {day}", day=since)
    entries = plural(len(changes), "{n} history entry", "{n} history entries")
    return tr("{came} · {entries}", came=came, entries=entries)


def _merge(workspace: "Workspace", keep: Contact, others: Sequence[Contact], card: Card) -> "Touched":
    from desktop.services import duplicates

    return duplicates.merge(workspace, keep, others, card)


def _apart(workspace: "Workspace", ids: Sequence[int]) -> "Touched | None":
    from desktop.services import duplicates

    touched = None
    for one, other in combinations(ids, 2):
        touched = duplicates.tell_apart(workspace, one, other)
    return touched
