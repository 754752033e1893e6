"""Sign-off from a shell: there and back between two newsrooms."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services import statements, workspaces
from tests.cli.conftest import Shell
from tests.keyring_memory import MemoryKeyring, installed
from tests.services.statements.ground import prepare


@pytest.fixture
def desk(shell: Shell) -> Iterator[Shell]:
    """A shell whose workspace holds the statement of three organisations, as revision 1, and a keyring."""
    workspace = workspaces.open_workspace(shell.workspace)
    ground = prepare(workspace)
    statements.make_revision(workspace, ground.id, "en")
    workspaces.close(workspace)
    with installed(MemoryKeyring()):
        yield shell


def test_asked_recorded_and_shown(desk: Shell, tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text("yes")
    asked = desk(
        "signoff", "request", "1", "--partner", "NDU", "--partner", "COB", "--deadline", "2999-01-01T12:00+00:00"
    )
    assert asked.out == "Asked NDU, COB.\n"
    told = desk("signoff", "state", "1")
    assert "waiting" in told.out
    assert told.out.endswith("0 of 3 signed.\n")
    said = ("--decision", "approved", "--person", "Omar Said", "--how", "mail", "--evidence", tmp_path / "mail.txt")
    recorded = desk("signoff", "record", "1", "--partner", "COB", *said, "--json").data
    assert (recorded["signed"], recorded["of"]) == (1, 3)
    assert [cell["standing"] for cell in recorded["cells"]] == ["not_asked", "waiting", "signed"]


def test_there_and_back(desk: Shell, tmp_path: Path) -> None:
    (request,) = desk("signoff", "request", "1", "--partner", "NDU", "--redline", "--out", tmp_path, "--json").data[
        "files"
    ]
    asked = desk("signoff", "open", request, "--json").data
    assert (asked["for"], asked["kind"], asked["revision"]) == ("Northern Doctors Union", "redline", 1)
    shown = desk("signoff", "open", request).out
    for words in ("VW, NDU, COB", "Tbilisi, 2026-10-28", "An immediate end of the shelling.", "press@ndu.example"):
        assert words in shown
    theirs = ("--workspace", tmp_path / "doctors.dateline")
    desk("init", *theirs)
    desk("partner", "add", "Northern Doctors Union", "--acronym", "NDU", "--own", *theirs)
    assert "You have no key on this computer" in desk("signoff", "key", *theirs).err
    key = desk("signoff", "key", "--make", "--json", *theirs).data
    assert desk("signoff", "key", *theirs).out == f"{key['key']}\n{' '.join(key['words'])}\n"
    answer = tmp_path / "back.dateline-signoff"
    said = ("--decision", "approved", "--person", "Ines Duarte", "--out", answer)
    assert desk("signoff", "answer", request, *said, *theirs).out == f"Wrote {answer}. Send it back to them.\n"
    unknown = desk("signoff", "verify", answer, "--json")
    assert (unknown.code, unknown.data["state"], unknown.data["key"]) == (1, "unknown_key", key["key"])
    kept = desk("partner", "edit", "NDU", "--keep-key", key["key"], "--json").data
    assert (kept["key"], kept["key_words"]) == ("not_compared", key["words"])
    desk("partner", "edit", "NDU", "--key-compared")
    good = desk("signoff", "verify", answer, "--statement", "1")
    sentence = "The signature of NDU is good, with the key compared by voice."
    said_so = f"Ines Duarte, Northern Doctors Union: approved. {sentence}"
    assert good.code == 0
    assert good.out.splitlines() == [said_so, "It can be recorded: say --record."]
    assert desk("signoff", "verify", answer, "--record").out.endswith("Recorded.\n")
    state = desk("signoff", "state", "1", "--json").data
    assert [(cell["how"], cell["key_verified"]) for cell in state["cells"] if cell["person"]] == [("file", True)]
    assert desk("signoff", "answer", request, "--decision", "refused", "--person", "Ines", "--json", *theirs).code == 0


@pytest.mark.parametrize(
    ("time", "why"), [("tomorrow", "is not a time such as"), ("2999-01-01", "its distance from UTC")]
)
def test_a_deadline_is_an_instant(desk: Shell, time: str, why: str) -> None:
    asked = desk("signoff", "request", "1", "--partner", "NDU", "--deadline", time)
    assert asked.code == 2
    assert why in asked.err
