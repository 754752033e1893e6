"""One distribution on its way: which text, to whom, which way; what the guard said of it, and what changed since."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from desktop.domain.audience import Audience
from desktop.domain.changes import Touched
from desktop.domain.embargo.embargo import Embargo
from desktop.domain.errors import UserError
from desktop.domain.exports import FileKind
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.domain.guard.review import Changes, Review
from desktop.domain.presets import preset
from desktop.domain.statement.statement import Statement
from desktop.gui.jobs import Job
from desktop.gui.models.places import home_zone
from desktop.gui.tasks import Tasks
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.gui.models.distribute_acts import Done
    from desktop.services.workspaces import Workspace

StepKey = Literal["what", "who", "how", "review", "done"]
STEPS: tuple[tuple[StepKey, str], ...] = (("what", "What"), ("who", "Who"), ("how", "How"), ("review", "Review"))
"""The steps a person sees; "done" follows them."""

NAMELESS = frozenset({Channel.KIT, Channel.PRINT, Channel.CLIPBOARD})
"""The ways that need no names where the text is public."""

_KINDS = (
    "contact", "outlet", "list", "suppression", "statement", "draft", "revision", "signoff", "embargo", "answer",
    "breach", "statement_person", "organisation", "distribution", "delivery", "bin",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything chosen.

    Attributes:
        named: whether it is for people; else it is public and goes to whom it may reach.
        languages: in which versions; all where it is empty.
        forms: in which file forms the text goes along ("pdf").
        text_language: the one to print or to copy.
    """

    statement_id: int
    copy: CopyKind = CopyKind.RELEASE
    languages: tuple[str, ...] = ()
    attachments: bool = True
    audience: Audience | None = None
    named: bool = True
    channel: Channel = Channel.DRAFTS
    preset_key: str = "excel"
    file_kind: FileKind = FileKind.XLSX
    forms: tuple[str, ...] = ()
    text_language: str = ""

    @property
    def asked(self) -> Audience | None:
        """Whom the guard is asked about: nobody by name where it is public."""
        return self.audience if self.named else None

    @property
    def left(self) -> tuple[str, ...]:
        """The versions that are to leave."""
        return (self.text_language,) if self.one_text else self.languages

    @property
    def one_text(self) -> bool:
        """Whether only one version leaves."""
        return bool(self.text_language) and self.channel in {Channel.PRINT, Channel.CLIPBOARD}


@dataclass(frozen=True, slots=True)
class Prepared:
    """The statement and its embargo, as read."""

    statement: Statement
    embargo: Embargo | None


