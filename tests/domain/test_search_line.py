"""The search line: chips among words, and words for all that is no chip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.query import Ask, Condition, Operator
from desktop.domain.search_line import parse_line, question, unknown_lists

LISTS = {"levant desk": 7}


def test_words_and_chips_are_told_apart() -> None:
    typed = parse_line('haddad beat:conflict lang:ar,en country:jordan -tag:"old list" has:email added:7d amman')
    assert typed.text == "haddad amman"
    assert typed.wanted == (
        Condition(Ask.BEAT, Operator.CONTAINS, ("conflict",)),
        Condition(Ask.LANGUAGE, Operator.ANY_OF, ("ar", "en")),
        Condition(Ask.COUNTRY, Operator.ANY_OF, ("JO",)),
        Condition(Ask.ADDRESS, Operator.IS_SET),
        Condition(Ask.ADDED, Operator.WITHIN_DAYS, ("7",)),
    )
    assert typed.left_out == (Condition(Ask.TAG, Operator.CONTAINS, ("old list",)),)


@pytest.mark.parametrize(
    ("line", "condition"),
    [
        ('beat:"human rights",aid', Condition(Ask.BEAT, Operator.CONTAINS, ("human rights", "aid"))),
        ("Lang:Arabic", Condition(Ask.LANGUAGE, Operator.ANY_OF, ("ar",))),
        ('list:"Levant desk"', Condition(Ask.LIST, Operator.ANY_OF, ("7",))),
        ("verified:>1y", Condition(Ask.VERIFIED, Operator.NOT_WITHIN_DAYS, ("365",))),
        ("touched:2w", Condition(Ask.LAST_TOUCH, Operator.WITHIN_DAYS, ("14",))),
        ("added:today", Condition(Ask.ADDED, Operator.WITHIN_DAYS, ("0",))),
        ("type:radio", Condition(Ask.OUTLET_TYPE, Operator.ANY_OF, ("radio",))),
        ("import:12", Condition(Ask.IMPORT, Operator.ANY_OF, ("12",))),
        ("is:refused", Condition(Ask.REFUSAL, Operator.IS_SET)),
        ('notes:"geneva', Condition(Ask.NOTES, Operator.CONTAINS, ("geneva",))),
    ],
)
def test_each_chip_says_what_is_asked(line: str, condition: Condition) -> None:
    typed = parse_line(line, LISTS)
    assert (typed.wanted, typed.text) == ((condition,), "")


@pytest.mark.parametrize(
    "line",
    ["foo:bar", "lang:klingonish", "country:atlantis", "list:unknown", "verified:soon", "has:cake", "beat:", "import:x",
     "https://levant.example", "is:a,b", "14:30", 'tag:""'],
)  # fmt: skip
def test_what_is_not_understood_is_searched_as_words(line: str) -> None:
    typed = parse_line(line, LISTS)
    assert (typed.text, typed.wanted, typed.left_out) == (line, (), ())


def test_the_line_as_a_whole_question() -> None:
    asked = question("haddad -has:email")
    assert asked.text == "haddad"
    assert asked.rule.leave_out.items == (Condition(Ask.ADDRESS, Operator.IS_SET),)


@given(st.text(), st.text(alphabet='abel:-", 7dt'))
def test_typing_never_fails(free: str, near: str) -> None:
    for line in (free, near):
        assert parse_line(line, LISTS) == parse_line(line, LISTS)


def test_lists_that_do_not_exist_are_named() -> None:
    line = 'haddad list:"levant DESK" -list:Maghreb,"Gulf states" tag:x'
    assert unknown_lists(line, LISTS) == ("Maghreb", "Gulf states")
    assert unknown_lists("haddad", LISTS) == ()
