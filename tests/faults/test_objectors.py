"""Whoever objected stays unmailable, however the address is spelled and whatever is done with the contact since."""

from pathlib import Path

import pytest

from desktop.domain.audience import Audience
from desktop.domain.contact import RefusalLevel
from desktop.domain.exports import FileKind, NobodyToExport
from desktop.domain.importing import Verdict
from desktop.domain.presets import preset
from desktop.domain.query import ContactQuery
from desktop.services import contacts, duplicates, exports, history, suppressions
from desktop.services.workspaces import Workspace
from tests.faults.ground import import_file, press_list, sound

ADDRESS = "rania.saleh@köln-zeitung.example"
SPELLINGS = (
    ADDRESS,
    "Rania.Saleh@Köln-Zeitung.example",
    "RANIA.SALEH@KÖLN-ZEITUNG.EXAMPLE",
    "  rania.saleh@köln-zeitung.example  ",
    "mailto:rania.saleh@köln-zeitung.example",
    "Rania Saleh <rania.saleh@köln-zeitung.example>",
    '"Saleh, Rania" <rania.saleh@köln-zeitung.example>',
    "rania.saleh@xn--kln-zeitung-rfb.example",
    "rania.saleh@ko\u0308ln-zeitung.example",
    "rania.saleh＠köln-zeitung.example",
    "rania.saleh@köln-zeitung.example.",
    "\u200brania.saleh@köln-zeitung.example\u00a0",
)


def line(address: str, name: str = "Rania Saleh") -> list[str]:
    return [name, address, "", "Kölner Bote", "", "", "", "", ""]


def mailable(workspace: Workspace) -> set[str]:
    """Every address an export would hold."""
    review = exports.review(workspace, Audience(), preset("mailchimp"))
    left_out = {one.contact_id for one in review.left_out}
    people = [i for i in contacts.ids(workspace, ContactQuery()) if i not in left_out]
    assert len(people) == review.included
    return {line["address"] for i in people for line in contacts.get(workspace, i).card.get("emails", ())}


def nobody_to_mail(workspace: Workspace, tmp_path: Path) -> None:
    assert mailable(workspace) == set()
    with pytest.raises(NobodyToExport):
        exports.write(workspace, Audience(), preset("mailchimp"), tmp_path / "list.csv", FileKind.CSV)
    assert not (tmp_path / "list.csv").exists()


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_imported_again_under_any_spelling(workspace: Workspace, tmp_path: Path, spelling: str) -> None:
    suppressions.suppress(workspace, ADDRESS, "Asked by telephone")
    rows = [line(spelling), line("b.ortega@diario.example", "Benito Ortega")]
    report = import_file(workspace, press_list(tmp_path / "press.csv", rows))
    assert report.counts[Verdict.SUPPRESSED] == 1
    assert mailable(workspace) == {"b.ortega@diario.example"}
    history.undo_last(workspace)
    assert mailable(workspace) == set()
    history.redo_last(workspace)
    assert mailable(workspace) == {"b.ortega@diario.example"}
    sound(workspace)


def test_every_spelling_is_the_same_address(workspace: Workspace) -> None:
    for spelling in SPELLINGS:
        suppressions.suppress(workspace, spelling, "Asked by telephone")
        assert len(suppressions.suppressed(workspace, SPELLINGS[:3])) == 1
    suppressions.lift(workspace, SPELLINGS[-1], "Wrote to us that it was a mistake")
    assert suppressions.suppressed(workspace, SPELLINGS[:9]) == set()


def test_an_opt_out_in_a_file_outlives_undo_redo_and_a_new_import(workspace: Workspace, tmp_path: Path) -> None:
    first = line(ADDRESS)
    first[7] = "yes"
    report = import_file(workspace, press_list(tmp_path / "opted.csv", [first]))
    nobody_to_mail(workspace, tmp_path)
    assert report.batch_id
    history.undo(workspace, report.batch_id)
    assert len(contacts.ids(workspace, ContactQuery())) == 0
    for number, spelling in enumerate(SPELLINGS[2::4]):
        import_file(workspace, press_list(tmp_path / f"{number}.csv", [line(spelling)]))
        nobody_to_mail(workspace, tmp_path)
    sound(workspace)


