"""Embargoes as a person meets them: the band, who agreed, answers, questions, another lift, breaches."""

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.dialogs.breach_decision import AnswerAppealDialog, AppealDialog, DecisionDialog
from desktop.gui.dialogs.embargo_answer import AnswerDialog
from desktop.gui.dialogs.embargo_ask import AskDialog
from desktop.gui.dialogs.embargo_breach import BreachDialog
from desktop.gui.dialogs.embargo_end import LiftNowDialog
from desktop.gui.dialogs.embargo_lift import ChangeLiftDialog, NewEmbargoDialog
from desktop.gui.dialogs.letters import LettersDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.embargoes import EmbargoesPage
from desktop.gui.widgets.overlay import Dialog
from desktop.gui.widgets.text import Text
from desktop.services import embargoes, statements
from tests.embargo_samples import CEASEFIRE, PressRoom
from tests.gui.lint import cut_texts

LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def page(window: MainWindow, room: PressRoom) -> EmbargoesPage:
    window.visit("embargoes", room.embargo)
    shown = window.page()
    assert isinstance(shown, EmbargoesPage)
    return shown


def opened(page: EmbargoesPage, kind: type[W]) -> W:
    return next(one for one in reversed(page.window().findChildren(kind)) if not one.isHidden())


def words(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(Text) if label.text() and not label.isHidden())


def toast(page: EmbargoesPage) -> str:
    shown = page.tools.notices.current_toast()
    return shown.text if shown is not None else ""


def cell(page: EmbargoesPage, name: str, column: int) -> str:
    model = page.running.table.window_model()
    for row in range(model.rowCount()):
        if str(model.data(model.index(row, 0))).startswith(name):
            return str(model.data(model.index(row, column)))
    return ""


def state(room: PressRoom, name: str) -> str:
    stands = embargoes.stands(room.workspace, room.embargo)
    return next(one.stand.standing.value for one in stands if one.name == name)


def test_the_band_and_the_agreements(page: EmbargoesPage, room: PressRoom) -> None:
    assert page.running.title.text() == "Northern ceasefire call"
    assert page.running.left_words.text() == "lifts in 18 h 17 min"
    assert "Lift, Tue 06:00 Washington" in page.running.band.accessibleDescription()
    assert "Tokyo : Tue 19:00, 1" in page.running.band.accessibleDescription()
    assert cell(page, "Grace Mwangi", 2) == "Agreed to old lift time"
    assert cell(page, "Marcus Okafor", 2) == "Not asked: never"
    assert cell(page, "Layla Haddad", 6) == "2 of 2"
    assert page.ask_again.label() == "Ask 3 again"


def test_filters_narrow_to_one_kind_of_answer(page: EmbargoesPage) -> None:
    page.running.filters._choose("asked")
    model = page.running.table.window_model()
    assert {str(model.data(model.index(row, 0))) for row in range(model.rowCount())} == {
        "Bilal Qureshi", "Oleh Kovalenko",
    }  # fmt: skip


def test_an_answer_is_recorded_by_keys(page: EmbargoesPage, room: PressRoom, tmp_path: Path, qtbot: QtBot) -> None:
    table = page.running.table
    table.select_ids([room.people["Oleh Kovalenko"]])
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    dialog = opened(page, AnswerDialog)
    assert "What did Oleh Kovalenko answer?" in words(dialog)
    proof = tmp_path / "mail.txt"
    proof.write_text("I agree", encoding="utf-8")
    dialog.take_file(str(proof))
    dialog.note.setText("Agreed until six")
    qtbot.keyClick(dialog.record, Qt.Key.Key_Return)
    assert state(room, "Oleh Kovalenko") == "agreed"
    assert toast(page) == "1 answer recorded"
    assert cell(page, "Oleh Kovalenko", 2).startswith("Agreed today")


def test_many_answers_at_once_and_for_a_desk(page: EmbargoesPage, room: PressRoom, qtbot: QtBot) -> None:
    page.running.table.select_ids([room.people["Oleh Kovalenko"], room.people["Bilal Qureshi"]])
    page.acts.record()
    dialog = opened(page, AnswerDialog)
    assert dialog.record.label() == "Record that 2 agreed"
    assert dialog.desk.isHidden()
    qtbot.mouseClick(dialog.answer.tile("declined"), LEFT)
    qtbot.mouseClick(dialog.record, LEFT)
    assert (state(room, "Oleh Kovalenko"), state(room, "Bilal Qureshi")) == ("declined", "declined")
    page.running.table.select_ids([room.people["Grace Mwangi"]])
    page.acts.record()
    desk = opened(page, AnswerDialog)
    desk.desk.setChecked(True)
    qtbot.mouseClick(desk.record, LEFT)
    assert state(room, "Savanna Post") == "agreed"