class Distribution(QObject):
    """`start(statement_id)`, then `choose(…)`, `go(step)`.

    `read()`: the statement is here; `stepped()`; `planned()`: something else was chosen; `checked()`: the guard's
    answer, a change of it, or why there is none, is here; `failed(UserError)`.
    """

    read = Signal()
    stepped = Signal()
    planned = Signal()
    checked = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.prepared: Prepared | None = None
        self.plan: Plan | None = None
        self.step: StepKey = "what"
        self.review: Review | None = None
        self.changes: Changes | None = None
        self.error: UserError | None = None
        self.checking: Job | None = None
        self.done: Done | None = None
        tasks.changed.connect(self._changed)

    # -- what is chosen -------------------------------------------------------------------------------------------

    def start(self, statement_id: int) -> None:
        """Begin with this statement; with the one at hand, go on."""
        if self.plan is None or self.plan.statement_id != statement_id or self.step == "done":
            self.prepared, self.plan, self.step = None, Plan(statement_id), "what"
            self._forget()
        self.look_again()

    def look_again(self) -> None:
        """Read the statement again."""
        if self.plan is None:
            return
        wanted = self.plan.statement_id
        self.tasks.read(self, lambda workspace: _prepare(workspace, wanted), self._take, question="statement")

    def choose(self, **chosen: object) -> None:
        """Choose something else; what the guard said before counts no longer."""
        if self.plan is None:
            return
        self.plan = replace(self.plan, **chosen)  # type: ignore[arg-type]
        if self.plan.languages and self.plan.text_language not in self.plan.languages:
            self.plan = replace(self.plan, text_language=self.plan.languages[0])
        if not self.plan.named and self.plan.channel not in NAMELESS:
            self.plan = replace(self.plan, channel=Channel.KIT)
        self._forget()
        self.planned.emit()

    def choose_preset(self, key: str) -> None:
        """Choose the program a list is for, with the kind of file it takes."""
        self.choose(preset_key=key, file_kind=FileKind(preset(key).file_kind))

    def go(self, step: StepKey) -> None:
        """Show another step; the review asks the guard."""
        self.step = step
        self.stepped.emit()
        if step == "review":
            self.check()

    def why_not(self, step: StepKey) -> str:
        """Why nobody can go on from a step, or ""."""
        if self.plan is None or self.prepared is None:
            return tr("Choose a statement first")
        if step == "what" and not self.prepared.statement.versions:
            return tr("The statement has no text yet")
        if step == "who" and self.plan.named and self.plan.audience is None:
            return tr("Choose who first")
        return ""

    def may_be_nameless(self) -> bool:
        """Whether it can go out without naming who gets it."""
        return self.plan is not None and self.plan.copy is CopyKind.RELEASE

    # -- the guard ------------------------------------------------------------------------------------------------

    def check(self) -> None:
        """Ask the guard; only the newest answer counts."""
        plan = self.plan
        if plan is None:
            return
        self._forget()
        job = self.checking = Job()
        self.checked.emit()
        self.tasks.read(
            self, lambda workspace: _review(workspace, plan, job), self._take_review, failed=self._fail,
            question="review",
        )  # fmt: skip

    def compare(self) -> None:
        """Ask whether anything changed since it was looked at."""
        seen = self.review
        if seen is not None:
            self.tasks.read(
                self, lambda workspace: _changes(workspace, seen), self._take_changes, failed=self._fail,
                question="review",
            )  # fmt: skip

    def differ(self, changes: Changes) -> None:
        """Something is different from what was looked at."""
        self.changes = changes
        self.checked.emit()

    def newest(self) -> Review | None:
        """The guard's newest answer, looked at or not."""
        return self.changes.now if self.changes is not None else self.review

    def accept(self) -> None:
        """What changed was looked at."""
        if self.changes is not None:
            self.review, self.changes = self.changes.now, None
            self.checked.emit()

    def finish(self, done: "Done") -> None:
        """It left: show what came of it."""
        self._forget()
        self.done = done
        self.go("done")

    def _forget(self) -> None:
        if self.checking is not None:
            self.checking.cancel()
        self.review = self.changes = self.error = self.checking = None

    def _take(self, prepared: Prepared) -> None:
        first, self.prepared = self.prepared is None, prepared
        if first and self.plan is not None:
            held = prepared.embargo is not None and prepared.embargo.open and prepared.statement.release == "embargo"
            self.plan = replace(
                self.plan,
                copy=CopyKind.EMBARGOED if held else CopyKind.RELEASE,
                text_language=prepared.statement.main_language,
            )
        self.read.emit()

    def _take_review(self, review: Review) -> None:
        self.review, self.checking = review, None
        self.checked.emit()

    def _take_changes(self, changes: Changes) -> None:
        if self.review is None:
            return
        if changes:
            self.differ(changes)
        elif self.changes is not None:  # it is as it was again
            self.changes = None
            self.checked.emit()

    def _fail(self, error: UserError) -> None:
        self.review, self.changes, self.checking, self.error = None, None, None, error
        self.checked.emit()

    def _changed(self, touched: Touched) -> None:
        if self.plan is None or self.step == "done" or not any(touched.concerns(kind) for kind in _KINDS):
            return
        self.look_again()
        if self.step == "review":
            self.compare() if self.review is not None else self.check()


def _prepare(workspace: "Workspace", statement_id: int) -> Prepared:
    from desktop.services import embargoes, statements

    return Prepared(statements.get(workspace, statement_id), embargoes.of_statement(workspace, statement_id))


def _review(workspace: "Workspace", plan: Plan, job: Job) -> Review:
    from desktop.services import verdicts

    return verdicts.review(
        workspace, plan.statement_id, plan.asked, plan.channel, plan.copy, languages=plan.left, home=home_zone(),
        progress=job,
    )  # fmt: skip


def _changes(workspace: "Workspace", seen: Review) -> Changes:
    from desktop.services import verdicts

    return verdicts.changes_since(workspace, seen)
