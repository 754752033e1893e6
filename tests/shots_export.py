"""Scenes of the export: who is in, who is not, for what."""

from desktop.domain.audience import Audience
from desktop.domain.contact import Card
from desktop.domain.query import ContactQuery
from desktop.gui.dialogs.export import ExportDialog, open_export
from desktop.services import contacts, lists
from desktop.services.workspaces import Workspace
from tests.shots import Stage, scene
from tests.shots_contacts import LEILA, example, open_page

MORE: list[Card] = [
    LEILA,
    {"display_name": "Dana Khoury", "emails": [{"address": "dana@safe.example"}], "safety": ["in_exile"]},
    {"display_name": "Rami Odeh", "emails": [{"address": "rami@desk.example"}], "safety": ["pseudonym"]},
    {"display_name": "Noor Al-Masri", "emails": [{"address": "noor@bayan.example", "state": "bounced"}]},
    {"display_name": "Peter Aslan", "phones": [{"number": "+46700000000"}]},
    {"display_name": "Samar Obeid", "emails": [{"address": "سمر@karkh.example"}]},
    {"display_name": "Rima Saad", "emails": [{"address": "rima@jabal.example", "purpose": "safe"}]},
    *[{"display_name": f"Desk {n}"} for n in range(1, 9)],  # type: ignore[list-item]
]  # fmt: skip
"""People who are left out, one for each reason."""


def export(stage: Stage, workspace: Workspace, key: str = "excel", audience: Audience | None = None) -> ExportDialog:
    """The export over the contacts."""
    page = open_page(stage, workspace)
    return open_export(page.tools, audience or Audience(query=ContactQuery()), key)


@scene("export")
def export_all(stage: Stage) -> None:
    """Everybody, to a spreadsheet."""
    export(stage, example(MORE))


@scene("export-mailchimp")
def export_mailchimp(stage: Stage) -> None:
    """A list, for Mailchimp, one of the flagged confirmed."""
    made = example(MORE)
    everyone = contacts.ids(made, ContactQuery())
    made_list = lists.create(made, "Levant desk", [i for n, i in enumerate(everyone) if n % 2 == 0 or n > 30])
    dialog = export(stage, made, "mailchimp", Audience(list_id=made_list.id))
    dialog.card.people.open_fold("no address")


@scene("export-columns")
def export_columns(stage: Stage) -> None:
    """All columns of the spreadsheet, some left out."""
    dialog = export(stage, example(MORE))
    dialog.columns.show_all()
    for chip in dialog.columns.chips[1:4]:
        chip.click()


@scene("export-nobody")
def export_nobody(stage: Stage) -> None:
    """Nobody may be exported; the reasons stay."""
    made = example(MORE)
    ids = [int(i) for i in contacts.ids(made, ContactQuery(text="desk"))]
    export(stage, made, "brevo", Audience(ids=[i for i in ids if not contacts.get(made, i).card.get("emails")]))


@scene("export-narrow")
def export_narrow(stage: Stage) -> None:
    """In the smallest window."""
    stage.window.resize(1024, 680)
    export(stage, example(MORE), "word")
