"""The import page: title, where one is, and the step on screen."""

from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.gui import fonts, recents, theme
from desktop.gui.models.import_session import STEPS, ImportSession, Step
from desktop.gui.pages import Page, Tools
from desktop.gui.screens.importing.choosing import choose_file
from desktop.gui.screens.importing.step_view import StepView
from desktop.gui.widgets.choice import Step as StepMark
from desktop.gui.widgets.choice import Stepper
from desktop.gui.widgets.panels import first_file
from desktop.gui.widgets.text import ElidedLabel
from desktop.gui.words import isolated, tr

PASTE, CHOOSE = "paste", "choose"
"""The arguments that open the page for pasted rows, and with the question for a file."""

MAKE_AHEAD_MS = 300

_VIEWS: dict[Step, str] = {
    "file": "file_step:FileStep",
    "match": "match_step:MatchStep",
    "review": "review_step:ReviewStep",
    "done": "done_step:DoneStep",
}
_ACTIONS = ("import.next", "import.problem", "import.problem_back", "import.suggestion")
_NEXT = (QKeySequence("Alt+Right"), QKeySequence("Alt+Left"))


class ImportPage(Page):
    """The four steps. `visit("import", path)` opens a file; "paste" pastes, "choose" asks for one."""

    bare = True

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.setAcceptDrops(True)
        self.session = ImportSession.of(tools.tasks, lambda: tools.preferences.now.home_country)
        self._views: dict[Step, StepView] = {}
        self._asked: QKeySequence | None = None
        self._title = ElidedLabel("", "h1")
        self._title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._facts = ElidedLabel("", "body", "mute")
        self._stepper = Stepper()
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        outer.addWidget(self._stack, 1)
        self._ahead = QTimer(self, singleShot=True, interval=MAKE_AHEAD_MS)
        self._ahead.timeout.connect(self._make_next)
        self.session.stepped.connect(self._show_step)
        self.session.read.connect(self._head_words)
        self.session.read.connect(self._note_file)
        self._show_step()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        edge = theme.px(24)
        head.setContentsMargins(edge, theme.px(14), edge, theme.px(8))
        head.setSpacing(theme.px(10))
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._facts, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._stepper, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    # -- the page -------------------------------------------------------------------------------------------------

    def entered(self, argument: object = None) -> None:
        """Open a file, or go on where the import was left."""
        actions = self.tools.actions
        actions.bind("import.next", self.next, reason=self._why_not_next)
        if isinstance(argument, Path) and not self.session.works_on(argument):
            self.session.open(argument)
        elif argument == PASTE:
            self._paste()
        elif argument == CHOOSE and self.session.step == "file" and self.session.path is None:
            QTimer.singleShot(0, self, self._choose)  # after the window gave the focus to the page
        self._show_step()

    def _choose(self) -> None:
        choose_file(self, lambda path: self.tools.visit("import", path))

    def left(self) -> None:
        """Keep the work; the keys belong to others."""
        self._ahead.stop()
        self.tools.actions.unbind(*_ACTIONS)

    def first_focus(self) -> QWidget | None:
        """The step's best first thing."""
        return self.view().first_focus()

    def panes(self) -> list[QWidget]:
        """The parts of the step."""
        return self.view().panes()

    def view(self) -> StepView:
        """The step on screen."""
        return self._view_of(self.session.step)

    def _view_of(self, step: Step) -> StepView:
        found = self._views.get(step)
        if found is None:
            module, _, name = _VIEWS[step].partition(":")
            made = getattr(import_module(f"desktop.gui.screens.importing.{module}"), name)
            found = self._views[step] = made(self.tools, self.session)
            self._stack.addWidget(found)
        return found

    def _make_next(self) -> None:
        """Make the following step while the person looks at this one, so that it comes at once."""
        states: list[Step] = [key for key, _ in STEPS]
        following = states[states.index(self.session.step) + 1 :]
        if not following or self.session.path is None or following[0] in self._views:
            return
        step = following[0]
        module = _VIEWS[step].partition(":")[0]
        load = partial(import_module, f"desktop.gui.screens.importing.{module}")
        self.tools.tasks.aside(self, load, lambda _module: self._view_of(step), question="ahead")

    def next(self) -> None:
        """Go to the next step."""
        self.view().next()

    def _why_not_next(self) -> str:
        return self.view().why_not_next()

    def _show_step(self) -> None:
        view = self.view()
        came = self._stack.currentWidget() is not view
        self._stack.setCurrentWidget(view)
        view.refresh()
        self._head_words()
        states = [key for key, _ in STEPS]
        here = states.index(self.session.step)
        over = self.session.step == "done"
        self._stepper.show_steps(
            [
                StepMark(tr(words), "done" if at < here or over else "now" if at == here else "later")
                for at, (_, words) in enumerate(STEPS)
            ]
        )
        if self.isVisible():
            self._ahead.start()
        if came and self.isVisible() and (focus := view.first_focus()) is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tools.actions.refresh()

    def _note_file(self) -> None:
        """Remember a file that could be read, for the file menu and the first page; pasted rows are no file."""
        path = self.session.path
        if path is not None and self.session.name() == path.name:
            recents.note_file(self.tools.preferences, path)

    def _head_words(self) -> None:
        name = self.session.name()
        shown = isolated(name) if theme.right_to_left() else name
        self._title.setText(tr("Import {file}", file=shown) if name else tr("Import"))
        self._facts.setText(self.view().facts())
        self._share()

    def _share(self) -> None:
        """The title whole while there is room; the facts give way first."""
        wanted = round(fonts.metrics("h1").horizontalAdvance(self._title.text())) + theme.px(4)
        room = self.width() - self._stepper.sizeHint().width() - theme.px(24 * 2 + 20)
        self._title.setFixedWidth(max(theme.px(60), min(wanted, room)))

    def _paste(self) -> None:
        from desktop.gui.clipboard import pasted

        text = pasted()
        if "\n" in text.strip() or "\t" in text:
            self.session.paste(text)
            return
        self.session.drop()
        self.tools.notices.banner(
            tr("The clipboard holds no rows. Copy them in your spreadsheet or web page, then paste again."),
            "amber",
            actions=((tr("Paste again"), self._paste_again),),
        )

    def _paste_again(self) -> None:
        self.tools.notices.withdraw("page")
        self._paste()

    # -- events ---------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Alt+→ and Alt+← walk the steps here, not the places."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_step_key(event):
            event.accept()
            self._asked = QKeySequence(event.keyCombination())
            QTimer.singleShot(0, self, self._walk_late)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the step."""
        if _is_step_key(event):
            self._asked = None
            self._walk(QKeySequence(event.keyCombination()))
            return
        super().keyPressEvent(event)

    def _walk_late(self) -> None:
        """Take the step where the key itself did not get here: what scrolls takes every arrow for itself."""
        asked, self._asked = self._asked, None
        if asked is not None:
            self._walk(asked)

    def _walk(self, keys: QKeySequence) -> None:
        if keys == _NEXT[0]:
            self.tools.actions.do("import.next")
        else:
            self._back()

    def _back(self) -> None:
        states: list[Step] = [key for key, _ in STEPS]
        here = states.index(self.session.step)
        if 0 < here < len(states) - 1:
            self.session.go(states[here - 1])
        else:
            self.tools.actions.do("go.back")

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing more is to be made."""
        super().hideEvent(event)
        self._ahead.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the head anew."""
        super().resizeEvent(event)
        self._share()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Another file may be dropped at any time."""
        if first_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import it instead."""
        path = first_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.tools.visit("import", path)


def _is_step_key(event: QKeyEvent) -> bool:
    return any(QKeySequence(event.keyCombination()) == keys for keys in _NEXT)
