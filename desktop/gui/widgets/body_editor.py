"""A statement's body to be written: the text, the role of its paragraphs, who is quoted, and a search in it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.statement.text import Block, BlockKind
from desktop.gui import theme
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.fields import Combo, Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.popover import Popover
from desktop.gui.widgets.statement_edit import StatementEdit
from desktop.gui.widgets.text import Text, native_keys
from desktop.gui.words import tr

_ROLES: tuple[tuple[BlockKind, str], ...] = (
    (BlockKind.PARAGRAPH, "Paragraph"),
    (BlockKind.LEAD, "Lead-in"),
    (BlockKind.HEADING, "Heading"),
    (BlockKind.DEMAND, "Demand"),
    (BlockKind.QUOTE, "Quote"),
    (BlockKind.BOILERPLATE, "About us"),
)


class RoleBar(QWidget):
    """What the paragraph of the cursor is, and of a quote who says it. Ctrl+Alt+1 to 6 give a role from the text."""

    def __init__(self, edit: StatementEdit) -> None:
        super().__init__()
        self._edit = edit
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.role = Combo([(kind.value, tr(words)) for kind, words in _ROLES], name=tr("What this paragraph is"))
        keys = f"{native_keys('Ctrl+Alt+1')} … {native_keys('6')}"
        self.role.setToolTip(tr("What this paragraph is ({keys})", keys=keys))
        self.speaker = Button("", "small", icon="user", on_click=self.ask_speaker)
        row.addWidget(self.role)
        row.addWidget(self.speaker)
        self.role.activated.connect(lambda _index: self._give(BlockKind(self.role.value())))
        edit.moved.connect(self.refresh)
        edit.edited.connect(self.refresh)
        for place, (kind, _words) in enumerate(_ROLES, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+Alt+{place}"), edit)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda kind=kind: self._give(kind))
        self.refresh()

    def refresh(self) -> None:
        """Show what the cursor stands in."""
        block = self._edit.current()
        self.role.set_value(block.kind.value)
        about = block.kind is BlockKind.BOILERPLATE
        who = block.organisation if about else block.person
        unnamed = tr("Whose is it?") if about else tr("Who says this?")
        self.speaker.set_label(who or unnamed)
        self.speaker.setVisible(block.kind in {BlockKind.QUOTE, BlockKind.BOILERPLATE})

    def ask_speaker(self) -> Popover:
        """Ask who is quoted in the paragraph of the cursor."""
        block = self._edit.current()
        about = block.kind is BlockKind.BOILERPLATE
        popover = Popover(self.speaker, tr("Whose is it?") if about else tr("Who says this?"), width=300)
        person, office, house = Line(block.person), Line(block.role), Line(block.organisation)
        if not about:
            popover.body.addWidget(Field(tr("Name"), person))
            popover.body.addWidget(Field(tr("Role"), office))
        popover.body.addWidget(Field(tr("Organisation"), house))

        def take() -> None:
            self._edit.give_speaker(person.text().strip(), office.text().strip(), house.text().strip())
            popover.close_now()
            self.refresh()

        for line in (person, office, house):
            line.returnPressed.connect(take)
        popover.body.addWidget(Button(tr("Take it"), "small", icon="check", on_click=take))
        popover.open(house if about else person)
        return popover

    def _give(self, kind: BlockKind) -> None:
        self._edit.give_role(kind)
        self._edit.edited.emit()
        self._edit.setFocus()


class FindBar(QWidget):
    """A search in the text. Enter goes on, Shift+Enter back, Esc closes."""

    def __init__(self, edit: StatementEdit) -> None:
        super().__init__()
        self._edit = edit
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self.line = Line(name=tr("Find in the text"), hint=tr("Find in the text"))
        self.line.setMaximumWidth(theme.px(320))
        self.line.textChanged.connect(lambda _text: self._go(again=True))
        self.said = Text("", "small", "mute")
        row.addWidget(self.line, 1)
        row.addWidget(IconButton("chevron-up", tr("Previous"), on_click=lambda: self._go(backwards=True)))
        row.addWidget(IconButton("chevron-down", tr("Next"), on_click=self._go))
        row.addWidget(self.said)
        row.addStretch(1)
        row.addWidget(IconButton("x", tr("Close the search"), on_click=self.close_bar))
        self.hide()

    def begin(self) -> None:
        """Show it with the keyboard in it."""
        chosen = self._edit.textCursor().selectedText()
        self.show()
        if chosen and "\u2029" not in chosen:
            self.line.setText(chosen)
        self.line.setFocus()
        self.line.selectAll()

    def close_bar(self) -> None:
        """Back to the text."""
        self.hide()
        self._edit.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go(backwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _go(self, *, backwards: bool = False, again: bool = False) -> None:
        typed = self.line.text()
        if again:  # the same place may fit longer words too
            cursor = self._edit.textCursor()
            cursor.setPosition(cursor.selectionStart())
            self._edit.setTextCursor(cursor)
        found = not typed or self._edit.find_next(typed, backwards=backwards)
        self.said.setText("" if found else tr("Not in the text"))


class BodyEditor(QWidget):
    """The text with its search; put `roles` where it fits. `edited()` comes from a person's change."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.edit = StatementEdit(name)
        self.roles = RoleBar(self.edit)
        self.search = FindBar(self.edit)
        column.addWidget(self.search)
        column.addWidget(self.edit)
        self.edit.edited.connect(self.edited)
        self.setFocusProxy(self.edit)

    def load(self, blocks: Iterable[Block], *, right_to_left: bool) -> None:
        """Show this body."""
        self.edit.load(blocks, right_to_left=right_to_left)
        self.roles.refresh()

    def blocks(self) -> tuple[Block, ...]:
        """The body as it stands."""
        return self.edit.blocks()

    def lock(self, *, locked: bool) -> None:
        """Let nobody type; copying stays."""
        self.edit.setReadOnly(locked)
        self.roles.setEnabled(not locked)
