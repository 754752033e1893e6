"""The head of the contacts: title, live count, search, the filters in force, and what can be done with them all."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.query import Ask, Condition, SortBy
from desktop.gui import theme
from desktop.gui.models.filters import Filters
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import FilterChip, Flow
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.record_head import RecordHead
from desktop.gui.words import number, plural, tr


class Head(RecordHead):
    """Title, numbers, search, chips.

    Signals: `asked(text)` for typed words; `add_asked()` and `open_asked(ask)` to pick filters; `removed(ask)`
    (None: the bin); `cleared()`; `save_asked()`; `export_asked()`.
    """

    asked = Signal(str)
    add_asked = Signal()
    open_asked = Signal(object)
    removed = Signal(object)
    cleared = Signal()
    save_asked = Signal()
    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Contacts"), tr("Search contacts"), width=196)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(14), theme.px(18), theme.px(10))
        column.setSpacing(theme.px(8))
        first = QHBoxLayout()
        first.setSpacing(theme.px(10))
        self.search.asked.connect(self.asked)
        self.save = Button(tr("Save as list"), icon="bookmark", on_click=self.save_asked.emit)
        self.export = Button(tr("Export…"), icon="file-down", on_click=self.export_asked.emit)
        first.addWidget(self.title)
        first.addWidget(self.count)
        first.addStretch(1)
        first.addWidget(self.save)
        first.addWidget(self.export)
        column.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(theme.px(12))
        second.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, theme.px(4), 0, 0)
        self._chips = Flow(gap=7)
        inner.addLayout(self._chips)
        self.add = Button(tr("Add filter"), "link", icon="plus", on_click=self.add_asked.emit)
        self.add.setParent(holder)
        self.clear = Button(tr("Clear all"), "quiet", on_click=self.cleared.emit)
        self.clear.setParent(holder)
        self.chips: list[FilterChip] = []
        self._shown: Filters | None = None
        second.addWidget(holder, 1)
        column.addLayout(second)
        self.show_filters(Filters())

    def show_filters(self, filters: Filters) -> None:
        """Show a chip for each condition."""
        chips = replace(filters, text="", sort=SortBy.NAME, descending=False)
        if chips != self._shown:  # not with every letter typed
            self._shown = chips
            self._show_chips(filters)
        self.clear.setVisible(filters.narrowed() or filters.in_bin)
        self.save.forbid("" if filters.narrowed() and not filters.in_bin else tr("Search or filter first"))
        if self.search.text() != filters.text and not self.search.hasFocus():
            self.search.setText(filters.text)

    def _show_chips(self, filters: Filters) -> None:
        for kept in (self.add, self.clear):
            self._chips.removeWidget(kept)
        empty(self._chips)
        self.chips = [self._chip(filters, condition) for condition in filters.conditions]
        if filters.in_bin:
            self.chips.insert(0, FilterChip(tr("In the bin"), on_remove=lambda: self.removed.emit(None)))
        for chip in (*self.chips, self.add, self.clear):
            self._chips.addWidget(chip)
            chip.show()
        self._order()

    def chip(self, ask: Ask) -> QWidget:
        """The chip of a condition, to open its values beside it; the button if there is none yet."""
        return next((chip for chip in self.chips if chip.property("ask") == ask.value), self.add)

    def show_count(
        self, count: int, total: int | None, *, exact: bool = True, narrowed: bool = False, in_bin: bool = False
    ) -> None:  # fmt: skip
        """Say how many match: "8,214 of 12,408 match", "1,000+ of 12,408 match" until it is counted."""
        self.count.setText(count_words(count, total, exact=exact, narrowed=narrowed, in_bin=in_bin))

    def _chip(self, filters: Filters, condition: Condition) -> FilterChip:
        chip = FilterChip(
            filters.words(condition), on_remove=self._telling(self.removed, condition.ask),
            on_open=self._telling(self.open_asked, condition.ask),
        )  # fmt: skip
        chip.setProperty("ask", condition.ask.value)
        return chip

    def _telling(self, signal: object, ask: Ask) -> Callable[[], object]:
        return lambda: signal.emit(ask)  # type: ignore[attr-defined]

    def _order(self) -> None:
        """Tab goes as one reads."""
        stops = [self.search, self.save, self.export, *self.chips, self.add, self.clear]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)


def count_words(count: int, total: int | None, *, exact: bool, narrowed: bool, in_bin: bool = False) -> str:
    """How many match, in words."""
    said = number(count) if exact else tr("{count}+", count=number(count - 1))
    if in_bin:
        return tr("{count} in the bin", count=said)
    if narrowed and total is not None:
        return tr("{count} of {total} match", count=said, total=number(total))
    return plural(count, "{n} contact", "{n} contacts") if exact else tr("{count} contacts", count=said)
