"""What a page is, what it is given, and the places of the program."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.gui.actions import Actions
from desktop.gui.notices import Notices
from desktop.gui.preferences import Preferences
from desktop.gui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Tools:
    """Everything a page may use. `visit(place, argument)` goes somewhere: `visit("contacts", 17)`."""

    tasks: Tasks
    actions: Actions
    notices: Notices
    preferences: Preferences
    visit: Callable[..., None]
    window: QWidget


class Page(QWidget):
    """One place in the window. Subclass it as `class ContactsPage(Page)` with `__init__(self, tools)`.

    It is made when first visited and kept. Actions it binds on `entered` it unbinds on `left`.

    Attributes:
        primary: the action of the top bar's primary button while this page is open ("" keeps "contact.new").
        bare: no top bar above it (a task with its own head and foot, as the import).
        keeps: it has a state worth keeping (a filter), so it is not made anew when the look changes.
    """

    primary = ""
    bare = False
    keeps = False

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.tools = tools
        self.setProperty("box", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def entered(self, argument: object = None) -> None:
        """The page is on screen now; `argument` says what to show ("contacts", 17)."""

    def left(self) -> None:
        """Another page is on screen now."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard begins."""
        return None

    def panes(self) -> list[QWidget]:
        """The parts F6 goes through."""
        return []

    def start_search(self) -> None:
        """Put the keyboard into the page's search (Ctrl+F and /)."""

    def may_leave(self) -> bool:
        """Whether nothing would be lost by leaving. A page that says no asks by itself."""
        return True


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its page is imported when it is first visited.

    Attributes:
        page: "package.module:Class".
        group: places of a group stand together in the sidebar; -1 stands below; None is not in the sidebar.
        counted: the name of its number ("contacts"), as `Window.show_counts` gets it.
    """

    name: str
    title: str
    icon: str
    page: str
    group: int | None
    counted: str = ""

    def exists(self) -> bool:
        """Whether its page is part of this program."""
        return find_spec(self.page.partition(":")[0]) is not None

    def load(self) -> None:
        """Import its page, so that making it is quick. May run beside the window."""
        import_module(self.page.partition(":")[0])

    def make(self, tools: Tools) -> Page:
        """Its page, made now."""
        module, _, name = self.page.partition(":")
        made: Page = getattr(import_module(module), name)(tools)
        return made


PLACES: tuple[Place, ...] = (
    Place("contacts", "Contacts", "users", "desktop.gui.screens.contacts:ContactsPage", 1, "contacts"),
    Place("outlets", "Outlets", "newspaper", "desktop.gui.screens.outlets:OutletsPage", 1, "outlets"),
    Place("partners", "Partners", "handshake", "desktop.gui.screens.partners:PartnersPage", 1, "partners"),
    Place("lists", "Lists", "list-filter", "desktop.gui.screens.lists:ListsPage", 1, "lists"),
    Place(
        "statements", "Statements", "file-pen-line", "desktop.gui.screens.statements:StatementsPage", 2, "statements"
    ),
    Place("embargoes", "Embargoes", "timer", "desktop.gui.screens.embargoes:EmbargoesPage", 2, "embargoes"),
    Place("settings", "Settings", "settings", "desktop.gui.screens.settings:SettingsPage", -1),
    Place("import", "Import", "file-up", "desktop.gui.screens.importing:ImportPage", None),
    Place("distribute", "Distribute", "send", "desktop.gui.screens.distribute:DistributePage", None),
    Place("welcome", "Welcome", "sun", "desktop.gui.screens.first_run:FirstRunPage", None),
)
"""The places of this version. A capability that exists gets its line here, and with it its place in the window."""
