"""Lists as a person keeps them: by hand, by a rule, combined, and taken back."""

import pytest

from desktop.domain.contact import Card
from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule
from desktop.services import contacts, history, lists
from desktop.services.workspaces import Workspace

ARABIC = ContactQuery(rule=Rule(Group("all", (Condition(Ask.LANGUAGE, Operator.ANY_OF, ("ar",)),))))


@pytest.fixture
def people(workspace: Workspace) -> list[int]:
    """Layla and Salma work in Arabic, Tomas and Ines do not."""
    cards: list[Card] = [
        {"display_name": "Layla", "languages": ["ar"]},
        {"display_name": "Salma", "languages": ["ar", "en"]},
        {"display_name": "Tomas", "languages": ["sv"]},
        {"display_name": "Ines", "languages": ["pt"]},
    ]
    return [contacts.create(workspace, card).id for card in cards]


def on(workspace: Workspace, list_id: int) -> list[str]:
    ids = contacts.ids(workspace, ContactQuery(list_id=list_id))
    return sorted(row.name for row in contacts.rows(workspace, ids))


def test_a_list_kept_by_hand(workspace: Workspace, people: list[int]) -> None:
    made = lists.create(workspace, "  Levant   desk ", people[:2], "for October")
    assert made.touched.concerns("list", made.id)
    (row,) = lists.all_lists(workspace)
    assert (row.name, row.note, row.added, row.smart) == ("Levant desk", "for October", 2, False)
    assert lists.add(workspace, made.id, [people[1], people[2], 999]).moved == 1
    assert on(workspace, made.id) == ["Layla", "Salma", "Tomas"]
    assert lists.remove(workspace, made.id, [people[0]]).moved == 1
    assert on(workspace, made.id) == ["Salma", "Tomas"]
    assert lists.count(workspace, made.id) == (2, True)


def test_a_smart_list_follows_its_rule_and_the_hand(workspace: Workspace, people: list[int]) -> None:
    made = lists.create_smart(workspace, "Arabic", ARABIC)
    assert on(workspace, made.id) == ["Layla", "Salma"]
    lists.add(workspace, made.id, [people[2]])
    lists.remove(workspace, made.id, [people[0]])
    assert on(workspace, made.id) == ["Salma", "Tomas"]
    contacts.create(workspace, {"display_name": "Rima", "languages": ["ar"]})
    assert on(workspace, made.id) == ["Rima", "Salma", "Tomas"]
    assert lists.follow_rule(workspace, made.id, [people[0], people[2]]).moved == 2
    assert on(workspace, made.id) == ["Layla", "Rima", "Salma"]
    assert lists.get(workspace, made.id).query == ARABIC


def test_a_rule_can_be_changed_and_a_fixed_list_become_smart(workspace: Workspace, people: list[int]) -> None:
    made = lists.create(workspace, "Desk", [people[3]])
    lists.set_rule(workspace, made.id, ARABIC)
    assert on(workspace, made.id) == ["Ines", "Layla", "Salma"]


def test_names_are_one_of_a_kind(workspace: Workspace) -> None:
    made = lists.create(workspace, "Levant desk")
    with pytest.raises(InvalidValue, match="There is already a list named ‘LEVANT DESK’"):
        lists.create(workspace, "LEVANT DESK")
    with pytest.raises(InvalidValue, match="A list needs a name"):
        lists.rename(workspace, made.id, "  ")
    lists.rename(workspace, made.id, "Levant Desk")
    lists.describe(workspace, made.id, "old")
    assert lists.names(workspace) == {made.id: "Levant Desk"}
    assert lists.ids_by_name(workspace) == {"levant desk": made.id}


def test_deleting_keeps_the_people_and_can_be_taken_back(workspace: Workspace, people: list[int]) -> None:
    made = lists.create(workspace, "Desk", people)
    lists.delete(workspace, [made.id])
    assert lists.all_lists(workspace) == []
    assert [row.name for row in lists.all_lists(workspace, in_bin=True)] == ["Desk"]
    lists.restore(workspace, [made.id])
    assert len(on(workspace, made.id)) == 4
    lists.delete(workspace, [made.id])
    history.undo_last(workspace)
    assert len(on(workspace, made.id)) == 4


def test_undoing_one_addition_leaves_the_later_one(workspace: Workspace, people: list[int]) -> None:
    made = lists.create(workspace, "Desk", people[:1])
    first = lists.add(workspace, made.id, [people[1]])
    lists.add(workspace, made.id, [people[2]])
    assert first.touched.batch_id is not None
    history.undo(workspace, first.touched.batch_id)
    assert on(workspace, made.id) == ["Layla", "Tomas"]


def test_undoing_a_new_list_takes_it_away_and_redo_brings_it_back(workspace: Workspace, people: list[int]) -> None:
    made = lists.create(workspace, "Desk", people[:2], "note")
    history.undo_last(workspace)
    with pytest.raises(NotFound, match="This list no longer exists"):
        lists.get(workspace, made.id)
    history.redo_last(workspace)
    assert on(workspace, made.id) == ["Layla", "Salma"]
    assert lists.get(workspace, made.id).note == "note"


@pytest.mark.parametrize(
    ("how", "names"),
    [
        ("union", ["Layla", "Salma", "Tomas"]),
        ("intersection", ["Salma"]),
        ("difference", ["Layla"]),
    ],
)
def test_lists_are_combined(workspace: Workspace, people: list[int], how: lists.Combining, names: list[str]) -> None:
    arabic = lists.create_smart(workspace, "Arabic", ARABIC)
    desk = lists.create(workspace, "Desk", people[1:3])
    made = lists.combine(workspace, "Both", [arabic.id, desk.id], how)
    assert on(workspace, made.id) == names
    assert not lists.get(workspace, made.id).smart


def test_combining_needs_two(workspace: Workspace) -> None:
    with pytest.raises(InvalidValue, match="at least two lists"):
        lists.combine(workspace, "One", [1], "union")


def test_a_list_that_is_gone_says_so(workspace: Workspace) -> None:
    for act in (lists.rename, lists.describe):
        with pytest.raises(NotFound, match="This list no longer exists"):
            act(workspace, 99, "x")
    with pytest.raises(NotFound):
        lists.add(workspace, 99, [1])
