"""A new outlet."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.outlet import OutletCard
from desktop.gui.dialogs.new_record import NewRecordDialog
from desktop.gui.models.outlet_form import NEW_FIELDS
from desktop.gui.pages import Tools
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.contacts import Written
    from desktop.services.workspaces import Workspace


class NewOutletDialog(NewRecordDialog):
    """`NewOutletDialog(tools, show).show_now()`; `show(id)` once it is added."""

    def __init__(self, tools: Tools, show: Callable[[int], object]) -> None:
        note = tr("A name is enough. Outlets named with a contact are added by themselves.")
        super().__init__(tools, tr("New outlet"), note, NEW_FIELDS, tr("Add outlet"), "newspaper", _create, show)


def _create(workspace: "Workspace", card: OutletCard) -> "Written":
    from desktop.services import outlets

    return outlets.create(workspace, card)
