"""One table of everything a person can do. Menus, palette, buttons, shortcuts and the key map are made from it.

The table says what exists; a page `bind`s what it can do now. What is not bound is shown nowhere: no dead ends.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.gui.words import tr

Menu = Literal["file", "edit", "view", "contact", "list", "go", "help"]
Scope = Literal["window", "list"]
MENUS: tuple[tuple[Menu, str], ...] = (
    ("file", "File"),
    ("edit", "Edit"),
    ("view", "View"),
    ("contact", "Contact"),
    ("list", "List"),
    ("go", "Go"),
    ("help", "Help"),
)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do.

    Attributes:
        title: verb first, sentence case, "…" only if more input follows.
        menu: the menu it stands in.
        keys: shortcuts, the first one is shown. A single letter works in lists only (scope "list").
        icon: Lucide name.
        synonyms: other words people type in the palette.
        hint: a few words beside it in the palette.
        section: a line is drawn in the menu where the section changes.
    """

    id: str
    title: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    synonyms: str = ""
    hint: str = ""
    scope: Scope = "window"
    section: int = 0


ACTIONS: tuple[Action, ...] = (
    Action("contact.new", "New contact…", "file", ("Ctrl+N",), "user-plus", "add person journalist create"),
    Action("outlet.new", "New outlet…", "file", (), "newspaper", "add medium newspaper create"),
    Action("list.new", "New list…", "file", (), "list-plus", "add group segment smart create"),
    Action("list.smart", "New smart list…", "file", (), "list-plus", "rule filter segment create updates itself"),
    Action("list.save", "Save as list…", "file", (), "bookmark", "smart filter keep question"),
    Action("import.file", "Import a file…", "file", ("Ctrl+Shift+I",), "file-up",
           "excel csv spreadsheet vcard load", section=1),
    Action("import.paste", "Paste rows…", "file", ("Ctrl+Shift+V",), "clipboard-paste",
           "clipboard table import", section=1),
    Action("export", "Export…", "file", ("Ctrl+E",), "file-down",
           "save csv excel mailchimp download", section=1),
    Action("workspace.new", "New workspace…", "file", (), "database", "create database file", section=2),
    Action("workspace.open", "Open a workspace…", "file", ("Ctrl+O",), "folder-open",
           "database file", section=2),
    Action("workspace.example", "Open the example", "file", (), "sparkles",
           "demo sample look around", section=2),
    Action("workspace.again", "Try to open it for changes", "file", (), "rotate-cw", "read only again", section=2),
    Action("settings", "Settings", "file", ("Ctrl+,",), "settings", "preferences options", section=3),
    Action("quit", "Quit Dateline", "file", ("Ctrl+Q",), "log-out", "exit close", section=4),
    Action("undo", "Undo", "edit", ("Ctrl+Z",), "undo-2", "revert back"),
    Action("redo", "Redo", "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", "again"),
    Action("find", "Find in this page", "edit", ("Ctrl+F", "/"), "search", "search filter", section=1),
    Action("palette", "Search and commands…", "edit", ("Ctrl+K",), "search", "palette find", section=1),
    Action("history", "History", "edit", (), "history", "undo imports changes log", section=2),
    Action("contact.filter", "Add a filter…", "view", (), "list-filter", "narrow only where"),
    Action("view.columns", "Columns…", "view", (), "columns-3", "show hide table"),
    Action("view.dense", "Dense rows", "view", (), "", "compact small height"),
    Action("view.dark", "Switch between light and dark", "view", (), "moon",
           "theme night appearance", section=1),
    Action("view.larger", "Larger text", "view", ("Ctrl++", "Ctrl+="), "", "zoom bigger font", section=1),
    Action("view.smaller", "Smaller text", "view", ("Ctrl+-",), "", "zoom font", section=1),
    Action("view.normal", "Normal text size", "view", ("Ctrl+0",), "", "zoom font reset", section=1),
    Action("pane.next", "Next pane", "view", ("F6",), "", "focus", section=2),
    Action("pane.previous", "Previous pane", "view", ("Shift+F6",), "", "focus", section=2),
    Action("contact.open", "Open", "contact", (), "user", "show details", scope="list"),
    Action("contact.edit", "Edit", "contact", ("F2",), "pencil", "change rename", scope="list"),
    Action("contact.email", "E-mail", "contact", ("E",), "mail", "write message", scope="list", section=1),
    Action("contact.call", "Call", "contact", ("C",), "phone", "phone dial", scope="list", section=1),
    Action("contact.log", "Log a call…", "contact", ("Ctrl+Shift+L", "L"), "message-square-plus",
           "note meeting touch", section=1),
    Action("contact.list", "Put on a list…", "contact", ("T",), "list-plus",
           "add group", scope="list", section=2),
    Action("contact.verify", "Verified today", "contact", ("V",), "user-check",
           "check confirm right", scope="list", section=2),
    Action("contact.bulk", "Edit selected…", "contact", (), "pencil",
           "many bulk change tags beats", scope="list", section=2),
    Action("contact.refuse", "Do not contact…", "contact", (), "ban",
           "opt out unsubscribe refuse suppress", scope="list", section=2),
    Action("contact.lift", "Lift a refusal…", "contact", (), "shield-check",
           "opt in allow consent", scope="list", section=2),
    Action("contact.merge", "Merge selected…", "contact", ("M",), "merge",
           "duplicates join", scope="list", section=2),
    Action("contact.copy", "Copy name and address", "contact", ("Ctrl+C",), "copy",
           "clipboard", scope="list", section=3),
    Action("contact.restore", "Bring back", "contact", (), "archive-restore",
           "restore undelete bin", scope="list", section=3),
    Action("contact.delete", "Move to the bin", "contact", ("Del",), "trash-2",
           "delete remove erase", scope="list", section=3),
    Action("duplicates", "Look for duplicates", "contact", (), "users", "merge same person twice", section=4),
    Action("list.combine", "Combine lists…", "list", (), "merge", "join union intersection without both"),
    Action("list.rule", "Change the rule…", "list", (), "pencil", "edit smart filter conditions", section=1),
    Action("list.duplicate", "Duplicate", "list", (), "copy", "copy clone", section=1),
    Action("list.show", "Show in Contacts", "list", (), "users", "filter people", section=1),
    Action("list.add", "Add people…", "list", (), "user-plus", "put on by hand", section=2),
    Action("list.follow", "Let the rule decide again", "list", (), "undo-2",
           "restore bring back", scope="list", section=2),
    Action("go.back", "Back", "go", ("Alt+Left",), "arrow-left", "previous"),
    Action("go.forward", "Forward", "go", ("Alt+Right",), "arrow-right", "next"),
    Action("go.contacts", "Contacts", "go", ("Ctrl+1", "G, C"), "users", "people journalists", section=1),
    Action("go.outlets", "Outlets", "go", ("Ctrl+2", "G, O"), "newspaper", "media", section=1),
    Action("go.lists", "Lists", "go", ("Ctrl+3", "G, L"), "list-filter", "groups segments", section=1),
    Action("go.bin", "Bin", "go", (), "trash-2", "deleted trash restore", section=2),
    Action("import.next", "Next step of the import", "go", ("Alt+Right",), "arrow-right", "continue wizard",
           scope="list", section=3),
    Action("import.problem", "Next problem", "go", ("F8",), "circle-alert", "error duplicate import", section=3),
    Action("import.problem_back", "Previous problem", "go", ("Shift+F8",), "", "error duplicate import", section=3),
    Action("import.suggestion", "Take the suggestion", "go", ("Alt+Return",), "check",
           "use it fix import", section=3),
    Action("help.keys", "Key map", "help", ("?",), "keyboard", "shortcuts keyboard"),
    Action("help.guide", "User guide", "help", ("F1",), "circle-question-mark", "manual docs"),
    Action("help.about", "About Dateline", "help", (), "radio-tower", "version licence", section=1),
)  # fmt: skip
"""Everything there is to do, in menu order."""

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
