"""One statement: head, the card one writes in, and the cards beside it."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.gui import theme
from desktop.gui.models.moments import local, system_clock, until_next_minute
from desktop.gui.models.statement_session import StatementSession
from desktop.gui.pages import Tools
from desktop.gui.screens.statements.embargo_card import EmbargoCard
from desktop.gui.screens.statements.guard_card import GuardCard
from desktop.gui.screens.statements.hanging_cards import AttachmentsCard, QuotesCard
from desktop.gui.screens.statements.head import StatementHead
from desktop.gui.screens.statements.signoff_card import SignoffCard
from desktop.gui.screens.statements.statement_acts import StatementActs
from desktop.gui.screens.statements.writing import WritingCard
from desktop.gui.widgets.panels import ScrollPage
from desktop.gui.words import tr

_RIGHT = 366


class StatementView(QWidget):
    """`show_statement(7)`; `enter()` and `leave()` as the page. `left_for(None)` asks for all statements."""

    back_asked = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.tools = tools
        self.session = StatementSession(tools.tasks, self)
        self.acts = StatementActs(self)
        self._build()
        self._connect()
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._tick)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        edge = theme.px(24)
        outer.setContentsMargins(edge, theme.px(14), edge, theme.px(16))
        outer.setSpacing(theme.px(14))
        self.head = StatementHead(self.tools.actions, self.back_asked.emit)
        outer.addWidget(self.head)
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        self.writing = WritingCard()
        row.addWidget(self.writing, 1)
        row.addWidget(self._side())
        outer.addLayout(row, 1)

    def _side(self) -> QWidget:
        acts = self.acts
        self.side = ScrollPage(margin=0, spacing=0)
        self.side.setFixedWidth(theme.px(_RIGHT))
        self.side.body.setSpacing(theme.px(14))
        self.embargo = EmbargoCard(
            lambda embargo_id: self.tools.visit("embargoes", embargo_id),
            acts.hanging.plan_embargo,
            acts.hanging.choose_release,
        )
        self.signoff = SignoffCard(acts.of_signer, acts.open_file, acts.choose_signers)
        self.guard = GuardCard(acts.distribute)
        self.quotes = QuotesCard(acts.hanging.approve_quote)
        self.attachments = AttachmentsCard(acts.hanging.attach, acts.hanging.attach_file, acts.hanging.detach)
        for card in (self.embargo, self.signoff, self.guard, self.quotes, self.attachments):
            self.side.body.addWidget(card)
        self.side.body.addStretch(1)
        return self.side

    def _connect(self) -> None:
        session, writing, head = self.session, self.writing, self.head
        session.shown.connect(self._show)
        session.text_asked.connect(self._show_text)
        session.stirred.connect(self._show_state)
        session.beside.connect(self._show_beside)
        session.clashed.connect(self._clash)
        session.lost.connect(self._lost)
        writing.typed.connect(self._typed)
        writing.facts_asked.connect(self.acts.edit_facts)
        writing.checks_asked.connect(self.acts.check)
        writing.tabs.chosen.connect(session.choose)
        writing.tabs.added.connect(self.acts.add_language)
        head.typed.connect(self._typed)
        head.entered_text.connect(writing.body.edit.setFocus)

    # -- as part of the page --------------------------------------------------------------------------------------

    def show_statement(self, statement_id: int, language: str = "") -> None:
        """Show this one."""
        self.session.open(statement_id, language)

    def enter(self) -> None:
        """It is on screen now."""
        self.acts.bind()
        self.head.refresh()
        self._tick()

    def leave(self) -> None:
        """Something else is on screen now: what was typed is saved."""
        self.session.save()
        self.acts.unbind()
        for key in ("clash", "unsaved"):
            self.tools.notices.withdraw(key)
        self._clock.stop()

    def first_focus(self) -> QWidget:
        """The text, or the headline where there is none yet."""
        unread = self.session.statement is None
        return self.writing.body.edit if unread or self.session.text.headline else self.head.headline

    def panes(self) -> list[QWidget]:
        """Head, text, what stands beside it."""
        return [self.head, self.writing, self.side]

    def start_search(self) -> None:
        """Search in the text."""
        self.writing.body.search.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes the next step; Ctrl+S saves."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.head.go_on()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.session.save()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the countdown run while it can be seen."""
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing ticks where nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    # -- showing --------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        session = self.session
        statement = session.statement
        if statement is None:
            return
        why_not = self.acts.why_not_write()
        self.writing.tabs.show_languages(statement.languages, session.language)
        self.signoff.show_statement(statement, self._now(), why_not)
        self.quotes.show_statement(statement, why_not)
        self.attachments.show_statement(statement, why_not)
        self.writing.lock(why_not)
        self.head.headline.setReadOnly(bool(why_not))
        self.tools.actions.refresh()
        self.head.show_statement(statement, session.text)
        self._show_state()

    def _show_text(self) -> None:
        text = self.session.text
        self.head.headline.show_text(text.headline, text.language)
        self.writing.show_text(text)
        if not text.headline and self.writing.body.edit.hasFocus():
            self.head.headline.setFocus()

    def _show_state(self) -> None:
        session = self.session
        if session.statement is None:
            return
        version = session.statement.version_in(session.language)
        if version is not None:
            self.writing.show_version(version, changed=version.changed or session.dirty)
        self.writing.show_saved(session.saved_at, self._now(), dirty=session.dirty)
        self.writing.count_words(session.text)

    def _show_beside(self) -> None:
        session, around = self.session, self.session.around
        if session.statement is None or around is None:
            return
        why_not = self.acts.why_not_write()
        self.embargo.show_embargo(session.statement, around.embargo, self._now(), why_not)
        self.guard.show_review(around.review, self.tools.actions.reason("statement.distribute"))
        self.writing.show_findings(around.findings)
        self._offer_unsaved()

    def _offer_unsaved(self) -> None:
        around = self.session.around
        self.tools.notices.withdraw("unsaved")
        if around is None or not around.unsaved or self.session.dirty or not self.isVisible():
            return
        found = around.unsaved[0]
        self.tools.notices.banner(
            tr("Words typed into this statement were not saved when Dateline stopped. They lie in {path}.",
               path=str(found.path)),
            "amber", key="unsaved", closable=False,
            actions=(
                (tr("Take them"), lambda: self.session.take_unsaved(found)),
                (tr("Throw them away"), lambda: self.session.forget_unsaved(found)),
            ),
        )  # fmt: skip

    # -- what happens ---------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        text = replace(self.session.text, headline=self.head.headline.text(), blocks=self.writing.body.blocks())
        self.session.typed(text)

    def _clash(self, error: UserError) -> None:
        notices = self.tools.notices

        def settle(mine: bool) -> None:  # noqa: FBT001 - which of two
            notices.withdraw("clash")
            self.session.keep_mine() if mine else self.session.take_theirs()

        notices.banner(
            tr("{error} Which one shall stay?", error=f"{error.title} {error.safe}".strip()), "red", key="clash",
            actions=((tr("Mine"), lambda: settle(True)), (tr("The other"), lambda: settle(False))), closable=False,
        )  # fmt: skip

    def _lost(self, error: UserError) -> None:
        self.tools.notices.banner(str(error), "red", key="error", actions=((tr("Try again"), self.session.read),))

    def _tick(self) -> None:
        self.embargo.tick(self._now())
        self._clock.start(until_next_minute(self._now()))

    def _now(self) -> datetime:
        workspace = self.tools.tasks.workspace()
        return local(workspace.clock) if workspace is not None else local(system_clock)
