"""`dateline history` and `undo`: what was done, and taking it back."""

from argparse import Namespace
from dataclasses import asdict

from desktop.cli import output
from desktop.cli.options import AddCommand, count, opened
from desktop.cli.progress import shown_progress

_SHOWN = 50


def add(command: AddCommand) -> None:
    """Add the commands of this group."""
    past = command("history", "list what was done, the newest first", history)
    past.add_argument("--limit", type=count, default=_SHOWN, help=f"show so many ({_SHOWN})")
    back = command("undo", "take back one act, or the newest that can be", undo)
    back.add_argument("batch", nargs="?", type=count, metavar="BATCH", help="its number in the history")


def history(arguments: Namespace) -> int:
    """List the newest acts."""
    from desktop.services import history as service

    with opened(arguments) as workspace:
        rows = service.batches(workspace, arguments.limit)
    if arguments.json:
        output.show_json_list(asdict(row) for row in rows)
    else:
        output.show_table(
            ("batch", "at", "who", "what", ""),
            [(row.id, row.at, row.user, row.label, "undone" if row.undone else "") for row in rows],
        )
    return 0


def undo(arguments: Namespace) -> int:
    """Take one act back, whole; what was edited since is left alone and named."""
    from desktop.services import history as service

    with opened(arguments) as workspace, shown_progress() as progress:
        if arguments.batch is None:
            report = service.undo_last(workspace, progress)
        else:
            report = service.undo(workspace, arguments.batch, progress)
    left = [{"kind": one.kind, "id": one.id, "fields": list(one.fields)} for one in report.left]
    if arguments.json:
        facts = {"undone": report.label, "removed": report.removed, "restored": report.restored, "left": left}
        output.show_json(facts)
    else:
        output.say(f"Undone: {report.label}. {report.removed:,} removed, {report.restored:,} restored.")
        if left:
            output.complain(f"{output.how_many(len(left), 'record')} edited since kept those edits.")
    return 0
