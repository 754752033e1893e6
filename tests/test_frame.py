"""The frame itself: a test that leaves something behind, or logs a warning, must fail."""

import logging
import multiprocessing
import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from time import sleep

import platformdirs
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from tests import leaks
from tests.conftest import LogWatch


def test_folders_of_the_program_are_the_tests_own(private_folders: Path) -> None:
    places = (
        platformdirs.user_config_path("dateline"),
        platformdirs.user_data_path("dateline"),
        platformdirs.user_cache_path("dateline"),
        platformdirs.user_documents_path(),
        Path(tempfile.gettempdir()),
        Path.home(),
    )

    assert all(place.is_relative_to(private_folders) for place in places)


def test_no_screen_is_needed(qapp: QApplication) -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert qapp.platformName() == "offscreen"


def test_an_unexpected_warning_is_seen() -> None:
    watch = LogWatch()
    watch.handle(logging.makeLogRecord({"name": "desktop.storage", "msg": "slow", "levelno": logging.WARNING}))

    assert watch.unexpected() == ["desktop.storage: slow"]


def test_an_expected_warning_is_let_through(expect_log: Callable[[str, str], None]) -> None:
    expect_log("desktop", "^slow$")

    logging.getLogger("desktop.storage").warning("slow")


def test_a_thread_left_running_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaks, "PATIENCE", 0.05)
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, name="forgotten")

    with pytest.raises(AssertionError, match="thread forgotten"), leaks.no_new_threads():
        thread.start()

    stop.set()
    thread.join()


def test_a_child_process_left_running_fails_and_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaks, "PATIENCE", 0.05)
    child = multiprocessing.get_context("spawn").Process(target=sleep, args=(60,))

    with pytest.raises(AssertionError, match="process"), leaks.no_new_children():
        child.start()

    child.join(5)
    assert child.exitcode is not None


def test_a_timer_left_running_fails_and_is_stopped(qapp: QApplication) -> None:
    timer = QTimer()

    with pytest.raises(AssertionError, match="timer"), leaks.no_new_timers():
        timer.start(60_000)

    assert not timer.isActive()


def _shown() -> QLabel:
    label = QLabel("left open")
    label.setWindowTitle("Forgotten")
    label.show()
    return label


def test_a_window_left_open_fails_and_is_closed(qapp: QApplication) -> None:
    with pytest.raises(AssertionError, match="QLabel “Forgotten”"), leaks.no_new_windows():
        window = _shown()

    assert not window.isVisible()


@pytest.mark.parametrize("watch", [leaks.no_new_threads, leaks.no_new_children])
def test_nothing_left_is_fine(watch: Callable[[], AbstractContextManager[None]]) -> None:
    with watch():
        thread = threading.Thread(target=lambda: None)
        thread.start()
        thread.join()

    assert not thread.is_alive()
