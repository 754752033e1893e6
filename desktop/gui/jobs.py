"""What the pools are given: jobs that can be watched and stopped, and the orders that carry them."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject

from desktop.domain.errors import Cancelled, UserError

log = logging.getLogger(__name__)
_PACE_AFTER = 3  # seconds before a pace can be told


class Job:
    """One piece of work under way. Also the `Progress` it reports to: it only writes numbers and reads the flag.

    Attributes:
        title: what a person calls it ("Importing newsroom-list.xlsx"); empty for quick work nobody watches.
        phase, done, total: where it is, as last reported.
        stopping: somebody asked it to stop.
        finished: its answer has arrived (or was dropped).
        began: the monotonic clock when it was asked for.
    """

    def __init__(self, title: str = "", *, writes: bool = False) -> None:
        self.title, self.writes = title, writes
        self.phase, self.done = "", 0
        self.total: int | None = None
        self.stopping = False
        self.finished = False
        self.began = self._phase_began = monotonic()

    def step(self, phase: str, done: int, total: int | None = None) -> None:
        """Report; raises `Cancelled` if somebody asked to stop."""
        if phase != self.phase:
            self._phase_began = monotonic()
        self.phase, self.done, self.total = phase, done, total
        if self.stopping:
            raise Cancelled

    def seconds(self) -> float:
        """How long it has been under way."""
        return monotonic() - self.began

    def seconds_left(self) -> float | None:
        """How long the phase it is in will take at the pace so far; None while that cannot be known."""
        spent = monotonic() - self._phase_began
        if not self.total or not self.done or spent < _PACE_AFTER:
            return None
        return spent * max(0, self.total - self.done) / self.done

    def cancel(self) -> None:
        """Ask the work to stop at its next step. Work that has not begun never begins."""
        self.stopping = True


@dataclass(slots=True)
class Order:
    """A job with who asked, what is to be done, and who takes the answer."""

    job: Job
    owner: QObject
    work: Callable[[], Any]
    done: Callable[[Any], object] | None
    failed: Callable[[UserError], object] | None
    question: tuple[int, str] | None
    age: int
    answer: Any = None
    error: BaseException | None = None


@dataclass(slots=True)
class Books:
    """What is under way and what waits for a workspace."""

    waiting: list[Callable[[], None]] = field(default_factory=list)
    newest: dict[tuple[int, str], Order] = field(default_factory=dict)
    shown: list[Job] = field(default_factory=list)
    running: set[int] = field(default_factory=set)
    age: int = 0


def perform(order: Order) -> None:
    """Do the work, here and now, and put its answer or its error into the order."""
    if order.job.stopping:
        order.error = Cancelled()
        return
    try:
        order.answer = order.work()
    except UserError as error:
        order.error = error
    except Exception as error:  # noqa: BLE001 - whatever it is, the window must hear of it
        log.error("work failed: %s", type(error).__name__)  # noqa: TRY400 - the message may quote data
        order.error = error
