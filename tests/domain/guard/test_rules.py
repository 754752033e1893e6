"""The table of rules: in order of strength, each with words, a meaning and an act; and the page made from it."""

import re
from collections import Counter

import pytest

from desktop.domain.guard import guide
from desktop.domain.guard.facts import CopyKind
from desktop.domain.guard.rule import EVERY, Verdict
from desktop.domain.guard.rules import BLOCKS, REMARKS, RULES, STOPPED, WARNINGS, every_rule, named
from tests.guard_page import PAGE

LONGEST = 44
"""How many letters of a reason the review shows without wrapping."""


def test_the_strongest_verdict_comes_first() -> None:
    order = [Verdict.NEVER, Verdict.NO_ADDRESS, Verdict.PARTNER, Verdict.HELD]
    places = [order.index(rule.verdict) for rule in RULES]

    assert places == sorted(places)
    assert {rule.verdict for rule in (STOPPED, *BLOCKS)} == {Verdict.NOBODY_YET}
    assert {*(rule.verdict for rule in WARNINGS), *(rule.verdict for rule in REMARKS)} == {Verdict.MAY}


def test_every_rule_has_a_name_of_its_own_words_and_an_act() -> None:
    rules = list(every_rule())

    assert rules == [STOPPED, *BLOCKS, *RULES, *WARNINGS, *REMARKS]
    assert max(Counter(rule.name for rule in rules).values()) == 1
    for rule in rules:
        assert named(rule.name) is rule
        assert rule.meaning.endswith(".")
        assert rule.act.endswith(".")
        assert not rule.sentence.endswith(".")
        assert rule.copies
        assert len(re.sub(r"\{\w+\}", "", rule.sentence)) <= LONGEST, rule.sentence


@pytest.mark.parametrize(
    ("name", "copies"),
    [
        ("not_asked", {CopyKind.EMBARGOED}),
        ("tier", {CopyKind.EMBARGOED}),
        ("before_lift", {CopyKind.RELEASE}),
        ("breach", {CopyKind.EMBARGOED, CopyKind.OFFER}),
        ("unsigned", {CopyKind.EMBARGOED, CopyKind.RELEASE}),
        ("suppressed", set(EVERY)),
        ("clock_behind", set(EVERY)),
    ],
)
def test_each_rule_is_asked_for_the_copies_it_concerns(name: str, copies: set[CopyKind]) -> None:
    assert named(name).copies == copies


def test_the_page_says_what_the_rules_say() -> None:
    written = PAGE.read_text(encoding="utf-8")

    assert written == guide.page(), "docs/guard.md is not current. Run: make guard-page"
    assert re.search(
        r"\| 5 \| \*language\*: changed since revision \*number\* \|.*For embargoed copies and the release", written
    )
    assert "| No releases: *why* |" in written
    assert "| No e-mail address |" in written
    assert "| *why* |" in written


def test_the_page_holds_every_rule_once() -> None:
    shown = [rule for _, rules in guide.parts() for rule in rules]

    assert Counter(rule.name for rule in shown) == Counter(rule.name for rule in every_rule())
    assert [verdict for verdict, _ in guide.parts()] == list(guide.TITLES)
    assert guide.concerns(named("breach")) == "embargoed copies and offers of an embargo"
    assert guide.concerns(named("in_bin")) == ""
    assert guide.plain(named("leads")) == "‹organisation› sends, since ‹when›"
    assert guide.plain(named("no_contact")) == "Do not contact: ‹why›"
