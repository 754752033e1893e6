"""What joins the rows of a rule: "and" or "or" between them, and the words that turn one into the other."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

Match = Literal["all", "any"]


class Rows(QVBoxLayout):
    """The rows themselves with "and" or "or" between them. Not a widget: it lives in a block or a group."""

    def __init__(self, joined: bool) -> None:  # noqa: FBT001 - whether words stand between the rows
        super().__init__()
        self._joined = joined
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.px(3))

    def lay(self, rows: Sequence[QWidget], match: Match) -> None:
        """Lay these out anew; the rows themselves stay."""
        for row in rows:
            self.removeWidget(row)
        empty(self)
        for place, row in enumerate(rows):
            if place:
                word = Text(tr("and") if match == "all" else tr("or"), "smallmedium", "mute")
                word.setContentsMargins(theme.px(3), 0, theme.px(3), 0)
                word.setVisible(self._joined)
                self.addWidget(word)
                if not self._joined:
                    self.addSpacing(theme.px(4))
            self.addWidget(row)
            row.show()


class MatchButton(Button):
    """Says "all of these" or "any of these"; a click turns it. `turned()` tells."""

    turned = Signal()

    def __init__(self, match: Match) -> None:
        super().__init__("", "quiet", on_click=self._turn)
        self.match: Match = match
        self._say()

    def set_match(self, match: Match) -> None:
        """Turn it without telling anybody."""
        self.match = match
        self._say()

    def _turn(self) -> None:
        self.set_match("any" if self.match == "all" else "all")
        self.turned.emit()

    def _say(self) -> None:
        self.set_label(tr("all of these") if self.match == "all" else tr("any of these"))
        other = tr("Change to any of these") if self.match == "all" else tr("Change to all of these")
        self.setToolTip(other)
        self.setAccessibleDescription(other)
