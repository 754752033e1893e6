"""What goes on around a statement's text: languages, facts, quotes, attachments, clashes, what a crash left."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.statement.text import BlockKind
from desktop.gui.dialogs.add_language import LanguageDialog
from desktop.gui.dialogs.approve_quote import ApproveDialog
from desktop.gui.dialogs.revisions import RevisionsDialog
from desktop.gui.dialogs.signers import RemoveSignerDialog, SignersDialog
from desktop.gui.dialogs.statement_facts import FactsSheet
from desktop.gui.dialogs.statement_preview import PreviewDialog
from desktop.gui.dialogs.withdraw_statement import WithdrawDialog
from desktop.gui.keymap import open_keymap
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.statements import StatementsPage
from desktop.gui.screens.statements.statement_view import StatementView
from desktop.gui.widgets.text import Text
from desktop.services import statements, workspaces
from desktop.services.statements import recovery
from tests.gui.statements.test_statement_page import shown
from tests.statement_samples import Newsroom, newsroom

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(window: MainWindow, room: Newsroom) -> StatementView:
    window.visit("statements", room.statement)
    page = window.page()
    assert isinstance(page, StatementsPage)
    return page.statement


def stored(room: Newsroom, language: str = "en") -> str:
    """The headline as stored."""
    version = statements.get(room.workspace, room.statement).version_in(language)
    assert version is not None
    return version.text.headline


def test_a_language_is_added_and_written_from_right_to_left(
    view: StatementView, room: Newsroom, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(view.writing.tabs.more, LEFT)
    dialog = shown(window, LanguageDialog)
    dialog.line.setText("Arabic")
    qtbot.mouseClick(dialog.add, LEFT)
    assert list(view.writing.tabs.tabs) == ["en", "ar"]
    assert view.session.language == "ar"
    view.head.headline.insertPlainText("بيان مشترك")
    view.session.save()
    assert stored(room, "ar") == "بيان مشترك"
    assert stored(room).startswith("Two coalitions")
    view.writing.tabs.step(1)
    assert view.head.headline.text().startswith("Two coalitions")


def test_an_unknown_language_is_said_beside_its_field(view: StatementView, window: MainWindow, qtbot: QtBot) -> None:
    view.acts.add_language()
    dialog = shown(window, LanguageDialog)
    dialog.line.setText("Northernish")
    qtbot.mouseClick(dialog.add, LEFT)
    assert dialog.isVisible()
    assert "not one language" in dialog.line.accessibleDescription()


def test_facts_are_edited_in_a_sheet_and_saved_with_the_text(
    view: StatementView, room: Newsroom, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(view.writing.facts, LEFT)
    sheet = shown(window, FactsSheet)
    sheet.form.city.clear()
    qtbot.keyClicks(sheet.form.city, "Tbilisi")
    assert view.writing.dateline.text() == "TBILISI, 2 November 2026 —"
    sheet.close_now()
    version = statements.get(room.workspace, room.statement).version_in("en")
    assert version is not None
    assert version.text.city == "Tbilisi"


def test_a_role_is_given_by_mouse_and_by_keys(view: StatementView, qtbot: QtBot) -> None:
    edit, roles = view.writing.body.edit, view.writing.body.roles
    edit.moveCursor(QTextCursor.MoveOperation.End)
    roles.role.set_value("heading")
    roles.role.activated.emit(2)
    assert edit.blocks()[-1].kind is BlockKind.HEADING
    qtbot.keyClick(edit, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert view.session.text.blocks[-1].kind is BlockKind.QUOTE
    assert roles.speaker.label() == "Who says this?"


def test_words_are_found_in_the_text(view: StatementView, qtbot: QtBot) -> None:
    view.start_search()
    search = view.writing.body.search
    qtbot.keyClicks(search.line, "clinics")
    assert view.writing.body.edit.textCursor().selectedText() == "clinics"
    qtbot.keyClicks(search.line, "zzz")
    assert search.said.text() == "Not in the text"
    qtbot.keyClick(search.line, Qt.Key.Key_Escape)
    assert search.isHidden()


def test_a_quote_is_approved_until_its_words_change(
    view: StatementView, room: Newsroom, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(view.quotes.findChildren(QPushButton)[0], LEFT)
    qtbot.mouseClick(shown(window, ApproveDialog).save, LEFT)
    assert statements.get(room.workspace, room.statement).quotes[0].approval is not None
    assert "Approved these words" in [label.text() for label in view.quotes.findChildren(Text)]


def test_a_file_is_attached_and_taken_off(view: StatementView, room: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "annex.txt"
    path.write_text("Figures", encoding="utf-8")
    view.acts.hanging.attach_file(path)
    attached = statements.get(room.workspace, room.statement).attachments
    assert [one["name"] for one in attached] == ["annex.txt"]
    assert "annex.txt" in [label.text() for label in view.attachments.findChildren(Text)]
    view.acts.hanging.detach(attached[0]["sha256"])
    assert not statements.get(room.workspace, room.statement).attachments


def test_two_who_write_the_same_text_are_asked(view: StatementView, room: Newsroom, window: MainWindow) -> None:
    view.head.headline.setPlainText("Mine")
    version = statements.get(room.workspace, room.statement).versions[0]
    theirs = replace(version.text, headline="Theirs")
    statements.save_draft(room.workspace, room.statement, "en", theirs, version.version)
    view.session.save()
    assert any("Which one shall stay?" in words for words in window.notices.banners())
    assert stored(room) == "Theirs"
    view.session.keep_mine()
    assert stored(room) == "Mine"


def test_words_saved_elsewhere_are_shown_where_nothing_is_typed(view: StatementView, room: Newsroom) -> None:
    version = statements.get(room.workspace, room.statement).versions[0]
    theirs = replace(version.text, headline="Theirs")
    statements.save_draft(room.workspace, room.statement, "en", theirs, version.version)
    view.session.read()
    assert view.head.headline.text() == "Theirs"
    assert not view.session.dirty


def test_what_a_crash_left_is_offered(room: Newsroom, window: MainWindow) -> None:
    version = statements.get(room.workspace, room.statement).versions[0]
    recovery.keep(room.workspace, room.statement, replace(version.text, headline="Before the crash"), version.version)
    window.visit("statements", room.statement)
    page = window.page()
    assert isinstance(page, StatementsPage)
    assert any("were not saved when Dateline stopped" in words for words in window.notices.banners())
    around = page.statement.session.around
    assert around is not None
    page.statement.session.take_unsaved(around.unsaved[0])
    assert stored(room) == "Before the crash"
    assert recovery.found(room.workspace) == []


def test_what_is_typed_is_kept_from_a_crash(view: StatementView, room: Newsroom, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.head.headline, "Half a ")
    view.session._keep()
    found = recovery.found(room.workspace)
    assert [one.text.headline.startswith("Half a Two") for one in found] == [True]


def test_leaving_saves(view: StatementView, room: Newsroom, window: MainWindow) -> None:
    view.head.headline.setPlainText("Another headline")
    window.visit("contacts")
    assert stored(room) == "Another headline"


def test_who_signs_is_set_in_order(view: StatementView, room: Newsroom, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.signoff.add, LEFT)
    dialog = shown(window, SignersDialog)
    dialog._move(2, -1)
    dialog.checks[room.borders].setChecked(False)
    qtbot.mouseClick(dialog.save, LEFT)
    assert [row.signer.organisation.short for row in view.signoff.rows] == ["HRN", "NDU"]
    assert any("COB" in words and "still name" in words for words in window.notices.banners())


def test_going_on_without_one_names_what_follows(
    view: StatementView, room: Newsroom, window: MainWindow, qtbot: QtBot
) -> None:
    view.acts.of_signer("remove", view.signoff.rows[2].signer.organisation)
    dialog = shown(window, RemoveSignerDialog)
    assert dialog.focusWidget() is dialog.keep
    qtbot.mouseClick(dialog.act, LEFT)
    assert [row.signer.organisation.short for row in view.signoff.rows] == ["HRN", "COB"]


def test_revisions_are_compared_word_by_word(
    view: StatementView, room: Newsroom, window: MainWindow, qtbot: QtBot
) -> None:
    statements.make_revision(room.workspace, room.statement, "en")
    view.session.read()
    view.head.headline.setPlainText("Two coalitions call for a ceasefire")
    view.session.save()
    view.acts.revisions()
    dialog = shown(window, RevisionsDialog)
    assert dialog.facts.text() == "1 of 16 parts differ."
    assert dialog.view.toPlainText().startswith("Headline")
    dialog.shape._choose("beside")
    assert dialog.view.toPlainText().count("Two coalitions call for") == 2
    dialog.unchanged.setChecked(True)
    assert "Ceasefire: An immediate end" in dialog.view.toPlainText()


def test_the_preview_says_that_it_is_a_draft(view: StatementView, window: MainWindow, tmp_path: Path) -> None:
    view.acts.preview()
    dialog = shown(window, PreviewDialog)
    assert "DRAFT, not for publication" in dialog.paper.toPlainText()
    dialog.form.set_value("txt")
    dialog.save_to(tmp_path / "proof.txt")
    assert "DRAFT" in (tmp_path / "proof.txt").read_text("utf-8")
    assert dialog.said.text() == "Saved as proof.txt, marked as a draft."


def test_a_withdrawn_statement_is_closed(view: StatementView, window: MainWindow, qtbot: QtBot) -> None:
    view.acts.hanging.withdraw()
    dialog = shown(window, WithdrawDialog)
    qtbot.mouseClick(dialog.act, LEFT)
    assert dialog.isVisible()  # it needs a reason
    dialog.reason.setText("A partner found an error")
    qtbot.mouseClick(dialog.act, LEFT)
    assert view.writing.body.edit.isReadOnly()
    assert view.head.next.isHidden()
    assert window.tools.actions.reason("statement.revise") == "It was withdrawn"


def test_it_is_chosen_to_come_out_at_once(view: StatementView, room: Newsroom) -> None:
    view.acts.hanging.choose_release("immediate")
    assert statements.get(room.workspace, room.statement).release == "immediate"
    assert "For immediate release." in [label.text() for label in view.embargo.findChildren(Text)]


def test_words_typed_are_never_saved_into_another_workspace(
    view: StatementView, room: Newsroom, window: MainWindow, tmp_path: Path
) -> None:
    other = workspaces.create(tmp_path / "other.dateline")
    elsewhere = newsroom(other, languages=False)
    view.head.headline.setPlainText("For the first workspace only")
    window.tasks.adopt(other)
    version = statements.get(other, elsewhere.statement).version_in("en")
    assert version is not None
    assert version.text.headline.startswith("Two coalitions")
    assert [one.text.headline for one in recovery.found(room.workspace)] == ["For the first workspace only"]
    window.tasks.adopt(room.workspace)
    workspaces.close(other)


def test_what_is_typed_before_a_tab_is_changed_is_saved(
    view: StatementView, room: Newsroom, window: MainWindow
) -> None:
    statements.add_language(room.workspace, room.statement, "ar")
    view.session.read()
    view.head.headline.setPlainText("First")
    view.session.save()
    view.head.headline.setPlainText("Second")
    view.session.choose("ar")
    assert view.head.headline.text() == ""
    view.head.headline.setPlainText("ثالث")
    view.session.choose("en")
    assert (stored(room), stored(room, "ar")) == ("Second", "ثالث")
    assert view.head.headline.text() == "Second"


def test_ctrl_tab_goes_through_the_languages(
    view: StatementView, room: Newsroom, window: MainWindow, qtbot: QtBot
) -> None:
    statements.add_language(room.workspace, room.statement, "ar")
    view.session.read()
    window.activateWindow()
    qtbot.keyClick(view.writing.body.edit, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert view.session.language == "ar"
    qtbot.keyClick(view.writing.body.edit, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert view.session.language == "en"


def test_title_and_languages_are_changed_beside_the_facts(
    view: StatementView, room: Newsroom, window: MainWindow, qtbot: QtBot
) -> None:
    statements.add_language(room.workspace, room.statement, "ar")
    view.session.read()
    view.session.choose("ar")
    view.acts.edit_facts()
    sheet = shown(window, FactsSheet)
    sheet.title.setText("Another title")
    sheet.title.editingFinished.emit()
    assert statements.get(room.workspace, room.statement).title == "Another title"
    qtbot.mouseClick(sheet.remove, LEFT)
    assert list(view.writing.tabs.tabs) == ["en"]
    assert view.head.headline.text().startswith("Two coalitions")
    toast = window.notices.current_toast()
    assert toast is not None
    assert "is removed; its revisions stay" in toast.text


def test_the_keys_of_the_editor_are_in_the_key_map(view: StatementView, window: MainWindow) -> None:
    sheet = open_keymap(window, window.actions_table)
    said = [label.text() for label in sheet.findChildren(Text)]
    assert "In a statement" in said
    assert "Demand, quote, about us" in said


def test_the_main_language_cannot_be_removed(view: StatementView, window: MainWindow) -> None:
    view.acts.edit_facts()
    assert shown(window, FactsSheet).remove.toolTip() == "It is the main language"
