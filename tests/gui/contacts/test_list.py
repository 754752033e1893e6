"""The list of contacts as a person meets it: found, counted, sorted, chosen by key and mouse, undone."""

import time
from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.contact import ContactRow
from desktop.domain.errors import StorageFailure
from desktop.domain.query import Ask, Condition, Operator, SortBy
from desktop.gui.dialogs.export import ExportDialog
from desktop.gui.models.filters import Filters
from desktop.gui.models.window import WAITING
from desktop.gui.screens.contacts import ContactsPage
from desktop.gui.screens.contacts.head import count_words
from desktop.gui.tasks import Tasks
from desktop.gui.widgets.panels import ScrollPage
from desktop.services import contacts, history, lists
from desktop.services.workspaces import Workspace
from tests.gui.conftest import OpenFrame
from tests.gui.contacts.conftest import Find, OpenPage, window_of
from tests.gui.lint import cut_texts

LEFT = Qt.MouseButton.LeftButton


def names(page: ContactsPage, count: int = 5) -> list[str]:
    """The first names as they are read in the list."""
    rows = min(count, page.listing.model.rowCount())
    return [str(page.listing.model.data(page.listing.model.index(row, 0))) for row in range(rows)]


def toast(page: ContactsPage) -> str:
    """What the toast says."""
    shown = page.tools.notices.current_toast()
    return shown.text if shown is not None else ""


def undo(page: ContactsPage, qtbot: QtBot) -> None:
    """Press Undo in the toast."""
    shown = page.tools.notices.current_toast()
    assert shown is not None
    qtbot.mouseClick(shown.button, LEFT)


def test_everybody_is_there_by_family_name_and_counted(page: ContactsPage) -> None:
    assert page.head.count.text() == "40 contacts"
    assert names(page, 3) == ["Samuel Adeyemi", "Noor Al-Masri", "Peter Aslan"]


def test_the_first_one_is_shown_beside_the_list(page: ContactsPage) -> None:
    shown = page.pane.contact()

    assert shown is not None
    assert shown.card["display_name"] == "Samuel Adeyemi"
    assert page.pane.detail.accessibleName() == "Details of Samuel Adeyemi"


