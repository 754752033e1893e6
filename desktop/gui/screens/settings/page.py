"""The page of settings: its parts at the side (a choice above where it is narrow), the one open beside them."""

from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.pages import Page, Place, Tools
from desktop.gui.screens.settings.section import Section
from desktop.gui.sidebar import PlaceButton
from desktop.gui.widgets.fields import Combo
from desktop.gui.widgets.panels import rule
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

SIDE, NARROW_BELOW = 216, 860


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    title: str
    icon: str
    module: str
    cls: str


PARTS: tuple[_Part, ...] = (
    _Part("general", "General", "settings", "general", "General"),
    _Part("appearance", "Appearance", "sun", "appearance", "Appearance"),
    _Part("language", "Language and digits", "languages", "language", "Language"),
    _Part("words", "Lists of words", "tag", "words", "Words"),
    _Part("guard", "Guard", "shield-check", "guard", "Guard"),
    _Part("privacy", "Privacy", "shield-check", "privacy", "Privacy"),
    _Part("history", "History", "history", "history", "History"),
    _Part("keyboard", "Keyboard", "keyboard", "keyboard", "Keyboard"),
    _Part("about", "About", "radio-tower", "about", "About"),
)


class SettingsPage(Page):
    """`visit("settings", "history")` opens a part; without one, the part opened last."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._made: dict[str, Section] = {}
        self._now = PARTS[0].name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = _Side()
        self._edge = rule(upright=True)
        self.stack = QStackedWidget()
        column = QVBoxLayout()
        column.setSpacing(0)
        self._choice = Combo([(part.name, tr(part.title)) for part in PARTS], name=tr("Part of the settings"))
        self._above = QWidget()
        above = QHBoxLayout(self._above)
        above.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), 0)
        above.addWidget(self._choice)
        above.addStretch(1)
        column.addWidget(self._above)
        column.addWidget(self.stack, 1)
        row.addWidget(self._side)
        row.addWidget(self._edge)
        row.addLayout(column, 1)
        self._choice.chosen.connect(self.open_part)
        for name, button in self._side.buttons.items():
            button.clicked.connect(lambda _on=False, name=name: self.open_part(name))
        self._fit()
        theme.on_change(self._fit)

    def entered(self, argument: object = None) -> None:
        """Open a part."""
        self.open_part(argument if isinstance(argument, str) and argument else self._now)

    def open_part(self, name: str) -> Section:
        """Show this part of the settings."""
        self._now = name
        section = self._made.get(name)
        if section is None:
            section = self._made[name] = self._make(name)
            self.stack.addWidget(section)
        self._side.mark(name)
        self._choice.set_value(name)
        self.stack.setCurrentWidget(section)
        section.entered()
        return section

    def part(self) -> str:
        """The part that is open."""
        return self._now

    def first_focus(self) -> QWidget | None:
        """The part that is open, in the list of parts."""
        return self._side.buttons[self._now] if self._side.isVisibleTo(self) else self._choice

    def panes(self) -> list[QWidget]:
        """The list of parts, and the part."""
        return [self._side, self.stack]

    def start_search(self) -> None:
        """Search in the part, where it can be searched."""
        search = getattr(self.stack.currentWidget(), "start_search", None)
        if search is not None:
            search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the list of parts into a choice where there is no room."""
        super().resizeEvent(event)
        self._fit()

    def _make(self, name: str) -> Section:
        part = next(part for part in PARTS if part.name == name)
        module = import_module(f"desktop.gui.screens.settings.{part.module}")
        made: Section = getattr(module, part.cls)(self.tools)
        return made

    def _fit(self) -> None:
        narrow = self.width() < theme.px(NARROW_BELOW)
        for widget in (self._side, self._edge):
            widget.setVisible(not narrow)
        self._above.setVisible(narrow)
        self._side.setFixedWidth(theme.px(SIDE))


class _Side(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Parts of the settings"))
        column = QVBoxLayout(self)
        edge = theme.px(12)
        column.setContentsMargins(edge, theme.px(18), edge, edge)
        column.setSpacing(theme.px(2))
        title = Text(tr("Settings"), "h1")
        column.addWidget(title)
        column.addSpacing(theme.px(10))
        self.buttons: dict[str, PlaceButton] = {}
        for part in PARTS:
            button = PlaceButton(Place(part.name, part.title, part.icon, "", None))
            self.buttons[part.name] = button
            column.addWidget(button)
        column.addStretch(1)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), self.sizePolicy().verticalPolicy())

    def mark(self, name: str) -> None:
        for other, button in self.buttons.items():
            button.setChecked(other == name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == name else Qt.FocusPolicy.ClickFocus)
