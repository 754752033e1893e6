"""The frame of every test: no screen needed, private folders, nothing logged and nothing left behind unseen."""

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import leaks

if TYPE_CHECKING:
    from desktop.services.workspaces import Workspace

for name, examples in (("ci", 40), ("deep", 2_000)):
    settings.register_profile(
        name,
        max_examples=examples,
        derandomize=name == "ci",
        deadline=None,  # a busy machine is not a wrong answer
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
        print_blob=True,
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

PRIVATE_FOLDERS = {
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "run",
    "XDG_DOCUMENTS_DIR": "documents",
    "XDG_DOWNLOAD_DIR": "downloads",
    "APPDATA": "config",
    "LOCALAPPDATA": "data",
    "HOME": "home",
    "TMPDIR": "temp",
}
"""Where a program would write by itself: all of it goes into the test's own folder."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--onscreen`, to watch the windows while they are tested."""
    parser.addoption("--onscreen", action="store_true", help="show the windows (use with -n0)")


def pytest_configure(config: pytest.Config) -> None:
    """Choose the platform before anything makes a `QApplication`, in this process and in the workers'."""
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


_MUST_EXIST = ("home", "temp", "run")


@pytest.fixture(autouse=True)
def private_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the test's own that holds its settings, data, cache and temporary files; gone afterwards."""
    root = tmp_path_factory.mktemp("private")
    for variable, folder in PRIVATE_FOLDERS.items():
        monkeypatch.setenv(variable, str(root / folder))
    for folder in _MUST_EXIST:
        (root / folder).mkdir(mode=0o700)
    monkeypatch.setattr(tempfile, "tempdir", str(root / "temp"))
    yield root
    shutil.rmtree(root, ignore_errors=True)


@dataclass
class LogWatch(logging.Handler):
    """Collects what was logged as a warning or worse, and what the test said it expects."""

    records: list[logging.LogRecord] = field(default_factory=list)
    expected: list[tuple[str, re.Pattern[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.WARNING)

    def __hash__(self) -> int:  # logging keeps handlers in sets
        return id(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record."""
        self.records.append(record)

    def unexpected(self) -> list[str]:
        """The records nobody expects, as `logger: text`."""
        return [
            f"{record.name}: {record.getMessage()}"
            for record in self.records
            if not any(self._fits(record, *expected) for expected in self.expected)
        ]

    def missing(self) -> list[str]:
        """What was expected and never logged."""
        return [
            f"{name}: {pattern.pattern}"
            for name, pattern in self.expected
            if not any(self._fits(record, name, pattern) for record in self.records)
        ]

    @staticmethod
    def _fits(record: logging.LogRecord, name: str, pattern: re.Pattern[str]) -> bool:
        own = record.name == name or record.name.startswith(f"{name}.")
        return own and pattern.search(record.getMessage()) is not None


@pytest.fixture(autouse=True)
def log_watch() -> Iterator[LogWatch]:
    """Fail a test that logs a warning or worse which it did not expect, whatever the logger."""
    watch = LogWatch()
    root = logging.getLogger()
    root.addHandler(watch)
    try:
        yield watch
    finally:
        root.removeHandler(watch)
    assert not watch.unexpected(), f"Logged, but not expected: {watch.unexpected()}"
    assert not watch.missing(), f"Expected, but not logged: {watch.missing()}"


@pytest.fixture
def expect_log(log_watch: LogWatch) -> Callable[[str, str], None]:
    """`expect_log("desktop.storage", r"disk full")`: the test logs this warning or error, and must."""
    return lambda name, pattern: log_watch.expected.append((name, re.compile(pattern)))


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, private_folders: Path) -> Iterator[None]:
    """Fail a test that leaves a thread, a child process, a running timer or a window behind."""
    with ExitStack() as stack:
        stack.enter_context(leaks.no_new_threads())
        stack.enter_context(leaks.no_new_children())
        if "qapp" in request.fixturenames:
            request.getfixturevalue("qapp")
            stack.enter_context(leaks.no_new_windows())
            stack.enter_context(leaks.no_new_timers())
        yield


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator["Workspace"]:
    """An empty workspace in a real file, closed afterwards."""
    from desktop.services import workspaces

    made = workspaces.create(tmp_path / "newsroom.dateline")
    yield made
    workspaces.close(made)
