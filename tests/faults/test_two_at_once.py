"""Two programs on one file: exactly one may write, the other reads and says so; nothing is lost between them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.contact import Card
from desktop.domain.errors import ReadOnly
from desktop.domain.query import ContactQuery
from desktop.services import contacts, workspaces
from desktop.services.workspaces import Workspace
from tests.faults.ground import DEEP, sound

RACES = int(os.environ.get("DATELINE_RACES", "200" if DEEP else "20"))
PERSON: Card = {"display_name": "Layla Haddad"}


class Racer:
    """A process that opens and closes the workspace when told to."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-m", "tests.faults.racer", str(path)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def tell(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("now\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture
def racers(tmp_path: Path) -> Iterator[list[Racer]]:
    made = [Racer(tmp_path / "newsroom.dateline") for _ in range(2)]
    try:
        for racer in made:
            assert racer.hear() == "ready"
        yield made
    finally:
        for racer in made:
            racer.process.communicate()


def race(racers: list[Racer]) -> list[str]:
    for racer in racers:
        racer.tell()
    answers = [racer.hear() for racer in racers]
    for racer in racers:
        racer.tell()
    assert [racer.hear() for racer in racers] == ["closed", "closed"]
    return answers


def test_of_two_that_open_at_once_exactly_one_writes(racers: list[Racer], tmp_path: Path) -> None:
    workspaces.close(workspaces.create(tmp_path / "newsroom.dateline"))
    for number in range(RACES):
        answers = race(racers[:: 1 if number % 2 else -1])
        assert answers.count("writer") == 1, answers
        (reader,) = (answer for answer in answers if answer != "writer")
        assert reader.startswith("Read only: this workspace is open")
    workspace = workspaces.open_workspace(tmp_path / "newsroom.dateline")
    sound(workspace)
    workspaces.close(workspace)


def test_the_second_one_reads_what_the_first_one_saves(workspace: Workspace) -> None:
    second = workspaces.open_workspace(workspace.path)
    try:
        assert second.read_only.startswith("Read only: this workspace is open on")
        contacts.create(workspace, PERSON)
        assert contacts.first_page(second, ContactQuery()).count == 1
        with pytest.raises(ReadOnly, match="Nothing was changed"):
            contacts.create(second, PERSON)
        assert contacts.first_page(workspace, ContactQuery()).count == 1
    finally:
        workspaces.close(second)


def test_the_next_one_may_write_when_the_first_one_was_killed(racers: list[Racer], tmp_path: Path) -> None:
    path = tmp_path / "newsroom.dateline"
    workspaces.close(workspaces.create(path))
    racers[0].tell()
    assert racers[0].hear() == "writer"
    racers[0].process.kill()
    racers[0].process.wait()
    workspace = workspaces.open_workspace(path)
    assert workspace.read_only == ""
    contacts.create(workspace, PERSON)
    sound(workspace)
    workspaces.close(workspace)
