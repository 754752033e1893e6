"""Fields read for an export are those of the whole cards, in the order asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.contact import Card, display_name
from desktop.domain.presets.people import SHOWN
from desktop.services import contacts, workspaces
from desktop.services.workspaces import Workspace
from desktop.storage.cards import TEXTS
from desktop.storage.fields import FieldReader
from desktop.storage.reading import read_cards

FIELDS = (
    *TEXTS, "display_name", "emails", "phones", "handles", "affiliations", "beats", "regions", "languages", "tags",
    "greetings", "custom", "safety", "channel_order", "working_days",
)  # fmt: skip
PEOPLE: list[Card] = [
    {
        "display_name": "Layla Haddad",
        "family_name": "Haddad",
        "greetings": {"ar": "عزيزتي"},
        "emails": [{"address": "l@a.example"}, {"address": "d@a.example", "purpose": "desk", "state": "bounced"}],
        "phones": [{"number": "+441632960001", "answers": ["call"]}, {"number": "12", "unchecked": True}],
        "affiliations": [{"outlet": "The Paper", "role": "Editor"}, {"outlet": "", "role": "Author", "ended": "2020"}],
        "beats": ["Health", "Law"],
        "tags": ["VIP"],
        "custom": {"Shirt": "M"},
        "working_days": ["mon"],
    },
    {"emails": [{"address": "news@b.example"}], "affiliations": [{"outlet": "Radio Nine", "desk": "News"}]},
    {"given_name": "Ana", "handles": [{"network": "x", "handle": "@ana"}], "languages": ["pt"], "notes": "Calls"},
    {"emails": [{"address": "alone@c.example"}]},
]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = workspaces.create(tmp_path / "w.dateline")
    for card in PEOPLE:
        contacts.create(made, card)
    yield made
    workspaces.close(made)


@pytest.mark.parametrize("ids", [[1, 2, 3, 4], [4, 2, 3, 1], [3]])
def test_they_are_those_of_the_cards(workspace: Workspace, ids: list[int]) -> None:
    with workspace.reading() as conn:
        known = FieldReader(conn, [*FIELDS, SHOWN]).read(ids)
        cards = [read_cards(conn, ids)[contact_id][1] for contact_id in ids]

    assert list(known.pop(SHOWN)) == [display_name(card) for card in cards]
    told = [{field: values[place] for field, values in known.items() if values[place]} for place in range(len(ids))]
    assert told == cards


def test_what_nobody_has_or_nobody_asked_for_is_not_there(workspace: Workspace) -> None:
    with workspace.reading() as conn:
        assert FieldReader(conn, ["notes", "tags", "custom", "phones", "city"]).read([2, 3]).keys() == {"notes"}
