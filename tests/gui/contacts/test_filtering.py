"""Filters: picked with counts, shown as chips, changed, joined otherwise, taken away."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.domain.query import Ask, Condition, Operator
from desktop.gui.models.filters import KINDS, Filters
from desktop.gui.screens.contacts import ContactsPage
from desktop.gui.widgets.choice import Segmented
from desktop.gui.widgets.picks import PickList
from desktop.services import contacts, lists
from desktop.services.workspaces import Workspace
from tests.gui.contacts.conftest import Find, OpenPage


def picks(page: ContactsPage) -> PickList:
    """What the open popover offers."""
    popover = page.filtering.popover
    assert popover is not None
    return popover.findChildren(PickList)[0]


def take(page: ContactsPage, words: str, qtbot: QtBot) -> None:
    """Choose a line of the popover by typing its words and Enter."""
    lines = picks(page)
    line = next(place for place, said in enumerate(lines.words_shown()) if words in said)
    lines.view.setCurrentIndex(lines.view.model().index(line, 0))
    qtbot.keyClick(lines.view, Qt.Key.Key_Return)


def chips(page: ContactsPage) -> list[str]:
    return [chip.label() for chip in page.head.chips]


def test_a_filter_is_picked_by_kind_and_values_with_counts(page: ContactsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.head.add, Qt.MouseButton.LeftButton)
    assert picks(page).words_shown()[:3] == ["Beat", "Region", "Language"]
    take(page, "Language", qtbot)
    assert picks(page).words_shown()[:2] == ["English", "Arabic"]

    take(page, "Arabic", qtbot)
    assert chips(page) == ["Language: Arabic"]
    assert page.head.count.text() == "10 of 40 match"
    take(page, "French", qtbot)
    assert chips(page) == ["Language: Arabic, French"]


def test_values_can_be_left_out(page: ContactsPage, qtbot: QtBot) -> None:
    page.acts.set_filters(Filters().having(Condition(Ask.LANGUAGE, Operator.ANY_OF, ("ar",))))
    qtbot.mouseClick(page.head.chips[0], Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    popover = page.filtering.popover
    assert popover is not None
    joint = popover.findChildren(Segmented)[0]
    joint.set_value("none_of")
    joint.chosen.emit("none_of")

    assert chips(page) == ["Language: not Arabic"]
    assert page.head.count.text() == "30 of 40 match"


def test_a_fixed_filter_closes_its_popover(page: ContactsPage, qtbot: QtBot) -> None:
    page.filtering.offer_values(Ask.REFUSAL)
    take(page, "Refuses releases or any contact", qtbot)

    assert chips(page) == ["Refuses releases or any contact"]
    assert page.head.count.text() == "1 of 40 match"


def test_delete_on_a_chip_takes_the_filter_away(page: ContactsPage, qtbot: QtBot) -> None:
    page.acts.set_filters(
        Filters(text="a")
        .having(Condition(Ask.COUNTRY, Operator.ANY_OF, ("JO",)))
        .having(Condition(Ask.ADDRESS, Operator.IS_SET))
    )
    assert chips(page) == ["Country: Jordan", "Has an address"]
    qtbot.keyClick(page.head.chips[0], Qt.Key.Key_Delete)
    assert chips(page) == ["Has an address"]

    qtbot.mouseClick(page.head.clear, Qt.MouseButton.LeftButton)
    assert chips(page) == []
    assert page.head.count.text() == "40 contacts"
    assert page.head.search.text() == ""


def test_a_list_is_called_by_its_name(page: ContactsPage, desk: Workspace, find: Find, qtbot: QtBot) -> None:
    lists.create(desk, "Levant desk", [find("layla haddad").id])
    page.filtering.offer_values(Ask.LIST)
    take(page, "Levant", qtbot)

    assert chips(page) == ["List: Levant desk"]
    assert page.head.count.text() == "1 of 40 match"


def test_escape_closes_and_gives_the_focus_back(page: ContactsPage, qtbot: QtBot) -> None:
    page.head.add.setFocus()
    page.filtering.offer_kinds()
    popover = page.filtering.popover
    assert popover is not None
    qtbot.keyClick(popover, Qt.Key.Key_Escape)

    assert page.window().focusWidget() is page.head.add


def test_filters_given_by_another_page_are_asked(open_page: OpenPage) -> None:
    page = open_page(Filters().having(Condition(Ask.OUTLET, Operator.ANY_OF, ("Levant Wire",))))

    assert chips(page) == ["Outlet: Levant Wire"]
    assert page.head.count.text() == "2 of 40 match"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.ask.value)
def test_every_kind_can_be_opened_and_asked(page: ContactsPage, desk: Workspace, kind: object, qtbot: QtBot) -> None:
    wanted = next(one for one in KINDS if one is kind)
    page.filtering.offer_values(wanted.ask)
    lines = picks(page)
    if not lines.words_shown():
        assert wanted.ask in {Ask.REGION, Ask.LIST, Ask.IMPORT}
        return
    qtbot.keyClick(lines.view, Qt.Key.Key_Return)
    asked = page.listing.filters.query()

    assert len(chips(page)) == 1
    assert len(contacts.ids(desk, asked)) == page.listing.model.rowCount()
