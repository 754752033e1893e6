"""Somebody new: what one usually knows of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.contact import Card
from desktop.gui.dialogs.new_record import NewRecordDialog
from desktop.gui.models.contact_form import NEW_FIELDS
from desktop.gui.pages import Tools
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.contacts import Written
    from desktop.services.workspaces import Workspace


class NewContactDialog(NewRecordDialog):
    """`NewContactDialog(tools, show).show_now()`; `show(id)` once it is added."""

    def __init__(self, tools: Tools, show: Callable[[int], object]) -> None:
        note = tr("A name, an outlet or an address is enough. The rest can wait.")
        super().__init__(tools, tr("New contact"), note, NEW_FIELDS, tr("Add contact"), "user-plus", _create, show)


def _create(workspace: "Workspace", card: Card) -> "Written":
    from desktop.services import contacts

    return contacts.create(workspace, card)
