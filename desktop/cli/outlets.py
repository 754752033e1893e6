"""`dateline outlets`: what the contacts publish in."""

from argparse import Namespace
from dataclasses import asdict

from desktop.cli import output
from desktop.cli.options import AddCommand, opened


def add(command: AddCommand) -> None:
    """Add the command of this group."""
    command("outlets", "list the outlets with how many people each has", outlets)


def outlets(arguments: Namespace) -> int:
    """List all outlets by name."""
    from desktop.services import outlets as service

    with opened(arguments) as workspace:
        rows = service.rows(workspace, service.ids(workspace))
    if arguments.json:
        output.show_json_list(asdict(row) for row in rows)
    else:
        output.show_table(
            ("id", "name", "kind", "country", "city", "people"),
            [(row.id, row.name, row.kind, row.country, row.city, row.people) for row in rows],
        )
    return 0
