"""A record's history as it is read: every kind of act in words, from what to what, made by real acts."""

from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.contact import RefusalLevel
from desktop.gui.models.contact_details import read_details
from desktop.gui.models.history_words import changed_fields, entries
from desktop.services import contacts, duplicates, history, outlets, workspaces
from desktop.services.workspaces import Workspace

NOW = datetime(2026, 11, 1, 15, 43, tzinfo=UTC)


def told(workspace: Workspace, contact_id: int) -> list[tuple[str, str]]:
    """Title and details of each change, newest first, without when and who."""
    found = entries(read_details(workspace, contact_id).changes, NOW)
    return [(one.title, one.details.partition(" · ")[0]) for one in found]


def test_every_act_is_told(tmp_path: Path) -> None:
    desk = workspaces.create(tmp_path / "desk.dateline", clock=lambda: NOW)
    one = contacts.create(desk, {"display_name": "Layla Haddad"}).id
    contacts.edit(desk, one, 1, {"city": "Amman"})
    contacts.edit(desk, one, 2, {"city": "Beirut"})
    contacts.edit(desk, one, 3, {"city": None})
    contacts.edit(desk, one, 4, {"emails": [{"address": "l@wire.example"}], "notes": "Calls first"})
    contacts.verify(desk, [one])
    contacts.move_to_bin(desk, [one])
    contacts.bring_back(desk, [one])
    contacts.refuse(desk, [one], RefusalLevel.NO_RELEASES, "Asked by phone")
    contacts.lift_refusal(desk, one, "Wrote again")
    other = contacts.create(desk, {"display_name": "Leila Haddad", "city": "Amman"}).id
    duplicates.merge(
        desk, contacts.get(desk, one), [contacts.get(desk, other)], {"display_name": "Layla", "city": "Amman"}
    )
    last = history.last_undoable(desk)
    assert last is not None
    history.undo(desk, last.id)

    assert told(desk, one) == [
        ("Undone", "Name, E-mail, City, Notes, Verified"),
        ("Merged with another contact", "Name, E-mail, City, Notes, Verified"),
        ("Refusal lifted", "Wrote again"),
        ("Refused", "Asked by phone"),
        ("Brought back from the bin", "today 15:43"),
        ("Moved to the bin", "today 15:43"),
        ("Details checked", "today 15:43"),
        ("2 fields changed", "E-mail, Notes"),
        ("City removed", "Beirut"),
        ("City changed", "Beirut, before: Amman"),
        ("City added", "Amman"),
        ("Added by hand", "today 15:43"),
    ]
    workspaces.close(desk)


def test_an_outlet_has_a_history_too(tmp_path: Path) -> None:
    desk = workspaces.create(tmp_path / "desk.dateline", clock=lambda: NOW)
    wire = outlets.create(desk, {"name": "Levant Wire"}).id
    outlets.edit(desk, wire, 1, {"emails": ["desk@wire.example"]})
    found = entries(tuple(history.of_record(desk, "outlet", wire)), NOW)

    assert [one.title for one in found] == ["E-mail added", "Added by hand"]
    assert found[0].details.startswith("desk@wire.example · today")
    workspaces.close(desk)


def test_what_the_database_adds_is_no_change() -> None:
    before = {"affiliations": [{"outlet": "Levant Wire"}]}
    after = {"affiliations": [{"outlet": "Levant Wire", "outlet_id": 3, "outlet_type": "agency"}]}

    assert changed_fields(before, after) == []
