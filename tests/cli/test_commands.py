"""What each command does, from the words typed to what a person or a program reads."""

import re
from pathlib import Path

import openpyxl

from tests.cli.conftest import Shell


def test_contacts_are_found_and_shown(filled: Shell) -> None:
    answer = filled("contacts", "haddad")

    head, row = answer.out.splitlines()
    assert head.split() == ["id", "name", "outlet", "role", "e-mail", "country"]
    assert re.split(r"\s{2,}", row)[1:] == [
        "Layla Haddad",
        "Levant Wire",
        "Senior correspondent",
        "l.haddad@levantwire.example",
        "JO",
    ]


def test_contacts_as_json(filled: Shell) -> None:
    (layla,) = filled("contacts", "levant", "--json").data

    assert layla == {
        "id": layla["id"],
        "display_name": "Layla Haddad",
        "given_name": "Layla",
        "family_name": "Haddad",
        "emails": [{"address": "l.haddad@levantwire.example", "purpose": "work", "state": "ok"}],
        "phones": [{"number": "+962790000000", "answers": ["signal"]}],
        "outlet": "Levant Wire",
        "role": "Senior correspondent",
        "beats": ["Conflict", "Displacement"],
        "languages": ["ar", "en"],
        "country": "JO",
        "city": "Amman",
        "time_zone": "Asia/Amman",
        "tags": ["trusted"],
        "refusal": None,
    }
    refusals = [one["refusal"] and one["refusal"]["level"] for one in filled("contacts", "--json").data]
    assert refusals == ["no_releases", None, None]  # Aslan, Berg, Haddad


def test_contacts_end_at_the_limit_and_say_so(filled: Shell) -> None:
    some, every, nobody = filled("contacts", "--limit", 1), filled("contacts", "--limit", 0), filled("contacts", "zzz")

    assert len(some.out.splitlines()) == 2
    assert some.err == "1 of 3 contacts. --limit 0 shows all.\n"
    assert (len(every.out.splitlines()), every.err) == (4, "")
    assert nobody.err == "Nobody fits.\n"
    assert len(filled("contacts", "--json", "--limit", 2).data) == 2


def test_one_contact_with_everything_known(filled: Shell) -> None:
    (found,) = filled("contacts", "haddad", "--json").data

    whole = filled("contact", found["id"], "--json").data
    told = filled("contact", found["id"]).out

    assert whole["emails"] == [{"address": "l.haddad@levantwire.example"}]
    assert whole["version"] == 1
    assert "l.haddad@levantwire.example" in told
    assert filled("contact", 999_999).err.startswith("This contact no longer exists.")


def test_outlets_with_their_people(filled: Shell) -> None:
    names = [(row["name"], row["people"]) for row in filled("outlets", "--json").data]

    assert names == [("Gulf Ledger", 1), ("Levant Wire", 1), ("Nordisk Radio", 1)]
    assert "Nordisk Radio" in filled("outlets").out


def test_an_import_is_undone_whole(shell: Shell, sheet: Path) -> None:
    shell("import", sheet)

    told = shell("undo")

    assert told.out.startswith("Undone: Import press list.xlsx. ")
    assert shell("contacts", "--json").data == []
    assert shell("history", "--json").data[0]["kind"] == "undo"
    assert "undone" in shell("history").out
    assert shell("undo", 99).err == "There is no entry 99 in the history. Nothing was changed.\n"


