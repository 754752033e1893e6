"""`dateline export`: a list or what a question finds as a file for another program, checked person by person."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import output
from desktop.cli.options import AddCommand, asked, opened
from desktop.cli.progress import shown_progress

if TYPE_CHECKING:
    from desktop.domain.audience import Audience
    from desktop.domain.exports import ExportReport
    from desktop.services.workspaces import Workspace


def add(command: AddCommand) -> None:
    """Add the command of this group."""
    make = command("export", "write a list or what a question finds as a file for another program", export)
    whom = make.add_mutually_exclusive_group(required=True)
    whom.add_argument("--list", metavar="L", help="a list, by its name or number")
    whom.add_argument("--query", metavar="Q", help="what one types into the search line")
    make.add_argument("--preset", required=True, metavar="P", help="the layout: excel, word, google, mailchimp ...")
    make.add_argument("--format", required=True, choices=("xlsx", "csv"))
    make.add_argument("--out", type=Path, required=True, metavar="F")


def export(arguments: Namespace) -> int:
    """Write the file; whoever may not be in it is left out and named with the reason."""
    from desktop.domain.exports import FileKind
    from desktop.domain.presets import preset
    from desktop.services import exports

    layout, kind = preset(arguments.preset), FileKind(arguments.format)
    with opened(arguments) as workspace, shown_progress() as progress:
        audience = _audience(workspace, arguments)
        report = exports.write(workspace, audience, layout, arguments.out, kind, progress=progress)
    if arguments.json:
        output.show_json(_facts(report))
    else:
        _tell(report)
    return 0


def _audience(workspace: "Workspace", arguments: Namespace) -> "Audience":
    from desktop.cli.lists import find
    from desktop.domain.audience import Audience

    if arguments.list is None:
        return Audience(query=asked(workspace, arguments.query))
    return Audience(list_id=find(workspace, arguments.list))


def _facts(report: "ExportReport") -> dict[str, object]:
    return {
        "file": str(report.path),
        "preset": report.preset,
        "included": report.included,
        "left_out": [asdict(one) for one in report.left_out],
        "by_reason": report.by_reason,
        "cut": [asdict(one) for one in report.cut],
        "warnings": list(report.warnings),
        "columns": list(report.columns),
    }


def _tell(report: "ExportReport") -> None:
    output.say(f"Wrote {output.how_many(report.included, 'contact')} to {report.path}.")
    for reason, number in report.by_reason.items():
        output.say(f"Left out: {number:,} ({reason}).")
    if report.cut:
        output.complain(f"{output.how_many(len(report.cut), 'cell')} too long for a workbook cut short.")
    for warning in report.warnings:
        output.complain(warning)
