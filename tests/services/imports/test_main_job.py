"""From a messy sheet to contacts, as a person decides it."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from desktop.domain.contact import Card
from desktop.domain.errors import Cancelled, InvalidValue, UnreadableFile
from desktop.domain.importing import Choice, ImportReport, Policies, Policy, Verdict
from desktop.domain.query import ContactQuery
from desktop.services import contacts, history, imports, lists, suppressions, workspaces
from desktop.services.imports import Plan
from desktop.services.workspaces import Workspace

HEADER = ["Name", "E-mail", "Outlet", "Phone", "City", "Do not mail"]
LAYLA = ["Haddad, Layla", "l.haddad@levantwire.example", "Levant Wire", "+962 7 9000 0000", "Amman", ""]
TOMAS = ["BERG, Tomas", "T.Berg@nordisk.example", "Nordisk Radio", "", "Stockholm", ""]


def sheet(path: Path, *rows: list[str], header: list[str] = HEADER) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(header)
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def checked(workspace: Workspace, path: Path, policy: Policy = Policy.FILL) -> Plan:
    file = imports.preview(path)
    return imports.check(workspace, file, imports.propose_mapping(workspace, file), Policies(policy))


def imported(workspace: Workspace, path: Path, policy: Policy = Policy.FILL) -> ImportReport:
    report = imports.apply(workspace, checked(workspace, path, policy))
    assert sum(report.counts.values()) == report.rows
    return report


def everybody(workspace: Workspace) -> list[str]:
    return [row.name for row in contacts.rows(workspace, contacts.ids(workspace, ContactQuery()))]


def card_of(workspace: Workspace, name: str) -> Card:
    (found,) = contacts.ids(workspace, ContactQuery(text=name))
    return contacts.get(workspace, found).card


def test_names_are_set_right_and_people_are_found(workspace: Workspace, tmp_path: Path) -> None:
    report = imported(workspace, sheet(tmp_path / "press.xlsx", LAYLA, TOMAS))
    assert (report.added, report.updated, report.outlets_added) == (2, 0, 2)
    assert everybody(workspace) == ["Tomas Berg", "Layla Haddad"]
    layla = card_of(workspace, "hadd")
    assert layla["phones"][0]["number"] == "+962790000000"
    assert (layla["country"], layla["time_zone"]) == ("JO", "Asia/Amman")


def test_nothing_is_written_before_apply(workspace: Workspace, tmp_path: Path) -> None:
    plan = checked(workspace, sheet(tmp_path / "press.xlsx", LAYLA, TOMAS))
    assert plan.counts()[Verdict.NEW] == 2
    assert everybody(workspace) == []


def test_the_same_file_again_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = sheet(tmp_path / "press.xlsx", LAYLA, TOMAS)
    imported(workspace, path)
    again = imported(workspace, path)
    assert again.counts[Verdict.UNCHANGED] == 2
    assert (again.added, again.updated) == (0, 0)


def test_blanks_are_filled_and_differences_are_conflicts(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, sheet(tmp_path / "one.xlsx", LAYLA, TOMAS))
    moved = [*LAYLA[:4], "Irbid", ""]
    called = [*TOMAS[:3], "+46 70 174 06 05", *TOMAS[4:]]
    plan = checked(workspace, sheet(tmp_path / "two.xlsx", moved, called))
    assert [plan.verdict(index) for index in range(2)] == [Verdict.CONFLICT, Verdict.FILL]
    (row,) = imports.rows_of(workspace, plan, [0])
    assert [(c.field, c.here, c.file) for c in row.conflicts] == [("city", "Amman", "Irbid")]
    imports.apply(workspace, plan)
    assert card_of(workspace, "Layla")["city"] == "Amman"
    assert card_of(workspace, "Tomas")["phones"][0]["number"] == "+46701740605"
    assert card_of(workspace, "Tomas")["facts"]["phones"]["source"] == "two.xlsx"


def test_a_conflict_decided_for_the_file_takes_its_value(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, sheet(tmp_path / "one.xlsx", LAYLA))
    plan = checked(workspace, sheet(tmp_path / "two.xlsx", [*LAYLA[:4], "Irbid", ""]))
    imports.decide(plan, 0, Choice.IMPORT, frozenset({"city"}))
    imports.apply(workspace, plan)
    assert card_of(workspace, "Layla")["city"] == "Irbid"


@pytest.mark.parametrize(("policy", "city"), [(Policy.KEEP, "Amman"), (Policy.REPLACE, "Irbid"), (Policy.ADD, "Amman")])
def test_the_policy_decides_for_the_whole_file(workspace: Workspace, tmp_path: Path, policy: Policy, city: str) -> None:
    imported(workspace, sheet(tmp_path / "one.xlsx", LAYLA))
    imported(workspace, sheet(tmp_path / "two.xlsx", [*LAYLA[:4], "Irbid", ""]), policy)
    assert card_of(workspace, "Layla")["city"] == city


def test_one_person_on_two_rows_becomes_one_contact_and_nothing_is_lost(workspace: Workspace, tmp_path: Path) -> None:
    second = ["Layla HADDAD", "L.Haddad@LevantWire.example; layla@home.example", "Levant Wire", "", "", ""]
    report = imported(workspace, sheet(tmp_path / "press.xlsx", LAYLA, second))
    assert (report.counts[Verdict.NEW], report.counts[Verdict.DUPLICATE], report.added) == (1, 1, 1)
    addresses = [line["address"] for line in card_of(workspace, "Layla")["emails"]]
    assert addresses == ["l.haddad@levantwire.example", "layla@home.example"]


def test_a_doubtful_row_stays_out_until_somebody_decides(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, sheet(tmp_path / "one.xlsx", LAYLA))
    leila = ["Haddad, Leila", "leila.haddad@levantwire.example", "Levant Wire", "", "", ""]
    path = sheet(tmp_path / "two.xlsx", leila)
    plan = checked(workspace, path)
    assert plan.is_open(0)
    (row,) = imports.rows_of(workspace, plan, [0])
    assert row.reasons == ("close name", "same outlet")
    assert row.contact is not None
    assert row.contact["display_name"] == "Layla Haddad"
    assert imports.apply(workspace, plan).left_out == 1

    merging = checked(workspace, path)
    imports.decide(merging, 0, Choice.MERGE, frozenset({"emails"}))
    imports.apply(workspace, merging)
    assert everybody(workspace) == ["Layla Haddad"]


def test_two_different_people_are_two_contacts(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, sheet(tmp_path / "one.xlsx", LAYLA))
    plan = checked(
        workspace, sheet(tmp_path / "two.xlsx", ["Haddad, Leila", "leila@x.example", "Levant Wire", "", "", ""])
    )
    imports.decide(plan, 0, Choice.SEPARATE)
    imports.apply(workspace, plan)
    assert len(everybody(workspace)) == 2


def test_an_opt_out_is_read_strictly_and_outlives_undo(workspace: Workspace, tmp_path: Path) -> None:
    report = imported(workspace, sheet(tmp_path / "press.xlsx", [*LAYLA[:5], "x"], TOMAS))
    assert report.refused == 1
    assert card_of(workspace, "Layla")["refusal"]["level"] == "no_releases"
    assert report.batch_id is not None
    history.undo(workspace, report.batch_id)
    assert everybody(workspace) == []
    assert suppressions.suppressed(workspace, ["l.haddad@levantwire.example"])
    again = checked(workspace, sheet(tmp_path / "again.xlsx", LAYLA))
    assert again.verdict(0) is Verdict.SUPPRESSED


def test_a_suppressed_address_is_left_away_and_the_person_kept(workspace: Workspace, tmp_path: Path) -> None:
    suppressions.suppress(workspace, "L.HADDAD@levantwire.example", "asked by phone")
    both = [LAYLA[0], "l.haddad@levantwire.example, layla@home.example", *LAYLA[2:]]
    imported(workspace, sheet(tmp_path / "press.xlsx", both))
    assert [line["address"] for line in card_of(workspace, "Layla")["emails"]] == ["layla@home.example"]


def test_a_row_without_a_readable_address_waits_and_can_be_mended(workspace: Workspace, tmp_path: Path) -> None:
    noor = ["Noor Al-Masri", "noor@bayan,example", "", "", "", ""]
    plan = checked(workspace, sheet(tmp_path / "press.xlsx", noor, LAYLA))
    assert plan.verdict(0) is Verdict.REJECTED
    (row,) = imports.rows_of(workspace, plan, [0])
    assert row.problems[0].suggestion == "noor@bayan.example"
    with pytest.raises(InvalidValue, match="cannot be imported as it is"):
        imports.decide(plan, 0, Choice.IMPORT)
    mended = imports.mend(workspace, plan, 0, {1: "noor@bayan.example"})
    assert mended.verdict is Verdict.NEW
    imports.apply(workspace, plan)
    assert card_of(workspace, "Noor")["emails"] == [{"address": "noor@bayan.example"}]


def test_what_stays_out_is_saved_with_the_reason_beside_it(workspace: Workspace, tmp_path: Path) -> None:
    plan = checked(workspace, sheet(tmp_path / "press.xlsx", LAYLA, ["", "klara.novotna@", "", "", "", ""]))
    assert imports.save_rejects(workspace, plan, tmp_path / "left.xlsx") == 1
    page = load_workbook(tmp_path / "left.xlsx").active
    assert page is not None
    header, row = page.iter_rows(values_only=True)
    assert header == (*HEADER, "Why it stayed out")
    assert row[1] == "klara.novotna@"
    assert row[-1] == "No name and no address. ‘klara.novotna@’ is not an e-mail address."


def test_undo_takes_everything_back_but_what_was_edited_since(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, sheet(tmp_path / "one.xlsx", LAYLA))
    report = imported(workspace, sheet(tmp_path / "two.xlsx", TOMAS, [*LAYLA[:4], "Irbid", ""]), Policy.REPLACE)
    layla = next(i for i in contacts.ids(workspace, ContactQuery(text="layla")))
    contacts.edit(workspace, layla, contacts.get(workspace, layla).version, {"city": "Zarqa", "notes": "Signal first"})
    assert report.batch_id is not None
    undone = history.undo(workspace, report.batch_id)
    assert everybody(workspace) == ["Layla Haddad"]
    assert contacts.get(workspace, layla).card["city"] == "Zarqa"
    assert [(left.name, left.fields) for left in undone.left if "city" in left.fields] == [("Layla Haddad", ("city",))]
    history.redo_last(workspace)
    assert sorted(everybody(workspace)) == ["Layla Haddad", "Tomas Berg"]
    assert workspaces.check(workspace) == []


def test_places_on_lists_come_back_with_the_people_of_an_import(workspace: Workspace, tmp_path: Path) -> None:
    report = imported(workspace, sheet(tmp_path / "one.xlsx", LAYLA, TOMAS))
    ids = list(contacts.ids(workspace, ContactQuery()))
    desk = lists.create(workspace, "Desk", ids).id
    smart = lists.create_smart(workspace, "Everybody", ContactQuery()).id
    lists.remove(workspace, smart, ids[:1])
    places = [list(contacts.ids(workspace, ContactQuery(list_id=one))) for one in (desk, smart)]
    assert report.batch_id is not None
    history.undo(workspace, report.batch_id)
    assert [lists.count(workspace, one) for one in (desk, smart)] == [(0, True), (0, True)]
    assert workspaces.check(workspace) == []
    history.redo_last(workspace)
    assert [list(contacts.ids(workspace, ContactQuery(list_id=one))) for one in (desk, smart)] == places
    assert [len(found) for found in places] == [2, 1]
    assert workspaces.check(workspace) == []


def test_a_matching_is_remembered_for_sheets_of_this_shape(workspace: Workspace, tmp_path: Path) -> None:
    header = ["Wer", "Wohin", "Zeichen"]
    path = sheet(tmp_path / "a.xlsx", ["Tomas Berg", "t.berg@nordisk.example", "vip"], header=header)
    file = imports.preview(path)
    mapping = imports.propose_mapping(workspace, file).choose(2, "tags")
    imports.remember(workspace, file, mapping)
    other = imports.preview(
        sheet(tmp_path / "b.xlsx", ["Layla Haddad", "l.haddad@levantwire.example", "new"], header=header)
    )
    assert imports.propose_mapping(workspace, other).columns[2].field == "tags"


def test_a_file_that_changed_since_is_not_imported(workspace: Workspace, tmp_path: Path) -> None:
    path = sheet(tmp_path / "press.xlsx", LAYLA)
    file = imports.preview(path)
    mapping = imports.propose_mapping(workspace, file)
    sheet(path, TOMAS)
    with pytest.raises(UnreadableFile, match="changed"):
        imports.check(workspace, file, mapping)


def test_cancelling_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    class Impatient:
        def step(self, _phase: str, _done: int, _total: int | None = None) -> None:
            raise Cancelled

    plan = checked(workspace, sheet(tmp_path / "press.xlsx", LAYLA, TOMAS))
    with pytest.raises(Cancelled, match="Cancelled"):
        imports.apply(workspace, plan, Impatient())
    assert everybody(workspace) == []
    assert history.batches(workspace) == []


def test_pasted_rows_go_the_same_road(workspace: Workspace) -> None:
    rows = "Name\tE-mail\tUnsubscribed\nTomas Berg\tt.berg@nordisk.example\tyes\n"
    path = imports.paste(rows, datetime(2026, 11, 22, 9, 5).astimezone())
    try:
        assert imported(workspace, path).added == 1
    finally:
        path.unlink()
    assert everybody(workspace) == ["Tomas Berg"]
    assert history.batches(workspace)[0].label == "Import Pasted table 2026-11-22 09:05"
    assert "Pasted table 2026-11-22 09:05" in card_of(workspace, "Berg")["refusal"]["reason"]


def test_an_address_the_file_adds_to_somebody_who_refuses_gets_nothing_either(
    workspace: Workspace, tmp_path: Path
) -> None:
    imported(workspace, sheet(tmp_path / "one.xlsx", [*LAYLA[:5], "x"]))
    lifted = "l.haddad@levantwire.example"
    suppressions.lift(workspace, lifted, "she writes from it")
    second = [LAYLA[0], f"{lifted}, layla@home.example", *LAYLA[2:]]
    imported(workspace, sheet(tmp_path / "two.xlsx", second), Policy.ADD)
    assert suppressions.suppressed(workspace, ["layla@home.example"])
