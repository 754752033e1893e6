"""The foot of the review: the ways back, what stays out, how far writing is, and the button that says what it does."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.gui import theme
from desktop.gui.jobs import Job
from desktop.gui.models.import_review import ImportReview
from desktop.gui.models.import_words import minutes_left
from desktop.gui.widgets.buttons import Button, FinalButton
from desktop.gui.widgets.text import Text
from desktop.gui.words import number, plural, tr

if TYPE_CHECKING:
    from desktop.services.imports import Outlook

SAYS_LEFT_AFTER = 5


class ReviewFoot(QWidget):
    """`back` and `drop` are buttons for the step to connect; `on_import()` is the final act."""

    def __init__(self, review: ImportReview, on_import: Callable[[], object]) -> None:
        super().__init__()
        self._review = review
        self._began = 0.0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        self.back = Button(tr("Back"), icon="arrow-left")
        self.drop = Button(tr("Cancel import"))
        self._said = Text("", "body", "mute", wrap=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(150))
        self.stop = Button(tr("Cancel"), "link", on_click=self._stop_work)
        self.import_button = FinalButton("", on_click=on_import)
        row.addWidget(self.back)
        row.addWidget(self.drop)
        row.addWidget(self._said, 1)
        row.addWidget(self._bar)
        row.addWidget(self.stop)
        row.addWidget(self.import_button)
        self._bar.hide()
        self.stop.hide()

    def show_outlook(self, outlook: "Outlook | None", why_not: str) -> None:
        """Say what stays out, and what the button will do."""
        if outlook is None:
            self.import_button.set_label(tr("Counting …"))
        else:
            self.import_button.set_label(import_label(outlook.new, outlook.updated))
            if self._review.job is None:
                self._said.setText(stays_out(outlook.open_duplicates, outlook.open_errors))
        self.import_button.forbid(why_not)

    def show_work(self, job: Job | None) -> None:
        """Show that something runs, or no longer does."""
        for part in (self._bar, self.stop):
            part.setVisible(job is not None)
        for button in (self.back, self.drop):
            button.forbid(tr("The import is running") if job is not None else "")
        if job is not None:
            self._began = monotonic()
            self.show_progress(job)

    def show_progress(self, job: Job | None) -> None:
        """Show how far it is."""
        if job is None:
            return
        self._bar.setRange(0, job.total or 0)
        self._bar.setValue(min(job.done, job.total or 0))
        said = tr(job.phase) or job.title
        if job.total:
            said = tr("{phase}: {done} of {total}", phase=said, done=number(job.done), total=number(job.total))
            spent = monotonic() - self._began
            if job.done and spent > SAYS_LEFT_AFTER:
                said += " · " + minutes_left(spent / job.done * (job.total - job.done))
        self._said.setText(tr("Stopping …") if job.stopping else said)
        self.stop.forbid(tr("Stopping …") if job.stopping else "")

    def _stop_work(self) -> None:
        if self._review.job is not None:
            self._review.job.cancel()
            self.show_progress(self._review.job)


def stays_out(duplicates: int, errors: int) -> str:
    """What waits for a decision, and the way back."""
    waiting = [
        plural(duplicates, "one duplicate", "{n} duplicates") if duplicates else "",
        plural(errors, "one error", "{n} errors") if errors else "",
    ]
    words = tr(" and ").join(part for part in waiting if part)
    undo = tr("Undo the whole import for 30 days.")
    if not words:
        return undo
    out = plural(
        duplicates + errors,
        "{words} stays out until you decide.",
        "{words} stay out until you decide.",
        words=words,
    )
    return f"{out[:1].upper()}{out[1:]} {undo}"


def import_label(new: int, updated: int) -> str:
    """What the final button will do, in numbers."""
    if new and updated:
        return tr("Import {new} new, update {updated}", new=new, updated=updated)
    if updated:
        return plural(updated, "Update one contact", "Update {n} contacts")
    return plural(new, "Import one new contact", "Import {n} new contacts") if new else tr("Nothing to import")
