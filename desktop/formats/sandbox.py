"""Files of unknown origin are read in a child process with little memory, little time and no say over us.

The child answers in frames of plain bytes; nothing it sends is ever unpickled or evaluated. It may crash,
hang, or ask for all the memory there is: the caller gets a sentence, and no child is left behind. In a frozen
build the program's start must call `multiprocessing.freeze_support()`.
"""

import contextlib
import json
import logging
import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import psutil

from desktop.domain.errors import Cancelled, UnreadableFile, UserError
from desktop.formats import sandbox_child, sandbox_start
from desktop.formats.sandbox_child import DATA, FAILED, FINISHED, OUT_OF_MEMORY, OUT_OF_TIME

_log = logging.getLogger(__name__)

_POLL_SECONDS = 0.05  # how late a stop, a deadline or a greedy child may be noticed
_LARGEST_FRAME = 256 * 1024 * 1024
_NAME = "dateline-reader"
_SAFE = "Nothing was changed."
_AS_SHEET = "Open it in a spreadsheet program, save the sheet you need as CSV (UTF-8), and import that."


@dataclass(frozen=True)
class Limits:
    """What reading one file may cost: seconds the caller waits for the child, and its memory."""

    seconds: float = 120
    memory_mb: int = 1200


DEFAULT_LIMITS = Limits()


def never_stop() -> bool:
    """For callers that offer no way to stop."""
    return False


def run(
    target: str,
    argument: dict[str, object],
    *,
    then: str = "",
    limits: Limits = DEFAULT_LIMITS,
    stop: Callable[[], bool] = never_stop,
    advice: str = _AS_SHEET,
) -> Iterator[bytes]:
    """The frames that `target` ("package.module:function") yields for `argument`, made in a limited child.

    With `then`, a second child under the same limits works on the frames of the first (`then(frames, argument)`) and
    its frames are the answer. One behind the other they keep the order, and need no say from here.

    `argument["name"]` or else `argument["path"]` names the file in the sentences a person reads. Closing the
    iterator ends the child. Time counts only while the child is waited for, not while the caller works. `advice` is
    what a person is told to do when the file is too much for its reader.

    Raises:
        UserError: the same one that the child raised.
        UnreadableFile: the child died, took too long, or asked for too much memory.
        Cancelled: `stop` answered True.
    """
    targets = (target, then) if then else (target,)
    context = multiprocessing.get_context("spawn")
    pipes = [context.Pipe(duplex=False) for _ in targets]
    children = _children(context, targets, argument, limits, pipes)
    watch = _Watch(children, pipes[-1][0], limits, stop, _spoken_name(argument), advice)
    try:
        for child in children:
            sandbox_start.start(child)
        _close_all(pipes, but=watch.receiver)  # or nobody would notice that the one at the other end is gone
        yield from watch.frames()
    finally:
        for child in children:
            _end(child)
        _close_all(pipes)


def _children(
    context: SpawnContext,
    targets: Sequence[str],
    argument: dict[str, object],
    limits: Limits,
    pipes: Sequence[tuple[Connection, Connection]],
) -> list[BaseProcess]:
    """One for each target, not yet started, that sends into its pipe and takes from the one before."""
    works = [sandbox_child.Served(target, argument, limits.seconds, limits.memory_mb) for target in targets]
    sources = [None, *(receiver for receiver, _ in pipes)]
    ends = zip(pipes, works, sources, strict=False)  # nobody takes from the last but the caller
    serving = [(sender, work, source) for (_, sender), work, source in ends]
    return [context.Process(target=sandbox_child.serve, args=args, name=_NAME, daemon=True) for args in serving]


def _close_all(pipes: Iterable[tuple[Connection, Connection]], but: Connection | None = None) -> None:
    for end in chain.from_iterable(pipes):
        if end is not but:
            end.close()


def _spoken_name(argument: dict[str, object]) -> str:
    spoken = argument.get("name")
    if isinstance(spoken, str):
        return spoken
    path = argument.get("path")
    return Path(path).name if isinstance(path, str | Path) else "The file"


