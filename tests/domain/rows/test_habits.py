"""When and how somebody wants to be reached."""

from desktop.domain.columns import ColumnMatch
from desktop.domain.rows.draft import Gathered
from desktop.domain.rows.habits import hours_step, ways_step
from desktop.domain.rows.places import _work_address
from desktop.domain.rows.work import outlet_kind


def _text_of(cell: object) -> str:
    return str(cell or "")


def test_an_empty_cell_says_nothing() -> None:
    match = ColumnMatch(0, "Good hours", "good_hours")
    for step in (hours_step(match, _text_of), ways_step(match, _text_of)):
        row = Gathered([""])
        step([(row, "")])
        assert (row.card, row.problems) == ({}, [])


def test_labels_that_do_not_say_which_address_is_the_one_at_work() -> None:
    assert _work_address("Home ::: Other") is None


def test_several_kinds_in_one_cell() -> None:
    assert outlet_kind("Daily; TV") == "daily; tv"
