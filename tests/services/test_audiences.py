"""Who fits, in numbers a person decides by."""

import pytest

from desktop.domain.contact import Card, RefusalLevel
from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule
from desktop.services import audiences, contacts, lists
from desktop.services.audiences import RowEffect, Split
from desktop.services.workspaces import Workspace

ANY = Operator.ANY_OF


@pytest.fixture
def people(workspace: Workspace) -> list[int]:
    cards: list[Card] = [
        {"display_name": "Layla", "languages": ["ar"], "country": "JO", "beats": ["Aid"],
         "emails": [{"address": "l@levant.example"}], "affiliations": [{"outlet": "Levant Wire"}]},
        {"display_name": "Salma", "languages": ["ar"], "country": "LB", "beats": ["Aid"],
         "affiliations": [{"outlet": "Levant Wire"}]},
        {"display_name": "Tomas", "languages": ["en"], "country": "SE", "beats": ["Aid"],
         "emails": [{"address": "t@nordisk.example"}], "affiliations": [{"outlet": "Nordisk Radio"}]},
        {"display_name": "Ines", "languages": ["pt"], "beats": ["Sport"], "emails": [{"address": "i@x.example"}]},
    ]  # fmt: skip
    return [contacts.create(workspace, card).id for card in cards]


def test_the_split_adds_up(workspace: Workspace, people: list[int]) -> None:
    assert audiences.split(workspace, ContactQuery()) == Split(4, 3, 1, 0, outlets=2, countries=3)
    contacts.refuse(workspace, [people[2]], RefusalLevel.NO_RELEASES, "asked by phone")
    assert audiences.split(workspace, ContactQuery()) == Split(4, 2, 1, 1, outlets=2, countries=3)


def test_an_address_suppressed_elsewhere_counts_as_refused(workspace: Workspace, people: list[int]) -> None:
    contacts.refuse(workspace, [people[0]], RefusalLevel.NO_CONTACT, "asked")
    twin = contacts.create(workspace, {"display_name": "L. H.", "emails": [{"address": "L@levant.example"}]}).id
    made = lists.create(workspace, "Twin", [twin])
    assert audiences.split(workspace, ContactQuery(list_id=made.id)) == Split(1, 0, 0, 1, 0, 0)


def test_each_row_says_what_it_takes_away(workspace: Workspace, people: list[int]) -> None:
    rule = Rule(
        Group(
            "all",
            (
                Condition(Ask.BEAT, ANY, ("Aid",)),
                Condition(Ask.LANGUAGE, ANY, ("ar",)),
                Group("any", (Condition(Ask.COUNTRY, ANY, ("JO",)), Condition(Ask.COUNTRY, ANY, ("SE",)))),
            ),
        ),
        Group("any", (Condition(Ask.OUTLET, ANY, ("Levant Wire",)), Condition(Ask.TAG, ANY, ("VIP",)))),
    )
    effects = audiences.effects(workspace, ContactQuery(rule=rule))
    assert effects.who == (RowEffect(3, 1), RowEffect(2, 1), RowEffect(1, 1))
    assert effects.leave_out == (RowEffect(0, 1, removes_everyone=True), RowEffect(0, 0))
    assert effects.fit == 0


def test_an_or_group_says_how_many_it_lets_in(workspace: Workspace, people: list[int]) -> None:
    rows = (Condition(Ask.LANGUAGE, ANY, ("ar",)), Condition(Ask.LANGUAGE, ANY, ("en",)))
    query = ContactQuery(rule=Rule(Group("any", rows)))
    assert audiences.effects(workspace, query).who == (RowEffect(2, 0), RowEffect(3, 1))
    neither = ContactQuery(rule=Rule(leave_out=Group("all", rows)))
    assert audiences.effects(workspace, neither).leave_out == (RowEffect(4, 0), RowEffect(4, 0))


def test_no_rule_takes_nobody_away(workspace: Workspace, people: list[int]) -> None:
    assert audiences.effects(workspace, ContactQuery()) == audiences.Effects((), (), 4)


def test_what_to_drop_when_nobody_fits(workspace: Workspace, people: list[int]) -> None:
    query = ContactQuery(
        "nordisk",
        Rule(Group("all", (Condition(Ask.LANGUAGE, ANY, ("ar",)), Condition(Ask.BEAT, ANY, ("Aid",))))),
    )
    found = audiences.without(workspace, query)
    assert [(part.label, part.count, part.exact) for part in found] == [("‘nordisk’", 2, True), ("‘Arabic’", 1, True)]
    assert list(contacts.ids(workspace, found[1].query)) == [people[2]]


def test_what_to_drop_names_lists_groups_and_exceptions(workspace: Workspace, people: list[int]) -> None:
    made = lists.create(workspace, "Desk", [people[0]])
    query = ContactQuery(
        list_id=made.id,
        rule=Rule(
            Group("all", (Group("any", (Condition(Ask.ADDRESS, Operator.IS_SET),)),)),
            Group("any", (Condition(Ask.LANGUAGE, ANY, ("ar", "en")),)),
        ),
    )
    found = {part.label: part.count for part in audiences.without(workspace, query)}
    assert found == {"‘Arabic, English’": 1, "‘Desk’": 1}
