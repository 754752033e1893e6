"""Contacts as a person works with them: added, edited, refused, binned, and taken back."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from desktop.domain.contact import Card, RefusalLevel
from desktop.domain.errors import Cancelled, ChangedElsewhere, InvalidValue, NotFound
from desktop.domain.progress import Progress
from desktop.services import contacts, history, suppressions, workspaces
from desktop.services.workspaces import Workspace
from desktop.storage import contacts as stored

Act = Callable[[Workspace, Sequence[int], Progress], object]

LAYLA: Card = {
    "given_name": "Layla",
    "family_name": "Haddad",
    "emails": [{"address": "l.haddad@levantwire.example"}],
    "phones": [{"number": "+962790000000", "answers": ["signal"]}],
    "affiliations": [{"outlet": "Levant Wire", "role": "Senior correspondent"}],
    "beats": ["Conflict", "Humanitarian aid"],
    "languages": ["ar", "en"],
    "city": "Amman",
    "country": "JO",
    "time_zone": "Asia/Amman",
}


def added(workspace: Workspace, card: Card = LAYLA) -> int:
    return contacts.create(workspace, card).id


def without_ids(card: Card) -> Card:
    works = [{k: v for k, v in line.items() if k != "outlet_id"} for line in card.get("affiliations", ())]
    return {**card, "affiliations": works} if works else card  # type: ignore[typeddict-item]


def test_what_was_typed_is_what_is_read(workspace: Workspace) -> None:
    contact = contacts.get(workspace, added(workspace))
    assert without_ids(contact.card) == LAYLA
    assert contact.version == 1


def test_the_row_shows_name_outlet_beats_and_languages(workspace: Workspace) -> None:
    (row,) = contacts.rows(workspace, [added(workspace)])
    assert (row.name, row.outlet, row.role) == ("Layla Haddad", "Levant Wire", "Senior correspondent")
    assert (row.beats, row.languages) == (("Conflict", "Humanitarian aid"), ("ar", "en"))
    assert (row.email, row.city, row.time_zone) == ("l.haddad@levantwire.example", "Amman", "Asia/Amman")


def test_a_contact_without_anything_to_call_it_by_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidValue, match="A contact needs a name"):
        contacts.create(workspace, {"notes": "met in Geneva"})


def test_an_edit_changes_one_field_and_says_what_it_touched(workspace: Workspace) -> None:
    contact_id = added(workspace)
    written = contacts.edit(workspace, contact_id, 1, {"city": "Irbid", "beats": None})
    card = contacts.get(workspace, contact_id).card
    assert card["city"] == "Irbid"
    assert "beats" not in card
    assert written.touched.concerns("contact", contact_id)


def test_an_edit_of_an_old_version_overwrites_nothing(workspace: Workspace) -> None:
    contact_id = added(workspace)
    contacts.edit(workspace, contact_id, 1, {"city": "Irbid"})
    with pytest.raises(ChangedElsewhere, match="city is now “Irbid”"):
        contacts.edit(workspace, contact_id, 1, {"city": "Zarqa"})
    assert contacts.get(workspace, contact_id).card["city"] == "Irbid"


def test_an_edit_that_changes_nothing_leaves_no_trace(workspace: Workspace) -> None:
    contact_id = added(workspace)
    before = len(history.batches(workspace))
    contacts.edit(workspace, contact_id, 1, {"city": "Amman"})
    assert len(history.batches(workspace)) == before


def test_the_bin_hides_and_undo_brings_back(workspace: Workspace) -> None:
    contact_id = added(workspace)
    contacts.move_to_bin(workspace, [contact_id])
    assert contacts.get(workspace, contact_id).deleted_at
    assert history.undo_last(workspace).label == "Move 1 contact to the bin"
    assert contacts.get(workspace, contact_id).deleted_at is None


def test_undo_and_redo_of_an_addition(workspace: Workspace) -> None:
    contact_id = added(workspace)
    assert history.undo_last(workspace).removed >= 1
    with pytest.raises(NotFound):
        contacts.get(workspace, contact_id)
    history.redo_last(workspace)
    assert without_ids(contacts.get(workspace, contact_id).card) == LAYLA


def test_undo_survives_a_restart(workspace: Workspace) -> None:
    contact_id = added(workspace)
    contacts.edit(workspace, contact_id, 1, {"city": "Irbid"})
    workspaces.close(workspace)
    again = workspaces.open_workspace(workspace.path)
    assert history.undo_last(again).label == "Edit Layla Haddad"
    assert contacts.get(again, contact_id).card["city"] == "Amman"
    workspaces.close(again)


def test_undo_leaves_alone_what_was_edited_since_and_says_so(workspace: Workspace) -> None:
    contact_id = added(workspace)
    first = contacts.edit(workspace, contact_id, 1, {"city": "Irbid", "notes": "prefers Signal"})
    contacts.edit(workspace, contact_id, 2, {"city": "Zarqa"})
    assert first.touched.batch_id is not None
    report = history.undo(workspace, first.touched.batch_id)
    card = contacts.get(workspace, contact_id).card
    assert card["city"] == "Zarqa"
    assert "notes" not in card
    assert [(left.name, left.fields) for left in report.left] == [("Layla Haddad", ("city",))]


def test_a_refusal_suppresses_the_address_and_no_undo_lifts_it(workspace: Workspace) -> None:
    contact_id = added(workspace)
    contacts.refuse(workspace, [contact_id], RefusalLevel.NO_RELEASES, "asked by mail")
    assert suppressions.suppressed(workspace, ["L.Haddad@LevantWire.example"])
    history.undo_last(workspace)
    assert contacts.get(workspace, contact_id).card["refusal"]["level"] == "no_releases"
    assert contacts.get(workspace, contact_id).suppressed == ("l.haddad@levantwire.example",)


def test_an_edit_cannot_weaken_a_refusal(workspace: Workspace) -> None:
    contact_id = added(workspace)
    contacts.refuse(workspace, [contact_id], RefusalLevel.NO_CONTACT, "asked by phone")
    version = contacts.get(workspace, contact_id).version
    contacts.edit(workspace, contact_id, version, {"refusal": None, "city": "Irbid"})
    assert contacts.get(workspace, contact_id).card["refusal"]["level"] == "no_contact"


def test_lifting_a_refusal_needs_a_reason(workspace: Workspace) -> None:
    contact_id = added(workspace)
    contacts.refuse(workspace, [contact_id], RefusalLevel.NO_RELEASES, "asked by mail")
    with pytest.raises(InvalidValue, match="needs a reason"):
        contacts.lift_refusal(workspace, contact_id, " ")
    contacts.lift_refusal(workspace, contact_id, "she wrote that it was a mistake")
    assert "refusal" not in contacts.get(workspace, contact_id).card
    assert not suppressions.suppressed(workspace, ["l.haddad@levantwire.example"])


def test_the_history_counts_every_address_a_refusal_suppressed(workspace: Workspace) -> None:
    cards: list[Card] = [{"emails": [{"address": f"{n}@a.example"}, {"address": f"{n}@b.example"}]} for n in range(3)]
    contacts.refuse(workspace, [added(workspace, card) for card in cards], RefusalLevel.NO_CONTACT, "asked")
    assert history.batches(workspace)[0].counts == {"addresses suppressed": 6}


def test_a_bulk_edit_adds_and_takes_away_words_and_is_one_undo(workspace: Workspace) -> None:
    ids = [added(workspace), added(workspace, {"display_name": "Tomas Berg", "tags": ["old"]})]
    contacts.bulk_edit(workspace, ids, contacts.BulkEdit({"tags": ("Levant",)}, {"tags": ("old",)}, {"owner": "Mara"}))
    cards = [contacts.get(workspace, contact_id).card for contact_id in ids]
    assert [(card.get("tags"), card.get("owner")) for card in cards] == [(["Levant"], "Mara")] * 2
    history.undo_last(workspace)
    assert contacts.get(workspace, ids[1]).card == {"display_name": "Tomas Berg", "tags": ["old"]}


class Watch:
    """Progress that is written down, and stopped when so many are done."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.told: list[tuple[str, int, int | None]] = []
        self._stop_at = stop_at

    def step(self, phase: str, done: int, total: int | None = None) -> None:
        """Write down, or stop."""
        if self._stop_at is not None and done >= self._stop_at:
            raise Cancelled
        self.told.append((phase, done, total))


