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
