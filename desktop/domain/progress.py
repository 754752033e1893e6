"""How long work reports itself and is stopped, without knowing who watches."""

from typing import Protocol


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
