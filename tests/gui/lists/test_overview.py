"""All lists: seen with their numbers, made, renamed, copied, combined, deleted and taken back, exported."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.query import Ask
from desktop.gui.commands import open_palette
from desktop.gui.dialogs.export import ExportDialog
from desktop.gui.dialogs.list_combine import CombineDialog
from desktop.gui.dialogs.list_name import NameDialog, NewListDialog
from desktop.gui.dialogs.put_on_list import SaveListDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.models.filters import Filters
from desktop.gui.palette import action_entries
from desktop.gui.palette_lines import Entry
from desktop.gui.screens.contacts import ContactsPage
from desktop.gui.screens.lists import ListsPage
from desktop.gui.tasks import Tasks
from desktop.services import lists, workspaces
from desktop.services.workspaces import Workspace
from tests.gui.conftest import OpenFrame
from tests.gui.lint import cut_texts
from tests.gui.lists.conftest import list_named, on

LEFT = Qt.MouseButton.LeftButton


def cells(page: ListsPage, line: int) -> list[str]:
    model = page.overview.model
    return [str(model.data(model.index(line, column))) for column in range(model.columnCount())]


def shown(window: MainWindow, kind: type[QWidget]) -> QWidget:
    found: list[QWidget] = list(window.findChildren(kind))
    return next(one for one in found if one.isVisible())


def new_list(window: MainWindow) -> NewListDialog:
    dialog = shown(window, NewListDialog)
    assert isinstance(dialog, NewListDialog)
    return dialog


def test_every_list_stands_with_its_numbers(page: ListsPage) -> None:
    assert page.overview.count.text() == "2 lists"
    assert cells(page, 0)[:6] == ["Arabic", "Updates itself", "3", "2", "0", "1"]
    assert cells(page, 1)[:6] == ["Radio, Calls only", "By hand", "2", "1", "1", "0"]
    index = page.overview.model.index(0, 0)
    assert page.overview.model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Arabic, Updates itself, 3 people"


def test_the_chosen_list_is_told_beside(page: ListsPage, desk: Workspace) -> None:
    page.overview.select(list_named(desk, "Arabic"))
    pane = page.overview.pane
    assert pane.title.text() == "Arabic"
    assert pane.rule.text() == "Journalists who work in Arabic."
    assert pane.numbers.accessibleName() == "3 people on it now"
    page.overview.select(list_named(desk, "Radio"))
    assert pane.note.text() == "Calls only"
    assert not pane.rule.isVisible()


def test_a_new_list_by_hand_is_opened(page: ListsPage, window: MainWindow, desk: Workspace, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.top.primary, LEFT)
    dialog = None

    def opened() -> None:
        nonlocal dialog
        dialog = new_list(window)

    qtbot.waitUntil(lambda: bool([one for one in window.findChildren(NewListDialog) if one.isVisible()]))
    opened()
    assert dialog is not None
    qtbot.keyClicks(dialog.name, "Health desk")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert page.members.title.text() == "Health desk"
    toast = window.notices.current_toast()
    assert toast is not None
    assert toast.text == "New list “Health desk”"
    assert on(desk, "Health desk") == []


def test_ctrl_n_makes_a_list_here(page: ListsPage, window: MainWindow, qtbot: QtBot) -> None:
    page.overview.table.setFocus()
    qtbot.keyClick(page.overview.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool([one for one in window.findChildren(NewListDialog) if one.isVisible()]))


def test_a_name_that_is_taken_is_said_beside_the_field(page: ListsPage, window: MainWindow, qtbot: QtBot) -> None:
    page.new()
    dialog = new_list(window)
    dialog.name.setText("radio")
    qtbot.mouseClick(dialog.make, LEFT)
    assert dialog.isVisible()
    assert dialog.name.accessibleDescription() == "There is already a list named ‘radio’."


def test_name_and_note_change_and_come_back(page: ListsPage, window: MainWindow, desk: Workspace, qtbot: QtBot) -> None:
    page.overview.select(list_named(desk, "Radio"))
    qtbot.keyClick(page.overview.table, Qt.Key.Key_F2)
    dialog = shown(window, NameDialog)
    assert isinstance(dialog, NameDialog)
    dialog.name.setText("Radio and TV")
    dialog.note.setText("Before noon")
    qtbot.mouseClick(dialog.save, LEFT)
    assert cells(page, 1)[0] == "Radio and TV, Before noon"
    toast = window.notices.current_toast()
    assert toast is not None
    qtbot.mouseClick(toast.button, LEFT)
    assert cells(page, 1)[0] == "Radio, Calls only"


def test_a_copy_is_chosen(page: ListsPage, window: MainWindow, desk: Workspace) -> None:
    page.overview.select(list_named(desk, "Arabic"))
    assert window.actions_table.do("list.duplicate")
    assert page.overview.pane.title.text() == "Arabic (copy)"
    assert on(desk, "Arabic (copy)") == on(desk, "Arabic")


def test_lists_are_deleted_and_come_back(page: ListsPage, window: MainWindow, desk: Workspace, qtbot: QtBot) -> None:
    page.overview.select(list_named(desk, "Arabic"))
    qtbot.keyClick(page.overview.table, Qt.Key.Key_Delete)
    assert [row.name for row in lists.all_lists(desk)] == ["Radio"]
    assert page.overview.pane.title.text() == "Radio"
    toast = window.notices.current_toast()
    assert toast is not None
    assert toast.text == "“Arabic” deleted. Nobody on it was touched."
    qtbot.mouseClick(toast.button, LEFT)
    assert page.overview.count.text() == "2 lists"


@pytest.mark.parametrize(
    ("choice", "label", "people"),
    [
        ("union", "Make a list of 5 people", ["Ines Carvalho", "Layla Haddad", "Rima Saad", "Salma Najjar", "Tomas Berg"]),
        ("first", "Make a list of 3 people", ["Layla Haddad", "Rima Saad", "Salma Najjar"]),
    ],
)  # fmt: skip
def test_lists_are_combined_into_a_new_one(
    page: ListsPage, window: MainWindow, desk: Workspace, qtbot: QtBot, choice: str, label: str, people: list[str]
) -> None:
    page.overview.table.selectAll()
    assert page.overview.pane.title.text() == "2 lists selected"
    page.overview.acts.combine()
    dialog = shown(window, CombineDialog)
    assert isinstance(dialog, CombineDialog)
    key = str(list_named(desk, "Arabic")) if choice == "first" else choice
    qtbot.mouseClick(dialog.choice.tile(key), LEFT)
    assert dialog.make.label() == label
    dialog.name.setText("Both desks")
    qtbot.mouseClick(dialog.make, LEFT)
    assert on(desk, "Both desks") == people
    assert page.overview.pane.title.text() == "Both desks"


def test_what_would_be_empty_cannot_be_made(page: ListsPage, window: MainWindow, qtbot: QtBot) -> None:
    page.overview.table.selectAll()
    page.overview.acts.combine()
    dialog = shown(window, CombineDialog)
    assert isinstance(dialog, CombineDialog)
    qtbot.mouseClick(dialog.choice.tile("intersection"), LEFT)
    assert not dialog.make.isEnabled()
    assert dialog.make.toolTip() == "Nobody would be on it"


def test_export_and_show_in_contacts(page: ListsPage, window: MainWindow, desk: Workspace) -> None:
    page.overview.select(list_named(desk, "Arabic"))
    assert window.actions_table.do("export")
    dialog = shown(window, ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert dialog.card.who.text() == "of 3 people on “Arabic”"
    dialog.close_now()
    assert window.actions_table.do("list.show")
    contacts_page = window.page()
    assert isinstance(contacts_page, ContactsPage)
    assert contacts_page.listing.filters.words(contacts_page.listing.filters.conditions[0]) == "List: Arabic"
    assert contacts_page.listing.filters.condition(Ask.LIST) is not None
    assert contacts_page.head.count.text() == "3 of 5 match"


def test_nothing_can_be_done_elsewhere(page: ListsPage, window: MainWindow) -> None:
    assert window.actions_table.title("contact.delete") == "Delete the list"
    window.visit("contacts")
    assert window.actions_table.title("contact.delete") == "Move to the bin"
    assert not window.actions_table.is_bound("list.combine")
    window.visit("outlets")
    assert not window.actions_table.is_bound("list.show")


def test_a_read_only_workspace_lets_lists_be_opened_and_counted_only(
    open_frame: OpenFrame, desk: Workspace, qtbot: QtBot
) -> None:
    window = open_frame()
    second = workspaces.open_workspace(desk.path)
    window.tasks.adopt(second)
    window.visit("lists")
    page = window.page()
    assert isinstance(page, ListsPage)
    assert cells(page, 0)[2] == "3"
    for act in ("contact.edit", "contact.delete", "list.duplicate", "list.new", "list.smart"):
        assert window.actions_table.reason(act) == second.read_only != ""
    assert window.actions_table.reason("contact.open") == ""
    workspaces.close(second)


def test_lists_are_found_by_name(page: ListsPage, qtbot: QtBot) -> None:
    page.start_search()
    qtbot.keyClicks(page.overview.search, "rad")
    page.overview.search.ask_now()
    assert page.overview.count.text() == "1 of 2 match"
    page.overview.search.setText("zzz")
    page.overview.search.ask_now()
    assert page.overview.nobody.isVisible()


def test_without_lists_the_page_says_how_to_begin(window: MainWindow, desk: Workspace) -> None:
    lists.delete(desk, [row.id for row in lists.all_lists(desk)])
    window.visit("lists")
    page = window.page()
    assert isinstance(page, ListsPage)
    assert page.overview.nothing.isVisible()
    assert page.overview.nothing.accessibleName() == "No lists yet"


def test_numbers_follow_beside_the_window(open_frame: OpenFrame, desk: Workspace, qtbot: QtBot) -> None:
    tasks = Tasks()
    window = open_frame(tasks=tasks)
    tasks.adopt(desk)
    window.visit("lists")
    page = window.page()
    assert isinstance(page, ListsPage)
    qtbot.waitUntil(lambda: page.overview.model.rowCount() == 2 and cells(page, 1)[2] == "2", timeout=5000)
    tasks.close()


@pytest.mark.parametrize(("scale", "rtl"), [(1.0, False), (1.5, False), (1.0, True)])
def test_nothing_is_cut(
    page: ListsPage, window: MainWindow, wear: Callable[..., None], qtbot: QtBot, scale: float, rtl: bool  # noqa: FBT001
) -> None:  # fmt: skip
    wear(scale=scale, rtl=rtl)
    window.forget_pages()
    qtbot.wait(30)
    assert cut_texts(window) == []


def test_a_question_of_the_contacts_is_saved_opened_and_found_in_the_palette(
    window: MainWindow, desk: Workspace, qtbot: QtBot
) -> None:
    window.visit("contacts", Filters(text="haddad"))
    assert window.actions_table.do("list.save")
    dialog = shown(window, SaveListDialog)
    assert isinstance(dialog, SaveListDialog)
    dialog.name.setText("Haddads")
    qtbot.mouseClick(dialog.save, LEFT)
    toast = window.notices.current_toast()
    assert toast is not None
    assert toast.text == "Saved as list “Haddads”"
    qtbot.mouseClick(toast.button, LEFT)
    page = window.page()
    assert isinstance(page, ListsPage)
    assert page.members.title.text() == "Haddads"
    assert page.members.about.text() == "Journalists found by ‘haddad’."
    window.visit("contacts")
    palette = open_palette(window)
    palette.line.setText("haddads")
    qtbot.waitUntil(lambda: any(getattr(line, "title", "") == "Haddads" for line in palette._model.lines))
    entry = next(line for line in palette._model.lines if getattr(line, "title", "") == "Haddads")
    assert isinstance(entry, Entry)
    assert (entry.group, entry.hint) == ("Lists", "smart list")
    entry.do()
    palette.close_now()
    assert window.page() is page
    titles = {found.title for found in action_entries(window.actions_table)}
    assert {"Export…", "Change the rule…", "Show in Contacts", "Add people…", "New smart list…"} <= titles
