"""Sign-off files: a request written for a partner, an answer opened and recorded, a partner's request answered."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop.domain.errors import UserError
from desktop.domain.organisation import file_name
from desktop.gui.pages import Tools
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.organisation import Organisation
    from desktop.domain.signoff_file import Request
    from desktop.domain.statement.statement import Statement
    from desktop.services.signoffs import AnswerRead
    from desktop.services.workspaces import Workspace

_FILTER = "*.dateline-signoff"


@dataclass(frozen=True, slots=True)
class Opened:
    """A sign-off file as read: an answer held against what is known here, or a partner's request."""

    path: Path
    answer: "AnswerRead | None" = None
    request: "Request | None" = None
    ours: "Organisation | None" = None
    signs: bool = False
    title: str = ""


def write_request(tools: Tools, statement: "Statement", organisation: "Organisation") -> None:
    """Ask where to, and write the request files for every language that has a revision."""
    dialog = QFileDialog(tools.window, tr("Folder for the request file"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(lambda name: write_request_to(tools, statement, organisation, Path(name)))
    dialog.open()


def write_request_to(tools: Tools, statement: "Statement", organisation: "Organisation", folder: Path) -> None:
    """Write the request files into a folder and say what they are called."""
    languages = [one.language for one in statement.versions if one.current is not None and not one.changed]

    def work(workspace: "Workspace") -> list[Path]:
        from desktop.services import signoffs

        return [
            signoffs.write_request_file(workspace, statement.id, language, organisation.id, folder)
            for language in languages or statement.languages[:1]
        ]

    def done(made: list[Path]) -> None:
        names = ", ".join(path.name for path in made)
        tools.notices.toast(tr("{names} is written. Send it to {partner}.", names=names, partner=organisation.short))

    tools.tasks.write(tools.window, work, done)


def choose_signoff_file(tools: Tools, statement_id: int | None) -> None:
    """Ask for a sign-off file and show what it says."""
    dialog = QFileDialog(tools.window, tr("Open a sign-off file"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([f"{tr('Sign-off files')} ({_FILTER})", f"{tr('All files')} (*)"])
    dialog.fileSelected.connect(lambda name: open_signoff_file(tools, Path(name), statement_id))
    dialog.open()


def open_signoff_file(tools: Tools, path: Path, statement_id: int | None = None) -> None:
    """Show what a sign-off file says: an answer, to be recorded; or a request, to be answered."""

    def show(opened: Opened) -> None:
        from desktop.gui.dialogs.signoff_answers import AnswerDialog, RequestDialog

        dialog = AnswerDialog(tools, opened) if opened.answer is not None else RequestDialog(tools, opened)
        dialog.show_now()

    def failed(error: UserError) -> None:
        tools.notices.banner(f"{path.name}: {error}", "red", key="signoff")

    tools.notices.withdraw("signoff")
    tools.tasks.read(tools.window, lambda workspace: opened_file(workspace, path, statement_id), show, failed=failed)


def suggested_answer(opened: Opened) -> str:
    """What our answer to a request is called."""
    ours = file_name(opened.ours.card) if opened.ours is not None else "us"
    return f"{opened.path.name.removesuffix('.dateline-signoff')}-answer-{ours}.dateline-signoff"


def opened_file(workspace: "Workspace", path: Path, statement_id: int | None) -> Opened:
    """Read a sign-off file of either kind.

    Raises:
        UnreadableFile: it is neither, or was altered, or made by a newer version.
    """
    from desktop.services import organisations, signoffs, statements

    if signoffs.is_answer(path):
        answer = signoffs.read_answer_file(workspace, path, statement_id)
        title = statements.get(workspace, answer.statement_id).title if answer.statement_id is not None else ""
        return Opened(path, answer=answer, title=title)
    request, ours = signoffs.open_request(path), organisations.own(workspace)
    return Opened(path, request=request, ours=ours, signs=signoffs.own_key(workspace) is not None)
