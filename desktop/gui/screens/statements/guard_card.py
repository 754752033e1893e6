"""Who may receive the statement: nobody yet and why, or how many; the rest is on the page of distribution."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.gui import theme
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.panels import Banner, Card, Picture
from desktop.gui.widgets.text import SectionCaption, Text
from desktop.gui.words import number, plural, tr

if TYPE_CHECKING:
    from desktop.domain.guard.review import Review

_GROUPS: tuple[tuple[str, str, str, str], ...] = (
    ("may", "circle-check", "green", "may receive"),
    ("held", "hourglass", "amber", "held until the lift"),
    ("never", "ban", "red", "never: opted out, refused, broke an embargo"),
    ("partner", "handshake", "blue", "partner sends: no double e-mail"),
    ("no_address", "mail-x", "slate", "no valid address"),
)


class GuardCard(Card):
    """`show_review(review)`; "See all with reasons" goes to `see`."""

    def __init__(self, see: Callable[[], object]) -> None:
        super().__init__(padding=18, spacing=6)
        self._see = see
        self._known: object = None
        self.body.addWidget(SectionCaption(tr("Who may receive this")))
        self._rest = QVBoxLayout()
        self._rest.setSpacing(theme.px(6))
        self.body.addLayout(self._rest)

    def show_review(self, review: "Review | None", see_reason: str) -> None:
        """Show what the guard said."""
        found = (review.fingerprint, review.groups, review.judgement.blocks) if review is not None else None
        if found is not None and self._known == (found, see_reason):
            return
        self._known = (found, see_reason)
        empty(self._rest)
        if review is None:
            self._rest.addWidget(Text(tr("Checking…"), "body", "mute"))
            return
        blocks = review.judgement.blocks
        if blocks:
            self._rest.addWidget(Banner("", "amber", title=_nobody(review), icon="lock"))
        people = len(review.judgement.people)
        if people and blocks:
            self._rest.addWidget(Text(tr("Once nothing holds it back:"), "small", "mute", wrap=True))
        counts = {verdict.value: len(found) for verdict, found in review.groups}
        for verdict, icon, token, words in _GROUPS:
            if counts.get(verdict):
                self._rest.addLayout(_line(icon, token, counts[verdict], tr(words)))
        if not people:
            said = tr("Whom to give it to is chosen when you distribute it.")
            self._rest.addWidget(Text(said, "small", "mute", wrap=True))
        label = plural(people, "See {n} with reasons", "See all {n} with reasons") if people else tr("Choose who")
        link = Button(label, "link", on_click=self._see)
        link.forbid(see_reason)
        self._rest.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeading)


def _nobody(review: "Review") -> str:
    first = review.judgement.blocks[0].sentence.rstrip(".")
    more = len(review.judgement.blocks) - 1
    also = " " + plural(more, "And {n} more reason.", "And {n} more reasons.") if more else ""
    return tr("Nobody yet. {reason}.", reason=first[:1].upper() + first[1:]) + also


def _line(icon: str, token: str, count: int, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(10))
    row.addWidget(Picture(icon, token, 16))
    how_many = Text(number(count), "h2")
    how_many.setMinimumWidth(theme.px(26))
    how_many.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(how_many)
    row.addWidget(Text(words, "body", "mute", wrap=True), 1)
    return row
