"""People left out by hand, or led by a partner."""

import pytest

from desktop.domain.errors import InvalidValue
from desktop.services import contacts, history, statements
from tests.services.statements.ground import Ground


def said(ground: Ground) -> list[tuple[int, str, str]]:
    return [(one.contact_id, one.how, one.note) for one in ground.statement.people]


def test_left_out_and_let_in(ground: Ground) -> None:
    layla, tomas = (contacts.create(ground.workspace, {"display_name": name}).id for name in ("Layla", "Tomas"))
    touched = statements.leave_out(ground.workspace, ground.id, [layla, tomas, layla, 999], " sits on  the board ")
    assert touched.concerns("statement", ground.id)
    assert said(ground) == [(layla, "left_out", "sits on the board"), (tomas, "left_out", "sits on the board")]
    assert history.batches(ground.workspace)[0].label.startswith("Leave 2 people out of “Four clinics")
    statements.leave_out(ground.workspace, ground.id, [tomas], "asked for it")
    statements.let_in(ground.workspace, ground.id, [layla])
    assert said(ground) == [(tomas, "left_out", "asked for it")]
    history.undo_last(ground.workspace)
    assert len(said(ground)) == 2


def test_letting_in_who_is_in_leaves_no_trace(ground: Ground) -> None:
    before = history.batches(ground.workspace)
    assert not statements.let_in(ground.workspace, ground.id, [7]).concerns("statement")
    assert history.batches(ground.workspace) == before


def test_only_a_partner_that_signs_can_lead(ground: Ground) -> None:
    layla = contacts.create(ground.workspace, {"display_name": "Layla"}).id
    for other in (ground.ours, 99):
        with pytest.raises(InvalidValue, match="Only a partner that signs"):
            statements.partner_leads(ground.workspace, ground.id, [layla], other)
    statements.partner_leads(ground.workspace, ground.id, [layla], ground.doctors)
    assert [(one.how, one.organisation_id) for one in ground.statement.people] == [("partner_leads", ground.doctors)]
    statements.partner_leads(ground.workspace, ground.id, [layla], ground.borders, "met in May")
    assert [one.organisation_id for one in ground.statement.people] == [ground.borders]
    statements.take_over(ground.workspace, ground.id, [layla])
    assert said(ground) == []
