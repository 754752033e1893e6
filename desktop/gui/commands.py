"""What the window itself can do, bound to the actions: going places, palette, keys, looks, panes."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.gui import recents, theme
from desktop.gui.menus import fill_menu_bar
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow
    from desktop.gui.palette import Palette

SCALES = (90, 100, 110, 125, 150)
RECENT = 10
SIGNOFF_FILE = ".dateline-signoff"


def bind_window(window: "MainWindow") -> None:
    """Bind what works on every page."""
    actions = window.actions_table
    for place in ("contacts", "outlets", "partners", "lists", "statements", "embargoes"):
        if window.has_place(place):
            actions.bind(f"go.{place}", partial(window.visit, place))
    if window.has_place("lists"):
        for task in ("new", "smart"):
            actions.bind(f"list.{task}", partial(window.visit, "lists", task), reason=lambda: why_not_write(window))
    for place, noun in (("statements", "statement"), ("partners", "partner"), ("embargoes", "embargo")):
        if window.has_place(place):
            actions.bind(f"{noun}.new", partial(window.visit, place, "new"), reason=lambda: why_not_write(window))
    if window.has_place("statements"):
        actions.bind(
            "statement.read", partial(window.visit, "statements", "read"), reason=lambda: why_not_write(window)
        )
    if window.has_place("settings"):
        actions.bind("settings", lambda: window.visit("settings"))
        actions.bind("history", lambda: window.visit("settings", "history"))
        actions.bind("help.about", lambda: window.visit("settings", "about"))
    if window.has_place("import"):
        actions.bind("import.file", window.import_file, reason=lambda: why_not_write(window))
        actions.bind("import.paste", lambda: window.visit("import", "paste"), reason=lambda: why_not_write(window))
    actions.bind("go.back", lambda: window.step(-1), reason=lambda: "" if window.can_step(-1) else tr("Nowhere to go"))
    actions.bind("go.forward", lambda: window.step(1), reason=lambda: "" if window.can_step(1) else tr("Nowhere to go"))
    actions.bind("palette", lambda: open_palette(window))
    actions.bind("find", lambda: _find(window))
    actions.bind("help.keys", lambda: _open_keymap(window))
    actions.bind("pane.next", lambda: cycle_panes(window, 1))
    actions.bind("pane.previous", lambda: cycle_panes(window, -1))
    actions.bind("quit", window.close)
    _bind_looks(window)
    fill_menu_bar(window.menuBar(), actions, partial(_recent_menus, window))
    actions.changed.connect(lambda: _menus_later(window))


def why_not_write(window: "MainWindow") -> str:
    """Why nothing can be written now, in words; "" if it can."""
    workspace = window.tasks.workspace()
    if workspace is None:
        return ""
    return str(workspace.read_only)


def open_file(window: "MainWindow", path: Path) -> None:
    """Open a file where its kind is at home: a sign-off file shows what it says, anything else is imported."""
    if path.suffix.lower() != SIGNOFF_FILE or not window.has_place("statements"):
        window.import_file(path)
        return
    from desktop.gui.dialogs.signoff_files import open_signoff_file

    if window.place() != "statements":
        window.visit("statements")
    open_signoff_file(window.tools, path)


def open_palette(window: "MainWindow") -> "Palette":
    """Open the palette over the window."""
    from desktop.gui.palette import Palette

    palette = Palette(window, window.actions_table, window.search, window.recent)
    palette.closed.connect(lambda: _remember(window, palette.chosen_title))
    palette.open(palette.line)
    return palette


def cycle_panes(window: "MainWindow", by: int) -> None:
    """Move the keyboard to the next part: sidebar, search, the page's own panes."""
    page = window.page()
    panes: list[QWidget] = [window.sidebar, window.top.field, *(page.panes() if page is not None else [])]
    panes = [pane for pane in panes if pane.isVisible()]
    held = window.focusWidget()
    here = next((i for i, pane in enumerate(panes) if pane is held or pane.isAncestorOf(held)), 0)
    pane = panes[(here + by) % len(panes)]
    target = pane if pane.focusPolicy() != Qt.FocusPolicy.NoFocus else _first_stop(pane)
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first_stop(pane: QWidget) -> QWidget | None:
    for child in pane.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled():
            return child
    return None


def _bind_looks(window: "MainWindow") -> None:
    actions, preferences = window.actions_table, window.preferences
    actions.bind("view.dark", lambda: preferences.change(mode="light" if theme.is_dark() else "dark"))
    actions.bind("view.dense", lambda: preferences.change(dense_rows=not preferences.now.dense_rows))
    actions.bind("view.larger", lambda: preferences.change(text_scale=_scale(preferences.now.text_scale, 1)))
    actions.bind("view.smaller", lambda: preferences.change(text_scale=_scale(preferences.now.text_scale, -1)))
    actions.bind("view.normal", lambda: preferences.change(text_scale=100))


def _scale(now: int, by: int) -> int:
    nearest = min(range(len(SCALES)), key=lambda place: abs(SCALES[place] - now))
    return SCALES[min(len(SCALES) - 1, max(0, nearest + by))]


def _find(window: "MainWindow") -> None:
    page = window.page()
    if page is not None:
        page.start_search()


def _open_keymap(window: "MainWindow") -> None:
    from desktop.gui.keymap import open_keymap

    open_keymap(window, window.actions_table)


def _remember(window: "MainWindow", title: str) -> None:
    if title:
        window.recent[:] = [title, *(other for other in window.recent if other != title)][:RECENT]


def _menus_later(window: "MainWindow") -> None:
    """Menus fill themselves when opened; the bar needs only to know which there are."""
    bar = window.menuBar()
    if bar.isVisible() or bar.isNativeMenuBar():
        fill_menu_bar(bar, window.actions_table, partial(_recent_menus, window))


def _recent_menus(window: "MainWindow", menu: QMenu, name: str) -> None:
    """Below the acts of the file menu: what was opened lately."""
    if name != "file":
        return
    from desktop.gui.workspace_acts import open_known

    workspace = window.tasks.workspace()
    others = recents.others(window.preferences, workspace.path if workspace is not None else None)
    menu.addSeparator()
    if window.has_place("import") and not why_not_write(window):
        recents.add_menu(menu, tr("Recent files"), window.preferences.now.recent_files, "file-up", window.import_file)
    recents.add_menu(menu, tr("Recent workspaces"), others, "database", partial(open_known, window))
