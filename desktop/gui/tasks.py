"""The only threads of the program: two verbs, long jobs with progress, one road back to the window.

`tasks.read(owner, work, done)` and `tasks.write(owner, work, done)`: `work(workspace)` runs on a pool thread,
`done(answer)` on the window's thread. Three readers, one writer. Answers for widgets that are gone, and answers to
questions asked anew meanwhile, are dropped. A write's answer that has `.touched` (or is a `Touched`) is told to all
by `tasks.changed`.
"""

from collections.abc import Callable
from dataclasses import replace
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.domain.changes import Touched
from desktop.domain.errors import Cancelled, UserError
from desktop.gui.jobs import Books, Job, Order, perform

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from desktop.services.workspaces import Workspace

T = TypeVar("T")
READERS = 3
POLL_MS = 100
REST_MS = 30


class Tasks(QObject):
    """Runs work beside the window. One per program, handed down to everything that asks or writes.

    Work asked for before a workspace is open waits for it. Signals, all on the window's thread:
    `changed(Touched)` after a write; `failed(UserError)` when nobody else takes the error; `broke(Exception)` for a
    bug; `progressed()` ten times a second while jobs with a title run, and when one begins or ends;
    `opened()` when another workspace is in use; `ended(Job, error or None)` when a job with a title is over.
    """

    changed = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    progressed = Signal()
    opened = Signal()
    ended = Signal(object, object)
    _arrived = Signal()

    def __init__(self, workspace: "Workspace | None" = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._books = Books()
        self._answers: SimpleQueue[Order] = SimpleQueue()
        self._arrived.connect(self._take_answers, Qt.ConnectionType.QueuedConnection)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.progressed)
        self._readers: ThreadPoolExecutor | None = None
        self._writer: ThreadPoolExecutor | None = None
        self._closed = False

    # -- asking ---------------------------------------------------------------------------------------------------

    def read(
        self,
        owner: QObject,
        work: "Callable[[Workspace], T]",
        done: Callable[[T], object] | None = None,
        *,
        failed: Callable[[UserError], object] | None = None,
        question: str = "",
        rest: bool = False,
    ) -> Job:
        """Ask for something. Of the asks with the same `question` by the same owner, only the newest is answered.

        With `rest` it begins a little later: the window is painted first, and does not share the processor meanwhile.
        """
        return self._order(Job(), owner, work, done, failed, question, rest=rest)

    def write(
        self,
        owner: QObject,
        work: "Callable[[Workspace], T]",
        done: Callable[[T], object] | None = None,
        *,
        failed: Callable[[UserError], object] | None = None,
    ) -> Job:
        """Change something. Writes happen one after the other, in the order asked."""
        return self._order(Job(writes=True), owner, work, done, failed, "")

    def job(
        self,
        owner: QObject,
        title: str,
        work: "Callable[[Workspace, Job], T]",
        done: Callable[[T], object] | None = None,
        *,
        failed: Callable[[UserError], object] | None = None,
        writes: bool = True,
    ) -> Job:
        """Do long work, shown in the status bar with Cancel: `work(workspace, progress)` calls `progress.step(…)`."""
        made = Job(title, writes=writes)
        return self._order(made, owner, lambda workspace: work(workspace, made), done, failed, "")

    def aside(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        *,
        failed: Callable[[UserError], object] | None = None,
        question: str = "",
        title: str = "",
        job: Job | None = None,
    ) -> Job:
        """Do work that needs no workspace: open one, read a file's preview, save the settings.

        Give an own `job` when the work itself must see its flag and report to it.
        """
        made = job or Job(title)
        order = self._enter(made, owner, work, done, failed, question)
        self._submit(order, writes=False)
        return made

    # -- the workspace --------------------------------------------------------------------------------------------

    def workspace(self) -> "Workspace | None":
        """The workspace in use. For its name and whether it can be written; questions go through `read`."""
        return self._workspace

    def adopt(self, workspace: "Workspace") -> None:
        """Use this workspace from now on. Answers of the one before are dropped; what waited begins."""
        self._books.age += 1
        self._workspace = workspace
        self.opened.emit()
        waiting, self._books.waiting = self._books.waiting, []
        for begin in waiting:
            begin()

    def sign(self, name: str) -> None:
        """Write under this name from now on; a blank one changes nothing."""
        if self._workspace is not None and name and self._workspace.user != name:
            self._workspace = replace(self._workspace, user=name)

    # -- watching -------------------------------------------------------------------------------------------------

    def jobs(self) -> list[Job]:
        """The jobs with a title that run now, oldest first."""
        return list(self._books.shown)

    def busy(self) -> bool:
        """Whether anything at all is under way or waits to be taken."""
        return bool(self._books.running)

    def close(self) -> None:
        """Ask everything to stop, wait for it, take no more answers."""
        self._closed = True
        self._poll.stop()
        for job in self._books.shown:
            job.cancel()
        for pool in (self._readers, self._writer):
            if pool is not None:
                pool.shutdown(wait=True)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _order(  # noqa: PLR0917 - one private road for three verbs
        self,
        job: Job,
        owner: QObject,
        work: "Callable[[Workspace], Any]",
        done: Callable[[Any], object] | None,
        failed: Callable[[UserError], object] | None,
        question: str,
        *,
        rest: bool = False,
    ) -> Job:
        order = self._enter(job, owner, lambda: None, done, failed, question)

        def begin() -> None:
            workspace = self._workspace
            assert workspace is not None  # noqa: S101 - begins only once one is open
            order.work = lambda: work(workspace)
            order.age = self._books.age
            if rest:
                self._submit_later(order)
            else:
                self._submit(order, writes=job.writes)

        if self._workspace is None:
            self._books.waiting.append(begin)
        else:
            begin()
        return job

    def _enter(  # noqa: PLR0917 - as above
        self,
        job: Job,
        owner: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], object] | None,
        failed: Callable[[UserError], object] | None,
        question: str,
    ) -> Order:
        key = (id(owner), question) if question else None
        order = Order(job, owner, work, done, failed, key, self._books.age)
        if key is not None:
            before = self._books.newest.get(key)
            if before is not None:
                before.job.cancel()
            self._books.newest[key] = order
        if job.title:
            self._books.shown.append(job)
            self._poll.start()
            self.progressed.emit()
        self._books.running.add(id(order))
        return order

    def _submit(self, order: Order, *, writes: bool) -> None:
        if self._closed:
            return
        if writes:
            self._writer = self._writer or _pool(1, "writer")
            self._writer.submit(self._run, order)
        else:
            self._readers = self._readers or _pool(READERS, "reader")
            self._readers.submit(self._run, order)

    def _submit_later(self, order: Order) -> None:
        QTimer.singleShot(REST_MS, self, lambda: self._submit(order, writes=False))

    def _run(self, order: Order) -> None:
        """On a pool thread: do the work, put the answer into the box, ring the bell."""
        perform(order)
        if not self._closed:
            self._answers.put(order)
            self._arrived.emit()

    def _take_answers(self) -> None:
        while not self._answers.empty():
            self._settle(self._answers.get())

    def _settle(self, order: Order) -> None:
        job = order.job
        job.finished = True
        self._books.running.discard(id(order))
        if job in self._books.shown:
            self._books.shown.remove(job)
            self.progressed.emit()
            self.ended.emit(job, order.error)
        if not self._books.shown:
            self._poll.stop()
        newest = order.question is None or self._books.newest.get(order.question) is order
        if newest and order.question is not None:
            del self._books.newest[order.question]
        if order.error is None:
            self._tell_touched(order.answer)
        if newest and order.age == self._books.age and shiboken6.isValid(order.owner):
            self._deliver(order)

    def _tell_touched(self, answer: object) -> None:
        touched = answer if isinstance(answer, Touched) else getattr(answer, "touched", None)
        if isinstance(touched, Touched):
            self.changed.emit(touched)

    def _deliver(self, order: Order) -> None:
        if order.error is None:
            if order.done is not None:
                order.done(order.answer)
        elif isinstance(order.error, UserError):
            if order.failed is not None:
                order.failed(order.error)
            else:
                self.failed.emit(order.error)
        else:
            self.broke.emit(order.error)
            if order.failed is not None:  # so that what waits for an answer waits no longer
                order.failed(Cancelled())


class InlineTasks(Tasks):
    """The same for tests: every piece of work is done and answered at once, on the window's thread."""

    def _submit(self, order: Order, *, writes: bool) -> None:
        del writes
        perform(order)
        self._settle(order)

    def _submit_later(self, order: Order) -> None:
        self._submit(order, writes=False)


def _pool(size: int, name: str) -> "ThreadPoolExecutor":
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(size, name)
