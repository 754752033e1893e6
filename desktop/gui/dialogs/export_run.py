"""Writing an export: the place it goes to, the job in the status bar, what is said when it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.audience import Audience
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.exports import ExportReport, FileKind
from desktop.domain.presets import Preset
from desktop.gui.desktop_links import show_folder
from desktop.gui.jobs import Job
from desktop.gui.models import export_words as said
from desktop.gui.pages import Tools
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.folds import FoldList
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace


@dataclass(frozen=True)
class Order:
    """One export as it was reviewed. `again` opens the review anew."""

    audience: Audience
    preset: Preset
    kind: FileKind
    confirmed: frozenset[int]
    count: int
    again: Callable[[], object]

    def run(self, tools: Tools, path: str) -> None:
        """Write the file beside the window, then say where it is."""

        def failed(error: UserError) -> None:
            if isinstance(error, Cancelled):
                tools.notices.toast(tr("Export cancelled. No file was written."), icon="info")
                return
            again = ((tr("Look at the review again"), self._look_again(tools)),)
            tools.notices.banner(str(error), "red", key="export", actions=again)

        tools.notices.withdraw("export")
        tools.tasks.job(
            tools.window, said.job_words(self.count, self.preset),
            lambda workspace, job: _write(workspace, self, Path(path), job),
            lambda report: _tell(tools, report), failed=failed,
        )  # fmt: skip

    def _look_again(self, tools: Tools) -> Callable[[], object]:
        def look() -> None:
            tools.notices.withdraw("export")
            self.again()

        return look


class CutDialog(Dialog):
    """Which texts were cut in a workbook, by column."""

    def __init__(self, tools: Tools, report: ExportReport) -> None:
        super().__init__(tools.window, tr("Texts cut in {file}", file=report.path.name), note=said.cut_words(report))
        people = FoldList(tr("Texts cut"))
        people.show_folds(said.cut_folds(report))
        people.setMinimumHeight(people.wanted_height(10))
        self.body.addWidget(people)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Show in folder"), icon="folder", on_click=lambda: show_folder(report.path)))
        self.foot.addWidget(Button(tr("Close"), on_click=self.close_now))


def choose_place(owner: QWidget, name: str, kind: FileKind) -> QFileDialog:
    """Ask where the file shall be; `fileSelected` tells."""
    dialog = QFileDialog(owner.window(), tr("Export to"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    ending = said.suffix(kind)
    words = tr("Excel workbooks") if ending == "xlsx" else tr("Comma-separated values")
    dialog.setNameFilter(f"{words} (*.{ending})")
    dialog.setDefaultSuffix(ending)
    place = QStandardPaths.StandardLocation.DocumentsLocation
    dialog.setDirectory(QStandardPaths.writableLocation(place))
    dialog.selectFile(name)
    dialog.open()
    return dialog


def _tell(tools: Tools, report: ExportReport) -> None:
    tools.notices.toast(
        said.done_words(report), action=tr("Show in folder"), undo=lambda: show_folder(report.path), icon="file-down"
    )
    if report.cut:
        look = (tr("See which"), lambda: CutDialog(tools, report).open())
        tools.notices.banner(said.cut_words(report), "amber", key="export", actions=(look,))


def _write(workspace: "Workspace", order: Order, path: Path, job: Job) -> ExportReport:
    from desktop.services import exports

    return exports.write(
        workspace, order.audience, order.preset, path, order.kind, confirmed_flagged=order.confirmed, progress=job
    )
