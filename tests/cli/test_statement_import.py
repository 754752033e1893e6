"""`dateline statement import`: the parts as JSON, the parts for people, and a statement made of them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell

TEXT = """URGENT JOINT STATEMENT: Two unions call for safe hospitals

GENEVA, 3 May 2022 – The Harbour Relief Network (HRN) and the Northern Doctors Union (NDU) call on all parties to end
the attacks on hospitals.

We demand:

Safety: No attacks on hospitals.

Access: Open the roads.

"They shelled the ward at night," said Mara Lindqvist, director of HRN.

Media contact: Mara Lindqvist | HRN | [email protected]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A finished statement."""
    path = tmp_path / "statement.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_parts_as_json(shell: Shell, file: Path) -> None:
    parts = shell("statement", "import", file, "--json", "--dry-run").data

    assert (parts["kind"], parts["urgency"], parts["language"]) == ("joint_statement", "URGENT", "en")
    assert parts["headline"] == "Two unions call for safe hospitals"
    assert parts["organisations"] == [
        {"name": "Harbour Relief Network", "acronym": "HRN"},
        {"name": "Northern Doctors Union", "acronym": "NDU"},
    ]
    assert (parts["city"], parts["date"]) == ("Geneva", "2022-05-03")
    assert parts["demands"] == [
        {"label": "Safety", "text": "No attacks on hospitals."},
        {"label": "Access", "text": "Open the roads."},
    ]
    assert (parts["quotes"][0]["person"], parts["quotes"][0]["organisation"]) == ("Mara Lindqvist", "HRN")
    assert parts["contacts"] == [
        {
            "name": "Mara Lindqvist",
            "title": "",
            "organisation": "HRN",
            "email": "",
            "phone": "",
            "note": "The web page hid the address",
        }
    ]
    assert set(parts["confidence"].values()) <= {"sure", "likely", "check"}
    assert parts["notes"] == ["The web page hid 1 address: fill it in."]
    assert parts["statement"] is None


def test_a_statement_is_made_of_it(shell: Shell, file: Path) -> None:
    answer = shell("statement", "import", file, "--add-partners")

    assert answer.code == 0
    assert "Made statement 1." in answer.out
    assert "Two unions call for safe hospitals" in answer.out


def test_organisations_nobody_knows_are_named(shell: Shell, file: Path) -> None:
    answer = shell("statement", "import", file)

    assert "Not known yet, so not signing: Harbour Relief Network, Northern Doctors Union." in answer.err


def test_a_dry_run_stores_nothing(shell: Shell, file: Path) -> None:
    assert "Nothing was stored." in shell("statement", "import", file, "--dry-run").out


def test_a_file_that_is_not_there(shell: Shell, tmp_path: Path) -> None:
    answer = shell("statement", "import", tmp_path / "gone.docx")

    assert answer.code == 1
    assert answer.err.startswith("gone.docx is not there any more.")
