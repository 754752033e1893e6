"""A statement's whole way by shell: read in, corrected, signed, embargoed, agreed, given away, and stopped by one word."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop.domain.contact import Card
from desktop.services import contacts, lists, workspaces
from tests.cli.conftest import Shell
from tests.keyring_memory import MemoryKeyring, installed

FINISHED = """URGENT JOINT STATEMENT:  Doctors and Ports Call for Safe Passage

NORTHPORT– The Harbour Relief Network (HRN), with the Northern Doctors Union (NDU) and Citizens for Open Borders (COB), is alarmed
by the shelling of clinics.

We call for:

Ceasefire: An immediate end to hostilities.
Humanitarian Access:  Unhindered passage for relief.

Press contact: Mara Lindqvist, HRN | press@harbour-relief.example | +44 20 7946 0000

###
"""
PEOPLE: tuple[Card, ...] = (
    {"display_name": "Layla Haddad", "emails": [{"address": "layla@wire.example"}], "languages": ["en"]},
    {"display_name": "Tomas Berg", "emails": [{"address": "tomas@nordisk.example"}], "languages": ["en"]},
    {"display_name": "Oleh Kovalenko", "emails": [{"address": "oleh@dnipro.example"}], "languages": ["en"]},
)


@pytest.fixture
def desk(shell: Shell, tmp_path: Path) -> Iterator[Shell]:
    """A newsroom of three journalists on one list, and a finished text in a file."""
    workspace = workspaces.open_workspace(shell.workspace)
    lists.create(workspace, "Desk", [contacts.create(workspace, card).id for card in PEOPLE])
    workspaces.close(workspace)
    (tmp_path / "text.txt").write_text(FINISHED, encoding="utf-8")
    shell("partner", "add", "Harbour Relief Network", "--acronym", "HRN", "--own")
    with installed(MemoryKeyring()):
        yield shell


def _read_in_and_correct(desk: Shell, folder: Path) -> None:
    read = desk("statement", "import", folder / "text.txt", "--add-partners", "--title", "Passage", "--json").data
    assert (read["urgency"], len(read["demands"])) == ("URGENT", 2)
    assert [one["acronym"] for one in read["organisations"]] == ["HRN", "NDU", "COB"]
    assert desk("statement", "edit", "Passage", "--headline", "Doctors and ports call for safe passage").code == 0
    assert desk("statement", "edit", "Passage", "--replace", "is alarmed", "are alarmed").code == 0
    assert desk("statement", "revise", "Passage").code == 0


def _sign(desk: Shell, folder: Path) -> None:
    """Ours and one partner by hand, the other by a file that their own Dateline answers."""
    for partner, how in (("HRN", "own"), ("COB", "mail")):
        said = ("--decision", "approved", "--person", "Director", "--how", how)
        assert desk("signoff", "record", "Passage", "--partner", partner, *said).code == 0
    (request,) = desk("signoff", "request", "Passage", "--partner", "NDU", "--out", folder, "--json").data["files"]
    theirs, answer = ("--workspace", folder / "doctors.dateline"), folder / "answer.dateline-signoff"
    desk("init", *theirs)
    desk("partner", "add", "Northern Doctors Union", "--acronym", "NDU", "--own", *theirs)
    key = desk("signoff", "key", "--make", "--json", *theirs).data["key"]
    desk("signoff", "answer", request, "--decision", "approved", "--person", "Ines", "--out", answer, *theirs)
    desk("partner", "edit", "NDU", "--keep-key", key)
    desk("partner", "edit", "NDU", "--key-compared")
    assert desk("signoff", "verify", answer, "--record").code == 0
    assert desk("signoff", "state", "Passage").out.endswith("3 of 3 signed.\n")


def _agree(desk: Shell) -> None:
    desk("statement", "edit", "Passage", "--release", "embargo")
    assert desk("embargo", "set", "Passage", "--lift", "2996-10-28 18:00", "--zone", "Tbilisi").code == 0
    assert desk("embargo", "offer", "Passage", "--list", "Desk").code == 0
    assert desk("embargo", "answer", "Passage", "agreed", "--contact", "1", "--contact", "2", "--how", "call").code == 0


def test_from_a_finished_text_to_exactly_those_who_agreed_and_one_word_stops_it(desk: Shell, tmp_path: Path) -> None:
    _read_in_and_correct(desk, tmp_path)
    assert "has not approved" in desk("guard", "Passage", "--list", "Desk").out
    _sign(desk, tmp_path)
    _agree(desk)

    told = desk("guard", "Passage", "--list", "Desk", "--json").data
    assert {one["name"]: one["verdict"] for one in told["people"]} == {
        "Layla Haddad": "may", "Tomas Berg": "may", "Oleh Kovalenko": "held",
    }  # fmt: skip
    whom = ("Passage", "--list", "Desk")
    mailing = ("--preset", "mailchimp", "--format", "csv", "--out", tmp_path / "list.csv")
    assert desk("release", "export", *whom, *mailing, "--json").data["people"] == 2
    assert "oleh" not in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    assert desk("release", "kit", *whom, "--out", tmp_path / "kit.zip").code == 0
    assert ZipFile(tmp_path / "kit.zip").read("MANIFEST.txt").decode().startswith("# EMBARGOED until")
    assert {line["name"] for line in desk("release", "ledger", "Passage", "--json").data} == {
        "Layla Haddad", "Tomas Berg",
    }  # fmt: skip

    desk("statement", "edit", "Passage", "--replace", "clinics", "hospitals")
    for out, way in (("d", ["drafts"]), ("k", ["kit"]), ("c", ["call-sheet"])):
        stopped = desk("release", *way, *whom, "--out", tmp_path / out)
        assert (stopped.code, (tmp_path / out).exists()) == (1, False)
        assert "changed since revision 1" in stopped.err
