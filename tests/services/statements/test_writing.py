"""Beginning and writing a statement."""

from dataclasses import replace

import pytest

from desktop.domain.errors import ChangedElsewhere, InvalidValue, NotFound
from desktop.domain.statement.text import BlockKind, PressContact, StatementKind
from desktop.domain.statement.tidy import HIDDEN_ADDRESS
from desktop.services import history, organisations, statements
from desktop.services.workspaces import Workspace
from desktop.storage import nouns
from tests.services.statements.ground import DOCTORS, OURS, Ground


def test_a_new_statement_names_who_issues_it(workspace: Workspace) -> None:
    ours, doctors = (organisations.create(workspace, card).id for card in (OURS, DOCTORS))
    made = statements.create(workspace, "  Clinic   funding ", "Arabic", [ours, doctors])
    assert made.touched.concerns("statement", made.id)
    statement = statements.get(workspace, made.id)
    (version,) = statement.versions
    assert (statement.title, statement.languages, statement.main_language) == ("Clinic funding", ("ar",), "ar")
    assert [one.name for one in version.text.organisations] == ["Vera Watch", "اتحاد أطباء الشمال"]
    assert [one.email for one in version.text.contacts] == ["press@verawatch.example", "press@ndu.example"]
    assert version.text.blocks == ()
    history.undo_last(workspace)
    assert statements.all_statements(workspace) == []
    history.redo_last(workspace)
    assert statements.get(workspace, made.id).title == "Clinic funding"


def test_boilerplates_stand_in_the_first_text(workspace: Workspace) -> None:
    ours = organisations.create(workspace, OURS).id
    made = statements.create(workspace, "Report", "en", [ours], StatementKind.RELEASE)
    text = statements.get(workspace, made.id).versions[0].text
    assert [(block.kind, block.text) for block in text.blocks] == [(BlockKind.BOILERPLATE, "Vera Watch documents.")]
    assert text.kind is StatementKind.RELEASE


@pytest.mark.parametrize(("title", "language"), [(" ", "en"), ("A", "klingonish"), ("A", "English, French")])
def test_without_title_or_language_there_is_none(workspace: Workspace, title: str, language: str) -> None:
    with pytest.raises(InvalidValue, match=r"needs a title|is not one language"):
        statements.create(workspace, title, language)


def test_facts_are_edited_against_the_version(ground: Ground) -> None:
    workspace = ground.workspace
    facts = {"title": "Ceasefire", "release": "immediate", "kind": "release", "notes": " for  Monday "}
    statements.edit_facts(workspace, ground.id, 1, facts)
    statement = ground.statement
    assert (statement.title, statement.release) == ("Ceasefire", "immediate")
    assert (statement.card["kind"], statement.card["notes"]) == ("release", "for Monday")
    with pytest.raises(ChangedElsewhere):
        statements.edit_facts(workspace, ground.id, 1, {"title": "Late"})
    history.undo_last(workspace)
    assert ground.statement.release == ""


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"colour": "red"}, "has no “colour” to edit"),
        ({"release": "soon"}, "“soon” is no way to release"),
        ({"kind": "poem"}, "“poem” is no kind of statement"),
        ({"title": " "}, "needs a title"),
    ],
)
def test_facts_that_cannot_be_are_refused(ground: Ground, changes: dict[str, str], why: str) -> None:
    with pytest.raises(InvalidValue, match=why):
        statements.edit_facts(ground.workspace, ground.id, 1, changes)
    with pytest.raises(NotFound, match="has no text in “fr”"):
        statements.edit_facts(ground.workspace, ground.id, 1, {"main_language": "fr"})


def test_a_running_embargo_is_not_left_by_editing(ground: Ground) -> None:
    with ground.workspace.command("Embargo") as act:
        lift = {"wall": "2026-10-28T18:00", "zone": "Asia/Tbilisi", "utc": "2026-10-28T14:00:00Z"}
        nouns.add(act, nouns.EMBARGO, statement_id=ground.id, tzdata_version="2026b", state="running", **lift)
    with pytest.raises(InvalidValue, match="An embargo was offered for this statement"):
        statements.edit_facts(ground.workspace, ground.id, 1, {"release": "immediate"})
    statements.edit_facts(ground.workspace, ground.id, 1, {"release": "embargo"})
    embargo = ground.statement.embargo
    assert embargo is not None
    assert (embargo.state, embargo.zone) == ("running", "Asia/Tbilisi")


def test_a_text_is_saved_tidy_and_against_its_version(ground: Ground) -> None:
    hidden = PressContact("Ines", organisation="NDU", email="[email protected]")
    messy = replace(ground.english.text, headline="Clinics \u202eclosed\u200b  now", contacts=(hidden,))
    saved = statements.save_draft(ground.workspace, ground.id, "en", messy, 1)
    assert saved.version == 2
    text = ground.english.text
    assert text.headline == "Clinics closed now"
    assert (text.contacts[0].email, text.contacts[0].note) == ("", HIDDEN_ADDRESS)
    with pytest.raises(ChangedElsewhere, match="Somebody changed this text while you were writing"):
        statements.save_draft(ground.workspace, ground.id, "en", messy, 1)
    with pytest.raises(NotFound, match="has no text in “de”"):
        statements.save_draft(ground.workspace, ground.id, "de", messy, 1)
    history.undo_last(ground.workspace)
    assert ground.english.text.headline == "Four clinics closed: doctors call for a ceasefire"


def test_languages_come_and_go(ground: Ground) -> None:
    workspace = ground.workspace
    statements.add_language(workspace, ground.id, "ar")
    statements.add_language(workspace, ground.id, "fr", copy_from="en")
    statement = ground.statement
    assert statement.languages == ("en", "ar", "fr")
    arabic, french = statement.version_in("ar"), statement.version_in("fr")
    assert arabic is not None
    assert french is not None
    assert [one.name for one in arabic.text.organisations][1] == "اتحاد أطباء الشمال"
    assert arabic.text.headline == ""
    assert french.text.headline == ground.english.text.headline
    assert french.text.language == "fr"
    with pytest.raises(InvalidValue, match="has a text in “ar” already"):
        statements.add_language(workspace, ground.id, "Arabic")
    with pytest.raises(InvalidValue, match="“en” is the main language"):
        statements.remove_language(workspace, ground.id, "en")
    statements.remove_language(workspace, ground.id, "fr")
    assert ground.statement.languages == ("en", "ar")
    statements.edit_facts(workspace, ground.id, ground.statement.version, {"main_language": "ar"})
    assert ground.statement.languages == ("ar", "en")
