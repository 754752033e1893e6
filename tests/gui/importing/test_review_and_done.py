"""The last two steps: what would change, deciding, mending, writing, and taking it back."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.contact import AffiliationLine, Card
from desktop.domain.importing import Choice, Verdict
from desktop.domain.query import ContactQuery
from desktop.gui.dialogs.export import ExportDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.screens.importing.done_step import DoneStep
from desktop.gui.screens.importing.errors import ErrorLine
from desktop.gui.screens.importing.review_step import ReviewStep
from desktop.gui.widgets.buttons import Button
from desktop.gui.widgets.chips import FilterChip
from desktop.services import contacts, imports, lists
from desktop.services.workspaces import Workspace
from tests.gui.importing.conftest import page_of, read_off, rest, session_of
from tests.gui.lint import cut_texts

HEADER = ("Name", "E-mail", "Outlet", "Role", "Phone", "Do not contact")


def known(name: str, address: str, outlet: str, role: str = "") -> Card:
    given, family = name.split()
    work: AffiliationLine = {"outlet": outlet, "role": role} if role else {"outlet": outlet}
    return {
        "display_name": name, "given_name": given, "family_name": family,
        "emails": [{"address": address}], "affiliations": [work],
    }  # fmt: skip


KNOWN = (
    known("Layla Haddad", "l.haddad@levantwire.example", "Levant Wire", "Correspondent"),
    known("Tomas Berg", "t.berg@nordisk.example", "Nordisk Radio"),
    known("Ana Costa", "ana@lusa.example", "Lusa", "Editor"),
    known("Samir Adel", "samir@nil.example", "Nil Daily", "Reporter"),
)
FILE = (
    ("Leila Haddad", "leila@levantwire.example", "Levant Wire", "Chief reporter", "", ""),
    ("BERG, Tomas", "t.berg@nordisk.example", "Nordisk Radio", "Presenter", "", ""),
    ("Ana Costa", "ana@lusa.example", "Lusa", "Editor", "", ""),
    ("Samir Adl", "samir.adel@nil.example", "Nil Daily", "Deputy", "", ""),
    ("Mona Zaki", "mona@nil.example", "Nil Daily", "Reporter", "", "x"),
    ("Ida Holm", "ida@dag.example", "Dagen", "Editor", "", ""),
    ("Noor Al-Masri", "noor@bayan,example", "Bayan Network", "", "", ""),
    ("Klara Novotná", "klara.novotna@", "Deník Svět", "", "", ""),
    ("", "", "", "Producer", "", ""),
)
SheetWriter = Callable[..., Path]


@pytest.fixture
def review(window: MainWindow, workspace: Workspace, sheet: SheetWriter, qtbot: QtBot) -> ReviewStep:
    """The review of a file that says something about people who are known."""
    for card in KNOWN:
        contacts.create(workspace, card)
    window.import_file(sheet(FILE, HEADER))
    session_of(window).check()
    rest(qtbot, window)
    view = page_of(window).view()
    assert isinstance(view, ReviewStep)
    return view


def names(workspace: Workspace) -> list[str]:
    return [row.name for row in contacts.rows(workspace, contacts.ids(workspace, ContactQuery()))]


def line_of(review: ReviewStep, number: int) -> ErrorLine:
    return next(line for line in review.errors.lines if line.row.row == number)


def done_of(window: MainWindow) -> DoneStep:
    view = page_of(window).view()
    assert isinstance(view, DoneStep)
    return view


def test_the_counts_are_all_the_rows(review: ReviewStep, window: MainWindow) -> None:
    said = read_off(review)
    assert "Nothing has been written yet. This is what would change." in said
    assert "9 rows checked" in read_off(page_of(window))
    shown = {verdict: card.accessibleName() for verdict, card in review.cards.cards.items() if card.isVisible()}
    assert shown[Verdict.NEW] == "2 New contacts"
    assert shown[Verdict.REJECTED] == "3 Rows with errors"
    assert sum(int(words.split()[0]) for words in shown.values()) == 9
    assert review.import_button.label() == "Import 2 new, update 1"
    assert "2 duplicates and 3 errors stay out until you decide. Undo the whole import for 30 days." in said
    assert not cut_texts(window)


def test_who_opts_out_is_told_first(review: ReviewStep, qtbot: QtBot, window: MainWindow) -> None:
    assert "One person in this file opts out." in read_off(review)
    next(
        b for b in review.findChildren(Button) if b.label() == "See" and b.parent() not in review.cards.cards.values()
    ).click()
    rest(qtbot, window)
    assert "People who opt out by this file · 1" in read_off(review.rows)
    assert str(review.rows.model.index(0, 1).data()) == "Mona Zaki"
    assert str(review.rows.model.index(0, 5).data()) == "opts out"


def test_a_duplicate_is_merged_and_keeps_both_addresses(
    review: ReviewStep, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    card = review.duplicates
    assert "In your file, row 2" in read_off(card)
    assert "Already in Dateline" in read_off(card)
    assert "1 of 2" in read_off(card)
    qtbot.keyClick(card.merge, Qt.Key.Key_M)
    assert "2 of 2" in read_off(card)
    assert "one duplicate and 3 errors".casefold() in read_off(review).casefold()
    assert review.import_button.label() == "Import 2 new, update 2"
    review.import_button.click()
    (found,) = contacts.ids(workspace, ContactQuery(text="haddad"))
    layla = contacts.get(workspace, found)
    assert [line["address"] for line in layla.card["emails"]] == [
        "l.haddad@levantwire.example",
        "leila@levantwire.example",
    ]
    assert "9 rows" in done_of(window).facts()


def test_the_file_can_win_a_field(review: ReviewStep, workspace: Workspace, qtbot: QtBot) -> None:
    card = review.duplicates
    qtbot.keyClick(card.merge, Qt.Key.Key_1)
    assert card.comparison.sides["display_name"] == "file"
    qtbot.keyClick(card.merge, Qt.Key.Key_M)
    review.import_button.click()
    assert "Leila Haddad" in names(workspace)
    assert "Layla Haddad" not in names(workspace)


def test_two_different_people_both_stay(review: ReviewStep, workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.keyClick(review.duplicates.merge, Qt.Key.Key_D)
    assert review.import_button.label() == "Import 3 new, update 1"
    review.import_button.click()
    assert {"Leila Haddad", "Layla Haddad"} <= set(names(workspace))


def test_the_same_is_done_for_others_with_the_same_reason(review: ReviewStep, qtbot: QtBot) -> None:
    card = review.duplicates
    assert card.alike.text() == "Do the same for one more with the same reason"
    card.alike.click()
    qtbot.keyClick(card.merge, Qt.Key.Key_D)
    assert review.import_button.label() == "Import 4 new, update 1"


def test_a_decision_is_taken_back(review: ReviewStep, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(review.duplicates.merge, Qt.Key.Key_D)
    review.duplicates.previous.click()
    assert review.duplicates.take_back.isVisible()
    review.duplicates.take_back.click()
    assert review.import_button.label() == "Import 2 new, update 1"


def test_a_row_is_mended_by_its_suggestion(review: ReviewStep, workspace: Workspace) -> None:
    line = line_of(review, 8)
    assert line.wrong.text() == "Has a comma inside. Use noor@bayan.example?"
    assert line.action.label() == "Use it"
    line.action.click()
    assert line.wrong.text() == "Ready: a new contact"
    assert review.import_button.label() == "Import 3 new, update 1"
    review.import_button.click()
    noor = contacts.get(workspace, contacts.ids(workspace, ContactQuery(text="noor"))[0])
    assert noor.card["emails"][0]["address"] == "noor@bayan.example"
    assert noor.card["affiliations"][0]["outlet"] == "Bayan Network"


def test_a_row_is_checked_as_it_is_typed(review: ReviewStep, qtbot: QtBot) -> None:
    line = line_of(review, 9)
    field = line.typed[1]
    assert field.accessibleName() == "E-mail of row 9"
    field.selectAll()
    qtbot.keyClicks(field, "klara@svet.example")
    qtbot.waitUntil(lambda: line.wrong.text() == "Ready: a new contact")
    assert not field.property("state")
    field.selectAll()
    qtbot.keyClicks(field, "klara@")
    qtbot.waitUntil(lambda: line.wrong.text() == "Is not an e-mail address.")


def test_a_row_is_left_out_and_taken_back(review: ReviewStep) -> None:
    line = line_of(review, 10)
    assert line.wrong.text() == "No name and no address"
    line.action.click()
    assert line.wrong.text() == "Left out"
    assert "2 duplicates and 2 errors" in read_off(review)
    line.action.click()
    assert line.wrong.text() == "No name and no address"


def test_problems_are_walked_and_mended_by_keys(review: ReviewStep, window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(4):
        window.actions_table.do("import.problem")
    assert review.errors.focused() is not None
    window.actions_table.do("import.problem_back")
    line = line_of(review, 8)
    line.first_focus().setFocus()
    window.actions_table.do("import.suggestion")
    assert line.wrong.text() == "Ready: a new contact"
    qtbot.keyClick(page_of(window), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.focusWidget() is review.import_button


def test_all_suggestions_at_once(review: ReviewStep) -> None:
    review.errors.suggestions.click()
    assert review.cards.cards[Verdict.REJECTED].accessibleName() == "2 Rows with errors"


def test_rows_left_out_are_saved_with_their_reasons(review: ReviewStep, tmp_path: Path, window: MainWindow) -> None:
    told: list[int] = []
    session_of(window).review.save_open(tmp_path / "left.xlsx", told.append)
    assert told == [5]
    saved = imports.preview(tmp_path / "left.xlsx")
    assert saved.header[-1] == "Why it stayed out"


def test_every_row_can_be_looked_at(review: ReviewStep, window: MainWindow, qtbot: QtBot) -> None:
    review.cards.cards[Verdict.UNCHANGED].see.click()
    rest(qtbot, window)
    assert "No change · 1" in read_off(review.rows)
    assert review.rows.model.index(0, 4).data() == "You have all of it"
    qtbot.keyClick(review.rows.table, Qt.Key.Key_Return)
    assert review.rows.sheet is not None
    rest(qtbot, window)
    assert "Ana Costa" in read_off(review.rows.sheet)
    assert not cut_texts(window)
    review.rows.sheet.close_now()


def test_back_keeps_the_work_and_cancel_writes_nothing(
    review: ReviewStep, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.keyClick(review.duplicates.merge, Qt.Key.Key_D)
    review.below.back.click()
    session = session_of(window)
    assert session_of(window).step == "match"
    session.check()
    assert session_of(window).step == "review"
    assert review.import_button.label() == "Import 3 new, update 1"
    review.below.drop.click()
    assert session.step == "file"
    assert len(names(workspace)) == 4
    toast = window.notices.current_toast()
    assert toast is not None
    assert toast.text == "press.tsv was not imported. Nothing was changed."
    window.notices.hush()


def test_done_tells_undoes_and_saves_a_list(
    review: ReviewStep, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    review.import_button.click()
    rest(qtbot, window)
    done = done_of(window)
    said = read_off(done)
    assert "2 contacts added, one updated." in said
    assert "One person opted out" in said
    assert "5 rows stayed out" in said
    assert not cut_texts(window)
    done.save.click()
    assert done.popover is not None
    next(button for button in done.popover.findChildren(Button) if button.label() == "Save list").click()
    (made,) = lists.all_lists(workspace)
    assert made.name == "press"
    assert lists.count(workspace, made.id) == (2, True)
    window.notices.hush()
    done.undo.click()
    rest(qtbot, window)
    assert "The import was undone" in read_off(done)
    assert len(names(workspace)) == 4
    assert not done.undo.isVisible()


def test_those_added_are_shown_among_the_contacts(review: ReviewStep, window: MainWindow, qtbot: QtBot) -> None:
    review.import_button.click()
    done_of(window).show_them.click()
    rest(qtbot, window)
    page = window.page()
    assert page is not None
    assert "2 of 6 match" in read_off(page)
    assert any("press.tsv" in chip.label() for chip in page.findChildren(FilterChip))


def test_those_added_are_exported_from_the_last_step(review: ReviewStep, window: MainWindow, qtbot: QtBot) -> None:
    review.import_button.click()
    rest(qtbot, window)
    done = done_of(window)
    assert done.export.label() == "Export a mailing list…"
    assert not cut_texts(window)
    done.export.click()
    rest(qtbot, window)
    (dialog,) = window.findChildren(ExportDialog)
    assert dialog.final.label() == "Export 1 address to a spreadsheet"  # of two, one opted out
    dialog.close_now()


def test_coming_back_finds_the_review_as_it_was(review: ReviewStep, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(review.duplicates.merge, Qt.Key.Key_D)
    window.visit("contacts")
    window.actions_table.do("go.back")
    assert page_of(window).view() is review
    assert review.import_button.label() == "Import 3 new, update 1"


def test_a_rule_finds_who_was_added(review: ReviewStep, window: MainWindow, workspace: Workspace) -> None:
    review.import_button.click()
    session_of(window).review.save_list("Autumn", smart=True, done=lambda _list: None)
    (made,) = lists.all_lists(workspace)
    assert made.smart
    assert lists.count(workspace, made.id) == (2, True)


def test_a_conflict_is_decided(window: MainWindow, workspace: Workspace, sheet: SheetWriter, qtbot: QtBot) -> None:
    place = {"city": "Lisbon", "country": "PT", "time_zone": "Europe/Lisbon"}
    contacts.create(workspace, cast("Card", {**known("Ana Costa", "ana@lusa.example", "Lusa"), **place}))
    window.import_file(sheet([("Ana Costa", "ana@lusa.example", "Porto")], ("Name", "E-mail", "City"), "b.tsv"))
    session = session_of(window)
    session.check()
    rest(qtbot, window)
    review = page_of(window).view()
    assert isinstance(review, ReviewStep)
    assert "yours stays, or choose" in read_off(review)
    assert review.import_button.label() == "Nothing to import"
    assert review.import_button.toolTip() == "Nothing would change"
    review.conflicts.comparison.choose("file", "city")
    review.conflicts.merge.click()
    assert review.import_button.label() == "Update one contact"
    review.import_button.click()
    assert contacts.get(workspace, 1).card["city"] == "Porto"
    assert session.review.plan is not None
    assert session.review.plan.decisions[0].choice is Choice.IMPORT


def test_enter_on_the_last_button_says_what_presses_it(review: ReviewStep, window: MainWindow, qtbot: QtBot) -> None:
    review.next()
    qtbot.keyClick(review.import_button, Qt.Key.Key_Return)
    assert review.review.job is None
    toast = window.notices.current_toast()
    assert toast is not None
    assert toast.text == "Press the space bar to import: Enter alone never does it."


def test_the_first_wrong_row_gets_the_keyboard(window: MainWindow, sheet: SheetWriter, qtbot: QtBot) -> None:
    window.import_file(sheet(FILE[5:], HEADER))
    session_of(window).check()
    rest(qtbot, window)
    step = page_of(window).view()
    assert isinstance(step, ReviewStep)
    qtbot.waitUntil(lambda: bool(step.errors.lines))
    qtbot.waitUntil(lambda: step.errors.focused() is step.errors.lines[0])
