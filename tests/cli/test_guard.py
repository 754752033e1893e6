"""`dateline guard`: verdict and reasons of everybody, for people and for programs."""

from pathlib import Path

import pytest

from desktop.domain.contact import Card
from desktop.domain.signoff import Decision, How
from desktop.services import contacts, lists, signoffs, statements, workspaces
from tests.cli.conftest import Shell
from tests.services.statements.ground import prepare

TITLE = "Four clinics closed: doctors call for a ceasefire"
PEOPLE: tuple[Card, ...] = (
    {"display_name": "Layla Haddad", "emails": [{"address": "layla@wire.example"}], "verified_on": "2026-11-01"},
    {"display_name": "Elif Demir", "affiliations": [{"outlet": "Köprü Gazetesi"}]},
)


@pytest.fixture
def office(shell: Shell) -> Shell:
    opened = workspaces.open_workspace(shell.workspace)
    ground = prepare(opened)
    statements.make_revision(opened, ground.id, "en")
    for one in (ground.ours, ground.doctors, ground.borders):
        signoffs.record(opened, ground.id, "en", one, signoffs.Said(Decision.APPROVED, "Director", How.MAIL))
    ids = [contacts.create(opened, card).id for card in PEOPLE]
    lists.create(opened, "Northern desk", ids)
    workspaces.close(opened)
    return shell


def release(shell: Shell) -> None:
    opened = workspaces.open_workspace(Path(shell.workspace))
    (row,) = statements.all_statements(opened)
    statements.edit_facts(opened, row.id, row.version, {"release": "immediate"})
    workspaces.close(opened)


def test_what_holds_everybody_comes_first(office: Shell) -> None:
    answer = office("guard", TITLE, "--list", "Northern desk")

    lines = answer.out.splitlines()
    assert answer.code == 0
    assert lines[0] == "Nobody yet: Neither an embargo nor immediate release. Choose one of the two."
    assert lines[1] == "Note: Ines Duarte: no approval of the quote recorded. Record the approval."
    assert lines[-1] == "2 people: 1 held, 1 no valid address."


def test_everybody_with_every_reason(office: Shell) -> None:
    release(office)
    answer = office("guard", "1", "--list", "Northern desk")

    head, layla, elif_, counts = answer.out.splitlines()[1:]
    assert head.split() == ["id", "name", "outlet", "address", "verdict", "why"]
    assert layla.endswith("may               For immediate release")
    assert elif_.endswith("no valid address  No e-mail address")
    assert counts == "2 people: 1 may, 1 no valid address."
    assert office("guard", "1", "--query", "nobody").out.splitlines()[-1] == "Nobody was asked about."


def test_for_programs(office: Shell) -> None:
    release(office)
    found = office("guard", "1", "--list", "Northern desk", "--query", "layla", "--json").data

    (layla,) = found.pop("people")
    assert found | {"at": ""} == {
        "statement": 1,
        "copy": "release",
        "channel": "drafts",
        "at": "",
        "audience": "Northern desk",
        "may": 1,
        "blocks": [],
        "notes": [
            {
                "rule": "quotes",
                "sentence": "Ines Duarte: no approval of the quote recorded",
                "act": "Record the approval.",
            }
        ],
    }
    assert (layla["verdict"], layla["once"], layla["address"]) == ("may", "may", "layla@wire.example")
    assert (layla["language"], len(layla["hash"]), layla["reasons"], layla["warnings"]) == ("en", 64, [], [])


def test_an_embargoed_copy_is_due_until_the_lift(office: Shell) -> None:
    assert office("embargo", "set", "1", "--lift", "2030-10-29 18:00", "--zone", "Asia/Tbilisi").code == 0

    before = office("guard", "1", "--list", "Northern desk", "--json").data
    assert (before["copy"], [one["verdict"] for one in before["people"]]) == ("embargoed", ["held", "no_address"])
    assert before["people"][0]["sentence"] == "Not asked yet"
    after = office("guard", "1", "--list", "Northern desk", "--at", "2030-10-29T18:00+04:00", "--json").data
    assert (after["copy"], [one["verdict"] for one in after["people"]]) == ("release", ["may", "no_address"])
    named = office("guard", "1", "--copy", "offer", "--channel", "call_sheet", "--json").data
    assert (named["copy"], named["channel"], named["may"]) == ("offer", "call_sheet", 0)


@pytest.mark.parametrize("typed", ["tomorrow", "2030-10-29 18:00", "2030-10-29"])
def test_a_moment_needs_its_distance_from_utc(office: Shell, typed: str) -> None:
    answer = office("guard", "1", "--at", typed)

    assert answer.code == 2
    assert f"“{typed}” is not a moment such as 2026-10-28T14:00Z or 2026-10-28T18:00+04:00" in answer.err


def test_what_is_not_there_is_said(office: Shell) -> None:
    assert "There is no statement “Fuel”." in office("guard", "Fuel").err
    assert "There is no list “Fuel”." in office("guard", "1", "--list", "Fuel").err
    assert "no text in “fr”" in office("guard", "1", "--language", "fr").err
