"""`dateline lists`: the lists there are, and new ones that answer a question anew each time."""

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop.cli import output
from desktop.cli.options import AddCommand, everywhere, opened
from desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace


def add(command: AddCommand) -> None:
    """Add the commands of this group."""
    shown = command("lists", "list the lists, or make one that answers a question anew each time", lists)
    inner = shown.add_subparsers(metavar="create")
    what = "make a smart list: whoever fits tomorrow is on it tomorrow"
    make = inner.add_parser("create", help=what, description=what, parents=[everywhere(inside=True)])
    make.add_argument("name", metavar="NAME")
    make.add_argument("--query", required=True, metavar="Q", help="what one types into the search line")
    make.set_defaults(run=create)


def lists(arguments: Namespace) -> int:
    """List all lists by name."""
    from desktop.services import lists as service

    with opened(arguments) as workspace:
        rows = service.rows(workspace)
    if arguments.json:
        output.show_json_list(asdict(row) for row in rows)
    else:
        output.show_table(
            ("id", "name", "kind", "people"),
            [(row.id, row.name, "smart" if row.smart else "by hand", row.count) for row in rows],
        )
    return 0


def create(arguments: Namespace) -> int:
    """Make a smart list out of what a question finds."""
    from desktop.domain.query import ContactQuery
    from desktop.services import lists as service

    with opened(arguments) as workspace:
        made = service.create(workspace, arguments.name, ContactQuery(text=arguments.query))
        now = next(row for row in service.rows(workspace) if row.id == made.id)
    if arguments.json:
        output.show_json(asdict(now))
    else:
        output.say(f"Made list {now.id}, “{now.name}”. {output.how_many(now.count, 'contact')} on it now.")
    return 0


def find(workspace: "Workspace", named: str) -> int:
    """The id of a list named by its name or number.

    Raises:
        NotFound: there is none, or several have the name.
    """
    from desktop.domain import folding
    from desktop.services import lists as service

    rows = service.rows(workspace)
    found = [row.id for row in rows if folding.key(row.name) == folding.key(named)]
    found = found or [row.id for row in rows if str(row.id) == named]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = ", ".join(map(str, found))
        raise NotFound(f"Several lists are called “{named}”.", "", f"Say which by its number: {numbers}.")
    raise NotFound(f"There is no list “{named}”.", "", "See: dateline lists")
