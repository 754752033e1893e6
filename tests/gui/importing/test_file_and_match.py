"""The first two steps: a file comes in, its columns go somewhere, and nothing is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.query import ContactQuery
from desktop.gui.clipboard import copy
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.importing.file_step import FileStep
from desktop.gui.screens.importing.match_step import MatchStep
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.fields import Check, Combo, Radio
from desktop.resources import resource
from desktop.services import contacts
from desktop.services.workspaces import Workspace
from tests.gui.importing.conftest import HEADER, page_of, read_off, rest, session_of
from tests.gui.lint import cut_texts

SheetWriter = Callable[..., Path]


def match_step(window: MainWindow) -> MatchStep:
    view = page_of(window).view()
    assert isinstance(view, MatchStep)
    return view


def file_step(window: MainWindow) -> FileStep:
    view = page_of(window).view()
    assert isinstance(view, FileStep)
    return view


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_import_offers_a_file_or_pasted_rows(window: MainWindow, qtbot: QtBot) -> None:
    window.visit("import")
    rest(qtbot, window)
    step = file_step(window)
    assert "Drop your press list here" in read_off(step)
    assert step.first_focus() is step.bring
    assert step.why_not_next() == "Choose a file first"


def test_the_command_asks_for_a_file_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_table.do("import.file")
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)))
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.windowTitle() == "Choose a file to import"
    dialog.reject()


def test_a_plain_file_goes_straight_to_its_columns(window: MainWindow, sheet: SheetWriter, qtbot: QtBot) -> None:
    window.import_file(sheet())
    rest(qtbot, window)
    step = match_step(window)
    assert "6 rows · 9 columns" in read_off(page_of(window))
    assert [row.name.text() for row in step.rows.rows().values()] == list(HEADER)
    shown = {row.name.text(): (row.field.currentText(), row.sureness()) for row in step.rows.rows().values()}
    assert shown["Full name"] == ("Name", "Sure")
    assert shown["Nicht mailen"] == ("Do not contact", "Please check")
    assert shown["Spalte12"] == ("Do not import", "Not imported")
    assert "Nicht mailen: one person would be marked do-not-contact." in read_off(step)
    assert "8 of 9 columns matched, 1 left out" in read_off(step)
    assert step.go_on.label() == "Check 6 rows"
    assert not cut_texts(window)


def test_a_file_with_something_to_tell_is_shown_first(window: MainWindow, qtbot: QtBot) -> None:
    window.import_file(resource("sample/newsroom-list.xlsx"))
    rest(qtbot, window)
    step = file_step(window)
    said = read_off(step)
    assert "Sheet ‘Old 2019’ is hidden" in said
    assert "5 hidden rows" in said
    sheets = next(combo for combo in step.findChildren(Combo) if combo.accessibleName() == "Sheet")
    assert "Old 2019 (hidden)" in [sheets.itemText(at) for at in range(sheets.count())]
    assert not cut_texts(window)
    click(qtbot, step.go_on)
    rest(qtbot, window)
    assert match_step(window).go_on.label() == "Check 295 rows"
    assert not cut_texts(window)


def test_hidden_rows_are_taken_when_asked_for(window: MainWindow) -> None:
    window.import_file(resource("sample/newsroom-list.xlsx"))
    take = next(box for box in file_step(window).findChildren(Check) if box.text() == "Take the hidden rows too")
    take.click()
    assert "300 rows" in file_step(window).facts()


def test_a_person_sends_a_column_elsewhere(window: MainWindow, sheet: SheetWriter, qtbot: QtBot) -> None:
    window.import_file(sheet())
    rest(qtbot, window)
    step = match_step(window)
    row = step.rows.rows()[8]
    session = session_of(window)
    assert session.mapping is not None
    row.field.set_value("notes")
    row.field.activated.emit(row.field.currentIndex())
    assert session.mapping.columns[8].field == "notes"
    assert row.sureness() == "Sure"
    assert row.note.text() == "Kept as written: 4 rows"


def test_two_columns_for_one_field_must_be_decided(window: MainWindow, sheet: SheetWriter, qtbot: QtBot) -> None:
    window.import_file(sheet())
    rest(qtbot, window)
    step = match_step(window)
    session_of(window).choose(2, "full_name")
    assert "“Full name” and “Medium” both go into “Name”. Choose one." in read_off(step)
    assert not step.go_on.isEnabled()
    assert step.rows.rows()[2].note.text() == "Another column goes there too"
    assert window.actions_table.reason("import.next").startswith("“Full name” and “Medium”")


def test_without_name_and_address_it_says_what_is_missing(window: MainWindow, sheet: SheetWriter, qtbot: QtBot) -> None:
    window.import_file(sheet([("Energy", "Prague")], ("Thema", "Ort")))
    rest(qtbot, window)
    assert "Match a name or an e-mail column first." in read_off(match_step(window))
    assert not match_step(window).go_on.isEnabled()


def test_the_order_of_dates_is_asked_once(window: MainWindow, sheet: SheetWriter, qtbot: QtBot) -> None:
    window.import_file(sheet())
    rest(qtbot, window)
    step = match_step(window)
    assert "Letzter Kontakt: 3 dates could also be month first." in read_off(step)
    next(radio for radio in step.findChildren(Radio) if radio.text() == "Month first").click()
    rest(qtbot, window)
    assert "Read as month first: 4 March 2023" in read_off(step)
    card = step.side.look_card
    assert any(label.text() == "4 Mar 2023" for label in card.findChildren(QLabel) if label.isVisible())


def test_rows_can_be_looked_at_one_by_one(window: MainWindow, sheet: SheetWriter, qtbot: QtBot) -> None:
    window.import_file(sheet())
    rest(qtbot, window)
    card = match_step(window).side.look_card
    assert "How row 2 will look" in read_off(card)
    assert "Tomas Berg" in read_off(card)
    assert card.previous.toolTip() == "This is the first row"
    click(qtbot, card.following)
    rest(qtbot, window)
    assert "How row 3 will look" in read_off(card)
    assert "سلمى النجار" in read_off(card)


def test_phones_without_a_country_get_one(window: MainWindow, sheet: SheetWriter, qtbot: QtBot) -> None:
    window.import_file(sheet([("A B", "a@b.example", "070 000 00 00")], ("Name", "E-mail", "Mobile")))
    rest(qtbot, window)
    card = match_step(window).side.phones
    assert "0 of 1 get one. One stays as typed" in read_off(card)
    card.use.set_value("SE")
    card.use.activated.emit(card.use.currentIndex())
    assert "1 of 1 get one." in read_off(card)


def test_pasted_rows_go_the_same_road(window: MainWindow) -> None:
    copy("Name\tE-mail\nLayla Haddad\tlayla@wire.example\n")
    window.actions_table.do("import.paste")
    assert "Import pasted rows" in read_off(page_of(window))
    assert match_step(window).go_on.label() == "Check the one row"


def test_a_clipboard_without_rows_says_so(window: MainWindow) -> None:
    copy("hello")
    window.actions_table.do("import.paste")
    assert any("The clipboard holds no rows." in said for said in window.notices.banners())


@pytest.mark.parametrize(("name", "content", "said"), [
    ("empty.csv", b"", "empty"),
    ("broken.xlsx", b"PK\x03\x04 no workbook", "broken.xlsx"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(
    window: MainWindow, tmp_path: Path, name: str, content: bytes, said: str, qtbot: QtBot
) -> None:
    (tmp_path / name).write_bytes(content)
    window.import_file(tmp_path / name)
    rest(qtbot, window)
    step = file_step(window)
    assert said in read_off(step)
    assert any(button.text().strip() == "Choose another file" for button in step.findChildren(QPushButton))
    assert step.why_not_next()


def test_a_file_with_a_header_only_says_so(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "head.csv").write_text("Name,E-mail,Outlet\n", encoding="utf-8")
    window.import_file(tmp_path / "head.csv")
    rest(qtbot, window)
    step = file_step(window)
    assert "no row" in read_off(step)
    assert not step.go_on.isEnabled() or step.go_on.isHidden()


def test_cancel_writes_nothing_and_asks_anew(
    window: MainWindow, workspace: Workspace, sheet: SheetWriter, qtbot: QtBot
) -> None:
    window.import_file(sheet())
    session_of(window).go("file")
    rest(qtbot, window)
    step = file_step(window)
    next(button for button in step.findChildren(Button) if button.label() == "Cancel import").click()
    assert "Drop your press list here" in read_off(file_step(window))
    assert len(contacts.ids(workspace, ContactQuery())) == 0


def test_the_keyboard_waits_on_the_way_on_once_a_file_is_read(window: MainWindow, qtbot: QtBot) -> None:
    window.visit("import")
    step = file_step(window)
    session_of(window).open(resource("sample/newsroom-list.xlsx"))
    rest(qtbot, window)
    assert window.focusWidget() is step.go_on


def test_tab_goes_through_the_columns_before_the_foot(window: MainWindow, sheet: SheetWriter, qtbot: QtBot) -> None:
    window.import_file(sheet())
    rest(qtbot, window)
    step = match_step(window)
    qtbot.waitUntil(lambda: len(step.rows.rows()) == len(HEADER))
    rest(qtbot, window)
    step.rows.rows()[0].field.setFocus()
    for column in range(1, len(HEADER)):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is step.rows.rows()[column].field
    for _ in range(20):
        if step.foot_bar.isAncestorOf(window.focusWidget()):
            break
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert step.foot_bar.isAncestorOf(window.focusWidget())
