"""Questions as they are stored."""

import pytest
from hypothesis import given

from desktop.domain.query import ContactQuery
from desktop.domain.rule_json import query_from_json, query_to_json
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
