"""A distribution as a person meets it: choose, look at everybody, make it, and see who holds the text."""

from email import message_from_bytes
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.audience import Audience
from desktop.domain.guard.facts import Channel, CopyKind
from desktop.gui.dialogs.embargo_answer import AnswerDialog
from desktop.gui.dialogs.ledger import LedgerDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.distribute import DistributePage
from desktop.gui.screens.distribute.done_step import DoneStep
from desktop.gui.screens.distribute.review_step import ReviewStep
from desktop.gui.screens.distribute.what_step import WhatStep
from desktop.gui.screens.distribute.who_step import WhoStep
from desktop.gui.tasks import Tasks
from desktop.gui.widgets.text import Text
from desktop.services import lists, statements, suppressions
from desktop.services.releases import ledger
from tests.embargo_samples import PressRoom
from tests.gui.conftest import OpenFrame
from tests.gui.lint import cut_texts

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow, room: PressRoom) -> DistributePage:
    window.visit("distribute", room.statement)
    shown = window.page()
    assert isinstance(shown, DistributePage)
    return shown


@pytest.fixture
def review(page: DistributePage, room: PressRoom) -> ReviewStep:
    page.session.choose(audience=Audience(list_id=room.list_id))
    page.session.go("review")
    view = page.view()
    assert isinstance(view, ReviewStep)
    return view


def words(part: object) -> str:
    assert hasattr(part, "findChildren")
    return "\n".join(label.text() for label in part.findChildren(Text) if label.text() and not label.isHidden())


def press_button(part: object, label: str, qtbot: QtBot) -> None:
    assert hasattr(part, "findChildren")
    button = next(one for one in part.findChildren(QPushButton) if one.accessibleName() == label)
    qtbot.mouseClick(button, LEFT)


