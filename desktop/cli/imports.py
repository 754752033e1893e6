"""`dateline import`: a messy sheet becomes contacts, all of it or nothing, and can be undone whole."""

import time
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import output
from desktop.cli.options import AddCommand, count, opened
from desktop.cli.progress import TerminalProgress, shown_progress

if TYPE_CHECKING:
    from desktop.domain.columns import ColumnMatch
    from desktop.domain.importing import ImportReport
    from desktop.services.imports import Plan
    from desktop.services.workspaces import Workspace

POLICIES = ("fill", "keep", "replace", "add")
_TOLD = 20


def add(command: AddCommand) -> None:
    """Add the command of this group."""
    read = command("import", "read a sheet of contacts into the workspace, as one act that can be undone", run)
    read.add_argument("file", type=Path, metavar="FILE", help="a workbook, CSV or other table")
    read.add_argument("--sheet", metavar="S", help="the sheet of a workbook (else the fullest)")
    read.add_argument("--header-row", type=count, metavar="N", help="the row of the headers; 0: there is none")
    read.add_argument("--encoding", metavar="E", help="how a text file is written, such as utf-8 or cp1256")
    read.add_argument("--password-file", type=Path, metavar="F", help="a file whose first line opens the workbook")
    read.add_argument("--policy", choices=POLICIES, default="fill", help="where both know something (fill blanks)")
    read.add_argument("--mapping", type=Path, metavar="M.json", help='columns to fields: {"Header": "field"}')
    read.add_argument("--dates", choices=("dmy", "mdy"), help="how dates such as 03/04/2026 are meant")
    read.add_argument("--country", default="", metavar="CC", help="the country of phones that do not say")
    read.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    read.add_argument("--rejects", type=Path, metavar="R.xlsx", help="save the rows that stay out, with the reason")


@dataclass(frozen=True, slots=True)
class _Outcome:
    plan: "Plan"
    report: "ImportReport | None"
    left_out: int


def run(arguments: Namespace) -> int:
    """Check the file, write what is certain, keep out what a person must decide."""
    with opened(arguments) as workspace, shown_progress() as progress:
        plan = _checked(workspace, arguments, progress)
        outcome = _applied(workspace, plan, arguments, progress)
    if arguments.json:
        output.show_json(_facts(outcome))
    else:
        _tell(outcome)
    return 0


def _checked(workspace: "Workspace", arguments: Namespace, progress: TerminalProgress) -> "Plan":
    from desktop.cli.reading import options_of, ready_mapping
    from desktop.domain.importing import Policies, Policy
    from desktop.services import imports

    began = time.perf_counter()
    options = options_of(arguments)
    file = imports.preview(arguments.file, options)
    mapping = ready_mapping(workspace, file, arguments)
    opening = time.perf_counter() - began
    policies = Policies(Policy(arguments.policy))
    plan = imports.check(workspace, file, mapping, policies, options=options, progress=progress)
    plan.seconds["open"] = opening
    return plan


def _applied(workspace: "Workspace", plan: "Plan", arguments: Namespace, progress: TerminalProgress) -> _Outcome:
    from desktop.services import imports

    left_out = imports.save_rejects(workspace, plan, arguments.rejects) if arguments.rejects else 0
    if arguments.dry_run:
        return _Outcome(plan, None, left_out)
    report = imports.apply(workspace, plan, progress)
    imports.remember(workspace, plan.file, plan.mapping)
    return _Outcome(plan, report, left_out)


def _facts(outcome: _Outcome) -> dict[str, object]:
    from desktop.services import imports

    plan, report = outcome.plan, outcome.report
    problems = [
        {"row": one.row, "column": one.column, "value": one.value, "message": one.message}
        for one in imports.problems(plan)
    ]
    columns = [
        {"header": one.header, "field": one.field, "confidence": one.confidence.value, "note": one.note}
        for one in plan.mapping.columns
    ]
    return {
        "file": plan.file.name,
        "written": report is not None,
        "batch": report.batch_id if report else None,
        "rows": plan.rows,
        **{verdict.value: number for verdict, number in plan.counts().items()},
        "added": report.added if report else 0,
        "updated": report.updated if report else 0,
        "columns": columns,
        "problems": problems,
        "seconds": {phase: round(spent, 3) for phase, spent in plan.seconds.items()},
    }


def _field_of(match: "ColumnMatch") -> str:
    return match.field or ("(paired)" if match.confidence.value == "paired" else "(not imported)")


def _tell(outcome: _Outcome) -> None:
    from desktop.services import imports

    plan, report, columns = outcome.plan, outcome.report, outcome.plan.mapping.columns
    counts = ", ".join(f"{number:,} {verdict.value}" for verdict, number in plan.counts().items())
    output.say(f"{output.how_many(plan.rows, 'row')}: {counts}.")
    output.show_table(
        ("column", "field", ""),
        [(one.header, _field_of(one), one.note if not one.field else one.confidence.value) for one in columns],
    )
    problems = imports.problems(plan)
    for one in problems[:_TOLD]:
        output.complain(f"Row {one.row:,}, {one.column}: {one.message}")
    if len(problems) > _TOLD:
        output.complain(f"... and {output.how_many(len(problems) - _TOLD, 'more remark', 'more remarks')}.")
    if report is None:
        output.say("Nothing was written.")
    else:
        output.say(f"Added {report.added:,}, updated {report.updated:,}. Undo with: dateline undo {report.batch_id}")
    if outcome.left_out:
        output.say(f"Saved {output.how_many(outcome.left_out, 'row')} that stayed out.")
