"""Workspace files: made, opened, checked."""

from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.services import contacts, workspaces
from desktop.storage.engine import open_database


def test_a_workspace_is_never_made_over_another_file(tmp_path: Path) -> None:
    path = tmp_path / "press.dateline"
    workspaces.close(workspaces.create(path))
    with pytest.raises(UserError, match="already exists"):
        workspaces.create(path)


def test_a_file_whose_maker_was_stopped_halfway_opens_as_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "press.dateline"
    open_database(path, create=True).close()
    workspace = workspaces.open_workspace(path)
    contacts.create(workspace, {"display_name": "Tomas Berg"})
    assert workspace.kind == "own"
    assert workspaces.check(workspace) == []
    workspaces.close(workspace)


def test_the_numbers_of_a_workspace(workspace: workspaces.Workspace) -> None:
    contacts.create(workspace, {"display_name": "Tomas Berg", "affiliations": [{"outlet": "Nordisk Radio"}]})
    assert workspaces.totals(workspace) == workspaces.Totals(contacts=1, outlets=1, lists=0)
    assert workspaces.data_version(workspace) == 1


def test_an_example_says_that_it_is_one(tmp_path: Path) -> None:
    workspaces.close(workspaces.create(tmp_path / "example.dateline", kind="example"))
    again = workspaces.open_workspace(tmp_path / "example.dateline")
    assert again.kind == "example"
    workspaces.close(again)