def _end(child: BaseProcess) -> None:
    if child.pid is None:  # never started
        return
    if child.is_alive():
        child.kill()
    child.join()
    child.close()


@dataclass
class _Watch:
    children: Sequence[BaseProcess]
    receiver: Connection
    limits: Limits
    stop: Callable[[], bool]
    name: str
    advice: str
    waited: float = 0.0
    looked: float = 0.0  # when the children's memory was last looked at
    seen: dict[BaseProcess, psutil.Process] = field(default_factory=dict)

    def frames(self) -> Iterator[bytes]:
        while True:
            self._wait()
            try:
                frame = self.receiver.recv_bytes(_LARGEST_FRAME)
            except (EOFError, OSError):
                raise self._death() from None
            kind, body = frame[:1], frame[1:]
            if kind == DATA:
                yield body
            elif kind == FINISHED:
                return
            else:
                raise self._failure(kind, body)

    def _wait(self) -> None:
        began = time.monotonic()
        while True:
            if self.stop():
                raise Cancelled
            answered = self.receiver.poll(_POLL_SECONDS)
            now = time.monotonic()
            if now - self.looked > _POLL_SECONDS:
                self.looked = now
                if max(map(self._memory_of, self.children)) > self.limits.memory_mb:
                    raise self.too_big()
            if answered:
                break
            if self.waited + now - began > self.limits.seconds:
                raise self.too_slow()
        self.waited += time.monotonic() - began

    def _memory_of(self, child: BaseProcess) -> float:
        with contextlib.suppress(psutil.Error):
            process = self.seen.get(child) or self.seen.setdefault(child, psutil.Process(child.pid))
            return float(process.memory_info().rss) / 2**20
        return 0.0

    def _failure(self, kind: bytes, body: bytes) -> UserError:
        if kind == OUT_OF_MEMORY:
            return self.too_big()
        if kind == OUT_OF_TIME:
            return self.too_slow()
        if kind == FAILED:
            return _error_from(body, self.name, self.advice)
        return damaged(self.name, self.advice)

    def _death(self) -> UserError:
        for child in self.children:
            child.join(2)
        code = next((child.exitcode for child in self.children if child.exitcode), 0)  # the first is the cause
        _log.info("the reader of a file died with exit code %s", code)
        if code in sandbox_child.ABORTED:
            return self.too_big()
        if code in sandbox_child.CPU_SPENT:
            return self.too_slow()
        return damaged(self.name, self.advice)

    def too_big(self) -> UnreadableFile:
        allowed = f"{self.limits.memory_mb / 1000:.1f} GB"
        return UnreadableFile(
            f"{self.name} could not be read: it asks for more memory than Dateline allows ({allowed}).",
            _SAFE,
            self.advice,
        )

    def too_slow(self) -> UnreadableFile:
        seconds = f"{self.limits.seconds:.0f} second{'' if self.limits.seconds == 1 else 's'}"
        return UnreadableFile(
            f"{self.name} could not be read within {seconds}.",
            _SAFE,
            self.advice,
        )


def damaged(name: str, advice: str = _AS_SHEET) -> UnreadableFile:
    """The sentence for a file on which its reader broke, whatever the reason."""
    return UnreadableFile(f"{name} could not be read: the file seems to be damaged.", _SAFE, advice)


def _error_from(body: bytes, name: str, advice: str) -> UserError:
    """The error the child described, if its class is one of ours; never anything else."""
    try:
        told = json.loads(body)
        texts = [str(told[part]) for part in ("title", "safe", "next_step")]
        known = _known_errors().get(str(told["class"]))
        where = str(told.get("where", ""))
    except (ValueError, KeyError, TypeError):
        return damaged(name, advice)
    if where:
        _log.error("the reader of a file failed: %s at %s", told["class"], where)
    if known is None:
        return damaged(name, advice)
    error = known.__new__(known)
    UserError.__init__(error, *texts)
    return error


def _known_errors() -> dict[str, type[UserError]]:
    known: dict[str, type[UserError]] = {}
    waiting: list[type[UserError]] = [UserError]
    while waiting:
        kind = waiting.pop()
        known[kind.__name__] = kind
        waiting.extend(kind.__subclasses__())
    return known
