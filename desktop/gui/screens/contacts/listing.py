"""What the contacts table shows: the first rows of the question in force at once, all its ids when they come."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.contact import ContactRow
from desktop.domain.errors import UserError
from desktop.gui.models.contact_columns import contact_columns
from desktop.gui.models.filters import Filters, question
from desktop.gui.models.moments import Clock
from desktop.gui.models.window import Answer, WindowModel
from desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from array import array

    from desktop.services.contacts import FirstPage
    from desktop.services.workspaces import Workspace


_REST_AFTER_MS = 30
"""All ids are asked for when the first rows are painted, and not at all while somebody types on."""


class Listing(QObject):
    """`ask(filters)` asks; only the newest question is answered.

    `about_to_show()` and `shown()` come around each change of the table; `counted(count, total, exact)` with numbers;
    `failed(UserError)` leaves the old rows.
    """

    about_to_show = Signal()
    shown = Signal()
    counted = Signal(object, object, bool)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.model: WindowModel[ContactRow] = WindowModel(contact_columns(clock), self._fetch, self)
        self.filters = Filters()
        self.total: int | None = None
        self.loaded = False
        self._total_is_old = True
        self._rest = QTimer(self, singleShot=True, interval=_REST_AFTER_MS)
        self._rest.timeout.connect(self._ask_all)

    def ask(self, filters: Filters | None = None) -> None:
        """Ask this question, or the same again."""
        asked = self.filters = filters or self.filters
        self._rest.stop()
        self._tasks.read(
            self, lambda workspace: _first(workspace, asked), lambda page: self._take_first(asked, page),
            failed=self._fail, question="first",
        )  # fmt: skip

    def glance(self, rows: Sequence[ContactRow]) -> None:
        """Show these until the first answer is here."""
        from array import array

        if rows and not self.loaded:
            self._show(array("q", [row.id for row in rows]), rows)

    def refresh(self, ids: Sequence[int] | frozenset[int] | None) -> None:
        """These records changed (None: any): read them again, and ask again who fits."""
        self.model.refresh(ids)
        self._total_is_old = True
        self.ask()

    def all_ids(self) -> "array[int]":
        """The ids that fit, as far as they are here."""
        return self.model.ids()

    def _fetch(self, ids: Sequence[int], answer: Answer[ContactRow]) -> None:
        wanted = list(ids)
        self._tasks.read(self, lambda workspace: _rows(workspace, wanted), answer)

    def _take_first(self, asked: Filters, page: "FirstPage") -> None:
        if asked is not self.filters:
            return
        self.loaded = True
        if page.complete or page.ids != self.model.ids()[: len(page.ids)]:
            self._show(page.ids, page.rows)
        else:
            self.model.know(page.rows)
        if page.exact:
            self._learn(asked, page.count)
        self.counted.emit(page.count, self.total, page.exact)
        if not page.complete:
            self._rest.start()
        if self._total_is_old and not _everybody(asked):
            self._tasks.read(self, _total, lambda total: self._take_total(asked, page, total), question="total")

    def _ask_all(self) -> None:
        asked = self.filters
        self._tasks.read(
            self, lambda workspace: _ids(workspace, asked), lambda ids: self._take_all(asked, ids),
            failed=self._fail, question="all",
        )  # fmt: skip

    def _take_all(self, asked: Filters, ids: "array[int]") -> None:
        if asked is not self.filters:
            return
        if ids != self.model.ids():
            self._show(ids, ())
        self._learn(asked, len(ids))
        self.counted.emit(len(ids), self.total, True)

    def _take_total(self, asked: Filters, page: "FirstPage", total: int) -> None:
        self.total, self._total_is_old = total, False
        if asked is self.filters:
            ids = self.all_ids()
            more = len(ids) > len(page.ids)  # all have come meanwhile
            self.counted.emit(len(ids) if more else page.count, total, more or page.exact)

    def _learn(self, asked: Filters, count: int) -> None:
        """How many there are in all is known where everybody was asked for."""
        if _everybody(asked):
            self.total, self._total_is_old = count, False

    def _show(self, ids: "array[int]", rows: Sequence[ContactRow]) -> None:
        self.about_to_show.emit()
        self.model.know(rows)
        self.model.set_ids(ids)
        self.shown.emit()

    def _fail(self, error: UserError) -> None:
        self.failed.emit(error)


def _everybody(asked: Filters) -> bool:
    return not asked.narrowed() and not asked.in_bin


def _first(workspace: "Workspace", asked: Filters) -> "FirstPage":
    from desktop.services import contacts

    return contacts.first_page(workspace, question(workspace, asked))


def _total(workspace: "Workspace") -> int:
    from desktop.services import workspaces

    return workspaces.totals(workspace).contacts


def _ids(workspace: "Workspace", asked: Filters) -> "array[int]":
    from desktop.services import contacts

    return contacts.ids(workspace, question(workspace, asked))


def _rows(workspace: "Workspace", ids: list[int]) -> list[ContactRow]:
    from desktop.services import contacts

    return contacts.rows(workspace, ids)
