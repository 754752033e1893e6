"""One import under way: the file, how it is read, which column goes where. It outlives the page that shows it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.importing import Policies, Policy
from desktop.gui.jobs import Job
from desktop.gui.models import import_work
from desktop.gui.models.import_review import ImportReview
from desktop.gui.models.import_words import asks, look_at_sample
from desktop.gui.tasks import Tasks
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.columns import DateOrder, Mapping
    from desktop.services.imports import Plan, Preview

Step = Literal["file", "match", "review", "done"]
STEPS: tuple[tuple[Step, str], ...] = (
    ("file", "File"), ("match", "Match columns"), ("review", "Review"), ("done", "Done"),
)  # fmt: skip


class ImportSession(QObject):
    """What the import page shows. `ImportSession.of(tasks, home_country)` gives the one of this window.

    Signals: `stepped()` another step is on screen; `read()` the file was looked at, or could not be (`error`);
    `matched()` the columns go elsewhere; `noted(int)` what will be done with one column is known;
    `looked(RowLook)` how the sample row will look; `worked()` something began or ended.
    """

    stepped = Signal()
    read = Signal()
    matched = Signal()
    noted = Signal(int)
    looked = Signal(object)
    worked = Signal()

    def __init__(self, tasks: Tasks, home_country: Callable[[], str]) -> None:
        super().__init__(tasks)
        self.tasks, self._home = tasks, home_country
        self.review = ImportReview(tasks)
        self.review.setParent(self)
        self.review.finished.connect(lambda: self.go("done"))
        self._pasted: Path | None = None
        self._empty()
        tasks.opened.connect(self.drop)

    @classmethod
    def of(cls, tasks: Tasks, home_country: Callable[[], str] = str) -> "ImportSession":
        """The import of this window, made once."""
        found = tasks.findChild(cls)
        return found if isinstance(found, cls) else cls(tasks, home_country)

    def _empty(self) -> None:
        self.step: Step = "file"
        self.path: Path | None = None
        self._stamp = (0, 0)  # of the file, when it was opened
        self.chosen: dict[str, Any] = {}  # what the person said about the file, as `ReadOptions` takes it
        self.preview: Preview | None = None
        self.mapping: Mapping | None = None
        self.policies = Policies()
        self.remember = True
        self.error: UserError | None = None
        self.place = 0  # which row of the sample is looked at
        self.job: Job | None = None
        self.looking = False  # the file is being looked at
        self.garbled = False  # its letters were saved in the wrong encoding, and can be mended
        self._stale = False  # the columns were matched anew since the rows were checked

    # -- the file -------------------------------------------------------------------------------------------------

    def drop(self) -> None:
        """Forget everything; nothing was written."""
        if self.job is not None:
            self.job.cancel()
        self.review.forget()
        self._forget_paste()
        self._empty()
        self.stepped.emit()
        self.read.emit()

    def open(self, path: Path) -> None:
        """Look at a file."""
        self.drop()
        self.path, self._stamp = path, import_work.stamp_of(path)
        self._look()

    def works_on(self, path: Path) -> bool:
        """Whether this file, as it is on the disk now, is under way: coming back to it must not begin anew."""
        under_way = self.step != "done" and self.error is None
        return under_way and self.path == path and self._stamp == import_work.stamp_of(path)

    def paste(self, text: str) -> None:
        """Look at rows copied from any table."""
        self.drop()

        def kept(path: Path) -> None:
            self._pasted = self.path = path
            self._look()

        self.tasks.aside(
            self, lambda: import_work.keep_paste(text), kept, failed=self._could_not_read, question="preview"
        )

    def read_as(self, **chosen: object) -> None:
        """Read the file another way: `sheet`, `header_row`, `encoding`, `delimiter`, `password` …"""
        if "sheet" in chosen:
            self.chosen.pop("header_row", None)
        self.chosen |= chosen
        self.step = "file" if self.step != "match" else self.step
        self._look()

    def name(self) -> str:
        """The file's name as it is said."""
        if self._pasted is not None:
            return tr("pasted rows")
        return self.path.name if self.path is not None else ""

    def stem(self) -> str:
        """What a list or a file made of it may be called."""
        if self._pasted is not None:
            return tr("Pasted table")
        return self.path.stem if self.path is not None else ""

    def cancel(self) -> None:
        """Stop what runs."""
        if self.job is not None:
            self.job.cancel()

    def _look(self) -> None:
        path, chosen, job = self.path, dict(self.chosen), Job()
        if self.step == "file":
            self.preview = self.mapping = None
        self.error, self.job, self.looking = None, job, True
        country = self._home()

        if path is None:
            return

        def looked(preview: "Preview") -> None:
            def known(mapping: "Mapping") -> None:
                self.preview, self.mapping, self.job, self.looking = preview, mapping, None, False
                self.garbled = mapping.repair_mojibake
                self.place, self._stale = min(self.place, max(0, len(preview.sample) - 1)), True
                if self.step == "file" and not asks(preview):
                    self.step = "match"
                    self.stepped.emit()
                self.read.emit()
                self.matched.emit()

            self.tasks.read(self, lambda ws: import_work.proposed(ws, preview, country), known, question="mapping")

        work = partial(import_work.look, path, chosen, job)
        self.tasks.aside(self, work, looked, failed=self._could_not_read, question="preview", job=job)
        self.read.emit()

    def _could_not_read(self, error: UserError) -> None:
        self.job, self.looking = None, False
        if isinstance(error, Cancelled):
            self.drop()
            return
        self.error, self.step = error, "file"
        self.stepped.emit()
        self.read.emit()

    def _forget_paste(self) -> None:
        if self._pasted is not None:
            with suppress(OSError):
                self._pasted.unlink()
        self._pasted = None

    # -- the columns ----------------------------------------------------------------------------------------------

    def choose(self, column: int, field: str) -> None:
        """Send a column to a field; what will be done with it is told by `noted`."""
        if self.mapping is None:
            return
        self._map(self.mapping.choose(column, field))
        self._note(column)

    def order_dates(self, order: "DateOrder") -> None:
        """Say how dates of digits are read."""
        from desktop.domain.columns.fields import DATES

        if self.mapping is None:
            return
        self._map(replace(self.mapping, date_order=order))
        for match in self.mapping.columns:
            if match.field in DATES:
                self._note(match.index)

    def say(self, **said: object) -> None:
        """Say something else of the whole file: `country` of phones, `repair_mojibake`."""
        if self.mapping is not None:
            self._map(replace(self.mapping, **said))  # type: ignore[arg-type]

    def decide_by(self, default: Policy, by_field: dict[str, Policy]) -> None:
        """Say what happens where the file and a known contact both have a value."""
        self.policies = Policies(default, by_field)
        self._stale = True
        self.matched.emit()

    def look_at(self, place: int) -> None:
        """Show how another row of the sample will look."""
        if self.preview is not None and self.preview.sample:
            self.place = max(0, min(place, len(self.preview.sample) - 1))
            self.ask_look()

    def ask_look(self) -> None:
        """Read the sample as it would be imported, beside the window; `looked` tells."""
        preview, mapping, place = self.preview, self.mapping, self.place
        if preview is None or mapping is None:
            return

        self.tasks.aside(self, partial(look_at_sample, preview, mapping, place), self.looked.emit, question="look")

    def _map(self, mapping: "Mapping") -> None:
        self.mapping, self._stale = mapping, True
        self.matched.emit()

    def _note(self, column: int) -> None:
        preview, mapping = self.preview, self.mapping
        if preview is None or mapping is None:
            return
        match = next(one for one in mapping.columns if one.index == column)
        order = mapping.date_order

        def describe() -> str:
            from desktop.domain.columns import describe

            cells = [cells[column] if column < len(cells) else None for _, cells in preview.sample]
            return describe(match.field, cells, order)

        def described(note: str) -> None:
            if self.mapping is None:
                return
            columns = tuple(
                replace(one, note=note) if (one.index, one.field) == (column, match.field) else one
                for one in self.mapping.columns
            )
            self.mapping = replace(self.mapping, columns=columns)
            self.noted.emit(column)

        self.tasks.aside(self, describe, described, question=f"note {column}")

    # -- checking -------------------------------------------------------------------------------------------------

    def go(self, step: Step) -> None:
        """Show another step; the work done stays."""
        self.step = step
        self.stepped.emit()

    def check(self) -> None:
        """Read and match every row; then the review is shown. Nothing is written."""
        preview, mapping, policies, chosen = self.preview, self.mapping, self.policies, dict(self.chosen)
        if preview is None or mapping is None or self.job is not None:
            return
        if not self._stale and self.review.plan is not None:
            self.go("review")
            return
        remember = self.remember

        def work(workspace: Any, job: Job) -> "Plan":
            return import_work.check(workspace, preview, mapping, policies, chosen, job)

        def checked(plan: "Plan") -> None:
            self.job, self._stale = None, False
            self.review.take(plan, self.name())
            if remember and not self.tasks_read_only():
                self.tasks.write(self, lambda ws: import_work.remember(ws, preview, mapping))
            self.go("review")
            self.worked.emit()

        self.error = None
        title = tr("Checking {file}", file=self.name())
        self.job = self.tasks.job(self, title, work, checked, failed=self._could_not_check, writes=False)
        if self.job.finished:  # answered at once
            self.job = None
        self.worked.emit()

    def tasks_read_only(self) -> str:
        """Why nothing can be written now, or ""."""
        workspace = self.tasks.workspace()
        return str(workspace.read_only) if workspace is not None else ""

    def _could_not_check(self, error: UserError) -> None:
        self.job = None
        self.error = None if isinstance(error, Cancelled) else error
        self.worked.emit()
