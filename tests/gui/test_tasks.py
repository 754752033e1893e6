"""Work beside the window: answers come back on its thread, old and unwanted ones never, bugs always."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Touched
from desktop.domain.errors import Cancelled, NotFound, UserError
from desktop.gui.jobs import Job
from desktop.gui.tasks import InlineTasks, Tasks

DESK: Any = "a workspace"


@dataclass(frozen=True)
class Written:
    touched: Touched


def _append(order: list[int], n: int, _workspace: object) -> None:
    order.append(n)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks(DESK)
    yield made
    made.close()


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def test_work_runs_elsewhere_and_is_answered_here(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    seen: list[object] = []
    here = threading.get_ident()

    def work(workspace: object) -> tuple[object, int]:
        return workspace, threading.get_ident()

    def done(answer: tuple[object, int]) -> None:
        seen.extend([answer[0], answer[1] != here, QThread.currentThread() is owner.thread()])

    tasks.read(owner, work, done)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [DESK, True, True]


def test_only_the_newest_of_a_question_is_answered(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    go = threading.Event()
    seen: list[str] = []

    def slow(_workspace: object) -> str:
        go.wait(5)
        return "old"

    tasks.read(owner, slow, seen.append, question="search")
    tasks.read(owner, lambda _workspace: "new", seen.append, question="search")
    tasks.read(owner, lambda _workspace: "other", seen.append, question="count")
    qtbot.waitUntil(lambda: sorted(seen) == ["new", "other"])
    go.set()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert "old" not in seen


def test_what_may_rest_begins_after_what_is_asked_next_and_not_at_all_if_asked_anew(
    qtbot: QtBot, tasks: Tasks, owner: QObject
) -> None:
    begun: list[str] = []
    for name in ("first", "anew"):
        tasks.read(owner, lambda _workspace, name=name: begun.append(name), question="details", rest=True)  # type: ignore[misc]
    tasks.read(owner, lambda _workspace: begun.append("rows"))
    assert tasks.busy()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert begun == ["rows", "anew"]


def test_widgets_that_are_gone_get_no_answer(qtbot: QtBot, tasks: Tasks) -> None:
    go = threading.Event()
    seen: list[str] = []
    gone = QObject()
    tasks.read(gone, lambda _workspace: str(go.wait(5)), seen.append)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    go.set()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert not seen


def test_writes_happen_one_after_the_other_in_order(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    order: list[int] = []
    for n in range(20):
        tasks.write(owner, partial(_append, order, n))
    qtbot.waitUntil(lambda: not tasks.busy())
    assert order == list(range(20))


def test_what_a_write_touched_is_told_to_all(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    touched = Touched({"contact": frozenset({7})})
    with qtbot.waitSignal(tasks.changed) as told:
        tasks.write(owner, lambda _workspace: Written(touched))
    assert told.args == [touched]
    with qtbot.waitSignal(tasks.changed):
        tasks.write(owner, lambda _workspace: touched)


def test_an_expected_failure_goes_to_who_asked_or_to_the_window(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    def fail(_workspace: object) -> None:
        raise NotFound("That contact is gone.")

    seen: list[UserError] = []
    tasks.read(owner, fail, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].title == "That contact is gone."
    with qtbot.waitSignal(tasks.failed) as told:
        tasks.read(owner, fail)
    assert told.args is not None
    assert isinstance(told.args[0], NotFound)


def test_a_bug_is_told_and_logged_without_its_words(
    qtbot: QtBot, tasks: Tasks, owner: QObject, expect_log: Callable[[str, str], None]
) -> None:
    expect_log("desktop.gui.jobs", "^work failed: ZeroDivisionError$")
    with qtbot.waitSignal(tasks.broke):
        tasks.read(owner, lambda _workspace: 1 / 0)


def test_a_job_reports_and_stops_when_asked(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    begun = threading.Event()
    seen: list[UserError] = []

    def work(_workspace: object, progress: Job) -> None:
        for n in range(100_000):
            progress.step("Rows", n, 100_000)
            begun.set()

    polled: list[int] = []
    tasks.progressed.connect(lambda: polled.extend(job.done for job in tasks.jobs()))
    job = tasks.job(owner, "Importing", work, failed=seen.append)
    assert [shown.title for shown in tasks.jobs()] == ["Importing"]
    assert begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], Cancelled)
    assert tasks.jobs() == []
    assert job.finished
    assert polled


def test_work_waits_for_a_workspace_and_answers_of_the_one_before_are_dropped(qtbot: QtBot, owner: QObject) -> None:
    tasks = Tasks()
    seen: list[object] = []
    tasks.read(owner, lambda workspace: workspace, seen.append)
    assert not seen
    first: Any = "first"
    second: Any = "second"
    with qtbot.waitSignal(tasks.opened):
        tasks.adopt(first)
    qtbot.waitUntil(lambda: seen == ["first"])
    go = threading.Event()
    tasks.read(owner, lambda workspace: (go.wait(5), workspace)[1], seen.append)
    tasks.adopt(second)
    go.set()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert seen == ["first"]
    assert tasks.workspace() is second
    tasks.close()


def test_work_aside_needs_no_workspace(qtbot: QtBot, owner: QObject) -> None:
    tasks = Tasks()
    seen: list[int] = []
    tasks.aside(owner, lambda: 7, seen.append)
    qtbot.waitUntil(lambda: seen == [7])
    tasks.close()


def test_inline_tasks_answer_at_once(qtbot: QtBot, owner: QObject) -> None:
    tasks = InlineTasks(DESK)
    seen: list[object] = []
    tasks.read(owner, lambda workspace: workspace, seen.append)
    tasks.write(owner, lambda _workspace: 2, seen.append)
    tasks.job(owner, "Work", lambda _workspace, job: job.title, seen.append)
    assert seen == [DESK, 2, "Work"]


def test_twenty_thousand_answers_arrive(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    count = 0

    def done(_answer: object) -> None:
        nonlocal count
        count += 1

    for _ in range(2_000):
        tasks.aside(owner, lambda: True, done)
    qtbot.waitUntil(lambda: count == 2_000, timeout=20_000)
