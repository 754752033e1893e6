"""Where each organisation stands: approved, waiting, refused with its note; what can be done about each."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.signoff import Standing
from desktop.gui import theme
from desktop.gui.models.statement_words import Signer, signers
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.panels import Card, Picture
from desktop.gui.widgets.popover import Pick, choose
from desktop.gui.widgets.text import ElidedLabel, SectionCaption, Text
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.organisation import Organisation
    from desktop.domain.statement.statement import Statement

RECORD, FILE, ASK, REMOVE, SHOW = "record", "file", "ask", "remove", "show"
Act = Callable[[str, "Organisation"], object]


class SignoffCard(Card):
    """`show_statement(statement, now)`; `act(what, organisation)` for what was pressed on a row."""

    def __init__(self, act: Act, open_file: Callable[[], object], add: Callable[[], object]) -> None:
        super().__init__(padding=18, spacing=4)
        self._act = act
        self._known: object = None
        row = QHBoxLayout()
        self.caption = SectionCaption(tr("Sign-off"))
        self.count = Text("", "small", "mute")
        row.addWidget(self.caption)
        row.addStretch(1)
        row.addWidget(self.count)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(6))
        foot = QHBoxLayout()
        self.file = Button(tr("Open a sign-off file…"), "link", on_click=open_file)
        self.add = Button(tr("Who signs…"), "link", on_click=add)
        foot.addWidget(self.file)
        foot.addStretch(1)
        foot.addWidget(self.add)
        self.body.addLayout(row)
        self.body.addSpacing(theme.px(4))
        self.body.addLayout(self._rows)
        self.body.addSpacing(theme.px(2))
        self.body.addLayout(foot)
        self.rows: list[SignerRow] = []

    def show_statement(self, statement: "Statement", now: datetime, why_not: str) -> None:
        """Show where all stand; `why_not` says why nothing can be recorded."""
        found = signers(statement, now)
        asked = [one.asked for one in statement.versions]
        if self._known == (found, asked, why_not):
            return  # a save while somebody writes must not take the keyboard out of here
        self._known = (found, asked, why_not)
        empty(self._rows)
        numbers = sorted({one.asked.number for one in statement.versions if one.asked.number})
        said = tr("Sign-off")
        if numbers:
            said = tr("Sign-off · revision {n}", n=" / ".join(map(str, numbers)))
        self.caption.setText(said)
        done = statement.state.signed
        self.count.setText(tr("{done} of {all}", done=done, all=len(found)) if found else "")
        self.rows = [SignerRow(one, self._act, why_not) for one in found]
        for made in self.rows:
            self._rows.addWidget(made)
        if not found:
            self._rows.addWidget(Text(tr("No organisation signs it yet."), "body", "mute", wrap=True))
        for button in (self.file, self.add):
            button.forbid(why_not)


class SignerRow(QFrame):
    """One organisation: its mark, its name, how it stands, the one act that helps, and all others behind “more”."""

    def __init__(self, signer: Signer, act: Act, why_not: str) -> None:
        super().__init__()
        self._act, self.signer = act, signer
        refused = signer.standing is Standing.REFUSED
        if refused:
            self.setProperty("box", "red")
        row = QHBoxLayout(self)
        edge = theme.px(8) if refused else 0
        row.setContentsMargins(edge, edge, edge, edge)
        row.setSpacing(theme.px(10))
        row.addWidget(Picture(signer.icon, signer.tone, 16), alignment=Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(signer.organisation.name, "medium"))
        words.addWidget(Text(signer.words, "small", "red" if refused else "mute", wrap=True))
        if signer.note:
            words.addWidget(Text(f"“{signer.note}”", "small", wrap=True))
        row.addLayout(words, 1)
        self.button: Button | None = None
        if label := self._label():
            self.button = Button(label, "small", on_click=partial(act, self._first(), signer.organisation))
            self.button.forbid(why_not)
            row.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.more = IconButton("ellipsis", tr("More for {name}", name=signer.organisation.short), on_click=self.offer)
        self.more.forbid(why_not)
        row.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{signer.organisation.name}: {signer.words}")

    def offer(self) -> QWidget:
        """Offer everything that can be done with this organisation."""
        one = self.signer.organisation
        picks = [Pick(RECORD, tr("Record a sign-off…"), icon="signature")]
        if not one.own:
            picks.append(Pick(ASK, self._ask_words(), icon="bell"))
            picks.append(Pick(FILE, tr("Write a request file…"), icon="file-up"))
        picks.append(Pick(SHOW, tr("Show the organisation"), icon="handshake"))
        picks.append(Pick(REMOVE, tr("Remove as signatory…"), icon="user-x"))
        return choose(self.more, one.name, picks, lambda key: self._act(key, one))

    def _ask_words(self) -> str:
        waiting = self.signer.standing in {Standing.WAITING, Standing.OVERDUE}
        return tr("Remind…") if waiting else tr("Ask…")

    def _first(self) -> str:
        if self.signer.organisation.own or self.signer.standing is Standing.COMMENTS:
            return RECORD
        return {Standing.REFUSED: REMOVE}.get(self.signer.standing, ASK)

    def _label(self) -> str:
        if self.signer.standing in {Standing.SIGNED, Standing.NO_REVISION}:
            return ""
        if self.signer.organisation.own:
            return tr("Sign")
        if self.signer.standing is Standing.REFUSED:
            return tr("Remove…")
        if self.signer.standing is Standing.COMMENTS:
            return tr("Record…")
        return tr("Ask") if self.signer.standing is Standing.NOT_ASKED else tr("Remind")
