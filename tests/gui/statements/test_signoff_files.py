"""Sign-off files as a person meets them: written, dropped, judged in a sentence, recorded, answered."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.domain.signoff import Decision, Standing
from desktop.gui.commands import open_file
from desktop.gui.dialogs.signoff_answers import AnswerDialog, RequestDialog
from desktop.gui.dialogs.signoff_files import write_request_to
from desktop.gui.main_window import MainWindow
from desktop.services import organisations, signoffs, statements, workspaces
from desktop.services.settings import Settings
from desktop.services.workspaces import Workspace
from tests.gui.statements.test_statement_page import shown
from tests.statement_samples import Newsroom

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def asked(window: MainWindow, room: Newsroom, tmp_path: Path) -> Path:
    """The request for the doctors, written from the page."""
    statements.make_revision(room.workspace, room.statement, "en")
    statement = statements.get(room.workspace, room.statement)
    write_request_to(window.tools, statement, statement.organisations[2], tmp_path)
    found = list(tmp_path.glob("*.dateline-signoff"))
    assert [path.name for path in found] == ["ndu-revision-1-en.dateline-signoff"]
    return found[0]


@pytest.fixture
def answer(asked: Path, tmp_path: Path) -> Path:
    """What the doctors sent back."""
    theirs = workspaces.create(tmp_path / "doctors.dateline")
    organisations.create(theirs, {"name": "Northern Doctors Union", "acronym": "NDU", "own": True})
    try:
        return signoffs.answer_request(theirs, asked, Decision.APPROVED, "Ines Duarte", "Fine with us")
    finally:
        workspaces.close(theirs)


def test_an_answer_is_judged_and_recorded(window: MainWindow, room: Newsroom, answer: Path, qtbot: QtBot) -> None:
    open_file(window, answer)
    dialog = shown(window, AnswerDialog)
    assert "counts like a mail of theirs" in dialog.judged.accessibleName()
    qtbot.mouseClick(dialog.record, LEFT)
    cell = statements.get(room.workspace, room.statement).state.of(room.doctors)[0]
    assert cell.standing is Standing.SIGNED
    assert window.place() == "statements"


def test_an_answer_to_other_words_cannot_be_recorded(window: MainWindow, room: Newsroom, answer: Path) -> None:
    card = json.loads(answer.read_text("utf-8"))
    answer.write_text(json.dumps(card | {"hash": "0" * 64}), "utf-8")
    open_file(window, answer)
    dialog = shown(window, AnswerDialog)
    assert not dialog.record.isEnabled()
    assert "not revision 1" in dialog.judged.accessibleName()


def test_a_file_that_is_none_is_said(window: MainWindow, room: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "holiday.dateline-signoff"
    path.write_text("[]", encoding="utf-8")
    open_file(window, path)
    assert window.notices.banners() == ["holiday.dateline-signoff: This is not a sign-off file. Nothing was recorded."]


def test_a_request_of_a_partner_is_answered(window: MainWindow, desk: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    from tests.statement_samples import newsroom

    theirs = workspaces.create(tmp_path / "harbour.dateline")
    room = newsroom(theirs, languages=False)
    statements.make_revision(theirs, room.statement, "en")
    request = signoffs.write_request_file(theirs, room.statement, "en", room.doctors, tmp_path)
    workspaces.close(theirs)
    organisations.create(desk, {"name": "Northern Doctors Union", "acronym": "NDU", "own": True})
    open_file(window, request)
    dialog = shown(window, RequestDialog)
    assert "Two coalitions call for" in dialog.view.toPlainText()
    assert not dialog.answer.isEnabled()
    dialog.decisions[Decision.COMMENTS].setChecked(True)
    dialog.person.setText("Ines Duarte")
    dialog.answer_to(tmp_path / "answer.dateline-signoff")
    assert signoffs.is_answer(tmp_path / "answer.dateline-signoff")
    assert not dialog.isVisible()


def test_the_program_started_with_one_shows_it(window: MainWindow, room: Newsroom, answer: Path, qtbot: QtBot) -> None:
    usual = app.workspace_path([str(answer)], Settings())
    assert usual.suffix == ".dateline"
    app.open_given(window, [str(answer)])
    window.tasks.opened.emit()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(AnswerDialog)))
