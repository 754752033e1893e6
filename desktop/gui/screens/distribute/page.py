"""The page of a distribution: what it is about, where one is, and the step on screen."""

from importlib import import_module

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.audience import Audience
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.gui import theme
from desktop.gui.models.distribution import STEPS, Distribution, StepKey
from desktop.gui.pages import Page, Tools
from desktop.gui.screens.distribute.step import StepView
from desktop.gui.widgets.chips import Chip
from desktop.gui.widgets.choice import Step as StepMark
from desktop.gui.widgets.choice import Stepper
from desktop.gui.widgets.text import ElidedLabel, Text
from desktop.gui.words import tr

_VIEWS: dict[StepKey, str] = {
    "what": "what_step:WhatStep",
    "who": "who_step:WhoStep",
    "how": "how_step:HowStep",
    "review": "review_step:ReviewStep",
    "done": "done_step:DoneStep",
}
_STEP_KEYS = (QKeySequence("Alt+Right"), QKeySequence("Alt+Left"))


class DistributePage(Page):
    """`visit("distribute", statement_id)`; with `(statement_id, Audience)` or `(statement_id, Channel)` that is chosen.

    Without a statement it asks for one.
    """

    bare = True
    keeps = True

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.session = Distribution(tools.tasks, self)
        self._views: dict[StepKey, StepView] = {}
        self._title = Text(tr("Distribute"), "h1")
        self._chip = Chip("")
        self._about = ElidedLabel("", "body", "mute")
        self._stepper = Stepper()
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        outer.addWidget(self._stack, 1)
        self.session.stepped.connect(self._show_step)
        self.session.read.connect(self._refresh)
        self.session.planned.connect(self._refresh)
        self.session.checked.connect(self._refresh)
        self._show_step()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        edge = theme.px(24)
        head.setContentsMargins(edge, theme.px(14), edge, theme.px(10))
        head.setSpacing(theme.px(10))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        first = QHBoxLayout()
        first.setSpacing(theme.px(10))
        first.addWidget(self._title)
        first.addWidget(self._chip)
        first.addStretch(1)
        words.addLayout(first)
        words.addWidget(self._about)
        head.addLayout(words, 1)
        head.addWidget(self._stepper, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    # -- the page -------------------------------------------------------------------------------------------------

    def entered(self, argument: object = None) -> None:
        """Begin with a statement, or go on where one was."""
        chosen: tuple[object, ...] = argument if isinstance(argument, tuple) else (argument,)
        ledger = self.tools.actions
        ledger.bind("statement.ledger", self.show_ledger, reason=self._why_no_ledger)
        for one in chosen:
            if isinstance(one, int):
                self.session.start(one)
            elif isinstance(one, Audience):
                self.session.choose(audience=one, named=True)
            elif isinstance(one, Channel):
                self.session.choose(channel=one)
        if argument is None:
            self.session.look_again()
        if self.session.step == "review":
            self.session.check()
        self._show_step()

    def left(self) -> None:
        """Keep what was chosen."""
        self.tools.actions.unbind("statement.ledger")

    def first_focus(self) -> QWidget | None:
        """The step's first thing."""
        return self.view().first_focus()

    def panes(self) -> list[QWidget]:
        """The parts of the step."""
        return self.view().panes()

    def start_search(self) -> None:
        """Into the step's own search, if it has one."""
        search = getattr(self.view(), "search", None)
        if isinstance(search, QWidget) and search.isVisible():
            search.setFocus()

    def view(self) -> StepView:
        """The step on screen."""
        step = self.session.step
        found = self._views.get(step)
        if found is None:
            module, _, name = _VIEWS[step].partition(":")
            made = getattr(import_module(f"desktop.gui.screens.distribute.{module}"), name)
            found = self._views[step] = made(self.tools, self.session)
            self._stack.addWidget(found)
        return found

    def show_ledger(self) -> None:
        """Who holds the text."""
        from desktop.gui.dialogs.ledger import open_ledger

        if self.session.plan is not None:
            open_ledger(self.tools, self.session.plan.statement_id)

    def _why_no_ledger(self) -> str:
        return "" if self.session.plan is not None else tr("Choose a statement first")

    def _show_step(self) -> None:
        view = self.view()
        came = self._stack.currentWidget() is not view
        self._stack.setCurrentWidget(view)
        self._refresh()
        if came and self.isVisible() and (focus := view.first_focus()) is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        view = self.view()
        view.refresh()
        self._head_words()
        keys = [key for key, _ in STEPS]
        over = self.session.step == "done"
        here = len(keys) if over else keys.index(self.session.step)
        marks = [
            StepMark(tr(words), "done" if at < here else "now" if at == here else "later")
            for at, (_, words) in enumerate(STEPS)
        ]
        self._stepper.show_steps(marks)

    def _head_words(self) -> None:
        prepared, plan = self.session.prepared, self.session.plan
        if prepared is None or plan is None:
            self._title.setText(tr("Distribute"))
            self._chip.hide()
            self._about.setText(tr("Nothing leaves before everybody was looked at by name."))
            return
        embargoed = plan.copy is CopyKind.EMBARGOED
        self._title.setText(tr("Distribute: embargoed copy") if embargoed else tr("Distribute: release"))
        self._about.setText(prepared.statement.title)
        version = prepared.statement.version_in(prepared.statement.main_language)
        current = version.current if version is not None else None
        self._chip.set(tr("Revision {n}", n=current.number) if current else tr("No revision yet"))
        self._chip.show()

    # -- keys -----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Alt+→ and Alt+← walk the steps here, not the places."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_step_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the steps; Ctrl+Enter goes to the way on and never presses it."""
        keys = QKeySequence(event.keyCombination())
        if keys == _STEP_KEYS[0]:
            self.view().next_step()
        elif keys == _STEP_KEYS[1]:
            self.view().back_step()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            final = getattr(self.view(), "final", None)
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if held and isinstance(final, QWidget) and final.isEnabled():
                final.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)


def _is_step_key(event: QKeyEvent) -> bool:
    return any(QKeySequence(event.keyCombination()) == keys for keys in _STEP_KEYS)
