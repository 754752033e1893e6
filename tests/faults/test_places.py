"""Files and folders that cannot be read or written now: a sentence, and nothing harmed."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.domain.contact import Card
from desktop.domain.errors import ReadOnly, StorageFailure, UnreadableFile, UserError
from desktop.domain.query import ContactQuery
from desktop.services import contacts, imports, workspaces
from desktop.services.workspaces import Workspace
from tests.faults import disks
from tests.faults.ground import acts, planned, press_list, row, state

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
PERSON: Card = {"display_name": "Layla Haddad"}


@contextmanager
def nobody() -> Iterator[None]:
    """Somebody without special rights, also where the tests run as root."""
    if not disks.ROOT:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return press_list(tmp_path / "press.csv", map(row, range(300)))


def test_a_list_that_vanished_since_it_was_looked_at(workspace: Workspace, sheet: Path) -> None:
    preview = imports.preview(sheet)
    mapping = imports.propose_mapping(workspace, preview)
    sheet.unlink()
    with pytest.raises(UserError) as told:
        imports.check(workspace, preview, mapping)
    assert "press.csv" in told.value.title
    assert acts(workspace) == []


@pytest.mark.parametrize("change", ["longer", "same length", "empty", "another kind"])
def test_a_list_that_changed_since_it_was_looked_at(workspace: Workspace, sheet: Path, change: str) -> None:
    preview = imports.preview(sheet)
    mapping = imports.propose_mapping(workspace, preview)
    content = sheet.read_bytes()
    changed = {
        "longer": content + b"One More,one@more.example,,,,,,,\n",
        "same length": content.replace(b"London", b"Berlin", 1),
        "empty": b"",
        "another kind": b"PK\x03\x04 not a sheet any more",
    }
    sheet.write_bytes(changed[change])
    with pytest.raises(UnreadableFile) as told:
        imports.check(workspace, preview, mapping)
    assert "press.csv" in told.value.title
    assert acts(workspace) == []


def test_what_was_checked_is_written_though_the_list_is_gone(workspace: Workspace, sheet: Path) -> None:
    plan = planned(workspace, sheet)
    sheet.unlink()
    assert imports.apply(workspace, plan).added > 250


def test_a_list_that_never_was(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"press\.csv"):
        imports.preview(tmp_path / "press.csv")


def test_a_folder_instead_of_a_list(tmp_path: Path) -> None:
    (tmp_path / "press.csv").mkdir()
    with pytest.raises(UserError, match=r"press\.csv"):
        imports.preview(tmp_path / "press.csv")


@posix
@pytest.mark.skipif(disks.ROOT, reason="root may read everything, its child processes too")
def test_a_list_we_may_not_read(sheet: Path) -> None:
    sheet.chmod(0)
    with pytest.raises(UserError, match=r"press\.csv"):
        imports.preview(sheet)


@pytest.fixture
def open_folder(tmp_path: Path) -> Path:
    """A folder that anybody may look into."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o711)
    return tmp_path


@posix
def test_a_folder_we_may_not_even_look_into(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)
    with nobody(), pytest.raises(StorageFailure, match=r"newsroom\.dateline cannot be opened: Permission denied"):
        workspaces.open_workspace(folder / "newsroom.dateline")
    with nobody(), pytest.raises(StorageFailure, match=r"newsroom\.dateline cannot be opened: Permission denied"):
        workspaces.open_or_create(folder / "newsroom.dateline")


@posix
def test_a_workspace_we_may_not_read(open_folder: Path) -> None:
    path = open_folder / "newsroom.dateline"
    workspaces.close(workspaces.create(path))
    path.chmod(0)
    with nobody(), pytest.raises(UserError) as told:
        workspaces.open_workspace(path)
    assert "newsroom.dateline" in str(told.value)
    path.chmod(0o600)
    workspaces.close(workspaces.open_workspace(path))


@posix
def test_a_folder_we_may_not_write_to(open_folder: Path) -> None:
    folder = open_folder / "closed"
    folder.mkdir(mode=0o555)
    with nobody(), pytest.raises(UserError) as told:
        workspaces.create(folder / "newsroom.dateline")
    assert "newsroom.dateline" in str(told.value)
    assert list(folder.iterdir()) == []


def test_a_workspace_on_a_disk_that_can_only_be_read(tmp_path: Path) -> None:
    with disks.small_disk(tmp_path / "disk", "4m") as disk:
        workspace = workspaces.create(disk / "newsroom.dateline")
        contacts.create(workspace, PERSON)
        before = state(workspace)
        workspaces.close(workspace)
        disks.only_read(disk)
        try:
            workspace = workspaces.open_workspace(disk / "newsroom.dateline")
        except StorageFailure as told:
            assert "read-only" in told.title or "only be read" in told.title  # noqa: PT017  # either will do
            return
        assert "disk" in workspace.read_only or "folder" in workspace.read_only
        assert contacts.first_page(workspace, ContactQuery()).count == 1
        assert state(workspace) == before
        with pytest.raises(ReadOnly):
            contacts.create(workspace, PERSON)
        workspaces.close(workspace)


def test_not_a_workspace_at_all(tmp_path: Path) -> None:
    path = tmp_path / "newsroom.dateline"
    path.write_bytes(b"Name,E-mail\nLayla,l@levantwire.example\n" * 40)
    content = path.read_bytes()
    with pytest.raises(StorageFailure, match="is not a Dateline workspace"):
        workspaces.open_workspace(path)
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_damaged_workspace_is_told_and_left_as_it_is(tmp_path: Path, sheet: Path) -> None:
    path = tmp_path / "newsroom.dateline"
    workspace = workspaces.create(path)
    imports.apply(workspace, planned(workspace, sheet))
    workspaces.close(workspace)
    content = bytearray(path.read_bytes())
    content[8_192 : len(content) // 2] = bytes(len(content) // 2 - 8_192)
    path.write_bytes(content)
    problems: list[str] = []
    try:
        workspace = workspaces.open_workspace(path)
    except StorageFailure as told:
        problems.append(told.title)
    else:
        try:
            problems = workspaces.check(workspace)
        except StorageFailure as told:
            problems.append(told.title)
        workspaces.close(workspace)
    assert any("damaged" in problem for problem in problems)
