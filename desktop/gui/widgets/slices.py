"""Many widgets made without holding up the window: some at a time, the next when the event loop is free."""

from collections.abc import Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

AT_ONCE_SECONDS = 0.012


class Slices(QObject):
    """`Slices(parent).begin(map(self._make_row, rows))`: takes from the iterator for 12 ms, then lets others work.

    What was begun before is dropped. `ended` comes when everything is made.
    """

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rest: Iterator[object] = iter(())
        self._clock = QTimer(self, singleShot=True, interval=0)
        self._clock.timeout.connect(self._more)

    def begin(self, made: Iterable[object]) -> None:
        """Make these instead of what was being made, beginning when the event loop is free."""
        self._rest = iter(made)
        self._clock.start()

    def busy(self) -> bool:
        """Whether more is to be made."""
        return self._clock.isActive()

    def _more(self) -> None:
        until = perf_counter() + AT_ONCE_SECONDS
        for _ in self._rest:
            if perf_counter() > until:
                self._clock.start()
                return
        self._clock.stop()
        self.ended.emit()
