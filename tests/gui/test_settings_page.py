"""The page of settings: each choice is in force at once; words, suppressions and the history as a person uses them."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.domain.query import ContactQuery
from desktop.gui import theme
from desktop.gui.dialogs.rename_word import RenameWordDialog
from desktop.gui.dialogs.suppressing import LiftAddressDialog, SuppressDialog
from desktop.gui.dialogs.undone import UndoneDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.settings import SettingsPage
from desktop.gui.screens.settings.about import About
from desktop.gui.screens.settings.appearance import Appearance
from desktop.gui.screens.settings.general import General
from desktop.gui.screens.settings.history import History
from desktop.gui.screens.settings.keyboard import Keyboard
from desktop.gui.screens.settings.language import Language
from desktop.gui.screens.settings.page import PARTS
from desktop.gui.screens.settings.privacy import Privacy
from desktop.gui.screens.settings.words import Words
from desktop.gui.tasks import InlineTasks
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.overlay import SideSheet
from desktop.gui.widgets.panels import Banner
from desktop.gui.widgets.text import Text
from desktop.services import contacts, crash_reports, history, samples, suppressions, workspaces
from desktop.services.settings import Settings
from desktop.services.workspaces import Workspace
from tests.gui.conftest import CALM, OpenFrame
from tests.gui.lint import cut_texts

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def people(workspace: Workspace) -> Workspace:
    for card in samples.example_cards()[:8]:
        contacts.create(workspace, card)
    return workspace


@pytest.fixture
def window(open_frame: OpenFrame, people: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> MainWindow:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    made = open_frame(tasks=InlineTasks(), counts=app.totals)
    app.furnish(made)
    made.tasks.adopt(people)
    return made


def page(window: MainWindow) -> SettingsPage:
    shown = window.page()
    assert isinstance(shown, SettingsPage)
    return shown


def part(window: MainWindow, name: str) -> object:
    window.visit("settings", name)
    return page(window).stack.currentWidget()


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Text) if label.isVisibleTo(widget))


def has_text(widget: QWidget, text: str) -> bool:
    return text in texts(widget)


def button(widget: QWidget, label: str) -> Button:
    return next(b for b in widget.findChildren(Button) if b.label() == label)


def test_each_part_opens_by_mouse_keys_and_name(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_table.do("settings")
    assert page(window).part() == "general"
    held = window.focusWidget()
    assert held is not None
    qtbot.keyClick(held, Qt.Key.Key_Down)
    assert page(window).part() == "appearance"
    window.actions_table.do("history")
    assert page(window).part() == "history"
    window.actions_table.do("help.about")
    assert page(window).part() == "about"
    window.resize(1024, 680)
    page(window)._choice.chosen.emit("keyboard")
    assert page(window).part() == "keyboard"
    for one in PARTS:
        part(window, one.name)
        assert all(panes.isVisible() or panes is page(window)._side for panes in page(window).panes())


def test_the_workspace_says_where_it_is_and_whether_it_can_be_changed(window: MainWindow, people: Workspace) -> None:
    general = part(window, "general")
    assert isinstance(general, General)
    assert general.workspace_name.text() == "newsroom"
    assert general.path.text() == str(people.path)
    assert general.state.text() == "Open for changes"
    second = workspaces.open_workspace(people.path)
    window.tasks.adopt(second)
    general = part(window, "general")
    assert isinstance(general, General)
    assert general.state.text() == "Read only"
    assert "Read only: this workspace is open on" in general.why.text()
    assert window.notices.banners() == [second.read_only]
    workspaces.close(people)
    assert window.actions_table.do("workspace.again")
    again = window.tasks.workspace()
    assert again is not None
    assert again.read_only == ""
    assert window.notices.banners() == []
    workspaces.close(again)


def test_a_name_and_a_country_are_kept_and_used(window: MainWindow, people: Workspace, qtbot: QtBot) -> None:
    general = part(window, "general")
    assert isinstance(general, General)
    qtbot.keyClicks(general.name, "Mara")
    qtbot.keyClick(general.name, Qt.Key.Key_Return)
    assert window.preferences.now.user_name == "Mara"
    window.tasks.write(window, lambda workspace: contacts.verify(workspace, [1]))
    assert history.batches(people)[0].user == "Mara"
    assert general.country.count() > 200
    general.country.set_value("JO")
    general.country.chosen.emit("JO")
    assert window.preferences.now.home_country == "JO"
    assert general.country.currentText() == "Jordan"


def test_other_workspaces_are_one_click_away(window: MainWindow, people: Workspace, tmp_path: Path) -> None:
    other = workspaces.create(tmp_path / "water.dateline")
    workspaces.close(other)
    window.preferences.change(recent_workspaces=(str(people.path), str(tmp_path / "water.dateline")))
    general = part(window, "general")
    assert isinstance(general, General)
    button(general, "water").click()
    now = window.tasks.workspace()
    assert now is not None
    assert now.name == "water"
    workspaces.close(now)


def test_looks_are_in_force_at_once(window: MainWindow) -> None:
    shown = part(window, "appearance")
    assert isinstance(shown, Appearance)
    shown.mode.chosen.emit("dark")
    assert theme.is_dark()
    shown.scale.chosen.emit("125")
    assert theme.px(100) == 125
    shown.dense.click()
    assert window.preferences.now.dense_rows
    shown.single_keys.click()
    assert not window.preferences.now.single_keys
    window.actions_table.do("view.dark")
    assert shown.mode.value() == "light"
    window.actions_table.do("view.normal")
    assert shown.scale.value() == "100"


def test_language_direction_and_digits_turn_the_window(window: MainWindow) -> None:
    shown = part(window, "language")
    assert isinstance(shown, Language)
    assert shown.example.text() == "8,214 of 12,408 match"
    shown.language.chosen.emit("ar")
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    shown = page(window).stack.currentWidget()
    assert isinstance(shown, Language)
    shown.digits.chosen.emit("eastern")
    shown = page(window).stack.currentWidget()
    assert isinstance(shown, Language)
    assert "٨٬٢١٤" in shown.example.text()
    shown.direction.chosen.emit("ltr")
    assert window.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_word_gets_another_name_on_everybody(window: MainWindow, people: Workspace, qtbot: QtBot) -> None:
    words = part(window, "words")
    assert isinstance(words, Words)
    before = words.words_shown()
    assert not words.rename.isEnabled()
    qtbot.keyClicks(words.search, before[0][:4])
    assert words.words_shown()[0] == before[0]
    words.search.clear()
    words.table.setFocus()
    words.table.select_ids(list(words.model.ids()[:1]))
    qtbot.keyClick(words.table, Qt.Key.Key_F2)
    (dialog,) = window.findChildren(RenameWordDialog)
    assert not dialog.act.isEnabled()
    dialog.name.setText("Aid")
    assert dialog.act.label().startswith("Rename on ")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert "Aid" in words.words_shown()
    assert before[0] not in words.words_shown()
    toast = window.notices.current_toast()
    assert toast is not None
    assert f"“{before[0]}” is now “Aid” on" in toast.text
    toast.button.click()
    assert before[0] in words.words_shown()


def test_two_words_become_one(window: MainWindow) -> None:
    words = part(window, "words")
    assert isinstance(words, Words)
    first, second = words.words_shown()[:2]
    words.table.opened.emit(words.model.ids()[0])
    (dialog,) = window.findChildren(RenameWordDialog)
    dialog.name.setText(second.upper())
    assert dialog.act.label() == f"Merge into “{second}”"
    dialog.act.click()
    assert first not in words.words_shown()
    assert second in words.words_shown()


def test_who_carries_a_word_is_one_click_away(window: MainWindow) -> None:
    words = part(window, "words")
    assert isinstance(words, Words)
    words.table.select_ids(list(words.model.ids()[:1]))
    bar = words.row_actions.current
    assert bar.isVisible()
    bar.buttons[0].click()
    assert window.place() == "contacts"


def test_no_words_and_no_past_are_said(open_frame: OpenFrame, workspace: Workspace) -> None:
    window = open_frame(tasks=InlineTasks())
    window.tasks.adopt(workspace)
    words = part(window, "words")
    assert isinstance(words, Words)
    assert words.nothing.isVisible()
    past = part(window, "history")
    assert isinstance(past, History)
    assert past.under.currentIndex() == 2


def test_an_address_is_suppressed_asked_for_and_lifted(window: MainWindow, people: Workspace, qtbot: QtBot) -> None:
    privacy = part(window, "privacy")
    assert isinstance(privacy, Privacy)
    before = suppressions.count(people)
    qtbot.mouseClick(privacy.add, LEFT)
    (dialog,) = window.findChildren(SuppressDialog)
    qtbot.mouseClick(dialog.act, LEFT)
    assert "Write the reason." in texts(dialog)
    dialog.reason.setText("Asked on the telephone")
    dialog.address.setText("desk at bayan")
    qtbot.mouseClick(dialog.act, LEFT)
    assert dialog.isVisible()
    dialog.address.setText("desk@bayan.example")
    qtbot.mouseClick(dialog.act, LEFT)
    assert suppressions.count(people) == before + 1
    assert privacy.number.text().startswith(f"{before + 1} address")
    qtbot.keyClicks(privacy.asked, "Desk@Bayan.example")
    qtbot.keyClick(privacy.asked, Qt.Key.Key_Return)
    said = [banner.accessibleName() for banner in privacy.findChildren(Banner)]
    assert said == ["Desk@Bayan.example must get nothing."]
    qtbot.mouseClick(privacy.lift, LEFT)
    (lifting,) = window.findChildren(LiftAddressDialog)
    assert lifting.address.text() == "Desk@Bayan.example"
    lifting.reason.setText("Wrote to us on 3 May")
    qtbot.mouseClick(lifting.act, LEFT)
    assert suppressions.count(people) == before


def test_the_file_is_checked_and_recent_paths_forgotten(window: MainWindow) -> None:
    window.preferences.change(recent_files=("/home/mara/list.xlsx",))
    privacy = part(window, "privacy")
    assert isinstance(privacy, Privacy)
    privacy.check_file.click()
    assert [banner.accessibleName() for banner in privacy.findChildren(Banner)] == ["Everything holds."]
    privacy.forget.click()
    assert window.preferences.now.recent_files == ()
    assert crash_reports.folder().name == "reports"


def rows_came(past: History, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: past.model.data(past.model.index(0, 0)) != "…")


def test_an_act_is_undone_and_done_again_from_the_history(window: MainWindow, people: Workspace, qtbot: QtBot) -> None:
    contacts.move_to_bin(people, [1, 2, 3])
    past = part(window, "history")
    assert isinstance(past, History)
    assert past.count.text() == "9 acts"
    rows_came(past, qtbot)
    assert past.model.data(past.model.index(0, 0)) == "Move 3 contacts to the bin"
    past.table.setFocus()
    past.table.select_ids(list(past.model.ids()[:1]))
    bar = past.row_actions.current
    assert bar.isVisible()
    assert isinstance(bar.buttons[0], Button)
    assert bar.buttons[0].label() == "Undo"
    bar.buttons[0].click()
    assert contacts.ids(people, ContactQuery(bin=True)).tolist() == []
    assert past.count.text() == "10 acts"
    rows_came(past, qtbot)
    past.table.select_ids(list(past.model.ids()[:1]))
    assert past.undo.label() == "Redo"
    qtbot.mouseClick(past.undo, LEFT)
    assert len(contacts.ids(people, ContactQuery(bin=True))) == 3
    rows_came(past, qtbot)
    past.table.select_ids(list(past.model.ids()[1:2]))
    assert past.undo.toolTip() == "This act cannot be undone"


def test_an_undo_says_what_it_left_alone(window: MainWindow, people: Workspace, qtbot: QtBot) -> None:
    contacts.bulk_edit(people, [1, 2], contacts.BulkEdit({"tags": ("Levant",)}, {}, {}))
    card = contacts.get(people, 1)
    contacts.edit(people, 1, card.version, {"tags": ["Levant", "Later"]})
    past = part(window, "history")
    assert isinstance(past, History)
    rows_came(past, qtbot)
    past._take_back(past.model.ids()[1])
    (dialog,) = window.findChildren(UndoneDialog)
    assert f"{card.card['display_name']}: tags" in texts(dialog)
    button(dialog, f"Show {card.card['display_name']}").click()
    assert window.place() == "contacts"


def test_keys_and_licences_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    keys = part(window, "keyboard")
    assert isinstance(keys, Keyboard)
    qtbot.waitUntil(lambda: "In lists" in texts(keys))
    assert "Larger text" in texts(keys)
    keys.single_keys.click()
    assert not window.preferences.now.single_keys
    about = part(window, "about")
    assert isinstance(about, About)
    button(about, "Licence of Inter").click()
    (sheet,) = window.findChildren(SideSheet)
    assert sheet.isVisible()
    sheet.close_now()


@pytest.mark.parametrize(
    ("settings", "size"),
    [
        (replace(CALM, text_scale=150), (1024, 680)),
        (replace(CALM, direction="rtl"), (1024, 680)),
        (CALM, (1440, 900)),
    ],
)
def test_no_part_cuts_a_text(
    open_frame: OpenFrame, people: Workspace, settings: Settings, size: tuple[int, int], qtbot: QtBot
) -> None:
    window = open_frame(tasks=InlineTasks(), settings=settings, size=size)
    app.furnish(window)
    window.tasks.adopt(people)
    for one in PARTS:
        shown = part(window, one.name)
        qtbot.wait(20)
        if isinstance(shown, Keyboard):  # its cards come one by one
            qtbot.waitUntil(partial(has_text, shown, "In lists"))
            qtbot.wait(50)
        assert cut_texts(window) == [], one.name
    SuppressDialog(window.tools, "").show_now()
    qtbot.wait(20)
    assert cut_texts(window) == []
