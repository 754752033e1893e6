"""A press room in October 2023: a joint statement under embargo, people who answered, embargoes that are over.

All invented. `press_room(folder)` builds it through the services, act by act, on a clock of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.domain.contact import Card
from desktop.domain.embargo.answers import AnswerState
from desktop.domain.embargo.breaches import Cause, Decision
from desktop.domain.embargo.lift import lift_at
from desktop.domain.organisation import OrganisationCard
from desktop.domain.signoff import Decision as Answer
from desktop.domain.signoff import How
from desktop.domain.statement.text import Block, BlockKind, PressContact, Signatory, StatementText
from desktop.services import (
    contacts,
    embargoes,
    lists,
    organisations,
    signoffs,
    statements,
    suppressions,
    workspaces,
)
from desktop.services.embargoes import Reply
from desktop.services.workspaces import Workspace

NOW = datetime(2023, 10, 9, 15, 43, tzinfo=UTC)
ORGANISATIONS: tuple[OrganisationCard, ...] = (
    {
        "name": "Harbour Relief Network", "acronym": "HRN", "own": True,
        "press_contacts": [{"name": "Mara Lindqvist", "email": "press@harbour-relief.example"}],
    },
    {"name": "Citizens for Open Borders", "acronym": "COB"},
    {"name": "Northern Doctors Union", "acronym": "NDU"},
)  # fmt: skip
SIGNERS = tuple(Signatory(one["name"], one.get("acronym", "")) for one in ORGANISATIONS)
PEOPLE: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("Layla Haddad", "Levant Wire", "l.haddad@levantwire.example", "Amman", "Asia/Amman", "en"),
    ("سلمى النجار", "صوت الشمال", "salma@sawt-shamal.example", "Amman", "Asia/Amman", "ar"),
    ("Daniel Reyes", "Capital Desk", "d.reyes@capitaldesk.example", "Washington", "America/New_York", "en"),
    ("Tomas Berg", "Nordisk Radio", "t.berg@nordisk.example", "Stockholm", "Europe/Stockholm", "en"),
    ("Hannah Weiss", "Morgenpost Digital", "weiss@morgenpost.example", "Berlin", "Europe/Berlin", "en"),
    ("Klara Novotná", "Deník Svět", "novotna@denik.example", "Prague", "Europe/Prague", "en"),
    ("Grace Mwangi", "Savanna Post", "g.mwangi@savanna.example", "Nairobi", "Africa/Nairobi", "en"),
    ("Oleh Kovalenko", "Dnipro Monitor", "oleh@dnipromonitor.example", "Kyiv", "Europe/Kyiv", "en"),
    ("Aiko Tanabe", "Tokyo Ledger", "a.tanabe@tokyoledger.example", "Tokyo", "Asia/Tokyo", "en"),
    ("Ines Carvalho", "Freelance", "ines@carvalho.example", "Lisbon", "Europe/Lisbon", "en"),
    ("Marcus Okafor", "Atlantic Review", "m.okafor@atlantic.example", "Washington", "America/New_York", "en"),
    ("Petra Holm", "Svea Press", "p.holm@svea.example", "Stockholm", "Europe/Stockholm", "en"),
    ("Victor Lang", "Rhein Echo", "v.lang@rhein-echo.example", "Berlin", "Europe/Berlin", "en"),
    ("Lucie Arnaud", "Le Phare", "l.arnaud@le-phare.example", "Paris", "Europe/Paris", "en"),
    ("Karim Saleh", "Bayan Network", "k.saleh@bayan.example", "Amman", "Asia/Amman", "ar"),
    ("Elif Demir", "Köprü Gazetesi", "elif@kopru.example", "Istanbul", "Europe/Istanbul", "en"),
    ("Samuel Adeyemi", "Lagos Courier", "", "Lagos", "Africa/Lagos", "en"),
    ("Bilal Qureshi", "Indus Daily", "b.qureshi@indus.example", "Islamabad", "Asia/Karachi", "en"),
    ("Ruth Adler", "London Hour", "r.adler@londonhour.example", "London", "Europe/London", "en"),
    ("Owen Price", "Harbour Times", "o.price@harbourtimes.example", "London", "Europe/London", "en"),
    ("Noor Aziz", "Bayan Network", "noor@bayan.example", "Amman", "Asia/Amman", "ar"),
)


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class PressRoom:
    """The workspace and the ids of what is in it."""

    workspace: Workspace
    clock: Clock
    partners: list[int] = field(default_factory=list)
    people: dict[str, int] = field(default_factory=dict)
    statement: int = 0
    embargo: int = 0
    second: int = 0
    list_id: int = 0

    def answer(self, embargo_id: int, state: AnswerState, said: Sequence[tuple[str, datetime]]) -> None:
        """These people answered, each at a time."""
        replies = [Reply(state, self.people[name], how="mail", at=at) for name, at in said]
        embargoes.record_answers(self.workspace, embargo_id, replies)


def at(day: int, hour: int, minute: int = 0, month: int = 10) -> datetime:
    """A moment of 2023, in UTC."""
    return datetime(2023, month, day, hour, minute, tzinfo=UTC)


def text(language: str, headline: str, words: str, city: str, written: str) -> StatementText:
    """A short joint statement."""
    lead, demand = Block(BlockKind.LEAD, "We call for:"), Block(BlockKind.DEMAND, "Fuel for every clinic.", "Fuel")
    blocks: tuple[Block, ...] = (Block(BlockKind.PARAGRAPH, words), lead, demand)
    if language == "ar":
        blocks = (Block(BlockKind.PARAGRAPH, words),)
    press = (PressContact("Mara Lindqvist", email="press@harbour-relief.example"),)
    return StatementText(
        language, headline=headline, organisations=SIGNERS, city=city, date="2023-10-10", date_written=written,
        blocks=blocks, contacts=press, end_mark="###",
    )  # fmt: skip


CEASEFIRE = text(
    "en", "Two coalitions call for an immediate ceasefire in the northern districts",
    "Since 5 October, shelling of the northern districts has struck schools, markets and camps. 24 clinics have closed.",
    "Northport", "10 October 2023",
)  # fmt: skip
CEASEFIRE_AR = text(
    "ar", "تحالفان يدعوان إلى وقف فوري لإطلاق النار في المقاطعات الشمالية",
    "منذ 5 تشرين الأول، أصاب القصف المدارس والأسواق والمخيمات في المقاطعات الشمالية.", "نورثبورت", "10 تشرين الأول 2023",
)  # fmt: skip


def press_room(folder: Path) -> PressRoom:
    """Everything, as it is on Monday 9 October 2023 at 16:43 in London."""
    clock = Clock(at(1, 8, month=2))
    workspace = workspaces.create(folder / "press.dateline", clock=clock)
    room = PressRoom(workspace, clock)
    room.partners = [organisations.create(workspace, card).id for card in ORGANISATIONS]
    room.people = {one[0]: contacts.create(workspace, _card(*one)).id for one in PEOPLE}
    _past(room)
    clock.now = at(3, 9)
    room.second = _embargoed(room, "Clinic funding report", datetime(2023, 10, 12, 20), "Europe/London")[1]  # noqa: DTZ001
    _second_answers(room)
    clock.now = at(6, 9)
    room.statement, room.embargo = _embargoed(
        room, "Northern ceasefire call", datetime(2023, 10, 9, 18), "America/New_York", CEASEFIRE, CEASEFIRE_AR  # noqa: DTZ001
    )  # fmt: skip
    _first_answers(room)
    clock.now = NOW
    room.list_id = lists.create(workspace, "Northern desk", list(room.people.values())).id
    return room


def _card(name: str, outlet: str, address: str, city: str, zone: str, language: str) -> Card:
    card: Card = {
        "display_name": name, "city": city, "time_zone": zone, "languages": [language], "verified_on": "2023-09-12",
        "affiliations": [{"outlet": outlet}],
    }  # fmt: skip
    if address:
        card["emails"] = [{"address": address}]
    else:
        card["phones"] = [{"number": "+442079460000"}]
    if name == "Elif Demir":
        card["emails"] = [{"address": address, "state": "bounced", "reason": "Mailbox does not exist"}]
    return card


def _embargoed(
    room: PressRoom, title: str, wall: datetime, zone: str, *texts: StatementText, city: str = ""
) -> tuple[int, int]:
    """A signed statement under an embargo."""
    workspace = room.workspace
    made = statements.create_from_text(workspace, (texts or (CEASEFIRE,))[0], title=title)
    for other in texts[1:]:
        statements.add_language(workspace, made.id, other.language)
        version = statements.get(workspace, made.id).version_in(other.language)
        assert version is not None
        statements.save_draft(workspace, made.id, other.language, other, version.version)
    for language in statements.get(workspace, made.id).languages:
        statements.make_revision(workspace, made.id, language)
        for place, partner in enumerate(room.partners):
            said = signoffs.Said(Answer.APPROVED, "Director", How.MAIL if place else How.OWN)
            signoffs.record(workspace, made.id, language, partner, said)
    named = city or ("Washington" if zone == "America/New_York" else "")
    lift = lift_at(wall, zone, now=room.clock(), city=named)
    return made.id, embargoes.set_lift(workspace, made.id, lift).id


def _past(room: PressRoom) -> None:
    """Two embargoes that are over; one was broken by one person."""
    _, winter = _embargoed(room, "Winter appeal", datetime(2023, 2, 14, 9), "Europe/London")  # noqa: DTZ001
    names = ("Layla Haddad", "سلمى النجار", "Tomas Berg", "Aiko Tanabe")
    room.clock.now = at(10, 9, month=2)
    room.answer(winter, "accepted", [(name, room.clock.now) for name in names])
    room.clock.now = at(1, 8, month=5)
    _, water = _embargoed(room, "Water report", datetime(2023, 5, 4, 9), "Europe/London")  # noqa: DTZ001
    names = ("Layla Haddad", "سلمى النجار", "Grace Mwangi", "Marcus Okafor")
    room.answer(water, "accepted", [(name, room.clock.now) for name in names])
    room.clock.now = at(3, 9, month=5)
    report = embargoes.BreachReport(
        Cause.JOURNALIST, at(3, 8, 40, month=5), contact_id=room.people["Marcus Okafor"],
        published_at=at(3, 8, 20, month=5), decision=Decision.EXCLUDE, decision_note="Published a day early",
    )  # fmt: skip
    embargoes.record_breach(room.workspace, water, report)


def _second_answers(room: PressRoom) -> None:
    room.clock.now = at(5, 15)
    early = ("Layla Haddad", "سلمى النجار", "Daniel Reyes", "Grace Mwangi")
    room.answer(room.second, "accepted", [(name, at(4, 9 + place)) for place, name in enumerate(early)])
    embargoes.offer(room.workspace, room.second, [room.people["Aiko Tanabe"]], how="call")
    room.answer(room.second, "declined", [("Ines Carvalho", at(5, 10))])


def _first_answers(room: PressRoom) -> None:
    """Grace agreed before the lift moved; then the others answered."""
    workspace, embargo = room.workspace, room.embargo
    room.clock.now = at(7, 9)
    room.answer(embargo, "accepted", [("Grace Mwangi", at(7, 8))])
    later = lift_at(datetime(2023, 10, 10, 6), "America/New_York", now=room.clock(), city="Washington")  # noqa: DTZ001
    embargoes.change_lift(workspace, embargo, later)
    room.clock.now = at(8, 9)
    embargoes.offer(workspace, embargo, [room.people["Oleh Kovalenko"], room.people["Bilal Qureshi"]])
    room.clock.now = at(9, 15, 30)
    said = [
        ("Layla Haddad", at(9, 8, 12)), ("سلمى النجار", at(9, 7, 40)), ("Tomas Berg", at(8, 16, 2)),
        ("Hannah Weiss", at(8, 17, 20)), ("Klara Novotná", at(9, 10, 5)), ("Aiko Tanabe", at(9, 1, 15)),
        ("Ruth Adler", at(9, 9, 30)), ("Owen Price", at(9, 10, 10)), ("Noor Aziz", at(9, 11, 0)),
    ]  # fmt: skip
    room.answer(embargo, "accepted", said)
    room.answer(embargo, "declined", [("Ines Carvalho", at(8, 12))])
    room.clock.now = at(9, 15, 40)
    suppressions.suppress(workspace, "p.holm@svea.example", "Opted out by e-mail")
    version = contacts.get(workspace, room.people["Victor Lang"]).version
    refusal = {"level": "no_contact", "reason": "asked by phone", "on": "2022-08-04"}
    contacts.edit(workspace, room.people["Victor Lang"], version, {"refusal": refusal})
    statements.partner_leads(workspace, room.statement, [room.people["Lucie Arnaud"]], room.partners[1])
    statements.partner_leads(workspace, room.statement, [room.people["Karim Saleh"]], room.partners[2])


def minutes(count: int) -> timedelta:
    """So many minutes."""
    return timedelta(minutes=count)
