"""Asking, and recording by hand."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import InvalidValue, NotFound, UserError
from desktop.domain.kept_file import RefusedFile
from desktop.domain.signoff import Decision, How, RoundKind, Standing
from desktop.services import history, organisations, signoffs, statements
from desktop.services.signoffs import Said
from tests.services.statements.ground import Ground

YES = Said(Decision.APPROVED, "Ines Duarte", How.CALL)


def approve(ground: Ground, organisation_id: int) -> str:
    said = Said(Decision.APPROVED, "Ines Duarte", How.CALL)
    return signoffs.record(ground.workspace, ground.id, "en", organisation_id, said).state.words


def standing(ground: Ground, organisation_id: int) -> Standing:
    (cell,) = ground.statement.state.of(organisation_id)
    return cell.standing


def test_from_nobody_asked_to_all_signed(ground: Ground) -> None:
    assert standing(ground, ground.doctors) is Standing.NOT_ASKED
    deadline = ground.workspace.clock() + timedelta(days=1)
    asked = signoffs.request(
        ground.workspace, ground.id, "en", [ground.doctors, ground.borders], deadline=deadline, note="by noon"
    )
    assert asked.touched.concerns("statement", ground.id)
    assert history.batches(ground.workspace)[0].label.startswith("Ask NDU, COB about “Four clinics")
    assert standing(ground, ground.doctors) is Standing.WAITING
    assert approve(ground, ground.doctors) == "1 of 3"
    assert approve(ground, ground.borders) == "2 of 3"
    assert not signoffs.state_of(ground.workspace, ground.id).complete
    own = Said(Decision.APPROVED, "Mara Lind", How.OWN)
    assert signoffs.record(ground.workspace, ground.id, "en", ground.ours, own).state.complete
    assert [step.state for step in ground.statement.steps] == ["done", "done", "current", "later"]


def test_one_word_changed_and_nobody_has_signed(ground: Ground) -> None:
    for one in (ground.ours, ground.doctors, ground.borders):
        approve(ground, one)
    ground.reword("Five clinics closed: doctors call for a ceasefire")
    assert ground.statement.steps[0].state == "current"
    statements.make_revision(ground.workspace, ground.id, "en")
    assert ground.statement.state.words == "0 of 3"
    assert standing(ground, ground.doctors) is Standing.NOT_ASKED
    ground.reword("Four clinics closed: doctors call for a ceasefire")
    statements.make_revision(ground.workspace, ground.id, "en")  # the old words again are a new revision all the same
    assert ground.statement.state.words == "0 of 3"


def test_each_language_is_signed_for_itself(ground: Ground) -> None:
    approve(ground, ground.doctors)
    statements.add_language(ground.workspace, ground.id, "ar", copy_from="en")
    assert not ground.statement.state.signed_by(ground.doctors)
    assert [cell.standing for cell in ground.statement.state.of(ground.doctors)] == [
        Standing.SIGNED,
        Standing.NO_REVISION,
    ]
    with pytest.raises(InvalidValue, match="The text in “ar” has no revision yet"):
        signoffs.record(ground.workspace, ground.id, "ar", ground.doctors, YES)


def test_the_newest_answer_counts(ground: Ground) -> None:
    approve(ground, ground.doctors)
    refused = Said(Decision.REFUSED, "Omar Said", How.MAIL, note="The figure is wrong")
    signoffs.record(ground.workspace, ground.id, "en", ground.doctors, refused)
    (cell,) = ground.statement.state.of(ground.doctors)
    assert cell.standing is Standing.REFUSED
    assert cell.signoff is not None
    assert (cell.signoff.person, cell.signoff.note) == ("Omar Said", "The figure is wrong")


def test_an_answer_is_not_taken_back(ground: Ground) -> None:
    approve(ground, ground.doctors)
    with pytest.raises(UserError, match="cannot be undone"):
        history.undo(ground.workspace, history.batches(ground.workspace)[0].id)


def test_a_deadline_that_passed_is_seen(ground: Ground) -> None:
    start = ground.workspace.clock()
    signoffs.request(
        ground.workspace, ground.id, "en", [ground.doctors], kind=RoundKind.REDLINE, deadline=start + timedelta(hours=1)
    )
    later = replace(ground.workspace, clock=lambda: start + timedelta(hours=2))
    (cell,) = signoffs.state_of(later, ground.id).of(ground.doctors)
    assert cell.standing is Standing.OVERDUE
    assert cell.round is not None
    assert cell.round.kind is RoundKind.REDLINE


def test_evidence_is_kept(ground: Ground, tmp_path: Path) -> None:
    (tmp_path / "mail.eml").write_bytes(b"We approve.")
    said = replace(YES, evidence=tmp_path / "mail.eml", how=How.MAIL)
    signoffs.record(ground.workspace, ground.id, "en", ground.doctors, said)
    (one,) = ground.statement.signoffs
    assert one.evidence is not None
    assert statements.kept_file(ground.workspace, one.evidence)[1] == b"We approve."
    (tmp_path / "link.eml").symlink_to(tmp_path / "mail.eml")
    with pytest.raises(RefusedFile, match="is a link"):
        signoffs.record(
            ground.workspace, ground.id, "en", ground.doctors, replace(said, evidence=tmp_path / "link.eml")
        )


def test_what_cannot_be_asked(ground: Ground) -> None:
    workspace, stranger = ground.workspace, organisations.create(ground.workspace, {"name": "Nurses"}).id
    with pytest.raises(InvalidValue, match="Nobody was chosen"):
        signoffs.request(workspace, ground.id, "en", [])
    with pytest.raises(InvalidValue, match="does not sign “Four clinics"):
        signoffs.request(workspace, ground.id, "en", [stranger])
    with pytest.raises(InvalidValue, match="This deadline is past"):
        signoffs.request(workspace, ground.id, "en", [ground.doctors], deadline=workspace.clock())
    with pytest.raises(InvalidValue, match="has no revision yet"):
        signoffs.request(workspace, ground.id, "fr", [ground.doctors])
    ground.reword("Five clinics")
    with pytest.raises(InvalidValue, match="was changed since revision 1"):
        signoffs.request(workspace, ground.id, "en", [ground.doctors])
    with pytest.raises(NotFound):
        signoffs.request(workspace, 99, "en", [ground.doctors])


def test_what_cannot_be_recorded(ground: Ground) -> None:
    later = ground.workspace.clock() + timedelta(hours=1)
    for said, why in (
        (replace(YES, person=" "), "Who said it is missing"),
        (replace(YES, at=later), "lies in the future"),
        (replace(YES, how=How.OWN), "NDU is not your own organisation"),
    ):
        with pytest.raises(InvalidValue, match=why):
            signoffs.record(ground.workspace, ground.id, "en", ground.doctors, said)
    with ground.workspace.database.write() as conn:
        conn.exec_driver_sql("UPDATE revision SET text = replace(text, 'Four', 'Nine')")
        conn.exec_driver_sql("UPDATE draft SET text = (SELECT text FROM revision)")
    with pytest.raises(InvalidValue, match="was changed since revision 1"):
        signoffs.record(ground.workspace, ground.id, "en", ground.doctors, YES)
    assert not ground.statement.signoffs


def test_a_revision_altered_from_outside_is_not_signed(ground: Ground) -> None:
    with ground.workspace.database.write() as conn:
        conn.exec_driver_sql("UPDATE revision SET text = replace(text, 'Four', 'Nine')")
    with pytest.raises(InvalidValue, match="This revision was altered outside Dateline"):
        signoffs.record(ground.workspace, ground.id, "en", ground.doctors, YES)


def test_going_on_without_a_partner(ground: Ground) -> None:
    done = signoffs.remove_signatory(ground.workspace, ground.id, 1, ground.borders)
    assert done.mentions == ()
    assert [one.short for one in ground.statement.organisations] == ["VW", "NDU"]
    assert ground.statement.state.words == "0 of 2"
    with pytest.raises(InvalidValue, match="does not sign"):
        signoffs.remove_signatory(ground.workspace, ground.id, 2, ground.borders)