@pytest.fixture
def many(workspace: Workspace) -> list[int]:
    """More people than are changed at a time."""
    with workspace.command("Add many") as act:
        cards: list[Card] = [{"display_name": f"Person {n}"} for n in range(1_200)]
        stored.Writer.of(act).insert([stored.New(n, card) for n, card in enumerate(cards, 1)], batch_id=act.batch_id)
        act.log_many(("contact", n, 1, None, None) for n in range(1, 1_201))
    return list(range(1, 1_201))


def test_changing_thousands_says_how_far_it_is(workspace: Workspace, many: list[int]) -> None:
    watch = Watch()
    contacts.bulk_edit(workspace, many, contacts.BulkEdit({"tags": ("x",)}, {}, {}), watch)
    assert watch.told == [("Changing", 0, 1_200), ("Changing", 1_000, 1_200), ("Changing", 1_200, 1_200)]
    assert contacts.vocabulary(workspace, "tags") == [("x", 1_200)]


@pytest.mark.parametrize(
    "act",
    [
        lambda ws, ids, watch: contacts.bulk_edit(ws, ids, contacts.BulkEdit({"tags": ("x",)}, {}, {}), watch),
        contacts.verify,
        contacts.move_to_bin,
    ],
    ids=["edit", "verify", "bin"],
)
def test_stopped_half_way_nothing_is_changed(workspace: Workspace, many: list[int], act: Act) -> None:
    before = history.batches(workspace)
    with pytest.raises(Cancelled):
        act(workspace, many, Watch(stop_at=1_000))
    assert history.batches(workspace) == before
    assert contacts.cards(workspace, many) == {n: {"display_name": f"Person {n - 1}"} for n in many}
    assert workspaces.totals(workspace).contacts == 1_200


