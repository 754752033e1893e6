"""A newsroom with ours, two partners, and a joint statement in words."""

from dataclasses import dataclass, replace

from desktop.domain.organisation import OrganisationCard
from desktop.domain.statement.statement import Statement, Version
from desktop.domain.statement.text import Block, BlockKind, PressContact, Signatory, StatementText
from desktop.services import organisations, statements
from desktop.services.workspaces import Workspace

OURS: OrganisationCard = {
    "name": "Vera Watch",
    "acronym": "VW",
    "own": True,
    "boilerplates": {"en": "Vera Watch documents."},
    "press_contacts": [{"name": "Mara Lind", "email": "press@verawatch.example"}],
}
DOCTORS: OrganisationCard = {
    "name": "Northern Doctors Union",
    "acronym": "NDU",
    "names": {"ar": "اتحاد أطباء الشمال"},
    "boilerplates": {"en": "NDU speaks for 4,000 doctors."},
    "press_contacts": [{"name": "Ines Duarte", "email": "press@ndu.example"}],
}
BORDERS: OrganisationCard = {"name": "Citizens for Open Borders", "acronym": "COB"}

TEXT = StatementText(
    "en",
    urgency="URGENT",
    headline="Four clinics closed: doctors call for a ceasefire",
    organisations=(
        Signatory("Vera Watch", "VW"),
        Signatory("Northern Doctors Union", "NDU"),
        Signatory("Citizens for Open Borders", "COB"),
    ),
    city="Tbilisi",
    date="2026-10-28",
    blocks=(
        Block(BlockKind.PARAGRAPH, "Four of nine clinics closed since 3 October, the NDU said."),
        Block(BlockKind.LEAD, "We call for:"),
        Block(BlockKind.DEMAND, "An immediate end of the shelling.", label="Ceasefire"),
        Block(BlockKind.QUOTE, "“We have no fuel left,” said Ines Duarte.", person="Ines Duarte", organisation="NDU"),
        Block(BlockKind.BOILERPLATE, "NDU speaks for 4,000 doctors.", organisation="NDU"),
    ),
    contacts=(PressContact("Ines Duarte", organisation="NDU", email="press@ndu.example"),),
    end_mark="###",
)


@dataclass(frozen=True)
class Ground:
    """A workspace with a statement three organisations sign."""

    workspace: Workspace
    id: int
    ours: int
    doctors: int
    borders: int

    @property
    def statement(self) -> Statement:
        """As it is now."""
        return statements.get(self.workspace, self.id)

    @property
    def english(self) -> Version:
        """Its English version."""
        version = self.statement.version_in("en")
        assert version is not None
        return version

    def write(self, text: StatementText) -> None:
        """Save other words."""
        statements.save_draft(self.workspace, self.id, text.language, text, self.english.version)

    def reword(self, headline: str) -> None:
        """Save another headline."""
        self.write(replace(self.english.text, headline=headline))


def prepare(workspace: Workspace) -> Ground:
    """Three organisations and the statement, not revised yet."""
    ours, doctors, borders = (organisations.create(workspace, card).id for card in (OURS, DOCTORS, BORDERS))
    made = statements.create_from_text(workspace, TEXT)
    return Ground(workspace, made.id, ours, doctors, borders)
