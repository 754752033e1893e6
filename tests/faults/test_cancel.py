"""Stopped at any point, an import leaves nothing: no contact, no history, no child process, no temporary file."""

import multiprocessing
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.domain.audience import Audience
from desktop.domain.errors import Cancelled
from desktop.domain.exports import FileKind
from desktop.domain.presets import preset
from desktop.services import exports, history, imports
from desktop.services.workspaces import Workspace
from tests.faults.ground import acts, import_file, planned, press_list, row, sound, state


@dataclass
class Stopping:
    """Somebody who presses Cancel at the n-th report."""

    at: int
    seen: list[str] = field(default_factory=list)

    def step(self, phase: str, done: int, total: int | None = None) -> None:  # noqa: ARG002  # the protocol's
        """Note it, or stop."""
        self.seen.append(phase)
        if len(self.seen) == self.at:
            raise Cancelled


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return press_list(tmp_path / "press.csv", map(row, range(2_600)))


def left_nothing(workspace: Workspace, before: str, done: list[str]) -> None:
    """Everything is as it was before."""
    assert state(workspace) == before
    assert acts(workspace) == done
    assert multiprocessing.active_children() == []
    assert list(Path(tempfile.gettempdir()).iterdir()) == []
    sound(workspace)


def reports(run: object) -> int:
    """How often the work reports when nobody stops it."""
    watching = Stopping(0)
    run(watching)  # type: ignore[operator]
    return len(watching.seen)


# How often it is asked depends on the speed of the machine; the first time is certain.
@pytest.mark.parametrize("asked", [1])
def test_while_the_file_is_looked_at(workspace: Workspace, sheet: Path, asked: int) -> None:
    before, times = state(workspace), 0

    def stop() -> bool:
        nonlocal times
        times += 1
        return times >= asked

    with pytest.raises(Cancelled):
        imports.preview(sheet, stop=stop)
    left_nothing(workspace, before, [])


def test_while_the_rows_are_checked(workspace: Workspace, sheet: Path) -> None:
    preview = imports.preview(sheet)
    mapping = imports.propose_mapping(workspace, preview)
    before = state(workspace)
    last = reports(lambda watching: imports.check(workspace, preview, mapping, progress=watching))
    assert last > 4
    for at in (1, last // 2, last):
        with pytest.raises(Cancelled, match="Nothing was changed"):
            imports.check(workspace, preview, mapping, progress=Stopping(at))
        left_nothing(workspace, before, [])


def test_while_it_is_written(workspace: Workspace, sheet: Path, tmp_path: Path) -> None:
    import_file(workspace, press_list(tmp_path / "first.csv", [row(n)[:3] + [""] * 6 for n in range(0, 2_600, 4)]))
    before, done = state(workspace), acts(workspace)
    plan = planned(workspace, sheet)
    at = 1
    while True:
        try:
            report = imports.apply(workspace, plan, Stopping(at))
        except Cancelled:
            left_nothing(workspace, before, done)
            at += 1
        else:
            break
    assert at > 5, "it can be stopped at several points"
    assert report.added > 1_500
    assert report.updated > 500
    assert acts(workspace) == ["Import press.csv", *done]


def test_while_it_is_taken_back(workspace: Workspace, sheet: Path) -> None:
    report = import_file(workspace, sheet)
    before, done = state(workspace), acts(workspace)
    assert report.batch_id
    for at in (1, 2):
        with pytest.raises(Cancelled):
            history.undo(workspace, report.batch_id, Stopping(at))
        left_nothing(workspace, before, done)
    history.undo(workspace, report.batch_id)
    assert acts(workspace) == ["Undo: Import press.csv", *done]


def test_while_a_list_is_exported(workspace: Workspace, sheet: Path, tmp_path: Path) -> None:
    import_file(workspace, sheet)
    before, done = state(workspace), acts(workspace)
    folder = tmp_path / "out"
    folder.mkdir()
    for at in (1, 2, 3, 4):
        with pytest.raises(Cancelled):
            exports.write(
                workspace, Audience(), preset("excel"), folder / "list.xlsx", FileKind.XLSX, progress=Stopping(at)
            )
        left_nothing(workspace, before, done)
        assert list(folder.iterdir()) == []
