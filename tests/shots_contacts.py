"""Scenes of the contacts and the outlets: lists, details, editing, many at once, merging."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from os import environ
from pathlib import Path

from desktop.domain.contact import Card
from desktop.gui.screens.contacts import ContactsPage
from desktop.services import contacts, workspaces
from desktop.services.samples import example_cards
from desktop.services.workspaces import Workspace
from tests.shots import Stage, scene

NOW = datetime(2026, 11, 1, 15, 43, tzinfo=UTC)
ZONE = "Europe/London"


@contextmanager
def in_london() -> Iterator[None]:
    """The pictures show the clocks of one place wherever they are made."""
    environ["TZ"] = ZONE
    time.tzset()
    yield


def example(more: list[Card] | None = None) -> Workspace:
    """The example's people in a workspace of their own, on a day of their own."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-shots-"))
    made = workspaces.create(folder / "contacts.dateline", clock=lambda: NOW)
    for card in [*example_cards(), *(more or [])]:
        contacts.create(made, card)
    return made


def open_page(stage: Stage, workspace: Workspace, argument: object = None) -> ContactsPage:
    """The page of contacts over a workspace."""
    with in_london():
        stage.window.actions_table.bind("import.file", lambda: None)
        stage.window.tasks.adopt(workspace)
        stage.window.visit("contacts", argument)
    page = stage.window.page()
    assert isinstance(page, ContactsPage)
    return page


def id_of(workspace: Workspace, name: str) -> int:
    """The id of somebody of the example."""
    from desktop.domain.query import ContactQuery

    return int(contacts.ids(workspace, ContactQuery(text=name))[0])


@scene("contacts")
def contacts_list(stage: Stage) -> None:
    """The list with one contact beside it."""
    made = example()
    open_page(stage, made).select(id_of(made, "layla haddad"))
