"""What the guard said at one moment, and what is different a moment later."""

from dataclasses import replace

import pytest

from desktop.domain.audience import Audience
from desktop.domain.guard.facts import Channel, Condition, Copy, CopyKind, Person
from desktop.domain.guard.judge import judge
from desktop.domain.guard.review import Changes, Review, VerdictsChanged, Wish, compared, refuse_changed, wish_of
from desktop.domain.guard.rule import Verdict
from tests.domain.guard.makers import EMBARGOED, HOUR, NOW, PUBLIC, address, mark, person, spoiled

WISH = Wish(7, CopyKind.EMBARGOED, Channel.DRAFTS, Audience(ids=[1]), ("en",), "Europe/London")


def seen(*people: Person, copy: Copy = EMBARGOED) -> Review:
    return Review(WISH, "Northern desk", judge(copy, people))


def test_everybody_is_in_one_group_in_the_fixed_order() -> None:
    found = seen(person(1, in_bin=True), person(2), person(3, answers=()), person(4, leads=(mark(),)), person(5))

    assert [(verdict, [one.contact_id for one in group]) for verdict, group in found.groups] == [
        (Verdict.MAY, [2, 5]),
        (Verdict.HELD, [3]),
        (Verdict.NEVER, [1]),
        (Verdict.PARTNER, [4]),
    ]
    assert [one.contact_id for one in found.may] == [2, 5]
    assert (found.at, found.name) == (NOW, "Northern desk")


def test_where_the_statement_waits_nobody_may_but_the_groups_stay() -> None:
    found = seen(person(1), person(2, answers=()), copy=spoiled(edited=True))

    assert found.may == ()
    assert [verdict for verdict, _ in found.groups] == [Verdict.MAY, Verdict.HELD]


def test_the_same_facts_have_the_same_fingerprint_in_any_order() -> None:
    first, second = person(1), person(2)

    assert seen(first, second).fingerprint == seen(second, first).fingerprint
    assert len(seen(first).fingerprint) == 32
    others = [
        seen(first),
        seen(first, person(3)),
        seen(first, replace(second, answers=())),
        seen(first, replace(second, addresses=(address("other"),))),
        seen(first, replace(second, safety=("in_exile",))),
        seen(first, second, copy=spoiled(hash="other")),
        seen(first, second, copy=spoiled(edited=True)),
        seen(first, second, copy=replace(EMBARGOED, workspace=Condition.EXAMPLE)),
    ]
    assert len({one.fingerprint for one in [seen(first, second), *others]}) == len(others) + 1


def test_what_does_not_matter_changes_nothing() -> None:
    before = seen(person(1), person(2, answers=()))
    declined = person(2, addresses=(address("elsewhere"),), answers=())
    after = seen(declined, person(1, verified_on=None), copy=replace(EMBARGOED, now=NOW + HOUR))

    assert before.fingerprint == after.fingerprint
    changes = compared(before, after)
    assert (bool(changes), changes.sentence, changes.who, changes.now) == (False, "", "", after)
    refuse_changed(changes)


def names(changes: Changes) -> list[tuple[str, object, object]]:
    return [
        (one.name, one.before and one.before.once.value, one.after and one.after.once.value) for one in changes.people
    ]


def test_changes_say_who_and_how() -> None:
    before = seen(person(1), person(2), person(3, answers=()))
    after = seen(person(2, in_bin=True), person(3), person(4, name="Omar"))
    changes = compared(before, after)

    assert names(changes) == [
        ("Layla 1", "may", None),
        ("Layla 2", "may", "never"),
        ("Layla 3", "held", "may"),
        ("Omar", None, "may"),
    ]
    assert [one.contact_id for one in changes.people] == [1, 2, 3, 4]
    assert (changes.sentence, changes.who) == ("4 verdicts changed", "Layla 1, Layla 2, Layla 3 and 1 more")
    assert not changes.blocked
    with pytest.raises(VerdictsChanged) as refused:
        refuse_changed(changes)
    assert refused.value.changes is changes
    assert str(refused.value) == (
        "4 verdicts changed since you looked: Layla 1, Layla 2, Layla 3 and 1 more. Nothing left. "
        "Look at them, then go on."
    )


def test_one_change_and_three_are_worded_for_themselves() -> None:
    one = compared(seen(person(1)), seen(person(1, in_bin=True)))
    assert (one.sentence, one.who) == ("1 verdict changed", "Layla 1")
    three = compared(seen(), seen(person(1), person(2), person(3)))
    assert (three.sentence, three.who) == ("3 verdicts changed", "Layla 1, Layla 2, Layla 3")


def test_a_new_block_is_a_change_of_its_own() -> None:
    changes = compared(seen(person(1)), seen(person(1), copy=spoiled(edited=True)))

    assert (changes.people, changes.blocked, bool(changes)) == ((), True, True)
    with pytest.raises(VerdictsChanged) as refused:
        refuse_changed(changes)
    assert refused.value.title == "What holds the whole statement back changed since you looked."


def test_a_wish_is_what_an_order_says_of_what_is_to_leave() -> None:
    assert wish_of(WISH, "Europe/London") == WISH
    assert wish_of(WISH).home == "Etc/UTC"
    assert Wish(7, CopyKind.RELEASE, Channel.KIT) == Wish(7, PUBLIC.kind, Channel.KIT, None, (), "Etc/UTC")
