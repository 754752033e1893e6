"""Settings: every key of the program, from the same table as menus and palette."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.actions import ACTIONS, MENUS, Actions
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
        left, right = QWidget(), QWidget()
        for column in (left, right):
            inside = QVBoxLayout(column)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(theme.px(14))
        cards = [card for card in (_menu_card(tools.actions, *menu) for menu in MENUS) if card is not None]
        cards.append(_card(tr("In lists"), [(tr(words), keys) for words, keys in LIST_KEYS]))
        heights = [0, 0]
        for card in cards:  # each to the shorter column
            place = heights.index(min(heights))
            heights[place] += card.sizeHint().height()
            layout = (left, right)[place].layout()
            if layout is not None:
                layout.addWidget(card)
        for column in (left, right):
            layout = column.layout()
            if isinstance(layout, QVBoxLayout):
                layout.addStretch(1)
        self.body.addWidget(Columns([left, right], below=720))
        self.finish()
        tools.preferences.changed.connect(self._follow)

    def _follow(self) -> None:
        self.single_keys.setChecked(self.tools.preferences.now.single_keys)


def _menu_card(actions: Actions, name: str, title: str) -> Card | None:
    shown = [action for action in ACTIONS if action.menu == name and action.keys and actions.is_known(action.id)]
    lines = [(tr(action.title).removesuffix("…"), action.keys) for action in shown]
    return _card(tr(title), lines) if lines else None


def _card(title: str, lines: list[tuple[str, tuple[str, ...]]]) -> Card:
    card = Card(title, spacing=2)
    for words, keys in lines:
        card.body.addWidget(key_line(words, keys))
    return card