def test_typing_narrows_after_a_pause_and_counts(page: ContactsPage, qtbot: QtBot) -> None:
    page.start_search()
    qtbot.keyClicks(page.head.search, "haddad")
    assert page.head.count.text() == "40 contacts"

    qtbot.waitUntil(lambda: page.head.count.text() == "1 of 40 match", timeout=1500)
    assert names(page) == ["Layla Haddad"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_down_and_enter_go_from_the_search_into_the_list(page: ContactsPage, qtbot: QtBot, key: Qt.Key) -> None:
    page.start_search()
    qtbot.keyClicks(page.head.search, "haddad")
    qtbot.keyClick(page.head.search, key)

    assert page.head.count.text() == "1 of 40 match"  # without the pause
    assert page.table.hasFocus()
    assert page.pane.detail.accessibleName() == "Details of Layla Haddad"


def test_a_list_is_asked_for_by_its_name(page: ContactsPage, desk: Workspace, find: Find) -> None:
    lists.create(desk, "Levant desk", [find("haddad").id])

    page.acts.set_filters(Filters('list:"levant DESK"'))
    assert names(page) == ["Layla Haddad"]
    page.acts.export()
    (dialog,) = window_of(page).findChildren(ExportDialog)
    assert dialog.final.label() == "Export 1 address to a spreadsheet"
    dialog.close_now()

    page.acts.set_filters(Filters("list:Levant"))
    assert page.nobody.accessibleName() == "There is no list called “Levant”"


def test_a_name_is_found_in_the_other_script(page: ContactsPage) -> None:
    page.head.search.setText("ليلى")
    page.head.search.ask_now()

    assert names(page) == ["Layla Haddad"]


def test_a_typed_condition_is_understood(page: ContactsPage) -> None:
    page.head.search.setText("lang:ar country:jordan")
    page.head.search.ask_now()

    assert "Layla Haddad" in names(page, 40)
    assert all("ar" in row.languages and row.country == "JO" for row in rows_of(page))


def rows_of(page: ContactsPage) -> list[ContactRow]:
    found = [page.listing.model.row_at(line) for line in range(page.listing.model.rowCount())]
    return [row for row in found if row is not None]


def test_a_header_sorts_and_sorts_back(page: ContactsPage) -> None:
    page.table.sort_asked.emit(SortBy.OUTLET, False)
    first = [page.listing.model.data(page.listing.model.index(row, 1)) for row in range(40)]
    page.table.sort_asked.emit(SortBy.OUTLET, True)
    last = [page.listing.model.data(page.listing.model.index(row, 1)) for row in range(40)]

    assert first != last
    assert str(first[0]).startswith(("Atl", "Bay", "Al"))


def test_j_and_k_move_and_x_selects(page: ContactsPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_J)
    shown = page.pane.contact()
    assert shown is not None
    assert shown.card["display_name"] == "Noor Al-Masri"

    qtbot.keyClick(page.table, Qt.Key.Key_K)
    back = page.pane.contact()
    assert back is not None
    assert back.card["display_name"] == "Samuel Adeyemi"


def test_v_notes_that_somebody_was_verified_today_and_undo_takes_it_back(
    page: ContactsPage, find: Find, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_V)
    assert toast(page) == "Verified today"
    assert find("adeyemi").card["verified_on"] == "2026-11-01"

    undo(page, qtbot)
    assert find("adeyemi").card["verified_on"] != "2026-11-01"


def test_del_moves_to_the_bin_chooses_the_next_and_undo_brings_back(page: ContactsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)

    assert toast(page) == "1 contact moved to the bin"
    assert page.head.count.text() == "39 contacts"
    shown = page.pane.contact()
    assert shown is not None
    assert shown.card["display_name"] == "Noor Al-Masri"

    undo(page, qtbot)
    assert page.head.count.text() == "40 contacts"


def test_the_bin_shows_who_lies_there_and_brings_back(open_page: OpenPage, desk: Workspace, qtbot: QtBot) -> None:
    contacts.move_to_bin(desk, [3, 5])
    page = open_page("bin")
    assert page.head.count.text() == "2 in the bin"
    assert [chip.label() for chip in page.head.chips] == ["In the bin"]

    page.table.selectAll()
    page.tools.actions.do("contact.restore")
    assert toast(page) == "2 contacts brought back"
    assert page.nobody.accessibleName() == "The bin is empty"
    assert page.under.currentWidget() is page.nobody


def test_single_letters_can_be_switched_off(page: ContactsPage, find: Find, qtbot: QtBot) -> None:
    before = find("adeyemi").card["verified_on"]
    page.tools.preferences.change(single_keys=False)
    qtbot.keyClick(page.table, Qt.Key.Key_V)

    assert find("adeyemi").card["verified_on"] == before


def test_ctrl_c_copies_name_and_address(page: ContactsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "Samuel Adeyemi <s.adeyemi@lagoscourier.example>"
    assert toast(page) == "Copied name and address"


def test_the_context_menu_offers_the_same_with_keys_and_reasons(page: ContactsPage) -> None:
    from desktop.gui.menus import row_menu
    from desktop.gui.screens.contacts.acts import ROW_MENU

    menu = row_menu(page.table, page.tools.actions, ROW_MENU)
    said = {act.text().split("\t")[0]: act.toolTip() for act in menu.actions() if act.text()}
    menu.close()

    assert said["Merge selected…"] == "Select two to four contacts"
    assert said["Lift a refusal…"] == "Nothing is refused"
    assert {"Open", "Edit", "Verified today", "Put on a list…", "Move to the bin"} <= set(said)


def test_the_columns_are_remembered(open_page: OpenPage, page: ContactsPage) -> None:
    section = [column.key for column in page.listing.model.columns].index("email")
    page.table.horizontalHeader().menu().actions()[section].trigger()  # type: ignore[attr-defined]

    remembered = page.tools.preferences.columns("contacts")
    assert any(part.startswith("email:") for part in remembered)


def ways(page: ContactsPage) -> dict[str, QPushButton]:
    """What is offered where nobody fits."""
    return {button.text(): button for button in page.nobody.findChildren(QPushButton) if not button.isHidden()}


def test_nobody_fits_says_what_to_drop(page: ContactsPage, qtbot: QtBot) -> None:
    page.acts.set_filters(
        Filters(text="haddad")
        .having(Condition(Ask.LANGUAGE, Operator.ANY_OF, ("sw",)))
        .having(Condition(Ask.COUNTRY, Operator.ANY_OF, ("JO",)))
    )
    qtbot.waitUntil(lambda: "Without “Swahili”: 1" in ways(page), timeout=1000)
    assert page.nobody.accessibleName() == "Nobody fits “haddad, Swahili, Jordan”"
    qtbot.mouseClick(ways(page)["Without “Swahili”: 1"], LEFT)
    assert names(page) == ["Layla Haddad"]
    assert [chip.label() for chip in page.head.chips] == ["Country: Jordan"]


def test_an_empty_workspace_shows_where_to_begin(open_frame: OpenFrame, workspace: Workspace) -> None:
    from desktop.gui.screens.first_run import FirstRun

    window = open_frame()
    window.tasks.adopt(workspace)
    window.visit("contacts")
    page = window.page()
    assert isinstance(page, ContactsPage)
    assert isinstance(page.stack.currentWidget(), FirstRun)

    contacts.create(workspace, {"display_name": "Layla Haddad"})
    page.listing.ask()
    assert page.stack.currentWidget() is page.split


def test_a_question_is_saved_as_a_list(page: ContactsPage, desk: Workspace, qtbot: QtBot) -> None:
    assert page.head.save.toolTip() == "Search or filter first"
    page.acts.set_filters(Filters().having(Condition(Ask.LANGUAGE, Operator.ANY_OF, ("ar",))))
    qtbot.mouseClick(page.head.save, LEFT)
    from desktop.gui.dialogs.put_on_list import SaveListDialog

    dialog = window_of(page).findChildren(SaveListDialog)[-1]
    assert dialog.name.text() == "Arabic"
    dialog.name.setText("Arabic desk")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    assert toast(page) == "Saved as list “Arabic desk”"
    saved = lists.all_lists(desk)[0]
    assert saved.smart
    assert lists.count(desk, saved.id)[0] == page.listing.model.rowCount()


def test_t_puts_on_a_list_and_makes_a_new_one(page: ContactsPage, desk: Workspace, qtbot: QtBot) -> None:
    from desktop.gui.dialogs.put_on_list import PutOnListDialog

    qtbot.keyClick(page.table, Qt.Key.Key_T)
    dialog = window_of(page).findChildren(PutOnListDialog)[-1]
    qtbot.keyClicks(dialog.lists.search, "Lagos")
    qtbot.keyClick(dialog.lists.search, Qt.Key.Key_Return)

    assert toast(page) == "1 contact put on “Lagos”"
    shown = page.pane.contact()
    assert shown is not None
    assert [name for _, name in shown.lists] == ["Lagos"]

    qtbot.keyClick(page.table, Qt.Key.Key_T)
    again = window_of(page).findChildren(PutOnListDialog)[-1]
    assert again.lists.words_shown() == ["Lagos"]
    qtbot.keyClick(again.lists.search, Qt.Key.Key_Return)
    assert toast(page) == "Already on “Lagos”"


def test_a_change_elsewhere_is_shown(page: ContactsPage, desk: Workspace, find: Find) -> None:
    page.tools.tasks.write(page, lambda workspace: contacts.verify(workspace, [find("adeyemi").id]))

    cell = page.listing.model.data(page.listing.model.index(0, 5))
    assert cell == "today"


def test_read_only_says_why_and_still_reads(open_frame: OpenFrame, desk: Workspace) -> None:
    from desktop.services import workspaces

    window = open_frame()
    second = workspaces.open_workspace(desk.path)
    try:
        window.tasks.adopt(second)
        window.visit("contacts")
        page = window.page()
        assert isinstance(page, ContactsPage)
        assert names(page, 1) == ["Samuel Adeyemi"]
        for action_id in ("contact.edit", "contact.delete", "contact.new", "contact.verify"):
            assert window.actions_table.reason(action_id) == second.read_only != ""
        assert window.actions_table.reason("contact.copy") == ""
    finally:
        window.tasks.close()
        workspaces.close(second)


def test_in_a_narrow_window_details_are_a_sheet(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(size=(1100, 760))
    assert not page.pane.isVisible()

    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.pane.isVisible()
    qtbot.waitUntil(lambda: cut_texts(window_of(page)) == [], timeout=1000)
    qtbot.keyClick(page.pane.detail.scrolled, Qt.Key.Key_Escape)
    assert not page.pane.isVisible()


def test_in_a_narrow_window_editing_brings_the_sheet(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(size=(1100, 760))
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert page.pane.form is not None
    assert page.pane.form.isVisible()
    page.pane.form.leave()
    page.split.close_sheet()

    page.table.selectAll()
    page.tools.actions.do("contact.bulk")
    assert page.pane.bulk is not None
    assert page.pane.bulk.isVisible()


def test_leaving_and_coming_back_keeps_the_question_and_unbinds(page: ContactsPage) -> None:
    window = window_of(page)
    page.acts.set_filters(Filters(text="haddad"))
    window.visit("outlets")
    assert not window.actions_table.is_bound("contact.verify")
    window.visit("contacts")

    assert page.head.search.text() == "haddad"
    assert page.head.count.text() == "1 of 40 match"


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_text_is_cut(
    open_page: OpenPage,
    wear: Callable[..., None],
    qtbot: QtBot,
    scale: float,
    rtl: bool,  # noqa: FBT001
) -> None:
    page = open_page(size=(round(1440 * scale), round(900 * scale)))
    wear(scale=scale, rtl=rtl)
    page.acts.set_filters(Filters().having(Condition(Ask.LANGUAGE, Operator.ANY_OF, ("ar", "en", "fr"))))
    window_of(page).resize(round(1440 * scale), round(900 * scale))

    qtbot.waitUntil(lambda: cut_texts(page) == [], timeout=1000)


def test_every_control_has_a_name(page: ContactsPage) -> None:
    nameless = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
        if not isinstance(widget, ScrollPage)
    ]
    assert nameless == []


def test_with_real_threads_only_the_newest_question_is_answered(
    open_frame: OpenFrame, desk: Workspace, qtbot: QtBot
) -> None:
    tasks = Tasks(desk)
    window = open_frame(tasks=tasks)
    try:
        window.visit("contacts")
        page = window.page()
        assert isinstance(page, ContactsPage)
        for text in ("h", "ha", "had", "haddad"):
            page.head.search.setText(text)
            page.head.search.ask_now()
        qtbot.waitUntil(lambda: page.head.count.text() == "1 of 40 match", timeout=5000)
        qtbot.waitUntil(lambda: names(page) == ["Layla Haddad"], timeout=5000)
        qtbot.waitUntil(lambda: page.pane.contact() is not None, timeout=5000)
        qtbot.waitUntil(lambda: not tasks.busy(), timeout=5000)
    finally:
        tasks.close()


def test_a_million_rows_never_wait(page: ContactsPage, qtbot: QtBot) -> None:
    """Nothing in data() touches the database: cells that are not here say so, in far less than a frame."""
    model = page.listing.model
    model.set_ids(array("q", range(1, 1_000_001)))
    model._fetch = lambda _ids, _answer: None  # nobody answers
    page.table.verticalScrollBar().setValue(page.table.verticalScrollBar().maximum() // 2)
    began = time.perf_counter()
    for line in range(500_000, 500_400):
        assert model.data(model.index(line, 1)) == WAITING
    assert time.perf_counter() - began < 1.0  # it never waits for the database

    began = time.perf_counter()
    page.table.selectAll()
    assert time.perf_counter() - began < 5.0
    assert page.table.selected_count() == 1_000_000
    page.listing.ask()


@pytest.mark.parametrize(
    ("count", "exact", "narrowed", "in_bin", "said"),
    [
        (12_408, True, False, False, "12,408 contacts"),
        (8_214, True, True, False, "8,214 of 12,408 match"),
        (1_001, False, True, False, "1,000+ of 12,408 match"),
        (1_001, False, False, False, "1,000+ contacts"),
        (3, True, False, True, "3 in the bin"),
    ],
)
def test_the_count_in_words(
    count: int,
    exact: bool,  # noqa: FBT001
    narrowed: bool,  # noqa: FBT001
    in_bin: bool,  # noqa: FBT001
    said: str,
) -> None:
    assert count_words(count, 12_408, exact=exact, narrowed=narrowed, in_bin=in_bin) == said


def test_a_failure_keeps_the_old_rows_and_offers_to_try_again(page: ContactsPage) -> None:
    page.listing.failed.emit(StorageFailure("The file could not be read.", "Nothing was changed."))

    assert page.head.count.text() == "—"
    assert page.tools.notices.banners() == ["The file could not be read. Nothing was changed."]
    assert names(page, 1) == ["Samuel Adeyemi"]


def test_what_was_done_is_in_the_history(page: ContactsPage, desk: Workspace, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_V)

    assert history.batches(desk)[0].label == "Verify 1 contact"
