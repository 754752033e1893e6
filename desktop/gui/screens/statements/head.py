"""The head of a statement: what it is, its headline to write in, how far it is, and what comes next."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from desktop.domain.statement.text import StatementText
from desktop.gui import fonts, theme
from desktop.gui.actions import Actions
from desktop.gui.models.statement_words import KINDS, STAGES, next_step, step_marks
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Chip, Flow
from desktop.gui.widgets.choice import Stepper
from desktop.gui.widgets.facts import empty
from desktop.gui.words import reads_right_to_left, tr

if TYPE_CHECKING:
    from desktop.domain.statement.statement import Statement


class StatementHead(QWidget):
    """Chips, buttons, headline, steps. `typed()` comes as somebody writes the headline."""

    typed = Signal()
    entered_text = Signal()

    def __init__(self, actions: Actions, back: Callable[[], object]) -> None:
        super().__init__()
        self._actions = actions
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.back = Button(tr("Statements"), "quiet", icon="arrow-left", on_click=back)
        holder = QWidget()
        self._chips = Flow(holder, gap=8)
        row.addWidget(self.back)
        row.addWidget(holder, 1, Qt.AlignmentFlag.AlignVCenter)
        self.buttons = {
            action: Button(words, icon=icon, on_click=partial(actions.do, action))
            for action, words, icon in (
                ("statement.preview", tr("Preview"), "eye"),
                ("statement.kit", tr("Press kit"), "file-down"),
                ("statement.distribute", tr("Distribute…"), "send"),
            )
        }
        for button in self.buttons.values():
            row.addWidget(button)
        self.next = Button("", "primary", icon="send", on_click=self.go_on)
        self._next_place = row
        row.addWidget(self.next)
        column.addLayout(row)
        self.headline = Headline(tr("Headline"))
        self.headline.edited.connect(self.typed)
        self.headline.finished.connect(self.entered_text)
        column.addWidget(self.headline)
        self.stepper = Stepper()
        column.addWidget(self.stepper, alignment=Qt.AlignmentFlag.AlignLeading)
        self._action, self._icon = "", ""

    def go_on(self) -> None:
        """Take the next step."""
        if self._action:
            self._actions.do(self._action)

    def show_statement(self, statement: "Statement", text: StatementText) -> None:
        """Show how far it is and what comes next."""
        self._show_chips(statement, text)
        self.stepper.show_steps(step_marks(statement))
        step = next_step(statement, text.language)
        if step.icon and step.icon != self._icon:
            self._icon = step.icon
            fresh = Button(step.words, "primary", icon=step.icon, on_click=self.go_on)
            self._next_place.replaceWidget(self.next, fresh)
            self.next.deleteLater()
            self.next = fresh
        self.next.set_label(step.words)
        self.next.setVisible(bool(step.action))
        self._action = step.action
        self.buttons["statement.distribute"].setVisible(step.action != "statement.distribute")
        self.refresh()

    def refresh(self) -> None:
        """Take the reasons of the moment."""
        for action, button in self.buttons.items():
            button.forbid(self._actions.reason(action))
            if action != "statement.distribute":
                button.setVisible(self._actions.is_bound(action))
        self.next.forbid(self._actions.reason(self._action) if self._action else "")

    def _show_chips(self, statement: "Statement", text: StatementText) -> None:
        empty(self._chips)
        kind = tr(KINDS[text.kind])
        urgent = text.urgency.strip()
        self._chips.addWidget(Chip(f"{urgent} · {kind}" if urgent else kind, "red" if urgent else "slate"))
        version = statement.version_in(text.language)
        if version is not None and version.asked.number:
            self._chips.addWidget(Chip(tr("Revision {n}", n=version.asked.number)))
        words, tone = STAGES[statement.stage]
        if statement.withdrawn is not None:
            self._chips.addWidget(Chip(tr(words), tone))


class Headline(QTextEdit):
    """The headline, to be written in place: one paragraph, plain, as high as it is long. Enter goes on to the text."""

    edited = Signal()
    finished = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self.setPlaceholderText(tr("Headline"))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self._quiet = False
        self.textChanged.connect(self._changed)
        theme.on_change(self._restyle)
        self._restyle()

    def text(self) -> str:
        """What is written."""
        return " ".join(self.toPlainText().split())

    def show_text(self, words: str, language: str) -> None:
        """Put this in, as saved."""
        if words == self.text() and words:
            return
        self._quiet = True
        option = QTextOption()
        rtl = reads_right_to_left(language)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.document().setDefaultTextOption(option)
        self.setPlainText(words)
        self._quiet = False
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; a headline has one paragraph."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Words only, in one line."""
        self.insertPlainText(" ".join(source.text().split()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means higher."""
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme.px(400), self.height())

    def _changed(self) -> None:
        self._grow()
        if not self._quiet:
            self.edited.emit()

    def _grow(self) -> None:
        height = self.document().documentLayout().documentSize().height()
        self.setFixedHeight(round(max(height, fonts.metrics("h1").lineSpacing())) + 2)

    def _restyle(self) -> None:
        self.setFont(fonts.font("h1"))
        self._grow()
