"""A copy of a workspace is told from the workspace."""

import platform
import shutil
from pathlib import Path

import pytest

from desktop.services import history, workspaces


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A workspace file, closed."""
    path = tmp_path / "press.dateline"
    workspaces.close(workspaces.create(path))
    return path


def said(path: Path) -> str:
    workspace = workspaces.open_workspace(path)
    try:
        return workspaces.quarantine(workspace)
    finally:
        workspaces.close(workspace)


def test_a_copy_is_held_until_it_is_confirmed(made: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.dateline"
    shutil.copy(made, copy)
    assert said(made) == ""
    assert said(copy) == "copy is a copy of a workspace, or was restored. Nothing leaves it until you confirm it."
    workspace = workspaces.open_workspace(copy)
    workspaces.confirm_home(workspace)
    assert workspaces.quarantine(workspace) == ""
    assert history.batches(workspace)[0].label == "Confirm that this copy is in use"
    workspaces.close(workspace)
    assert said(copy) == ""


def test_a_backup_put_in_its_place_is_held(made: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    shutil.copy(made, backup)
    made.unlink()
    (tmp_path / "in the meantime").write_text("x")
    backup.rename(made)
    assert said(made) != ""


def test_a_file_that_is_moved_or_whose_computer_is_renamed_is_the_same(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = made.rename(tmp_path / "moved.dateline")
    assert said(moved) == ""
    moved.rename(made)
    monkeypatch.setattr(platform, "node", lambda: "another-name")
    assert said(made) == ""
    assert said(made.rename(tmp_path / "both.dateline")) != ""


def test_a_file_of_an_older_version_is_at_home_where_it_is_first_opened(made: Path, tmp_path: Path) -> None:
    workspace = workspaces.open_workspace(made)
    with workspace.database.write() as conn:
        conn.exec_driver_sql("DELETE FROM meta WHERE name = 'home'")
    assert workspaces.quarantine(workspace) == ""
    workspaces.close(workspace)
    assert said(made) == ""
    shutil.copy(made, tmp_path / "copy.dateline")
    assert said(tmp_path / "copy.dateline") != ""
