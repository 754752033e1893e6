"""One list opened: who is on it, found, added, taken off, left out and let in again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.gui.dialogs.add_people import AddPeopleDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.contacts import ContactsPage
from desktop.gui.screens.lists import ListsPage
from desktop.gui.screens.lists.members import MembersView
from desktop.services import lists
from desktop.services.workspaces import Workspace
from tests.gui.lint import cut_texts
from tests.gui.lists.conftest import ids, list_named, on

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(window: MainWindow, desk: Workspace) -> Callable[[str], MembersView]:
    def show(name: str) -> MembersView:
        window.visit("lists", list_named(desk, name))
        page = window.page()
        assert isinstance(page, ListsPage)
        return page.members

    return show


def people(view: MembersView) -> list[str]:
    model = view.members.people.model
    return [str(model.data(model.index(line, 0))) for line in range(model.rowCount())]


def test_who_is_on_it(opened: Callable[[str], MembersView]) -> None:
    view = opened("Arabic")
    assert view.title.text() == "Arabic"
    assert view.chip.text() == "Updates itself"
    assert view.about.text() == "Journalists who work in Arabic."
    view.table.viewport().repaint()
    assert len(view.members.people.model.ids()) == 3


def test_searching_on_the_list(opened: Callable[[str], MembersView], desk: Workspace) -> None:
    view = opened("Arabic")
    view.search.setText("layla")
    view.search.ask_now()
    assert list(view.members.people.model.ids()) == ids(desk, "layla")
    view.search.setText("tomas")
    view.search.ask_now()
    assert not view.table.isVisible()


def test_people_are_put_on_by_name(
    opened: Callable[[str], MembersView], window: MainWindow, desk: Workspace, qtbot: QtBot
) -> None:
    view = opened("Radio")
    qtbot.mouseClick(view.buttons["list.add"], LEFT)
    dialog = window.findChild(AddPeopleDialog)
    assert isinstance(dialog, AddPeopleDialog)
    assert not dialog.put.isEnabled()
    qtbot.keyClicks(dialog.people.line, "layl")
    dialog.people.offer_now()
    assert dialog.people.list is not None
    assert dialog.people.list.words_shown() == ["Layla Haddad · Levant Wire"]
    qtbot.keyClick(dialog.people.line, Qt.Key.Key_Return)
    assert dialog.people.words() == ("Layla Haddad · Levant Wire",)
    qtbot.keyClicks(dialog.people.line, "salma")
    qtbot.keyClick(dialog.people.line, Qt.Key.Key_Return)
    assert dialog.put.label() == "Put 2 people on the list"
    qtbot.mouseClick(dialog.put, LEFT)
    assert on(desk, "Radio") == ["Ines Carvalho", "Layla Haddad", "Salma Najjar", "Tomas Berg"]
    toast = window.notices.current_toast()
    assert toast is not None
    assert toast.text == "2 people put on “Radio”"


def test_backspace_takes_the_last_one_away(
    opened: Callable[[str], MembersView], window: MainWindow, qtbot: QtBot
) -> None:
    opened("Radio").acts.add()
    dialog = window.findChild(AddPeopleDialog)
    assert isinstance(dialog, AddPeopleDialog)
    dialog.people.set_tokens([("1", "Layla"), ("2", "Salma")])
    qtbot.keyClick(dialog.people.line, Qt.Key.Key_Backspace)
    assert dialog.people.words() == ("Layla",)
    qtbot.keyClick(dialog.people.chips[0], Qt.Key.Key_Delete)
    assert dialog.people.words() == ()


def test_people_are_taken_off_a_list_kept_by_hand(
    opened: Callable[[str], MembersView], window: MainWindow, desk: Workspace, qtbot: QtBot
) -> None:
    view = opened("Radio")
    assert window.actions_table.title("contact.delete") == "Take off the list"
    view.table.select_ids(ids(desk, "ines"))
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert on(desk, "Radio") == ["Tomas Berg"]
    toast = window.notices.current_toast()
    assert toast is not None
    assert toast.text == "1 person taken off “Radio”"
    qtbot.mouseClick(toast.button, LEFT)
    assert on(desk, "Radio") == ["Ines Carvalho", "Tomas Berg"]


def test_a_smart_list_leaves_people_out_and_lets_them_in_again(
    opened: Callable[[str], MembersView], window: MainWindow, desk: Workspace, qtbot: QtBot
) -> None:
    view = opened("Arabic")
    assert window.actions_table.title("contact.delete") == "Leave out, even if they fit"
    view.table.select_ids(ids(desk, "salma"))
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert on(desk, "Arabic") == ["Layla Haddad", "Rima Saad"]
    view.view._parts["excluded"].click()
    assert list(view.members.people.model.ids()) == ids(desk, "salma")
    assert window.actions_table.reason("contact.delete") == "Left out already"
    view.table.select_ids(ids(desk, "salma"))
    assert window.actions_table.do("list.follow")
    assert on(desk, "Arabic") == ["Layla Haddad", "Rima Saad", "Salma Najjar"]
    assert list(view.members.people.model.ids()) == []


def test_enter_shows_the_contact_and_back_comes_back(
    opened: Callable[[str], MembersView], window: MainWindow, desk: Workspace, qtbot: QtBot
) -> None:
    view = opened("Radio")
    view.table.select_ids(ids(desk, "tomas"))
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    page = window.page()
    assert isinstance(page, ContactsPage)
    assert page.selected() == ids(desk, "tomas")
    window.step(-1)
    assert isinstance(window.page(), ListsPage)
    assert view.isVisible()


def test_a_list_that_is_gone_says_so(window: MainWindow) -> None:
    window.visit("lists", 99)
    assert "This list no longer exists." in window.notices.banners()[0]


def test_a_rule_this_version_cannot_read_stands_still(opened: Callable[[str], MembersView], desk: Workspace) -> None:
    from sqlalchemy import update

    from desktop.storage.tables import MailingList

    with desk.command("break") as act:
        act.conn.execute(update(MailingList).where(MailingList.name == "Arabic").values(query='{"who": 3}'))
    view = opened("Arabic")
    assert view.chip.text() == "Stands still"


def test_an_empty_list_says_what_to_do(opened: Callable[[str], MembersView], desk: Workspace) -> None:
    lists.create(desk, "Empty")
    view = opened("Empty")
    assert not view.table.isVisible()
    assert not view.view.isVisible()


@pytest.mark.parametrize(("scale", "rtl"), [(1.0, False), (1.5, False), (1.0, True)])
def test_nothing_is_cut(
    opened: Callable[[str], MembersView], window: MainWindow, wear: Callable[..., None], qtbot: QtBot,
    scale: float, rtl: bool,  # noqa: FBT001
) -> None:  # fmt: skip
    wear(scale=scale, rtl=rtl)
    opened("Arabic")
    qtbot.wait(30)
    assert cut_texts(window) == []
