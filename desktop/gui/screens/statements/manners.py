"""How acts speak here: why nothing can be written, and what was done, with Undo."""

from desktop.domain.changes import Touched
from desktop.gui.pages import PLACES, Tools
from desktop.gui.widgets.undoing import undo


def why_not_write(tools: Tools) -> str:
    """Why nothing can be changed now, or ""."""
    workspace = tools.tasks.workspace()
    return workspace.read_only if workspace is not None else ""


def say(tools: Tools, said: str, answer: object) -> None:
    """Say what was done, with Undo."""
    touched = answer if isinstance(answer, Touched) else getattr(answer, "touched", None)
    batch = touched.batch_id if isinstance(touched, Touched) and touched.kinds else None
    tools.notices.toast(said, undo=(lambda: undo(tools, batch)) if batch is not None else None)


def exists(place: str) -> bool:
    """Whether there is such a place in this version."""
    return any(one.name == place and one.exists() for one in PLACES)
