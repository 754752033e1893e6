"""A press room with a statement under embargo, in a window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.gui.main_window import MainWindow
from desktop.services import workspaces
from tests.embargo_samples import Clock, PressRoom, press_room
from tests.gui.conftest import OpenFrame


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> PressRoom:
    room = press_room(tmp_path_factory.mktemp("press"))
    workspaces.close(room.workspace)
    return room


@pytest.fixture
def room(tmp_path: Path, built: PressRoom) -> Iterator[PressRoom]:
    path = tmp_path / "press.dateline"
    shutil.copy(built.workspace.path, path)
    clock = Clock()
    workspace = workspaces.open_workspace(path, clock=clock)
    workspaces.confirm_home(workspace)
    yield PressRoom(
        workspace, clock, built.partners, built.people, built.statement, built.embargo, built.second, built.list_id
    )
    workspaces.close(workspace)


@pytest.fixture
def window(open_frame: OpenFrame, room: PressRoom) -> MainWindow:
    made = open_frame()
    made.tasks.adopt(room.workspace)
    return made
