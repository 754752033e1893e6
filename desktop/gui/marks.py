"""What is said above every page about the workspace in use: that it is the example, that it can only be read."""

from typing import TYPE_CHECKING

from desktop.gui.actions import Actions
from desktop.gui.notices import Notices
from desktop.gui.sidebar import Sidebar
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace


def mark(workspace: "Workspace", notices: Notices, actions: Actions, sidebar: Sidebar) -> None:
    """Say it in slate bars, and name the workspace below the places."""
    example = workspace.kind == "example"
    for key in ("example", "workspace"):
        notices.withdraw(key)
    if example:
        words = tr("This is the example: made-up people, and nothing can be sent.")
        notices.banner(words, "slate", key="example", closable=False)
    if workspace.read_only:
        again = (tr("Try again"), lambda: actions.do("workspace.again"))
        acts = (again,) if actions.is_bound("workspace.again") else ()
        notices.banner(workspace.read_only, "slate", key="workspace", actions=acts, closable=False)
    name = workspace.name
    sidebar.show_workspace(
        tr("{name} · example", name=name) if example else tr("{name} · this computer", name=name),
        "lock" if workspace.read_only else "database",
    )
