"""Partners as a person enters, edits, deletes and brings them back."""

from pathlib import Path

import pytest

from desktop.domain.errors import ChangedElsewhere, InvalidValue, NotFound
from desktop.domain.kept_file import RefusedFile
from desktop.domain.organisation import OrganisationCard
from desktop.services import history, organisations
from desktop.services.workspaces import Workspace
from desktop.storage import nouns
from tests.domain.test_pictures import png

DOCTORS: OrganisationCard = {"name": "Northern Doctors Union", "acronym": "NDU", "names": {"ar": "اتحاد أطباء الشمال"}}


def test_ours_comes_first_and_each_row_says_what_is_missing(workspace: Workspace) -> None:
    organisations.create(workspace, DOCTORS)
    ours = organisations.create(workspace, {"name": "Vera Watch", "own": True, "signatories": [{"name": "Mara"}]})
    first, second = organisations.all_organisations(workspace)
    assert (first.id, first.own, first.nobody_signs) == (ours.id, True, False)
    assert (second.name, second.acronym, second.key, second.nobody_signs) == (
        "Northern Doctors Union",
        "NDU",
        "none",
        True,
    )
    assert ours.touched.concerns("organisation", ours.id)
    mine = organisations.own(workspace)
    assert mine is not None
    assert mine.id == ours.id


def test_found_by_any_spelling(workspace: Workspace) -> None:
    made = organisations.create(workspace, DOCTORS).id
    for name, acronym in (("NORTHERN doctors union", ""), ("اتحاد اطباء الشمال", ""), ("Who", "ndu")):
        found = organisations.find(workspace, name, acronym)
        assert found is not None
        assert found.id == made
    assert organisations.find(workspace, "Somebody else") is None
    assert organisations.own(workspace) is None


def test_two_of_one_name_or_two_own_ones_are_refused(workspace: Workspace) -> None:
    organisations.create(workspace, DOCTORS)
    organisations.create(workspace, {"name": "Vera Watch", "own": True})
    with pytest.raises(InvalidValue, match="There is already an organisation called “northern doctors union”"):
        organisations.create(workspace, {"name": "northern doctors union"})
    with pytest.raises(InvalidValue, match="Vera Watch is your own organisation already"):
        organisations.create(workspace, {"name": "Other", "own": True})


def test_edits_are_checked_against_the_version_and_undone(workspace: Workspace) -> None:
    made = organisations.create(workspace, DOCTORS).id
    organisations.edit(workspace, made, 1, {"website": "ndu.example", "acronym": None})
    with pytest.raises(ChangedElsewhere, match="Somebody changed this organisation"):
        organisations.edit(workspace, made, 1, {"notes": "late"})
    assert organisations.get(workspace, made).card.get("website") == "ndu.example"
    assert [one.short for one in organisations.several(workspace, [99, made])] == ["Northern Doctors Union"]
    history.undo_last(workspace)
    assert organisations.get(workspace, made).card == DOCTORS
    with pytest.raises(NotFound, match="This organisation no longer exists"):
        organisations.get(workspace, 99)


def test_a_logo_is_copied_checked_and_taken_away(workspace: Workspace, tmp_path: Path) -> None:
    made = organisations.create(workspace, DOCTORS).id
    (tmp_path / "logo.png").write_bytes(png(400, 120))
    (tmp_path / "logo.svg").write_text("<svg/>")
    (tmp_path / "link.png").symlink_to(tmp_path / "logo.png")
    organisations.set_logo(workspace, made, 1, tmp_path / "logo.png")
    (tmp_path / "logo.png").unlink()
    assert organisations.logo(workspace, made) == png(400, 120)
    with pytest.raises(InvalidValue, match="is not a PNG or JPEG"):
        organisations.set_logo(workspace, made, 2, tmp_path / "logo.svg")
    (tmp_path / "logo.png").write_bytes(png(400, 120))
    with pytest.raises(RefusedFile, match="is a link"):
        organisations.set_logo(workspace, made, 2, tmp_path / "link.png")
    organisations.set_logo(workspace, made, 2, None)
    assert organisations.logo(workspace, made) is None


def test_the_bin_and_back(workspace: Workspace) -> None:
    made = organisations.create(workspace, DOCTORS).id
    other = organisations.create(workspace, {"name": "Vera Watch"}).id
    organisations.delete(workspace, [made, other])
    assert organisations.all_organisations(workspace) == []
    assert [row.name for row in organisations.all_organisations(workspace, in_bin=True)] == [
        "Northern Doctors Union",
        "Vera Watch",
    ]
    organisations.restore(workspace, [other])
    organisations.create(workspace, {"name": "Northern doctors union"})
    with pytest.raises(InvalidValue, match="There is already"):
        organisations.restore(workspace, [made])


def test_who_signs_a_statement_stays(workspace: Workspace) -> None:
    made = organisations.create(workspace, DOCTORS).id
    with workspace.command("New statement") as act:
        nouns.add(act, nouns.STATEMENT, title="Ceasefire", main_language="en", card={"organisations": [made]})
    assert organisations.all_organisations(workspace)[0].statements == 1
    assert [title for _, title in organisations.statements_of(workspace, made)] == ["Ceasefire"]
    with pytest.raises(InvalidValue, match="NDU signs “Ceasefire”"):
        organisations.delete(workspace, [made])
    assert len(organisations.all_organisations(workspace)) == 1


def test_a_new_key_is_not_compared_and_undo_does_not_make_it_so(workspace: Workspace) -> None:
    made = organisations.create(workspace, {**DOCTORS, "public_key": "first"}).id
    organisations.edit(workspace, made, 1, {"public_key": "second"})
    edited = history.batches(workspace)[0].id
    organisations.edit(workspace, made, 2, {"compared_key": "second"})
    assert organisations.get(workspace, made).key_state == "compared"
    history.undo(workspace, edited)
    assert organisations.get(workspace, made).card["public_key"] == "first"
    assert organisations.get(workspace, made).key_state == "not_compared"
