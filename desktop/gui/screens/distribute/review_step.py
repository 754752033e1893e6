"""Review: everybody under the guard's verdict with the reason, what will happen, and the button that says it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.guard.facts import Channel
from desktop.domain.guard.review import Review, VerdictsChanged
from desktop.gui import theme
from desktop.gui.clipboard import copy
from desktop.gui.models import verdict_words as said
from desktop.gui.models.distribute_acts import Done, carry_out, ending, place_name
from desktop.gui.models.distribution import Distribution, Plan
from desktop.gui.models.moments import local, system_clock, until_next_minute
from desktop.gui.pages import Tools
from desktop.gui.screens.distribute.changed_banner import ChangedBanner
from desktop.gui.screens.distribute.review_side import ReviewSide
from desktop.gui.screens.distribute.step import StepView
from desktop.gui.screens.distribute.why_line import WhyLine
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.columns import Columns
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.fields import SearchField
from desktop.gui.widgets.panels import Banner, EmptyState
from desktop.gui.widgets.text import Text
from desktop.gui.widgets.verdict_list import VerdictList
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from datetime import datetime

FILTER_FROM = 50
_LOOK_MS = 150


class ReviewStep(StepView):
    """Nothing leaves from here that was not looked at by name."""

    def __init__(self, tools: Tools, session: Distribution) -> None:
        super().__init__(tools, session)
        self.people = VerdictList(tr("Who may receive it"))
        self.search = SearchField(tr("Find a person, an outlet or a reason"), shortcut="/")
        self.search.asked.connect(self.people.narrow)
        self.search.lead_to(self.people)
        self.why = WhyLine(tools, session)
        self.side = ReviewSide(session, self._leave)
        self.final = self.side.final
        self.sum = Text("", "body", "mute", wrap=True)
        self.waiting = Text("", "body", "mute")
        self.nobody = EmptyState("file-archive", tr("Nobody by name"),
                                 tr("It is public: for whoever it may reach."), centred=True)  # fmt: skip
        self._banners = QVBoxLayout()
        self._banners.setSpacing(theme.px(8))
        self._build()
        self.people.opened.connect(lambda contact_id: tools.visit("contacts", contact_id))
        self.people.looked.connect(self._show_why)
        self._progress = QTimer(self, interval=_LOOK_MS)
        self._progress.timeout.connect(self._tell_progress)
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self._tick)
        self._shown: Review | None = None
        self.busy = False
        self.chooser: QFileDialog | None = None

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addLayout(self._banners)
        column.addWidget(self.search)
        column.addWidget(self.waiting)
        column.addWidget(self.people, 1)
        column.addWidget(self.nobody, 1)
        column.addWidget(self.why)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        self.back = Button(tr("Back"), icon="arrow-left", on_click=self.back_step)
        self.copy_list = Button(tr("Copy this list"), icon="copy", on_click=self._copy_list)
        row.addWidget(self.back)
        row.addWidget(self.copy_list)
        row.addWidget(self.sum, 1)
        self.sum.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self.body.addWidget(Columns([left, self.side], widths=(0, 352), below=780), 1)

    # -- showing --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the guard's answer, that it is being asked, or why it could not finish."""
        session = self.session
        review, plan = session.newest(), session.plan
        self._show_banners()
        self._tell_progress()
        asked = session.checking is not None
        self._progress.start() if asked else self._progress.stop()
        if review is not None and review is not self._shown:
            self._show_review(review)
        elif review is None and not asked:
            self._shown = None
            self.people.show_groups(())
        named = plan is None or plan.named
        self.nobody.setVisible(not named)
        self.people.setVisible(named)
        self.copy_list.forbid("" if review is not None and review.judgement.people else tr("Nobody is in it"))
        self.sum.setText(said.sum_words(review) if review is not None else "")
        self.side.show_review(self._why_not(), local(self._now))

    def _show_review(self, review: Review) -> None:
        first, self._shown = self._shown is None, review
        embargo = self.session.prepared.embargo if self.session.prepared is not None else None
        self.people.show_groups(said.groups(review, embargo))
        many = len(review.judgement.people) > FILTER_FROM
        self.search.setVisible(many)
        if not many and self.search.text():
            self.search.clear()
            self.people.narrow("")
        if first:
            may = len(review.may)
            self.tools.notices.announce(plural(may, "{n} person may receive it", "{n} people may receive it"))
        self._show_why()

    def _show_banners(self) -> None:
        empty(self._banners)
        session = self.session
        if session.error is not None:
            again = [(tr("Try again"), session.check)]
            title = tr("Nobody may receive this: the check stopped")
            self._banners.addWidget(Banner(str(session.error), "red", title=title, actions=again))
        if session.changes is not None:
            self._banners.addWidget(ChangedBanner(session.changes, self._accept))
        elif session.review is not None and session.review.judgement.blocks:
            self._banners.addWidget(self._blocked(session.review))

    def _blocked(self, review: Review) -> Banner:
        blocks = review.judgement.blocks
        lines = [f"{one.sentence}. {one.act}" for one in blocks[:4]]
        if len(blocks) > len(lines):
            more = len(blocks) - len(lines)
            lines.append(plural(more, "And one more reason.", "And {n} more reasons."))
        title = tr("Nobody may receive this yet")
        if review.judgement.people:
            title = tr("Nobody may receive this yet. Below is who may once nothing is in the way.")
        open_it = (tr("Open the statement"), partial(self.tools.visit, "statements", review.wish.statement_id))
        return Banner("\n".join(lines), "red" if review.judgement.stopped else "amber", title=title, actions=[open_it])

    def _tell_progress(self) -> None:
        job = self.session.checking
        self.waiting.setVisible(job is not None)
        if job is None:
            return
        total = job.total or 0
        self.waiting.setText(tr("Checking {n} of {total}", n=job.done, total=total) if total else tr("Checking…"))

    def _show_why(self, _contact_id: int = 0) -> None:
        line, review = self.people.current_line(), self.session.newest()
        found = None
        if line is not None and review is not None:
            found = next((one for one in review.judgement.people if one.contact_id == line.id), None)
        self.why.show_person(found)

    def first_focus(self) -> QWidget | None:
        """The people."""
        return self.people if not self.people.isHidden() else self.back

    def panes(self) -> list[QWidget]:
        """People, and what will happen."""
        return [self.people, self.side]

    def showEvent(self, event: QShowEvent) -> None:
        """Look again each minute while it can be seen: an embargo may lift meanwhile."""
        super().showEvent(event)
        self._minute.start(until_next_minute(local(self._now)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing ticks where nobody looks."""
        super().hideEvent(event)
        self._minute.stop()

    def _tick(self) -> None:
        if self.session.review is not None and self.session.changes is None and not self.busy:
            self.session.compare()
        self._minute.start(until_next_minute(local(self._now)))

    def _now(self) -> "datetime":
        workspace = self.tools.tasks.workspace()
        return workspace.clock() if workspace is not None else system_clock()

    # -- acts -----------------------------------------------------------------------------------------------------

    def _why_not(self) -> str:
        """Why the final button cannot be pressed now, or ""."""
        session = self.session
        review = session.review
        if session.error is not None:
            return tr("The check stopped")
        if review is None:
            return tr("Being checked now")
        if self.busy:
            return tr("It is being made now")
        if session.changes is not None:
            return tr("Look at what changed first")
        if review.judgement.blocks:
            return review.judgement.blocks[0].sentence
        if review.wish.audience is not None and not review.may:
            return tr("Nobody may receive this now; the reasons stand beside each name")
        return ""

    def _accept(self) -> None:
        self.session.accept()
        self.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy_list(self) -> None:
        review, prepared = self.session.newest(), self.session.prepared
        if review is not None and prepared is not None:
            copy(said.as_table(review, prepared.embargo))
            count = len(review.judgement.people)
            words = plural(count, "{n} person copied with the reason", "{n} people copied, each with the reason")
            self.tools.notices.toast(words)

    def _leave(self) -> None:
        plan, review, prepared = self.session.plan, self.session.review, self.session.prepared
        if plan is None or review is None or prepared is None or self._why_not():
            return
        if plan.channel is Channel.CLIPBOARD:
            self._carry_out(plan, review, None)
            return
        name = place_name(plan, prepared.statement.title, local(self._now))
        self.chooser = _choose_place(self, name, ending(plan))
        self.chooser.fileSelected.connect(lambda path: self._carry_out(plan, review, _placed(Path(path), plan, name)))

    def _carry_out(self, plan: Plan, review: Review, path: Path | None) -> None:
        self.busy = True
        self.refresh()
        self.tools.tasks.job(
            self, said.final_words(plan, review),
            lambda workspace, job: carry_out(workspace, plan, review, path, job), self._done, failed=self._failed,
        )  # fmt: skip

    def _done(self, done: Done) -> None:
        self.busy = False
        if done.text:
            copy(done.text)
        self.session.finish(done)

    def _failed(self, error: UserError) -> None:
        self.busy = False
        if isinstance(error, VerdictsChanged) and error.changes is not None:
            self.session.differ(error.changes)
            return
        if isinstance(error, Cancelled):
            self.tools.notices.toast(tr("Stopped. Nothing left."), icon="info")
        else:
            self.tools.notices.banner(str(error), "red", key="page")
        self.session.check()


def _choose_place(owner: QWidget, name: str, suffix: str) -> QFileDialog:
    """Ask where it shall be; `fileSelected` tells. Without an ending a folder is asked for."""
    dialog = QFileDialog(owner.window(), tr("Where to?") if suffix else tr("In which folder?"))
    place = QStandardPaths.StandardLocation.DocumentsLocation
    dialog.setDirectory(QStandardPaths.writableLocation(place))
    if suffix:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilter(f"*.{suffix}")
        dialog.selectFile(name)
    else:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _placed(path: Path, plan: Plan, name: str) -> Path:
    """The file chosen; drafts get a folder of their own in the one chosen."""
    return path / name if plan.channel is Channel.DRAFTS else path
