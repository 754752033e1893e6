"""The ? sheet: every key of the program, from the same table as the menus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.action_table import MENUS, Action
from desktop.gui.actions import Actions
from desktop.gui.widgets.overlay import SideSheet
from desktop.gui.widgets.panels import ScrollPage
from desktop.gui.widgets.text import KeyCaps, SectionCaption, Text
from desktop.gui.words import tr

LIST_KEYS = (
    ("Move down, move up", ("J", "K")),
    ("Select or deselect", ("X", "Space")),
    ("Select all", ("Ctrl+A",)),
    ("Open", ("Return",)),
    ("Leave, clear, close", ("Esc",)),
)
"""Keys every list has, besides the actions."""
STATEMENT_KEYS = (
    ("Paragraph, lead-in, heading", ("Ctrl+Alt+1", "Ctrl+Alt+3")),
    ("Demand, quote, about us", ("Ctrl+Alt+4", "Ctrl+Alt+6")),
    ("Next language", ("Ctrl+Tab",)),
    ("Next step", ("Ctrl+Return",)),
    ("Save", ("Ctrl+S",)),
)
"""Keys of the page a statement is written on, besides the actions."""


def open_keymap(window: QWidget, actions: Actions) -> SideSheet:
    """Show the keys of everything that can be done now."""
    sheet = SideSheet(window, tr("Key map"), width=420)
    page = ScrollPage(margin=20, spacing=4)
    sheet.body.addWidget(page)
    bound = actions.all_bound()
    for menu, title in MENUS:
        lines = [action for action in bound if action.menu == menu and action.keys]
        if lines:
            page.body.addWidget(SectionCaption(tr(title)))
            for action in lines:
                page.body.addWidget(_action_line(actions, action))
            page.body.addSpacing(theme.px(8))
    sections = [("In lists", LIST_KEYS)]
    if actions.is_known("statement.revise"):
        sections.append(("In a statement", STATEMENT_KEYS))
    for title, held in sections:
        page.body.addWidget(SectionCaption(tr(title)))
        for words, keys in held:
            page.body.addWidget(key_line(tr(words), keys))
        page.body.addSpacing(theme.px(8))
    page.body.addStretch(1)
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    sheet.open(page)
    return sheet


def _action_line(actions: Actions, action: Action) -> QWidget:
    return key_line(
        tr(action.title).removesuffix("…") if action.id in {"undo", "redo"} else actions.title(action.id), action.keys
    )


def key_line(words: str, keys: tuple[str, ...]) -> QWidget:
    """What can be done, and its keys (two at most) as caps."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, theme.px(3), 0, theme.px(3))
    row.setSpacing(theme.px(10))
    row.addWidget(Text(words, "body", wrap=True), 1)
    for key in keys[:2]:
        row.addWidget(KeyCaps(key))
    return line
