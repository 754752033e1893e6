"""A mailing list for one statement: exactly those who may receive it, in the layout another program takes.

Once the file is made, Dateline can no longer hold anybody in it back.
"""

from pathlib import Path

from desktop.domain.audience import Entry
from desktop.domain.exports import FileKind
from desktop.domain.presets import Preset
from desktop.domain.progress import SILENT, Progress
from desktop.formats.exports.atomic import new_file, told
from desktop.services.exports import Listing
from desktop.services.releases.giving import giving
from desktop.services.releases.order import Order, Released
from desktop.services.workspaces import Workspace


def mailing_list(
    workspace: Workspace, order: Order, preset: Preset, path: Path, *, kind: FileKind, progress: Progress = SILENT
) -> Released:
    """Write the list of those who may receive; the ledger holds who.

    Raises:
        NotCleared: nobody may receive it.
        CannotWrite, TooMuchForExcel: the file cannot be written there, or not as a workbook.
        Cancelled: stopped by the person; the old file is unchanged.
    """
    with new_file(path) as new, giving(workspace, order, f"List for {preset.label}") as given:
        entries = [Entry(one.contact_id, one.name, one.address) for one in given.clearance.people]
        given.counts |= {"layout": preset.key, "columns": ", ".join(preset.headers)}
        with told(path):
            Listing(given.statement.title, preset, entries).write(given.conn, new.stream, kind, progress)
        new.put()
    return given.released(path)
