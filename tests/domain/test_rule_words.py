"""Rules as a person would say them."""

import pytest
from hypothesis import given

from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule
from desktop.domain.rule_words import condition_in_words, in_words, rule_in_words, values_in_words
from tests.domain.queries import queries

LISTS = {3: "Do not pitch, October"}


def test_the_rule_of_the_design() -> None:
    rule = Rule(
        Group(
            "all",
            (
                Condition(Ask.BEAT, Operator.ANY_OF, ("Humanitarian aid", "Displacement")),
                Condition(Ask.LANGUAGE, Operator.ANY_OF, ("ar", "en")),
                Condition(Ask.COUNTRY, Operator.ANY_OF, ("LB", "IQ", "JO")),
                Group(
                    "any",
                    (
                        Condition(Ask.LAST_TOUCH, Operator.WITHIN_DAYS, ("90",)),
                        Condition(Ask.TAG, Operator.ANY_OF, ("Trusted",)),
                    ),
                ),
            ),
        ),
        Group(
            "any",
            (Condition(Ask.LIST, Operator.ANY_OF, ("3",)), Condition(Ask.OUTLET_TYPE, Operator.ANY_OF, ("agency",))),
        ),
    )
    assert rule_in_words(rule, LISTS) == (
        "journalists on Humanitarian aid or Displacement, who work in Arabic or English, in Lebanon, Iraq or Jordan, "
        "(whom we touched in the last 90 days or tagged Trusted); "
        "without those on the list ‘Do not pitch, October’ and those at outlets of type agency"
    )


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition(Ask.LANGUAGE, Operator.ALL_OF, ("ar", "fr")), "who work in Arabic and French"),
        (Condition(Ask.LANGUAGE, Operator.NONE_OF, ("ar",)), "who do not work in Arabic"),
        (Condition(Ask.BEAT, Operator.NONE_OF, ("Health",)), "not on Health"),
        (Condition(Ask.OUTLET, Operator.CONTAINS, ("wire",)), "at an outlet named ‘wire’"),
        (Condition(Ask.ADDRESS, Operator.IS_SET), "with a working address"),
        (Condition(Ask.ADDRESS, Operator.IS_EMPTY), "without a working address"),
        (Condition(Ask.VERIFIED, Operator.NOT_WITHIN_DAYS, ("180",)), "not verified in the last 180 days"),
        (Condition(Ask.ADDED, Operator.WITHIN_DAYS, ("1",)), "added in the last day"),
        (Condition(Ask.LIST, Operator.NONE_OF, ("3",)), "not on the list ‘Do not pitch, October’"),
        (Condition(Ask.LIST, Operator.ANY_OF, ("99",)), "on the list ‘no longer there’"),
        (Condition(Ask.REFUSAL, Operator.ANY_OF, ("no_contact",)), "who want no contact at all"),
        (Condition(Ask.SAFETY, Operator.ANY_OF, ("in_exile",)), "flagged in exile"),
        (Condition(Ask.LAST_TOUCH, Operator.IS_EMPTY), "whom we have never touched"),
        (Condition(Ask.NAME, Operator.CONTAINS, ("haddad",)), "with ‘haddad’ in the name"),
    ],
)
def test_each_condition_reads_as_a_clause(condition: Condition, said: str) -> None:
    assert condition_in_words(condition, LISTS) == said


def test_no_rule_is_everyone() -> None:
    assert in_words(ContactQuery()) == "all journalists"
    assert in_words(ContactQuery("haddad", bin=True)) == "journalists found by ‘haddad’, in the bin"


def test_only_what_is_left_out() -> None:
    rule = Rule(leave_out=Group("any", (Condition(Ask.TAG, Operator.ANY_OF, ("Old",)),)))
    assert rule_in_words(rule) == "all journalists; without those tagged Old"


def test_values_are_named() -> None:
    assert values_in_words(Condition(Ask.COUNTRY, Operator.ANY_OF, ("JO", "LB"))) == ("Jordan", "Lebanon")


@given(queries())
def test_every_rule_has_words(query: ContactQuery) -> None:
    said = in_words(query)
    assert said
    assert "{" not in said
