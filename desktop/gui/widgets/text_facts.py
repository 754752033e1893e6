"""The facts of a text in one language as a form: kind, urgency, headlines, dateline, end mark, press contacts."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.statement.text import PressContact, StatementKind, StatementText
from desktop.gui import theme
from desktop.gui.models.statement_words import KINDS
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.chips import Chip, ChipTone
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.fields import Combo, Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.text import SectionCaption, Text
from desktop.gui.words import tr

_MARKS: dict[str, tuple[str, ChipTone]] = {
    "sure": ("Sure", "green"),
    "likely": ("Likely", "slate"),
    "check": ("Please check", "amber"),
}


class FactsForm(QWidget):
    """`show_text(text)` fills it, `changed()` comes as somebody types, `into(text)` puts the fields into a text.

    With `marks` (part: "sure", "likely", "check") every part carries how sure it is, as in a text that was read.
    """

    changed = Signal()

    def __init__(self, *, headline: bool = False, marks: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._marks = dict(marks or {})
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(10))
        self.kind = Combo([(kind.value, tr(words)) for kind, words in KINDS.items()], name=tr("Kind"))
        self.urgency, self.headline, self.subheadline = Line(), Line(), Line()
        self.city, self.date, self.written, self.end = Line(), Line(left_to_right=True), Line(), Line()
        self._pair(("kind", tr("Kind"), self.kind), ("urgency", tr("Urgency, as printed"), self.urgency))
        if headline:
            self._single("headline", tr("Headline"), self.headline)
        self._single("", tr("Line under the headline"), self.subheadline)
        self._pair(("city", tr("City"), self.city), ("date", tr("Day"), self.date))
        self._pair(("", tr("Day as the text writes it"), self.written), ("", tr("End mark"), self.end))
        self.date.setPlaceholderText("2026-10-28")
        self.urgency.setPlaceholderText(tr("URGENT, or empty"))
        self.end.setPlaceholderText("###")
        self.contacts = ContactsForm(self._marks.get("contacts", ""))
        self._column.addWidget(self.contacts)
        self._with_headline = headline
        for line in (self.urgency, self.headline, self.subheadline, self.city, self.date, self.written, self.end):
            line.textEdited.connect(lambda _text: self.changed.emit())
        self.kind.activated.connect(lambda _index: self.changed.emit())
        self.contacts.changed.connect(self.changed)

    def show_text(self, text: StatementText) -> None:
        """Fill it."""
        self.kind.set_value(text.kind.value)
        for line, words in (
            (self.urgency, text.urgency), (self.headline, text.headline), (self.subheadline, text.subheadline),
            (self.city, text.city), (self.date, text.date), (self.written, text.date_written),
            (self.end, text.end_mark),
        ):  # fmt: skip
            line.setText(words)
        self.contacts.show_contacts(text.contacts)

    def into(self, text: StatementText) -> StatementText:
        """The text with what stands here."""
        headline = self.headline.text().strip() if self._with_headline else text.headline
        return replace(
            text,
            kind=StatementKind(self.kind.value()),
            urgency=self.urgency.text().strip(),
            headline=headline,
            subheadline=self.subheadline.text().strip(),
            city=self.city.text().strip(),
            date=self.date.text().strip(),
            date_written=self.written.text().strip(),
            end_mark=self.end.text().strip(),
            contacts=self.contacts.contacts(),
        )

    def _single(self, part: str, label: str, control: QWidget) -> None:
        self._column.addLayout(self._marked(part, label, control))

    def _pair(self, *parts: tuple[str, str, QWidget]) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        for part, label, control in parts:
            row.addLayout(self._marked(part, label, control), 1)
        self._column.addLayout(row)

    def _marked(self, part: str, label: str, control: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(3))
        field = Field(label, control)
        column.addWidget(field)
        chip = mark_chip(self._marks.get(part, ""))
        if chip is not None:
            column.addWidget(chip, alignment=Qt.AlignmentFlag.AlignLeading)
            control.setAccessibleDescription(chip.text())
        column.addStretch(1)
        return column


class ContactsForm(QWidget):
    """The press contacts of a text, one box each."""

    changed = Signal()

    def __init__(self, mark: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, 0)
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.addWidget(SectionCaption(tr("Press contacts")))
        chip = mark_chip(mark)
        if chip is not None:
            head.addWidget(chip)
        head.addStretch(1)
        column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(8))
        column.addLayout(self._rows)
        self.add = Button(tr("Add a press contact"), "link", icon="plus", on_click=self._add)
        column.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeading)
        self.boxes: list[ContactBox] = []

    def show_contacts(self, contacts: tuple[PressContact, ...]) -> None:
        """Show these."""
        empty(self._rows)
        self.boxes = []
        for contact in contacts:
            self._place(contact)

    def contacts(self) -> tuple[PressContact, ...]:
        """What stands here; boxes left empty are none."""
        found = (box.contact() for box in self.boxes)
        return tuple(one for one in found if one != PressContact())

    def _add(self) -> None:
        self._place(PressContact()).lines["name"].setFocus()

    def _place(self, contact: PressContact) -> "ContactBox":
        box = ContactBox(contact)
        box.changed.connect(self.changed)
        box.removed.connect(lambda: self._remove(box))
        self.boxes.append(box)
        self._rows.addWidget(box)
        return box

    def _remove(self, box: "ContactBox") -> None:
        self.boxes.remove(box)
        self._rows.removeWidget(box)
        box.hide()
        box.deleteLater()
        self.changed.emit()


class ContactBox(QFrame):
    """One press contact."""

    changed = Signal()
    removed = Signal()

    def __init__(self, contact: PressContact) -> None:
        super().__init__()
        self.setProperty("box", "sunk")
        self._note = contact.note
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(10))
        outer.setSpacing(theme.px(6))
        words = {
            "name": tr("Name"), "title": tr("Title"), "organisation": tr("Organisation"), "email": tr("E-mail"),
            "phone": tr("Phone"),
        }  # fmt: skip
        self.lines = {
            field: Line(getattr(contact, field), left_to_right=field in {"email", "phone"}) for field in words
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(6))
        for place, (field, label) in enumerate(words.items()):
            grid.addWidget(Field(label, self.lines[field]), place // 2, place % 2)
            self.lines[field].textEdited.connect(lambda _text: self.changed.emit())
            self.lines[field].setCursorPosition(0)
        remove = IconButton("x", tr("Take this press contact out"), on_click=self.removed.emit)
        grid.addWidget(remove, 2, 1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignBottom)
        outer.addLayout(grid)
        if contact.note:
            outer.addWidget(Text(contact.note, "small", "amber", wrap=True))

    def contact(self) -> PressContact:
        """What stands here."""
        fields = {field: line.text().strip() for field, line in self.lines.items()}
        return PressContact(**fields, note=self._note if any(fields.values()) else "")


def mark_chip(confidence: str) -> Chip | None:
    """How sure a part is, as a chip; None where nothing is known."""
    if confidence not in _MARKS:
        return None
    words, tone = _MARKS[confidence]
    return Chip(tr(words), tone)
