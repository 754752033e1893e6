"""The lift as a calendar file that says what lifts: for people who agreed to the embargo, like the text itself."""

from pathlib import Path

from desktop.domain.errors import NotFound
from desktop.formats.exports.atomic import new_file, told
from desktop.services import embargoes
from desktop.services.embargoes.calendars import calendar_of
from desktop.services.releases.giving import giving
from desktop.services.releases.order import Order, Released
from desktop.services.workspaces import Workspace


def titled_calendar(workspace: Workspace, order: Order, path: Path) -> Released:
    """Write the calendar file with the statement's title; the ledger holds whom it is for.

    Raises:
        NotCleared: nobody may know the title yet.
        NotFound: the statement has no embargo.
        CannotWrite: the file cannot be written there; the old one is unchanged.
    """
    embargo = embargoes.of_statement(workspace, order.statement_id)
    if embargo is None:
        raise NotFound("This statement has no embargo.", "Nothing left.", "Set a lift first.")
    with new_file(path) as new, giving(workspace, order, "Calendar file") as given:
        with told(path):
            new.stream.write(calendar_of(workspace, embargo.id, given.statement.title))
        new.put()
    return given.released(path)