def test_merging_with_somebody_who_did_not_object(workspace: Workspace, tmp_path: Path) -> None:
    objector = contacts.create(workspace, {"display_name": "Rania Saleh", "emails": [{"address": ADDRESS}]}).id
    other = contacts.create(
        workspace, {"display_name": "R. Saleh", "emails": [{"address": "RANIA.SALEH@xn--kln-zeitung-rfb.example"}]}
    ).id
    contacts.refuse(workspace, [objector], RefusalLevel.NO_CONTACT, "Asked by telephone")
    nobody_to_mail(workspace, tmp_path)
    for keep, go in ((objector, other), (other, objector)):
        kept, gone = contacts.get(workspace, keep), contacts.get(workspace, go)
        duplicates.merge(workspace, kept, [gone], duplicates.proposal([kept.card, gone.card]))
        nobody_to_mail(workspace, tmp_path)
        history.undo_last(workspace)
        nobody_to_mail(workspace, tmp_path)
        history.redo_last(workspace)
        nobody_to_mail(workspace, tmp_path)
        history.undo_last(workspace)
    sound(workspace)


def test_taking_back_a_refusal_does_not_lift_it(workspace: Workspace, tmp_path: Path) -> None:
    objector = contacts.create(workspace, {"display_name": "Rania Saleh", "emails": [{"address": ADDRESS}]}).id
    contacts.refuse(workspace, [objector], RefusalLevel.NO_RELEASES, "Asked by telephone")
    history.undo_last(workspace)
    nobody_to_mail(workspace, tmp_path)
    contacts.lift_refusal(workspace, objector, "Wrote to us that it was a mistake")
    assert mailable(workspace) == {ADDRESS}


def test_a_row_that_also_brings_a_free_address_comes_without_the_other(workspace: Workspace, tmp_path: Path) -> None:
    suppressions.suppress(workspace, ADDRESS, "Asked by telephone")
    both = line(f"{SPELLINGS[1]}; rania@freelance.example")
    import_file(workspace, press_list(tmp_path / "press.csv", [both, line("b@c.example", "Ben Ortega")]))
    assert mailable(workspace) == {"rania@freelance.example", "b@c.example"}
    import_file(workspace, press_list(tmp_path / "fill.csv", [line(f"rania@freelance.example; {SPELLINGS[6]}")]))
    assert ADDRESS not in mailable(workspace)


def test_every_address_an_objector_gets_is_suppressed_with_the_others(workspace: Workspace, tmp_path: Path) -> None:
    """Else the second address would be mailable again as soon as the contact is gone."""
    objector = contacts.create(workspace, {"display_name": "Rania Saleh", "emails": [{"address": ADDRESS}]}).id
    contacts.refuse(workspace, [objector], RefusalLevel.NO_CONTACT, "Asked by telephone")
    second = contacts.create(
        workspace, {"display_name": "R. Saleh", "emails": [{"address": "rania@freelance.example"}]}
    ).id
    kept, gone = contacts.get(workspace, objector), contacts.get(workspace, second)
    duplicates.merge(workspace, kept, [gone], duplicates.proposal([kept.card, gone.card]))
    assert suppressions.suppressed(workspace, ["rania@freelance.example"])
    third = [["Rania Saleh", f"{ADDRESS}; rania@new-paper.example", *[""] * 7]]
    import_file(workspace, press_list(tmp_path / "third.csv", third))
    if len(contacts.get(workspace, objector).card["emails"]) > 2:
        assert suppressions.suppressed(workspace, ["rania@new-paper.example"])
    version = contacts.get(workspace, objector).version
    contacts.edit(workspace, objector, version, {"emails": [{"address": "rania@typed.example"}]})
    assert suppressions.suppressed(workspace, ["rania@typed.example"])


def test_refusing_again_suppresses_what_came_since(workspace: Workspace) -> None:
    address = "rania@freelance.example"
    objector = contacts.create(workspace, {"display_name": "Rania Saleh", "emails": [{"address": address}]}).id
    contacts.refuse(workspace, [objector], RefusalLevel.NO_CONTACT, "Asked by telephone")
    suppressions.lift(workspace, address, "Somebody lifted the address alone")
    contacts.refuse(workspace, [objector], RefusalLevel.NO_CONTACT, "Asked again")
    assert suppressions.suppressed(workspace, [address])
