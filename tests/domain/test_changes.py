"""What a screen must read again."""

from desktop.domain.changes import Touched


def test_a_screen_reads_again_what_it_shows_and_no_more() -> None:
    touched = Touched({"contact": frozenset({1, 2}), "list": None})
    assert touched.concerns("contact", 2)
    assert touched.concerns("contact")
    assert not touched.concerns("contact", 3)
    assert touched.concerns("list", 99)
    assert not touched.concerns("outlet")
