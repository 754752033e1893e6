"""Settings: every rule of the guard in its order, to be read. Nothing here can be switched off."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer

from desktop.domain.guard import guide
from desktop.domain.guard.rule import Rule, Verdict
from desktop.gui import theme
from desktop.gui.pages import Tools
from desktop.gui.screens.settings.section import Section
from desktop.gui.widgets.panels import Card
from desktop.gui.widgets.text import Text
from desktop.gui.words import tr

_WIDEST = 860


class Guard(Section):
    """The rules by verdict, strongest first; the same text as docs/guard.md, from the same table."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Guard"), tr("Read only: a verdict changes when a fact changes, never here."))
        said = self.card()
        for words in guide.INTRODUCTION:
            said.text(tr(words))
        self._waiting = list(guide.parts())
        self.finish()
        self._add_next()

    def _add_next(self) -> None:
        """Add the rules of one verdict, then let the window live before the next."""
        self.body.insertWidget(self.body.count() - 1, _card(*self._waiting.pop(0)))
        if self._waiting:
            QTimer.singleShot(0, self, self._add_next)


def _card(verdict: Verdict, rules: Sequence[Rule[Any]]) -> Card:
    title, meaning = guide.TITLES[verdict]
    card = Card(tr(title), spacing=4)
    card.setMaximumWidth(theme.px(_WIDEST))
    card.body.addWidget(Text(tr(meaning), "body", "mute", wrap=True))
    for place, rule in enumerate(rules, 1):
        card.body.addSpacing(theme.px(8))
        card.body.addWidget(Text(f"{place}. {guide.plain(rule)}", "medium", wrap=True))
        card.body.addWidget(Text(_explained(rule), "small", "mute", wrap=True))
    return card


def _explained(rule: Rule[Any]) -> str:
    only = guide.concerns(rule)
    meaning = tr(rule.meaning) + (" " + tr("For {copies}.", copies=tr(only)) if only else "")
    return f"{meaning} {tr('What changes it: {act}', act=tr(rule.act))}"
