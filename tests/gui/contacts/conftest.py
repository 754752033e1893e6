"""The page of contacts over the example's people, on a day of their own."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pytest

from desktop.domain.contact import Card, Contact
from desktop.domain.query import ContactQuery
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.contacts import ContactsPage
from desktop.services import contacts, workspaces
from desktop.services.samples import example_cards
from desktop.services.workspaces import Workspace
from tests.gui.conftest import OpenFrame

NOW = datetime(2026, 11, 1, 15, 43, tzinfo=UTC)


class Find(Protocol):
    """Finds somebody of the workspace by name."""

    def __call__(self, name: str) -> Contact: ...


class OpenPage(Protocol):
    """Opens the page of contacts."""

    def __call__(self, argument: object = None, size: tuple[int, int] = (1440, 900)) -> ContactsPage: ...


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forty people of the example in a file, to be copied."""
    path = tmp_path_factory.mktemp("example") / "example.dateline"
    made = workspaces.create(path, clock=lambda: NOW)
    for card in example_cards():
        contacts.create(made, card)
    workspaces.close(made)
    return path


@pytest.fixture
def desk(tmp_path: Path, example_file: Path) -> Iterator[Workspace]:
    """The forty people of the example."""
    path = tmp_path / "desk.dateline"
    shutil.copy(example_file, path)
    made = workspaces.open_workspace(path, clock=lambda: NOW)
    yield made
    workspaces.close(made)


@pytest.fixture
def find(desk: Workspace) -> Find:
    """Everything about somebody, by name."""

    def look(name: str) -> Contact:
        ids = contacts.ids(desk, ContactQuery(text=name))
        assert len(ids) == 1, f"{len(ids)} people are called {name}"
        return contacts.get(desk, ids[0])

    return look


@pytest.fixture
def open_page(open_frame: OpenFrame, desk: Workspace) -> OpenPage:
    """Open the page in a window of its own."""

    def make(argument: object = None, size: tuple[int, int] = (1440, 900)) -> ContactsPage:
        window = open_frame(size=size)
        window.tasks.adopt(desk)
        window.visit("contacts", argument)
        page = window.page()
        assert isinstance(page, ContactsPage)
        return page

    return make


@pytest.fixture
def page(open_page: OpenPage) -> ContactsPage:
    """The page with all forty."""
    return open_page()


def window_of(page: ContactsPage) -> MainWindow:
    """The window a page is in."""
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def add(desk: Workspace, card: Card) -> int:
    """Somebody more."""
    return contacts.create(desk, card).id
