"""Scenes of the statements: all of them, one being written, revisions, sign-off, a text being read in."""

from desktop.gui.screens.statements import StatementsPage
from desktop.services.workspaces import Workspace
from tests.shots import Stage, scene
from tests.shots_contacts import example, in_london
from tests.statement_samples import Newsroom, under_embargo


def room() -> Newsroom:
    """The sample among the example's people."""
    return under_embargo(example())


def open_statements(stage: Stage, workspace: Workspace, argument: object = None) -> StatementsPage:
    """The page of statements over a workspace."""
    with in_london():
        stage.window.tasks.adopt(workspace)
        stage.window.visit("statements", argument)
    page = stage.window.page()
    assert isinstance(page, StatementsPage)
    return page


@scene("statement-writing")
def writing(stage: Stage) -> None:
    """One being signed."""
    made = room()
    open_statements(stage, made.workspace, made.statement)


@scene("statements-all")
def all_of_them(stage: Stage) -> None:
    """All statements."""
    open_statements(stage, room().workspace)
