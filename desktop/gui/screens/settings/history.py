"""Settings: everything that was done, newest first, and taking it back."""

from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from desktop.gui import theme
from desktop.gui.dialogs.undone import UndoneDialog
from desktop.gui.jobs import Job
from desktop.gui.models.acts import act_columns, numbers_of, verb
from desktop.gui.models.moments import local, system_clock
from desktop.gui.models.window import Answer, WindowModel
from desktop.gui.pages import Tools
from desktop.gui.screens.settings.section import Section
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.panels import EmptyState, Skeleton
from desktop.gui.widgets.row_actions import RowAction, RowActions
from desktop.gui.widgets.table import ROW_TWO_LINES, Table
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.history import BatchRow, UndoReport
    from desktop.services.workspaces import Workspace


class History(Section):
    """Each act with who, when and how many; undone here as long as it can be."""

    scrolls = False

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            tools, tr("History"),
            tr(
                "Imports, merges, edits and deletions stay here for 30 days at least, also after a restart. Undo never "
                "takes away a refusal that came later."
            ),
        )  # fmt: skip
        self.count = Text("", "body", "mute")
        self.undo = Button(tr("Undo"), icon="undo-2", on_click=self._undo_chosen)
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(self.count, 1)
        head.addWidget(self.undo)
        self.body.addLayout(head)
        self._make_table()
        self.under = QStackedWidget()
        box = QFrame()
        box.setProperty("box", "card")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(1, theme.px(4), 1, theme.px(4))
        inside.addWidget(self.table)
        waiting = Skeleton(9, tr("Loading the history"), row_height=ROW_TWO_LINES)
        nothing = EmptyState("history", tr("Nothing to undo"), tr("What you do is listed here."), centred=True)
        for part in (waiting, box, nothing):
            self.under.addWidget(part)
        self.body.addWidget(self.under, 1)
        tools.tasks.changed.connect(self._changed)

    def entered(self) -> None:
        """Read which acts there are."""
        self.tools.tasks.read(self, _ids, self._take, question="acts")
        self._tell()

    def _make_table(self) -> None:
        def now() -> datetime:
            workspace = self.tools.tasks.workspace()
            return local(workspace.clock if workspace is not None else system_clock)

        self.model: WindowModel[BatchRow] = WindowModel(act_columns(now), self._fetch, self)
        self.table = Table(self.model, name=tr("History"), row_height=ROW_TWO_LINES)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.commands = self._keys
        self.table.chosen.connect(self._tell)
        self.table.menu_asked.connect(self._menu)
        self.model.arrived.connect(self._tell)
        undo = RowAction("undo-2", self._verb, self._take_back, self._why_not, labelled=True)
        self.row_actions = RowActions(self.table, [undo])

    def _fetch(self, ids: Sequence[int], answer: "Answer[BatchRow]") -> None:
        wanted = list(ids)
        self.tools.tasks.read(self, lambda workspace: _rows(workspace, wanted), answer)

    def _take(self, ids: "array[int]") -> None:
        self.model.refresh()
        self.model.set_ids(ids)
        self.under.setCurrentIndex(1 if ids else 2)
        self.count.setText(plural(len(ids), "{n} act", "{n} acts"))
        self._tell()

    def _row(self, batch_id: int) -> "BatchRow | None":
        line = self.model.line_of(batch_id)
        return self.model.row_at(line) if line >= 0 else None

    def _verb(self, batch_id: int) -> str:
        row = self._row(batch_id)
        return verb(row) if row is not None else ""

    def _why_not(self, _batch_id: int = 0) -> str:
        workspace = self.tools.tasks.workspace()
        return workspace.read_only if workspace is not None else tr("No workspace is open")

    def _tell(self) -> None:
        chosen = self.table.selected_ids()[:1]
        words = self._verb(chosen[0]) if chosen else ""
        self.undo.set_label(words or tr("Undo"))
        reason = tr("Choose an act first") if not chosen else "" if words else tr("This act cannot be undone")
        self.undo.forbid(self._why_not() or reason)

    def _keys(self, keys: QKeySequence) -> bool:
        if keys != QKeySequence("Del"):
            return False
        self._undo_chosen()
        return True

    def _menu(self, point: QPoint) -> None:
        for batch_id in self.table.selected_ids()[:1]:
            words = self._verb(batch_id)
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            line = menu.addAction(words or tr("This act cannot be undone"))
            line.setEnabled(bool(words) and not self._why_not())
            line.triggered.connect(lambda _on=False, batch_id=batch_id: self._take_back(batch_id))
            menu.popup(self.table.viewport().mapToGlobal(point))

    def _undo_chosen(self) -> None:
        if self.undo.isEnabled():
            for batch_id in self.table.selected_ids()[:1]:
                self._take_back(batch_id)

    def _take_back(self, batch_id: int) -> None:
        row = self._row(batch_id)
        if row is None or not verb(row) or self._why_not():
            return
        again = row.kind == "undo"
        title = tr("Redoing: {what}", what=row.label) if again else tr("Undoing: {what}", what=row.label)
        tools = self.tools

        def done(report: "UndoReport") -> None:
            if report.left:
                UndoneDialog(tools, report).open()
                return
            what = report.label.removeprefix("Undo: ").removeprefix("Redo: ")
            words = tr("Done again: {what}", what=what) if again else tr("Undone: {what}", what=what)
            said = " · ".join(part for part in (words, numbers_of(report)) if part)
            tools.notices.toast(said, icon="redo-2" if again else "undo-2")

        tools.tasks.job(tools.window, title, lambda workspace, job: _undo(workspace, batch_id, job), done)

    def _changed(self, _touched: object) -> None:
        if self.isVisible():
            self.entered()


def _ids(workspace: "Workspace") -> "array[int]":
    from desktop.services import history

    return history.ids(workspace)


def _rows(workspace: "Workspace", ids: list[int]) -> "list[BatchRow]":
    from desktop.services import history

    return history.rows(workspace, ids)


def _undo(workspace: "Workspace", batch_id: int, job: Job) -> "UndoReport":
    from desktop.services import history

    return history.undo(workspace, batch_id, job)
