"""The list of statements."""

import pytest

from desktop.domain.errors import NotFound
from desktop.services import statements
from desktop.services.workspaces import Workspace
from desktop.storage import nouns
from tests.services.statements.ground import Ground


def test_a_row_says_how_far_a_statement_is(ground: Ground) -> None:
    (row,) = statements.all_statements(ground.workspace)
    assert (row.stage, row.languages, row.organisations) == ("draft", ("en",), ("VW", "NDU", "COB"))
    assert (row.signed, row.signers, row.changed, row.embargo) == (0, 3, (), None)
    statements.make_revision(ground.workspace, ground.id, "en")
    ground.reword("Five clinics closed")
    (row,) = statements.all_statements(ground.workspace)
    assert (row.stage, row.changed) == ("sign_off", ("en",))
    with ground.workspace.command("Gave it away", undoable=False) as act:
        nouns.add(act, nouns.DISTRIBUTION, statement_id=ground.id, copy="release", channel="kit", at=act.at, by="mara")
    assert statements.all_statements(ground.workspace)[0].stage == "released"


def test_statements_are_found_by_title_and_organisation(ground: Ground, workspace: Workspace) -> None:
    other = statements.create(workspace, "Clinic funding").id
    assert [row.id for row in statements.all_statements(workspace)][-1] in {ground.id, other}
    assert [row.id for row in statements.all_statements(workspace, "FUNDING")] == [other]
    assert [row.id for row in statements.all_statements(workspace, "ndu clinics")] == [ground.id]
    assert statements.all_statements(workspace, "nothing") == []


def test_what_is_not_there_is_said(ground: Ground) -> None:
    with pytest.raises(NotFound, match="This statement no longer exists"):
        statements.get(ground.workspace, 99)
    with pytest.raises(NotFound, match="has no text in “fr”"):
        statements.unsettled(ground.workspace, ground.id, "fr")
    with pytest.raises(NotFound, match="This revision no longer exists"):
        statements.revision(ground.workspace, 99)
    assert all(part.before == "" for part in statements.unsettled(ground.workspace, ground.id, "en"))


def test_what_is_behind_is_said_in_its_own_name(ground: Ground) -> None:
    statements.add_language(ground.workspace, ground.id, "ar")
    said = [finding.sentence for finding in statements.cross_checks(ground.workspace, ground.id)]
    assert said[:3] == ["العربية: 1 paragraph behind", "العربية: 1 demand behind", "العربية: 1 quote behind"]


def test_the_package_has_nothing_else() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        statements.nothing  # noqa: B018
