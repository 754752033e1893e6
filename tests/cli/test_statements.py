"""Statements from a shell."""

from pathlib import Path

import pytest

from desktop.services import contacts, statements, workspaces
from tests.cli.conftest import Shell
from tests.services.statements.ground import prepare

TITLE = "Four clinics closed: doctors call for a ceasefire"


@pytest.fixture
def desk(shell: Shell) -> Shell:
    """A shell whose workspace holds the statement of three organisations, as revision 1."""
    workspace = workspaces.open_workspace(shell.workspace)
    ground = prepare(workspace)
    statements.make_revision(workspace, ground.id, "en")
    contacts.create(workspace, {"display_name": "Layla Haddad"})
    workspaces.close(workspace)
    return shell


def test_listed_and_shown(desk: Shell) -> None:
    (row,) = desk("statement", "list", "--json").data
    assert (row["title"], row["stage"], row["signed"], row["signers"]) == (TITLE, "sign_off", 0, 3)
    assert "sign off" in desk("statement", "list", "NDU").out
    shown = desk("statement", "show", "1", "--json").data
    assert shown["versions"][0]["revision"] == 1
    assert shown["versions"][0]["text"]["headline"] == TITLE
    assert shown["signoff"] | {"cells": []} == {"signed": 0, "of": 3, "complete": False, "cells": []}
    assert [step["state"] for step in shown["steps"]] == ["done", "waiting", "later", "later"]
    words = desk("statement", "show", TITLE).out
    assert "en: revision 1" in words
    assert "Ceasefire: An immediate end of the shelling." in words
    assert desk("statement", "show", "9").err == "There is no statement “9”. See: dateline statement list\n"


def test_begun_edited_revised_and_compared(desk: Shell) -> None:
    made = desk("statement", "new", "Report", "--language", "French", "--partner", "VW")
    assert made.out == "Made statement 2, “Report”.\n"
    assert "no revision yet" in desk("statement", "show", "Report").out
    assert desk("statement", "diff", "1").out == "Nothing changed.\n"
    desk("statement", "edit", "1", "--replace", "Four of nine", "Five of nine", "--release", "immediate")
    assert desk("statement", "diff", "1").out == (
        "paragraph 1: [-Four-]{+Five+} of nine clinics closed since 3 October, the NDU said.\n"
    )
    assert "changed since" in desk("statement", "show", "1").out
    made = desk("statement", "revise", "1", "--note", "figures")
    assert made.out == "Made revision 2 (en). Nobody has signed it yet.\n"
    (part,) = desk("statement", "diff", "1", "--revisions", 1, 2, "--json").data
    assert (part["part"], part["tokens"][0]) == ("paragraph", {"kind": "deleted", "text": "Four"})
    assert desk("statement", "diff", "1", "--revisions", 1, 7).err == "There is no revision 7 in “en”.\n"
    assert "Nothing changed since revision 2" in desk("statement", "revise", "1").err
    assert "does not stand in this text" in desk("statement", "edit", "1", "--replace", "xyz", "a").err
    desk("statement", "edit", "1", "--headline", "Other", "--release", "none", "--title", "Clinics")
    assert desk("statement", "revise", "Clinics", "--json").data["number"] == 3


def test_languages_are_added_and_checked(desk: Shell) -> None:
    assert desk("statement", "check", "1").out == "All languages say the same.\n"
    desk("statement", "edit", "1", "--add-language", "ar")
    checked = desk("statement", "check", "1")
    assert checked.code == 1
    assert checked.out.splitlines()[0] == "العربية: 1 paragraph behind"
    assert desk("statement", "check", "1", "--json").data[0]["check"] == "paragraphs"
    desk("statement", "edit", "1", "--add-language", "fr", "--copy-from", "en")
    assert desk("statement", "edit", "1", "--language", "de", "--headline", "x").code == 1


def test_who_signs_is_set_and_mentions_are_named(desk: Shell) -> None:
    done = desk("statement", "signers", "1", "--partner", "VW", "--partner", "COB")
    assert done.out == f"Set who signs “{TITLE}”.\n"
    assert "en: still names NDU: Four of nine clinics" in done.err
    assert desk("statement", "show", "1", "--json").data["versions"][0]["revision"] is None


def test_attachments_people_quotes_and_withdrawal(desk: Shell, tmp_path: Path) -> None:
    (tmp_path / "annex.pdf").write_bytes(b"%PDF-1.7")
    assert desk("statement", "attach", "1", tmp_path / "annex.pdf").out.startswith("Attached annex.pdf to")
    assert desk("statement", "show", "1", "--json").data["attachments"][0]["name"] == "annex.pdf"
    assert desk("statement", "attach", "1", tmp_path / "annex.pdf", "--remove").out.startswith("Took annex.pdf off")
    people = [
        desk("statement", "leave-out", "1", "--contact", 1, *more, "--json").data["people"]
        for more in ((), ("--undo",), ("--partner", "NDU"), ("--partner", "NDU", "--undo"))
    ]
    assert [[one["how"] for one in some] for some in people] == [["left_out"], [], ["partner_leads"], []]
    approved = desk("statement", "approve-quote", "1", "Ines Duarte", "--how", "call", "--json").data
    assert [one["approved"] for one in approved["quotes"]] == [True]
    again = desk("statement", "approve-quote", "1", "Ines Duarte", "--how", "call")
    assert again.err == "No quote of “Ines Duarte” waits for approval. Nothing was recorded.\n"
    assert "Nobody may receive it any more" in desk("statement", "withdraw", "1", "--reason", "A figure is wrong").out
    assert desk("statement", "show", "1", "--json").data["withdrawn"]["reason"] == "A figure is wrong"
