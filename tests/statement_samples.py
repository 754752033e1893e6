"""A newsroom in the middle of its work: three organisations, their joint statement, sign-offs, an embargo, answers."""

from dataclasses import dataclass
from datetime import timedelta

from desktop.domain.organisation import OrganisationCard
from desktop.domain.query import ContactQuery
from desktop.domain.signoff import Decision, How
from desktop.domain.statement.text import Block, BlockKind, PressContact, Signatory, StatementText
from desktop.services import contacts, embargoes, organisations, signoffs, statements
from desktop.services.signoffs import Said
from desktop.services.workspaces import Workspace

HARBOUR: OrganisationCard = {
    "name": "Harbour Relief Network",
    "acronym": "HRN",
    "own": True,
    "names": {"ar": "شبكة إغاثة المرفأ"},
    "press_contacts": [
        {"name": "Mara Lindqvist", "email": "press@harbour-relief.example", "phone": "+44 20 7946 0000"}
    ],
    "signatories": [{"name": "Mara Lindqvist", "title": "Director of communications"}],
}
BORDERS: OrganisationCard = {
    "name": "Citizens for Open Borders",
    "acronym": "COB",
    "names": {"ar": "مواطنون من أجل حدود مفتوحة"},
    "signatories": [{"name": "Jonas Falk", "title": "Spokesman"}],
    "answer_hours": 24,
}
DOCTORS: OrganisationCard = {
    "name": "Northern Doctors Union",
    "acronym": "NDU",
    "names": {"ar": "اتحاد أطباء الشمال"},
    "signatories": [{"name": "Ines Duarte", "title": "President"}],
    "answer_hours": 48,
}
TITLE = "Ceasefire in the northern districts"
ENGLISH = StatementText(
    "en",
    urgency="URGENT",
    headline="Two coalitions call for an immediate ceasefire in the northern districts",
    organisations=(
        Signatory("Harbour Relief Network", "HRN"),
        Signatory("Citizens for Open Borders", "COB"),
        Signatory("Northern Doctors Union", "NDU"),
    ),
    city="Northport",
    date="2026-11-02",
    date_written="2 November 2026",
    blocks=(
        Block(
            BlockKind.PARAGRAPH,
            "Since 5 October, shelling of the northern districts has struck schools, markets and camps, and thousands "
            "of families have been displaced for the second time this year. Harbour Relief Network and Citizens for "
            "Open Borders call on all parties to end the attacks at once and to let aid through.",
        ),
        Block(BlockKind.LEAD, "We call for:"),
        Block(BlockKind.DEMAND, "An immediate end to hostilities.", "Ceasefire"),
        Block(BlockKind.DEMAND, "Respect for humanitarian law by every party.", "Protection of civilians"),
        Block(BlockKind.DEMAND, "Unhindered passage for relief.", "Humanitarian access"),
        Block(
            BlockKind.QUOTE,
            "“Every hour of delay is counted in families on the road,” said Mara Lindqvist, director of communications "
            "at Harbour Relief Network. “The routes are known, the trucks are loaded, and the crossings must open "
            "tonight.”",
            person="Mara Lindqvist",
            role="director of communications",
            organisation="Harbour Relief Network",
        ),
        Block(
            BlockKind.PARAGRAPH,
            "Northern Doctors Union reports that four of its seven clinics have run out of fuel for generators.",
        ),
    ),
    contacts=(
        PressContact(
            "Mara Lindqvist", "", "Harbour Relief Network", "press@harbour-relief.example", "+44 20 7946 0000"
        ),
    ),
    end_mark="###",
)
ARABIC = StatementText(
    "ar",
    urgency="عاجل",
    headline="ائتلافان يدعوان إلى وقف فوري لإطلاق النار في المناطق الشمالية",
    organisations=(
        Signatory("شبكة إغاثة المرفأ", "HRN"),
        Signatory("مواطنون من أجل حدود مفتوحة", "COB"),
        Signatory("اتحاد أطباء الشمال", "NDU"),
    ),
    city="نورثبورت",
    date="2026-11-02",
    date_written="2 نوفمبر 2026",
    blocks=(
        Block(BlockKind.LEAD, "نطالب بما يلي:"),
        Block(BlockKind.DEMAND, "وقف فوري للأعمال العدائية.", "وقف إطلاق النار"),
        Block(BlockKind.DEMAND, "احترام القانون الإنساني من جميع الأطراف.", "حماية المدنيين"),
        Block(BlockKind.DEMAND, "مرور الإغاثة دون عوائق.", "وصول المساعدات"),
    ),
    contacts=(
        PressContact("مارا ليندكفيست", "", "شبكة إغاثة المرفأ", "press@harbour-relief.example", "+44 20 7946 0000"),
    ),
    end_mark="انتهى",
)


@dataclass(frozen=True)
class Newsroom:
    """The ids of the sample."""

    workspace: Workspace
    statement: int
    harbour: int
    borders: int
    doctors: int


def newsroom(workspace: Workspace, *, languages: bool = True) -> Newsroom:
    """Three organisations and their statement, no revision yet."""
    ids = [organisations.create(workspace, card).id for card in (HARBOUR, BORDERS, DOCTORS)]
    made = statements.create_from_text(workspace, ENGLISH, title=TITLE)
    if languages:
        statements.add_language(workspace, made.id, "ar")
        _write(workspace, made.id, ARABIC)
    return Newsroom(workspace, made.id, *ids)


def revised(workspace: Workspace) -> Newsroom:
    """The same with a revision of each language, two of three approved, the third one asked."""
    room = newsroom(workspace)
    for language in ("en", "ar"):
        statements.make_revision(workspace, room.statement, language)
        signoffs.request(workspace, room.statement, language, [room.borders, room.doctors])
        sign(room, room.harbour, language, "Mara Lindqvist", How.OWN)
        sign(room, room.borders, language, "Jonas Falk", How.MAIL)
    return room


def sign(room: Newsroom, organisation: int, language: str, person: str, how: How) -> None:
    """Record an approval."""
    signoffs.record(room.workspace, room.statement, language, organisation, Said(Decision.APPROVED, person, how))


def under_embargo(workspace: Workspace, people: int = 26, agreed: int = 18) -> Newsroom:
    """The same under an embargo in Washington, offered to contacts of the workspace, most of whom agreed."""
    from desktop.services.embargoes.answering import Reply

    room = revised(workspace)
    wall = (workspace.clock() + timedelta(days=1)).strftime("%Y-%m-%d 06:00")
    lift = embargoes.read_lift(workspace, wall, "America/New_York", city="Washington")
    made = embargoes.set_lift(workspace, room.statement, lift)
    asked = [int(one) for one in contacts.ids(workspace, ContactQuery())][:people]
    embargoes.offer(workspace, made.id, asked)
    embargoes.record_answers(workspace, made.id, [Reply("accepted", one) for one in asked[:agreed]])
    return room


def _write(workspace: Workspace, statement_id: int, text: StatementText) -> None:
    version = statements.get(workspace, statement_id).version_in(text.language)
    assert version is not None
    statements.save_draft(workspace, statement_id, text.language, text, version.version)
