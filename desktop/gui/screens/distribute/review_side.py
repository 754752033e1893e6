"""What will happen: in numbers, as they will read it, other ways, when the guard looked, and the final button."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.guard.facts import Channel
from desktop.domain.guard.review import Review
from desktop.domain.statement.statement import Statement
from desktop.gui import theme
from desktop.gui.models import verdict_words as said
from desktop.gui.models.distribution import Distribution, Plan
from desktop.gui.models.moments import moment_words
from desktop.gui.screens.distribute.preview import Preview
from desktop.gui.widgets.buttons import Button, FinalButton
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.panels import Card, Picture, ScrollPage, rule
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr


class ReviewSide(Card):
    """`show_review(why_not, now)`; `final` does it."""

    def __init__(self, session: Distribution, on_final: Callable[[], object]) -> None:
        super().__init__(tr("What will happen"), padding=18, spacing=10)
        self._session = session
        self.body.addWidget(rule())
        page = ScrollPage(margin=0, spacing=10)
        page.body.setContentsMargins(0, 0, 0, 0)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(theme.px(8))
        self.preview = Preview()
        self.other_ways = QVBoxLayout()
        self.other_ways.setSpacing(theme.px(2))
        page.body.addLayout(self._facts)
        page.body.addWidget(self.preview)
        page.body.addLayout(self.other_ways)
        page.body.addStretch(1)
        self.body.addWidget(page, 1)
        self.guard = _GuardLine()
        self.final = FinalButton("…", icon="send", on_click=on_final)
        self.after = Text("", "small", "mute", wrap=True)
        self.after.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.guard)
        self.body.addWidget(self.final)
        self.body.addWidget(self.after)
        self._state: object = None

    def show_review(self, why_not: str, now: datetime) -> None:
        """Show what it will be."""
        review, plan, prepared = self._session.newest(), self._session.plan, self._session.prepared
        if plan is None or prepared is None:
            return
        self.final.set_label(said.final_words(plan, review) if review is not None else tr("Checking…"))
        self.final.forbid(why_not)
        self.after.setText(tr(why_not) if why_not else said.after_words(plan))
        self.after.set_tone("amber" if why_not and review is not None else "mute")
        self.guard.show_review(review, why_not, now)
        state = (review, plan, prepared, f"{now:%H}")
        if state == self._state:
            return
        self._state = state
        empty(self._facts)
        empty(self.other_ways)
        self.preview.setVisible(review is not None)
        if review is not None:
            self._show_facts(review, plan, prepared.statement, now)
            self._show_ways(plan, review)
            self.preview.show_texts(prepared, plan, _by_language(review, prepared.statement))

    def _show_facts(self, review: Review, plan: Plan, statement: Statement, now: datetime) -> None:
        count = len(review.may)
        for icon, first, second in (
            *_channel_facts(plan, count),
            _signed(statement, now),
            *_left_out(review),
        ):
            self._facts.addWidget(_Fact(icon, first, second))

    def _show_ways(self, plan: Plan, review: Review) -> None:
        """The other ways for the same people, one click away."""
        count = len(review.may)
        ways = (
            (Channel.DRAFTS, "mail", plural(count, "Make 1 draft (.eml) instead", "Make {n} drafts (.eml) instead")),
            (Channel.EXPORT, "file-down", tr("Export them for Mailchimp, Outlook …")),
            (Channel.CALL_SHEET, "phone", tr("Make a call sheet instead")),
        )
        if not plan.named or not count:
            return
        for channel, icon, words in ways:
            if channel is not plan.channel:
                self.other_ways.addWidget(_Way(words, icon, partial(self._take, channel)))

    def _take(self, channel: Channel) -> None:
        self._session.choose(channel=channel)
        self._session.go("how" if channel is Channel.EXPORT else "review")


class _Fact(QWidget):
    def __init__(self, icon: str, first: str, second: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(11))
        row.addWidget(Picture(icon, "mute", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(first, "medium", wrap=True))
        if second:
            words.addWidget(Text(second, "small", "mute", wrap=True))
        row.addLayout(words, 1)


class _Way(Button):
    def __init__(self, words: str, icon: str, act: Callable[[], object]) -> None:
        super().__init__(words, "link", icon=icon, on_click=act)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class _GuardLine(QFrame):
    """When the guard looked, in green; amber while something is in the way."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(10))
        self._picture = Picture("shield-check", "green", 16)
        self.words = Text("", "medium", "green", wrap=True)
        row.addWidget(self._picture)
        row.addWidget(self.words, 1)

    def show_review(self, review: Review | None, why_not: str, now: datetime) -> None:
        from desktop.gui.widgets.text import repolish

        self.setVisible(review is not None)
        if review is None:
            return
        tone = "amber" if why_not else "green"
        self.words.setText(said.checked_words(review, now))
        self.words.set_tone("amber" if why_not else "green")
        self._picture.show_icon("shield-check", tone)
        if self.property("box") != tone:
            self.setProperty("box", tone)
            repolish(self)


def _channel_facts(plan: Plan, count: int) -> list[tuple[str, str, str]]:
    if plan.channel is Channel.DRAFTS:
        return [
            ("mail", plural(count, "1 draft with one address", "{n} drafts, one address each"),
             tr("Nobody sees anyone else")),
            ("folder", tr("In a folder you choose"), tr("Your own mail program sends them")),
        ]  # fmt: skip
    if plan.channel is Channel.EXPORT:
        return [("file-down", plural(count, "A list with 1 address", "A list with {n} addresses"),
                 tr("Only those who may receive it are in it"))]  # fmt: skip
    if plan.channel is Channel.CALL_SHEET:
        return [("phone", plural(count, "1 journalist to ring", "{n} journalists to ring"),
                 tr("Those who can be rung now stand first"))]  # fmt: skip
    facts = {
        Channel.KIT: ("file-archive", tr("One ZIP file"), tr("Texts, logos, attachments, and a list of their hashes")),
        Channel.PRINT: ("printer", tr("One PDF file"), tr("In one language")),
        Channel.CLIPBOARD: ("copy", tr("The text of one language"), tr("For the clipboard of this computer")),
    }
    return [facts[plan.channel]]


def _signed(statement: Statement, now: datetime) -> tuple[str, str, str]:
    state, numbers = statement.state, {one.current.number for one in statement.versions if one.current}
    revision = tr("Revision {n}", n=max(numbers)) if numbers else tr("No revision yet")
    signers = len(statement.organisations)
    if state.complete:
        last = max((one.at for one in statement.signoffs), default="")
        words = plural(
            signers, "{revision}, approved by us", "{revision}, approved by all {n} partners", revision=revision
        )
        return "file-check", words, tr("Last approval {when}", when=moment_words(last, now)) if last else ""
    words = tr("{revision}, approved by {signed} of {all}", revision=revision, signed=state.signed, all=signers)
    return "file-clock", words, tr("Nobody may receive it before all have approved")


def _left_out(review: Review) -> list[tuple[str, str, str]]:
    out = len(review.judgement.people) - len(review.may)
    if not review.judgement.people:
        return []
    words = plural(out, "1 person is left out", "{n} people are left out") if out else tr("Nobody is left out")
    return [("circle-minus", words, tr("Each with the reason shown here") if out else "")]


def _by_language(review: Review, statement: Statement) -> dict[str, int]:
    """How many get which version; without names, every version that leaves."""
    counts = Counter(one.language for one in review.may if one.language)
    if counts:
        return {language: counts[language] for language in statement.languages if counts[language]}
    wanted = review.wish.languages or statement.languages
    return dict.fromkeys(wanted, 0)
