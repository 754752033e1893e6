"""One writer at a time, and nothing left beside the file when it is closed."""

import multiprocessing
import sys
from pathlib import Path

import pytest

from desktop.services import workspaces
from desktop.storage.lock import WriterLock


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_second_one_is_told_who_has_it(tmp_path: Path) -> None:
    first, second = WriterLock(tmp_path / "w.dateline"), WriterLock(tmp_path / "w.dateline")

    assert first.take()
    assert not second.take()
    assert second.holder().startswith("open on ")
    second.release()  # lets go of nothing
    assert not second.take()
    first.release()
    assert second.take()
    second.release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the file of a lock")
def test_nothing_lies_beside_a_closed_workspace(tmp_path: Path) -> None:
    workspaces.close(workspaces.create(tmp_path / "w.dateline"))

    assert beside(tmp_path) == ["w.dateline"]


def test_closing_what_was_opened_to_read_leaves_the_writer_its_lock(tmp_path: Path) -> None:
    writer = workspaces.create(tmp_path / "w.dateline")
    reader = workspaces.open_workspace(tmp_path / "w.dateline")
    assert reader.read_only
    workspaces.close(reader)

    assert "w.dateline.lock" in beside(tmp_path)
    assert workspaces.open_workspace(tmp_path / "w.dateline").read_only
    workspaces.close(writer)


def _count_up(path: Path, times: int) -> None:
    """Take the lock, add one to the number in a file, let go; again and again."""
    number = path.with_suffix(".number")
    for _ in range(times):
        lock = WriterLock(path)
        while not lock.take():
            pass
        number.write_text(str(int(number.read_text()) + 1), encoding="ascii")
        lock.release()


def test_there_are_never_two_writers(tmp_path: Path) -> None:
    path = tmp_path / "w"
    path.with_suffix(".number").write_text("0", encoding="ascii")
    others = [multiprocessing.get_context("spawn").Process(target=_count_up, args=(path, 150)) for _ in range(3)]
    for other in others:
        other.start()
    for other in others:
        other.join(60)

    assert path.with_suffix(".number").read_text(encoding="ascii") == "450"
