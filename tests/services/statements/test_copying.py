"""Starting from an earlier statement takes its words and nothing that was said about it."""

import pytest

from desktop.domain.errors import InvalidValue, NotFound
from desktop.services import history, statements
from desktop.services.workspaces import Workspace
from tests.statement_samples import ENGLISH, revised


def test_it_begins_with_the_words_in_every_language(workspace: Workspace) -> None:
    room = revised(workspace)
    made = statements.get(workspace, statements.start_from(workspace, room.statement, "Again").id)
    assert made.title == "Again"
    assert made.languages == ("en", "ar")
    assert made.versions[0].text.blocks == ENGLISH.blocks
    assert made.versions[0].text.date == ""
    assert [one.short for one in made.organisations] == ["HRN", "COB", "NDU"]


def test_nothing_said_or_promised_comes_along(workspace: Workspace) -> None:
    room = revised(workspace)
    made = statements.get(workspace, statements.start_from(workspace, room.statement, "Again").id)
    assert (made.signoffs, made.rounds, made.attachments, made.embargo) == ((), (), (), None)
    assert all(version.current is None for version in made.versions)


def test_it_can_be_taken_back(workspace: Workspace) -> None:
    room = revised(workspace)
    made = statements.start_from(workspace, room.statement, "Again")
    assert made.touched.batch_id is not None
    history.undo(workspace, made.touched.batch_id)
    assert [row.id for row in statements.all_statements(workspace)] == [room.statement]


def test_it_needs_a_title_and_an_earlier_one(workspace: Workspace) -> None:
    room = revised(workspace)
    with pytest.raises(InvalidValue, match="needs a title"):
        statements.start_from(workspace, room.statement, " ")
    with pytest.raises(NotFound):
        statements.start_from(workspace, 99, "Again")
