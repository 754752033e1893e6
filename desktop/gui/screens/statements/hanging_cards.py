"""What hangs on a statement: its attachments, and whether the people quoted approved their words."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.models.statement_words import native
from desktop.gui.widgets.buttons import Button, IconButton
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.panels import Card, Picture, first_file
from desktop.gui.widgets.text import ElidedLabel, SectionCaption
from desktop.gui.words import isolated, tr

if TYPE_CHECKING:
    from desktop.domain.statement.statement import AttachmentCard, QuoteState, Statement

_KB = 1024


class AttachmentsCard(Card):
    """Files that go with the statement. A file dropped here is attached: `attach(path)`; `detach(sha256)`."""

    def __init__(
        self, choose: Callable[[], object], attach: Callable[[Path], object], detach: Callable[[str], object]
    ) -> None:
        super().__init__(padding=18, spacing=4)
        self.setAcceptDrops(True)
        self._attach, self._detach = attach, detach
        self.body.addWidget(SectionCaption(tr("Attachments")))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        self.body.addLayout(self._rows)
        self.add = Button(tr("Attach a file…"), "link", icon="paperclip", on_click=choose)
        self.body.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeading)
        self._why_not = ""
        self._known: object = None

    def show_statement(self, statement: "Statement", why_not: str) -> None:
        """Show its attachments."""
        if self._known == (statement.attachments, why_not):
            return
        self._known, self._why_not = (statement.attachments, why_not), why_not
        empty(self._rows)
        for one in statement.attachments:
            self._rows.addWidget(self._row(one))
        self.add.forbid(why_not)

    def _row(self, one: "AttachmentCard") -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Picture("paperclip", "mute", 16))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(one["name"], "medium"))
        kept = tr("{size} · kept as it was, {hash}", size=size_words(one["size"]), hash=one["sha256"][:8])
        words.addWidget(ElidedLabel(kept, "small", "mute"))
        row.addLayout(words, 1)
        drop = IconButton("x", tr("Take {name} off", name=one["name"]), on_click=partial(self._detach, one["sha256"]))
        drop.forbid(self._why_not)
        row.addWidget(drop)
        return holder

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be attached."""
        path = first_file(event)
        if path is not None and not self._why_not and path.suffix != ".dateline-signoff":
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach it."""
        path = first_file(event)
        if path is not None:
            event.acceptProposedAction()
            self._attach(path)


class QuotesCard(Card):
    """Everybody quoted and whether they approved these very words; `approve(quote)` records it."""

    def __init__(self, approve: "Callable[[QuoteState], object]") -> None:
        super().__init__(padding=18, spacing=6)
        self._approve = approve
        self._known: object = None
        self.caption = SectionCaption(tr("People quoted"))
        self.body.addWidget(self.caption)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(6))
        self.body.addLayout(self._rows)

    def show_statement(self, statement: "Statement", why_not: str) -> None:
        """Show its quotes."""
        if self._known == (statement.quotes, statement.languages, why_not):
            return
        self._known = (statement.quotes, statement.languages, why_not)
        empty(self._rows)
        self.setVisible(bool(statement.quotes))
        for quote in statement.quotes:
            self._rows.addWidget(self._row(quote, why_not, named=len(statement.versions) > 1))

    def _row(self, quote: "QuoteState", why_not: str, *, named: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        approved = quote.approval is not None
        row.addWidget(Picture("circle-check" if approved else "circle-dashed", "green" if approved else "amber", 16))
        words = QVBoxLayout()
        words.setSpacing(0)
        who = quote.block.person or tr("Somebody not named")
        words.addWidget(ElidedLabel(f"{who} · {isolated(native(quote.language))}" if named else who, "medium"))
        said = tr("Approved these words") if approved else tr("Has not approved these words")
        words.addWidget(ElidedLabel(said, "small", "mute"))
        row.addLayout(words, 1)
        if not approved:
            record = Button(tr("Record…"), "small", on_click=partial(self._approve, quote))
            record.forbid(why_not)
            row.addWidget(record, alignment=Qt.AlignmentFlag.AlignVCenter)
        holder.setAccessibleName(f"{who}: {said}")
        holder.setToolTip(quote.block.text)
        return holder


def size_words(size: int) -> str:
    """How large a file is: "38 KB", "2.4 MB"."""
    if size < _KB:
        return tr("{n} bytes", n=size)
    return tr("{n} KB", n=size // _KB) if size < _KB * _KB else tr("{n} MB", n=f"{size / _KB / _KB:.1f}")
