"""`dateline lists`: the lists there are, and new ones that answer a question anew each time."""

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop.cli import output
from desktop.cli.options import AddCommand, asked, everywhere, opened
from desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from desktop.services.lists import MailingListRow
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
        rows = [_facts(workspace, row) for row in service.all_lists(workspace)]
    if arguments.json:
        output.show_json_list(rows)
    else:
        kinds = {True: "smart", False: "by hand"}
        output.show_table(
            ("id", "name", "kind", "people"),
            [(row["id"], row["name"], kinds[bool(row["smart"])], row["count"]) for row in rows],
        )
    return 0


def create(arguments: Namespace) -> int:
    """Make a smart list out of what a question finds."""
    from desktop.services import lists as service

    with opened(arguments) as workspace:
        made = service.create_smart(workspace, arguments.name, asked(workspace, arguments.query))
        facts = _facts(workspace, service.get(workspace, made.id))
    if arguments.json:
        output.show_json(facts)
    else:
        people = output.how_many(int(str(facts["count"])), "contact")
        output.say(f"Made list {facts['id']}, “{facts['name']}”. {people} on it now.")
    return 0


def _facts(workspace: "Workspace", row: "MailingListRow") -> dict[str, object]:
    from desktop.services import lists as service

    count, _ = service.count(workspace, row.id)
    return {"id": row.id, "name": row.name, "smart": row.smart, "count": count, "note": row.note}


def find(workspace: "Workspace", named: str) -> int:
    """The id of a list named by its name or number.

    Raises:
        NotFound: there is none.
    """
    from desktop.domain import folding
    from desktop.services import lists as service

    rows = service.all_lists(workspace)
    found = [row.id for row in rows if folding.key(row.name) == folding.key(named)]
    found = found or [row.id for row in rows if str(row.id) == named]
    if not found:
        raise NotFound(f"There is no list “{named}”.", "", "See: dateline lists")
    return found[0]
