"""Embargoes by shell: every command once, and what a person reads when something is missing."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.domain.statement.text import StatementText
from desktop.services import contacts, embargoes, statements, workspaces
from tests.cli.conftest import Shell

TITLE = "Northern ceasefire call"
YEAR = datetime.now(UTC).year + 1


def last_sunday(month: int) -> str:
    """The day clocks change in Berlin."""
    day = date(YEAR, month, 31)
    return (day - timedelta(days=(day.weekday() + 1) % 7)).isoformat()


LIFT, LATER, EARLIER = f"{YEAR}-10-28 18:00", f"{YEAR}-10-29 18:00", f"{YEAR}-10-27 18:00"


@pytest.fixture
def office(filled: Shell) -> Shell:
    """A shell whose workspace holds three people and a statement."""
    workspace = workspaces.open_workspace(filled.workspace)
    made = statements.create(workspace, "Northern ceasefire call")
    statements.save_draft(
        workspace, made.id, "en", StatementText("en", headline="Two coalitions call for a ceasefire"), 1
    )
    workspaces.close(workspace)
    return filled


@pytest.fixture
def asked(office: Shell) -> Shell:
    """The same, under an embargo Layla Haddad has agreed to."""
    assert office("embargo", "set", TITLE, "--lift", LIFT, "--zone", "Asia/Tbilisi").code == 0
    assert office("embargo", "offer", TITLE, "--contact", 1).code == 0
    assert office("embargo", "answer", TITLE, "agreed", "--contact", 1, "--how", "mail").code == 0
    return office


def test_an_embargo_is_set_and_shown(office: Shell) -> None:
    said = office("embargo", "set", TITLE, "--lift", LIFT, "--zone", "Tbilisi", "--terms", "No photos.")

    assert said.code == 0, said.err
    assert said.out.startswith(f"“{TITLE}” is under embargo until ")
    assert "18:00 Tbilisi (UTC+4) = 14:00 UTC." in said.out
    facts = office("embargo", "show", TITLE, "--json").data
    assert facts["lift"]["wall"] == LIFT.replace(" ", "T")
    assert (facts["lift"]["zone"], facts["state"], facts["terms"]) == ("Asia/Tbilisi", "planned", "No photos.")
    listed = office("embargo", "list")
    assert TITLE in listed.out
    assert "0 of 0" in listed.out
    assert office("embargo", "list", "--past", "--json").data == []


@pytest.mark.parametrize(
    ("lift", "zone", "sentence"),
    [
        (LIFT, "", "A lift time needs a place"),
        (f"{YEAR}-10-28 midnight", "Asia/Tbilisi", "It can mean: "),
        (f"{YEAR}-10-28 18:00 EST", "", "‘EST’ can mean several times of day"),
        (LIFT, "EST", "‘EST’ can mean several times of day"),
        (LIFT, "UTC+4", "is a distance from UTC"),
        (f"{YEAR}-10-28", "Asia/Tbilisi", "A lift needs its time of day"),
        ("2020-10-28 18:00", "Asia/Tbilisi", "is past"),
        (f"11/06/{YEAR} 13:00", "Europe/London", "can be two days"),
        (f"{last_sunday(3)} 02:30", "Europe/Berlin", "does not exist in Berlin"),
    ],
)
def test_a_lift_that_is_not_one_moment_is_refused(office: Shell, lift: str, zone: str, sentence: str) -> None:
    said = office("embargo", "set", TITLE, "--lift", lift, "--zone", zone)

    assert said.code == 1
    assert sentence in said.err
    assert "Nothing was changed." in said.err


def test_of_a_time_that_exists_twice_one_is_said(office: Shell) -> None:
    words = ("embargo", "set", TITLE, "--lift", f"{last_sunday(10)} 02:30", "--zone", "Europe/Berlin")
    asks = office(*words)

    assert "Say --which first or --which second." in asks.err
    assert office(*words, "--which", "second", "--json").data["lift"]["utc"] == f"{last_sunday(10)}T01:30:00Z"


def test_a_later_lift_names_the_agreements_it_costs(asked: Shell) -> None:
    words = ("embargo", "set", TITLE, "--lift", LATER, "--zone", "Asia/Tbilisi")
    refused = asked(*words)

    assert refused.code == 1
    assert refused.err.startswith("1 agreement will need a new answer. Nothing was changed.")
    moved = asked(*words, "--ask-again")
    assert "To be asked again: Layla Haddad (contact 1). See: dateline embargo offer --help" in moved.out
    told = asked(*words, "--ask-again", "--json").data
    assert (told["agreed"], told["ask_again"]) == (0, [{"name": "Layla Haddad", "contact": 1, "desk": None}])
    shown = asked("embargo", "show", TITLE)
    assert "old_terms" in shown.out
    assert "0 of 1 agreed" in shown.out


def test_an_earlier_lift_prints_whom_to_tell(asked: Shell) -> None:
    said = asked("embargo", "set", TITLE, "--lift", EARLIER, "--zone", "Asia/Tbilisi")

    assert said.code == 0
    assert "--- Layla Haddad" in said.out
    assert "Your agreement stays" in said.out or "تبقى موافقتكم قائمة" in said.out


def test_offers_are_printed_and_noted(office: Shell) -> None:
    office("embargo", "set", TITLE, "--lift", LIFT, "--zone", "Asia/Tbilisi")

    draft = office("embargo", "offer", TITLE, "--contact", 1, "--contact", 3, "--draft", "--language", "en")
    assert "Dear Layla Haddad," in draft.out
    assert "ceasefire" not in draft.out
    assert draft.out.endswith("1 person or desk would be asked.\n")
    assert draft.err.startswith("Peter Aslan is not asked: asked by phone, ")
    assert office("embargo", "show", TITLE, "--json").data["asked"] == 0
    call = office("embargo", "offer", TITLE, "--contact", 1, "--how", "call", "--language", "en")
    assert "1. Say who you are." in call.out
    found = office("embargo", "offer", TITLE, "--desk", 1, "--json").data
    assert found["offers"][0]["name"] == "Levant Wire"
    assert office("embargo", "show", TITLE, "--json").data["asked"] == 2
    assert "It is not said who is to be asked." in office("embargo", "offer", TITLE).err


def test_a_whole_list_is_asked(office: Shell) -> None:
    office("embargo", "set", TITLE, "--lift", LIFT, "--zone", "Asia/Tbilisi")
    office("lists", "create", "Everybody", "--query", "")

    found = office("embargo", "offer", TITLE, "--list", "Everybody", "--json").data

    assert {one["name"] for one in found["offers"]} == {"Layla Haddad", "Tomas Berg"}
    assert [one["name"] for one in found["left_out"]] == ["Peter Aslan"]


def test_answers_are_recorded_for_people_and_desks(asked: Shell, tmp_path: Path) -> None:
    mail = tmp_path / "no.eml"
    mail.write_text("I do not agree", encoding="utf-8")

    said = asked("embargo", "answer", TITLE, "declined", "--contact", 2, "--evidence", mail)
    assert said.out == "Recorded 1 answer. 1 of 2 agreed.\n"
    assert asked("embargo", "answer", TITLE, "agreed", "--desk", 1, "--json").data["agreed"] == 2
    assert "It is not said whose answer this is." in asked("embargo", "answer", TITLE, "agreed").err


def test_an_early_lift_says_who_holds_the_text(asked: Shell) -> None:
    said = asked("embargo", "lift", TITLE, "--reason", "The shelling goes on")

    assert said.out == f"“{TITLE}” is lifted.\n"
    assert asked("embargo", "show", TITLE).out.splitlines()[2] == "lifted early"
    assert asked("embargo", "set", TITLE, "--lift", LATER, "--zone", "Tbilisi").code == 0
    assert asked("embargo", "lift", TITLE, "--json").data == {"notices": []}
    assert "is over" in asked("embargo", "lift", TITLE).err


def test_an_embargo_is_withdrawn(asked: Shell) -> None:
    assert asked("embargo", "show", TITLE, "--json").data["answers"][0]["standing"] == "agreed"
    said = asked("embargo", "cancel", TITLE)

    assert f"“{TITLE}” is under no embargo.\n1 person was asked. Tell each of them:" in said.out
    assert asked("embargo", "cancel", TITLE, "--json").code == 1


def test_a_breach_is_recorded(asked: Shell) -> None:
    published = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    words = ("embargo", "breach", TITLE, "--cause", "journalist", "--contact", 1, "--published", published)

    said = asked(*words, "--decision", "exclude", "--note", "Second time")
    assert said.out == f"Recorded breach 1 of “{TITLE}”. 0 people hold the text.\n"
    left_out = asked("embargo", "offer", TITLE, "--contact", 1, "--draft", "--json").data["left_out"]
    assert [one["name"] for one in left_out] == ["Layla Haddad"]
    assert left_out[0]["reason"].startswith(f"Broke ‘{TITLE}’ embargo, ")
    assert asked("embargo", "breach", TITLE, "--cause", "leak", "--json").data == {"id": 2, "holders": 0}


@pytest.mark.parametrize("published", ["yesterday", "2026-10-28 09:20"])
def test_a_breach_needs_one_moment_and_one_party(asked: Shell, published: str) -> None:
    said = asked("embargo", "breach", TITLE, "--cause", "leak", "--published", published)
    assert "is not one moment" in said.err
    said = asked("embargo", "breach", TITLE, "--cause", "leak", "--contact", 1, "--contact", 2)
    assert "one person's or one outlet's" in said.err


def test_changed_rules_are_named_and_confirmed(asked: Shell) -> None:
    from desktop.storage import nouns
    from desktop.storage.nouns import EMBARGO

    workspace = workspaces.open_workspace(asked.workspace)
    with workspace.command("As set under older rules") as act:
        nouns.change(act, EMBARGO, 1, utc=f"{YEAR}-10-28T15:00:00Z", tzdata_version="2024a")
    workspaces.close(workspace)

    assert "The time-zone rules for Tbilisi changed" in asked("embargo", "list").err
    assert "The time-zone rules for Tbilisi changed" in asked("embargo", "show", TITLE).err
    said = asked("embargo", "confirm", TITLE)

    assert "18:00 Tbilisi (UTC+4) = 14:00 UTC. Agreements stay" in said.out
    assert asked("embargo", "list").err == ""


def test_the_calendar_file_is_written(asked: Shell, tmp_path: Path) -> None:
    out = tmp_path / "lift.ics"

    assert asked("embargo", "calendar", TITLE, "--out", out).out == f"Wrote {out}. It says when, not what.\n"
    assert asked("embargo", "calendar", TITLE, "--out", out, "--json").data == {"file": str(out)}
    assert b"TZID=Asia/Tbilisi" in out.read_bytes()


def test_what_is_not_there_is_said(office: Shell) -> None:
    assert "There is no statement “Nothing”." in office("embargo", "show", "Nothing").err
    assert "is under no embargo" in office("embargo", "show", "1").err


def test_two_services_agree_on_who_may_be_asked(asked: Shell) -> None:
    workspace = workspaces.open_workspace(asked.workspace)
    ids = [row.id for row in contacts.rows(workspace, [1, 2, 3])]
    letters = embargoes.draft_offers(workspace, 1, ids)
    workspaces.close(workspace)

    assert [one.name for one in letters.drafts] == ["Tomas Berg"]
