"""The outlets as a person meets them: found, shown with their people, edited, renamed, removed if unused."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.outlet import OutletSort
from desktop.domain.query import ContactQuery
from desktop.gui.dialogs.new_outlet import NewOutletDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.contacts import ContactsPage
from desktop.gui.screens.outlets import OutletsPage
from desktop.gui.widgets.text import Text
from desktop.services import contacts, outlets, workspaces
from desktop.services.samples import example_cards
from desktop.services.workspaces import Workspace
from tests.gui.conftest import OpenFrame
from tests.gui.lint import cut_texts

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("outlets") / "example.dateline"
    made = workspaces.create(path)
    for card in example_cards():
        contacts.create(made, card)
    workspaces.close(made)
    return path


@pytest.fixture
def desk(tmp_path: Path, filled: Path) -> Iterator[Workspace]:
    shutil.copy(filled, tmp_path / "desk.dateline")
    made = workspaces.open_workspace(tmp_path / "desk.dateline")
    yield made
    workspaces.close(made)


@pytest.fixture
def window(open_frame: OpenFrame, desk: Workspace) -> MainWindow:
    made = open_frame()
    made.tasks.adopt(desk)
    return made


@pytest.fixture
def page(window: MainWindow) -> OutletsPage:
    window.visit("outlets")
    shown = window.page()
    assert isinstance(shown, OutletsPage)
    return shown


def id_of(desk: Workspace, name: str) -> int:
    return int(outlets.ids(desk, name)[0])


def names(page: OutletsPage) -> list[str]:
    return [str(page.model.data(page.model.index(row, 0))) for row in range(page.model.rowCount())]


def toast(page: OutletsPage) -> str:
    shown = page.tools.notices.current_toast()
    return shown.text if shown is not None else ""


def texts(page: OutletsPage) -> list[str]:
    return [label.text() for label in page.pane.detail.findChildren(Text) if label.text()]


def test_a_click_on_people_sorts_by_how_many_there_are(page: OutletsPage, desk: Workspace) -> None:
    for descending in (False, True):
        page.table.sort_asked.emit("people", descending)
        people = [row.people for row in outlets.rows(desk, page.model.ids())]
        assert people == sorted(people, reverse=descending)
        assert people[0] != people[-1]
    page.head.search.setText("aw")
    page.head.search.ask_now()
    assert list(page.model.ids()) == list(outlets.ids(desk, "aw", OutletSort.PEOPLE, descending=True))


def test_all_are_listed_by_name_and_counted(page: OutletsPage, desk: Workspace, qtbot: QtBot) -> None:
    assert page.head.count.text() == f"{len(outlets.ids(desk))} outlets"
    qtbot.waitUntil(lambda: names(page)[:2] == ["Atlantic Review", "Atlântico Hoje"], timeout=1000)


def test_typing_narrows(page: OutletsPage, desk: Workspace, qtbot: QtBot) -> None:
    page.head.search.setText("levant")
    page.head.search.ask_now()
    qtbot.waitUntil(lambda: names(page) == ["Levant Wire"], timeout=1000)
    assert page.head.count.text() == f"1 of {len(outlets.ids(desk))} match"

    page.head.search.setText("nowhere at all")
    page.head.search.ask_now()
    assert page.under.currentWidget() is page.nobody


def test_people_are_links(page: OutletsPage, desk: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    window.visit("outlets", id_of(desk, "levant wire"))
    assert "2 people work here" in texts(page)
    line = next(line for line in page.pane.detail.people if line.title == "Layla Haddad")
    qtbot.mouseClick(line, LEFT)

    contacts_page = window.page()
    assert isinstance(contacts_page, ContactsPage)
    shown = contacts_page.pane.contact()
    assert shown is not None
    assert shown.card["display_name"] == "Layla Haddad"


def test_all_its_people_can_be_listed(page: OutletsPage, desk: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    window.visit("outlets", id_of(desk, "levant wire"))
    button = next(b for b in page.pane.detail.findChildren(QPushButton) if b.text().strip() == "Show in contacts")
    qtbot.mouseClick(button, LEFT)

    shown = window.page()
    assert isinstance(shown, ContactsPage)
    assert [chip.label() for chip in shown.head.chips] == ["Outlet: Levant Wire"]
    assert shown.head.count.text() == "2 of 40 match"


def test_a_new_name_goes_to_its_people(page: OutletsPage, desk: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    window.visit("outlets", id_of(desk, "levant wire"))
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert page.pane.form is not None
    entry = page.pane.form.entries["name"]
    entry.set_text("Levant News Agency")
    entry.finish()

    assert toast(page) == "Name saved"
    found = contacts.rows(desk, contacts.ids(desk, ContactQuery(text="layla levant news")))
    assert [row.outlet for row in found] == ["Levant News Agency"]


def test_fields_are_read(page: OutletsPage, desk: Workspace, window: MainWindow) -> None:
    wire = id_of(desk, "levant wire")
    window.visit("outlets", wire)
    page.pane.edit()
    assert page.pane.form is not None
    for name, text in (
        ("kind", "tv"), ("languages", "Arabisch"), ("country", "Jordanien"), ("emails", "desk@wire.example"),
        ("parent", "nordisk radio"),
    ):  # fmt: skip
        entry = page.pane.form.entries[name]
        entry.set_text(text)
        assert entry.finish()

    card = outlets.get(desk, wire).card
    assert (card["kind"], card["languages"], card["country"]) == ("tv", ["ar"], "JO")
    assert outlets.get(desk, wire).parent_name == "Nordisk Radio"


def test_an_unknown_parent_is_said_beside_its_field(page: OutletsPage, desk: Workspace, window: MainWindow) -> None:
    window.visit("outlets", id_of(desk, "levant wire"))
    page.pane.edit()
    assert page.pane.form is not None
    entry = page.pane.form.entries["parent"]
    entry.set_text("Nobody's Media")
    entry.finish()

    assert "There is no other outlet named ‘Nobody's Media’." in entry.control.accessibleDescription()
    entry.set_text("")
    assert entry.finish()


def test_a_new_outlet_needs_a_name(page: OutletsPage, desk: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    window.actions_table.do("outlet.new")
    qtbot.waitUntil(lambda: bool(window.findChildren(NewOutletDialog)), timeout=1000)
    dialog = window.findChildren(NewOutletDialog)[-1]
    qtbot.mouseClick(dialog.add, LEFT)
    assert "An outlet needs a name." in dialog.fields["name"].control.accessibleDescription()

    dialog.fields["name"].control.setText("Bay Signal")  # type: ignore[attr-defined]
    qtbot.mouseClick(dialog.add, LEFT)
    assert toast(page) == "Bay Signal added"
    outlet = page.pane.outlet()
    assert outlet is not None
    assert outlet.card["name"] == "Bay Signal"


def test_only_what_is_unused_goes(page: OutletsPage, desk: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    outlets.create(desk, {"name": "Aaa Unused"})
    window.visit("outlets", id_of(desk, "aaa unused"))
    page.table.select_ids([id_of(desk, "aaa unused"), id_of(desk, "levant wire")])
    assert page.pane.stack.currentWidget() is page.pane._many
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert toast(page) == "1 outlet removed · 1 is in use and stays"
    assert len(outlets.ids(desk, "aaa")) == 0

    shown = page.tools.notices.current_toast()
    assert shown is not None
    qtbot.mouseClick(shown.button, LEFT)
    assert len(outlets.ids(desk, "aaa")) == 1


def test_ctrl_c_copies_the_name(page: OutletsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "Atlantic Review"


def test_an_outlet_with_many_shows_twenty_and_finds_the_rest(
    page: OutletsPage, desk: Workspace, window: MainWindow
) -> None:
    for number in range(30):
        card = {"display_name": f"Person {number:02}", "affiliations": [{"outlet": "Big House"}]}
        contacts.create(desk, card)  # type: ignore[arg-type]
    window.visit("outlets", id_of(desk, "big house"))
    detail = page.pane.detail
    assert sum(not line.isHidden() for line in detail.people) == 20
    detail._narrow("person 29")

    assert [line.title for line in detail.people if not line.isHidden()] == ["Person 29"]


def test_an_empty_workspace_says_where_outlets_come_from(open_frame: OpenFrame, workspace: Workspace) -> None:
    window = open_frame()
    window.tasks.adopt(workspace)
    window.visit("outlets")
    page = window.page()
    assert isinstance(page, OutletsPage)

    assert page.under.currentWidget() is page.nothing
    assert page.nothing.accessibleName() == "No outlets yet"


def test_no_text_is_cut(page: OutletsPage, desk: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    window.visit("outlets", id_of(desk, "levant wire"))
    qtbot.waitUntil(lambda: cut_texts(page) == [], timeout=1000)
    page.pane.edit()

    qtbot.waitUntil(lambda: cut_texts(page) == [], timeout=1000)