def test_asking_again_shows_letters_and_notes_it(page: EmbargoesPage, room: PressRoom, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.ask_again, LEFT)
    dialog = opened(page, AskDialog)
    assert "Grace Mwangi" in "\n".join(dialog.found.words_shown())
    qtbot.mouseClick(dialog.ask, LEFT)
    assert toast(page) == "3 asked"
    letters = opened(page, LettersDialog)
    assert letters.names.words_shown() == ["Bilal Qureshi", "Grace Mwangi", "Oleh Kovalenko"]
    qtbot.mouseClick(letters.copy_one, LEFT)
    text = QGuiApplication.clipboard().text()
    assert "06:00 Washington" in text
    assert "ceasefire" not in text.lower()
    answers = {one.name for one in embargoes.stands(room.workspace, room.embargo) if one.stand.answer}
    assert {"Bilal Qureshi", "Grace Mwangi", "Oleh Kovalenko"} <= answers


def test_asking_says_who_cannot_be_asked(page: EmbargoesPage, room: PressRoom) -> None:
    page.acts.ask()
    dialog = opened(page, AskDialog)
    assert dialog.ask.toolTip() == "Nobody can be asked now"
    dialog.lists.set_value(str(room.list_id))
    dialog.look()
    shown = "\n".join(dialog.found.words_shown())
    assert "Daniel Reyes" in shown
    assert "Marcus Okafor, Broke ‘Water report’ embargo" in shown
    assert "Layla Haddad, Has agreed already" in shown


def test_a_later_lift_names_how_many_must_answer_again(page: EmbargoesPage, room: PressRoom, qtbot: QtBot) -> None:
    page.acts.change()
    dialog = opened(page, ChangeLiftDialog)
    assert dialog.change.toolTip() == "Nothing is different yet"
    dialog.when.setText("11 Oct 2023 06:00")
    dialog.read_now()
    assert "9 agreements will need a new answer." in dialog.meaning.words()
    qtbot.mouseClick(dialog.keep, LEFT)
    assert embargoes.get(room.workspace, room.embargo).agreed == 9
    page.acts.change()
    again = opened(page, ChangeLiftDialog)
    again.when.setText("11 Oct 2023 06:00")
    again.read_now()
    qtbot.mouseClick(again.change, LEFT)
    assert embargoes.get(room.workspace, room.embargo).agreed == 0
    assert cell(page, "Layla Haddad", 2) == "Agreed to old lift time"
    assert page.ask_again.label() == "Ask 12 again"


def test_a_new_embargo_asks_for_what_can_be_read_in_two_ways(
    page: EmbargoesPage, room: PressRoom, window: MainWindow, qtbot: QtBot
) -> None:
    made = statements.create_from_text(room.workspace, CEASEFIRE, title="Winter fuel")
    window.visit("embargoes", ("new", made.id))
    qtbot.waitUntil(lambda: bool(window.findChildren(NewEmbargoDialog)))
    dialog = opened(page, NewEmbargoDialog)
    assert dialog.statement.currentText() == "Winter fuel"
    dialog.when.setText("29 Oct 2023 01:30")
    dialog.read_now()
    assert "needs a place" in dialog.meaning.words()
    dialog.city.setFocus()
    qtbot.keyClicks(dialog.city, "Lond")
    qtbot.waitUntil(lambda: bool(dialog.city._found))
    found = dialog.city._found[0]
    assert found.city == "London"
    assert "UTC" not in found.words
    dialog.city.take(found)
    assert "exists twice" in dialog.meaning.words()
    assert not dialog.set_it.isEnabled()
    qtbot.wait(20)
    from PySide6.QtWidgets import QPushButton

    offers = [one for one in dialog.meaning.findChildren(QPushButton) if "after clocks went back" in one.text()]
    qtbot.mouseClick(offers[0], LEFT)
    assert dialog.lift is not None
    assert dialog.lift.utc.hour == 1
    qtbot.mouseClick(dialog.set_it, LEFT)
    assert embargoes.of_statement(room.workspace, made.id) is not None
    assert page.running.title.text() == "Winter fuel"


def test_lifting_now_is_asked_and_tells_who_holds_it(page: EmbargoesPage, room: PressRoom, qtbot: QtBot) -> None:
    page.acts.lift()
    dialog = opened(page, LiftNowDialog)
    assert dialog.keep.hasFocus()
    assert "9 agreements end" in words(dialog)
    qtbot.mouseClick(dialog.lift, LEFT)
    assert embargoes.get(room.workspace, room.embargo).state.value == "lifted_early"
    assert page.running.title.text() == "Clinic funding report"


