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
from desktop.storage.contacts import New, Writer
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


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "own.dateline", create=True)
    with command(database, "Fill", user="mara", at=AT) as act:
        Writer.of(act).insert([New(1, CARD), New(2, {"display_name": "Sam Berg"}), New(900, CARD)])
        act.log_created("contact", [1, 2, 900])
    yield database
    database.close()


def alike(database: Database, cards: dict[int, Card]) -> set[int]:
    with database.read() as conn:
        return unchanged(conn, list(cards), tables_of([prepared(card) for card in cards.values()]))


def test_what_is_stored_is_unchanged_wherever_it_came_from(database: Database) -> None:
    again: Card = {**CARD, "source": "autumn.xlsx"}
    assert alike(database, {1: again, 2: {"display_name": "Sam Berg"}}) == {1, 2}
    assert alike(database, {1: again, 900: again}) == {1, 900}  # far from each other


def test_capitals_of_shared_names_are_no_change(database: Database) -> None:
    shouted: Card = {
        **CARD,
        "affiliations": [{"outlet": "THE DAILY", "role": "Editor"}, {"outlet": "", "role": "Freelance"}],
        "beats": ["HUMAN RIGHTS", "water"],
    }
    assert alike(database, {1: shouted}) == {1}


@pytest.mark.parametrize(
    "news",
    [
        {"display_name": "Leila Haddad"},
        {"notes": "Prefers French."},
        {"custom": {"Desk": "3"}},
        {"emails": [{"address": "layla@daily.example"}]},
        {"emails": [{"address": "layla@daily.example", "state": "bounced"}, *CARD["emails"][1:]]},
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
    assert alike(database, {1: cast("Card", {**CARD, **news}), 2: {"display_name": "Sam Berg"}}) == {2}


def test_cards_without_an_id_and_contacts_that_are_gone_are_passed_over(database: Database) -> None:
    with database.read() as conn:
        tables = tables_of([prepared(CARD), None, prepared(CARD)])
        assert unchanged(conn, [0, 0, 77], tables) == set()
        assert unchanged(conn, [0, 0, 0], tables_of([None, None, None])) == set()
