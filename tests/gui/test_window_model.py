"""Lists of any length: ids at once, rows as seen, never a wait."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.gui.models.window import PAGE, WAITING, Column, WindowModel
from desktop.gui.widgets.cells import ChipCell, Lines, Person, VerdictCell, in_words


@dataclass(frozen=True)
class Row:
    id: int
    name: str


class Desk:
    """Answers when told to."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.waiting: list[tuple[list[int], Callable[[Sequence[Row]], None]]] = []
        self.gone: set[int] = set()

    def fetch(self, ids: Sequence[int], answer: Callable[[Sequence[Row]], None]) -> None:
        self.asked.append(list(ids))
        self.waiting.append((list(ids), answer))

    def answer_all(self) -> None:
        waiting, self.waiting = self.waiting, []
        for ids, answer in waiting:
            answer([Row(i, f"Name {i}") for i in ids if i not in self.gone])


COLUMNS = (
    Column[Row]("name", "Name", lambda row: row.name, words=lambda row: f"{row.name}, nobody yet"),
    Column[Row]("id", "Number", lambda row: str(row.id), "number"),
)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def model(qtbot: QtBot, desk: Desk) -> WindowModel[Row]:
    made = WindowModel(COLUMNS, desk.fetch)
    made.set_ids(array("q", range(1, 100_001)))
    return made


def said(model: WindowModel[Row], line: int, column: int = 0) -> object:
    return model.data(model.index(line, column))


def test_all_lines_are_there_at_once_and_say_that_they_wait(model: WindowModel[Row], desk: Desk) -> None:
    assert model.rowCount() == 100_000
    assert said(model, 5) == WAITING
    assert not desk.asked


def test_a_page_is_asked_for_once_the_loop_is_free(qtbot: QtBot, model: WindowModel[Row], desk: Desk) -> None:
    for line in range(30):
        said(model, line)
    qtbot.waitUntil(lambda: len(desk.asked) == 1)
    assert desk.asked[0] == list(range(1, PAGE + 1))
    with qtbot.waitSignal(model.dataChanged):
        desk.answer_all()
    assert said(model, 5) == "Name 6"
    said(model, 7)
    assert len(desk.asked) == 1


def test_pages_scrolled_past_are_not_asked_for(qtbot: QtBot, model: WindowModel[Row], desk: Desk) -> None:
    for page in range(40):
        said(model, page * PAGE)
    qtbot.waitUntil(lambda: len(desk.asked) == 3)
    assert desk.asked[-1][0] == 39 * PAGE + 1


def test_known_rows_stay_known_when_the_ids_change(qtbot: QtBot, model: WindowModel[Row], desk: Desk) -> None:
    said(model, 0)
    qtbot.waitUntil(lambda: bool(desk.asked))
    desk.answer_all()
    model.set_ids(array("q", [9, 3]))
    assert [said(model, 0), said(model, 1)] == ["Name 9", "Name 3"]


def test_a_changed_row_is_read_again_and_the_old_one_stays_meanwhile(model: WindowModel[Row], desk: Desk) -> None:
    model.know([Row(1, "Old name")])
    model.refresh({1})
    assert said(model, 0) == "Old name"
    assert desk.asked == [[1]]
    desk.answer_all()
    assert said(model, 0) == "Name 1"


def test_answers_from_before_a_change_are_dropped(qtbot: QtBot, model: WindowModel[Row], desk: Desk) -> None:
    said(model, 0)
    qtbot.waitUntil(lambda: bool(desk.asked))
    model.refresh()
    desk.answer_all()
    assert said(model, 0) == WAITING


def test_a_record_that_is_gone_is_not_asked_for_for_ever(qtbot: QtBot, model: WindowModel[Row], desk: Desk) -> None:
    desk.gone = {1}
    said(model, 0)
    qtbot.waitUntil(lambda: bool(desk.asked))
    desk.answer_all()
    said(model, 0)
    qtbot.wait(20)
    assert len(desk.asked) == 1


def test_first_rows_that_came_with_the_count_need_no_question(
    qtbot: QtBot, model: WindowModel[Row], desk: Desk
) -> None:
    model.know([Row(i, "Known") for i in range(1, PAGE + 1)])
    assert said(model, 3) == "Known"
    qtbot.wait(10)
    assert not desk.asked


def test_cells_are_read_aloud_in_words(model: WindowModel[Row]) -> None:
    model.know([Row(1, "Layla Haddad")])
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, 0), role) == "Layla Haddad, nobody yet"
    assert model.data(model.index(0, 1), role) == "Number: 1"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Number"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole) is None


def test_every_kind_of_cell_has_words() -> None:
    assert in_words(Person("Layla Haddad", "Levant Wire")) == "Layla Haddad, Levant Wire"
    assert in_words(Lines("Row 3", "Sheet 1")) == "Row 3, Sheet 1"
    assert in_words(VerdictCell("held")) == "Held until the lift"
    assert in_words((ChipCell("4 kept", "green"), ChipCell("1 broken", "red"))) == "4 kept, 1 broken"


@given(ids=st.lists(st.integers(1, 10**12), unique=True, max_size=50), line=st.integers(-3, 60))
def test_ids_and_lines_agree(ids: list[int], line: int) -> None:
    model = WindowModel(COLUMNS, Desk().fetch)
    model.set_ids(array("q", ids))
    found = model.id_at(line)
    assert found == (ids[line] if 0 <= line < len(ids) else None)
    if found is not None:
        assert model.line_of(found) == line
    assert model.line_of(-1) == -1


def test_what_is_late_is_known(qtbot: QtBot, model: WindowModel[Row], desk: Desk) -> None:
    said(model, 0)
    assert not model.late
    qtbot.waitUntil(lambda: model.late)
    desk.answer_all()
    assert not model.late
