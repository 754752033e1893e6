"""A new organisation: ours, or one that signs with us."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.organisation import OrganisationCard
from desktop.gui.dialogs.new_record import NewRecordDialog
from desktop.gui.models.partner_form import ANSWER, NEW_FIELDS, WEBSITE
from desktop.gui.pages import Tools
from desktop.gui.words import tr

if TYPE_CHECKING:
    from desktop.services.contacts import Written
    from desktop.services.workspaces import Workspace


class NewPartnerDialog(NewRecordDialog):
    """`NewPartnerDialog(tools, show).show_now()`; `show(id)` once it is added."""

    def __init__(self, tools: Tools, show: Callable[[int], object]) -> None:
        note = tr("A name is enough. Names and boilerplate in other languages can follow.")
        super().__init__(
            tools, tr("New partner"), note, (*NEW_FIELDS[:2], ANSWER, WEBSITE, *NEW_FIELDS[2:]), tr("Add partner"),
            "handshake", _create, show,
        )  # fmt: skip


class WhoWeAreDialog(NewRecordDialog):
    """Asks who we are: `WhoWeAreDialog(tools, show).show_now()`."""

    def __init__(self, tools: Tools, show: Callable[[int], object]) -> None:
        note = tr("Your organisation signs first, and its press contacts stand below each statement.")
        super().__init__(
            tools, tr("Say who you are"), note, (*NEW_FIELDS[:2], WEBSITE, *NEW_FIELDS[2:]), tr("This is us"),
            "handshake", _create_own, show,
        )  # fmt: skip


def _create(workspace: "Workspace", card: OrganisationCard) -> "Written":
    from desktop.services import organisations

    return organisations.create(workspace, card)


def _create_own(workspace: "Workspace", card: OrganisationCard) -> "Written":
    from desktop.services import organisations

    return organisations.create(workspace, {**card, "own": True})
