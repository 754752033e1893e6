"""For any facts and any clock. What is asserted is said anew here, not asked of the guard."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.contact import RefusalLevel
from desktop.domain.embargo.answers import EmbargoState
from desktop.domain.guard import judge as judging
from desktop.domain.guard.clearance import Clearance, NotCleared
from desktop.domain.guard.facts import Condition, Copy, CopyKind, Person, Refusal, Release
from desktop.domain.guard.judge import Judged, clear, judge
from desktop.domain.guard.rule import RESERVED, Verdict
from tests.domain.guard.chance import KEYS, facts, objection

STRENGTH = [Verdict.NEVER, Verdict.NO_ADDRESS, Verdict.PARTNER, Verdict.HELD]
MANY = 10_000

Check = Callable[[Copy, tuple[Person, ...], Random], None]


def cleared(copy: Copy, people: Sequence[Person]) -> Clearance | None:
    """The clearance, or None where there is none."""
    try:
        return clear(copy, people)
    except NotCleared:
        return None


def mailable(copy: Copy, people: Sequence[Person]) -> set[int]:
    """Who may receive, were nothing else in the way of the whole statement."""
    return {one.contact_id for one in judge(copy, people).people if one.once is Verdict.MAY}


def nothing_held_never_or_unsigned_is_ever_cleared(copy: Copy, people: tuple[Person, ...], _: Random) -> None:
    found = cleared(copy, people)
    if found is None:
        return

    assert copy.workspace is Condition.OWN
    assert copy.withdrawn is None
    assert copy.latest is None or copy.latest <= copy.now
    assert copy.release is not Release.NOT_CHOSEN
    if copy.kind is not CopyKind.OFFER:
        assert copy.versions
        assert copy.signers
        for version in copy.versions:
            assert (version.number, version.unsigned, version.edited) == (version.current, (), False)
    if copy.kind is CopyKind.RELEASE:
        assert _may_be_public(copy)
    else:
        assert copy.embargo is not None
        assert copy.embargo.state in {EmbargoState.PLANNED, EmbargoState.OFFERED, EmbargoState.RUNNING} or not _over(
            copy
        )
    _check_people(copy, {one.contact_id: one for one in people}, found)


def _may_be_public(copy: Copy) -> bool:
    embargo = copy.embargo
    if copy.release is Release.IMMEDIATE and (embargo is None or embargo.state is EmbargoState.CANCELLED):
        return True
    if embargo is None or embargo.state is EmbargoState.CANCELLED:
        return False
    early = (
        embargo.state is EmbargoState.LIFTED_EARLY and embargo.lifted_at is not None and embargo.lifted_at <= copy.now
    )
    return early or embargo.lift.utc <= copy.now


def _over(copy: Copy) -> bool:
    return copy.embargo is not None and copy.embargo.lift.utc <= copy.now


def _check_people(copy: Copy, people: dict[int, Person], found: Clearance) -> None:
    for one in found.people:
        person = people[one.contact_id]
        assert not any((person.refusal, person.left_out, person.leads, person.in_bin, person.erased))
        used = [address for address in person.addresses if address.address == one.address]
        assert all(address.deliverable and address.suppressed is None for address in used)
        if copy.channel.by_mail:
            assert used
            refusing = {line.key for other in people.values() if other.refusal for line in other.addresses}
            assert one.address not in refusing
        if copy.channel.by_phone:
            assert person.phones
        if copy.kind is CopyKind.EMBARGOED and copy.embargo is not None:
            assert not person.breaches
            outlets = {outlet for outlet, _ in person.posts}
            assert any(
                answer.state == "accepted"
                and not answer.void_reason
                and answer.lift_utc >= copy.embargo.lift.utc
                and answer.terms_no >= copy.embargo.terms_no
                and (answer.outlet_id in outlets or answer.outlet_id is None)
                for answer in person.answers
            )
    if copy.channel.by_mail:
        assert not [key for key, count in Counter(one.address for one in found.people).items() if count > 1]


def a_suppression_never_makes_anyone_mailable(copy: Copy, people: tuple[Person, ...], random: Random) -> None:
    key, why, whose = random.choice(KEYS), objection(random), random.randint(1, 5)

    def objected(person: Person) -> Person:
        lines = (replace(one, suppressed=why) if one.key == key else one for one in person.addresses)
        return replace(person, addresses=tuple(lines))

    def refused(person: Person) -> Person:
        return replace(person, refusal=Refusal(RefusalLevel.NO_RELEASES)) if person.contact_id == whose else person

    before = mailable(copy, people)
    assert mailable(copy, [objected(one) for one in people]) <= before
    assert mailable(copy, [refused(one) for one in people]) <= before


def the_order_of_facts_does_not_matter(copy: Copy, people: tuple[Person, ...], random: Random) -> None:
    def mixed(things: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(random.sample(things, len(things)))

    def told_otherwise(person: Person) -> Person:
        fields = ["addresses", "answers", "breaches", "leads", "holds", "safety"]
        changed: dict[str, Any] = {name: mixed(getattr(person, name)) for name in fields}
        return replace(person, **changed)

    embargo = copy.embargo and replace(copy.embargo, exclusive=mixed(copy.embargo.exclusive))
    again = replace(copy, versions=mixed(copy.versions), embargo=embargo)
    first, second = judge(copy, people), judge(again, [told_otherwise(one) for one in mixed(people)])

    def verdicts(found: Sequence[Judged]) -> dict[int, tuple[Verdict, Verdict, str]]:
        return {one.contact_id: (one.verdict, one.once, one.address) for one in found}

    assert verdicts(first.people) == verdicts(second.people)
    assert Counter(one.rule for one in first.blocks) == Counter(one.rule for one in second.blocks)


def everybody_has_one_verdict_and_every_reason_for_it(copy: Copy, people: tuple[Person, ...], _: Random) -> None:
    found = judge(copy, people)

    assert not found.stopped
    assert [one.contact_id for one in found.people] == [one.contact_id for one in people]
    assert sum(found.counts().values()) == len(people)
    for one in found.people:
        assert one.sentence
        assert one.once is (one.reasons[0].verdict if one.reasons else Verdict.MAY)
        assert one.verdict is (Verdict.NOBODY_YET if found.blocks else one.once)
        places = [STRENGTH.index(reason.verdict) for reason in one.reasons]
        assert places == sorted(places)
        assert all(reason.sentence and reason.act for reason in (*one.reasons, *one.warnings, *found.blocks))
        assert not (one.reasons and one.warnings)
    assert judge(copy, people) == found


def a_clearance_holds_exactly_those_who_may(copy: Copy, people: tuple[Person, ...], _: Random) -> None:
    found, judged = cleared(copy, people), judge(copy, people)
    may = {one.contact_id: one for one in judged.people if one.verdict is Verdict.MAY}

    assert (found is not None) == bool(may)
    for one in found.people if found else ():
        mine = may.pop(one.contact_id)
        assert (one.address, one.language, one.hash, one.promise) == (
            mine.address, mine.language, mine.hash, mine.sentence,
        )  # fmt: skip
    assert not may


CHECKS: list[Check] = [
    nothing_held_never_or_unsigned_is_ever_cleared,
    a_suppression_never_makes_anyone_mailable,
    the_order_of_facts_does_not_matter,
    everybody_has_one_verdict_and_every_reason_for_it,
    a_clearance_holds_exactly_those_who_may,
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda one: one.__name__)
@given(random=st.randoms(use_true_random=False))
def test_for_any_facts(check: Check, random: Random) -> None:
    check(*facts(random), random)


@pytest.mark.parametrize("check", CHECKS, ids=lambda one: one.__name__)
def test_for_many_facts(check: Check) -> None:
    random = Random(check.__name__)
    for _ in range(MANY // len(CHECKS)):
        check(*facts(random), random)


def test_no_gate_hides_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(11)
    drawn = [facts(random) for _ in range(3_000)]
    through_gates = [judge(copy, people) for copy, people in drawn]
    monkeypatch.setattr(judging, "_gates", lambda _: 2 * RESERVED - 1)

    assert [judge(copy, people) for copy, people in drawn] == through_gates


def test_the_facts_reach_every_verdict() -> None:
    random, found = Random(7), Counter[Verdict]()
    for _ in range(400):
        found.update(judge(*facts(random)).counts())

    assert set(found) == set(Verdict)
    assert found[Verdict.MAY] > 50
