"""The table of columns: name, first values, where each goes, how sure that is, and what will be done."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.columns.fields import FIELDS, SKIP, field
from desktop.domain.folding import fold
from desktop.gui import fonts, theme
from desktop.gui.models.import_session import ImportSession
from desktop.gui.models.import_words import sample_texts
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.fields import Combo, SearchField
from desktop.gui.widgets.panels import Card, Picture, rule
from desktop.gui.widgets.slices import Slices
from desktop.gui.widgets.text import ElidedLabel, Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.domain.columns import ColumnMatch

SEARCH_FROM, AT_ONCE, LONGEST = 60, 80, 60
LOOKS: dict[str, tuple[str, str, str]] = {
    "sure": ("circle-check", "green", "Sure"),
    "likely": ("circle-check", "accent", "Likely"),
    "check": ("circle-alert", "amber", "Please check"),
    "paired": ("circle-check", "slate", "Read with another"),
    "not_imported": ("circle-minus", "slate", "Not imported"),
}
"""How sure a match is: its icon, colour and words."""

_WIDTHS = (124, 160, 20, 176, 116)  # column, first values, arrow, field, match; what will be done takes the rest


class MatchRows(Card):
    """One line per column of the file. `chosen(column, field)` when a person sends a column elsewhere."""

    chosen = Signal(int, str)

    def __init__(self, session: ImportSession) -> None:
        super().__init__(padding=0, spacing=0)
        self._session = session
        self.body.setContentsMargins(1, 1, 1, 1)
        self._fields = _field_model(self)
        self.search = SearchField(tr("Find a column"))
        self.search.asked.connect(lambda _text: self.show_columns())
        self._searched = QWidget()
        searched = QHBoxLayout(self._searched)
        searched.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), 0)
        searched.addWidget(self.search)
        self.body.addWidget(self._searched)
        self.body.addLayout(_titles())
        self.body.addWidget(rule())
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("box", "clear")
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        scrolled.setWidget(inside)
        self.body.addWidget(scrolled, 1)
        self._rows: dict[int, MatchRow] = {}
        self._slices = Slices(self)
        self._slices.ended.connect(self.refresh)
        self.made = self._slices.ended
        self._limit = AT_ONCE

    def rows(self) -> dict[int, "MatchRow"]:
        """The lines made so far, by column."""
        return self._rows

    def show_columns(self) -> None:
        """Make the lines anew."""
        mapping = self._session.mapping
        empty(self._lines)
        self._rows.clear()
        columns = mapping.columns if mapping is not None else ()
        self._searched.setVisible(len(columns) > SEARCH_FROM)
        typed = fold(self.search.text()).split()
        fits = [match for match in columns if all(word in fold(match.header) for word in typed)]
        self._slices.begin(self._make(fits))

    def refresh(self) -> None:
        """Show what each line says now."""
        mapping = self._session.mapping
        if mapping is None:
            return
        used = Counter(match.field for match in mapping.columns)
        for match in mapping.columns:
            row = self._rows.get(match.index)
            if row is not None:
                row.show_match(match, twice=_twice(match, used))

    def _make(self, fits: list["ColumnMatch"]) -> Iterator[None]:
        for column in [match.index for match in fits[: self._limit]]:
            match = self._now(column)  # somebody may have chosen meanwhile, or dropped the file
            if match is None:
                return
            row = MatchRow(match, self._fields)
            row.field.chosen.connect(lambda key, column=column: self.chosen.emit(column, key))
            row.show_match(match, twice=False)  # known when all are made
            self._rows[match.index] = row
            self._lines.addWidget(row)
            yield
        rest = len(fits) - self._limit
        if rest > 0:
            more = Button(plural(rest, "Show one more column", "Show {n} more columns"), "link", on_click=self._all)
            self._lines.addWidget(more, alignment=Qt.AlignmentFlag.AlignHCenter)
        if not fits:
            nothing = Text(tr("No column is called that."), "body", "mute", wrap=True)
            nothing.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), 0)
            self._lines.addWidget(nothing)
        self._lines.addStretch(1)

    def _now(self, column: int) -> "ColumnMatch | None":
        mapping = self._session.mapping
        columns = mapping.columns if mapping is not None else ()
        return next((match for match in columns if match.index == column), None)

    def _all(self) -> None:
        self._limit = 1_000_000
        self.show_columns()


class MatchRow(QFrame):
    """One column of the file."""

    def __init__(self, match: "ColumnMatch", fields: QStandardItemModel) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        line = QHBoxLayout()
        _spread(line)
        line.setContentsMargins(theme.px(16), theme.px(8), theme.px(14), theme.px(8))
        header = match.header or tr("(no name)")
        self.name = Text(header if len(header) <= LONGEST else header[: LONGEST - 1] + "…", "medium", wrap=True)
        self.name.setToolTip(header)
        self._arrow = Picture("arrow-right", "mute", 16)
        self.field = FieldCombo(fields, tr("“{column}” goes into", column=header))
        self._picture, self._said = Picture("circle-check", "green", 15), Text("", "strong")
        self.note = Text("", "small", "mute", wrap=True)
        for part, width in zip(
            (self.name, _values(match), self._arrow, self.field, self._sureness()), _WIDTHS, strict=True
        ):
            _fix(part, width)
            line.addWidget(part)
        line.addWidget(self.note, 1)
        outer.addLayout(line)
        outer.addWidget(_separator())
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the longest text needs."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        texts = [text.heightForWidth(text.width()) for text in (self.note, self.name)]
        self.setFixedHeight(max(theme.px(57), max(texts) + theme.px(18)))

    def show_match(self, match: "ColumnMatch", *, twice: bool) -> None:
        """Show where the column goes; `twice`: another column goes there too, and only one may."""
        icon, token, words = LOOKS[match.confidence.value]
        off = match.confidence.value == "not_imported"
        self.field.set_value(match.field or SKIP)
        self.field.mark("error" if twice else "off" if off else "check" if match.confidence.value == "check" else "")
        self._picture.show_icon(icon, token)
        self._said.setText(tr(words))
        self._said.set_tone(token)  # type: ignore[arg-type]
        self._arrow.show_icon("arrow-right", "line" if off else "mute")
        self.note.setText(tr("Another column goes there too") if twice else tr(match.note))
        self.note.set_tone("red" if twice else "mute")
        self.field.setAccessibleDescription(f"{tr(words)}. {self.note.text()}")
        self._grow()

    def sureness(self) -> str:
        """How sure the match is, in words."""
        return self._said.text()

    def _sureness(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._picture)
        row.addWidget(self._said)
        row.addStretch(1)
        return holder


class FieldCombo(Combo):
    """The choice of a field, grouped. All share one model, so that a hundred cost little."""

    def __init__(self, fields: QStandardItemModel, name: str) -> None:
        super().__init__((), name=name)
        self.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setModel(fields)
        self.setMaxVisibleItems(18)
        self.view().setMinimumWidth(theme.px(230))

    def minimumSizeHint(self) -> QSize:
        """Any width will do: the words are elided, and whole in the list."""
        return QSize(theme.px(80), super().minimumSizeHint().height())


def _field_model(parent: QWidget) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    group = ""
    for one in FIELDS:
        if one.group != group:
            group = one.group
            heading = QStandardItem(tr(group))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setFont(fonts.font("chip"))
            model.appendRow(heading)
        item = QStandardItem(tr(one.label))
        item.setData(one.key, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model


def _separator() -> QFrame:
    return rule(token="line2")  # noqa: S106 - a colour


def _values(match: "ColumnMatch") -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    first, second = sample_texts(match.samples)
    column.addStretch(1)
    column.addWidget(ElidedLabel(first, "small", "mute"))
    if second:
        column.addWidget(ElidedLabel(second, "small", "mute"))
    column.addStretch(1)
    return holder


def _titles() -> QLayout:
    row = QHBoxLayout()
    _spread(row)
    row.setContentsMargins(theme.px(16), theme.px(11), theme.px(14), theme.px(10))
    said = (tr("Column in your file"), tr("First values"), "", tr("Goes into"), tr("Match"))
    for words, width in zip(said, _WIDTHS, strict=True):
        title = ElidedLabel(words, "header", "faint")
        _fix(title, width)
        row.addWidget(title)
    row.addWidget(ElidedLabel(tr("What Dateline will do"), "header", "faint"), 1)
    return row


def _fix(part: QWidget, width: int) -> None:
    """Give a part of a line the width of its column, whatever it would like itself."""
    part.setSizePolicy(QSizePolicy.Policy.Fixed, part.sizePolicy().verticalPolicy())
    part.setFixedWidth(theme.px(width))


def _spread(row: QHBoxLayout) -> None:
    row.setSpacing(theme.px(10))


def _twice(match: "ColumnMatch", used: Counter[str]) -> bool:
    return bool(match.field) and used[match.field] > 1 and not field(match.field).repeatable
