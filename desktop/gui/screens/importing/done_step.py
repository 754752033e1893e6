"""Step 4, Done: what was written, the way back, and what to do with the people."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.importing import Verdict
from desktop.domain.query import Ask, Condition
from desktop.gui import theme
from desktop.gui.models.filters import Filters
from desktop.gui.models.import_session import ImportSession
from desktop.gui.pages import Tools
from desktop.gui.screens.importing.choosing import choose_place
from desktop.gui.screens.importing.step_view import StepView
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.facts import empty
from desktop.gui.widgets.fields import Check, Line
from desktop.gui.widgets.forms import Field
from desktop.gui.widgets.panels import Banner, Card, Picture, ScrollPage
from desktop.gui.widgets.popover import Popover
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.domain.importing import ImportReport
    from desktop.services.imports import Outlook
    from desktop.services.lists import ListWritten


class DoneStep(StepView):
    """The end of an import: numbers, undo, save as list, what is left."""

    def __init__(self, tools: Tools, session: ImportSession) -> None:
        super().__init__(tools, session)
        self.review = session.review
        page = ScrollPage(margin=0, spacing=14)
        page.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(page, 1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(14))
        page.body.addLayout(self._lines)
        page.body.addStretch(1)
        self.undo = Button(tr("Undo this import"), icon="undo-2", on_click=self.review.undo)
        self.another = Button(tr("Import another file"), on_click=session.drop)
        self.show_them = Button(tr("Show them"), "primary", icon="users", on_click=self._show_them)
        self.save = Button(tr("Save as list…"), icon="list-plus", on_click=self._ask_list)
        self.export = Button(tr("Export a mailing list…"), icon="file-down", on_click=self._export)
        for part in (self.undo, self.another):
            self.foot.addWidget(part)
        self.foot.addStretch(1)
        for part in (self.export, self.save, self.show_them):
            self.foot.addWidget(part)
        self.popover: Popover | None = None
        self.review.undone.connect(self.refresh)
        self.review.worked.connect(self._work_changed)
        self.review.failed.connect(self._failed)

    def facts(self) -> str:
        """How many rows, and how long writing took."""
        report = self.review.report
        if report is None:
            return ""
        seconds = max(1, round(report.seconds.get("write", 0) + report.seconds.get("index", 0)))
        rows = plural(report.rows, "One row", "{n} rows")
        return f"{rows} · " + plural(seconds, "written in one second", "written in {n} seconds")

    def refresh(self) -> None:
        """Show what came of it."""
        report = self.review.report
        empty(self._lines)
        if report is None:
            return
        if self.review.undo_report is not None:
            self._lines.addWidget(self._taken_back())
        else:
            self._lines.addWidget(_written(report, self.review.outlook))
        left = self._left_over()
        if left is not None:
            self._lines.addWidget(left)
        self._work_changed()
        self.tools.notices.announce(headline(report))

    def first_focus(self) -> QWidget | None:
        """The people, or the next file."""
        return self.show_them if self.show_them.isEnabled() and not self.show_them.isHidden() else self.another

    def next(self) -> None:
        """See the people."""
        self._show_them()

    def why_not_next(self) -> str:
        """There must be people to see."""
        return "" if self._can_show() else tr("Nobody was imported")

    def _can_show(self) -> bool:
        report = self.review.report
        return report is not None and bool(report.added + report.updated) and self.review.undo_report is None

    def _work_changed(self) -> None:
        report, running = self.review.report, self.review.job is not None
        undone = self.review.undo_report is not None
        self.undo.setVisible(report is not None and report.batch_id is not None and not undone)
        self.undo.forbid(tr("Undoing …") if running else "")
        for button in (self.save, self.export):
            button.setVisible(report is not None and report.added > 0 and not undone)
            button.forbid(self.session.tasks_read_only() or (tr("Undoing …") if running else ""))
        self.show_them.setVisible(self._can_show())

    def _taken_back(self) -> QWidget:
        undone = self.review.undo_report
        assert undone is not None  # noqa: S101 - asked only then
        parts = [
            plural(undone.removed, "One contact was removed.", "{n} records were removed.") if undone.removed else "",
            plural(undone.restored, "One is as before.", "{n} contacts are as before.") if undone.restored else "",
            plural(
                len(undone.left), "One was changed since and was left alone.", "{n} were changed since and left alone."
            ) if undone.left else "",
            tr("Opt-outs stay."),
        ]  # fmt: skip
        return Banner(
            " ".join(part for part in parts if part), "slate", title=tr("The import was undone"), icon="undo-2"
        )

    def _left_over(self) -> QWidget | None:
        outlook = self.review.outlook
        waiting = outlook.open_duplicates + outlook.open_errors if outlook is not None else 0
        if not waiting or self.review.undo_report is not None:
            return None
        card = Card(plural(waiting, "One row stayed out", "{n} rows stayed out"))
        card.body.addWidget(
            Text(
                plural(
                    waiting,
                    "Save it as a spreadsheet with the reason beside it, mend it there, and import it again.",
                    "Save them as a spreadsheet with the reason beside each, mend them there, and import it again.",
                ),
                "body",
                "mute",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(Button(tr("Save as a spreadsheet…"), icon="file-down", on_click=self._save_left))
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _save_left(self) -> None:
        stem = self.session.stem() or "rows"

        def saved(name: str, rows: int) -> None:
            self.tools.notices.toast(plural(rows, "One row saved to {file}", "{n} rows saved to {file}", file=name))

        choose_place(
            self,
            tr("{file} left out.xlsx", file=stem),
            lambda path: self.review.save_open(path, lambda rows: saved(path.name, rows)),
        )

    def _show_them(self) -> None:
        report = self.review.report
        if report is None or not self._can_show():
            return
        if not report.added:
            self.tools.visit("contacts")
            return
        batch = str(report.batch_id)
        self.tools.visit("contacts", _added_by(batch).knowing(Ask.IMPORT, {batch: self.review.name}))

    def _export(self) -> None:
        from desktop.domain.audience import Audience
        from desktop.gui.dialogs.export import open_export

        report = self.review.report
        if report is not None:
            query = _added_by(str(report.batch_id)).query()
            open_export(self.tools, Audience(query=query, name=self.session.stem()))

    def _ask_list(self) -> None:
        popover = self.popover = Popover(self.save, tr("Save as list"), width=320)
        edge = theme.px(16)
        popover.body.setContentsMargins(edge, theme.px(12), edge, theme.px(14))
        line = Line(self.session.stem(), name=tr("Name of the list"))
        field = Field(tr("Name of the list"), line)
        smart = Check(tr("Keep it as a rule: everybody added by this import"))
        popover.body.addWidget(field)
        popover.body.addWidget(smart)

        def save() -> None:
            self.review.save_list(line.text(), smart=smart.isChecked(), done=self._list_saved)

        def failed(error: UserError) -> None:
            field.fail(str(error))

        self.review.failed.connect(failed)
        popover.closed.connect(lambda: self.review.failed.disconnect(failed))
        line.returnPressed.connect(save)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(tr("Save list"), "primary", on_click=save))
        popover.body.addLayout(row)
        popover.open(line)
        line.selectAll()

    def _list_saved(self, written: "ListWritten") -> None:
        if self.popover is not None:
            self.popover.close_now()
            self.popover = None
        self.tools.notices.toast(
            tr("Saved as a list"), action=tr("Open it"), undo=lambda: self.tools.visit("lists", written.id)
        )

    def _failed(self, error: UserError) -> None:
        if self.isVisible() and self.popover is None:
            self.tools.notices.error(error)


def _added_by(batch: str) -> Filters:
    return Filters(conditions=(Condition(Ask.IMPORT, values=(batch,)),))


def headline(report: "ImportReport") -> str:
    """What an import did, in one sentence."""
    parts = [
        plural(report.added, "one contact added", "{n} contacts added") if report.added else "",
        plural(report.updated, "one updated", "{n} updated") if report.updated else "",
    ]
    said = ", ".join(part for part in parts if part) or tr("nothing changed")
    return f"{said[:1].upper()}{said[1:]}."


def _written(report: "ImportReport", outlook: "Outlook | None") -> QWidget:
    card = Card(padding=22, spacing=10)
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    row.addWidget(Picture("circle-check", "green", 26))
    row.addWidget(Text(headline(report), "h1", wrap=True), 1)
    card.body.addLayout(row)
    counts = report.counts
    same, blocked = counts[Verdict.UNCHANGED], counts[Verdict.SUPPRESSED]
    joined = outlook.joined if outlook is not None else 0
    lines = [
        ("newspaper", plural(report.outlets_added, "One new outlet", "{n} new outlets"), report.outlets_added),
        ("ban", plural(report.refused, "One person opted out", "{n} people opted out"), report.refused),
        ("merge", plural(joined, "One row was joined with an earlier one",
                         "{n} rows were joined with earlier ones"), joined),
        ("mail-x", plural(blocked, "One row must get nothing: left out", "{n} rows must get nothing: left out"),
         blocked),
        ("circle-minus", plural(same, "One row said nothing new", "{n} rows said nothing new"), same),
    ]  # fmt: skip
    for icon, words, count in lines:
        if count:
            line = QHBoxLayout()
            line.setSpacing(theme.px(10))
            line.addWidget(Picture(icon, "mute", 16))
            line.addWidget(Text(words, "body", wrap=True), 1)
            card.body.addLayout(line)
    card.body.addWidget(
        Text(tr("You can undo the whole import here and in the history, for 30 days."), "small", "mute", wrap=True)
    )
    return card
