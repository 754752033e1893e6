"""The numbers of an import before it is carried out: they follow every decision, and come true."""

from pathlib import Path

import pytest

from desktop.domain.importing import Choice, Verdict
from desktop.services import contacts, imports
from desktop.services.imports import Plan
from desktop.services.workspaces import Workspace

HEADER = "Name\tE-mail\tOutlet\tCity\tDo not contact"


def plan_of(workspace: Workspace, folder: Path, *rows: str) -> Plan:
    path = folder / "rows.tsv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    file = imports.preview(path)
    return imports.check(workspace, file, imports.propose_mapping(workspace, file))


@pytest.fixture
def plan(workspace: Workspace, tmp_path: Path) -> Plan:
    known = plan_of(
        workspace, tmp_path, "Ana Costa\tana@lusa.example\tLusa\tLisbon\t", "Layla Haddad\tl@wire.example\tWire\t\t"
    )
    imports.apply(workspace, known)
    return plan_of(
        workspace,
        tmp_path,
        "Ana Costa\tana@lusa.example\tLusa\tPorto\t",
        "Leila Haddad\tleila@wire.example\tWire\t\t",
        "Mona Zaki\tmona@nil.example\tNil\t\tx",
        "Noor Masri\tnoor@bayan,example\tBayan\t\t",
    )


def test_it_says_what_comes_true(workspace: Workspace, plan: Plan) -> None:
    found = imports.second_look(workspace, plan)
    before = imports.outlook(plan, found.filling)
    assert (before.new, before.updated, before.open_duplicates, before.open_errors) == (1, 0, 1, 1)
    assert sum(before.counts.values()) == 4
    report = imports.apply(workspace, plan)
    assert (report.added, report.updated) == (1, 0)


def test_it_follows_decisions(workspace: Workspace, plan: Plan) -> None:
    found = imports.second_look(workspace, plan)
    imports.decide(plan, 0, Choice.IMPORT, frozenset({"city"}))
    imports.decide(plan, 1, Choice.SEPARATE)
    imports.decide(plan, 2, Choice.LEAVE_OUT)
    after = imports.outlook(plan, found.filling)
    assert (after.new, after.updated, after.decided, after.left_out) == (1, 1, 1, 1)
    report = imports.apply(workspace, plan)
    assert (report.added, report.updated) == (1, 1)


def test_it_finds_who_opts_out(workspace: Workspace, plan: Plan) -> None:
    assert imports.second_look(workspace, plan).opted_out == (2,)


def test_both_addresses_stay_where_somebody_says_both(workspace: Workspace, plan: Plan) -> None:
    imports.decide(plan, 1, Choice.MERGE, both=frozenset({"emails"}))
    imports.apply(workspace, plan)
    assert [line["address"] for line in contacts.get(workspace, 2).card["emails"]] == [
        "l@wire.example",
        "leila@wire.example",
    ]


def test_a_row_whose_address_is_wrong_keeps_what_else_it_said(workspace: Workspace, plan: Plan) -> None:
    assert plan.indexes(Verdict.REJECTED) == [3]
    row = imports.mend(workspace, plan, 3, {1: "noor@bayan.example"})
    assert row.verdict is Verdict.NEW
    assert row.card["display_name"] == "Noor Masri"
    assert row.card["affiliations"][0]["outlet"] == "Bayan"
