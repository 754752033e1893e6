"""Comparing rows as sets finds exactly the contacts that a merge would leave alone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from desktop.domain.contact import Card
from desktop.storage.card_tables import tables_of
from desktop.storage.cards import prepared
from desktop.storage.command import command
from desktop.storage.contacts import New, Writer, set_deleted
from desktop.storage.engine import Database, open_database
from desktop.storage.unchanged import unchanged

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
CARD: Card = {
    "display_name": "Layla Haddad",
    "emails": [{"address": "layla@daily.example"}, {"address": "lh@home.example", "purpose": "personal"}],
    "phones": [{"number": "+12025550143", "purpose": "mobile", "answers": ["call", "whatsapp"]}],
    "handles": [{"network": "x", "handle": "@layla"}],
    "affiliations": [{"outlet": "The Daily", "role": "Editor"}, {"outlet": "", "role": "Freelance"}],
    "beats": ["Human rights", "Water"],
    "notes": "Prefers Arabic.",
    "source": "spring.xlsx",
}
SAM: Card = {"display_name": "Sam Berg", "emails": [{"address": "sam@weekly.example"}]}
FAR: Card = {**CARD, "emails": [{"address": "far@daily.example"}]}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "own.dateline", create=True)
    with command(database, "Fill", user="mara", at=AT) as act:
        Writer.of(act).insert([New(1, CARD), New(2, SAM), New(900, FAR)])
        act.log_created("contact", [1, 2, 900])
    yield database
    database.close()


def found(database: Database, *cards: Card | None) -> dict[int, int]:
    with database.read() as conn:
        tables = tables_of([prepared(card) if card else None for card in cards])
        return unchanged(conn, tables, range(len(cards)))


def test_what_is_stored_is_unchanged_wherever_it_came_from(database: Database) -> None:
    again: Card = {**CARD, "source": "autumn.xlsx"}
    assert found(database, again, None, SAM) == {0: 1, 2: 2}
    assert found(database, FAR, CARD) == {0: 900, 1: 1}


def test_capitals_of_shared_names_are_no_change(database: Database) -> None:
    shouted: Card = {
        **CARD,
        "affiliations": [{"outlet": "THE DAILY", "role": "Editor"}, {"outlet": "", "role": "Freelance"}],
        "beats": ["HUMAN RIGHTS", "water"],
    }
    assert found(database, shouted) == {0: 1}


@pytest.mark.parametrize(
    "news",
    [
        {"display_name": "Leila Haddad"},
        {"notes": "Prefers French."},
        {"custom": {"Desk": "3"}},
        {"emails": [{"address": "layla@daily.example"}]},
        {"emails": [{"address": "layla@daily.example", "state": "bounced"}, *CARD["emails"][1:]]},
        {"emails": [{"address": "other@daily.example"}, *CARD["emails"][1:]]},
        {"phones": [{"number": "+12025550143", "purpose": "mobile", "answers": ["call"]}]},
        {"handles": [{"network": "x", "handle": "@layla"}, {"network": "x", "handle": "@other"}]},
        {"affiliations": [{"outlet": "The Daily", "role": "Reporter"}, *CARD["affiliations"][1:]]},
        {"affiliations": [{"outlet": "The Weekly", "role": "Editor"}, *CARD["affiliations"][1:]]},
        {"beats": ["Human rights", "Water", "Trade"]},
        {"beats": ["Water", "Human rights"]},
        {"refusal": {"level": "no_releases"}},
    ],
)
def test_any_other_difference_is_one(database: Database, news: dict[str, object]) -> None:
    assert found(database, cast("Card", {**CARD, **news}), SAM) == {1: 2}


def test_one_contact_is_found_once_and_only_among_the_places_asked_for(database: Database) -> None:
    assert found(database, CARD, CARD) == {0: 1}
    with database.read() as conn:
        assert unchanged(conn, tables_of([prepared(CARD), prepared(SAM)]), {1}) == {1: 2}
        assert unchanged(conn, tables_of([prepared(CARD)]), ()) == {}


def test_who_lies_in_the_bin_is_not_found(database: Database) -> None:
    with command(database, "Bin", user="mara", at=AT) as act:
        set_deleted(act, [1], deleted=True)
    assert found(database, CARD, SAM) == {1: 2}
