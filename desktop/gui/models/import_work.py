"""The work of an import that is done beside the window. Nothing here but `stamp_of` is called on its own thread."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.importing import PlannedRow, Policies, Verdict
from desktop.gui.jobs import Job
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.domain.columns import Mapping
    from desktop.services.imports import Plan, Preview, SecondLook
    from desktop.services.lists import ListWritten


def keep_paste(text: str) -> Path:
    """Pasted rows as a private file."""
    from desktop.services import imports

    return imports.paste(text)


def stamp_of(path: Path) -> tuple[int, int]:
    """By what a change of the file is noticed."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)


def look(path: Path, chosen: dict[str, Any], job: Job) -> "Preview":
    """What the file holds, read as the person said."""
    from desktop.services import imports

    return imports.preview(path, imports.ReadOptions(**chosen), stop=lambda: job.stopping)


def check(  # noqa: PLR0917 - what a check takes
    workspace: Any, preview: "Preview", mapping: "Mapping", policies: Policies, chosen: dict[str, Any], job: Job
) -> "Plan":
    """Read and match every row."""
    from desktop.services import imports

    options = imports.ReadOptions(**chosen)
    return imports.check(workspace, preview, mapping, policies, options=options, progress=job)


def proposed(workspace: Any, preview: "Preview", country: str) -> "Mapping":
    """Where each column seems to go."""
    from desktop.services import imports

    return imports.propose_mapping(workspace, preview, country=country)


def remember(workspace: Any, preview: "Preview", mapping: "Mapping") -> None:
    """Use this matching again for files like this."""
    from desktop.services import imports

    imports.remember(workspace, preview, mapping)


def second_look(workspace: Any, plan: "Plan") -> "SecondLook":
    """Who opts out, and which conflicts fill something."""
    from desktop.services import imports

    return imports.second_look(workspace, plan)


def rows_of(workspace: Any, plan: "Plan", indexes: Sequence[int]) -> list[PlannedRow]:
    """Rows as they would be carried out."""
    from desktop.services import imports

    return imports.rows_of(workspace, plan, indexes)


def mend(workspace: Any, plan: "Plan", index: int, texts: dict[int, str]) -> PlannedRow:
    """Read a row again with cells typed anew."""
    from desktop.services import imports

    return imports.mend(workspace, plan, index, texts)


def mend_all(workspace: Any, plan: "Plan", job: Job) -> int:
    """Take every suggestion there is; answers how many rows were mended."""
    from desktop.gui.models.import_errors import suggested
    from desktop.services import imports

    indexes = [index for index in plan.indexes(Verdict.REJECTED) if plan.is_open(index)]
    many = 0
    for at, index in enumerate(indexes):
        (row,) = imports.rows_of(workspace, plan, [index])
        texts = suggested(row, plan.mapping)
        if texts:
            imports.mend(workspace, plan, index, texts)
            many += 1
        job.step(tr("Rows"), at + 1, len(indexes))
    return many


def save_open(workspace: Any, plan: "Plan", path: Path) -> int:
    """Save what stays out; answers how many rows."""
    from desktop.services import imports

    return imports.save_rejects(workspace, plan, path)


def save_list(workspace: Any, name: str, batch: int, *, smart: bool) -> "ListWritten":
    """Save who was added by an import as a list."""
    from desktop.domain.query import Ask, Condition, ContactQuery, Group, Rule
    from desktop.services import contacts, lists

    query = ContactQuery(rule=Rule(Group("all", (Condition(Ask.IMPORT, values=(str(batch),)),))))
    if smart:
        return lists.create_smart(workspace, name, query)
    return lists.create(workspace, name, contacts.ids(workspace, query))
