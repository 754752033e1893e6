"""Who is in an export and who is not: the number, those to be ticked by name, everybody left out with the reason."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from desktop.domain.errors import UserError
from desktop.domain.exports import ExportReview
from desktop.gui import theme
from desktop.gui.jobs import Job
from desktop.gui.models import export_words as said
from desktop.gui.widgets.folds import Fold, FoldList
from desktop.gui.widgets.panels import Banner, Card
from desktop.gui.widgets.text import Text
from desktop.gui.words import number, tr

MOST_ROWS = 8
_LOOK_MS = 200


class ReviewCard(Card):
    """`wait(job)` while it is checked, then `show_review(…)` or `fail(error)`. `ticked(id, on)` for a safety flag."""

    ticked = Signal(int, bool)

    def __init__(self, again: Callable[[], object]) -> None:
        super().__init__(padding=14)
        self._again = again
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        self.count = Text("…", "number")
        words = QVBoxLayout()
        words.setSpacing(0)
        self.who = Text("", "medium", wrap=True)
        self.tally = Text("", "small", "mute", wrap=True)
        words.addWidget(self.who)
        words.addWidget(self.tally)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self._trouble: Banner | None = None
        self.people = FoldList(tr("Who needs a look, and who is left out"))
        self.people.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.people.ticked.connect(self.ticked)
        self.body.addWidget(self.people, 1)
        self.body.addStretch(0)  # takes the room where nobody is left out
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._tell_progress)
        self._job = Job()

    def wait(self, job: Job) -> None:
        """The check has begun; the old lines stay until the new ones are here."""
        self._job = job
        self._look.start()

    def show_review(self, review: ExportReview, folds: Sequence[Fold], who: str, confirmed: frozenset[int]) -> None:
        """Show what came of it. `who` says whom it started from, without the number."""
        self._settle()
        self.count.setText(number(review.included))
        self.who.setText(tr("of {total} {who}", total=review.total, who=who))
        self.tally.setText(said.tally(review))
        self.people.check(confirmed)
        self.people.show_folds(folds)
        self.people.setVisible(bool(folds))
        self.people.setMinimumHeight(max(self.people.wanted_height(MOST_ROWS), theme.px(60)) if folds else 0)
        self.setAccessibleName(f"{self.count.text()} {self.who.text()}, {self.tally.text()}")

    def fail(self, error: UserError) -> None:
        """The check could not be finished: nobody may be exported."""
        self._settle()
        self.count.setText("—")
        self.who.setText(tr("The check stopped"))
        self.tally.setText("")
        self.people.show_folds(())
        self._trouble = Banner(str(error), "red", actions=[(tr("Try again"), self._again)])
        self.body.insertWidget(1, self._trouble)

    def _settle(self) -> None:
        self._look.stop()
        if self._trouble is not None:
            self.body.removeWidget(self._trouble)
            self._trouble.hide()
            self._trouble.deleteLater()
            self._trouble = None

    def _tell_progress(self) -> None:
        done, total = self._job.done, self._job.total
        self.count.setText("…")
        self.who.setText(tr("Checking {n} of {total}", n=done, total=total) if total else tr("Checking…"))
