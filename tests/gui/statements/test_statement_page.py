"""A statement as a person meets it: opened, written, saved, revised, signed."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.statement.text import BlockKind
from desktop.gui.dialogs.ask_signoff import AskDialog
from desktop.gui.dialogs.make_revision import RevisionDialog
from desktop.gui.dialogs.record_signoff import RecordDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.statements import StatementsPage
from desktop.gui.screens.statements.statement_view import StatementView
from desktop.gui.widgets.panels import Banner
from desktop.services import statements
from desktop.services.workspaces import Workspace
from tests.statement_samples import Newsroom, revised

LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def view(window: MainWindow, room: Newsroom) -> StatementView:
    window.visit("statements", room.statement)
    page = window.page()
    assert isinstance(page, StatementsPage)
    return page.statement


def shown(window: MainWindow, kind: type[W]) -> W:
    """The one dialog of a kind on screen."""
    found = [one for one in window.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_it_shows_the_text_and_what_comes_next(view: StatementView) -> None:
    assert view.head.headline.text().startswith("Two coalitions call for")
    assert [block.kind for block in view.writing.body.blocks()].count(BlockKind.DEMAND) == 3
    assert view.writing.dateline.text() == "NORTHPORT, 2 November 2026 —"
    assert view.head.next.label() == "Make revision 1"
    assert "words · " in view.writing.count.text()
    assert [row.signer.organisation.short for row in view.signoff.rows] == ["HRN", "COB", "NDU"]
    assert view.writing.state.text() == "No revision yet"


def test_what_is_typed_is_saved_and_said(view: StatementView, room: Newsroom, qtbot: QtBot) -> None:
    view.writing.body.edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(view.writing.body.edit, " More follows.")
    assert view.writing.saved.text() == "Not saved yet"
    view.session.save()
    assert view.writing.saved.text().startswith("Saved today")
    stored = statements.get(room.workspace, room.statement).version_in("en")
    assert stored is not None
    assert stored.text.blocks[-1].text.endswith("More follows.")
    assert view.writing.body.blocks()[-1].text.endswith("More follows.")


def test_a_revision_is_made_and_signed(view: StatementView, room: Newsroom, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.head.next, LEFT)
    dialog = shown(window, RevisionDialog)
    assert "Headline, new" in dialog.view.toPlainText()
    qtbot.mouseClick(dialog.make, LEFT)
    assert view.head.next.label() == "Ask 2 partners"
    assert view.writing.state.text() == "Unchanged since revision 1"

    qtbot.mouseClick(view.head.next, LEFT)
    asking = shown(window, AskDialog)
    assert asking.ask.label() == "Ask 2 partners"
    qtbot.mouseClick(asking.ask, LEFT)
    assert view.head.next.label() == "Sign for ourselves"

    qtbot.mouseClick(view.head.next, LEFT)
    record = shown(window, RecordDialog)
    assert record.person.text() == "Mara Lindqvist"
    qtbot.mouseClick(record.save, LEFT)
    assert view.signoff.count.text() == "1 of 3"
    assert view.head.next.label() == "Remind 2 partners"
    state = statements.get(room.workspace, room.statement).state
    assert state.signed_by(room.harbour)


def test_nobody_named_is_asked_for_again(view: StatementView, room: Newsroom, window: MainWindow, qtbot: QtBot) -> None:
    statements.make_revision(room.workspace, room.statement, "en")
    view.session.read()
    view.acts.record()
    record = shown(window, RecordDialog)
    record.person.clear()
    qtbot.mouseClick(record.save, LEFT)
    assert record.isVisible()
    assert not statements.get(room.workspace, room.statement).signoffs


def test_words_written_after_a_revision_need_another(
    window: MainWindow, desk: Workspace, page: StatementsPage, qtbot: QtBot
) -> None:
    room = revised(desk)
    window.visit("statements", room.statement)
    view = page.statement
    view.writing.body.edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(view.writing.body.edit, " Tonight.")
    view.session.save()
    assert view.writing.state.text() == "Changed since revision 1"
    assert view.head.next.label() == "Make revision 2 · English"
    view.head.go_on()
    dialog = shown(window, RevisionDialog)
    assert "2 sign-offs of revision 1 do not count for revision 2." in " ".join(
        banner.accessibleName() for banner in dialog.findChildren(Banner)
    )
    assert "Tonight." in dialog.view.toPlainText()
    assert "Headline" not in dialog.view.toPlainText()
