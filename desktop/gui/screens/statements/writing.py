"""The card one writes in: languages, what differs between them, dateline, body, end mark, contacts, words, saved."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.statement.text import StatementText
from desktop.gui import theme
from desktop.gui.models.moments import moment_words
from desktop.gui.models.statement_words import in_line, native
from desktop.gui.screens.statements.tabs import LanguageTabs
from desktop.gui.widgets.body_editor import BodyEditor
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import Chip, Flow
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.panels import Picture, ScrollPage, rule
from desktop.gui.widgets.text import ElidedLabel, Text
from desktop.gui.words import isolated, plural, reads_right_to_left, tr

if TYPE_CHECKING:
    from desktop.domain.statement.cross_checks import Finding
    from desktop.domain.statement.statement import Version

_CHIPS = 3


class WritingCard(QFrame):
    """`show_text(text)` puts a text in, `typed()` comes as somebody writes, `text(before)` reads it back."""

    typed = Signal()
    facts_asked = Signal()
    checks_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._findings: tuple[Finding, ...] | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        outer.addLayout(self._bar())
        self.chips = QWidget()
        around = QVBoxLayout(self.chips)
        around.setContentsMargins(theme.px(20), 0, theme.px(20), theme.px(8))
        inside = QWidget()
        self._flow = Flow(inside, gap=6)
        around.addWidget(inside)
        self.chips.hide()
        outer.addWidget(self.chips)
        outer.addWidget(rule())
        outer.addWidget(self._paper(), 1)
        outer.addWidget(rule())
        outer.addLayout(self._foot())

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(8))
        row.setSpacing(theme.px(8))
        self.tabs = LanguageTabs()
        self.state_picture = Picture("check", "green", 14)
        self.state = ElidedLabel("", "small", "mute")
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.state_picture)
        row.addWidget(self.state, 12)
        return row

    def _paper(self) -> QWidget:
        self.scrolled = ScrollPage(margin=0, spacing=0)
        body = self.scrolled.body
        edge = theme.px(24)
        body.setContentsMargins(edge, theme.px(18), edge, theme.px(18))
        self.under_headline = Text("", "lead", "mute", wrap=True)
        self.dateline = Text("", "strong", "mute", wrap=True)
        self.body = BodyEditor(tr("Text of the statement"))
        self.end = Text("", "body", "mute", wrap=True)
        self.contacts = Text("", "body", "mute", wrap=True)
        for part in (self.under_headline, self.dateline, self.body, self.end, self.contacts):
            body.addWidget(part)
            body.addSpacing(theme.px(4))
        self.facts = Button(tr("Dateline, contacts and other facts…"), "link", icon="pencil",
                            on_click=self.facts_asked.emit)  # fmt: skip
        body.addSpacing(theme.px(6))
        body.addWidget(self.facts, alignment=Qt.AlignmentFlag.AlignLeading)
        body.addStretch(1)
        self.body.edited.connect(self.typed)
        return self.scrolled

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(14), theme.px(6), theme.px(20), theme.px(6))
        row.setSpacing(theme.px(12))
        self.count = Text("", "small", "mute")
        self.saved = Text("", "small", "mute")
        row.addWidget(self.body.roles)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.saved)
        return row

    # -- showing --------------------------------------------------------------------------------------------------

    def show_text(self, text: StatementText) -> None:
        """Put this text in, as saved."""
        self.body.load(text.blocks, right_to_left=reads_right_to_left(text.language))
        self.show_facts(text)

    def show_facts(self, text: StatementText) -> None:
        """Show what stands round the body; the body stays as it is."""
        from desktop.domain.statement.paper import contact_line, dateline
        from desktop.domain.statement.paper_words import contacts_title

        turned = reads_right_to_left(text.language)
        self.under_headline.setText(text.subheadline)
        self.dateline.setText(dateline(text))
        self.end.setText(text.end_mark)
        lines = [contact_line(one, text.language) for one in text.contacts]
        self.contacts.setText("\n".join([f"{contacts_title(text.language)}:", *lines]) if lines else "")
        for label in (self.under_headline, self.dateline, self.end, self.contacts):
            label.setVisible(bool(label.text()))
            side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
            label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self.count_words(text)

    def count_words(self, text: StatementText) -> None:
        """Say how long it is."""
        words = plural(text.words, "{n} word", "{n} words")
        self.count.setText(f"{words} · {isolated(native(text.language))}" if text.language else "")

    def show_version(self, version: "Version", *, changed: bool) -> None:
        """Say how the text stands to what partners were asked about."""
        number = version.asked.number
        if not number:
            icon, token, said = "circle-dashed", "mute", tr("No revision yet")
        elif changed:
            icon, token = "circle-dot", "amber"
            said = tr("Changed since revision {n}", n=number)
        else:
            icon, token, said = "check", "green", tr("Unchanged since revision {n}", n=number)
        self.state_picture.show_icon(icon, token)
        self.state.setText(said)
        self.state.setMaximumWidth(self.state.sizeHint().width() + theme.px(2))

    def show_saved(self, at: str, now: datetime, *, dirty: bool) -> None:
        """Say whether all is saved."""
        when = moment_words(at, now) if at else ""
        self.saved.setText(tr("Not saved yet") if dirty else tr("Saved {when}", when=when) if when else "")

    def show_findings(self, findings: "tuple[Finding, ...]") -> None:
        """Say what differs between the languages."""
        if self._findings == findings:
            return
        self._findings = findings
        empty(self._flow)
        for finding in findings[:_CHIPS]:
            self._flow.addWidget(Chip(in_line(finding.sentence), "amber"))
        if len(findings) > _CHIPS:
            more = plural(len(findings) - _CHIPS, "{n} more", "{n} more")
            self._flow.addWidget(Button(more, "link", on_click=self.checks_asked.emit))
        self.chips.setVisible(bool(findings))

    def lock(self, reason: str) -> None:
        """Let nobody write, for this reason; "" lets them again."""
        self.body.lock(locked=bool(reason))
        self.facts.forbid(reason)
        self.tabs.forbid(reason)
