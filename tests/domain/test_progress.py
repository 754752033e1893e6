"""Progress, watched or not."""

from desktop.domain.progress import AT_ONCE, SILENT, in_parts


def test_work_nobody_watches_is_never_stopped() -> None:
    answers = [SILENT.step("Reading rows", done, None) for done in range(3)]  # type: ignore[func-returns-value]
    assert answers == [None, None, None]


class Watched:
    """Keeps what was said."""

    def __init__(self) -> None:
        self.said: list[tuple[str, int, int | None]] = []

    def step(self, phase: str, done: int, total: int | None = None) -> None:
        self.said.append((phase, done, total))


def test_much_is_done_in_parts_each_said_before_it_begins() -> None:
    watched = Watched()
    parts = list(in_parts(range(AT_ONCE + 1), watched, "Writing"))

    assert [list(part) for part in parts] == [list(range(AT_ONCE)), [AT_ONCE]]
    total = AT_ONCE + 1
    assert watched.said == [("Writing", 0, total), ("Writing", AT_ONCE, total), ("Writing", total, total)]


def test_nothing_to_do_is_done_at_once() -> None:
    watched = Watched()

    assert list(in_parts((), watched, "Writing")) == []
    assert watched.said == [("Writing", 0, 0)]
