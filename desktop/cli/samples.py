"""`dateline sample`: a messy press list to try an import with."""

from argparse import Namespace
from pathlib import Path

from desktop.cli import output
from desktop.cli.options import AddCommand, count


def add(command: AddCommand) -> None:
    """Add the command of this group."""
    make = command("sample", "write a messy press list of invented people", sample)
    make.add_argument("--contacts", type=count, required=True, metavar="N", help="how many rows")
    make.add_argument("--seed", type=count, required=True, metavar="S", help="the same seed gives the same file")
    make.add_argument("--out", type=Path, required=True, metavar="F.xlsx")


def sample(arguments: Namespace) -> int:
    """Write the workbook."""
    from desktop.services import samples

    made = samples.sample(arguments.out, arguments.contacts, arguments.seed)
    if arguments.json:
        facts = {"file": str(made.path), "contacts": made.contacts, "columns": made.columns, "seed": made.seed}
        output.show_json(facts)
    else:
        output.say(f"Wrote {output.how_many(made.contacts, 'contact')} in {made.columns} columns to {made.path}.")
    return 0
