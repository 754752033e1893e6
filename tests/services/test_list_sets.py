"""Lists as sets: by hand, combined in numbers, copied."""

import pytest
from sqlalchemy import update

from desktop.domain.errors import NotFound
from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule
from desktop.services import contacts, history, list_sets, lists
from desktop.services.workspaces import Workspace
from desktop.storage.tables import MailingList

ARABIC = ContactQuery(rule=Rule(Group("all", (Condition(Ask.LANGUAGE, Operator.ANY_OF, ("ar",)),))))


@pytest.fixture
def people(workspace: Workspace) -> list[int]:
    names = {"Layla": ["ar"], "Salma": ["ar"], "Tomas": ["sv"], "Ines": ["pt"]}
    return [contacts.create(workspace, {"display_name": n, "languages": spoken}).id for n, spoken in names.items()]


def test_who_is_on_and_who_is_kept_off_by_hand(workspace: Workspace, people: list[int]) -> None:
    made = lists.create_smart(workspace, "Arabic", ARABIC)
    lists.add(workspace, made.id, [people[3], people[2]])
    lists.remove(workspace, made.id, [people[0]])
    assert list(list_sets.by_hand(workspace, made.id, "added")) == [people[3], people[2]]
    assert list(list_sets.by_hand(workspace, made.id, "added", "tom")) == [people[2]]
    assert list(list_sets.by_hand(workspace, made.id, "excluded")) == [people[0]]


def test_combining_is_counted_before_it_is_done(workspace: Workspace, people: list[int]) -> None:
    one = lists.create(workspace, "One", people[:3])
    two = lists.create_smart(workspace, "Arabic", ARABIC)
    found = list_sets.combined(workspace, [one.id, two.id])
    assert (found.union, found.intersection, found.only) == (3, 2, {one.id: 1, two.id: 0})
    assert list_sets.combined(workspace, []).intersection == 0


def test_a_copy_has_rule_note_and_hands_and_is_undone_as_one(workspace: Workspace, people: list[int]) -> None:
    made = lists.create_smart(workspace, "Arabic", ARABIC, "for October")
    lists.add(workspace, made.id, [people[3]])
    lists.remove(workspace, made.id, [people[0]])
    copy = list_sets.duplicate(workspace, made.id)
    again = list_sets.duplicate(workspace, made.id)
    rows = {row.id: row for row in lists.all_lists(workspace)}
    assert rows[copy.id].name == "Arabic (copy)"
    assert rows[again.id].name == "Arabic (copy 2)"
    assert (rows[copy.id].note, rows[copy.id].added, rows[copy.id].excluded) == ("for October", 1, 1)
    assert rows[copy.id].query == ARABIC
    assert copy.touched.batch_id is not None
    history.undo(workspace, copy.touched.batch_id)
    assert [row.name for row in lists.all_lists(workspace)] == ["Arabic", "Arabic (copy 2)"]


def test_what_is_gone_cannot_be_copied(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        list_sets.duplicate(workspace, 99)


def test_name_and_note_change_in_one_act(workspace: Workspace, people: list[int]) -> None:
    made = lists.create(workspace, "One", people, "old")
    written = lists.rename(workspace, made.id, "Two", "new")
    row = lists.get(workspace, made.id)
    assert (row.name, row.note) == ("Two", "new")
    assert written.touched.batch_id is not None
    history.undo(workspace, written.touched.batch_id)
    row = lists.get(workspace, made.id)
    assert (row.name, row.note) == ("One", "old")
    lists.rename(workspace, made.id, "Three")
    assert lists.get(workspace, made.id).note == "old"


def test_name_and_rule_are_saved_in_one_act(workspace: Workspace, people: list[int]) -> None:
    made = lists.create_smart(workspace, "Arabic", ContactQuery())
    written = list_sets.save_rule(workspace, made.id, "Arabic desk", ARABIC)
    row = lists.get(workspace, made.id)
    assert (row.name, row.query) == ("Arabic desk", ARABIC)
    assert list_sets.stored_rule(workspace, made.id) == list_sets.StoredRule("Arabic desk", ARABIC, ())
    assert written.touched.batch_id is not None
    history.undo(workspace, written.touched.batch_id)
    assert lists.get(workspace, made.id).name == "Arabic"
    with pytest.raises(NotFound):
        list_sets.save_rule(workspace, 99, "x", ARABIC)
    with pytest.raises(NotFound):
        list_sets.stored_rule(workspace, 99)


def test_a_rule_with_unknown_fields_is_read_as_far_as_it_goes(workspace: Workspace, people: list[int]) -> None:
    made = lists.create_smart(workspace, "Stars", ContactQuery())
    text = '{"who": {"match": "all", "items": [{"ask": "star_sign", "op": "any_of", "values": ["leo"]}]}}'
    for stored, unknown in ((text, ("star_sign",)), ("[]", ("?",))):
        with workspace.command("newer version") as act:
            act.conn.execute(update(MailingList).where(MailingList.id == made.id).values(query=stored))
        assert list_sets.stored_rule(workspace, made.id) == list_sets.StoredRule("Stars", ContactQuery(), unknown)
