"""A newsroom with a joint statement, and the page of statements over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.gui.main_window import MainWindow
from desktop.gui.screens.statements import StatementsPage
from desktop.services import workspaces
from desktop.services.workspaces import Workspace
from tests.gui.conftest import OpenFrame
from tests.statement_samples import Newsroom, newsroom


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    made = workspaces.create(tmp_path / "desk.dateline")
    yield made
    workspaces.close(made)


@pytest.fixture
def room(desk: Workspace) -> Newsroom:
    """The statement in English, no revision yet."""
    return newsroom(desk, languages=False)


@pytest.fixture
def window(open_frame: OpenFrame, desk: Workspace) -> MainWindow:
    made = open_frame()
    made.tasks.adopt(desk)
    return made


@pytest.fixture
def page(window: MainWindow) -> StatementsPage:
    window.visit("statements")
    shown = window.page()
    assert isinstance(shown, StatementsPage)
    return shown
