"""What an act of the history did, in numbers and words."""

import pytest

from desktop.domain.changes import Touched
from desktop.gui.models.acts import counted, numbers_of
from desktop.services.history import BatchRow, UndoReport


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"addresses suppressed": 1}, "1 address suppressed"),
        ({"addresses suppressed": 1_200}, "1,200 addresses suppressed"),
        ({"addresses lifted": 1}, "1 address lifted"),
        ({"contacts": 1, "left out": 1, "layout": "excel"}, "1 contact, 1 left out"),
        ({"removed": 2, "restored": 0, "left": 1}, "2 removed, 1 left alone"),
    ],
)
def test_numbers_agree_with_their_words(counts: dict[str, int | str], words: str) -> None:
    assert counted(BatchRow(1, "edit", "Edit", "mara", "2026-11-22T10:00:00Z", counts, True, False, None)) == words


@pytest.mark.parametrize(
    ("removed", "restored", "words"), [(35, 0, "35 removed"), (1, 2, "1 removed, 2 restored"), (0, 0, "")]
)
def test_an_undo_counts_only_what_happened(removed: int, restored: int, words: str) -> None:
    assert numbers_of(UndoReport("Import", removed, restored, (), Touched())) == words
