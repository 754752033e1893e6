"""The child that reads files: what it says arrives, and whatever it does, the caller goes on."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

import psutil
import pytest

from desktop.domain.errors import Cancelled, InvalidValue, UnreadableFile, UserError
from desktop.formats.sandbox import Limits, run

TARGETS = "tests.formats.sandbox_targets"
USUAL = Limits(20, 300)
FILE = {"path": "/somewhere/newsroom.xlsx"}


def frames(target: str, limits: Limits = USUAL) -> Iterator[bytes]:
    return run(f"{TARGETS}:{target}", dict(FILE), limits=limits)


def told(target: str, limits: Limits = USUAL) -> UserError:
    with pytest.raises(UserError) as caught:
        list(frames(target, limits))
    return caught.value


def test_frames_arrive_whole_and_in_order() -> None:
    first, empty, large = frames("echo")
    assert first == b"[('path', '/somewhere/newsroom.xlsx')]"
    assert empty == b""
    assert large == b"\x00" * 1_000_000


def test_the_child_starts_fast_enough_for_every_file() -> None:
    began = time.monotonic()
    next(frames("echo"))
    assert time.monotonic() - began < 3  # about 0.1 s on an idle machine


def test_what_the_child_prints_is_not_seen(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(frames("print_much")) == [b"done"]
    assert capfd.readouterr() == ("", "")


def test_an_error_of_ours_arrives_as_itself() -> None:
    error = told("refuse")
    assert type(error) is UnreadableFile
    assert str(error) == "a.xlsx holds nothing. Nothing was changed. Choose another file."
    assert type(told("refuse_otherwise")) is InvalidValue


def test_an_unexpected_error_is_a_damaged_file_and_its_text_stays_in_the_child(
    expect_log: Callable[[str, str], None],
) -> None:
    expect_log("desktop.formats.sandbox", r"KeyError \(unexpected\) at sandbox_targets\.py:\d+")
    error = told("stumble")
    assert error.title == "newsroom.xlsx could not be read: the file seems to be damaged."
    assert error.safe == "Nothing was changed."
    assert "secret" not in str(error)


def test_a_panic_of_a_library_is_a_damaged_file(expect_log: Callable[[str, str], None]) -> None:
    expect_log("desktop.formats.sandbox", "Panic")
    assert "seems to be damaged" in told("panic").title


def test_an_abort_is_told_as_want_of_memory() -> None:
    error = told("abort", Limits(20, 1200))
    assert error.title == ("newsroom.xlsx could not be read: it asks for more memory than Dateline allows (1.2 GB).")
    assert "CSV" in error.next_step


def test_a_child_that_vanishes_is_a_damaged_file() -> None:
    assert "seems to be damaged" in told("vanish").title


def test_a_greedy_child_is_ended() -> None:
    assert "more memory than Dateline allows (0.1 GB)" in told("devour", Limits(20, 100)).title


@pytest.mark.parametrize("target", ["hang", "spin"])
def test_a_slow_child_is_ended(target: str) -> None:
    began = time.monotonic()
    error = told(target, Limits(1, 300))
    assert error.title == "newsroom.xlsx could not be read within 1 second."
    assert time.monotonic() - began < 8


def test_time_counts_only_while_the_child_is_waited_for() -> None:
    reading = frames("echo", Limits(2, 300))
    next(reading)
    time.sleep(2.2)
    assert len(list(reading)) == 2


def test_stop_ends_the_child_at_once() -> None:
    asked: list[float] = []

    def stop() -> bool:
        asked.append(time.monotonic())
        return len(asked) > 40

    reading = run(f"{TARGETS}:hang", dict(FILE), limits=Limits(60, 300), stop=stop)
    child = int(next(reading))
    with pytest.raises(Cancelled) as caught:
        next(reading)
    assert str(caught.value) == "Cancelled. Nothing was changed."
    assert max(later - earlier for earlier, later in pairwise(asked)) < 0.5
    assert not psutil.pid_exists(child)


def test_closing_the_iterator_ends_the_child() -> None:
    reading = frames("hang")
    child = int(next(reading))
    assert psutil.pid_exists(child)
    reading.close()  # type: ignore[attr-defined] # it is a generator
    assert not psutil.pid_exists(child)


def test_an_unknown_class_of_error_is_never_made() -> None:
    assert type(told("garbage")) is UnreadableFile


def shared(target: str, then: str, limits: Limits = USUAL) -> Iterator[bytes]:
    return run(f"{TARGETS}:{target}", dict(FILE), then=f"{TARGETS}:{then}", limits=limits)


def test_a_second_child_works_on_the_frames_of_the_first_in_their_order() -> None:
    *frames, last = shared("count", "doubled")
    assert frames == [f"{number} {number}".encode() for number in range(300)]
    assert last == b"/somewhere/newsroom.xlsx"


def test_how_the_first_child_failed_is_told_by_the_second() -> None:
    error = failure(shared("refuse", "doubled"))
    assert str(error) == "a.xlsx holds nothing. Nothing was changed. Choose another file."


@pytest.mark.parametrize(
    ("target", "then", "said"),
    [
        ("vanish", "doubled", "seems to be damaged"),
        ("count", "vanish_second", "seems to be damaged"),
        ("abort", "doubled", "more memory than Dateline allows"),
        ("devour", "doubled", "more memory than Dateline allows"),
        ("count", "devour_second", "more memory than Dateline allows"),
        ("spin", "doubled", "could not be read within 2 seconds"),
        ("count", "hang_second", "could not be read within 2 seconds"),
    ],
)
def test_the_end_of_either_child_is_told_in_the_same_sentence(target: str, then: str, said: str) -> None:
    before = own_children()
    assert said in failure(shared(target, then, Limits(2, 200))).title
    assert own_children() == before


def test_an_unexpected_error_of_the_second_child_is_a_damaged_file(expect_log: Callable[[str, str], None]) -> None:
    expect_log("desktop.formats.sandbox", r"KeyError \(unexpected\) at sandbox_targets\.py:\d+")
    assert "seems to be damaged" in failure(shared("count", "stumble_second")).title


@pytest.mark.parametrize("which", [0, 1])
def test_a_child_that_is_killed_ends_the_other_too(which: int) -> None:
    before = own_children()
    reading = shared("spin", "doubled")
    assert next(reading) == b"first first"
    both = sorted(pid for pid in own_children() - before if pid)
    assert len(both) == 2
    psutil.Process(both[which]).kill()
    assert isinstance(failure(reading), UnreadableFile)
    assert own_children() == before


def test_closing_the_iterator_ends_both_children() -> None:
    before = own_children()
    reading = shared("spin", "hang_second")
    next(reading)
    assert len(own_children() - before) == 2
    reading.close()  # type: ignore[attr-defined] # it is a generator
    assert own_children() == before


def own_children() -> set[int | None]:
    """The readers that are there."""
    return {child.pid for child in multiprocessing.active_children()}


def failure(frames: Iterator[bytes]) -> UserError:
    with pytest.raises(UserError) as caught:
        list(frames)
    return caught.value
