"""Two newsrooms, each with its own keyring entry, and a revision to sign."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services import organisations, statements, workspaces
from desktop.services.workspaces import Workspace
from tests.keyring_memory import MemoryKeyring, installed
from tests.services.statements.ground import DOCTORS, Ground, prepare


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    """The system's keyring."""
    backend = MemoryKeyring()
    with installed(backend):
        yield backend


@pytest.fixture
def ground(workspace: Workspace, ring: MemoryKeyring) -> Ground:
    """A statement three organisations are to sign, as revision 1."""
    made = prepare(workspace)
    statements.make_revision(workspace, made.id, "en")
    return made


@pytest.fixture
def partner(tmp_path: Path) -> Iterator[Workspace]:
    """The workspace of the Northern Doctors Union, on their own computer."""
    theirs = workspaces.create(tmp_path / "doctors.dateline")
    organisations.create(theirs, {**DOCTORS, "own": True})
    yield theirs
    workspaces.close(theirs)
