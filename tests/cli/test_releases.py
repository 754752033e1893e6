"""`dateline release` and `statement export`: files for those who may, a sentence where nobody may."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.cli.test_guard import TITLE, office, release

__all__ = ["office"]


def test_until_it_may_leave_there_is_a_sentence_and_no_file(office: Shell, tmp_path: Path) -> None:
    for command in (["drafts"], ["export", "--preset", "mailchimp", "--format", "csv"], ["call-sheet"], ["kit"]):
        out = tmp_path / "out"
        answer = office("release", command[0], TITLE, "--list", "Northern desk", *command[1:], "--out", out)
        assert answer.code == 1
        assert answer.err.strip() == (
            "Nobody may receive this yet. Nothing left. Neither an embargo nor immediate release."
        )
        assert not out.exists()


def test_drafts_export_and_ledger_name_exactly_those_who_may(office: Shell, tmp_path: Path) -> None:
    release(office)

    made = office("release", "drafts", TITLE, "--list", "Northern desk", "--out", tmp_path / "d", "--json")
    assert made.data == {"files": [str(tmp_path / "d")], "people": 1, "distribution": 1}
    assert [file.name for file in (tmp_path / "d").iterdir()] == ["0001-1-en.eml"]

    (line,) = office("release", "ledger", TITLE, "--json").data
    assert (line["name"], line["address"], line["channel"]) == ("Layla Haddad", "layla@wire.example", "drafts")
    assert "Layla Haddad" in office("release", "ledger", TITLE).out


def test_what_is_for_people_says_for_whom(office: Shell, tmp_path: Path) -> None:
    release(office)
    for command in (["drafts"], ["export", "--preset", "mailchimp", "--format", "csv"], ["call-sheet"]):
        answer = office("release", command[0], TITLE, *command[1:], "--out", tmp_path / "out")
        assert (answer.code, (tmp_path / "out").exists()) == (1, False)
        assert answer.err.strip() == (
            "It is not said for whom. Nothing left. Name them with --list, with --query, or both."
        )


def test_a_list_says_where_it_is(office: Shell, tmp_path: Path) -> None:
    release(office)
    path = tmp_path / "list.csv"

    answer = office(
        "release", "export", "1", "--list", "Northern desk", "--preset", "mailchimp", "--format", "csv", "--out", path
    )

    assert answer.out == f"{path}: 1 person, noted in the ledger.\n"
    assert "layla@wire.example" in path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("form", ["txt", "html", "docx", "pdf"])
def test_a_file_is_marked_as_a_draft_until_it_may_leave(office: Shell, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"statement.{form}"

    draft = office("statement", "export", TITLE, "--format", form, "--out", path, "--json").data
    assert draft == {"file": str(path), "draft": True, "why": "Neither an embargo nor immediate release."}
    marked = path.read_bytes()
    if form == "txt":
        assert marked.decode().startswith("*** DRAFT, not for publication ***")

    release(office)
    answer = office("statement", "export", TITLE, "--format", form, "--out", path)
    assert answer.out == f"{path}: ready to be published.\n"
    assert path.read_bytes() != marked


def test_a_kit_waits_for_the_guard(office: Shell, tmp_path: Path) -> None:
    path = tmp_path / "kit.zip"
    assert office("statement", "export", TITLE, "--format", "kit", "--out", path).code == 1
    assert not path.exists()

    release(office)
    assert office("statement", "export", TITLE, "--format", "kit", "--out", path).code == 0
    assert path.exists()


def test_one_document_leaves_as_the_guard_allows(office: Shell, tmp_path: Path) -> None:
    path = tmp_path / "statement.txt"
    typed = ("release", "document", TITLE, "--form", "txt", "--out", path)
    refused = office(*typed)
    assert (refused.code, path.exists()) == (1, False)
    assert refused.err.startswith("Nobody may receive this yet.")

    release(office)
    assert office(*typed, "--language", "en").out == f"{path}: 0 people, noted in the ledger.\n"
    assert path.read_text(encoding="utf-8").startswith("FOR IMMEDIATE RELEASE\n")

    path.unlink()
    other = office(*typed, "--language", "fr")
    assert (other.code, path.exists()) == (1, False)
    assert other.err.strip() == "This statement has no text in “fr”. Nothing left. Choose another language."


def test_the_text_is_copied_as_the_guard_allows(office: Shell) -> None:
    assert office("release", "copy", TITLE).code == 1

    release(office)
    printed = office("release", "copy", TITLE).out
    assert printed.startswith("FOR IMMEDIATE RELEASE\n")
    typed = ("release", "copy", TITLE, "--list", "Northern desk", "--query", "layla", "--json")
    assert office(*typed).data == {"text": printed, "people": 1, "distribution": 2}
    (line,) = office("release", "ledger", TITLE, "--json").data
    assert (line["name"], line["channel"]) == ("Layla Haddad", "clipboard")


def test_the_calendar_of_a_lift_names_the_statement_to_who_agreed(office: Shell, tmp_path: Path) -> None:
    path = tmp_path / "lift.ics"
    typed = ("release", "calendar", TITLE, "--list", "Northern desk", "--out", path)
    assert office(*typed).err.startswith("This statement has no embargo. Nothing left.")
    assert office("embargo", "set", TITLE, "--lift", "2036-10-28 18:00", "--zone", "Asia/Tbilisi").code == 0

    refused = office(*typed)
    assert (refused.code, path.exists()) == (1, False)
    assert refused.err.startswith("Nobody may receive this now.")

    assert office("embargo", "offer", TITLE, "--contact", "1").code == 0
    assert office("embargo", "answer", TITLE, "agreed", "--contact", "1", "--how", "mail").code == 0
    assert office(*typed).out == f"{path}: 1 person, noted in the ledger.\n"
    assert b"Four clinics closed" in path.read_bytes()
