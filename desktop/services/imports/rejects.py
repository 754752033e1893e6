"""Rows that stay out, as a spreadsheet with the reason beside each, to be mended and imported again."""

from pathlib import Path

import orjson

from desktop.domain.importing import Verdict
from desktop.formats import sandbox
from desktop.formats.exports.atomic import new_file
from desktop.formats.exports.xlsx import write_xlsx
from desktop.services.imports.plan import Plan
from desktop.services.imports.planning import reading_of
from desktop.services.workspaces import Workspace

WHY = "Why it stayed out"
_READER = "desktop.services.imports.reading:raw_frames"


def save_rejects(workspace: Workspace, plan: Plan, path: Path) -> int:
    """Write the rejected and the undecided rows as they stand in the file, the reason in a last column.

    Returns how many there are.

    Raises:
        UnreadableFile: the file changed since it was checked.
        UserError: the spreadsheet cannot be written there; an older one is left as it was.
    """
    why = {plan.numbers[index]: _why(plan, index) for index in range(plan.rows) if plan.is_open(index)}
    header = [column.header for column in plan.mapping.columns]
    argument = reading_of(plan, workspace.clock().date(), sorted(why))
    rows = []
    for frame in sandbox.run(_READER, dict(argument)):
        number, cells = orjson.loads(frame)
        cells = cells[: len(header)] + [""] * (len(header) - len(cells))
        rows.append([*cells, why[number]])
    with new_file(path) as file:
        write_xlsx(file.stream, "Rows left out", [*header, WHY], rows, expected=len(rows))
        file.put()
    return len(rows)


def _why(plan: Plan, index: int) -> str:
    if plan.verdict(index) is Verdict.DUPLICATE:
        return "Possibly somebody known: " + ", ".join(plan.reasons[index][1])
    row = plan.staged(index)
    said = [problem["message"] for problem in row.problems if problem["severity"] == "error"]
    return " ".join(dict.fromkeys(f"{sentence.rstrip('.')}." for sentence in [row.reject, *said]))
