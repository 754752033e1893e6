"""Any set of contacts as a table: all ids at once, rows as they are seen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.contact import ContactRow
from desktop.gui.models.contact_columns import contact_columns
from desktop.gui.models.moments import Clock
from desktop.gui.models.window import Answer, Column, WindowModel
from desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from array import array

    from desktop.services.workspaces import Workspace

    Question = Callable[[Workspace], array[int]]


class People(QObject):
    """`ask(question)` asks for ids beside the window; `shown()` when they are here, `failed(UserError)` when not.

    Only the newest question is answered; `again()` asks it anew and reads changed rows.
    """

    shown = Signal()
    failed = Signal(object)

    def __init__(
        self, tasks: Tasks, clock: Clock, parent: QObject, columns: Sequence[Column[ContactRow]] | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.model: WindowModel[ContactRow] = WindowModel(columns or contact_columns(clock), self._fetch, self)
        self._question: Question | None = None
        self.loaded = False

    def ask(self, question: "Question") -> None:
        """Show whom this finds."""
        self._question = question
        self._tasks.read(self, question, self._take, failed=self.failed.emit, question="people")

    def again(self, changed: frozenset[int] | None) -> None:
        """These contacts changed (None: any of them)."""
        self.model.refresh(changed)
        if self._question is not None:
            self.ask(self._question)

    def _take(self, ids: "array[int]") -> None:
        self.loaded = True
        if ids != self.model.ids():
            self.model.set_ids(ids)
        self.shown.emit()

    def _fetch(self, ids: Sequence[int], answer: Answer[ContactRow]) -> None:
        wanted = list(ids)
        self._tasks.read(self, lambda workspace: _rows(workspace, wanted), answer)


def _rows(workspace: "Workspace", ids: list[int]) -> list[ContactRow]:
    from desktop.services import contacts

    return contacts.rows(workspace, ids)
