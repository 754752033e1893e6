"""One statement being written: read, typed into one language at a time, kept from a crash, saved, read again."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.changes import Touched
from desktop.domain.errors import ChangedElsewhere, UserError
from desktop.domain.statement.text import StatementText
from desktop.gui.models.statement_around import Around, read_around
from desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from desktop.domain.statement.statement import Statement
    from desktop.services.statements.recovery import Unsaved
    from desktop.services.statements.writing import DraftSaved
    from desktop.services.workspaces import Workspace

RECOVERY_MS, SAVE_MS = 700, 4_000


class StatementSession(QObject):
    """`open(7)`, then `shown`; `typed(text)` for what stands in the editor now.

    Signals: `shown()` the statement was read (again); `text_asked()` another text is to be put into the editor;
    `stirred()` typed or saved; `beside()` what stands around was read; `clashed(UserError)` somebody else wrote this
    text meanwhile: `take_theirs()` or `keep_mine()`; `lost(UserError)` it cannot be shown or saved.
    """

    shown = Signal()
    text_asked = Signal()
    stirred = Signal()
    beside = Signal()
    clashed = Signal(object)
    lost = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.statement: Statement | None = None
        self.around: Around | None = None
        self.language = ""
        self.text = StatementText("")
        self.saved_at = ""
        self._id: int | None = None
        self._saved = self.text
        self._home: Workspace | None = None  # where it was read: never saved into another
        self._versions: dict[tuple[int, str], int] = {}
        self._waiting: dict[tuple[int, str], StatementText] = {}  # saves asked for and not answered yet, the newest
        self._loaded = ""  # the language in the editor: not yet the one asked for while that is being read
        self._recovery = QTimer(self, singleShot=True, interval=RECOVERY_MS)
        self._recovery.timeout.connect(self._keep)
        self._rest = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._rest.timeout.connect(self.save)

    # -- which --------------------------------------------------------------------------------------------------------

    @property
    def id(self) -> int | None:
        """The statement open, if any."""
        return self._id

    @property
    def dirty(self) -> bool:
        """Whether something typed is not saved yet."""
        return self.text != self._saved

    def open(self, statement_id: int, language: str = "") -> None:
        """Show a statement, in its main language if none is named; what was typed before is saved."""
        self.save()
        here = self.tasks.workspace()
        elsewhere = self._home is not None and here is not None and here.instance != self._home.instance
        if statement_id != self._id or elsewhere:
            self._home, self._versions, self._waiting = here, {}, {}
            self.statement = self.around = None
            self._id, self.language = statement_id, language
            self.text = self._saved = StatementText(language)
            self._loaded = self.saved_at = ""
        elif language:
            self.language = language
        self.read()

    def close(self) -> None:
        """Save and let go."""
        self.save()

    def choose(self, language: str) -> None:
        """Show another language; what was typed in this one is saved."""
        if self.statement is None or language == self.language:
            return
        self.save()
        self.language = language
        self._load()
        self.shown.emit()

    def read(self) -> None:
        """Read it again."""
        if self._id is None:
            return
        wanted = self._id
        self.tasks.read(
            self, lambda workspace: _statement(workspace, wanted), self._take, failed=self.lost.emit,
            question="statement",
        )  # fmt: skip

    def changed(self, touched: Touched) -> None:
        """Something was written somewhere."""
        kinds = ("statement", "draft", "organisation", "embargo", "contact", "answer", "signoff", "suppression")
        if self._id is not None and any(touched.concerns(kind) for kind in kinds):
            self.read()

    # -- typing -------------------------------------------------------------------------------------------------------

    def typed(self, text: StatementText) -> None:
        """This stands in the editor now."""
        if self.statement is None or self._loaded != self.language:
            return
        self.text = replace(text, language=self.language)
        if self.dirty:
            self._recovery.start()
            self._rest.start()
        self.stirred.emit()

    def save(self) -> None:
        """Save what was typed, now. Saves wait for one another; each starts from what the one before left."""
        self._recovery.stop()
        self._rest.stop()
        if self._id is None or not self.dirty:
            return
        if not self._at_home():
            self._keep()
            return
        statement_id, text, versions = self._id, self.text, self._versions
        key = (statement_id, text.language)

        def work(workspace: "Workspace") -> "DraftSaved":
            done = _save(workspace, statement_id, text, versions[key])
            versions[key] = done.version
            return done

        self._waiting[key] = text
        self.tasks.write(
            self, work, lambda _done: self._was_saved(key, text), failed=lambda error: self._not_saved(key, text, error)
        )

    def keep_mine(self) -> None:
        """Write what is typed here over what somebody else saved."""
        version = self.statement.version_in(self.language) if self.statement else None
        if version is not None and self._id is not None:
            self._versions[self._id, self.language] = version.version
            self.save()

    def take_theirs(self) -> None:
        """Drop what is typed here for what is stored."""
        self._load()
        self.shown.emit()

    def take_unsaved(self, found: "Unsaved") -> None:
        """Go on with a text found after a crash."""
        if found.language != self.language:
            self.choose(found.language)
        self.text = found.text
        self.text_asked.emit()
        self.save()
        self.stirred.emit()

    def forget_unsaved(self, found: "Unsaved") -> None:
        """Throw a text found after a crash away."""
        self.tasks.write(self, lambda workspace: _forget(workspace, found), lambda _: self.read())

    # -- inside -------------------------------------------------------------------------------------------------------

    def _take(self, statement: "Statement") -> None:
        if statement.id != self._id:
            return
        self.statement = statement
        if statement.version_in(self.language) is None:
            self.language = statement.main_language
        version = statement.version_in(self.language)
        if self._loaded != self.language:
            self._load()
        elif version is not None and version.version != self._versions[statement.id, self.language]:
            self._meet(version.text, version.version)
        self.shown.emit()
        self._look_around()

    def _meet(self, text: StatementText, version: int) -> None:
        """Somebody wrote: their words are shown, unless there are unsaved ones here."""
        if self._id is None or (self._id, self.language) in self._waiting:
            return  # it may be our own; what is saved is read again after it
        if _tidy(self._saved) == text:
            self._versions[self._id, self.language] = version
        elif self.dirty:
            self.clashed.emit(
                ChangedElsewhere("This text was changed elsewhere while you were writing.", "Yours is still here.")
            )
        else:
            self._load()

    def _load(self) -> None:
        version = self.statement.version_in(self.language) if self.statement else None
        if version is None or self._id is None:
            return
        key = (self._id, self.language)
        if key not in self._waiting:
            self._versions[key] = version.version
        self._loaded, self.text = self.language, self._waiting.get(key, version.text)
        self._saved, self.saved_at = self.text, version.updated_at
        self.text_asked.emit()
        self.stirred.emit()

    def _look_around(self) -> None:
        wanted = self._id
        if wanted is None:
            return

        def take(around: Around) -> None:
            if self._id == wanted:
                self.around = around
                self.beside.emit()

        self.tasks.read(self, lambda workspace: read_around(workspace, wanted), take, question="around")

    def _was_saved(self, key: tuple[int, str], text: StatementText) -> None:
        if self._waiting.get(key) is not text:
            return  # a newer one is on its way
        del self._waiting[key]
        if key != (self._id, self._loaded):
            return
        self._saved = text
        workspace = self.tasks.workspace()
        self.saved_at = workspace.stamp if workspace is not None else ""
        self.stirred.emit()

    def _not_saved(self, key: tuple[int, str], text: StatementText, error: UserError) -> None:
        self._waiting.pop(key, None)
        self._keep_text(key, text)
        if key == (self._id, self._loaded):
            self._saved = StatementText("")  # it is not, whatever was thought
            self.stirred.emit()
        if isinstance(error, ChangedElsewhere):
            self.read()
            self.clashed.emit(error)
        else:
            self.lost.emit(error)

    def _at_home(self) -> bool:
        here, home = self.tasks.workspace(), self._home
        return here is not None and home is not None and here.instance == home.instance

    def _keep(self) -> None:
        if self.dirty and self._id is not None:
            self._keep_text((self._id, self.text.language), self.text)

    def _keep_text(self, key: tuple[int, str], text: StatementText) -> None:
        """Put a text into its recovery file, in the folder of the workspace it belongs to."""
        home, version = self._home, self._versions.get(key, 0)
        if home is None:
            return
        self.tasks.aside(
            self, lambda: _keep(home, key[0], text, version), failed=self.lost.emit, question=f"keep {key}"
        )


def _statement(workspace: "Workspace", statement_id: int) -> "Statement":
    from desktop.services import statements

    return statements.get(workspace, statement_id)


def _save(workspace: "Workspace", statement_id: int, text: StatementText, version: int) -> "DraftSaved":
    from desktop.services import statements

    return statements.save_draft(workspace, statement_id, text.language, text, version)


def _keep(workspace: "Workspace", statement_id: int, text: StatementText, version: int) -> None:
    from desktop.services.statements import recovery

    recovery.keep(workspace, statement_id, text, version)


def _forget(workspace: "Workspace", found: "Unsaved") -> None:
    from desktop.services.statements import recovery

    recovery.forget(workspace, found.statement_id, found.language)


def _tidy(text: StatementText) -> StatementText:
    from desktop.domain.statement.tidy import tidied

    return tidied(text)
