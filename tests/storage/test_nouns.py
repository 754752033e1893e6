"""Records of one row: their history, taking back, bringing back, and who else needs them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import ChangedElsewhere, NotFound
from desktop.services import contacts, history, organisations, outlets, workspaces
from desktop.services.workspaces import Workspace
from desktop.storage import nouns
from desktop.storage.command import latest_moment
from desktop.storage.nouns import ANSWER, DELIVERY, DISTRIBUTION, DRAFT, EMBARGO, ORGANISATION, REVISION, STATEMENT


def statement(workspace: Workspace, **card: object) -> int:
    with workspace.command("New statement") as act:
        return nouns.add(act, STATEMENT, title="Ceasefire", main_language="en", card=card)


def read(workspace: Workspace, noun: nouns.Noun, record_id: int) -> dict[str, object]:
    with workspace.reading() as conn:
        return nouns.get(conn, noun, record_id)


def test_a_record_comes_changes_and_goes_and_all_of_it_is_taken_back(workspace: Workspace) -> None:
    made = statement(workspace, notes="first", organisations=[3, 4])
    with workspace.command("Edit statement") as act:
        assert nouns.change(act, STATEMENT, made, 1, title="Truce", card={"notes": "second"}) == 2
        assert act.touched.concerns("statement", made)
    with workspace.command("Remove") as act:
        nouns.remove(act, STATEMENT, [made])
    with pytest.raises(NotFound, match="This statement no longer exists"):
        read(workspace, STATEMENT, made)
    history.undo_last(workspace)
    row = read(workspace, STATEMENT, made)
    assert (row["title"], row["card"]) == ("Truce", {"notes": "second"})
    history.undo_last(workspace)
    row = read(workspace, STATEMENT, made)
    assert (row["title"], row["card"]) == ("Ceasefire", {"notes": "first", "organisations": [3, 4]})


def test_making_a_record_is_taken_back_and_done_again(workspace: Workspace) -> None:
    made = statement(workspace, notes="first")
    history.undo_last(workspace)
    with workspace.reading() as conn:
        assert nouns.find(conn, STATEMENT) == []
    history.redo_last(workspace)
    assert read(workspace, STATEMENT, made)["card"] == {"notes": "first"}


def test_step_by_step_back_to_nothing(workspace: Workspace) -> None:
    made = statement(workspace, notes="first")
    with workspace.command("Edit") as act:
        nouns.change(act, STATEMENT, made, title="Truce")
    person = contacts.create(workspace, {"display_name": "Layla Haddad"}).id
    contacts.edit(workspace, person, 1, {"city": "Amman"})
    for _ in range(4):
        assert history.undo_last(workspace).left == ()
    with workspace.reading() as conn:
        assert nouns.find(conn, STATEMENT) == []
    assert contacts.rows(workspace, [person]) == []
    for _ in range(4):
        history.redo_last(workspace)
    assert contacts.get(workspace, person).card["city"] == "Amman"
    assert read(workspace, STATEMENT, made)["title"] == "Truce"


def test_what_one_act_made_and_changed_goes_whole(workspace: Workspace) -> None:
    with workspace.command("New statement") as act:
        made = nouns.add(act, STATEMENT, title="Ceasefire", main_language="en", card={"notes": "a", "kind": "release"})
        nouns.change(act, STATEMENT, made, card={"notes": "b"})
    batch = history.batches(workspace)[0].id
    with workspace.command("Edit") as act:
        nouns.change(act, STATEMENT, made, title="Truce")
    with workspace.command("Edit back") as act:
        nouns.change(act, STATEMENT, made, title="Ceasefire")
    assert history.undo(workspace, batch).left == ()


def test_undoing_one_part_leaves_another_as_it_is(workspace: Workspace) -> None:
    made = statement(workspace, notes="a", kind="joint_statement")
    with workspace.command("Note") as act:
        nouns.change(act, STATEMENT, made, card={"notes": "b", "kind": "joint_statement"})
    batch = history.batches(workspace)[0].id
    with workspace.command("Kind") as act:
        nouns.change(act, STATEMENT, made, card={"notes": "b", "kind": "release"})
    assert history.undo(workspace, batch).left == ()
    assert read(workspace, STATEMENT, made)["card"] == {"notes": "a", "kind": "release"}


def test_nothing_changed_leaves_no_trace(workspace: Workspace) -> None:
    made = statement(workspace, notes="a")
    with workspace.command("Same again") as act:
        assert nouns.change(act, STATEMENT, made, title="Ceasefire", card={"notes": "a"}) == 1
    assert [row.label for row in history.batches(workspace)] == ["New statement"]


def test_a_version_that_moved_on_is_refused(workspace: Workspace) -> None:
    made = statement(workspace)
    with workspace.command("One") as act:
        nouns.change(act, STATEMENT, made, 1, title="One")
    with pytest.raises(ChangedElsewhere, match="Somebody changed this statement"), workspace.command("Two") as act:
        nouns.change(act, STATEMENT, made, 1, title="Two")
    with pytest.raises(ChangedElsewhere), workspace.command("Three") as act:
        nouns.NounRecords(STATEMENT).replace(act, [(made, 1, {"title": "x", "main_language": "en", "release": ""})])
    assert read(workspace, STATEMENT, made)["title"] == "One"


def test_records_are_found_by_their_columns(workspace: Workspace) -> None:
    first, second = statement(workspace), statement(workspace)
    with workspace.reading() as conn:
        assert [row["id"] for row in nouns.find(conn, STATEMENT, id=[second, 99])] == [second]
        assert [row["id"] for row in nouns.find(conn, STATEMENT, deleted_at=None)] == [first, second]
        assert nouns.find(conn, STATEMENT, title="Other") == []


def test_who_shows_a_statement_hears_of_what_hangs_on_it(workspace: Workspace) -> None:
    made = statement(workspace)
    with workspace.command("Add text") as act:
        draft = nouns.add(act, DRAFT, statement_id=made, language="en", text={"language": "en"})
        assert act.touched.concerns("statement", made)
    with workspace.command("Edit text") as act:
        nouns.change(act, DRAFT, draft, text={"language": "en", "headline": "H"})
        assert act.touched.concerns("statement", made)
    assert history.undo_last(workspace).touched.concerns("statement", made)
    assert history.undo_last(workspace).touched.concerns("statement", made)
    assert history.redo_last(workspace).touched.concerns("statement", made)
    with workspace.command("Remove text") as act:
        nouns.remove(act, DRAFT, [draft])
        assert act.touched.concerns("statement", made)


def test_an_organisation_that_signs_outlives_the_undo_of_its_making(workspace: Workspace) -> None:
    doctors, nurses = (organisations.create(workspace, {"name": name}).id for name in ("Doctors", "Nurses"))
    made = statement(workspace, organisations=[doctors])
    with workspace.command("Bin") as act:
        nouns.change(act, STATEMENT, made, deleted_at=act.at)
    for batch in history.batches(workspace):
        if batch.label.startswith("Add organisation"):
            history.undo(workspace, batch.id)
    assert [one.id for one in organisations.several(workspace, [doctors, nurses])] == [doctors]


def test_an_id_is_never_given_twice(workspace: Workspace) -> None:
    made = statement(workspace)
    history.undo_last(workspace)
    assert statement(workspace) == made + 1


def test_what_others_need_is_not_taken_away(workspace: Workspace) -> None:
    with workspace.command("New statement") as act:
        made = nouns.add(act, STATEMENT, title="Ceasefire", main_language="en")
        draft = nouns.add(act, DRAFT, statement_id=made, language="en", text={"language": "en"})
    with workspace.command("Revision", undoable=False) as act:
        facts = {"statement_id": made, "language": "en", "number": 1, "hash": "h", "text": {"language": "en"}}
        revision = nouns.add(act, REVISION, **facts, made_at=act.at, made_by="mara")
        nouns.change(act, DRAFT, draft, current_revision_id=revision)
    report = history.undo(workspace, 1)
    assert [(left.kind, left.fields) for left in report.left] == [("draft", ("edited since",))]
    assert read(workspace, STATEMENT, made)["title"] == "Ceasefire"


def test_a_contact_with_an_agreement_outlives_the_undo_of_its_import(workspace: Workspace) -> None:
    kept = contacts.create(workspace, {"display_name": "Layla Haddad"}).id
    gone = contacts.create(workspace, {"display_name": "Tomas Berg"}).id
    outlet = outlets.create(workspace, {"name": "Levant Wire"}).id
    made = statement(workspace)
    embargoed(workspace, made, kept, outlet)
    for batch in history.batches(workspace):
        if batch.label.startswith("Add"):
            history.undo(workspace, batch.id)
    assert [row.name for row in contacts.rows(workspace, [kept, gone])] == ["Layla Haddad"]
    assert outlets.remove(workspace, [outlet])[0] == 0


def embargoed(workspace: Workspace, statement_id: int, contact_id: int, outlet_id: int) -> tuple[int, int]:
    with workspace.command("Embargo") as act:
        lift = {"wall": "2026-10-28T18:00", "zone": "Asia/Tbilisi", "utc": "2026-10-28T14:00:00Z"}
        embargo = nouns.add(act, EMBARGO, statement_id=statement_id, tzdata_version="2026b", **lift)
        told = {"embargo_id": embargo, "contact_id": contact_id, "outlet_id": outlet_id, "scope": "person"}
        answer = nouns.add(act, ANSWER, **told, state="accepted", lift_utc=lift["utc"], terms_no=1, at=act.at)
    return embargo, answer


def test_the_latest_moment_only_grows(workspace: Workspace) -> None:
    start = datetime(2026, 10, 28, 14, 0, tzinfo=UTC)
    for hours in (0, 5, -3):
        at = start + timedelta(hours=hours)
        moved = workspaces.Workspace(workspace.database, "mara", lambda at=at: at, "i", "own")  # type: ignore[misc]
        statement(moved)
    with workspace.reading() as conn:
        assert latest_moment(conn) == "2026-10-28T19:00:00Z"


def test_a_new_workspace_has_no_latest_moment(workspace: Workspace) -> None:
    with workspace.reading() as conn:
        assert latest_moment(conn) == ""


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
cards = st.dictionaries(st.sampled_from(["name", "notes", "website", "a.b"]), texts | st.lists(texts, max_size=2))


@settings(max_examples=12)  # each makes a file
@given(st.lists(cards, min_size=1, max_size=5))
def test_undoing_every_edit_brings_back_the_first_card(made: list[dict[str, object]]) -> None:
    workspace = _fresh()
    try:
        with workspace.command("Add") as act:
            here = nouns.add(act, ORGANISATION, name="N", name_key="n", card=made[0])
        for card in made[1:]:
            with workspace.command("Edit") as act:
                nouns.change(act, ORGANISATION, here, card=card)
        while (last := history.last_undoable(workspace)) and last.label != "Add":
            history.undo(workspace, last.id)
        assert read(workspace, ORGANISATION, here)["card"] == made[0]
        assert workspaces.check(workspace) == []
    finally:
        workspaces.close(workspace)


def _fresh() -> Workspace:
    import tempfile
    from pathlib import Path

    return workspaces.create(Path(tempfile.mkdtemp()) / "w.dateline")


def test_tens_of_thousands_of_records_come_are_found_and_go(workspace: Workspace) -> None:
    made = statement(workspace)
    with workspace.command("Gave it to many", undoable=False) as act:
        shared = {"statement_id": made, "copy": "release", "channel": "drafts", "at": act.at, "by": "test"}
        given = nouns.add(act, DISTRIBUTION, revisions={}, counts={}, note="", **shared)
        line = {"distribution_id": given, "name": "Layla Haddad", "at": act.at}
        nouns.add_many(act, DELIVERY, [])
        nouns.add_many(act, DELIVERY, [line | {"contact_id": one} for one in range(1, 40_001)])
        found = nouns.find(act.conn, DELIVERY, contact_id=list(range(1, 40_001)))
        assert [row["contact_id"] for row in found[:3]] == [1, 2, 3]
        nouns.remove(act, DELIVERY, [row["id"] for row in found])
        assert nouns.find(act.conn, DELIVERY) == []


def test_records_made_set_wise_can_be_edited_and_taken_back(workspace: Workspace) -> None:
    with workspace.command("New statements") as act:
        nouns.add_many(act, STATEMENT, [{"title": t, "main_language": "en", "card": {}} for t in ("One", "Two")])
    assert [read(workspace, STATEMENT, one)["title"] for one in (1, 2)] == ["One", "Two"]
    with workspace.command("Edit") as act:
        assert nouns.change(act, STATEMENT, 2, 1, title="Three") == 2
    history.undo_last(workspace)
    assert read(workspace, STATEMENT, 2)["title"] == "Two"
    history.undo_last(workspace)
    with workspace.reading() as conn:
        assert nouns.find(conn, STATEMENT) == []