def test_from_a_statement_through_a_list_to_the_review(page: DistributePage, room: PressRoom, qtbot: QtBot) -> None:
    what = page.view()
    assert isinstance(what, WhatStep)
    assert what.copies is not None
    assert what.copies.value() == "embargoed"
    assert "Distribute: embargoed copy" in words(page)
    qtbot.mouseClick(what.onwards, LEFT)
    who = page.view()
    assert isinstance(who, WhoStep)
    assert who.onwards.toolTip() == "Choose who first"
    assert who.lists.words_shown() == ["Northern desk"]
    qtbot.keyClick(who.lists.view, Qt.Key.Key_Return)
    assert who.said.text() == "Everybody on “Northern desk”"
    qtbot.keyClick(who, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.mouseClick(page.view().onwards, LEFT)  # type: ignore[attr-defined]
    assert isinstance(page.view(), ReviewStep)


def test_everybody_stands_under_one_verdict_with_a_reason(review: ReviewStep) -> None:
    shown = review.people.words_shown()
    heads = [line for line in shown if line.endswith(", open")]
    assert [line.split(",")[0] for line in heads] == [
        "9 may receive now", "5 held until the lift", "3 never", "2 a partner sends", "2 no valid address",
    ]  # fmt: skip
    assert "4 more" in heads[0]
    assert any("Grace Mwangi" in line and "Agreed to the old lift time, Mon 18:00" in line for line in shown)
    assert any("Samuel Adeyemi" in line and "No e-mail address, only a phone number" in line for line in shown)
    assert review.sum.text() == "21 people: 9 + 5 + 3 + 2 + 2. Nobody is left unexplained."
    assert review.final.label() == "Make 9 drafts of the embargoed copy"
    side = words(review.side)
    assert "9 drafts, one address each" in side
    assert "Revision 1, approved by all 3 partners" in side
    assert "12 people are left out" in side
    assert "EMBARGOED until Tuesday 10 October 2023, 06:00 Washington" in side
    assert "Guard checked" in side


def test_groups_open_and_fold_by_keys(review: ReviewStep, qtbot: QtBot) -> None:
    people = review.people
    people.setFocus()
    people.setCurrentIndex(people.people.index(0))
    qtbot.keyClick(people, Qt.Key.Key_Return)
    assert sum("may receive now:" in line for line in people.words_shown()) == 9
    qtbot.keyClick(people, Qt.Key.Key_Left)
    qtbot.keyClick(people, Qt.Key.Key_Left)
    assert sum("may receive now:" in line for line in people.words_shown()) == 0
    qtbot.keyClick(people, Qt.Key.Key_Right)
    qtbot.keyClick(people, Qt.Key.Key_Down)
    assert review.why.name.text().startswith("Aiko Tanabe")
    assert "Agreed today" in review.why.reasons.text()


def test_what_changes_a_verdict_is_one_click_away(
    review: ReviewStep, room: PressRoom, page: DistributePage, qtbot: QtBot
) -> None:
    rows = review.people.people.rows
    aiko = next(n for n, row in enumerate(rows) if row.line is not None and row.line.name == "Aiko Tanabe")
    review.people.setCurrentIndex(review.people.people.index(aiko))
    press_button(review.why, "Leave out", qtbot)
    assert "Aiko Tanabe: may receive → never, Left out" in words(review)
    press_button(review, "I have looked at it", qtbot)
    rows = review.people.people.rows
    grace = next(n for n, row in enumerate(rows) if row.line is not None and row.line.name == "Grace Mwangi")
    review.people.setCurrentIndex(review.people.people.index(grace))
    press_button(review.why, "Record an answer…", qtbot)
    dialog = page.tools.window.findChildren(AnswerDialog)[-1]
    qtbot.mouseClick(dialog.record, LEFT)
    assert "Grace Mwangi: held → may receive, Agreed today" in words(review)


def test_drafts_are_made_and_the_ledger_knows(
    review: ReviewStep, page: DistributePage, room: PressRoom, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.mouseClick(review.final, LEFT)
    assert review.chooser is not None
    review.chooser.fileSelected.emit(str(tmp_path))
    review.chooser.close()
    done = page.view()
    assert isinstance(done, DoneStep)
    assert "9 drafts are made" in words(done)
    folder = next(tmp_path.glob("Northern ceasefire call - drafts*"))
    drafts = [message_from_bytes(path.read_bytes()) for path in folder.iterdir()]
    assert len(drafts) == 9
    assert {draft["To"].count("@") for draft in drafts} == {1}
    assert len(ledger.holdings(room.workspace, room.statement)) == 9
    page.show_ledger()
    dialog = page.tools.window.findChildren(LedgerDialog)[-1]
    assert dialog.count.text() == "9 lines, 9 people"
    dialog.close_now()
    press_button(done, "Distribute more", qtbot)
    page.session.choose(audience=Audience(list_id=room.list_id))
    page.session.go("review")
    again = page.view()
    assert isinstance(again, ReviewStep)
    assert again.final.label() == "Nobody may receive this now"
    assert not again.final.isEnabled()


def test_a_list_for_another_program(review: ReviewStep, page: DistributePage, tmp_path: Path, qtbot: QtBot) -> None:
    page.session.choose(channel=Channel.EXPORT)
    page.session.choose_preset("mailchimp")
    page.session.go("review")
    assert review.final.label() == "Export 9 addresses for Mailchimp"
    assert review.side.after.text() == "After export Dateline can no longer hold them back."
    qtbot.mouseClick(review.final, LEFT)
    assert review.chooser is not None
    review.chooser.fileSelected.emit(str(tmp_path / "list.csv"))
    review.chooser.close()
    written = (tmp_path / "list.csv").read_text(encoding="utf-8")
    assert "l.haddad@levantwire.example" in written
    assert "oleh@dnipromonitor.example" not in written


def test_what_changed_is_named_before_the_button_works_again(
    review: ReviewStep, room: PressRoom, page: DistributePage, qtbot: QtBot
) -> None:
    suppressions.suppress(room.workspace, "t.berg@nordisk.example", "Opted out by e-mail")
    page.session.compare()
    assert "1 verdict changed since you looked" in words(review)
    assert "Tomas Berg: may receive → never, Opted out by e-mail" in words(review)
    assert not review.final.isEnabled()
    assert review.final.toolTip() == "Look at what changed first"
    press_button(review, "I have looked at it", qtbot)
    assert review.final.isEnabled()
    assert review.final.label() == "Make 8 drafts of the embargoed copy"


def test_a_change_in_the_last_moment_stops_the_act(
    review: ReviewStep, room: PressRoom, page: DistributePage, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.mouseClick(review.final, LEFT)
    suppressions.suppress(room.workspace, "t.berg@nordisk.example", "Opted out by e-mail")
    assert review.chooser is not None
    review.chooser.fileSelected.emit(str(tmp_path))
    review.chooser.close()
    assert page.view() is review
    assert "1 verdict changed since you looked" in words(review)
    assert not list(tmp_path.glob("Northern*"))
    assert ledger.holdings(room.workspace, room.statement) == []


def test_enter_never_presses_and_ctrl_enter_only_goes_there(review: ReviewStep, qtbot: QtBot) -> None:
    review.people.setFocus()
    qtbot.keyClick(review.people, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert review.final.hasFocus()
    qtbot.keyClick(review.final, Qt.Key.Key_Return)
    qtbot.keyClick(review.final, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert review.chooser is None


def test_what_holds_the_whole_statement_is_said(review: ReviewStep, room: PressRoom, page: DistributePage) -> None:
    statement = statements.get(room.workspace, room.statement)
    statements.withdraw(room.workspace, statement.id, statement.version, "A figure was wrong")
    page.session.check()
    assert "Nobody may receive this yet" in words(review)
    assert "A figure was wrong" in words(review)
    assert review.final.label() == "Nobody may receive this now"
    assert not review.final.isEnabled()


def test_the_release_as_a_kit_waits_for_the_lift(page: DistributePage, room: PressRoom, tmp_path: Path) -> None:
    page.session.choose(copy=CopyKind.RELEASE, named=False)
    assert page.session.plan is not None
    assert page.session.plan.channel is Channel.KIT
    page.session.go("review")
    view = page.view()
    assert isinstance(view, ReviewStep)
    assert view.final.toolTip() == "Not public before Tue 06:00 Washington"


def test_the_text_goes_to_the_clipboard_for_those_who_agreed(
    review: ReviewStep, page: DistributePage, room: PressRoom, qtbot: QtBot
) -> None:
    page.session.choose(channel=Channel.CLIPBOARD, audience=Audience(ids=[room.people["Layla Haddad"]]))
    page.session.go("review")
    qtbot.mouseClick(review.final, LEFT)
    assert "EMBARGOED until" in QGuiApplication.clipboard().text()
    assert isinstance(page.view(), DoneStep)


def test_a_long_list_can_be_searched(review: ReviewStep, room: PressRoom, page: DistributePage) -> None:
    from desktop.services import contacts

    more = [contacts.create(room.workspace, {"display_name": f"Extra {n}"}).id for n in range(40)]
    lists.add(room.workspace, room.list_id, more)
    page.session.check()
    assert review.search.isVisible()
    review.search.setText("levant")
    review.search.ask_now()
    assert [line for line in review.people.words_shown() if "Layla Haddad" in line]
    assert not [line for line in review.people.words_shown() if "Tomas Berg" in line]
    assert review.sum.text().startswith("61 people")


def test_without_a_statement_one_is_chosen(window: MainWindow, room: PressRoom, qtbot: QtBot) -> None:
    window.visit("distribute")
    page = window.page()
    assert isinstance(page, DistributePage)
    what = page.view()
    assert isinstance(what, WhatStep)
    assert what.statements is not None
    assert "Northern ceasefire call" in what.statements.words_shown()
    what.statements.picked.emit(str(room.statement))
    assert "Northern ceasefire call" in words(page)


def test_with_real_threads(open_frame: OpenFrame, room: PressRoom, qtbot: QtBot) -> None:
    tasks = Tasks()
    window = open_frame(tasks=tasks)
    tasks.adopt(room.workspace)
    window.visit("distribute", (room.statement, Audience(list_id=room.list_id)))
    page = window.page()
    assert isinstance(page, DistributePage)
    qtbot.waitUntil(lambda: page.session.prepared is not None, timeout=5000)
    page.session.go("review")
    view = page.view()
    assert isinstance(view, ReviewStep)
    qtbot.waitUntil(view.final.isEnabled, timeout=5000)
    assert view.final.label() == "Make 9 drafts of the embargoed copy"
    tasks.close()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("rtl", [False, True])
def test_no_step_cuts_a_text(
    page: DistributePage, room: PressRoom, wear: object, qtbot: QtBot, scale: float, *, rtl: bool
) -> None:
    assert callable(wear)
    wear(scale=scale, rtl=rtl)
    page.session.choose(audience=Audience(list_id=room.list_id))
    for step in ("what", "who", "how", "review"):
        page.session.go(step)
        qtbot.wait(80)
        assert cut_texts(page) == []
