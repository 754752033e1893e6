"""Settings: every key of the program, from the same table as menus and palette."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.action_table import ACTIONS, MENUS
from desktop.gui.actions import Actions
from desktop.gui.keymap import LIST_KEYS, key_line
from desktop.gui.pages import Tools
from desktop.gui.screens.settings.section import Section
from desktop.gui.widgets.columns import Columns
from desktop.gui.widgets.panels import Card
from desktop.gui.words import tr


class Keyboard(Section):
    """The key map as a page. Single letters can be switched off here."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            tools, tr("Keyboard"), tr("Everything can be done with the keyboard. Menus and palette show the same keys.")
        )
        self.single_keys = self.check(self.card(), "single_keys")
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        holders = [QWidget(), QWidget()]
        for holder, column in zip(holders, self._columns, strict=True):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.px(14))
            column.addStretch(1)
            holder.setLayout(column)
        self.body.addWidget(Columns(holders, below=720))
        self.finish()
        self._heights = [0, 0]
        self._waiting = [*MENUS, ("", tr("In lists"))]
        self._add_next()
        tools.preferences.changed.connect(self._follow)

    def _follow(self) -> None:
        self.single_keys.setChecked(self.tools.preferences.now.single_keys)

    def _add_next(self) -> None:
        """Add one card to the shorter column, then let the window live before the next."""
        name, title = self._waiting.pop(0)
        lists = [(tr(words), keys) for words, keys in LIST_KEYS]
        card = _menu_card(self.tools.actions, name, title) if name else _card(title, lists)
        if card is not None:
            place = self._heights.index(min(self._heights))
            self._heights[place] += card.sizeHint().height()
            column = self._columns[place]
            column.insertWidget(column.count() - 1, card)
        if self._waiting:
            QTimer.singleShot(0, self, self._add_next)


def _menu_card(actions: Actions, name: str, title: str) -> Card | None:
    shown = [action for action in ACTIONS if action.menu == name and action.keys and actions.is_known(action.id)]
    lines = [(tr(action.title).removesuffix("…"), action.keys) for action in shown]
    return _card(tr(title), lines) if lines else None


def _card(title: str, lines: Sequence[tuple[str, tuple[str, ...]]]) -> Card:
    card = Card(title, spacing=2)
    for words, keys in lines:
        card.body.addWidget(key_line(words, keys))
    return card
