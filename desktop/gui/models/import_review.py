"""The checked rows of an import: looked at, decided, mended, written, and what came of it."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.importing import Choice, ImportReport, PlannedRow, Verdict
from desktop.gui.jobs import Job
from desktop.gui.models import import_work
from desktop.gui.tasks import Tasks
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.history import UndoReport
    from desktop.services.imports import Outlook, Plan, SecondLook
    from desktop.services.lists import ListWritten

RowGroup = Verdict | Literal["opted_out"]
"""A group of rows that can be looked at: those of one verdict, or those whose people opt out."""

NO_FIELDS: frozenset[str] = frozenset()


class ImportReview(QObject):
    """A plan under review. Decisions and counts are made one after the other beside the window.

    Signals: `taken()` another plan is here; `counted()` the outlook is known anew; `decided(index)`;
    `failed(UserError)`; `finished()` everything is written (`report`); `undone()`; `worked()` writing began or ended.
    """

    taken = Signal()
    counted = Signal()
    decided = Signal(int)
    failed = Signal(object)
    finished = Signal()
    undone = Signal()
    worked = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.tasks = tasks
        self.forget()

    def forget(self) -> None:
        """Know of nothing."""
        self.plan: Plan | None = None
        self.name = ""
        self.outlook: Outlook | None = None
        self.opted_out: tuple[int, ...] = ()
        self.report: ImportReport | None = None
        self.undo_report: UndoReport | None = None
        self.job: Job | None = None
        self._filling: frozenset[int] = frozenset()

    def take(self, plan: "Plan", name: str) -> None:
        """Review this plan."""
        self.forget()
        self.plan, self.name = plan, name
        self.taken.emit()
        self.count(self._look_again)

    def _look_again(self) -> None:
        """Go through the rows once more, now that the first numbers are on screen."""
        plan = self.plan
        if plan is not None:
            self.tasks.read(
                self, lambda ws: import_work.second_look(ws, plan), self._looked_again, question="second look"
            )

    def count(self, then: Callable[[], None] | None = None) -> None:
        """Ask what would happen now; `counted` tells."""
        plan, filling = self.plan, self._filling

        def work(_workspace: Any) -> "Outlook":
            from desktop.services import imports

            assert plan is not None  # noqa: S101 - asked only of a plan
            return imports.outlook(plan, filling)

        def known(outlook: "Outlook") -> None:
            if self.plan is plan:
                self.outlook = outlook
                self.counted.emit()
                if then is not None:
                    then()

        if plan is not None:
            self.tasks.write(self, work, known)

    # -- looking --------------------------------------------------------------------------------------------------

    def indexes(self, group: RowGroup) -> "array[int]":
        """The rows of a group, in file order; who opts out stands first."""
        if self.plan is None:
            return array("q")
        if group == "opted_out":
            return array("q", self.opted_out)
        found = self.plan.indexes(Verdict(group))
        first = set(self.opted_out)
        if not first:
            return array("q", found)
        return array("q", [*(i for i in found if i in first), *(i for i in found if i not in first)])

    def doubtful(self) -> list[int]:
        """The rows that may be somebody known, in file order."""
        return sorted(self.plan.reasons) if self.plan is not None else []

    def is_open(self, index: int) -> bool:
        """Whether a row waits for a decision."""
        return self.plan is not None and self.plan.is_open(index)

    def ask_rows(self, indexes: Sequence[int], done: Callable[[list[PlannedRow]], object], question: str = "") -> None:
        """Read rows beside the window; of asks with the same question only the newest is answered."""
        plan = self.plan
        if plan is not None:
            wanted = [index for index in indexes if index < plan.rows]
            self.tasks.read(self, lambda ws: import_work.rows_of(ws, plan, wanted), done, question=question)

    # -- deciding -------------------------------------------------------------------------------------------------

    def decide(
        self,
        index: int,
        choice: Choice | None,
        fields: frozenset[str] = NO_FIELDS,
        both: frozenset[str] = NO_FIELDS,
        *,
        alike: bool = False,
    ) -> None:
        """Decide a row (None takes the decision back); `alike`: and all open ones with the very same reasons."""
        plan = self.plan
        if plan is None or self.job is not None:
            return

        def work(_workspace: Any) -> int:
            from desktop.services import imports

            if choice is None:
                imports.undecide(plan, index)
                return 1
            others = imports.same_reason(plan, index) if alike else []
            imports.decide(plan, index, choice, fields, both)
            for other in others:
                imports.decide(plan, other, choice, NO_FIELDS, both)
            return 1 + len(others)

        self.tasks.write(self, work, lambda _many: self._was_decided(index))

    def alike(self, index: int, done: Callable[[int], object]) -> None:
        """Ask how many other open rows are doubtful for the very same reasons."""
        plan = self.plan

        def work(_workspace: Any) -> int:
            from desktop.services import imports

            return len(imports.same_reason(plan, index)) if plan is not None else 0

        self.tasks.write(self, work, done)

    def mend(self, index: int, texts: Mapping[int, str], done: Callable[[PlannedRow], object]) -> None:
        """Read a row again with these cells typed anew."""
        plan = self.plan
        if plan is None or self.job is not None:
            return

        def mended(row: PlannedRow) -> None:
            done(row)
            self._was_decided(index)

        self.tasks.write(self, lambda ws: import_work.mend(ws, plan, index, dict(texts)), mended)

    def take_suggestions(self) -> None:
        """Mend every row with errors for which there is a suggestion."""
        plan = self.plan
        if plan is None or self.job is not None:
            return

        def work(workspace: Any, job: Job) -> int:
            return import_work.mend_all(workspace, plan, job)

        self._begin(self.tasks.job(self, tr("Mending rows"), work, lambda _n: self._ended(), failed=self._could_not))

    def _was_decided(self, index: int) -> None:
        self.decided.emit(index)
        self.count()

    # -- writing --------------------------------------------------------------------------------------------------

    def apply(self) -> None:
        """Write what the plan says now."""
        plan = self.plan
        if plan is None or self.job is not None:
            return

        def work(workspace: Any, job: Job) -> ImportReport:
            from desktop.services import imports

            return imports.apply(workspace, plan, job)

        def written(report: ImportReport) -> None:
            self.job, self.report = None, report
            self.finished.emit()
            self.worked.emit()

        title = tr("Importing {file}", file=self.name)
        self._begin(self.tasks.job(self, title, work, written, failed=self._could_not))

    def save_open(self, path: Path, done: Callable[[int], object]) -> None:
        """Save the rows that stay out as a spreadsheet, with the reason beside each."""
        plan = self.plan
        if plan is None:
            return
        title = tr("Saving {file}", file=path.name)
        self.tasks.job(
            self,
            title,
            lambda ws, _job: import_work.save_open(ws, plan, path),
            done,
            failed=self.failed.emit,
            writes=False,
        )

    def undo(self) -> None:
        """Take the whole import back."""
        batch = self.report.batch_id if self.report is not None else None
        if batch is None or self.undo_report is not None:
            return

        def work(workspace: Any, job: Job) -> "UndoReport":
            from desktop.services import history

            return history.undo(workspace, batch, job)

        def taken_back(report: "UndoReport") -> None:
            self.job, self.undo_report = None, report
            self.undone.emit()
            self.worked.emit()

        title = tr("Undoing the import of {file}", file=self.name)
        self._begin(self.tasks.job(self, title, work, taken_back, failed=self._could_not))

    def save_list(self, name: str, *, smart: bool, done: Callable[["ListWritten"], object]) -> None:
        """Save who was added as a list: the people themselves, or a rule that finds them."""
        batch = self.report.batch_id if self.report is not None else None
        if batch is not None:
            self.tasks.write(
                self, lambda ws: import_work.save_list(ws, name, batch, smart=smart), done, failed=self.failed.emit
            )

    def _begin(self, job: Job) -> None:
        self.job = None if job.finished else job
        self.worked.emit()

    def _ended(self) -> None:
        self.job = None
        self.count()
        self.taken.emit()
        self.worked.emit()

    def _could_not(self, error: UserError) -> None:
        self.job = None
        self.worked.emit()
        self.failed.emit(error)
        if isinstance(error, Cancelled):
            self.count()

    def _looked_again(self, found: "SecondLook") -> None:
        self.opted_out, self._filling = found.opted_out, found.filling
        self.count()
