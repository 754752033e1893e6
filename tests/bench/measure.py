"""Running whole processes in turns, with their time, processor time and memory, children included."""

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[2]
_SAMPLE_SECONDS = 0.02
_HOME = ROOT / "build" / "bench" / "home"
_PRIVATE = {name: str(_HOME) for name in ("DATELINE_CONFIG", "DATELINE_DATA", "DATELINE_LOG", "XDG_STATE_HOME")}
"""Nobody's own settings are read, and nothing is written to them."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process from start to end.

    Attributes:
        seconds: wall time, the start of the interpreter included. processor: of the process and its children.
        began: the monotonic clock at the start, to measure moments the process names itself.
        answer: what it said in its last line (JSON).
    """

    seconds: float
    processor: float
    began: float
    answer: dict[str, Any]


def ours(*arguments: object) -> list[str]:
    """The command for one of our own acts (see `acts`)."""
    return [sys.executable, "-m", "tests.bench.acts", *map(str, arguments)]


def run(command: Sequence[str]) -> Run:
    """Run one process to its end.

    Raises:
        RuntimeError: it failed; its own words are in the message.
    """
    began = time.monotonic()
    process = _start(command)
    return _finish(process, began)


def _start(command: Sequence[str]) -> "subprocess.Popen[str]":
    environment = {**os.environ, **_PRIVATE, "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "ignore"}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def _finish(process: "subprocess.Popen[str]", began: float) -> Run:
    before = os.times()
    said, complaint = process.communicate()
    seconds = time.monotonic() - began
    after = os.times()
    if process.returncode:
        raise RuntimeError(f"{process.args!r} ended with {process.returncode}:\n{complaint[-3000:]}")
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    lines = said.strip().splitlines()
    return Run(seconds, spent, began, json.loads(lines[-1]) if lines else {})


def peak_memory(command: Sequence[str]) -> tuple[float, Run]:
    """The most memory a process and all its children held together, in MB, and the run it was seen in.

    Pages that several of them share are counted once where the system says so (PSS on Linux).
    """
    began = time.monotonic()
    process = _start(command)
    peak, over = 0.0, threading.Event()

    def watch() -> None:
        nonlocal peak
        root = psutil.Process(process.pid)
        while not over.wait(_SAMPLE_SECONDS):
            with suppress(psutil.Error):
                peak = max(peak, sum(_held(one) for one in (root, *root.children(recursive=True))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        found = _finish(process, began)
    finally:
        over.set()
        watcher.join()
    return peak, found


def _held(process: psutil.Process) -> float:
    with suppress(psutil.Error):
        memory = process.memory_full_info()
        return float(getattr(memory, "pss", memory.uss)) / 2**20
    return 0.0


def in_turns(cases: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, list[Run]]:
    """Every case once a round; every second round the other way about, so that no case always comes first."""
    found: dict[str, list[Run]] = {name: [] for name in cases}
    for number in range(rounds):
        names = list(cases) if number % 2 == 0 else list(cases)[::-1]
        for name in names:
            found[name].append(cases[name]())
    return found


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def middle(runs: Sequence[Run]) -> float:
    """The median of the wall times."""
    return median([one.seconds for one in runs])


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies (0-1)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
