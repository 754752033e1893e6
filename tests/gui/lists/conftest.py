"""A window with people and lists in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import app
from desktop.domain.contact import Card
from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.lists import ListsPage
from desktop.services import contacts, lists, workspaces
from desktop.services.workspaces import Workspace
from tests.gui.conftest import OpenFrame

ARABIC = Condition(Ask.LANGUAGE, Operator.ANY_OF, ("ar",))
PEOPLE: list[Card] = [
    {
        "display_name": "Layla Haddad", "languages": ["ar", "en"], "beats": ["Conflict"],
        "emails": [{"address": "layla@wire.example"}], "country": "JO", "affiliations": [{"outlet": "Levant Wire"}],
    },
    {
        "display_name": "Salma Najjar", "languages": ["ar"], "beats": ["Health"],
        "emails": [{"address": "salma@voice.example"}], "country": "JO", "affiliations": [{"outlet": "North Voice"}],
    },
    {
        "display_name": "Tomas Berg", "languages": ["sv", "en"], "beats": ["Conflict"],
        "emails": [{"address": "tomas@radio.example"}], "country": "SE", "affiliations": [{"outlet": "Nordisk Radio"}],
    },
    {"display_name": "Ines Carvalho", "languages": ["pt"], "beats": ["Health"], "country": "PT"},
    {
        "display_name": "Rima Saad", "languages": ["ar"], "emails": [{"address": "rima@jabal.example"}],
        "country": "LB", "refusal": {"level": "no_contact", "reason": "asked"},
    },
]  # fmt: skip
"""Layla, Salma and Rima work in Arabic; Ines has no address; Rima refuses any contact."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    made = workspaces.create(tmp_path / "desk.dateline")
    for card in PEOPLE:
        contacts.create(made, card)
    lists.create(made, "Radio", ids(made, "tomas", "ines"), "Calls only")
    lists.create_smart(made, "Arabic", ContactQuery(rule=Rule(Group("all", (ARABIC,)))))
    yield made
    workspaces.close(made)


def ids(workspace: Workspace, *names: str) -> list[int]:
    """The ids of these people."""
    return [int(contacts.ids(workspace, ContactQuery(text=name))[0]) for name in names]


def on(workspace: Workspace, name: str) -> list[str]:
    """Who is on a list."""
    found = contacts.ids(workspace, ContactQuery(list_id=list_named(workspace, name)))
    return sorted(row.name for row in contacts.rows(workspace, found))


def list_named(workspace: Workspace, name: str) -> int:
    """The id of a list."""
    return next(row.id for row in lists.all_lists(workspace) if row.name == name)


@pytest.fixture
def window(open_frame: OpenFrame, desk: Workspace) -> MainWindow:
    made = open_frame(counts=app.totals)
    app.furnish(made)
    made.tasks.adopt(desk)
    return made


@pytest.fixture
def page(window: MainWindow) -> ListsPage:
    window.visit("lists")
    shown = window.page()
    assert isinstance(shown, ListsPage)
    return shown
