"""Many at once: counted, changed in one act, undone in one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.query import ContactQuery
from desktop.gui.jobs import Job
from desktop.gui.screens.contacts import ContactsPage
from desktop.gui.screens.contacts.bulk import BulkPanel
from desktop.gui.widgets.chips import Chip
from desktop.gui.widgets.fields import Line
from desktop.services import contacts, history
from desktop.services.workspaces import Workspace
from tests.gui.contacts.test_list import toast, undo
from tests.gui.lint import cut_texts

LEFT = Qt.MouseButton.LeftButton


def panel(page: ContactsPage) -> BulkPanel:
    """The panel of many, for all forty."""
    page.table.setFocus()
    page.table.selectAll()
    assert page.pane.bulk is not None
    return page.pane.bulk


def write(field: object, text: str) -> None:
    control = field.control  # type: ignore[attr-defined]
    assert isinstance(control, Line)
    control.setText(text)


def test_ctrl_a_selects_all_and_counts(page: ContactsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.pane.bulk is not None
    said = [chip.text() for chip in page.pane.bulk.findChildren(Chip)]

    assert page.pane.bulk.accessibleName() == "40 contacts selected"
    assert "1 refused" in said
    assert "1 bounced" in said
    assert "3 with a safety flag" in said


def test_words_are_added_and_taken_away_in_one_act(page: ContactsPage, desk: Workspace, qtbot: QtBot) -> None:
    shown = panel(page)
    shown.kind.set_value("tags")
    write(shown.words, "levant, TRUSTED DESK")
    qtbot.mouseClick(shown.apply_words, LEFT)
    assert toast(page) == "Tags added to 40 contacts"
    assert contacts.vocabulary(desk, "tags")[0][1] == 40

    undo(page, qtbot)
    assert all(count < 40 for _, count in contacts.vocabulary(desk, "tags"))


def test_very_many_are_a_job_that_can_be_stopped(
    page: ContactsPage, desk: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.gui.screens.contacts.acts._MANY", 10)
    tasks, jobs, before = page.tools.tasks, list[Job](), len(history.batches(desk))
    tasks.ended.connect(lambda job, _error: jobs.append(job))
    shown = panel(page)
    write(shown.words, "levant")
    qtbot.mouseClick(shown.apply_words, LEFT)
    assert [(job.title, job.phase, job.done, job.total) for job in jobs] == [
        ("Changing 40 contacts", "Changing", 40, 40)
    ]

    def stop() -> None:
        for job in tasks.jobs():
            job.cancel()

    tasks.progressed.connect(stop)
    write(shown.words, "maghreb")
    qtbot.mouseClick(shown.apply_words, LEFT)
    assert len(history.batches(desk)) == before + 1


def test_languages_are_read(page: ContactsPage, desk: Workspace, qtbot: QtBot) -> None:
    shown = panel(page)
    shown.kind.set_value("languages")
    shown.how.set_value("remove")
    write(shown.words, "Englisch")
    qtbot.mouseClick(shown.apply_words, LEFT)

    assert "en" not in dict(contacts.vocabulary(desk, "languages"))


def test_nothing_typed_changes_nothing(page: ContactsPage, desk: Workspace, qtbot: QtBot) -> None:
    shown = panel(page)
    before = len(history.batches(desk))
    qtbot.mouseClick(shown.apply_words, LEFT)

    assert shown.words.control.accessibleDescription() == "Type at least one word."
    assert len(history.batches(desk)) == before


def test_a_field_is_set_for_all(page: ContactsPage, desk: Workspace, qtbot: QtBot) -> None:
    shown = panel(page)
    shown.field.set_value("owner")
    write(shown.value, "Mara")
    qtbot.mouseClick(shown.apply_value, LEFT)
    assert toast(page) == "Owner set for 40 contacts"
    assert contacts.get(desk, 7).card["owner"] == "Mara"

    shown.field.set_value("country")
    write(shown.value, "Atlantis")
    qtbot.mouseClick(shown.apply_value, LEFT)
    assert shown.value.control.accessibleDescription() == "‘Atlantis’ is not a country Dateline knows."


def test_all_can_go_to_the_bin_and_come_back(page: ContactsPage, desk: Workspace, qtbot: QtBot) -> None:
    shown = panel(page)
    button = next(b for b in shown.findChildren(QPushButton) if b.text().strip() == "Move to the bin")
    qtbot.mouseClick(button, LEFT)
    assert toast(page) == "40 contacts moved to the bin"
    assert len(contacts.ids(desk, ContactQuery())) == 0

    undo(page, qtbot)
    assert len(contacts.ids(desk, ContactQuery())) == 40


def test_no_text_is_cut(page: ContactsPage, qtbot: QtBot) -> None:
    panel(page)

    qtbot.waitUntil(lambda: cut_texts(page) == [], timeout=1000)
