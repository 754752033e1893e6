"""Every field of one contact, writable in place. Each is saved on its own when it is left."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.domain.contact import Card, Contact, Safety, display_name
from desktop.domain.errors import ChangedElsewhere, UserError
from desktop.gui import theme
from desktop.gui.models.contact_details import FIELD_WORDS, SAFETY_WORDS
from desktop.gui.models.contact_form import GROUPS, FieldSpec, fill
from desktop.gui.models.contact_readers import Context, Reading
from desktop.gui.models.moments import Clock, local
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Check, Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.lines import Lines
from desktop.gui.widgets.panels import ScrollPage, rule
from desktop.gui.widgets.text import ElidedLabel, SectionCaption
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.contacts import Written
    from desktop.services.workspaces import Workspace

Told = Callable[[str, object], object]


class ContactForm(QWidget):
    """`ContactForm(tools, clock, contact, told)`; `told(words, answer)` after each save; `left()` when done."""

    left = Signal()

    def __init__(self, tools: Tools, clock: Clock, contact: Contact, told: Told) -> None:
        super().__init__()
        self._tools, self._clock, self._told = tools, clock, told
        self.contact = contact
        self._version = contact.version
        self.entries: dict[str, Entry] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(20), theme.px(12), theme.px(16), theme.px(10))
        head.addWidget(ElidedLabel(tr("Edit {name}", name=display_name(contact.card)), "h2"), 1)
        self.done = Button(tr("Done"), "primary", on_click=self.leave)
        head.addWidget(self.done)
        outer.addLayout(head)
        outer.addWidget(rule())
        page = ScrollPage(margin=20, spacing=10)
        outer.addWidget(page, 1)
        for title, specs in GROUPS:
            page.body.addWidget(SectionCaption(tr(title)))
            for spec in specs:
                entry = self.entries[spec.name] = Entry(spec, contact.card, self._save)
                entry.control.installEventFilter(self)
                page.body.addWidget(entry)
            page.body.addSpacing(theme.px(8))
        page.body.addWidget(SectionCaption(tr("Safety")))
        for flag, words in SAFETY_WORDS.items():
            held = flag in contact.card.get("safety", ())
            page.body.addWidget(Check(tr(words), checked=held, on_change=self._flagging(flag)))
        page.body.addStretch(1)

    def first_focus(self) -> QWidget:
        """The name."""
        return self.entries["display_name"].control

    def leave(self) -> None:
        """Save what is typed and close."""
        if self.finish():
            self.left.emit()

    def finish(self) -> bool:
        """Save what is typed; answers whether everything typed could be read."""
        return not [entry for entry in self.entries.values() if not entry.finish()]

    def show_contact(self, contact: Contact) -> None:
        """The contact was read anew: fields nobody is typing in follow; the others say what changed meanwhile."""
        self.contact = contact
        self._version = max(self._version, contact.version)
        for entry in self.entries.values():
            entry.follow(contact.card)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc takes back what is typed into a field, or closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            entry = next(one for one in self.entries.values() if one.control is watched)
            if not entry.take_back():
                self.leave()
            return True
        return super().eventFilter(watched, event)

    # -- saving ---------------------------------------------------------------------------------------------------

    def _context(self) -> Context:
        country = self._tools.preferences.now.home_country
        return Context(self.contact.card, country, local(self._clock).date())

    def _save(self, entry: "Entry") -> bool:
        read = entry.spec.read(entry.text(), self._context())
        if read.error:
            entry.fail(read)
            return False
        entry.accept(read)
        changes = {
            name: value for name, value in read.changes.items() if (self.contact.card.get(name) or None) != value
        }
        if changes:
            self._write(changes, tr("{field} saved", field=tr(entry.spec.label)), entry)
        return True

    def _write(self, changes: dict[str, Any], said: str, entry: "Entry | None" = None) -> None:
        before = self.contact.card
        self.contact = _with_card(self.contact, fill(before, changes))

        def failed(error: UserError) -> None:
            if not isValid(self):
                self._tools.notices.error(error)
                return
            self.contact = _with_card(self.contact, before)
            if isinstance(error, ChangedElsewhere) and entry is not None:
                self._compare(entry)
            elif entry is not None:
                entry.fail(Reading(error=str(error)))
            else:
                self._tools.notices.error(error)

        self._tools.tasks.write(  # the window asks: the form may be left before the answer comes
            self._tools.window, lambda workspace: self._edit(workspace, changes),
            lambda done: self._told(said, done), failed=failed,
        )  # fmt: skip

    def _edit(self, workspace: "Workspace", changes: dict[str, Any]) -> "Written":
        """On the writer's thread, where edits come one after the other: each names the version the one before left."""
        from desktop.services import contacts

        done = contacts.edit(workspace, self.contact.id, self._version, changes)
        if done.touched.kinds:
            self._version += 1
        return done

    def _compare(self, entry: "Entry") -> None:
        """Somebody changed the contact meanwhile: show both sides; leaving the field again keeps ours."""
        contact_id = self.contact.id

        def shown(now: Contact) -> None:
            self._version = now.version
            self.contact = now
            theirs = entry.spec.show(now.card)
            if theirs == entry.base:
                self._save(entry)
            else:
                entry.conflict(theirs)

        self._tools.tasks.read(self, lambda workspace: _get(workspace, contact_id), shown)

    def _flagging(self, flag: str) -> Callable[[bool], object]:
        def toggle(on: bool) -> None:  # noqa: FBT001 - a slot
            held = [one.value for one in Safety if one in self.contact.card.get("safety", ())]
            wanted = [one.value for one in Safety if (one == flag and on) or (one != flag and one in held)]
            self._write({"safety": wanted or None}, tr("{field} saved", field=tr(FIELD_WORDS["safety"])))

        return toggle


