"""Reading in a finished text: choose it, see what was recognised and how surely, correct it, make the statement."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.statement.text import StatementText
from desktop.gui import theme
from desktop.gui.clipboard import pasted_rich
from desktop.gui.pages import Tools
from desktop.gui.screens.statements.manners import say
from desktop.gui.screens.statements.recognised import RecognisedForm, Served
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.panels import DropZone, EmptyState
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.domain.statement.reading import Recognised
    from desktop.services.statements import Arrived
    from desktop.services.workspaces import Workspace

_FILES = "*.docx *.docm *.odt *.txt *.html *.htm *.eml"


class ReadingView(QWidget):
    """`read_file(path)` or `paste()`; `made(id)` when a statement was made of it."""

    made = Signal(int)
    back_asked = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.form: RecognisedForm | None = None
        self.path: Path | None = None
        outer = QVBoxLayout(self)
        edge = theme.px(24)
        outer.setContentsMargins(edge, theme.px(14), edge, theme.px(16))
        outer.setSpacing(theme.px(12))
        outer.addLayout(self._head())
        self.stack = QStackedWidget()
        self.choosing = self._choosing()
        self.waiting = EmptyState("hourglass", tr("Reading the text…"), centred=True)
        self.stack.addWidget(self.choosing)
        self.stack.addWidget(self.waiting)
        outer.addWidget(self.stack, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        self.back = Button(tr("Statements"), "quiet", icon="arrow-left", on_click=self.back_asked.emit)
        self.title = Text(tr("Read in a finished text"), "h1")
        self.other = Button(tr("Another text…"), on_click=self.start_again)
        self.make = Button(tr("Make the statement"), "primary", icon="file-check", on_click=self._make)
        row.addWidget(self.back)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.other)
        row.addWidget(self.make)
        return row

    def _choosing(self) -> QWidget:
        zone = DropZone(tr("Put a finished text here"))
        zone.dropped.connect(self.read_file)
        column = zone.body
        column.addStretch(1)
        empty = EmptyState(
            "file-text", tr("Put a finished text here"),
            tr("Word, OpenDocument, plain text, a web page or an e-mail. Nothing is stored until you say so."),
            [(tr("Choose a file…"), self.choose), (tr("Paste from the clipboard"), self.paste)], centred=True,
        )  # fmt: skip
        column.addWidget(empty)
        column.addStretch(1)
        return zone

    # -- as part of the page --------------------------------------------------------------------------------------

    def enter(self) -> None:
        """It is on screen now."""
        self._refresh()

    def leave(self) -> None:
        """What was recognised waits here."""

    def first_focus(self) -> QWidget:
        """The headline, or the first way to choose a text."""
        if self.form is not None:
            return self.form.facts.headline
        return self.choosing

    def panes(self) -> list[QWidget]:
        """The parts F6 goes through."""
        return [self.form.side, self.form.writing] if self.form is not None else [self.choosing]

    # -- reading --------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self.window(), tr("Read in a finished text"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"{tr('Texts')} ({_FILES})", f"{tr('All files')} (*)"])
        dialog.fileSelected.connect(lambda name: self.read_file(Path(name)))
        dialog.open()

    def paste(self) -> None:
        """Take what is on the clipboard."""
        html, text = pasted_rich()
        if not html and not text:
            self._tools.notices.banner(tr("There is no text on the clipboard."), "amber")
            return
        self._begin(lambda: _read_pasted(html, text))

    def read_file(self, path: Path) -> None:
        """Read this file."""
        self._begin(lambda: _read_file(path))
        self.path = path

    def start_again(self) -> None:
        """Let another text be chosen."""
        self.path = None
        if self.form is not None:
            self.stack.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None
        self.stack.setCurrentWidget(self.choosing)
        self._refresh()

    def _begin(self, work: "Served[Recognised]") -> None:
        self._tools.notices.withdraw("error")
        self.start_again()
        self.stack.setCurrentWidget(self.waiting)
        self._tools.tasks.aside(self, work, self._recognised, failed=self._failed, question="read",
                                title=tr("Reading a text"))  # fmt: skip

    def _recognised(self, found: "Recognised") -> None:
        def show(known: tuple[str, ...]) -> None:
            self.form = RecognisedForm(found, known)
            self.form.changed.connect(self._refresh)
            self.stack.addWidget(self.form)
            self.stack.setCurrentWidget(self.form)
            self._refresh()
            self.form.facts.headline.setFocus(Qt.FocusReason.OtherFocusReason)

        self._tools.tasks.read(self, lambda workspace: _known(workspace, found.text), show)

    def _failed(self, error: UserError) -> None:
        self.stack.setCurrentWidget(self.form or self.choosing)
        self._tools.notices.error(error)
        self._refresh()

    def _refresh(self) -> None:
        there = self.form is not None
        self.make.setVisible(there)
        self.other.setVisible(there)
        if self.form is not None:
            self.make.forbid(self.form.why_not())

    # -- making ---------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        if self.form is None:
            return
        text, make_missing = self.form.text(), self.form.takes_strangers()

        def done(arrived: "Arrived") -> None:
            left = len(arrived.strangers)
            said = tr("The statement is made.")
            if arrived.made:
                said += " " + plural(len(arrived.made), "{n} partner is new.", "{n} partners are new.")
            if left:
                said += " " + plural(left, "{n} organisation named in it does not sign yet.",
                                     "{n} organisations named in it do not sign yet.")  # fmt: skip
            self.start_again()
            say(self._tools, said, arrived)
            self.made.emit(arrived.id)

        self._tools.tasks.write(
            self, lambda workspace: _create(workspace, text, make_missing=make_missing), done, failed=self._failed
        )


def _read_file(path: Path) -> "Recognised":
    from desktop.services.statements import reading

    return reading.read_file(path)


def _read_pasted(html: str, text: str) -> "Recognised":
    from desktop.services.statements import reading

    return reading.read_pasted(html, text)


def _known(workspace: "Workspace", text: StatementText) -> tuple[str, ...]:
    """The names among the organisations of the text that are known here."""
    from desktop.services import statements

    return tuple(one.signatory.name for one in statements.recognise(workspace, text) if one.organisation is not None)


def _create(workspace: "Workspace", text: StatementText, *, make_missing: bool) -> "Arrived":
    from desktop.services import statements

    return statements.create_from_text(workspace, replace(text), make_missing=make_missing)
