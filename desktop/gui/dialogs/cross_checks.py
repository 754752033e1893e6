"""What the languages of a statement say differently, one sentence each."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.gui.models.statement_words import in_line
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.facts import Facts
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.panels import ScrollPage
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.statement.cross_checks import Finding


class ChecksDialog(Dialog):
    """`ChecksDialog(window, findings).show_now()`."""

    def __init__(self, host: QWidget, findings: "tuple[Finding, ...]") -> None:
        super().__init__(
            host, tr("Do the languages say the same?"),
            note=tr("Figures, days, names, demands and whom to ask, held against the main language."), width=620,
        )  # fmt: skip
        facts = Facts()
        for finding in findings:
            facts.entry("circle-alert", "amber", in_line(finding.sentence), "")
        if not findings:
            facts.entry("circle-check", "green", tr("Nothing was found that differs."),
                        tr("Words are not compared: that takes somebody who reads both."))  # fmt: skip
        scrolled = ScrollPage(margin=0, spacing=0)
        scrolled.body.addLayout(facts)
        scrolled.body.addStretch(1)
        scrolled.setMinimumHeight(min(420, 60 + 34 * max(1, len(findings))))
        self.body.addWidget(scrolled)
        self.done = Button(tr("Close"), on_click=self.close_now)
        self.foot.addStretch(1)
        self.foot.addWidget(self.done)

    def show_now(self) -> None:
        """Open it."""
        self.open(self.done)
