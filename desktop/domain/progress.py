"""How long work reports itself and is stopped, without knowing who watches."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")

AT_ONCE = 1_000
"""How much is done between two steps: often enough to be stopped within a second."""


class Progress(Protocol):
    """Given to every long job. The face polls it; the job only writes numbers and reads the flag."""

    def step(self, phase: str, done: int, total: int | None = None) -> None:
        """Say where the work is: a phase in words ("Reading rows"), how many are done, of how many if known.

        Raises:
            Cancelled: the person stopped the work; the job must let it pass (its transaction rolls back).
        """


class Silent:
    """Progress nobody watches."""

    def step(self, phase: str, done: int, total: int | None = None) -> None:
        """Accept and forget."""


SILENT: Progress = Silent()


def in_parts(all_of_them: Sequence[T], progress: Progress, phase: str) -> Iterator[Sequence[T]]:
    """What is to be done, some at a time, each part said before it begins and the end when all are done."""
    total = len(all_of_them)
    for start in range(0, total, AT_ONCE):
        progress.step(phase, start, total)
        yield all_of_them[start : start + AT_ONCE]
    progress.step(phase, total, total)
