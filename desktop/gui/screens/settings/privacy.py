"""Settings: what is kept and where, the addresses that must get nothing, whether the file is whole."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.gui import desktop_links, theme
from desktop.gui.dialogs.suppressing import LiftAddressDialog, SuppressDialog
from desktop.gui.jobs import Job
from desktop.gui.pages import Tools
from desktop.gui.screens.settings.section import Section, SettingCard
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Line
from desktop.gui.widgets.panels import Banner, Picture
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace


class Privacy(Section):
    """Nothing here leaves the computer."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Privacy"))
        self._kept()
        self._suppressed()
        self._whole_file()
        self.finish()
        tools.tasks.changed.connect(self._changed)

    def entered(self) -> None:
        """Count again."""
        self.tools.tasks.read(self, _count, self._show_count, question="count")
        reason = _why_not_write(self.tools)
        for button in (self.add, self.lift):
            button.forbid(reason)

    # -- what is kept ---------------------------------------------------------------------------------------------

    def _kept(self) -> None:
        card = self.card(tr("What is kept, and where"))
        self._fact(card, "database", tr("Contacts, lists and their history: in the workspace file, nowhere else."))
        self._fact(card, "settings", tr("Your choices and the paths of recent files: in the settings file."))
        self._fact(card, "file-text", tr("A log and reports of bugs: numbers and places in the program, never names."))
        self._fact(card, "globe", tr("No account, no tracking, no telemetry. Dateline goes online for nothing."))
        self.forget = Button(tr("Forget recent files and workspaces"), icon="x", on_click=self._forget)
        self.reports = Button(tr("Show the reports"), icon="folder-open", on_click=self._show_reports)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.forget)
        row.addWidget(self.reports)
        row.addStretch(1)
        card.body.addLayout(row)

    def _fact(self, card: SettingCard, icon: str, words: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.px(10))
        line.addWidget(Picture(icon, "mute", 16))
        line.addWidget(Text(words, "body", wrap=True), 1)
        card.body.addLayout(line)

    def _forget(self) -> None:
        self.tools.preferences.change(recent_files=(), recent_workspaces=())
        self.tools.notices.toast(tr("Recent files and workspaces are forgotten"))

    def _show_reports(self) -> None:
        self.tools.tasks.aside(self, _reports_folder, desktop_links.show_folder)

    # -- addresses that must get nothing --------------------------------------------------------------------------

    def _suppressed(self) -> None:
        card = self.card(tr("Addresses that must get nothing"))
        self.number = Text("…", "strong")
        card.body.addWidget(self.number)
        card.body.addWidget(
            Text(
                tr(
                    "They are kept as fingerprints, apart from the contacts: they outlive deletion, and no import, "
                    "merge or undo lifts one. So they can be asked for, not listed."
                ),
                "body", "mute", wrap=True,
            )
        )  # fmt: skip
        self.asked = Line(name=tr("Address to ask for"), hint=tr("name@outlet.example"), left_to_right=True)
        self.asked.returnPressed.connect(self._ask)
        look = Button(tr("Is it on the list?"), icon="search", on_click=self._ask)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.asked, 1)
        row.addWidget(look)
        card.body.addLayout(row)
        self._answer = QHBoxLayout()
        card.body.addLayout(self._answer)
        self.add = Button(tr("Suppress an address…"), icon="ban", on_click=self._open_add)
        self.lift = Button(tr("Lift one…"), icon="shield-check", on_click=self._open_lift)
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addWidget(self.add)
        acts.addWidget(self.lift)
        acts.addStretch(1)
        card.body.addLayout(acts)

    def _show_count(self, count: int) -> None:
        self.number.setText(plural(count, "{n} address is on the list", "{n} addresses are on the list"))

    def _ask(self) -> None:
        address = self.asked.text().strip()
        if address:
            self.tools.tasks.read(
                self, lambda ws: _is_suppressed(ws, address), lambda yes: self._say(address, yes=yes), question="ask"
            )

    def _say(self, address: str, *, yes: bool) -> None:
        words = tr("{address} must get nothing.", address=address)
        if not yes:
            words = tr("{address} is not on the list.", address=address)
        self._replace(Banner(words, "red" if yes else "green", icon="ban" if yes else "circle-check"))
        self.tools.notices.announce(words)

    def _replace(self, shown: QWidget) -> None:
        while (item := self._answer.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.deleteLater()
        self._answer.addWidget(shown)

    def _open_add(self) -> None:
        SuppressDialog(self.tools, self.asked.text().strip()).show_now()

    def _open_lift(self) -> None:
        LiftAddressDialog(self.tools, self.asked.text().strip()).show_now()

    def _changed(self, _touched: object) -> None:
        if self.isVisible():
            self.entered()

    # -- the file -------------------------------------------------------------------------------------------------

    def _whole_file(self) -> None:
        card = self.card(tr("Is the file whole?"))
        card.body.addWidget(
            Text(
                tr("Looks at every page of the file, its links, its search index, and the seals of its history."),
                "body", "mute", wrap=True,
            )
        )  # fmt: skip
        self.check_file = Button(tr("Check the file"), icon="shield-check", on_click=self._check_file)
        row = QHBoxLayout()
        row.addWidget(self.check_file)
        row.addStretch(1)
        card.body.addLayout(row)
        self._verdict = QHBoxLayout()
        card.body.addLayout(self._verdict)

    def _check_file(self) -> None:
        self.check_file.set_label(tr("Checking …"))
        self.check_file.setEnabled(False)
        self.tools.tasks.job(self, tr("Checking the file"), _check, self._show_verdict, failed=self._not_checked)

    def _not_checked(self, error: object) -> None:
        self._show_verdict([str(error)])

    def _show_verdict(self, problems: list[str]) -> None:
        self.check_file.set_label(tr("Check the file"))
        self.check_file.setEnabled(True)
        while (item := self._verdict.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.deleteLater()
        said = " ".join(problems) or tr("Everything holds.")
        self._verdict.addWidget(Banner(said, "red" if problems else "green"))
        self.tools.notices.announce(said, assertive=bool(problems))


def _why_not_write(tools: Tools) -> str:
    workspace = tools.tasks.workspace()
    return tr("No workspace is open") if workspace is None else workspace.read_only


def _count(workspace: "Workspace") -> int:
    from desktop.services import suppressions

    return suppressions.count(workspace)


def _is_suppressed(workspace: "Workspace", address: str) -> bool:
    from desktop.services import suppressions

    return bool(suppressions.suppressed(workspace, [address]))


def _check(workspace: "Workspace", progress: Job) -> list[str]:
    from desktop.services import workspaces

    del progress
    return workspaces.check(workspace)


def _reports_folder() -> Path:
    from desktop.services import crash_reports

    folder = crash_reports.folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
