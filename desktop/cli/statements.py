"""`dateline statement`: joint statements from a shell."""

from argparse import Namespace

from desktop.cli import statement_reading
from desktop.cli.options import AddCommand, everywhere


def add(command: AddCommand) -> None:
    """Add the commands of this group."""
    group = command("statement", "read in a finished statement", _nothing_asked)
    inner = group.add_subparsers(metavar="import", required=True)
    what = "read a finished text, show its parts, and make a statement of it"
    reading = inner.add_parser("import", help=what, description=what, parents=[everywhere(inside=True)])
    statement_reading.options(reading)
    reading.set_defaults(run=statement_reading.run)


def _nothing_asked(arguments: Namespace) -> int:
    raise AssertionError(arguments)  # the parser asks for a command of the group
