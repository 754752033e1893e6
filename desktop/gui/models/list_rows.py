"""The lists as lines: what each is, how many are on it, what its rule says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.query import Ask, Condition
from desktop.gui.models.filters import Filters
from desktop.gui.models.moments import Clock, ago, local
from desktop.gui.models.window import WAITING, Column
from desktop.gui.tasks import Tasks
from desktop.gui.widgets.cells import ChipCell, Lines
from desktop.gui.words import number, plural, tr

if TYPE_CHECKING:
    from desktop.services.audiences import Split
    from desktop.services.lists import MailingListRow
    from desktop.services.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class ListLine:
    """One list: as stored, its rule in words, and its numbers once they are counted."""

    id: int
    row: "MailingListRow"
    words: str = ""
    split: "Split | None" = None


def kind_chip(row: "MailingListRow") -> ChipCell:
    """Whether a list updates itself."""
    if row.broken:
        return ChipCell(tr("Stands still"), "red")
    return ChipCell(tr("Updates itself"), "accent") if row.smart else ChipCell(tr("By hand"), "slate")


def list_columns(clock: Clock) -> tuple[Column[ListLine], ...]:
    """The columns of the table of lists."""
    return (
        Column("name", tr("Name"), lambda line: Lines(line.row.name, line.row.note), words=aloud, width=250),
        Column("kind", tr("Kind"), lambda line: (kind_chip(line.row),), width=124),
        Column("people", tr("People"), lambda line: _count(line, "fit"), kind="number", width=74),
        Column("address", tr("With address"), lambda line: _count(line, "with_address"), kind="number", width=104),
        Column("none", tr("No address"), lambda line: _count(line, "no_address"), kind="number", width=94),
        Column("refused", tr("Opted out"), lambda line: _count(line, "refused"), kind="number", width=88),
        Column(
            "changed", tr("Changed"), lambda line: ago(line.row.updated_at, local(clock).date()), kind="mute", width=112
        ),
    )


def aloud(line: ListLine) -> str:
    """The list in words, for readers that hear only the first cell."""
    said = [line.row.name, kind_chip(line.row).text]
    if line.split is not None:
        said.append(plural(line.split.fit, "{n} person", "{n} people"))
    return ", ".join(said)


def filters_of(row: "MailingListRow") -> Filters:
    """The contacts on a list, as a filter."""
    value = str(row.id)
    return Filters(conditions=(Condition(Ask.LIST, values=(value,)),)).knowing(Ask.LIST, {value: row.name})


def _count(line: ListLine, which: str) -> str:
    return WAITING if line.split is None else number(getattr(line.split, which))


class ListBook(QObject):
    """All lists, read at once; their numbers follow one list after the other. `read()` reads anew.

    `shown()` when the lists are here; `counted(id)` for each list; `failed(UserError)`.
    """

    shown = Signal()
    counted = Signal(int)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting: list[int] = []
        self.lines: dict[int, ListLine] = {}
        self.loaded = False

    def read(self) -> None:
        """Read all lists; numbers known stay until they are counted anew."""
        self._tasks.read(self, _lists, self._take, failed=self.failed.emit, question="lists")

    def stop(self) -> None:
        """Count no more."""
        self._waiting.clear()

    def _take(self, found: list[ListLine]) -> None:
        self.lines = {line.id: replace(line, split=self._known(line.id)) for line in found}
        self.loaded = True
        self._waiting = list(self.lines)
        self.shown.emit()
        self._count_next()

    def _known(self, list_id: int) -> "Split | None":
        before = self.lines.get(list_id)
        return before.split if before is not None else None

    def _count_next(self) -> None:
        while self._waiting and self._waiting[0] not in self.lines:
            self._waiting.pop(0)
        if not self._waiting:
            return
        list_id = self._waiting.pop(0)
        self._tasks.read(
            self, lambda workspace: _split(workspace, list_id), lambda split: self._counted(list_id, split),
            failed=lambda _error: self._count_next(), question="split",
        )  # fmt: skip

    def _counted(self, list_id: int, split: "Split") -> None:
        line = self.lines.get(list_id)
        if line is not None:
            self.lines[list_id] = replace(line, split=split)
            self.counted.emit(list_id)
        self._count_next()


def _lists(workspace: "Workspace") -> list[ListLine]:
    from desktop.services import lists

    names = lists.names(workspace)
    return [ListLine(row.id, row, _words(row, names)) for row in lists.all_lists(workspace)]


def _words(row: "MailingListRow", names: Mapping[int, str]) -> str:
    from desktop.domain.rule_words import in_words

    if row.broken:
        return row.broken
    return in_words(row.query, names) if row.query is not None else ""


def _split(workspace: "Workspace", list_id: int) -> "Split":
    from desktop.domain.query import ContactQuery
    from desktop.services import audiences

    return audiences.split(workspace, ContactQuery(list_id=list_id))