def test_an_undone_import_leaves_no_outlet_whose_kind_it_learned_later(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = (
        "Name,Outlet,Outlet type,Email",
        "Ann Lee,Levant Wire,,a@a.example",
        "Bo Chen,Levant Wire,agency,b@a.example",
    )
    path.write_text("\n".join(rows))
    shell("import", path)
    learned = shell("outlets", "--json").data

    told = shell("undo")

    assert [(row["name"], row["kind"]) for row in learned] == [("Levant Wire", "agency")]
    assert told.err == ""
    assert shell("outlets", "--json").data == []


def test_undo_by_number_as_json(filled: Shell) -> None:
    (batch,) = [row["id"] for row in filled("history", "--json").data if row["label"] == "Add Tomas Berg"]

    answer = filled("undo", batch, "--json").data

    assert (answer["undone"], answer["left"]) == ("Add Tomas Berg", [])
    assert len(filled("contacts", "--json").data) == 2


def test_a_suppressed_address_stays_out_of_imports_and_exports(shell: Shell, sheet: Path, tmp_path: Path) -> None:
    assert shell("suppress", "L.Haddad@LevantWire.example", "--reason", "asked by phone").code == 0

    checked = shell("import", sheet, "--json").data
    written = shell("export", "--query", "", "--preset", "excel", "--format", "xlsx", "--out", tmp_path / "all.xlsx")

    assert checked["suppressed"] == 1
    cells = {cell for row in openpyxl.load_workbook(tmp_path / "all.xlsx").worksheets[0].values for cell in row}
    assert written.code == 0
    assert "l.haddad@levantwire.example" not in cells
    assert "t.berg@nordiskradio.example" in cells


def test_suppress_needs_an_address_and_a_reason(shell: Shell) -> None:
    assert shell("suppress", "nobody", "--reason", "x").err.startswith("“nobody” is not one e-mail address.")
    assert shell("suppress", "a@b.example").code == 2
    assert shell("suppress", "a@b.example", "--reason", "x", "--json").data == {"suppressed": True}


def test_an_export_names_who_is_left_out(filled: Shell, tmp_path: Path) -> None:
    path = tmp_path / "for excel.xlsx"

    told = filled("export", "--query", "", "--preset", "excel", "--format", "xlsx", "--out", path)
    facts = filled(
        "export", "--query", "", "--preset", "mailchimp", "--format", "csv", "--out", tmp_path / "m.csv", "--json"
    )

    assert told.out.startswith(f"Wrote 2 contacts to {path}.\nLeft out: 1 (")
    assert facts.data["included"] == 2
    assert [one["name"] for one in facts.data["left_out"]] == ["Peter Aslan"]
    assert "l.haddad@levantwire.example" in (tmp_path / "m.csv").read_text(encoding="utf-8-sig")


def test_an_unknown_layout_is_refused_with_those_there_are(filled: Shell, tmp_path: Path) -> None:
    answer = filled("export", "--query", "", "--preset", "abacus", "--format", "csv", "--out", tmp_path / "x.csv")

    assert answer.code == 1
    assert "There is no export layout called “abacus”." in answer.err
    assert not (tmp_path / "x.csv").exists()


def test_a_sample_is_written_and_can_be_imported(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "sample.xlsx"

    told = shell("sample", "--contacts", 60, "--seed", 5, "--out", path)
    facts = shell("sample", "--contacts", 60, "--seed", 5, "--out", path, "--json").data
    imported = shell("import", path, "--json").data

    assert told.out == f"Wrote 60 contacts in 25 columns to {path}.\n"
    assert facts == {"file": str(path), "contacts": 60, "columns": 25, "seed": 5}
    assert 55 <= imported["rows"] <= 60
    assert len(imported["columns"]) == 25


def test_a_smart_list_is_made_listed_and_exported(filled: Shell, tmp_path: Path) -> None:
    made = filled("lists", "create", "Levant desk", "--query", "levant")
    rows = filled("lists", "--json").data
    out = tmp_path / "desk.csv"

    by_name = filled("export", "--list", "levant DESK", "--preset", "excel", "--format", "csv", "--out", out, "--json")
    by_number = filled(
        "export", "--list", rows[0]["id"], "--preset", "excel", "--format", "csv", "--out", out, "--json"
    )

    assert filled("lists", "create", "Again", "--query", "x", "--json").data["count"] == 0
    assert filled("lists", "create", "Again", "--query", "x").code == 1
    assert made.out.endswith("“Levant desk”. 1 contact on it now.\n")
    assert [row["name"] for row in rows] == ["Levant desk"]
    assert "smart" in filled("lists").out
    assert by_name.data["included"] == by_number.data["included"] == 1


def test_the_search_line_is_understood(filled: Shell) -> None:
    filled("lists", "create", "Levant desk", "--query", "levant")

    found = [
        [one["family_name"] for one in filled("contacts", line, "--json").data]
        for line in ("beat:conflict", "country:jordan berg", 'list:"levant desk"', "lang:ar,en")
    ]

    assert found == [["Haddad"], [], ["Haddad"], ["Haddad"]]


def test_a_list_that_is_not_there_is_told(filled: Shell, tmp_path: Path) -> None:
    typed = ("export", "--preset", "excel", "--format", "csv", "--out", tmp_path / "x.csv", "--list")

    none = filled(*typed, "Nobody's")

    assert none.err == "There is no list “Nobody's”. See: dateline lists\n"
