"""What stands in the list where nobody fits: which filter to drop, and how many that brings back."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.query import Condition
from desktop.gui import theme
from desktop.gui.models.filters import Filters
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.panels import Picture
from desktop.gui.widgets.text import Text
from desktop.gui.words import number, tr

Effect = tuple[Condition | None, int, bool]
_MOST = 5


class Nobody(QWidget):
    """`changed(Filters)` comes when a way out was chosen."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._filters = Filters()
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(6))
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Picture("search", "mute", 22), alignment=middle)
        self._missing, self._how = Text("", "strong"), Text("", "small", "mute")
        for words in (self._missing, self._how):
            words.setAlignment(middle)
            column.addWidget(words, alignment=middle)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(theme.px(6))
        column.addSpacing(theme.px(6))
        column.addLayout(self._ways)
        column.addStretch(2)

    def show_filters(self, filters: Filters) -> None:
        """Say that nobody fits these."""
        self._filters = filters
        empty(self._ways)
        if filters.in_bin and not filters.narrowed():
            self._say(tr("The bin is empty"), tr("Contacts moved to the bin wait here until you bring them back."))
            self._way(tr("Back to all contacts"), Filters())
            return
        self._say(tr("Nobody fits “{words}”", words=filters.title()), tr("Drop a filter, or look for fewer words."))
        self._way(tr("Clear all"), Filters(in_bin=filters.in_bin))

    def show_effects(self, effects: list[Effect], unknown_lists: Sequence[str] = ()) -> None:
        """Offer what can be dropped, with how many fit then; name the lists that do not exist."""
        empty(self._ways)
        if unknown_lists:
            named = tr("There is no list called “{name}”", name=unknown_lists[0])
            self._say(named, tr("Look at how it is written, or choose a list with Add filter."))
        for dropped, count, exact in effects[:_MOST]:
            named = self._filters.text.strip() if dropped is None else self._named(dropped)
            shown = number(count) if exact else f"{number(count - 1)}+"
            fewer = replace(self._filters, text="") if dropped is None else self._filters.without(dropped.ask)
            self._way(tr("Without “{filter}”: {count}", filter=named, count=shown), fewer)
        self._way(tr("Clear all"), Filters(in_bin=self._filters.in_bin))

    def _named(self, condition: Condition) -> str:
        words = self._filters.words(condition)
        return words.partition(": ")[2] or words

    def _say(self, missing: str, how: str) -> None:
        self._missing.setText(missing)
        self._how.setText(how)
        self.setAccessibleName(missing)

    def _way(self, label: str, filters: Filters) -> None:
        button = Button(label, on_click=self._choosing(filters))
        self._ways.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)

    def _choosing(self, filters: Filters) -> Callable[[], object]:
        return lambda: self.changed.emit(filters)
