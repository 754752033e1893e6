"""Taking an act back from its toast, and saying what came of it."""

from typing import TYPE_CHECKING

from desktop.gui.pages import Tools
from desktop.gui.words import plural, tr

if TYPE_CHECKING:
    from desktop.services.history import UndoReport
    from desktop.services.workspaces import Workspace


def undo(tools: Tools, batch_id: int) -> None:
    """Undo this act; say so, and what was left alone because somebody changed it since."""

    def done(report: "UndoReport") -> None:
        left = len(report.left)
        said = tr("Undone: {what}", what=report.label)
        if left:
            said += " · " + plural(left, "{n} was changed since and stays", "{n} were changed since and stay")
        tools.notices.toast(said, icon="undo-2")

    tools.tasks.write(tools.window, lambda workspace: _undo(workspace, batch_id), done)


def _undo(workspace: "Workspace", batch_id: int) -> "UndoReport":
    from desktop.services import history

    return history.undo(workspace, batch_id)
