"""A text that was read becomes a statement."""

from dataclasses import replace

import pytest

from desktop.domain.errors import InvalidValue
from desktop.domain.statement.text import PressContact, Signatory, StatementText
from desktop.services import history, organisations, statements
from desktop.services.workspaces import Workspace
from tests.services.statements.ground import DOCTORS, OURS, TEXT


def test_known_organisations_are_recognised_and_strangers_named(workspace: Workspace) -> None:
    doctors = organisations.create(workspace, DOCTORS).id
    ours = organisations.create(workspace, OURS).id
    text = replace(TEXT, organisations=(Signatory("NORTHERN DOCTORS UNION"), Signatory("VW"), Signatory("COB Int’l")))
    seen = [one.organisation and one.organisation.id for one in statements.recognise(workspace, text)]
    assert seen == [doctors, ours, None]
    made = statements.create_from_text(workspace, text)
    assert [one.id for one in made.known] == [doctors, ours]
    assert (made.made, made.strangers) == ((), (Signatory("COB Int’l"),))
    statement = statements.get(workspace, made.id)
    assert [one.id for one in statement.organisations] == [ours, doctors]  # ours first
    assert statement.title == TEXT.headline
    with pytest.raises(InvalidValue, match="The text names “COB Int’l”, which does not sign"):
        statements.make_revision(workspace, made.id, "en")


def test_missing_partners_are_made_only_when_told_in_one_act(workspace: Workspace) -> None:
    hidden = PressContact("Sam", organisation="COB", email="[email protected]", phone="+44 20 7946 0000")
    text = replace(TEXT, contacts=(*TEXT.contacts, hidden))
    made = statements.create_from_text(workspace, text, title="Ceasefire", make_missing=True)
    assert [one.name for one in made.made] == ["Vera Watch", "Northern Doctors Union", "Citizens for Open Borders"]
    assert made.made[1].card["press_contacts"] == [{"name": "Ines Duarte", "email": "press@ndu.example"}]
    assert made.made[2].card["press_contacts"] == [{"name": "Sam", "phone": "+44 20 7946 0000"}]
    history.undo_last(workspace)
    assert organisations.all_organisations(workspace) == []
    assert statements.all_statements(workspace) == []


def test_no_words_make_no_statement(workspace: Workspace) -> None:
    with pytest.raises(InvalidValue, match="There is no text to make a statement of"):
        statements.create_from_text(workspace, StatementText("en"), title="Empty")
    with pytest.raises(InvalidValue, match="needs a title"):
        statements.create_from_text(workspace, StatementText("en"))
