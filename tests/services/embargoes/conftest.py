"""A press office of made-up people, a statement, and a clock that can be set."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest

from desktop.domain.contact import Card
from desktop.domain.embargo.lift import LiftTime, lift_at
from desktop.domain.statement.text import Block, BlockKind, Signatory, StatementText, content_hash, text_to_json
from desktop.services import contacts, embargoes, workspaces
from desktop.services.workspaces import Workspace
from desktop.storage import nouns
from desktop.storage.nouns import DELIVERY, DISTRIBUTION, DRAFT, REVISION, STATEMENT

START = datetime(2026, 10, 9, 9, 12, tzinfo=UTC)
TEXT = StatementText(
    language="en",
    headline="Two coalitions call for an immediate ceasefire in the northern districts",
    organisations=(Signatory("Harbour Relief Network", "HRN"), Signatory("Citizens for Open Borders", "COB")),
    city="Northport",
    blocks=(
        Block(BlockKind.PARAGRAPH, "Since 5 October, shelling has struck schools, markets and camps."),
        Block(BlockKind.DEMAND, "An immediate end to hostilities.", label="Ceasefire"),
    ),
)

PEOPLE: dict[str, Card] = {
    "layla": {
        "emails": [{"address": "l.haddad@levantwire.example"}],
        "display_name": "Layla Haddad",
        "affiliations": [{"outlet": "Levant Wire", "role": "Senior correspondent"}],
        "languages": ["en", "ar"],
        "phones": [{"number": "+962790000000"}],
        "country": "JO",
        "city": "Amman",
        "time_zone": "Asia/Amman",
    },
    "salma": {
        "emails": [{"address": "s.najjar@levantwire.example"}],
        "display_name": "سلمى النجار",
        "affiliations": [{"outlet": "Levant Wire"}],
        "languages": ["ar"],
        "country": "LB",
        "city": "Beirut",
        "greetings": {"ar": "الأستاذة سلمى،"},
    },
    "tomas": {
        "emails": [{"address": "t.berg@nordiskradio.example"}],
        "display_name": "Tomas Berg",
        "affiliations": [{"outlet": "Nordisk Radio"}],
        "languages": ["sv"],
        "country": "SE",
    },
    "marcus": {
        "emails": [{"address": "m.okafor@potomac.example"}],
        "display_name": "Marcus Okafor",
        "affiliations": [{"outlet": "Potomac Post"}],
        "city": "Washington",
    },
    "ines": {
        "emails": [{"address": "i.carvalho@lisbon.example"}],
        "display_name": "Ines Carvalho",
        "affiliations": [{"outlet": "", "role": "Freelance"}],
        "languages": ["fr"],
        "time_zone": "Europe/Lisbon",
    },
    "peter": {
        "emails": [{"address": "p.aslan@gulfledger.example"}],
        "display_name": "Peter Aslan",
        "affiliations": [{"outlet": "Gulf Ledger"}],
        "refusal": {"level": "no_releases"},
    },
}


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


@dataclass
class Office:
    """A workspace with people and a statement, and what tests say of them."""

    workspace: Workspace
    clock: Clock
    ids: dict[str, int] = field(default_factory=dict)
    statement: int = 0

    def lift(self, wall: str = "2026-10-28 18:00", zone: str = "Asia/Tbilisi", city: str = "") -> LiftTime:
        """A lift, as set now."""
        return lift_at(datetime.fromisoformat(wall), zone, now=self.clock.now, city=city)

    def embargo(self, wall: str = "2026-10-28 18:00", zone: str = "Asia/Tbilisi", terms: str = "") -> int:
        """Put the statement under an embargo."""
        return embargoes.set_lift(self.workspace, self.statement, self.lift(wall, zone), terms).id

    def agree(self, embargo_id: int, *names: str) -> None:
        """Ask these people, and record that they agreed a minute later."""
        ids = [self.ids[name] for name in names]
        embargoes.offer(self.workspace, embargo_id, ids)
        self.clock.move(minutes=1)
        embargoes.record_answers(
            self.workspace, embargo_id, [embargoes.Reply("accepted", one, how="mail") for one in ids]
        )

    def outlet(self, name: str) -> int:
        """Where somebody works now."""
        card = contacts.get(self.workspace, self.ids[name]).card
        return card["affiliations"][0]["outlet_id"]

    def leave(self, name: str) -> None:
        """Somebody leaves their outlet today."""
        contact = contacts.get(self.workspace, self.ids[name])
        work = {**contact.card["affiliations"][0], "ended": self.clock.now.date().isoformat()}
        contacts.edit(self.workspace, contact.id, contact.version, {"affiliations": [work]})

    def give_text(self, *names: str, language: str = "en") -> None:
        """Note in the ledger that these people were given an embargoed copy."""
        with self.workspace.command("Give text", undoable=False) as act:
            facts = {
                "statement_id": self.statement,
                "copy": "embargoed",
                "channel": "drafts",
                "at": act.at,
                "by": "test",
            }
            made = nouns.add(act, DISTRIBUTION, revisions={}, note="", counts={}, **facts)
            for name in names:
                line = {"distribution_id": made, "contact_id": self.ids[name], "name": PEOPLE[name]["display_name"]}
                nouns.add(act, DELIVERY, outlet="", address="", language=language, hash="abc", at=act.at, **line)

    def another_statement(self, title: str, text: StatementText = TEXT) -> int:
        """One more statement with a text and its revision."""
        with self.workspace.command("New statement") as act:
            statement = nouns.add(act, STATEMENT, title=title, main_language="en", release="", card={}, deleted_at=None)
            card = text_to_json(text)
            facts = {"statement_id": statement, "language": "en", "text": card}
            revision = nouns.add(
                act, REVISION, number=1, hash=content_hash(text), made_at=act.at, made_by="test", note="", **facts
            )
            nouns.add(act, DRAFT, current_revision_id=revision, **facts)
        return statement


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A workspace with six people and one statement."""
    clock = Clock()
    workspace = workspaces.create(tmp_path / "press.dateline", clock=clock)
    made = Office(workspace, clock)
    made.ids = {name: contacts.create(workspace, card).id for name, card in PEOPLE.items()}
    made.statement = made.another_statement("Northern ceasefire call")
    yield made
    workspaces.close(workspace)


def strings(card: object) -> str:
    """Everything a JSON value says, as one text."""
    return orjson.dumps(card).decode()
