"""A newsroom to write in."""

import pytest

from desktop.services.workspaces import Workspace
from tests.services.statements.ground import Ground, prepare


@pytest.fixture
def ground(workspace: Workspace) -> Ground:
    """A statement three organisations sign, not revised yet."""
    return prepare(workspace)
