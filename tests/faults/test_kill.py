"""An import killed at any moment is wholly there or wholly absent, and the workspace opens as if nothing had been."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import orjson
import pytest

from desktop.services import workspaces
from tests.faults.ground import DEEP, acts, copy_of, import_file, press_list, row, sound, state

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="processes are forked, to be killed many times a second"
)

KILLS = int(os.environ.get("DATELINE_KILLS", "200" if DEEP else "10"))
ROWS = 600


class Forge:
    """The process that makes importers; see `tests.faults.forge`."""

    def __init__(self, workspace: Path, sheet: Path) -> None:
        command = [sys.executable, "-m", "tests.faults.forge", str(workspace), str(sheet)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._hear() == "ready"

    def run(self, workspace: Path, *, after: float | None = None, statement: int | None = None) -> list[str]:
        """One importer; killed so many seconds after it began to write, or at a statement. What was said."""
        assert self.process.stdin is not None
        order = {"workspace": str(workspace), "statement": statement}
        self.process.stdin.write(orjson.dumps(order).decode() + "\n")
        self.process.stdin.flush()
        heard = [self._hear()]
        if after is not None:
            time.sleep(after)
            with suppress(ProcessLookupError):
                os.kill(int(heard[0].split()[1]), signal.SIGKILL)
        while not heard[-1].startswith("gone"):
            heard.append(self._hear())
        return heard

    def _hear(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A workspace with some of the people of a press list, and the list."""
    folder = tmp_path_factory.mktemp("kill")
    workspace = workspaces.create(folder / "newsroom.dateline")
    import_file(workspace, press_list(folder / "first.csv", [row(n)[:3] + [""] * 6 for n in range(0, ROWS, 9)]))
    workspaces.close(workspace)
    return workspace.path, press_list(folder / "press.csv", [row(n) for n in range(ROWS)])


@pytest.fixture(scope="module")
def importers(prepared: tuple[Path, Path]) -> Iterator[Forge]:
    """One for all tests of this file: checking the press list takes longer than writing it."""
    made = Forge(*prepared)
    try:
        yield made
    finally:
        made.process.communicate()


def outcome(path: Path) -> tuple[str, int]:
    """The state of a workspace somebody was killed in, and how many acts are in its history."""
    workspace = workspaces.open_workspace(path)
    try:
        sound(workspace)
        return state(workspace), len(acts(workspace))
    finally:
        workspaces.close(workspace)


def test_killed_at_random_moments(prepared: tuple[Path, Path], importers: Forge, tmp_path: Path) -> None:
    before = outcome(prepared[0])
    moments = random.Random(f"kill {KILLS}")
    whole_path = copy_of(prepared[0], tmp_path / "whole.dateline")
    began = time.monotonic()
    importers.run(whole_path)
    long = time.monotonic() - began
    whole = outcome(whole_path)
    seen = set()
    for number in range(KILLS):
        path = copy_of(prepared[0], tmp_path / f"{number}.dateline")
        importers.run(path, after=moments.uniform(0, long))
        seen.add(outcome(path))
    assert whole != before
    assert seen <= {before, whole}, "an import is wholly there or wholly absent"
    assert before in seen


def test_killed_at_chosen_statements(prepared: tuple[Path, Path], importers: Forge, tmp_path: Path) -> None:
    before = outcome(prepared[0])
    path = copy_of(prepared[0], tmp_path / "whole.dateline")
    statements = int(importers.run(path)[-2].split()[1])
    every = range(1, statements + 1)
    chosen = every if DEEP else sorted({1, 2, 3, *random.Random(statements).sample(every, 4), statements})
    for number in chosen:
        path = copy_of(prepared[0], tmp_path / f"{number}.dateline")
        heard = importers.run(path, statement=number)
        assert heard[-1] == f"gone {int(signal.SIGKILL)}"
        assert outcome(path) == before, f"killed at statement {number} of {statements}"


def test_what_was_killed_can_be_done_again(prepared: tuple[Path, Path], importers: Forge, tmp_path: Path) -> None:
    path = copy_of(prepared[0], tmp_path / "again.dateline")
    importers.run(path, statement=40)
    assert importers.run(path)[-2].startswith("done")
    _, done = outcome(path)
    assert done == 2
