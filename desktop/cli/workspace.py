"""`dateline init` and `dateline check`: the workspace itself."""

from argparse import Namespace

from desktop.cli import output
from desktop.cli.options import AddCommand, opened, workspace_path


def add(command: AddCommand) -> None:
    """Add the commands of this group."""
    command("init", "make a new, empty workspace", init)
    command("check", "look for damage: the file, its links, its search index, the seals of its history", check)


def init(arguments: Namespace) -> int:
    """Make a new, empty workspace."""
    from desktop.services import workspaces

    path = workspace_path(arguments)
    workspaces.close(workspaces.create(path))
    if arguments.json:
        output.show_json({"workspace": str(path)})
    else:
        output.say(f"Made {path}.")
    return 0


def check(arguments: Namespace) -> int:
    """Say what is wrong with the workspace; the exit code is 1 if anything is."""
    from desktop.services import workspaces

    with opened(arguments) as workspace:
        problems = workspaces.check(workspace)
    if arguments.json:
        output.show_json({"ok": not problems, "problems": problems})
    else:
        output.say("\n".join(problems) or "Everything holds.")
    return 1 if problems else 0
