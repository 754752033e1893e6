"""What was understood of a file: its first rows, and beside them sheet, header row, letters and what is left out."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.models.import_session import ImportSession
from desktop.gui.models.window import Column, WindowModel
from desktop.gui.widgets.columns import Columns
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.fields import Check, Combo, Radio
from desktop.gui.widgets.panels import Card, Picture, ScrollPage
from desktop.gui.widgets.table import ROW_DENSE, Table
from desktop.gui.widgets.text import ElidedLabel, Text
from desktop.gui.words import isolated, number, tr

if TYPE_CHECKING:
    from desktop.services.imports import Preview

SHOWN_ROWS, SHOWN_COLUMNS, HEADER_ROWS, FEW_COLUMNS = 200, 60, 40, 7
DELIMITERS = ((",", "Comma"), (";", "Semicolon"), ("\t", "Tab"), ("|", "Bar"))


@dataclass(frozen=True, slots=True)
class _SampleRow:
    id: int
    texts: tuple[str, ...]


class FileFacts(QWidget):
    """The file as Dateline sees it. What a person says otherwise is read again at once."""

    def __init__(self, session: ImportSession) -> None:
        super().__init__()
        self._session = session
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._left, self._right = QWidget(), QWidget()
        self._table_room = QVBoxLayout(self._left)
        self._cards = QVBoxLayout(self._right)
        for column in (self._table_room, self._cards):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.px(12))
        outer.addWidget(Columns([self._left, self._right], widths=(0, 318), below=860))
        self._shown: Preview | None = None

    def show_file(self, preview: "Preview") -> None:
        """Show this file."""
        if preview is self._shown:
            return
        self._shown = preview
        empty(self._table_room)
        empty(self._cards)
        self._table_room.addWidget(self._first_rows(preview), 1)
        scrolled = ScrollPage(margin=0, spacing=12)
        for card in (self._reading_card(preview), self._letters(preview), self._left_out(preview)):
            if card is not None:
                scrolled.body.addWidget(card)
        scrolled.body.addStretch(1)
        self._cards.addWidget(scrolled)

    def _first_rows(self, preview: "Preview") -> QWidget:
        card = Card(tr("First rows"), padding=12)
        names = list(preview.header[:SHOWN_COLUMNS])
        columns = [Column[_SampleRow]("row", tr("Row"), lambda one: one.texts[0], "number", width=54)]
        columns += [
            Column[_SampleRow](f"c{at}", name or tr("(no name)"), _cell(at + 1), width=140)
            for at, name in enumerate(names)
        ]
        rows = [
            _SampleRow(at, (number(row), *(_text(cell) for cell in cells[:SHOWN_COLUMNS])))
            for at, (row, cells) in enumerate(preview.sample[:SHOWN_ROWS])
        ]
        model = WindowModel[_SampleRow](columns, lambda _ids, answer: answer(rows))
        model.know(rows)
        model.set_ids(array("q", range(len(rows))))
        table = Table(model, name=tr("First rows"), row_height=ROW_DENSE)
        model.setParent(table)
        if len(columns) > FEW_COLUMNS:  # wide sheets scroll sideways instead of squeezing
            table.restore_columns([f"{column.key}:{theme.px(column.width)}" for column in columns])
        card.body.addWidget(table, 1)
        if len(preview.header) > SHOWN_COLUMNS:
            more = len(preview.header) - SHOWN_COLUMNS
            card.body.addWidget(Text(tr("{n} further columns are not shown here.", n=more), "small", "mute", wrap=True))
        return card

    def _reading_card(self, preview: "Preview") -> QWidget:
        card = Card(tr("How the file is read"), padding=16)
        shown = [sheet for sheet in preview.sheets if sheet.hidden != "very hidden"] or list(preview.sheets)
        if len(preview.sheets) > 1:
            choices = [(s.name, tr("{name} (hidden)", name=s.name) if s.hidden else s.name) for s in shown]
            sheet = Combo(choices, name=tr("Sheet"), value=preview.sheet)
            sheet.chosen.connect(lambda name: self._session.read_as(sheet=name))
            _labelled(card, tr("Sheet"), sheet)
        rows = [("-1", tr("There are none"))]
        last = max(HEADER_ROWS, preview.header_row + 1)
        rows += [(str(at), tr("Row {n}", n=at + 1)) for at in range(last)]
        header = Combo(rows, name=tr("Column names"), value=str(preview.header_row))
        header.chosen.connect(lambda row: self._session.read_as(header_row=int(row)))
        _labelled(card, tr("Column names"), header)
        if preview.delimiter:
            choices = [(mark, tr(words)) for mark, words in DELIMITERS]
            if preview.delimiter not in dict(choices):
                choices.append((preview.delimiter, preview.delimiter))
            delimiter = Combo(choices, name=tr("Columns end at"), value=preview.delimiter)
            delimiter.chosen.connect(lambda mark: self._session.read_as(delimiter=mark))
            _labelled(card, tr("Columns end at"), delimiter)
        return card

    def _letters(self, preview: "Preview") -> QWidget | None:
        """The question of the encoding: the affected lines under each candidate."""
        if not preview.encoding_question:
            return None
        card = Card(tr("Which line reads right?"), padding=16, spacing=10)
        for at, candidate in enumerate(preview.encoding_question[:4]):
            pick = Radio(
                candidate.label,
                checked=candidate.encoding == preview.encoding,
                on_chosen=_chooser(self._session, candidate.encoding),
            )
            pick.setAccessibleDescription("; ".join(line for _, line in candidate.lines[:2]))
            card.body.addWidget(pick)
            for row, line in candidate.lines[:2]:
                said = ElidedLabel(f"{number(row)}  {isolated(line)}", "small", "text" if at == 0 else "mute")
                card.body.addWidget(said)
        return card

    def _left_out(self, preview: "Preview") -> QWidget | None:
        chosen = self._session.chosen
        hidden = chosen.get("include_hidden_rows", False)
        totals = chosen.get("take_totals", False)
        if not preview.left_out and not hidden and not totals:
            return None
        card = Card(tr("Left out"), padding=16, spacing=6)
        for sentence in preview.left_out:
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            row.addWidget(Picture("circle-minus", "mute", 15))
            row.addWidget(Text(tr(sentence), "body", wrap=True), 1)
            card.body.addLayout(row)
        if hidden or any("hidden row" in sentence for sentence in preview.left_out):
            card.body.addWidget(Check(tr("Take the hidden rows too"), checked=hidden, on_change=self._take_hidden))
        if totals or any("otals" in sentence for sentence in preview.left_out):
            card.body.addWidget(Check(tr("Take the totals as rows"), checked=totals, on_change=self._take_totals))
        return card

    def _take_hidden(self, on: bool) -> None:  # noqa: FBT001 - what a check box says
        self._session.read_as(include_hidden_rows=on)

    def _take_totals(self, on: bool) -> None:  # noqa: FBT001
        self._session.read_as(take_totals=on)


def _cell(place: int) -> Callable[[_SampleRow], str]:
    return lambda row: row.texts[place] if place < len(row.texts) else ""


def _chooser(session: ImportSession, encoding: str) -> Callable[[], None]:
    return lambda: session.read_as(encoding=encoding)


def _labelled(card: Card, label: str, control: QWidget) -> None:
    caption = Text(label, "smallmedium", "mute")
    caption.setBuddy(control)
    card.body.addWidget(caption)
    card.body.addWidget(control)


def _text(cell: object) -> str:
    return "" if cell is None else " ".join(str(cell).split())
