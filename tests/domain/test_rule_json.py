"""Questions as they are stored."""

import pytest
from hypothesis import given

from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule
from desktop.domain.rule_json import query_from_json, query_to_json, readable_part
from tests.domain.queries import queries


@given(queries())
def test_a_stored_question_is_the_same_question(query: ContactQuery) -> None:
    assert query_from_json(query_to_json(query)) == query


def test_an_empty_question_is_empty() -> None:
    assert query_to_json(ContactQuery()) == "{}"
    assert query_from_json("{}") == ContactQuery()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "not json", '{"who": {}}', '{"who": {"match": "some"}}', '{"who": {"match": "all", "items": [{}]}}',
     '{"who": {"match": "all", "items": [{"ask": "star_sign", "op": "any_of"}]}}', '{"sort": "shoe size"}',
     '{"who": [1]}'],
)  # fmt: skip
def test_what_is_no_question_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError):
        query_from_json(text)


@given(queries())
def test_a_question_known_whole_is_read_whole(query: ContactQuery) -> None:
    assert readable_part(query_to_json(query)) == (query, ())


def test_unknown_fields_are_named_and_the_rest_is_kept() -> None:
    text = """{"who": {"match": "all", "items": [
        {"ask": "star_sign", "op": "any_of", "values": ["leo"]}, {"ask": "tag", "op": "any_of", "values": ["VIP"]},
        {"match": "any", "items": [{"ask": "tag", "op": "rhymes_with", "values": ["x"]}]}]}}"""
    vip = Condition(Ask.TAG, Operator.ANY_OF, ("VIP",))
    assert readable_part(text) == (
        ContactQuery(rule=Rule(Group("all", (vip, Group("any"))))),
        ("star_sign", "tag"),
    )


@pytest.mark.parametrize("text", ["", "[]", '{"who": 3}', '{"sort": "shoe size"}'])
def test_no_question_has_no_readable_part(text: str) -> None:
    with pytest.raises(ValueError):
        readable_part(text)
