"""Merging as a person does it: compared side by side, chosen, merged, told apart, undone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.contact import Card
from desktop.domain.query import ContactQuery
from desktop.gui.dialogs.merge import MergeDialog, open_merge
from desktop.gui.main_window import MainWindow
from desktop.services import contacts, duplicates, history, lists, workspaces
from desktop.services.workspaces import Workspace
from tests.gui.conftest import OpenFrame
from tests.gui.lint import cut_texts
from tests.gui.models.test_merge_rows import LAYLA, LEILA

LEFT = Qt.MouseButton.LeftButton
THIRD: Card = {"display_name": "L. Haddad", "phones": [{"number": "+962790000000"}]}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    made = workspaces.create(tmp_path / "desk.dateline")
    for card in (LAYLA, LEILA, THIRD):
        contacts.create(made, card)
    yield made
    workspaces.close(made)


@pytest.fixture
def window(open_frame: OpenFrame, desk: Workspace) -> MainWindow:
    made = open_frame()
    made.tasks.adopt(desk)
    return made


@pytest.fixture
def compare(window: MainWindow) -> Callable[..., MergeDialog]:
    def show(*ids: int) -> MergeDialog:
        open_merge(window.tools, ids or (1, 2), lambda _id: None)
        return newest(window)

    return show


def newest(window: MainWindow) -> MergeDialog:
    return [dialog for dialog in window.findChildren(MergeDialog) if dialog.isVisible()][-1]


def said(window: MainWindow) -> str:
    toast = window.notices.current_toast()
    return toast.text if toast is not None else ""


def test_both_sides_and_what_stays_are_read(compare: Callable[..., MergeDialog], desk: Workspace) -> None:
    dialog = compare()

    assert dialog.accessibleName() == "Merge two contacts"
    assert dialog.table.boxes["emails", 0].accessibleName() == "E-mail: l.haddad@wire.example"
    assert dialog.table.outcome_words("display_name") == "Layla Haddad"
    assert dialog.table.outcome_words("refusal") == "No releases since 2 Oct 2023: Opted out by e-mail"
    assert "counts as refusing releases" in dialog.banner.accessibleName()


def test_choosing_changes_what_stays(compare: Callable[..., MergeDialog], qtbot: QtBot) -> None:
    dialog = compare()
    qtbot.mouseClick(dialog.table.boxes["display_name", 1], LEFT)
    qtbot.keyClick(dialog.table.boxes["beats", 0], Qt.Key.Key_Space)

    assert dialog.result()["display_name"] == "Leila Haddad"
    assert dialog.result()["beats"] == ["Displacement"]
    assert dialog.table.outcome_words("beats") == "Displacement"
    assert not dialog.table.boxes["display_name", 0].is_chosen()


def test_a_refusal_cannot_be_chosen_away(compare: Callable[..., MergeDialog], qtbot: QtBot) -> None:
    dialog = compare()
    qtbot.mouseClick(dialog.table.boxes["refusal", 1], LEFT)

    assert dialog.result()["refusal"]["level"] == "no_releases"


def test_merging_joins_lists_and_is_undone_in_one(
    compare: Callable[..., MergeDialog], window: MainWindow, desk: Workspace, qtbot: QtBot
) -> None:
    lists.create(desk, "Levant desk", [2])
    dialog = compare()
    qtbot.mouseClick(dialog.merge, LEFT)
    assert said(window) == "Merged into Layla Haddad"
    assert list(contacts.ids(desk, ContactQuery())) == [1, 3]
    assert contacts.get(desk, 1).lists == ((1, "Levant desk"),)
    assert contacts.get(desk, 1).card["refusal"]["level"] == "no_releases"

    toast = window.notices.current_toast()
    assert toast is not None
    qtbot.mouseClick(toast.button, LEFT)
    assert len(contacts.ids(desk, ContactQuery())) == 3
    assert contacts.get(desk, 2).card["display_name"] == "Leila Haddad"


def test_swapped_the_other_one_is_kept(
    compare: Callable[..., MergeDialog], window: MainWindow, desk: Workspace, qtbot: QtBot
) -> None:
    qtbot.mouseClick(compare().swap, LEFT)
    dialog = newest(window)
    assert dialog.table.outcome_words("display_name") == "Leila Haddad"
    qtbot.mouseClick(dialog.merge, LEFT)

    assert list(contacts.ids(desk, ContactQuery(text="leila"))) == [2]


def test_told_apart_they_are_not_proposed_again(
    compare: Callable[..., MergeDialog], window: MainWindow, desk: Workspace, qtbot: QtBot
) -> None:
    assert 2 in [one.contact.id for one in duplicates.suspects(desk, 1)]
    qtbot.mouseClick(compare().apart, LEFT)

    assert said(window) == "Noted: different people. They are not proposed again."
    assert 2 not in [one.contact.id for one in duplicates.suspects(desk, 1)]


def test_deciding_later_changes_nothing(compare: Callable[..., MergeDialog], desk: Workspace, qtbot: QtBot) -> None:
    before = len(history.batches(desk))
    qtbot.mouseClick(compare().later, LEFT)

    assert len(history.batches(desk)) == before


def test_of_three_one_can_be_left_out(
    compare: Callable[..., MergeDialog], window: MainWindow, desk: Workspace, qtbot: QtBot
) -> None:
    dialog = compare(1, 2, 3)
    assert dialog.accessibleName() == "Merge 3 contacts"
    out = next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Leave Leila Haddad out")
    qtbot.mouseClick(out, LEFT)
    again = newest(window)
    assert again.accessibleName() == "Merge two contacts"
    qtbot.mouseClick(again.merge, LEFT)

    assert list(contacts.ids(desk, ContactQuery())) == [1, 2]


def test_changed_meanwhile_the_values_of_now_are_shown(
    compare: Callable[..., MergeDialog], window: MainWindow, desk: Workspace, qtbot: QtBot
) -> None:
    dialog = compare()
    contacts.edit(desk, 2, contacts.get(desk, 2).version, {"city": "Beirut"})
    qtbot.mouseClick(dialog.merge, LEFT)
    again = newest(window)

    assert again is not dialog
    assert again.table.boxes["city", 1].accessibleName() == "City: Beirut"
    assert len(contacts.ids(desk, ContactQuery())) == 3


@pytest.mark.parametrize("count", [2, 3])
def test_no_text_is_cut(compare: Callable[..., MergeDialog], count: int, qtbot: QtBot) -> None:
    dialog = compare(*range(1, count + 1))

    qtbot.waitUntil(lambda: cut_texts(dialog) == [], timeout=1000)
