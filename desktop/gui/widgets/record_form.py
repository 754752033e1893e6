"""Every field of one record, writable in place. Each is saved on its own when it is left, as one act with its undo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.domain.errors import ChangedElsewhere, UserError
from desktop.gui import theme
from desktop.gui.models.typed_fields import Context, FieldSpec, Groups, Reading, fill
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.lines import Lines
from desktop.gui.widgets.panels import ScrollPage, rule
from desktop.gui.widgets.text import ElidedLabel, SectionCaption
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.contacts import Written
    from desktop.services.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class Record:
    """What a form edits.

    Attributes:
        edit: writes changes onto a version, on the writer's thread.
        read: the version and the card of now.
        context: what reading of typed texts may need, given the card.
        told: says that something was saved, with the write's answer for its undo.
    """

    name: str
    version: int
    card: Any
    edit: "Callable[[Workspace, int, dict[str, Any]], Written]"
    read: "Callable[[Workspace], tuple[int, Any]]"
    context: Callable[[Any], Context]
    told: Callable[[str, object], object]


class RecordForm(QWidget):
    """`RecordForm(tools, record, groups)`; things of one's own go into `body`; `left()` when done."""

    left = Signal()

    def __init__(self, tools: Tools, record: Record, groups: Groups) -> None:
        super().__init__()
        self._tools, self._record = tools, record
        self.card, self._version = record.card, record.version
        self.entries: dict[str, Entry] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(20), theme.px(12), theme.px(16), theme.px(10))
        head.addWidget(ElidedLabel(tr("Edit {name}", name=record.name), "h2"), 1)
        self.done = Button(tr("Done"), "primary", on_click=self.leave)
        head.addWidget(self.done)
        outer.addLayout(head)
        outer.addWidget(rule())
        page = ScrollPage(margin=20, spacing=10)
        outer.addWidget(page, 1)
        self.body = page.body
        for title, specs in groups:
            self.add_group(title, specs)

    def add_group(self, title: str, specs: Sequence[FieldSpec], *, before: QWidget | None = None) -> None:
        """Add fields under their caption, at the end or before something."""
        place = self.body.indexOf(before) if before is not None else self.body.count()
        self.body.insertWidget(place, SectionCaption(tr(title)))
        for spec in specs:
            place += 1
            entry = self.entries[spec.name] = Entry(spec, self.card, self._save)
            entry.control.installEventFilter(self)
            self.body.insertWidget(place, entry)
        self.body.insertSpacing(place + 1, theme.px(8))

    def first_focus(self) -> QWidget:
        """The first field."""
        return next(iter(self.entries.values())).control

    def leave(self) -> None:
        """Save what is typed and close."""
        if self.finish():
            self.left.emit()

    def finish(self) -> bool:
        """Save what is typed; answers whether everything typed could be read."""
        return not [entry for entry in self.entries.values() if not entry.finish()]

    def follow(self, version: int, card: Any) -> None:
        """The record was read anew: fields nobody is typing in follow; the others say what changed meanwhile."""
        self.card = card
        self._version = max(self._version, version)
        for entry in self.entries.values():
            entry.follow(card)

    def write(self, changes: dict[str, Any], said: str, entry: "Entry | None" = None) -> None:
        """Save changes; `said` is what the toast says."""
        before = self.card
        self.card = fill(before, changes)

        def failed(error: UserError) -> None:
            if not isValid(self):
                self._tools.notices.error(error)
                return
            self.card = before
            if isinstance(error, ChangedElsewhere) and entry is not None:
                self._compare(entry)
            elif entry is not None:
                entry.show_reading(Reading(error=str(error)))
            else:
                self._tools.notices.error(error)

        self._tools.tasks.write(  # the window asks: the form may be left before the answer comes
            self._tools.window, lambda workspace: self._edit(workspace, changes),
            lambda done: self._record.told(said, done), failed=failed,
        )  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc takes back what is typed into a field, or closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            entry = next(one for one in self.entries.values() if one.control is watched)
            if not entry.take_back():
                self.leave()
            return True
        return super().eventFilter(watched, event)

    def _save(self, entry: "Entry") -> bool:
        read = entry.spec.read(entry.text(), self._record.context(self.card))
        entry.show_reading(read)
        if read.error:
            return False
        changes = {name: value for name, value in read.changes.items() if (self.card.get(name) or None) != value}
        if changes:
            self.write(changes, tr("{field} saved", field=tr(entry.spec.label)), entry)
        return True

    def _edit(self, workspace: "Workspace", changes: dict[str, Any]) -> "Written":
        """On the writer's thread, where edits come one after the other: each names the version the one before left."""
        done = self._record.edit(workspace, self._version, changes)
        if done.touched.kinds:
            self._version += 1
        return done

    def _compare(self, entry: "Entry") -> None:
        """Somebody changed the record meanwhile: show both sides; leaving the field again keeps ours."""

        def shown(now: tuple[int, Any]) -> None:
            self._version, self.card = now
            theirs = entry.spec.show(self.card)
            if theirs == entry.before:
                self._save(entry)
            else:
                entry.conflict(theirs)

        self._tools.tasks.read(self, self._record.read, shown)


class Entry(Field):
    """One field with its control; calls `save(entry)` when it is left with another text."""

    def __init__(self, spec: FieldSpec, card: Any, save: "Callable[[Entry], bool]") -> None:
        text, label = spec.show(card), tr(spec.label)
        field: Line | Lines = (
            Lines(text, name=label, left_to_right=spec.left_to_right)
            if spec.lines
            else Line(text, name=label, left_to_right=spec.left_to_right)
        )
        super().__init__(label, field, help_text=tr(spec.help) if spec.help else "")
        self.spec, self.stored, self.before = spec, text, text
        self._field, self._on_save = field, save
        (field.finished if isinstance(field, Lines) else field.editingFinished).connect(self.finish)

    def text(self) -> str:
        """What is typed."""
        return self._field.text()

    def set_text(self, text: str) -> None:
        """Put this into the field."""
        self._field.setText(text)

    def changed(self) -> bool:
        """Whether something else is typed than what is stored."""
        return self.text() != self.stored

    def finish(self) -> bool:
        """Save if something else is typed."""
        return not self.changed() or self._on_save(self)

    def take_back(self) -> bool:
        """Put back what is stored; answers whether there was anything to put back."""
        if not self.changed():
            return False
        self.set_text(self.stored)
        self.fail("")
        return True

    def follow(self, card: Any) -> None:
        """The stored text may be another now."""
        theirs = self.spec.show(card)
        if not self.changed() or self.text() == theirs:
            self.stored = theirs
            if self.text() != theirs:
                self.set_text(theirs)
        elif theirs != self.stored:
            self.conflict(theirs)

    def show_reading(self, read: Reading) -> None:
        """Say what is wrong, with what would mend it; or take the text as stored."""
        if not read.error:
            self.before, self.stored = self.stored, self.text()
            self.fail(read.note)
        elif read.suggestion:
            self.fail(read.said(), tr("Use it"), self._using(read))
        else:
            self.stored = self.before if not self.changed() else self.stored
            self.fail(read.error)

    def conflict(self, theirs: str) -> None:
        """Show both sides."""
        self.stored = self.before = theirs
        said = tr("Meanwhile changed to “{theirs}”. Leaving the field keeps yours.", theirs=theirs.replace("\n", ", "))
        self.fail(said, tr("Take theirs"), self.take_back)

    def _using(self, read: Reading) -> Callable[[], object]:
        def use() -> None:
            self.set_text(read.suggestion)
            self.fail("")
            self.finish()

        return use
