"""The number of people who fit, and what can be done with them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.widgets.panels import Picture, rule
from desktop.gui.widgets.text import Text
from desktop.gui.words import number, plural, tr

if TYPE_CHECKING:
    from desktop.services.audiences import Split

_LINES = (
    ("mail-check", "green", "has a working address", "have a working address"),
    ("mail-x", "mute", "has no address yet", "have no address yet"),
    ("ban", "red", "opted out: listed, never sent to", "opted out: listed, never sent to"),
)


class SplitCount(QWidget):
    """`show_split(split)`; "…" while it is counted (`wait()`). `head` is the row of the big number."""

    def __init__(self, one: str, many: str) -> None:
        """The words after the number: `SplitCount("{n} person fits now", …)` without the number itself."""
        super().__init__()
        self._one, self._many = one, many
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.px(10))
        self.count, self._people = Text("…", "display"), Text(tr(many), "body", "mute", wrap=True)
        self.head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        self.head.addWidget(self._people, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(self.head)
        self._where = Text("", "small", "mute", wrap=True)
        column.addWidget(self._where)
        column.addSpacing(theme.px(4))
        column.addWidget(rule(token="line2"))  # noqa: S106 - a colour
        column.addSpacing(theme.px(2))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(5))
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(1, theme.px(34))
        self._lines: list[tuple[Text, Text]] = []
        for row, (icon, token, _, words) in enumerate(_LINES):
            counted, said = Text("…", "h2"), Text(tr(words), "body", "mute", wrap=True)
            grid.addWidget(Picture(icon, token, 16), row, 0)
            grid.addWidget(counted, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(said, row, 2)
            self._lines.append((counted, said))
        column.addLayout(grid)

    def wait(self) -> None:
        """It is being counted."""
        self.show_split(None)

    def show_split(self, split: "Split | None") -> None:
        """Show these numbers."""
        self.count.setText("…" if split is None else number(split.fit))
        fit = split.fit if split is not None else 2
        self._people.setText(tr(self._one) if fit == 1 else tr(self._many))
        self._where.setText(where(split))
        numbers = (split.with_address, split.no_address, split.refused) if split is not None else (None, None, None)
        for (counted, said), found, (_, _, one, many) in zip(self._lines, numbers, _LINES, strict=True):
            counted.setText("…" if found is None else number(found))
            said.setText(tr(one) if found == 1 else tr(many))
        self.setAccessibleName(f"{self.count.text()} {self._people.text()}")


def where(split: "Split | None") -> str:
    """At how many outlets, in how many countries."""
    if split is None or not split.fit:
        return ""
    outlets = plural(split.outlets, "at {n} outlet", "at {n} outlets")
    countries = plural(split.countries, "in {n} country", "in {n} countries")
    return tr("{outlets}, {countries}", outlets=outlets, countries=countries)
