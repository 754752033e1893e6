"""The lift as a calendar file for oneself. It says when, never what: calendars are seen by others too."""

from pathlib import Path

from sqlalchemy import select

from desktop.domain.embargo.answers import EmbargoState
from desktop.domain.errors import UserError
from desktop.services.embargoes.views import get, now_of
from desktop.services.workspaces import Workspace
from desktop.storage.tables import Meta


def calendar_file(workspace: Workspace, embargo_id: int, path: Path) -> Path:
    """Write the lift as an iCalendar file with its time zone and alarms, without title or names; answers with its path.

    A file written later for the same embargo replaces the entry in the calendar.

    Raises:
        NotFound: the embargo is gone.
        UserError: the file cannot be written.
    """
    content = calendar_of(workspace, embargo_id)
    try:
        path.write_bytes(content)
    except OSError as failure:
        raise UserError(
            f"“{path.name}” cannot be written: {failure.strerror}.", "No file was made.", "Choose another place."
        ) from failure
    return path


def calendar_of(workspace: Workspace, embargo_id: int, title: str = "") -> bytes:
    """The content of such a file; a title is given by `services.releases` alone, to people who may know it.

    Raises:
        NotFound: the embargo is gone.
    """
    from desktop.formats.calendar import LiftEvent, lift_calendar  # a calendar is rarely asked for, and slow to load

    embargo = get(workspace, embargo_id)
    with workspace.reading() as conn:
        origin = conn.scalar(select(Meta.value).where(Meta.name == "workspace"))
    return lift_calendar(
        LiftEvent(
            lift=embargo.lift,
            uid=f"embargo-{embargo_id}-{origin}@dateline.invalid",
            sequence=embargo.version - 1,
            stamped=now_of(workspace),
            title=title,
            cancelled=embargo.state is EmbargoState.CANCELLED,
        )
    )
