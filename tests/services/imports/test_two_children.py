"""A large file is read by two child processes: the plan is the one that a single child would have made."""

import multiprocessing
from pathlib import Path

import pytest

from desktop.domain.errors import Cancelled, UnreadableFile
from desktop.domain.progress import SILENT, Progress
from desktop.services import imports
from desktop.services.imports import Plan, planning
from desktop.services.workspaces import Workspace

ROWS = 5_200


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = ["Name,E-mail,Outlet,Beats"]
    for n in range(ROWS):
        address = "broken" if n % 1_000 == 7 else f"p{n % 5_000}@daily.example"
        lines.append(f"Person {n % 5_000},{address},Daily {n % 40},Water; Trade")
    path = tmp_path_factory.mktemp("sheets") / "many.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def plan_of(workspace: Workspace, sheet: Path, progress: Progress = SILENT) -> Plan:
    file = imports.preview(sheet)
    return imports.check(workspace, file, imports.propose_mapping(workspace, file), progress=progress)


def test_two_children_make_the_plan_that_one_makes(
    workspace: Workspace, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = plan_of(workspace, sheet)
    monkeypatch.setattr(planning, "_MANY_ROWS", ROWS + 1)
    alone = plan_of(workspace, sheet)
    assert shared.rows == ROWS
    assert shared.frames == alone.frames
    assert (shared.codes, shared.numbers, shared.twin) == (alone.codes, alone.numbers, alone.twin)


class Stopping:
    """Somebody who cancels when the third frame was looked at."""

    seen = 0

    def step(self, phase: str, done: int, total: int | None = None) -> None:  # noqa: ARG002  # the protocol's
        """Count, and stop."""
        self.seen += 1
        if self.seen == 3:
            raise Cancelled


def test_cancelling_ends_both(workspace: Workspace, sheet: Path) -> None:
    with pytest.raises(Cancelled):
        plan_of(workspace, sheet, Stopping())
    assert multiprocessing.active_children() == []


def test_a_file_that_changed_is_told_as_by_one_child(workspace: Workspace, sheet: Path, tmp_path: Path) -> None:
    copy = tmp_path / "many.csv"
    copy.write_bytes(sheet.read_bytes())
    file = imports.preview(copy)
    mapping = imports.propose_mapping(workspace, file)
    copy.write_bytes(sheet.read_bytes() + b"Late,late@daily.example,Daily 1,Water\n")
    with pytest.raises(UnreadableFile) as caught:
        imports.check(workspace, file, mapping)
    assert "many.csv" in caught.value.title
    assert multiprocessing.active_children() == []
