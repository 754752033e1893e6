"""The child's side of `sandbox`: take the limits on, be silent, do the work, answer in frames of bytes.

Imports as little as it can: its start is paid for every file.
"""

import contextlib
import importlib
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import NamedTuple

from desktop.domain.errors import UserError

DATA, FINISHED, FAILED, OUT_OF_MEMORY, OUT_OF_TIME = b"D", b"F", b"E", b"M", b"T"

# How a process ends when a library gives up for want of memory (abort), and when its processor time is spent.
# On Windows: STATUS_STACK_BUFFER_OVERRUN (Rust's abort) and nothing, as there is no such limit.
ABORTED = frozenset({-signal.SIGABRT, -9, 0xC0000409})
CPU_SPENT = frozenset({-getattr(signal, "SIGXCPU", 1000)})


class Served(NamedTuple):
    """What a child is to do: `target` makes frames, of `argument` and of what comes from the child before, if any."""

    target: str
    argument: dict[str, object]
    seconds: float
    memory_mb: int


def serve(pipe: Connection, work: Served, before: Connection | None = None) -> None:
    """Do the work under its limits, send what it yields, and tell how it ended to whoever listens."""
    _be_silent()
    _limit(work.seconds, work.memory_mb)
    try:
        function = _resolve(work.target)
        for body in function(_received(before), work.argument) if before else function(work.argument):
            pipe.send_bytes(DATA + body)
        last = FINISHED
    except MemoryError:
        last = OUT_OF_MEMORY
    except BrokenPipeError:
        return  # nobody listens any more
    except _BeforeFailedError as told:
        last = told.message
    except BaseException as error:  # noqa: BLE001 - a parser may raise anything, panics included; all of it is told
        last = FAILED + _described(error)
    with contextlib.suppress(OSError):
        if last:
            pipe.send_bytes(last)
    pipe.close()
    os._exit(0)  # no clean-up of a process that held a hostile file


class _BeforeFailedError(Exception):
    """The child before ended badly: with this message, or with none where it died."""

    def __init__(self, message: bytes) -> None:
        super().__init__()
        self.message = message


def _received(pipe: Connection) -> Iterator[bytes]:
    """The frames of the child before. How it failed is passed on; where it died, the parent finds out how."""
    while True:
        try:
            message = pipe.recv_bytes()
        except (EOFError, OSError):
            raise _BeforeFailedError(b"") from None
        if message == FINISHED:
            return
        if message[:1] != DATA:
            raise _BeforeFailedError(message)
        yield message[1:]


def _resolve(target: str) -> Callable[..., Iterator[bytes]]:
    module, _, function = target.partition(":")
    found: Callable[..., Iterator[bytes]] = getattr(importlib.import_module(module), function)
    return found


def _described(error: BaseException) -> bytes:
    """The error as data. Of an unexpected one: kind and place, never its text, which may quote the file."""
    told = {"class": type(error).__name__, "title": "", "safe": "", "next_step": "", "where": ""}
    if isinstance(error, UserError):
        told |= {"title": error.title, "safe": error.safe, "next_step": error.next_step}
    else:
        told["class"] += " (unexpected)"
        frames = traceback.extract_tb(error.__traceback__)[-3:]
        told["where"] = " < ".join(
            f"{os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119 - text, not a file
            for frame in reversed(frames)
        )
    return json.dumps(told).encode()


def _be_silent() -> None:
    """Parsers written in other languages print; a window has no place for it."""
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a shell is the parent's to answer
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nowhere, descriptor)


def _limit(seconds: float, memory_mb: int) -> None:
    if sys.platform == "win32":
        return  # the parent watches the memory there
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    processor = int(seconds) + 5
    _lower(resource.RLIMIT_CPU, processor)
    _lower(resource.RLIMIT_AS, _mapped() + memory_mb * 2**20)


def _lower(kind: int, wanted: int) -> None:
    import resource

    hard = resource.getrlimit(kind)[1]
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with contextlib.suppress(OSError, ValueError):  # macOS refuses some; the parent watches as well
        resource.setrlimit(kind, (limit, limit))


def _mapped() -> int:
    """Address space already taken by the interpreter, which is not the file's fault."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - pathlib is not needed otherwise
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 256 * 2**20
