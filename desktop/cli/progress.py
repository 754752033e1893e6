"""Progress on a terminal: one line that is written over, and nothing at all where nobody watches."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

_EVERY = 0.1


class TerminalProgress:
    """Writes where the work is to standard error, ten times a second at most, if that is a terminal."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._last = 0.0
        self._width = 0

    def step(self, phase: str, done: int, total: int | None = None) -> None:
        """Show where the work is; Ctrl+C is how a person stops it."""
        now = time.monotonic()
        if not self._watched or now - self._last < _EVERY:
            return
        self._last = now
        text = f"{phase}: {done:,}" + (f" of {total:,}" if total else "")
        sys.stderr.write("\r" + text.ljust(self._width))
        sys.stderr.flush()
        self._width = len(text)

    def finish(self) -> None:
        """Clear the line."""
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()


@contextmanager
def shown_progress() -> Iterator[TerminalProgress]:
    """Progress for the time of the block; its line is gone afterwards, whatever happens."""
    progress = TerminalProgress()
    try:
        yield progress
    finally:
        progress.finish()
