"""Words have another name everywhere at once, and back."""

from dataclasses import replace

import pytest

from desktop.domain.contact import Card
from desktop.domain.errors import Cancelled, InvalidValue, NotFound
from desktop.domain.query import Ask, Condition, ContactQuery, Group, Rule
from desktop.gui.jobs import Job
from desktop.services import contacts, history, lists, vocabulary, workspaces
from desktop.services.workspaces import Workspace


@pytest.fixture
def people(workspace: Workspace) -> list[int]:
    cards: list[Card] = [
        {"display_name": "Layla Haddad", "beats": ["Migration", "Human rights"]},
        {"display_name": "Tomas Berg", "beats": ["Displacement"]},
        {"display_name": "Ines Carvalho", "beats": ["Migration", "Displacement"], "tags": ["Migration"]},
    ]
    return [contacts.create(workspace, card).id for card in cards]


def spelled(workspace: Workspace) -> list[tuple[str, int]]:
    return [(row.label, row.contacts) for row in vocabulary.words(workspace, "beats")]


def test_words_are_counted_the_most_used_first(workspace: Workspace, people: list[int]) -> None:
    assert spelled(workspace) == [("Displacement", 2), ("Migration", 2), ("Human rights", 1)]
    contacts.move_to_bin(workspace, [people[2]])
    assert dict(spelled(workspace)) == {"Displacement": 1, "Migration": 1, "Human rights": 1}
    assert len(vocabulary.ids(workspace, "tags")) == 1


def test_a_word_is_renamed_on_everybody_and_in_rules_and_back(workspace: Workspace, people: list[int]) -> None:
    rule = Rule(Group("all", (Group("any", (Condition(Ask.BEAT, values=("migration", "War")),)),)))
    made = lists.create_smart(workspace, "Movers", ContactQuery(rule=rule)).id

    done = vocabulary.rename(workspace, "beats", "Migration", "  People   on the move ")

    assert (done.label, done.merged, done.contacts, done.lists) == ("People on the move", False, 2, 1)
    assert dict(spelled(workspace)) == {"Displacement": 2, "Human rights": 1, "People on the move": 2}
    assert contacts.get(workspace, people[2]).card["tags"] == ["Migration"]
    assert list(contacts.ids(workspace, ContactQuery(text="on the move"))) == [people[2], people[0]]
    assert list(contacts.ids(workspace, ContactQuery(list_id=made))) == [people[2], people[0]]

    report = history.undo_last(workspace)

    assert not report.left
    assert dict(spelled(workspace)) == {"Displacement": 2, "Migration": 2, "Human rights": 1}
    assert lists.get(workspace, made).query == ContactQuery(rule=rule)


def test_a_name_that_is_there_already_joins_the_two(workspace: Workspace, people: list[int]) -> None:
    done = vocabulary.rename(workspace, "beats", "Migration", "DISPLACEMENT")

    assert (done.label, done.merged) == ("Displacement", True)
    assert contacts.get(workspace, people[2]).card["beats"] == ["Displacement"]
    assert history.batches(workspace)[0].label == "Merge “Migration” into “Displacement”"

    assert not history.undo_last(workspace).left
    assert contacts.get(workspace, people[2]).card["beats"] == ["Migration", "Displacement"]


def test_capitals_alone_can_be_changed_and_back(workspace: Workspace, people: list[int]) -> None:
    vocabulary.rename(workspace, "beats", "Human rights", "Human Rights")
    assert contacts.get(workspace, people[0]).card["beats"] == ["Migration", "Human Rights"]
    history.undo_last(workspace)
    assert contacts.get(workspace, people[0]).card["beats"] == ["Migration", "Human rights"]
    assert workspaces.check(workspace) == []


def test_what_is_no_name_or_no_word_is_refused(workspace: Workspace, people: list[int]) -> None:
    with pytest.raises(InvalidValue):
        vocabulary.rename(workspace, "beats", "Migration", "  ")
    with pytest.raises(NotFound):
        vocabulary.rename(workspace, "beats", "Gardening", "Gardens")
    assert not vocabulary.rename(workspace, "beats", "Migration", "Migration").touched.kinds


def test_stopping_changes_nothing(workspace: Workspace, people: list[int]) -> None:
    job = Job("Renaming")
    job.cancel()
    with pytest.raises(Cancelled):
        vocabulary.rename(workspace, "beats", "Migration", "Moving", job)
    assert dict(spelled(workspace))["Migration"] == 2


def test_a_rule_this_version_cannot_read_stands_still(workspace: Workspace, people: list[int]) -> None:
    query = ContactQuery(rule=Rule(Group("all", (Condition(Ask.TAG, values=("Migration",)),))))
    made = lists.create_smart(workspace, "Tagged", query).id
    done = vocabulary.rename(workspace, "beats", "Migration", "Moving")
    assert done.lists == 0
    assert lists.get(workspace, made).query == replace(query)
