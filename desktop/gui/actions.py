"""What can be done now: the table says what exists, a page `bind`s what it can do.

What is not bound is shown nowhere: no dead ends.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.gui.action_table import ACTIONS, Action
from desktop.gui.words import tr

Reason = Callable[[], str]


def _always() -> str:
    return ""


@dataclass(slots=True)
class _Bound:
    do: Callable[[], object]
    reason: Reason
    title: Callable[[], str] | None


class Actions(QObject):
    """What can be done now. `bind("export", self._export, reason=self._why_not)`; `unbind` when a page closes.

    `reason()` gives "" if it can be done now, else why not, in words: shown in palette, menus and tool tips.
    `title()` may give other words for now ("Undo move 3 contacts to the bin").
    `changed` comes when something was bound, unbound or `refresh`ed; `calm(on)` when a page has a primary button of
    its own, so that the bar's looks like any other.
    """

    changed = Signal()
    calm = Signal(bool)

    def __init__(self, window: QWidget, table: Iterable[Action] = ACTIONS) -> None:
        super().__init__(window)
        self._window = window
        self._table = {action.id: action for action in table}
        self._bound: dict[str, _Bound] = {}
        self._known: set[str] = set()
        self._qactions: dict[str, QAction] = {}

    def bind(
        self,
        action_id: str,
        do: Callable[[], object],
        *,
        reason: Reason = _always,
        title: Callable[[], str] | None = None,
    ) -> None:
        """Say that this can be done, how, and when not."""
        action = self._table[action_id]
        self._bound[action_id] = _Bound(do, reason, title)
        self._known.add(action_id)
        if action_id not in self._qactions and action.scope == "window":
            made = QAction(self._window)
            made.setShortcuts([QKeySequence(keys) for keys in action.keys])
            made.triggered.connect(lambda _=False: self.do(action_id))
            self._window.addAction(made)
            self._qactions[action_id] = made
        self.changed.emit()

    def unbind(self, *action_ids: str) -> None:
        """Say that these can no longer be done."""
        for action_id in action_ids:
            self._bound.pop(action_id, None)
            made = self._qactions.pop(action_id, None)
            if made is not None:
                self._window.removeAction(made)
                made.deleteLater()
        self.changed.emit()

    def refresh(self) -> None:
        """Say that reasons or titles may have changed."""
        self.changed.emit()

    def all_bound(self) -> list[Action]:
        """What can be done, in the table's order."""
        return [action for action in self._table.values() if action.id in self._bound]

    def is_known(self, action_id: str) -> bool:
        """Whether it could be done anywhere so far: what no page ever bound is not part of this version."""
        return action_id in self._known

    def get(self, action_id: str) -> Action:
        """The table's line of an action."""
        return self._table[action_id]

    def is_bound(self, action_id: str) -> bool:
        """Whether anything would happen."""
        return action_id in self._bound

    def title(self, action_id: str) -> str:
        """What it is called now, translated."""
        bound = self._bound.get(action_id)
        if bound is not None and bound.title is not None:
            return bound.title()
        return tr(self._table[action_id].title)

    def reason(self, action_id: str) -> str:
        """Why it cannot be done now, or ""."""
        bound = self._bound.get(action_id)
        return bound.reason() if bound is not None else tr("Not here")

    def do(self, action_id: str) -> bool:
        """Do it if it can be done now. Answers whether it was."""
        bound = self._bound.get(action_id)
        if bound is None or bound.reason():
            return False
        bound.do()
        return True

    def press(self, letter: str) -> bool:
        """Do what a single letter means in a list. Give this to `Table.letters`."""
        for action in self.all_bound():
            if letter in action.keys and len(letter) == 1:
                return self.do(action.id)
        return False

    def press_keys(self, keys: QKeySequence) -> bool:
        """Do what longer keys (F2, Del, Ctrl+C) mean in a list."""
        for action in self.all_bound():
            if action.scope == "list" and any(len(k) > 1 and QKeySequence(k) == keys for k in action.keys):
                return self.do(action.id)
        return False