def test_a_breach_is_recorded_decided_and_appealed(page: EmbargoesPage, room: PressRoom, qtbot: QtBot) -> None:
    page.running.table.select_ids([room.people["Layla Haddad"]])
    page.acts.report()
    dialog = opened(page, BreachDialog)
    assert dialog.who.currentText() == "Layla Haddad"
    dialog.published.setText("9 Oct 2023 14:10")
    dialog.link.setText("https://levantwire.example/early")
    qtbot.mouseClick(dialog.record, LEFT)
    row = embargoes.breaches(room.workspace)[0]
    assert (row.name, row.breach.decision.value) == ("Layla Haddad", "none")
    page.acts.decide(row)
    decide = opened(page, DecisionDialog)
    qtbot.mouseClick(decide.decision.tile("exclude"), LEFT)
    qtbot.mouseClick(decide.act, LEFT)
    assert "Give the reason" in words(decide)
    decide.reason.setText("Half a day early")
    qtbot.mouseClick(decide.act, LEFT)
    page.acts.appeal(embargoes.breaches(room.workspace)[0])
    appeal = opened(page, AppealDialog)
    appeal.text.setText("It was the agency")
    qtbot.mouseClick(appeal.act, LEFT)
    page.acts.appeal(embargoes.breaches(room.workspace)[0])
    answer = opened(page, AnswerAppealDialog)
    qtbot.mouseClick(answer.answer.tile("upheld"), LEFT)
    qtbot.mouseClick(answer.act, LEFT)
    assert embargoes.breaches(room.workspace)[0].breach.appeal.state == "upheld"


def test_what_is_over_and_the_month(page: EmbargoesPage, room: PressRoom, qtbot: QtBot) -> None:
    page.views._choose("past")
    model = page.past.model
    assert [str(model.data(model.index(row, 0))) for row in range(model.rowCount())] == [
        "Water report", "Winter appeal",
    ]  # fmt: skip
    assert "Marcus Okafor: Water report" in words(page.past)
    page.views._choose("calendar")
    month = page.calendar.month
    assert page.calendar.title.text() == "October 2023"
    assert [mark.title for mark in month.marks_on(date(2023, 10, 12))] == ["Clinic funding report"]
    month.show_month(date(2023, 10, 12))
    assert "20:00 London: Clinic funding report" in month.accessibleDescription()
    qtbot.keyClick(month, Qt.Key.Key_Return)
    assert page.running.title.text() == "Clinic funding report"
    qtbot.keyClick(month, Qt.Key.Key_PageDown)
    assert page.calendar.title.text() == "November 2023"


def test_the_calendar_file_says_when_and_never_what(page: EmbargoesPage, tmp_path: Path) -> None:
    page.acts.calendar()
    assert page.acts.chooser is not None
    page.acts.chooser.fileSelected.emit(str(tmp_path / "lift.ics"))
    page.acts.chooser.close()
    text = (tmp_path / "lift.ics").read_text(encoding="utf-8")
    assert "BEGIN:VEVENT" in text
    assert "ceasefire" not in text


def test_every_act_is_in_the_table_with_its_reason(page: EmbargoesPage, window: MainWindow) -> None:
    actions = window.actions_table
    assert actions.reason("embargo.change") == ""
    assert actions.reason("embargo.answer") == "Choose a journalist first"
    page.views._choose("past")
    assert actions.reason("embargo.change") == "Choose an embargo first"
    window.visit("contacts")
    assert not actions.is_bound("embargo.change")
    assert actions.is_bound("embargo.new")


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("rtl", [False, True])
def test_no_view_cuts_a_text(
    page: EmbargoesPage, window: MainWindow, wear: object, qtbot: QtBot, scale: float, *, rtl: bool
) -> None:
    assert callable(wear)
    wear(scale=scale, rtl=rtl)
    for key in ("running", "past", "calendar"):
        page.views._choose(key)
        qtbot.wait(80)
        assert cut_texts(window) == []


@pytest.mark.parametrize("act", ["new", "change", "lift", "ask", "ask_again", "record", "report"])
@pytest.mark.parametrize(("scale", "rtl"), [(1.0, False), (1.5, True)])
def test_no_dialog_cuts_a_text(
    page: EmbargoesPage, room: PressRoom, window: MainWindow, wear: object, qtbot: QtBot, act: str, scale: float,
    *, rtl: bool,
) -> None:  # fmt: skip
    assert callable(wear)
    wear(scale=scale, rtl=rtl)
    page.running.table.select_ids([room.people["Layla Haddad"]])
    getattr(page.acts, act)()
    qtbot.wait(80)
    dialog = opened(page, Dialog)
    assert cut_texts(dialog) == []
