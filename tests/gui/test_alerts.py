"""Long work: how long it still takes, and its end told to somebody who looks elsewhere."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Cancelled, StorageFailure
from desktop.gui import jobs
from desktop.gui.alerts import Alerts
from desktop.gui.bars import job_words
from desktop.gui.jobs import Job
from desktop.gui.main_window import MainWindow
from desktop.gui.preferences import Preferences
from desktop.gui.recents import note_file, note_workspace, others
from desktop.services.settings import Settings
from tests.gui.conftest import OpenFrame


@pytest.fixture
def window(open_frame: OpenFrame) -> MainWindow:
    return open_frame()


def old(seconds: float, title: str = "Importing newsroom-list.xlsx") -> Job:
    job = Job(title)
    job.began -= seconds
    return job


def test_long_work_that_ends_is_told_without_names(window: MainWindow) -> None:
    alerts = Alerts(window, window.tasks)
    window.tasks.ended.emit(old(130), None)
    window.tasks.ended.emit(old(130), StorageFailure("The disk is full."))
    window.tasks.ended.emit(old(130), Cancelled())
    window.tasks.ended.emit(old(1), None)
    assert alerts.said == ["Work in Dateline is done.", "Work in Dateline has stopped. Look what happened."]


def test_a_job_behind_other_windows_is_told_sooner(window: MainWindow, qtbot: QtBot) -> None:
    alerts = Alerts(window, window.tasks)
    window.hide()
    window.tasks.ended.emit(old(10), None)
    assert len(alerts.said) == 1


def test_what_takes_long_says_how_long_it_still_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(jobs, "monotonic", lambda: now[0])
    job = Job("Importing list.xlsx")
    job.step("reading", 0, 100_000)
    assert job_words(job) == "Importing list.xlsx · reading, 0 of 100,000"
    now[0] += 20
    job.step("reading", 10_000, 100_000)
    assert job_words(job) == "Importing list.xlsx · reading, 10,000 of 100,000 · about 3 min left"
    now[0] += 160
    job.step("reading", 80_000, 100_000)
    assert job_words(job).endswith("about 45 s left")
    job.step("writing", 10, 100)
    assert job_words(job) == "Importing list.xlsx · writing, 10 of 100"


def test_short_work_says_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(jobs, "monotonic", lambda: now[0])
    job = Job("Checking")
    job.step("reading", 0, 100)
    now[0] += 4
    job.step("reading", 50, 100)
    assert job_words(job) == "Checking · reading, 50 of 100"


def test_what_was_opened_lately_is_kept_newest_first(tmp_path: Path) -> None:
    preferences = Preferences(Settings(), lambda _settings: None)
    for name in ("a.xlsx", "b.csv", "a.xlsx"):
        note_file(preferences, tmp_path / name)
    assert [Path(path).name for path in preferences.now.recent_files] == ["a.xlsx", "b.csv"]
    for number in range(12):
        note_workspace(preferences, tmp_path / f"{number}.dateline")
    assert len(preferences.now.recent_workspaces) == 8
    assert preferences.now.last_workspace.endswith("11.dateline")
    assert len(others(preferences, tmp_path / "11.dateline")) == 7
    preferences.save_now()


def test_the_file_menu_offers_what_was_opened_lately(window: MainWindow, tmp_path: Path) -> None:
    note_workspace(window.preferences, tmp_path / "water.dateline")
    window.menuBar().setVisible(True)
    window.actions_table.refresh()
    file = window.menuBar().actions()[0].menu()
    assert isinstance(file, QMenu)
    file.aboutToShow.emit()
    said = [action.text() for action in file.actions()]
    assert "Recent workspaces" in said
