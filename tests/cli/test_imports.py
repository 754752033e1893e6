"""`dateline import`: what it answers, what it asks for instead of guessing, and that a dry run writes nothing."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Shell

VERDICTS = ("new", "fill", "conflict", "duplicate", "suppressed", "unchanged", "rejected")


def test_the_answer_for_programs_is_complete(shell: Shell, sheet: Path) -> None:
    answer = shell("import", sheet, "--json")
    facts = answer.data

    assert answer.code == 0
    assert facts["rows"] == 4 == sum(facts[verdict] for verdict in VERDICTS)
    assert (facts["new"], facts["rejected"], facts["added"]) == (3, 1, 3)
    assert facts["columns"][1] == {
        "header": "E-mail", "field": "email", "confidence": "sure", "note": "All 3 look right",
    }  # fmt: skip
    assert facts["written"] is True
    assert set(facts["seconds"]) >= {"open", "read", "match", "write"}
    assert all(set(problem) == {"row", "column", "value", "message"} for problem in facts["problems"])


def test_the_answer_for_people_ends_with_how_to_undo(shell: Shell, sheet: Path) -> None:
    answer = shell("import", sheet)

    first, *_, last = answer.out.splitlines()
    assert first.startswith("4 rows: 3 new, 0 fill, 0 conflict, ")
    assert last.startswith("Added 3, updated 0. Undo with: dateline undo ")


def test_importing_twice_changes_nothing(shell: Shell, sheet: Path) -> None:
    shell("import", sheet)

    facts = shell("import", sheet, "--json").data

    assert facts["unchanged"] + facts["suppressed"] == 3
    assert (facts["new"], facts["added"], facts["updated"]) == (0, 0, 0)


def test_a_dry_run_writes_nothing(shell: Shell, sheet: Path) -> None:
    facts = shell("import", sheet, "--dry-run", "--json").data

    assert (facts["new"], facts["written"], facts["batch"]) == (3, False, None)
    assert shell("contacts", "--json").data == []
    assert shell("history", "--json").data == []


def test_rows_that_stay_out_are_saved_with_the_reason(shell: Shell, sheet: Path, tmp_path: Path) -> None:
    path = tmp_path / "left out.xlsx"

    told = shell("import", sheet, "--rejects", path, "--dry-run").out

    header, row = openpyxl.load_workbook(path).worksheets[0].values
    assert told.endswith("Nothing was written.\nSaved 1 row that stayed out.\n")
    assert header[-1] == "Why it stayed out"
    assert row[3] == "Africa"
    assert row[-1]


def test_columns_can_be_matched_by_a_file(shell: Shell, sheet: Path, tmp_path: Path) -> None:
    chosen = tmp_path / "mapping.json"
    chosen.write_text('{"beat": "tags", "Country": ""}')

    shell("import", sheet, "--mapping", chosen)

    (layla,) = shell("contacts", "haddad", "--json").data
    assert (layla["tags"], layla["beats"]) == (["Conflict", "Displacement"], [])


def test_what_a_dry_run_printed_can_be_corrected_and_given_back(shell: Shell, sheet: Path, tmp_path: Path) -> None:
    printed = shell("import", sheet, "--dry-run", "--json").data
    printed["columns"][3]["field"] = "regions"
    chosen = tmp_path / "mapping.json"
    chosen.write_text(json.dumps(printed))

    facts = shell("import", sheet, "--mapping", chosen, "--json").data

    assert facts["columns"][3] == {"header": "Beat", "field": "regions", "confidence": "sure", "note": ""}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"Beat": "spleen"}', "There is no field “spleen”. Nothing was written. The fields are: full_name, "),
        ('{"Spleen": "beats"}', "The sheet has no column “Spleen”. Nothing was written."),
        ("[1]", "“mapping.json” does not match columns to fields. Nothing was written."),
        ("{", "“mapping.json” is not JSON: line 1. Nothing was written."),
        ('{"Name": "", "E-mail": ""}', "Match a name or an e-mail column first. Nothing was written."),
    ],
)
def test_a_wrong_mapping_is_told_in_words(shell: Shell, sheet: Path, tmp_path: Path, text: str, sentence: str) -> None:
    chosen = tmp_path / "mapping.json"
    chosen.write_text(text)

    answer = shell("import", sheet, "--mapping", chosen)

    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(sentence)


def test_an_uncertain_encoding_is_asked_for(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Name;E-mail\nŁukasz Wiśniewski;l.w@a.example\nŻaneta Błąd;z.b@a.example\n".encode("cp1250"))

    asked = shell("import", path)
    said = shell("import", path, "--encoding", "cp1250")

    assert asked.code == 1
    assert asked.err.startswith(
        "The letters of “list.csv” can be read in several ways. Nothing was written. Say --encoding: "
    )
    assert said.code == 0
    assert [one["display_name"] for one in shell("contacts", "wisniewski", "--json").data] == ["Łukasz Wiśniewski"]


def test_policy_dates_country_header_and_sheet_are_followed(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = openpyxl.Workbook()
    page = book.create_sheet("People")
    for row in (
        ("x", "y", "z", "t"),
        ("Name", "E-mail", "Phone", "Last contact"),
        ("Ann Lee", "a@a.example", "020 7946 0000", "03/04/2026"),
    ):
        page.append(row)
    book.save(path)

    typed = ("--sheet", "People", "--header-row", 2, "--country", "gb", "--dates", "mdy", "--policy", "add")
    answer = shell("import", path, *typed, "--json")

    (ann,) = shell("contacts", "--json").data
    assert answer.data["new"] == 1
    assert ann["phones"][0]["number"] == "+442079460000"
    assert shell("contact", ann["id"], "--json").data["last_touch"] == "2026-03-04"


def test_a_file_that_is_no_table_is_refused_in_words(shell: Shell, tmp_path: Path) -> None:
    picture = tmp_path / "picture.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)

    answer = shell("import", picture, "--password-file", tmp_path / "none.txt")
    other = shell("import", picture)

    assert answer.err == "“none.txt” cannot be read. Nothing was written.\n"
    assert (other.code, other.out) == (1, "")
    assert "picture.xlsx" in other.err
    assert "Traceback" not in other.err


def test_a_country_that_is_none_is_refused(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,E-mail\nAnn Lee,a@a.example\n")

    answer = shell("import", path, "--country", "XX")

    assert answer.code == 1
    assert answer.err.startswith("“XX” is not a country. Nothing was written.")