class Entry(Field):
    """One field with its control; calls `save(entry)` when it is left with another text."""

    def __init__(self, spec: FieldSpec, card: Card, save: "Callable[[Entry], bool]") -> None:
        self.spec, self._on_save = spec, save
        self.base = spec.show(card)
        label = tr(spec.label)
        self._line: Line | None = None
        self._lines: Lines | None = None
        if spec.lines:
            self._lines = Lines(self.base, name=label, left_to_right=spec.left_to_right)
            super().__init__(label, self._lines, help_text=tr(spec.help) if spec.help else "")
            self._lines.finished.connect(self.finish)
        else:
            self._line = Line(self.base, name=label, left_to_right=spec.left_to_right)
            super().__init__(label, self._line, help_text=tr(spec.help) if spec.help else "")
            self._line.editingFinished.connect(self.finish)

    def text(self) -> str:
        """What is typed."""
        return self._lines.text() if self._lines is not None else self._line.text() if self._line is not None else ""

    def set_text(self, text: str) -> None:
        """Put this into the field."""
        for control in (self._line, self._lines):
            if control is not None:
                control.setText(text)

    def changed(self) -> bool:
        """Whether something else is typed than what is stored."""
        return self.text() != self.base

    def finish(self) -> bool:
        """Save if something else is typed."""
        return not self.changed() or self._on_save(self)

    def take_back(self) -> bool:
        """Put back what is stored; answers whether there was anything to put back."""
        if not self.changed():
            return False
        self.set_text(self.base)
        self.fail_none()
        return True

    def follow(self, card: Card) -> None:
        """The stored text may be another now."""
        theirs = self.spec.show(card)
        if not self.changed() or self.text() == theirs:
            self.base = theirs
            self.set_text(theirs) if self.text() != theirs else None
        elif theirs != self.base:
            self.conflict(theirs)

    def accept(self, read: Reading) -> None:
        """It could be read."""
        self.base = self.text()
        super().fail(read.note)

    def fail_none(self) -> None:
        """Nothing is wrong."""
        super().fail("")

    def fail(self, sentence: "str | Reading", action: str = "", on_action: Callable[[], object] | None = None) -> None:
        """Say what is wrong; a mended text can be taken with a click."""
        if isinstance(sentence, str):
            super().fail(sentence, action, on_action)
        elif sentence.suggestion:
            super().fail(sentence.said(), tr("Use it"), self._using(sentence))
        else:
            super().fail(sentence.error)

    def conflict(self, theirs: str) -> None:
        """Show both sides."""
        self.base = theirs
        said = tr("Meanwhile changed to “{theirs}”. Leaving the field keeps yours.", theirs=theirs.replace("\n", ", "))
        super().fail(said, tr("Take theirs"), self.take_back)

    def _using(self, read: Reading) -> Callable[[], object]:
        def use() -> None:
            self.set_text(read.suggestion)
            self.fail_none()
            self.finish()

        return use


def _with_card(contact: Contact, card: Card) -> Contact:
    from dataclasses import replace

    return replace(contact, card=card)


def _get(workspace: "Workspace", contact_id: int) -> Contact:
    from desktop.services import contacts

    return contacts.get(workspace, contact_id)
