"""What they will read, per language: the line that says when it may be used, the headline, the first words."""

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.domain.embargo.wording import embargo_line, immediate_line
from desktop.domain.guard.facts import CopyKind
from desktop.domain.statement.paper import Paper, Role, pieces
from desktop.domain.statement.text import StatementText
from desktop.domain.values.languages import language_name
from desktop.gui import theme
from desktop.gui.models.distribution import Plan, Prepared
from desktop.gui.widgets.chips import Flow
from desktop.gui.widgets.facts import LinkChip, empty
from desktop.gui.widgets.text import Text
from desktop.gui.words import number, tr

_LONGEST = 230


class Preview(QFrame):
    """`show_texts(prepared, plan, {"en": 15, "ar": 3})`; a chip shows the language."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "sunk")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(12))
        column.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.addWidget(Text(tr("What they will read"), "small", "mute"), 1)
        column.addLayout(head)
        self._chips = Flow(gap=6)
        column.addLayout(self._chips)
        self.line = Text("", "strong", "amber", wrap=True)
        self.headline = Text("", "strong", wrap=True)
        self.words = Text("", "small", "mute", wrap=True)
        for part in (self.line, self.headline, self.words):
            column.addWidget(part)
        self._papers: dict[str, Paper] = {}

    def show_texts(self, prepared: Prepared, plan: Plan, counts: dict[str, int]) -> None:
        """Show these versions, as many people get each."""
        held = plan.copy is CopyKind.EMBARGOED and prepared.embargo is not None
        self._papers = {}
        empty(self._chips)
        for language, count in counts.items():
            version = prepared.statement.version_in(language)
            if version is None:
                continue
            text: StatementText = version.current.text if version.current is not None else version.text
            lift = prepared.embargo.lift if held and prepared.embargo is not None else None
            line = embargo_line(language, lift) if lift is not None else immediate_line(language)
            self._papers[language] = Paper(text, line, lift is not None)
            name = language_name(language, language) or language
            chip = LinkChip(f"{name} {number(count)}" if count else name, partial(self.show_language, language))
            self._chips.addWidget(chip)
        if self._papers:
            self.show_language(next(iter(self._papers)))

    def show_language(self, language: str) -> None:
        """Show this version."""
        paper = self._papers[language]
        found = pieces(paper)
        first = next((one for one in found if one.role in {Role.PARAGRAPH, Role.LEAD}), None)
        self.line.setText(paper.release_line)
        self.line.set_tone("amber" if paper.embargoed else "green")
        self.headline.setText(paper.text.headline)
        words = first.line if first is not None else ""
        self.words.setText(words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …")
        self.setAccessibleName(tr("What they will read: {line} {headline}", line=paper.release_line,
                                  headline=paper.text.headline))  # fmt: skip
