"""Step 3, Review: what would change, every row to be looked at, the doubtful ones to be decided."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.importing import Verdict
from desktop.gui.models.import_review import RowGroup
from desktop.gui.models.import_session import ImportSession
from desktop.gui.pages import Tools
from desktop.gui.screens.importing.choosing import choose_place
from desktop.gui.screens.importing.doubtful import DoubtfulCard
from desktop.gui.screens.importing.errors import LONG_PAGE, SHORT_PAGE, ErrorsCard
from desktop.gui.screens.importing.review_cards import CountCards
from desktop.gui.screens.importing.review_foot import ReviewFoot
from desktop.gui.screens.importing.review_table import RowsCard
from desktop.gui.screens.importing.step_view import StepView
from desktop.gui.widgets.panels import Banner, ScrollPage
from desktop.gui.words import plural, tr

_PROBLEM_KEYS = ("import.problem", "import.problem_back", "import.suggestion")


class ReviewStep(StepView):
    """Counts above, rows below, and the button that says what it does."""

    def __init__(self, tools: Tools, session: ImportSession) -> None:
        super().__init__(tools, session)
        self.review = session.review
        self.body.addWidget(Banner(tr("Nothing has been written yet. This is what would change."), "green"))
        self._opt_outs = QVBoxLayout()
        self.body.addLayout(self._opt_outs)
        self.cards = CountCards(self.see)
        self.body.addWidget(self.cards)
        self.duplicates = DoubtfulCard(self.review, "duplicate")
        self.conflicts = DoubtfulCard(self.review, "conflict")
        self.errors = ErrorsCard(self.review)
        self.rows = RowsCard(self.review)
        self._lower = QStackedWidget()
        self._decisions = ScrollPage(margin=0, spacing=12)
        self._decisions.body.setContentsMargins(0, 0, 0, 0)
        for card in (self.duplicates, self.conflicts, self.errors):
            self._decisions.body.addWidget(card)
        self._decisions.body.addStretch(1)
        self._lower.addWidget(self._decisions)
        self._lower.addWidget(self.rows)
        self.body.addWidget(self._lower, 1)
        self.below = ReviewFoot(self.review, self._import)
        self.import_button = self.below.import_button
        self.below.back.clicked.connect(lambda: session.go("match"))
        self.below.drop.clicked.connect(self._cancel)
        self.foot.addWidget(self.below)
        self._told_opt_outs = -1
        self._owes_focus = False
        self._connect()

    def _connect(self) -> None:
        self.errors.made.connect(self._lines_made)
        words = tr("Press the space bar to import: Enter alone never does it.")
        self.import_button.entered.connect(lambda: self.tools.notices.toast(words, icon="info"))
        self.errors.all.clicked.connect(lambda: self.see(Verdict.REJECTED))
        self.errors.save.clicked.connect(self.save)
        self.review.taken.connect(self.show_decisions)
        self.review.counted.connect(self._counted)
        self.review.worked.connect(self._work_changed)
        self.review.failed.connect(self._failed)
        self.tools.tasks.progressed.connect(lambda: self.below.show_progress(self.review.job))

    # -- the step -------------------------------------------------------------------------------------------------

    def facts(self) -> str:
        """How many rows were checked, and how long it took."""
        plan = self.review.plan
        if plan is None:
            return ""
        seconds = max(1, round(sum(plan.seconds.values())))
        rows = plural(plan.rows, "One row checked", "{n} rows checked")
        return f"{rows} " + plural(seconds, "in one second", "in {n} seconds")

    def refresh(self) -> None:
        """Show the plan."""
        self.show_decisions()
        self._counted()
        self._work_changed()

    def first_focus(self) -> QWidget | None:
        """What is to be decided first, else the rows."""
        if self._lower.currentWidget() is self.rows:
            return self.rows.first_focus()
        for card in (self.duplicates, self.conflicts):
            if not card.isHidden():
                return card.first_focus()
        if self.errors.lines:
            return self.errors.lines[0].first_focus()
        self._owes_focus = not self.errors.isHidden()
        return self.import_button

    def _lines_made(self) -> None:
        """Let Tab go as one reads, and give the keyboard to the first row to be mended if it was asked for before."""
        self.order()
        if self._owes_focus and self.errors.lines and self.isVisible():
            self.errors.lines[0].first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self._owes_focus = False

    def panes(self) -> list[QWidget]:
        """The counts, the rows, the foot."""
        return [self.cards, self._lower, self.foot_bar]

    def parts(self) -> list[QWidget]:
        """The panes below who opts out."""
        banner = self._opt_outs.itemAt(0)
        first = banner.widget() if banner is not None else None
        return [*([first] if first is not None else []), *self.panes()]

    def next(self) -> None:
        """Put the keyboard on the final button; it is pressed by itself."""
        self.import_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def why_not_next(self) -> str:
        """There must be something to import."""
        outlook = self.review.outlook
        if self.review.job is not None:
            return tr("The import is running")
        if self.session.tasks_read_only():
            return self.session.tasks_read_only()
        if outlook is None:
            return tr("Counting …")
        return "" if outlook.new + outlook.updated else tr("Nothing would change")

    # -- what is seen below ---------------------------------------------------------------------------------------

    def see(self, group: RowGroup) -> None:
        """Show the rows of a group: to decide where there is something to decide, else as a table."""
        doubtful = self.review.doubtful()
        if group == Verdict.REJECTED:
            self._show_only(self.errors)
            self.errors.show_rows(self.review.indexes(group), LONG_PAGE)
        elif group == Verdict.CONFLICT:
            self._show_only(self.conflicts)
            self.conflicts.show_rows(self.review.indexes(group))
        elif group == Verdict.DUPLICATE and doubtful:
            self._show_only(self.duplicates)
            self.duplicates.show_rows(doubtful)
        else:
            self._lower.setCurrentWidget(self.rows)
            self.rows.show_group(group)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_decisions(self) -> None:
        """Show what waits for a decision: duplicates, else conflicts, and errors below; else what is new."""
        if self.review.plan is None:
            return
        self._bind_keys()
        doubtful, wrong = self.review.doubtful(), self.review.indexes(Verdict.REJECTED)
        conflicts = self.review.indexes(Verdict.CONFLICT)
        self.duplicates.setVisible(bool(doubtful))
        self.conflicts.setVisible(bool(conflicts) and not doubtful)
        self.errors.setVisible(bool(wrong))
        if doubtful:
            self.duplicates.show_rows(doubtful)
        elif conflicts:
            self.conflicts.show_rows(conflicts)
        if wrong:
            self.errors.show_rows(wrong, SHORT_PAGE)
        if doubtful or conflicts or wrong:
            self._lower.setCurrentWidget(self._decisions)
            return
        self._lower.setCurrentWidget(self.rows)
        plan = self.review.plan
        counts = plan.counts()
        self.rows.show_group(next((verdict for verdict in Verdict if counts[verdict]), Verdict.NEW))

    def _show_only(self, card: QWidget) -> None:
        for one in (self.duplicates, self.conflicts, self.errors):
            one.setVisible(one is card)
        self._lower.setCurrentWidget(self._decisions)

    # -- keys -----------------------------------------------------------------------------------------------------

    def _bind_keys(self) -> None:
        actions = self.tools.actions
        if not self.isVisible():
            return
        actions.bind(_PROBLEM_KEYS[0], lambda: self.problem(1), reason=self._why_no_problem)
        actions.bind(_PROBLEM_KEYS[1], lambda: self.problem(-1), reason=self._why_no_problem)
        actions.bind(_PROBLEM_KEYS[2], self.take_suggestion, reason=self._why_no_problem)

    def _why_no_problem(self) -> str:
        outlook = self.review.outlook
        wrong = outlook.counts[Verdict.REJECTED] + outlook.counts[Verdict.CONFLICT] if outlook is not None else 0
        return "" if wrong or self.review.doubtful() else tr("No problems in this file")

    def problem(self, by: int) -> None:
        """Go to the next (or previous) row that waits: duplicates first, then errors, and round again."""
        if self._lower.currentWidget() is self.rows:
            self.show_decisions()
        in_errors = self.errors.focused() is not None
        if in_errors and (self.errors.step(by) or (self.errors.turn(by) and self.errors.step(by))):
            return
        shown = next((card for card in (self.duplicates, self.conflicts) if not card.isHidden()), None)
        if shown is not None and (in_errors or shown.step_open(by)):
            shown.first_focus().setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if not self.errors.isHidden() and self.errors.lines:
            self.errors.step(by) or self.errors.lines[0].first_focus().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_suggestion(self) -> None:
        """Use what is suggested where the keyboard is: mend the row, or merge the two."""
        line = self.errors.focused()
        if line is not None:
            line.take()
        elif not self.duplicates.isHidden():
            self.duplicates.do_merge()

    # -- the foot -------------------------------------------------------------------------------------------------

    def _import(self) -> None:
        if not self.why_not_next():
            self.review.apply()

    def _cancel(self) -> None:
        name = self.session.name()
        self.session.drop()
        self.tools.notices.toast(tr("{file} was not imported. Nothing was changed.", file=name), icon="info")

    def save(self) -> None:
        """Save the rows that stay out as a spreadsheet."""
        stem = self.session.stem() or "rows"
        name = tr("{file} left out.xlsx", file=stem)
        choose_place(self, name, lambda path: self.review.save_open(path, lambda n: self._saved(path.name, n)))

    def _saved(self, name: str, rows: int) -> None:
        self.tools.notices.toast(plural(rows, "One row saved to {file}", "{n} rows saved to {file}", file=name))

    # -- what changes ---------------------------------------------------------------------------------------------

    def _counted(self) -> None:
        outlook = self.review.outlook
        self.below.show_outlook(outlook, self.why_not_next())
        if outlook is not None:
            self.cards.show_outlook(outlook, self.session.policies.default)
            self._tell_opt_outs()
            self.tools.actions.refresh()

    def _tell_opt_outs(self) -> None:
        many = len(self.review.opted_out)
        if many == self._told_opt_outs:
            return
        self._told_opt_outs = many
        while (item := self._opt_outs.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if many:
            words = plural(
                many,
                "One person in this file opts out. They are marked do-not-contact, and stay so even if you undo.",
                "{n} people in this file opt out. They are marked do-not-contact, and stay so even if you undo.",
            )
            see = [(tr("See"), lambda: self.see("opted_out"))]
            self._opt_outs.addWidget(Banner(words, "red", icon="ban", actions=see))
        self.order()

    def _work_changed(self) -> None:
        running = self.review.job is not None
        self.below.show_work(self.review.job)
        self._lower.setEnabled(not running)
        self._counted()

    def _failed(self, error: UserError) -> None:
        if isinstance(error, Cancelled):
            self.tools.notices.toast(tr("Import cancelled. Nothing was changed."), icon="info")
        else:
            self.tools.notices.error(error)
