"""What stands round a text, in a sheet at the side: edited in place, saved with the text."""

from collections.abc import Callable

from desktop.domain.statement.text import StatementText
from desktop.gui import theme
from desktop.gui.models.statement_session import StatementSession
from desktop.gui.models.statement_words import native
from desktop.gui.pages import Tools
from desktop.gui.widgets.overlay import SideSheet
from desktop.gui.widgets.panels import ScrollPage
from desktop.gui.widgets.text import Text
from desktop.gui.widgets.text_facts import FactsForm
from desktop.gui.words import tr


class FactsSheet(SideSheet):
    """`FactsSheet(tools, session, show).show_now()`; `show(text)` after each change."""

    def __init__(self, tools: Tools, session: StatementSession, show: Callable[[StatementText], object]) -> None:
        title = tr("Facts of the text in {language}", language=native(session.language))
        super().__init__(tools.window, title, width=470, on_closed=session.save)
        self._session, self._show = session, show
        scrolled = ScrollPage(margin=0, spacing=0)
        edge = theme.px(20)
        scrolled.body.setContentsMargins(edge, theme.px(14), edge, theme.px(20))
        scrolled.body.setSpacing(theme.px(12))
        self.form = FactsForm()
        self.form.show_text(session.text)
        self.form.changed.connect(self._changed)
        note = tr("They are part of what is signed: a change needs a new revision.")
        scrolled.body.addWidget(Text(note, "small", "mute", wrap=True))
        scrolled.body.addWidget(self.form)
        scrolled.body.addStretch(1)
        self.body.addWidget(scrolled)

    def show_now(self) -> None:
        """Open it."""
        self.open(self.form.urgency)

    def _changed(self) -> None:
        text = self.form.into(self._session.text)
        self._session.typed(text)
        self._show(text)
