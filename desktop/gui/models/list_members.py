"""Who is on one list: those the rule or the hand put there, those put on by hand, those left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.query import SortBy
from desktop.gui.models.moments import Clock
from desktop.gui.models.people import People
from desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from array import array

    from desktop.services.lists import MailingListRow
    from desktop.services.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class MembersQuestion:
    """What is shown of a list. `view` is "on", "added" or "excluded"."""

    list_id: int
    view: str = "on"
    text: str = ""
    sort: SortBy = SortBy.NAME
    descending: bool = False


@dataclass(frozen=True, slots=True)
class MembersFound:
    """The list, its rule in words, who is shown, and how many each view has."""

    row: "MailingListRow"
    words: str
    ids: "array[int]"
    counts: Mapping[str, int]


class Members(QObject):
    """`ask(question)`; `shown()` when the answer is in `found`, `failed(UserError)` when there is none."""

    shown = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.people = People(tasks, clock, self)
        self.found: MembersFound | None = None

    def ask(self, question: MembersQuestion) -> None:
        """Ask who is on it; only the newest question is answered."""
        self._tasks.read(
            self, lambda workspace: find(workspace, question), self._take, failed=self.failed.emit, question="members"
        )

    def _take(self, found: MembersFound) -> None:
        self.found = found
        if found.ids != self.people.model.ids():
            self.people.model.set_ids(found.ids)
        self.shown.emit()


def find(workspace: "Workspace", question: MembersQuestion) -> MembersFound:
    """The answer. For a task's thread.

    Raises:
        NotFound: the list is gone.
    """
    from desktop.domain.query import ContactQuery
    from desktop.domain.rule_words import in_words
    from desktop.services import contacts, list_sets, lists

    row = lists.get(workspace, question.list_id)
    query = ContactQuery(question.text, list_id=question.list_id, sort=question.sort, descending=question.descending)
    on = contacts.ids(workspace, query)
    hands = {
        "added": list_sets.by_hand(workspace, row.id, "added", question.text),
        "excluded": list_sets.by_hand(workspace, row.id, "excluded", question.text),
    }
    ids = hands.get(question.view, on)
    words = in_words(row.query, lists.names(workspace)) if row.query is not None and not row.broken else ""
    said = f"{words[:1].upper()}{words[1:]}." if words else ""
    return MembersFound(row, said, ids, {"on": len(on), **{how: len(found) for how, found in hands.items()}})
