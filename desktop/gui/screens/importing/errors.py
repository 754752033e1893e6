"""Rows with errors: typed anew in place and checked as one types, mended by a suggestion, or left out."""

from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.importing import Choice, PlannedRow, Verdict
from desktop.gui import theme
from desktop.gui.models.import_errors import ErrorCell, cells_of, sentence, suggested, suggestion_of
from desktop.gui.models.import_review import ImportReview
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.fields import Line
from desktop.gui.widgets.panels import Card, Picture, rule
from desktop.gui.widgets.slices import Slices
from desktop.gui.widgets.text import ElidedLabel, Text
from desktop.gui.words import number, plural, tr

if TYPE_CHECKING:
    from desktop.domain.columns import Mapping

SHORT_PAGE, LONG_PAGE = 7, 14
TYPING_PAUSE_MS = 250
_HINTS = {"name": "type a name", "email": "type an address", "outlet": "type an outlet"}
_NAMES = {"name": "Name", "email": "E-mail", "outlet": "Outlet"}
_ROW_WIDTH, _ACTION_WIDTH = 46, 104
_SHARES = {"name": 17, "email": 33, "outlet": 17, "wrong": 37}


class ErrorsCard(Card):
    """A page of the rows with errors. `all_asked` and `save_asked` are links in its head."""

    def __init__(self, review: ImportReview) -> None:
        super().__init__(tr("Rows with errors"), padding=16, spacing=6)
        self._review = review
        self._indexes: array[int] = array("q")
        self._page, self.at_once = 0, SHORT_PAGE
        self.head.addWidget(Text(tr("edit in place, checked as you type"), "small", "mute"))
        self.head.addStretch(1)
        self.previous = IconButton("chevron-left", tr("Previous rows"), on_click=lambda: self.turn(-1))
        self.following = IconButton("chevron-right", tr("Next rows"), on_click=lambda: self.turn(1))
        self._where = Text("", "small", "mute")
        self.suggestions = Button(tr("Take all suggestions"), "link", on_click=review.take_suggestions)
        self.all = Button("", "link")
        self.save = Button(tr("Save as a spreadsheet"), "link")
        for part in (self.previous, self._where, self.following, self.suggestions, self.all, self.save):
            self.head.addWidget(part)
        self.body.addLayout(_titles())
        self.body.addWidget(rule())
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self.lines: list[ErrorLine] = []
        self._slices = Slices(self)
        self.made = self._slices.ended

    def show_rows(self, indexes: "array[int]", at_once: int) -> None:
        """Show the rows, so many at a time."""
        self._indexes, self.at_once = indexes, at_once
        pages = max(1, -(-len(indexes) // at_once))
        self._page = min(self._page, pages - 1)
        self._ask()

    def turn(self, by: int) -> bool:
        """Show another page; whether there is one."""
        page = self._page + by
        if not 0 <= page * self.at_once < max(1, len(self._indexes)):
            return False
        self._page = page
        self._ask()
        return True

    def step(self, by: int) -> bool:
        """Go to the next line that is still wrong; whether there is one on this page."""
        held = self.window().focusWidget()
        here = next((at for at, line in enumerate(self.lines) if line.isAncestorOf(held)), -1 if by > 0 else 10_000)
        order = range(here + 1, len(self.lines)) if by > 0 else range(min(here, len(self.lines)) - 1, -1, -1)
        for at in order:
            if self.lines[at].is_open():
                self.lines[at].first_focus().setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def focused(self) -> "ErrorLine | None":
        """The line the keyboard is in."""
        held = self.window().focusWidget()
        return next((line for line in self.lines if line.isAncestorOf(held)), None)

    def _ask(self) -> None:
        first = self._page * self.at_once
        wanted = self._indexes[first : first + self.at_once]
        count = len(self._indexes)
        last = min(first + self.at_once, count)
        several = count > self.at_once
        self._where.setText(tr("{first}–{last} of {all}", first=first + 1, last=last, all=number(count)))
        for part in (self.previous, self._where, self.following):
            part.setVisible(several)
        self.previous.forbid("" if first else tr("These are the first"))
        self.following.forbid("" if last < count else tr("These are the last"))
        self.all.set_label(plural(count, "All of them", "All {n}"))
        self.all.setVisible(several and self.at_once == SHORT_PAGE)
        self._review.ask_rows(wanted, self._show, question="error rows")

    def _show(self, rows: list[PlannedRow]) -> None:
        plan = self._review.plan
        if plan is None:
            return
        empty(self._lines)
        self.lines = []
        self.suggestions.setVisible(any(suggestion_of(row) for row in rows))
        self._slices.begin(self._make(rows, plan.mapping))

    def _make(self, rows: list[PlannedRow], mapping: "Mapping") -> Iterator[None]:
        for row in rows:
            line = ErrorLine(self._review, row, mapping)
            self.lines.append(line)
            self._lines.addWidget(line)
            yield


class ErrorLine(QFrame):
    """One row: its number, name, address and outlet, what is wrong, and the best thing to do."""

    def __init__(self, review: ImportReview, row: PlannedRow, mapping: "Mapping") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._review, self._mapping, self.row = review, mapping, row
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(0, theme.px(3), 0, theme.px(3))
        line.setSpacing(theme.px(10))
        where = Text(number(row.row), "body", "mute")
        where.setFixedWidth(theme.px(_ROW_WIDTH))
        line.addWidget(where)
        self.typed: dict[int, Line] = {}
        for cell in cells_of(row, mapping):
            line.addWidget(self._part(cell), _SHARES[cell.kind])
        self._picture, self.wrong = Picture("circle-alert", "red", 15), Text("", "small", "red", wrap=True)
        told = QHBoxLayout()
        told.setSpacing(theme.px(6))
        told.addWidget(self._picture)
        told.addWidget(self.wrong, 1)
        line.addLayout(told, _SHARES["wrong"])
        self.action = Button("", "small", on_click=self.take)
        self.leave = IconButton("x", tr("Leave row {n} out", n=row.row), on_click=self._leave)
        holder = QWidget()
        holder.setFixedWidth(theme.px(_ACTION_WIDTH))
        actions = QHBoxLayout(holder)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(theme.px(2))
        actions.addStretch(1)
        actions.addWidget(self.action)
        actions.addWidget(self.leave)
        line.addWidget(holder)
        outer.addLayout(line)
        outer.addWidget(_separator())
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.check)
        review.decided.connect(self._decided)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the sentence needs."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        self.setFixedHeight(max(theme.px(41), self.wrong.heightForWidth(self.wrong.width()) + theme.px(9)))

    def is_open(self) -> bool:
        """Whether the row still stays out."""
        return self._review.is_open(self.row.index)

    def first_focus(self) -> QWidget:
        """Where it is mended."""
        return next(iter(self.typed.values()), self.action)

    def check(self) -> None:
        """Read the row again as it is typed now."""
        self._pause.stop()
        texts = {column: line.text() for column, line in self.typed.items()}
        self._review.mend(self.row.index, texts, self._mended)

    def take(self) -> None:
        """Take the suggestion; where there is none, leave the row out, or take it back."""
        texts = suggested(self.row, self._mapping) if self.row.verdict is Verdict.REJECTED else {}
        if self._left_out():
            self._review.decide(self.row.index, None)
        elif texts:
            for column, text in texts.items():
                if column in self.typed:
                    self.typed[column].setText(text)
            self._review.mend(self.row.index, texts, self._mended)
        else:
            self._leave()

    def _leave(self) -> None:
        self._review.decide(self.row.index, Choice.LEAVE_OUT)

    def _left_out(self) -> bool:
        plan = self._review.plan
        decision = plan.decisions.get(self.row.index) if plan is not None else None
        return decision is not None and decision.choice is Choice.LEAVE_OUT

    def _part(self, cell: ErrorCell) -> QWidget:
        if not cell.wrong:
            label = ElidedLabel(cell.text or "—", "strong" if cell.kind == "name" else "body")
            label.setMinimumWidth(theme.px(60))
            return label
        name = tr("{field} of row {n}", field=tr(_NAMES[cell.kind]), n=self.row.row)
        line = Line(cell.text, name=name, hint=tr(_HINTS[cell.kind]), left_to_right=cell.kind == "email")
        line.setMinimumWidth(theme.px(90))
        line.setCursorPosition(0)
        line.textEdited.connect(lambda _text: self._pause.start())
        line.returnPressed.connect(self.check)
        self.typed[cell.column] = line
        return line

    def _mended(self, row: PlannedRow) -> None:
        self.row = row
        self._tell()

    def _decided(self, index: int) -> None:
        if index == self.row.index:
            self._tell()

    def _tell(self) -> None:
        """Say what is wrong, and offer what helps."""
        wrong = self.row.verdict is Verdict.REJECTED
        out = self._left_out()
        icon, token = (
            ("circle-minus", "mute") if out else ("circle-alert", "red") if wrong else ("circle-check", "green")
        )
        self._picture.show_icon(icon, token)
        self.wrong.setText(tr("Left out") if out else sentence(self.row))
        self.wrong.set_tone(token)  # type: ignore[arg-type]
        for line in self.typed.values():
            line.mark("error" if wrong and not out else "")
            line.setAccessibleDescription(self.wrong.text())
        helps = wrong and bool(suggestion_of(self.row))
        self.action.set_label(tr("Take back") if out else tr("Use it") if helps else tr("Leave out"))
        self.leave.setVisible(helps and not out)
        self._grow()


def _titles() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(10))
    first = Text(tr("Row"), "header", "mute")
    first.setFixedWidth(theme.px(_ROW_WIDTH))
    row.addWidget(first)
    for key, words in (*_NAMES.items(), ("wrong", "What is wrong")):
        title = ElidedLabel(tr(words), "header", "mute")
        title.setMinimumWidth(theme.px(60))
        row.addWidget(title, _SHARES[key])
    row.addSpacing(theme.px(_ACTION_WIDTH))
    return row


def _separator() -> QFrame:
    return rule(token="line2")  # noqa: S106 - a colour
