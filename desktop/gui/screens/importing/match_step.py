"""Step 2, Match columns: where each column of the file goes, and what to decide about it."""

from time import monotonic

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.models.import_session import ImportSession
from desktop.gui.models.import_words import facts_of, matched_line, minutes_left
from desktop.gui.pages import Tools
from desktop.gui.screens.importing.match_rows import MatchRows
from desktop.gui.screens.importing.match_side import MatchSide
from desktop.gui.screens.importing.step_view import StepView
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.columns import Columns
from desktop.gui.widgets.fields import Check
from desktop.gui.widgets.panels import Banner, Picture
from desktop.gui.widgets.text import Text
from desktop.gui.words import number, plural, tr

SAYS_LEFT_AFTER = 5


class MatchStep(StepView):
    """The columns of the file, one line each."""

    def __init__(self, tools: Tools, session: ImportSession) -> None:
        super().__init__(tools, session)
        self.header_check = Check(tr("First row is the header"), on_change=self._header)
        self.body.addLayout(self._promise())
        self._trouble = QVBoxLayout()
        self.body.addLayout(self._trouble)
        self.rows, self.side = MatchRows(session), MatchSide(session)
        self.body.addWidget(Columns([self.rows, self.side], widths=(0, 318), below=1080), 1)
        self._fill_foot()
        self._shown: object = None
        self._began = 0.0
        self.rows.chosen.connect(session.choose)
        self.rows.made.connect(self.order)
        session.read.connect(self._read_again)
        session.matched.connect(self._mapping_changed)
        session.noted.connect(lambda _column: self.rows.refresh())
        session.worked.connect(self._work_changed)
        tools.tasks.progressed.connect(self._progressed)

    def facts(self) -> str:
        """Sheet, rows, columns."""
        return facts_of(self.session.preview) if self.session.preview is not None else ""

    def refresh(self) -> None:
        """Show the columns."""
        preview = self.session.preview
        if preview is None:
            return
        if self._shown is not preview:
            self._shown = preview
            self.rows.show_columns()
        self.header_check.setChecked(preview.header_row >= 0)
        self.remember.setChecked(self.session.remember)
        self._mapping_changed()
        self._work_changed()

    def first_focus(self) -> QWidget | None:
        """The way on; the columns follow at the next Tab, in reading order."""
        return self.go_on if self.go_on.isEnabled() else self.rows

    def panes(self) -> list[QWidget]:
        """The columns, the cards beside them, the foot."""
        return [self.rows, self.side, self.foot_bar]

    def next(self) -> None:
        """Check every row."""
        if not self.why_not_next():
            self.session.check()

    def why_not_next(self) -> str:
        """A name or an address must be matched, and no two columns go into one single field."""
        from desktop.domain.columns import why_not_ready

        if self.session.mapping is None:
            return tr("Choose a file first")
        if self.session.job is not None:
            return tr("The rows are being checked")
        return tr(why_not_ready(self.session.mapping))

    def _promise(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(Picture("shield-check", "green", 16))
        line.addWidget(Text(tr("Nothing is written to your contacts before the last step."), "body", "mute"))
        line.addStretch(1)
        line.addWidget(self.header_check)
        line.addWidget(Button(tr("Change file"), "link", on_click=lambda: self.session.go("file")))
        return line

    def _fill_foot(self) -> None:
        back = Button(tr("Back"), icon="arrow-left", on_click=lambda: self.session.go("file"))
        self.remember = Check(tr("Remember this matching for files like this"), on_change=self._remember)
        self._said = Text("", "body", "mute")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(150))
        self._stop = Button(tr("Cancel"), "link", on_click=self.session.cancel)
        self.go_on = Button("", "primary", icon="arrow-right", trailing=True, on_click=self.next)
        self.foot.addWidget(back)
        self.foot.addWidget(self.remember)
        self.foot.addStretch(1)
        for part in (self._said, self._bar, self._stop, self.go_on):
            self.foot.addWidget(part)
        self._bar.hide()
        self._stop.hide()

    def _header(self, on: bool) -> None:  # noqa: FBT001 - what a check box says
        self.session.chosen.pop("header_row", None)
        self.session.read_as(**({} if on else {"header_row": -1}))

    def _remember(self, on: bool) -> None:  # noqa: FBT001
        self.session.remember = on

    def _read_again(self) -> None:
        if self.session.step == "match":
            self.refresh()

    def _mapping_changed(self) -> None:
        if self.session.step != "match" or self.session.mapping is None:
            return
        self.rows.refresh()
        self.side.refresh()
        self._say()

    def _say(self) -> None:
        """Why it cannot go on stands beside the button; else how much is matched."""
        mapping, preview = self.session.mapping, self.session.preview
        if mapping is None or preview is None:
            return
        reason = self.why_not_next() if self.session.job is None else ""
        self._said.setText(reason or matched_line(mapping))
        self._said.set_tone("red" if reason else "mute")
        rows = preview.row_count
        self.go_on.set_label(plural(rows, "Check the one row", "Check {n} rows"))
        self.go_on.forbid(self.why_not_next())
        self.tools.actions.refresh()

    def _work_changed(self) -> None:
        checking = self.session.job is not None and not self.session.looking
        self._bar.setVisible(checking)
        self._stop.setVisible(checking)
        if checking:
            self._began = monotonic()
            self.go_on.set_label(tr("Checking …"))
            self.go_on.forbid(self.why_not_next())
            self._progressed()
        else:
            self._say()
        while (item := self._trouble.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        error = self.session.error
        if error is not None:
            words = " ".join(part for part in (error.safe, error.next_step) if part)
            again = [(tr("Choose another file"), lambda: self.session.go("file"))]
            self._trouble.addWidget(Banner(words, "red", title=error.title, actions=again))
            self.tools.notices.announce(str(error), assertive=True)

    def _progressed(self) -> None:
        job = self.session.job
        if job is None or self.session.looking or not self._bar.isVisibleTo(self):
            return
        self._bar.setRange(0, job.total or 0)
        self._bar.setValue(min(job.done, job.total or 0))
        said = tr("{done} rows read", done=number(job.done))
        if job.total:
            said = tr("{done} of {total} rows", done=number(job.done), total=number(job.total))
        spent = monotonic() - self._began
        if job.total and job.done and spent > SAYS_LEFT_AFTER:
            said += " · " + minutes_left(spent / job.done * (job.total - job.done))
        self._said.setText(tr("Stopping …") if job.stopping else said)
        self._said.set_tone("mute")
        self._stop.forbid(tr("Stopping …") if job.stopping else "")
