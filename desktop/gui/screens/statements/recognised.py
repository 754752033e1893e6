"""What was recognised in a finished text, part by part with how sure it is, and everything to be corrected."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.statement.text import Signatory, StatementText
from desktop.gui import theme
from desktop.gui.models.statement_words import native
from desktop.gui.widgets.body_editor import BodyEditor
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.chips import Chip, Flow
from desktop.gui.widgets.fields import Check, Combo, Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.panels import Banner, ScrollPage, rule
from desktop.gui.widgets.text import SectionCaption, Text
from desktop.gui.widgets.text_facts import FactsForm, mark_chip
from desktop.gui.words import isolated, plural, reads_right_to_left, tr

if TYPE_CHECKING:
    from desktop.domain.statement.reading import Recognised

T = TypeVar("T")
Served = Callable[[], T]
_LANGUAGES = ("en", "ar", "fr", "es", "de")
_BODY = (("paragraphs", "Paragraphs"), ("demands", "Demands"), ("quotes", "Quotes"))


class RecognisedForm(QWidget):
    """The text at one side, its facts at the other; `text()` is all of it as corrected."""

    changed = Signal()

    def __init__(self, found: "Recognised", known: tuple[str, ...]) -> None:
        super().__init__()
        self._found, self._known = found, known
        self._marks = {part: confidence.value for part, confidence in found.confidence.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(14))
        self.side = self._facts_side()
        self.writing = self._text_side()
        row.addWidget(self.side)
        row.addWidget(self.writing, 1)

    def text(self) -> StatementText:
        """The text as it stands here."""
        made = self.facts.into(self._found.text)
        return replace(
            made,
            language=self.language.value(),
            organisations=self.organisations.signatories(),
            blocks=self.body.blocks(),
        )

    def takes_strangers(self) -> bool:
        """Whether organisations nobody knows become partners."""
        return self.strangers.isChecked()

    def why_not(self) -> str:
        """Why no statement can be made of it yet, or ""."""
        return "" if self.facts.headline.text().strip() else tr("It needs a headline")

    def _facts_side(self) -> QWidget:
        text = self._found.text
        scrolled = ScrollPage(margin=0, spacing=0)
        scrolled.setFixedWidth(theme.px(430))
        body = scrolled.body
        body.setContentsMargins(0, 0, theme.px(10), 0)
        body.setSpacing(theme.px(10))
        for note in self._found.notes:
            body.addWidget(Banner(note, "amber"))
        if self._found.release.written:
            said = tr("The text says: “{line}”.", line=self._found.release.written)
            if self._found.release.release == "embargo":
                said += " " + tr("Plan the embargo once the statement is made.")
            body.addWidget(Banner(said, "slate", icon="timer"))
        choices = [(code, native(code)) for code in dict.fromkeys([text.language, *_LANGUAGES]) if code]
        self.language = Combo(choices, name=tr("Language"))
        self.language.set_value(text.language)
        row = QHBoxLayout()
        row.addWidget(Field(tr("Language"), self.language), 1)
        if (chip := mark_chip(self._marks.get("language", ""))) is not None:
            row.addWidget(chip, alignment=Qt.AlignmentFlag.AlignBottom)
        body.addLayout(row)
        self.facts = FactsForm(headline=True, marks=self._marks)
        self.facts.show_text(text)
        self.facts.changed.connect(self.changed)
        self.organisations = OrganisationsForm(text.organisations, self._known, self._marks.get("organisations", ""))
        self.organisations.changed.connect(self._count_strangers)
        self.strangers = Check("", checked=True)
        body.addWidget(self.organisations)
        body.addWidget(self.strangers)
        body.addWidget(self.facts)
        body.addStretch(1)
        self._count_strangers()
        return scrolled

    def _text_side(self) -> QWidget:
        text = self._found.text
        card = QFrame()
        card.setProperty("box", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        around = QHBoxLayout()
        around.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), theme.px(10))
        bar = QWidget()
        flow = Flow(bar, gap=8)
        around.addWidget(bar)
        for part, words in _BODY:
            if (chip := mark_chip(self._marks.get(part, ""))) is not None:
                flow.addWidget(Text(tr(words), "small", "mute"))
                flow.addWidget(chip)
        column.addLayout(around)
        column.addWidget(rule())
        scrolled = ScrollPage(margin=0, spacing=0)
        edge = theme.px(24)
        scrolled.body.setContentsMargins(edge, theme.px(16), edge, theme.px(16))
        self.body = BodyEditor(tr("Text of the statement"))
        self.body.load(text.blocks, right_to_left=reads_right_to_left(text.language))
        scrolled.body.addWidget(self.body)
        if self._found.unrecognised:
            scrolled.body.addSpacing(theme.px(12))
            scrolled.body.addWidget(self._unrecognised())
        scrolled.body.addStretch(1)
        column.addWidget(scrolled, 1)
        column.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(14), theme.px(6), theme.px(20), theme.px(6))
        foot.addWidget(self.body.roles)
        foot.addStretch(1)
        foot.addWidget(Text(plural(text.words, "{n} word", "{n} words"), "small", "mute"))
        column.addLayout(foot)
        return card

    def _unrecognised(self) -> Banner:
        count = len(self._found.unrecognised)
        title = plural(
            count, "1 paragraph was not recognised; it is in the text as a plain one",
            "{n} paragraphs were not recognised; they are in the text as plain ones",
        )  # fmt: skip
        shown = "\n".join(f"· {isolated(_short(one))}" for one in self._found.unrecognised[:6])
        return Banner(shown, "amber", title=title)

    def _count_strangers(self) -> None:
        count = len(self.organisations.strangers())
        self.strangers.setVisible(bool(count))
        words = plural(count, "Enter {n} new organisation as a partner", "Enter {n} new organisations as partners")
        self.strangers.setText(words)
        self.changed.emit()


class OrganisationsForm(QWidget):
    """Who issues the text, one line each: name, acronym, whether we know them."""

    changed = Signal()

    def __init__(self, organisations: tuple[Signatory, ...], known: tuple[str, ...], mark: str) -> None:
        super().__init__()
        self._known = known
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.addWidget(SectionCaption(tr("Who issues it")))
        if (chip := mark_chip(mark)) is not None:
            head.addWidget(chip)
        head.addStretch(1)
        column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(6))
        column.addLayout(self._rows)
        add = Button(tr("Add an organisation"), "link", icon="plus", on_click=lambda: self._add(Signatory()))
        column.addWidget(add, alignment=Qt.AlignmentFlag.AlignLeading)
        self.lines: list[OrganisationLine] = []
        for one in organisations:
            self._add(one)

    def signatories(self) -> tuple[Signatory, ...]:
        """Those named here."""
        return tuple(line.signatory() for line in self.lines if line.name.text().strip())

    def strangers(self) -> tuple[Signatory, ...]:
        """Those nobody knows."""
        return tuple(one for one in self.signatories() if one.name not in self._known)

    def _add(self, one: Signatory) -> None:
        line = OrganisationLine(one, known=one.name in self._known)
        line.changed.connect(self.changed)
        line.removed.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._rows.addWidget(line)
        self.changed.emit()

    def _remove(self, line: "OrganisationLine") -> None:
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.changed.emit()


class OrganisationLine(QWidget):
    """One organisation a text names."""

    changed = Signal()
    removed = Signal()

    def __init__(self, one: Signatory, *, known: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self.name = Line(one.name, name=tr("Name of the organisation"))
        self.acronym = Line(one.acronym, name=tr("Acronym"))
        self.acronym.setFixedWidth(theme.px(76))
        self.name.setToolTip(one.name)
        row.addWidget(self.name, 1)
        row.addWidget(self.acronym)
        row.addWidget(Chip(tr("Known"), "green") if known else Chip(tr("New"), "amber"))
        row.addWidget(IconButton("x", tr("Take this organisation out"), on_click=self.removed.emit))
        for line in (self.name, self.acronym):
            line.textEdited.connect(lambda _text: self.changed.emit())

    def signatory(self) -> Signatory:
        """What stands here."""
        return Signatory(self.name.text().strip(), self.acronym.text().strip())


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:89].rstrip()}…"