def test_the_history_of_a_record_tells_before_and_after(workspace: Workspace) -> None:
    contact_id = added(workspace)
    contacts.edit(workspace, contact_id, 1, {"city": "Irbid"})
    changed, created = history.of_record(workspace, "contact", contact_id)
    assert changed.before is not None
    assert changed.after is not None
    assert (changed.before["city"], changed.after["city"]) == ("Amman", "Irbid")
    assert created.before is None


def test_the_file_is_whole_after_all_that(workspace: Workspace) -> None:
    ids = [added(workspace), added(workspace, replace_name("Tomas Berg"))]
    contacts.bulk_edit(workspace, ids, contacts.BulkEdit({"tags": ("x",)}, {}, {}))
    history.undo_last(workspace)
    history.redo_last(workspace)
    assert workspaces.check(workspace) == []


def test_tampering_with_the_history_shows(workspace: Workspace) -> None:
    contacts.edit(workspace, added(workspace), 1, {"city": "Irbid"})
    with workspace.database.write() as conn:
        conn.exec_driver_sql("UPDATE change SET before = x'7b7d' WHERE before IS NOT NULL")
    assert any("The history was altered" in sentence for sentence in workspaces.check(workspace))


def replace_name(name: str) -> Card:
    return {**LAYLA, "given_name": name, "emails": []}


def test_two_places_are_two_workspaces(tmp_path: Path) -> None:
    one, two = (workspaces.create(tmp_path / f"{n}.dateline") for n in "ab")
    added(one)
    assert (workspaces.totals(one).contacts, workspaces.totals(two).contacts) == (1, 0)
    assert one.instance != two.instance
    for workspace in (one, two):
        workspaces.close(workspace)
