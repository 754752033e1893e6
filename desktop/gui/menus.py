"""Menus made from the actions: the menu bar, and the small ones of rows and buttons."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.gui import icons, theme
from desktop.gui.action_table import MENUS
from desktop.gui.actions import Actions
from desktop.gui.widgets.text import native_keys
from desktop.gui.words import tr

More = Callable[[QMenu, str], None]


def fill_menu_bar(bar: QMenuBar, actions: Actions, more: More | None = None) -> None:
    """Give the bar every menu that holds something. Each is filled when it opens, so titles and reasons are true.

    `more(menu, name)` adds what is no action to a menu (recent files).
    """
    bar.clear()
    bound = actions.all_bound()
    for name, title in MENUS:
        if not any(action.menu == name for action in bound):
            continue
        menu = bar.addMenu(tr(title))
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda menu=menu, name=name: _fill(menu, actions, name, more))
        menu.addAction(tr("…"))  # macOS shows no empty menu


def row_menu(parent: QWidget, actions: Actions, action_ids: Iterable[str]) -> QMenu:
    """A context menu of these actions, those bound now. `row_menu(table, actions, [...]).popup(point)`."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action_id in action_ids:
        if not action_id:
            menu.addSeparator()
        elif actions.is_bound(action_id):
            add_action(menu, actions, action_id)
    return menu


def add_action(menu: QMenu, actions: Actions, action_id: str) -> None:
    """Add one action with its icon, keys and, if it cannot be done now, the reason."""
    action = actions.get(action_id)
    title, reason = actions.title(action_id), actions.reason(action_id)
    keys = native_keys(action.keys[0]) if action.keys else ""
    line = menu.addAction(f"{title}\t{keys}" if keys else title)
    if action.icon:
        line.setIcon(icons.icon(action.icon, "mute", theme.px(16)))
    line.setEnabled(not reason)
    line.setToolTip(reason or title)
    line.triggered.connect(lambda _=False: actions.do(action_id))


def _fill(menu: QMenu, actions: Actions, name: str, more: More | None) -> None:
    menu.clear()
    section = None
    for action in actions.all_bound():
        if action.menu != name:
            continue
        if section is not None and section != action.section:
            menu.addSeparator()
        section = action.section
        add_action(menu, actions, action.id)
    if more is not None:
        more(menu, name)
