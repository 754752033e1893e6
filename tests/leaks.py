"""What a test must not leave behind: threads, child processes, running timers and open windows.

What outlives its test lands in the next one as a crash nobody can explain, so the test that made it fails instead.
"""

import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

PATIENCE = 3.0
"""Seconds a thread or process that is on its way out may still take."""

_HARMLESS_CHILDREN = ("resource_tracker", "multiprocessing.forkserver", "ibus", "dbus-launch")


def wait_until_empty(left: Callable[[], list[str]]) -> list[str]:
    """What is still left once patience is over; empty as soon as nothing is."""
    end = time.monotonic() + PATIENCE
    while (names := left()) and time.monotonic() < end:
        time.sleep(0.01)
    return names


def child_ids() -> set[int]:
    """The process ids of this process's children, zombies not counted."""
    if not Path("/proc/self/task").is_dir():
        return {child.pid for child in psutil.Process().children()}
    children: set[int] = set()
    for listing in Path("/proc/self/task").glob("*/children"):  # ten times faster than walking all processes
        with suppress(OSError):  # a thread that ended while we read
            children.update(int(pid) for pid in listing.read_text().split())
    return children


def _child_name(pid: int) -> str:
    try:
        child = psutil.Process(pid)
        if child.status() == psutil.STATUS_ZOMBIE:
            return ""
        line = " ".join(child.cmdline())
    except psutil.Error:
        return ""
    return "" if any(word in line for word in _HARMLESS_CHILDREN) else f"process {pid}: {line[:120]}"


@contextmanager
def no_new_threads() -> Iterator[None]:
    """Fail if the block leaves a thread running."""
    before = set(threading.enumerate())
    yield
    left = wait_until_empty(
        lambda: [f"thread {t.name}" for t in threading.enumerate() if t not in before and t.is_alive()]
    )
    assert not left, f"The test left running: {', '.join(left)}"


@contextmanager
def no_new_children() -> Iterator[None]:
    """Fail, and end it, if the block leaves a child process running."""
    before = child_ids()
    yield
    left = wait_until_empty(lambda: [name for pid in child_ids() - before if (name := _child_name(pid))])
    for pid in child_ids() - before if left else ():
        if _child_name(pid):
            psutil.Process(pid).kill()
    assert not left, f"The test left running: {', '.join(left)}"


_started_timers: "weakref.WeakSet[object]" = weakref.WeakSet()


def watch_timers() -> None:
    """Remember every `QTimer` that is started, so that `no_new_timers` can ask whether it still runs."""
    from PySide6.QtCore import QTimer

    if getattr(QTimer.start, "watched", False):
        return
    start = QTimer.start

    def watched_start(timer: QTimer, *interval: int) -> None:
        _started_timers.add(timer)
        start(timer, *interval)

    watched_start.watched = True  # type: ignore[attr-defined]
    QTimer.start = watched_start  # type: ignore[method-assign]


@contextmanager
def no_new_timers() -> Iterator[None]:
    """Fail, and stop it, if the block leaves a `QTimer` running."""
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    watch_timers()
    before = set(_started_timers)
    yield
    left: list[str] = []
    for timer in list(_started_timers):
        if timer in before or not isinstance(timer, QTimer) or not isValid(timer) or not timer.isActive():
            continue
        left.append(f"timer {timer.objectName() or timer.parent()} every {timer.interval()} ms")
        timer.stop()
    assert not left, f"The test left running: {', '.join(left)}"


@contextmanager
def no_new_windows() -> Iterator[None]:
    """Fail, and close it, if the block leaves a window on the screen."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    before = set(QApplication.topLevelWidgets())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w not in before]
    names = [f"{type(window).__name__} “{window.windowTitle()}”" for window in left]
    for window in left:
        window.hide()
        window.deleteLater()
    assert not names, f"The test left open: {', '.join(names)}"
