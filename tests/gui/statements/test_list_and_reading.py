"""All statements, a new one, and a finished text that becomes one."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.gui.dialogs.new_statement import NewStatementDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.statements import StatementsPage
from desktop.services import organisations, statements
from desktop.services.workspaces import Workspace
from tests.gui.statements.test_statement_page import shown
from tests.shots_statements import FINISHED
from tests.statement_samples import HARBOUR, TITLE, Newsroom

LEFT = Qt.MouseButton.LeftButton


def test_the_first_statement_asks_who_we_are(
    window: MainWindow, page: StatementsPage, desk: Workspace, qtbot: QtBot
) -> None:
    assert page.overview.under.currentWidget() is page.overview.nothing
    page.new()
    dialog = shown(window, NewStatementDialog)
    assert dialog.ours.isVisible()
    dialog.title.setText("Clinics")
    dialog.us.setText("Harbour Relief Network")
    qtbot.mouseClick(dialog.make, LEFT)
    own = organisations.own(desk)
    assert own is not None
    assert own.name == "Harbour Relief Network"
    assert page.stack.currentWidget() is page.statement
    assert [one.own for one in statements.get(desk, 1).organisations] == [True]
    assert page.first_focus() is page.statement.head.headline


def test_a_title_is_needed(window: MainWindow, page: StatementsPage, desk: Workspace, qtbot: QtBot) -> None:
    page.new()
    dialog = shown(window, NewStatementDialog)
    dialog.us.setText("Harbour Relief Network")
    qtbot.mouseClick(dialog.make, LEFT)
    assert "needs a title" in dialog.title.accessibleDescription()
    assert organisations.own(desk) is None


def test_one_begins_with_the_words_of_another(
    window: MainWindow, room: Newsroom, page: StatementsPage, qtbot: QtBot
) -> None:
    window.tools.actions.do("list.duplicate")
    dialog = shown(window, NewStatementDialog)
    assert dialog.make.label() == "Begin with these words"
    dialog.title.setText("Again")
    qtbot.mouseClick(dialog.make, LEFT)
    assert page.statement.head.headline.text().startswith("Two coalitions")
    assert len(statements.all_statements(room.workspace)) == 2


def test_the_list_is_searched_and_opened(window: MainWindow, room: Newsroom, page: StatementsPage) -> None:
    overview = page.overview
    assert overview.count.text() == "1 statement"
    overview.search.setText("harbour clinic")
    overview.search.ask_now()
    assert overview.under.currentWidget() is overview.nobody
    overview.search.setText("ceasefire")
    overview.search.ask_now()
    assert overview.count.text() == "1 of 1 match"
    overview.acts.open()
    assert page.stack.currentWidget() is page.statement
    window.visit("statements")
    assert page.stack.currentWidget() is overview


def test_one_goes_to_the_bin_and_comes_back(window: MainWindow, room: Newsroom, page: StatementsPage) -> None:
    window.tools.actions.do("contact.delete")
    assert page.overview.under.currentWidget() is page.overview.nothing
    toast = window.notices.current_toast()
    assert toast is not None
    assert toast.text == f"“{TITLE}” moved to the bin."
    page.overview.where._choose("bin")
    assert page.overview.selected() == [room.statement]
    assert window.tools.actions.reason("contact.delete") == "It lies in the bin already"
    window.tools.actions.do("contact.restore")
    assert page.overview.under.currentWidget() is page.overview.clean


def test_a_finished_text_becomes_a_statement(window: MainWindow, desk: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    organisations.create(desk, HARBOUR)
    path = tmp_path / "statement.txt"
    path.write_text(FINISHED, encoding="utf-8")
    window.visit("statements", ("read", path))
    page = window.page()
    assert isinstance(page, StatementsPage)
    reading = page.reading
    assert reading is not None
    assert reading.form is not None
    form = reading.form
    assert form.facts.headline.text() == "Aid groups call for safe roads to the northern clinics"
    assert next(line.name.text() for line in form.organisations.lines) == "Harbour Relief Network"
    assert form.strangers.text() == "Enter 2 new organisations as partners"
    form.facts.headline.clear()
    qtbot.keyClicks(form.facts.headline, "Safe roads now")
    qtbot.mouseClick(reading.make, LEFT)
    assert page.stack.currentWidget() is page.statement
    assert page.statement.head.headline.text() == "Safe roads now"
    assert len(page.statement.signoff.rows) == 3


def test_a_text_without_headline_cannot_be_made_yet(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "statement.txt"
    path.write_text(FINISHED, encoding="utf-8")
    window.visit("statements", ("read", path))
    page = window.page()
    assert isinstance(page, StatementsPage)
    assert page.reading is not None
    assert page.reading.form is not None
    page.reading.form.facts.headline.clear()
    qtbot.keyClicks(page.reading.form.facts.headline, " ")
    assert page.reading.make.toolTip() == "It needs a headline"


def test_pasted_words_are_read_and_what_is_no_text_is_said(window: MainWindow, tmp_path: Path) -> None:
    window.visit("statements", "read")
    page = window.page()
    assert isinstance(page, StatementsPage)
    assert page.reading is not None
    QGuiApplication.clipboard().setText(FINISHED)
    page.reading.paste()
    assert page.reading.form is not None
    broken = tmp_path / "picture.docx"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(400))
    page.reading.read_file(broken)
    assert page.reading.form is None
    assert window.notices.banners()


def test_a_text_dropped_on_the_page_is_read(window: MainWindow, page: StatementsPage, tmp_path: Path) -> None:
    path = tmp_path / "statement.txt"
    path.write_text(FINISHED, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, button, none = Qt.DropAction.CopyAction, LEFT, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(page.rect().center(), copy, data, button, none)
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(QDropEvent(QPointF(9, 9), copy, data, button, none))
    assert page.reading is not None
    assert page.reading.form is not None
