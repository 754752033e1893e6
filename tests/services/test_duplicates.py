"""The same person twice among the contacts."""

import pytest

from desktop.domain.contact import Card, RefusalLevel
from desktop.domain.errors import ChangedElsewhere, InvalidValue, NotFound
from desktop.services import contacts, duplicates, history, lists
from desktop.services.workspaces import Workspace

LAYLA: Card = {
    "display_name": "Layla Haddad",
    "emails": [{"address": "l.haddad@levantwire.example"}],
    "affiliations": [{"outlet": "Levant Wire", "role": "Senior correspondent"}],
    "beats": ["Conflict"],
}
LEILA: Card = {
    "display_name": "Leila Haddad",
    "emails": [{"address": "leila.haddad@levantwire.example"}],
    "affiliations": [{"outlet": "Levant Wire"}],
    "beats": ["Displacement"],
}


def two(workspace: Workspace) -> tuple[int, int]:
    return contacts.create(workspace, LAYLA).id, contacts.create(workspace, LEILA).id


def test_a_suspect_is_named_with_the_reason(workspace: Workspace) -> None:
    layla, leila = two(workspace)
    (suspect,) = duplicates.suspects(workspace, layla)
    assert suspect.contact.id == leila
    assert suspect.likeness.reasons == ("close name", "same outlet")


def test_two_people_told_apart_are_not_named_again(workspace: Workspace) -> None:
    layla, leila = two(workspace)
    duplicates.tell_apart(workspace, leila, layla)
    duplicates.tell_apart(workspace, layla, leila)
    assert duplicates.suspects(workspace, layla) == []
    assert duplicates.suspects(workspace, leila) == []


def test_merging_joins_lists_of_words_addresses_and_places_on_lists(workspace: Workspace) -> None:
    layla, leila = two(workspace)
    desk = lists.create(workspace, "Levant desk").id
    lists.add(workspace, desk, [leila])
    keep, other = contacts.get(workspace, layla), contacts.get(workspace, leila)
    duplicates.merge(workspace, keep, [other], duplicates.proposal([keep.card, other.card]))

    merged = contacts.get(workspace, layla)
    assert merged.card["beats"] == ["Conflict", "Displacement"]
    assert [line["address"] for line in merged.card["emails"]] == [
        "l.haddad@levantwire.example",
        "leila.haddad@levantwire.example",
    ]
    assert merged.lists == ((desk, "Levant desk"),)
    with pytest.raises(NotFound):
        contacts.get(workspace, leila)


def test_a_merge_is_undone_whole(workspace: Workspace) -> None:
    layla, leila = two(workspace)
    desk = lists.create(workspace, "Levant desk").id
    lists.add(workspace, desk, [leila])
    keep, other = contacts.get(workspace, layla), contacts.get(workspace, leila)
    duplicates.merge(workspace, keep, [other], duplicates.proposal([keep.card, other.card]))
    history.undo_last(workspace)
    assert contacts.get(workspace, layla).card == keep.card
    assert contacts.get(workspace, leila).card == other.card
    assert contacts.get(workspace, leila).lists == ((desk, "Levant desk"),)
    assert contacts.get(workspace, layla).lists == ()


def test_the_stricter_refusal_survives_a_merge(workspace: Workspace) -> None:
    layla, leila = two(workspace)
    contacts.refuse(workspace, [leila], RefusalLevel.NO_CONTACT, "asked by phone")
    keep, other = contacts.get(workspace, layla), contacts.get(workspace, leila)
    duplicates.merge(workspace, keep, [other], keep.card)
    merged = contacts.get(workspace, layla)
    assert merged.card["refusal"]["level"] == "no_contact"
    assert merged.suppressed == ("l.haddad@levantwire.example",)


def test_a_contact_changed_meanwhile_is_not_merged(workspace: Workspace) -> None:
    layla, leila = two(workspace)
    keep, other = contacts.get(workspace, layla), contacts.get(workspace, leila)
    contacts.edit(workspace, leila, other.version, {"city": "Amman"})
    with pytest.raises(ChangedElsewhere, match="Leila Haddad"):
        duplicates.merge(workspace, keep, [other], keep.card)
    assert contacts.get(workspace, leila).card["city"] == "Amman"


def test_one_contact_alone_cannot_be_merged(workspace: Workspace) -> None:
    layla, _ = two(workspace)
    with pytest.raises(InvalidValue, match="at least two"):
        duplicates.merge(workspace, contacts.get(workspace, layla), [], LAYLA)
