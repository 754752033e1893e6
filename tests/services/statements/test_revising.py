"""Revisions, and who signs."""

from dataclasses import replace

import pytest

from desktop.domain.errors import ChangedElsewhere, InvalidValue, UserError
from desktop.domain.statement.text import PressContact, Signatory, content_hash
from desktop.services import history, organisations, statements
from desktop.services.workspaces import Workspace
from tests.services.statements.ground import Ground


def test_a_revision_freezes_the_words(ground: Ground) -> None:
    first = statements.make_revision(ground.workspace, ground.id, "en", " for redline ").revision
    assert (first.number, first.note, first.hash) == (1, "for redline", content_hash(ground.english.text))
    assert not ground.english.changed
    ground.reword("Five clinics closed")
    assert ground.english.changed
    assert ground.english.current == first
    second = statements.make_revision(ground.workspace, ground.id, "en").revision
    assert second.number == 2
    assert [one.number for one in statements.revisions(ground.workspace, ground.id, "en")] == [1, 2]
    assert statements.revision(ground.workspace, first.id) == first
    changed = [part for part in statements.compare(ground.workspace, first.id, second.id) if part.changed]
    assert [(part.part, part.before, part.after) for part in changed] == [
        ("headline", "Four clinics closed: doctors call for a ceasefire", "Five clinics closed")
    ]


def test_a_revision_is_not_taken_back(ground: Ground) -> None:
    statements.make_revision(ground.workspace, ground.id, "en")
    made = history.batches(ground.workspace)[0]
    assert made.label == f"Revision 1 of “{ground.statement.title}” (en)"
    with pytest.raises(UserError, match="cannot be undone"):
        history.undo(ground.workspace, made.id)


def test_undoing_an_edit_leaves_the_revision_and_shows_the_text_as_changed(ground: Ground) -> None:
    ground.reword("Five clinics closed")
    edit = history.batches(ground.workspace)[0].id
    statements.make_revision(ground.workspace, ground.id, "en")
    history.undo(ground.workspace, edit)
    assert ground.english.text.headline.startswith("Four clinics")
    assert ground.english.changed
    unsettled = [part.part for part in statements.unsettled(ground.workspace, ground.id, "en") if part.changed]
    assert unsettled == ["headline"]


def test_without_a_change_there_is_no_new_revision(ground: Ground) -> None:
    statements.make_revision(ground.workspace, ground.id, "en")
    with pytest.raises(InvalidValue, match="Nothing changed since revision 1"):
        statements.make_revision(ground.workspace, ground.id, "en")


def test_a_text_that_moved_on_since_it_was_read_is_not_frozen(ground: Ground) -> None:
    ground.reword("Five clinics closed")
    with pytest.raises(ChangedElsewhere, match="Somebody changed this text since you read it"):
        statements.make_revision(ground.workspace, ground.id, "en", version=1)


def test_nothing_in_it_is_refused(ground: Ground, workspace: Workspace) -> None:
    ground.reword("")
    with pytest.raises(InvalidValue, match="has no headline"):
        statements.make_revision(workspace, ground.id, "en")
    bare = statements.create(workspace, "Bare", "en").id
    version = statements.get(workspace, bare).versions[0]
    statements.save_draft(workspace, bare, "en", replace(ground.english.text, headline="H"), version.version)
    with pytest.raises(InvalidValue, match="No organisation signs this statement"):
        statements.make_revision(workspace, bare, "en")


def test_a_partner_that_goes_leaves_every_text_and_voids_what_was_signed(ground: Ground) -> None:
    statements.make_revision(ground.workspace, ground.id, "en")
    done = statements.set_organisations(ground.workspace, ground.id, 1, [ground.ours, ground.borders])
    text = ground.english.text
    assert [one.acronym for one in text.organisations] == ["VW", "COB"]
    assert text.contacts == ()
    assert [block.organisation for block in text.blocks if block.kind == "boilerplate"] == []
    assert ground.english.current is None
    assert [(one.language, one.organisation) for one in done.mentions] == [("en", "NDU")] * 2
    assert done.mentions[0].sentence.endswith("the NDU said.")
    assert statements.make_revision(ground.workspace, ground.id, "en").revision.number == 2


def test_undoing_it_brings_everything_back(ground: Ground) -> None:
    made = statements.make_revision(ground.workspace, ground.id, "en").revision
    before = ground.english.text
    statements.set_organisations(ground.workspace, ground.id, 1, [ground.ours])
    history.undo_last(ground.workspace)
    assert ground.english.text == before
    assert ground.english.current == made
    assert len(ground.statement.organisations) == 3


def test_a_partner_that_comes_is_named_with_its_words(ground: Ground) -> None:
    nurses = organisations.create(
        ground.workspace,
        {"name": "Nurses", "boilerplates": {"en": "We nurse."}, "press_contacts": [{"phone": "+49 30 23125 000"}]},
    ).id
    statements.set_organisations(
        ground.workspace, ground.id, 1, [ground.doctors, nurses, ground.ours, ground.borders, nurses]
    )
    text = ground.english.text
    assert [one.name for one in text.organisations] == [
        "Northern Doctors Union",
        "Nurses",
        "Vera Watch",
        "Citizens for Open Borders",
    ]
    assert [one.organisation for one in text.contacts] == ["NDU", "Nurses"]
    assert text.blocks[-1].text == "We nurse."
    assert [one.id for one in ground.statement.organisations][:2] == [ground.doctors, nurses]


def test_who_signs_but_was_named_by_the_text_before_stands_there_once(ground: Ground) -> None:
    ground.write(replace(ground.english.text, organisations=(*ground.english.text.organisations, Signatory("Nurses"))))
    nurses = organisations.create(ground.workspace, {"name": "Nurses"}).id
    signing = [ground.ours, ground.doctors, ground.borders, nurses]
    statements.set_organisations(ground.workspace, ground.id, 1, signing)
    assert [one.name for one in ground.english.text.organisations].count("Nurses") == 1


def test_the_same_organisations_again_change_nothing(ground: Ground) -> None:
    ground.write(replace(ground.english.text, contacts=(PressContact("Mara Lind"), *ground.english.text.contacts)))
    made = statements.make_revision(ground.workspace, ground.id, "en").revision
    signing = [ground.ours, ground.doctors, ground.borders]
    assert statements.set_organisations(ground.workspace, ground.id, 1, signing).mentions == ()
    assert ground.english.current == made
