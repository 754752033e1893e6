"""Start of a child process that knows nothing of the program that started it.

`multiprocessing` runs the caller's main module again in every child it spawns. Our child needs nothing of it; a script
without a guard would do its work twice, and where the program stands on standard input there is nothing to run again.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import spawn
from multiprocessing.process import BaseProcess
from typing import Any

_one_at_a_time = threading.Lock()
_facts = spawn.get_preparation_data


def start(child: BaseProcess) -> None:
    """Start a child of the context "spawn" without the main module of this process."""
    with _one_at_a_time, _main_untold():
        child.start()


@contextmanager
def _main_untold() -> Iterator[None]:
    """What a child is told leaves the main module out; there is no option for it, in any version of Python."""
    spawn.get_preparation_data = _without_main
    try:
        yield
    finally:
        spawn.get_preparation_data = _facts


def _without_main(name: str) -> dict[str, Any]:
    told = dict(_facts(name))
    for way in ("init_main_from_name", "init_main_from_path"):
        told.pop(way, None)
    return told
