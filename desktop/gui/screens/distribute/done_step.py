"""Done: what was made, where it is, what comes next, and the ledger that remembers it."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.guard.facts import Channel
from desktop.gui import theme
from desktop.gui.desktop_links import show_folder
from desktop.gui.models.distribute_acts import Done
from desktop.gui.models.distribution import Distribution
from desktop.gui.pages import Tools
from desktop.gui.screens.distribute.step import StepView
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.panels import Banner, Card, ScrollPage
from desktop.gui.widgets.text import Text
from desktop.gui.words import isolated, plural, tr


class DoneStep(StepView):
    """The end of a distribution."""

    def __init__(self, tools: Tools, session: Distribution) -> None:
        super().__init__(tools, session)
        page = ScrollPage(margin=0)
        page.body.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setMaximumWidth(theme.px(820))
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(14))
        page.body.addWidget(inside)
        page.body.addStretch(1)
        self.body.addWidget(page, 1)
        self.folder = Button(tr("Show in folder"), "primary", icon="folder-open", on_click=self._show_folder)
        self.ledger = Button(
            tr("Who holds the text"), icon="users-round", on_click=lambda: tools.actions.do("statement.ledger")
        )
        self.again = Button(tr("Distribute more"), icon="send", on_click=self._again)
        self.statement = Button(tr("Back to the statement"), icon="arrow-left", on_click=self._statement)
        for part in (self.statement, self.again):
            self.foot.addWidget(part)
        self.foot.addStretch(1)
        self.foot.addWidget(self.ledger)
        self.foot.addWidget(self.folder)
        self._shown: Done | None = None

    def refresh(self) -> None:
        """Show what came of it."""
        done = self.session.done
        if done is None or done is self._shown:
            return
        self._shown = done
        empty(self._lines)
        title = done_words(done)
        self._lines.addWidget(Banner(next_words(done), "green", title=title, icon="circle-check"))
        if done.files:
            self._lines.addWidget(_place(done.files[0]))
        if done.left_out:
            words = plural(
                done.left_out, "1 person was left out, with the reason shown in the review.",
                "{n} people were left out, each with the reason shown in the review.",
            )  # fmt: skip
            self._lines.addWidget(Text(words, "body", "mute", wrap=True))
        kept = tr("The ledger remembers who holds which text since when, even if a contact is deleted later.")
        self._lines.addWidget(Text(kept, "body", "mute", wrap=True))
        self.folder.setVisible(bool(done.files))
        self.tools.notices.announce(title)

    def first_focus(self) -> QWidget | None:
        """Where the files are."""
        return self.folder if not self.folder.isHidden() else self.ledger

    def _show_folder(self) -> None:
        if self._shown is not None and self._shown.files:
            show_folder(self._shown.files[0])

    def _again(self) -> None:
        plan = self.session.plan
        if plan is not None:
            self.session.start(plan.statement_id)
            self.session.go("what")

    def _statement(self) -> None:
        plan = self.session.plan
        if plan is not None:
            self.tools.visit("statements", plan.statement_id)


def done_words(done: Done) -> str:
    """What was made."""
    count = done.people
    if done.channel is Channel.DRAFTS:
        return plural(count, "1 draft is made", "{n} drafts are made")
    if done.channel is Channel.EXPORT:
        return plural(count, "The list with 1 address is made", "The list with {n} addresses is made")
    return {
        Channel.CALL_SHEET: tr("The call sheet is made"), Channel.KIT: tr("The press kit is made"),
        Channel.PRINT: tr("The PDF is made"), Channel.CLIPBOARD: tr("The text is on the clipboard"),
    }.get(done.channel, tr("It is made"))  # fmt: skip


def next_words(done: Done) -> str:
    """What to do now."""
    return {
        Channel.DRAFTS: tr("Nothing was sent yet: open the drafts in your mail program, look at them, send them."),
        Channel.EXPORT: tr("From now on Dateline can no longer hold these people back: use the list soon."),
        Channel.CALL_SHEET: tr("It holds phone numbers: destroy it after use."),
    }.get(done.channel, tr("It carries the line that says when it may be used."))


def _place(path: Path) -> Card:
    card = Card(path.name)
    card.body.addWidget(Text(isolated(str(path.parent)), "body", "mute", wrap=True))
    return card
