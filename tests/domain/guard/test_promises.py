"""What a partner does instead, and what an embargo still asks for: each in its words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from desktop.domain.contact import RefusalLevel
from desktop.domain.embargo.answers import Answer, EmbargoState
from desktop.domain.embargo.tiers import Tier
from desktop.domain.guard.facts import Channel, Copy, Held, Refusal, Release
from desktop.domain.guard.judge import judge
from desktop.domain.guard.rule import Verdict
from tests.domain.guard.makers import (
    AGREED,
    ARABIC,
    DAY,
    EMBARGO,
    EMBARGOED,
    ENGLISH,
    HOUR,
    LIFT,
    LIFTED,
    NOW,
    OFFER,
    PUBLIC,
    address,
    mark,
    one,
    person,
    sentences,
    suppressed,
    under,
)

ASKED = replace(AGREED, state="asked", at=datetime(2026, 10, 7, 9, tzinfo=UTC))
DESK = replace(AGREED, scope="desk", contact_id=None)
BOTH = replace(EMBARGOED, versions=(ENGLISH, ARABIC))


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ((), "Not asked yet"),
        ((ASKED,), "Asked Wed 7 Oct, has not answered"),
        ((replace(ASKED, scope="desk", contact_id=None),), "Desk asked Wed 7 Oct, has not answered"),
        ((replace(AGREED, state="declined", note="does not take embargoes"),), "Declined: does not take embargoes"),
        ((replace(AGREED, state="declined"),), "Declined: today 09:12"),
        ((replace(DESK, state="declined"),), "Desk declined: today 09:12"),
        ((replace(AGREED, lift_utc=LIFT.utc - DAY),), "Agreed to the old lift time, Mon 06:00"),
        ((replace(AGREED, lift_utc=datetime(2026, 11, 2, 6, tzinfo=UTC) - 30 * DAY),),
         "Agreed to the old lift time, 3 Oct, 02:00"),
        ((replace(AGREED, lift_utc=datetime(2025, 10, 3, 6, tzinfo=UTC)),),
         "Agreed to the old lift time, 3 Oct 2025, 02:00"),
        ((replace(AGREED, terms_no=1),), "Agreed today 09:12, before terms got worse"),
        ((replace(AGREED, outlet_id=99),), "Agreement void: no longer works where they agreed"),
        ((replace(AGREED, void_reason="taken back by phone"),), "Agreement void: taken back by phone"),
    ],
)  # fmt: skip
def test_held(answers: tuple[Answer, ...], sentence: str) -> None:
    found = one(EMBARGOED, answers=answers)

    assert (found.verdict, sentences(found)) == (Verdict.HELD, [sentence])
    assert one(LIFTED, answers=answers).verdict is Verdict.MAY
    assert one(PUBLIC, answers=answers).verdict is Verdict.MAY
    assert one(OFFER, answers=answers).verdict is Verdict.MAY


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "Agreed today 09:12"),
        ({"kept": 4, "agreed": 4}, "Agreed today 09:12 · kept 4 of 4 embargoes"),
        ({"kept": 1, "agreed": 2}, "Agreed today 09:12 · kept 1 of 2 embargoes"),
        ({"kept": 0, "agreed": 1}, "Agreed today 09:12 · kept 0 of 1 embargo"),
        ({"answers": (DESK,)}, "Desk agreed today 09:12"),
        ({"answers": (replace(AGREED, at=NOW - DAY + timedelta(minutes=4)),)}, "Agreed yesterday 17:02"),
        ({"answers": (replace(AGREED, lift_utc=LIFT.utc + DAY),)}, "Agreed today 09:12"),
    ],
)  # fmt: skip
def test_may_have_the_embargoed_copy(facts: dict[str, Any], sentence: str) -> None:
    found = one(EMBARGOED, **facts)

    assert (found.verdict, found.sentence, found.reasons) == (Verdict.MAY, sentence, ())
    assert (found.address, found.language, found.hash) == ("layla1@wire.example", "en", "hash-en")


@pytest.mark.parametrize(
    ("copy", "answers", "sentence"),
    [
        (PUBLIC, (), "For immediate release"),
        (LIFTED, (), "Lifted today 10:00"),
        (LIFTED, (AGREED,), "Lifted today 10:00"),
        (PUBLIC, (AGREED,), "For immediate release"),
        (under(copy=LIFTED, state=EmbargoState.LIFTED_EARLY, lifted_at=NOW), (), "Lifted Fri 9 Oct"),
        (replace(LIFTED, release=Release.IMMEDIATE), (), "Lifted today 10:00"),
        (replace(PUBLIC, embargo=replace(EMBARGO, state=EmbargoState.CANCELLED)), (), "For immediate release"),
        (OFFER, (), "Can be asked"),
        (OFFER, (ASKED,), "Can be asked again"),
        (OFFER, (AGREED,), "Agreed today 09:12"),
    ],
)  # fmt: skip
def test_may_have_the_release_or_be_asked(copy: Copy, answers: tuple[Answer, ...], sentence: str) -> None:
    assert (one(copy, answers=answers).verdict, one(copy, answers=answers).sentence) == (Verdict.MAY, sentence)


def test_an_offer_gives_no_text_away() -> None:
    found = one(OFFER)
    assert (found.language, found.hash) == ("", "")


@pytest.mark.parametrize(
    ("copy", "sentence"),
    [
        (replace(LIFTED, now=NOW), "Gets the release Tue 06:00 Washington"),
        (replace(LIFTED, now=LIFT.utc - 20 * DAY), "Gets the release 13 Oct, 06:00 Washington"),
        (replace(LIFTED, now=LIFT.utc - 300 * DAY), "Gets the release 13 Oct 2026, 06:00 Washington"),
        (replace(LIFTED, embargo=None), "Gets the release at the lift"),
        (replace(LIFTED, release=Release.NOT_CHOSEN, embargo=None), "Gets the release at the lift"),
        (replace(PUBLIC, embargo=EMBARGO), "Gets the release Tue 06:00 Washington"),
    ],
)
def test_the_release_waits_for_the_lift(copy: Copy, sentence: str) -> None:
    found = one(replace(copy, latest=None))

    assert (found.once, found.sentence) == (Verdict.HELD, sentence)


def test_near_is_six_days() -> None:
    def held(now: datetime) -> str:
        return one(replace(LIFTED, now=now, latest=None)).sentence

    assert held(LIFT.utc - 6 * DAY) == "Gets the release Tue 06:00 Washington"
    assert held(LIFT.utc - 6 * DAY - HOUR) == "Gets the release 13 Oct, 06:00 Washington"
    later = replace(AGREED, lift_utc=NOW - 6 * DAY)
    assert one(EMBARGOED, answers=(later,)).sentence == "Agreed to the old lift time, Sat 12:58"
    earlier = replace(AGREED, lift_utc=NOW - 6 * DAY - HOUR)
    assert one(EMBARGOED, answers=(earlier,)).sentence == "Agreed to the old lift time, 3 Oct, 11:58"


def test_without_an_embargo_nobody_agreed() -> None:
    assert one(replace(EMBARGOED, embargo=None)).once is Verdict.HELD
    assert sentences(one(replace(EMBARGOED, embargo=None))) == ["Not asked yet"]


def test_groups_wait_for_their_own_time() -> None:
    def opens(hours: int) -> Any:
        return replace(LIFT, utc=NOW + hours * HOUR)

    wires = Tier("Agencies", opens(-1), outlet_ids=frozenset({10}))
    late = Tier("Weeklies", opens(2), contact_ids=frozenset({1}))
    rest = Tier("Everybody else", opens(5))
    assert one(under(tiers=(wires,))).verdict is Verdict.MAY
    assert one(under(tiers=(replace(wires, opens=opens(0)),))).verdict is Verdict.MAY
    found = one(under(tiers=(late, wires, rest)))
    assert (found.verdict, sentences(found)) == (Verdict.HELD, ["Weeklies: from Fri 14:58 Washington"])
    assert sentences(one(under(tiers=(wires, rest)), posts=())) == [
        "Agreement void: no longer works where they agreed",
        "Everybody else: from Fri 17:58 Washington",
    ]


@pytest.mark.parametrize("copy", [EMBARGOED, PUBLIC, OFFER])
def test_a_partner_leads(copy: Copy) -> None:
    found = one(copy, leads=(mark("Open Borders"), mark("Alpha Aid", days=1)))

    assert found.verdict is Verdict.PARTNER
    assert sentences(found) == ["Alpha Aid sends, since yesterday 16:58", "Open Borders sends, since Tue 6 Oct"]


def test_nobody_gets_the_same_text_twice_unless_it_is_given_again() -> None:
    holds = (Held("hash-en", NOW - HOUR), Held("hash-en", NOW - DAY), Held("other", NOW - 9 * DAY))

    assert sentences(one(EMBARGOED, holds=holds)) == ["Holds this text since yesterday 16:58"]
    assert one(EMBARGOED, holds=holds).verdict is Verdict.PARTNER
    assert one(EMBARGOED, holds=(Held("other", NOW),)).verdict is Verdict.MAY
    assert sentences(one(BOTH, holds=(Held("hash-ar", NOW - HOUR),))) == ["Holds this text since today 15:58"]
    assert one(EMBARGOED, holds=holds, again=NOW).verdict is Verdict.MAY
    assert sentences(one(EMBARGOED, holds=holds, again=NOW - HOUR)) == ["Holds this text since today 15:58"]
    assert one(OFFER, holds=holds).verdict is Verdict.MAY
    by_list = (Held("hash-en", NOW - DAY, Channel.EXPORT), Held("hash-en", NOW - HOUR, Channel.EXPORT))
    judged = one(EMBARGOED, holds=by_list)
    assert judged.verdict is Verdict.MAY
    assert "Also in the mailing list of today 15:58" in [warning.sentence for warning in judged.warnings]
    again = one(replace(EMBARGOED, channel=Channel.EXPORT), holds=by_list)
    assert again.sentence == "Holds this text since yesterday 16:58"
    without = replace(EMBARGOED, versions=(replace(ENGLISH, hash="", number=0),))
    assert one(without, holds=(Held("", NOW),)).once is Verdict.MAY


def test_a_promise_to_others_alone_ends_with_the_lift() -> None:
    exclusive = under(exclusive=((20, "Nordisk Radio"), (21, "Atlantic Review")))

    assert sentences(one(exclusive)) == ["Promised to Atlantic Review, Nordisk Radio alone"]
    assert one(exclusive).verdict is Verdict.PARTNER
    assert one(exclusive, posts=((21, "Atlantic Review"), (10, "Levant Wire"))).verdict is Verdict.MAY
    assert one(exclusive, alone=True).verdict is Verdict.MAY
    assert one(under(copy=LIFTED, exclusive=((20, "Nordisk Radio"),))).verdict is Verdict.MAY
    assert sentences(one(replace(PUBLIC, alone=("Grace",)))) == ["Promised to Grace alone"]


def test_one_address_gets_one_message() -> None:
    desk = address("desk", purpose="desk")
    first, second = person(1, addresses=(desk,)), person(2, addresses=(desk,))
    own = person(3, addresses=(address("own"), replace(desk, position=1)))
    found = judge(EMBARGOED, [second, own, first]).people

    assert [(one.verdict, one.address) for one in found] == [
        (Verdict.PARTNER, ""), (Verdict.MAY, "own@wire.example"), (Verdict.MAY, "desk@wire.example"),
    ]  # fmt: skip
    assert sentences(found[0]) == ["Same address as Layla 1"]


def test_an_address_belongs_to_whom_it_stands_highest_for() -> None:
    low = person(1, addresses=(address("a"), address("desk", position=1)))
    high = person(2, addresses=(address("desk"),))
    found = judge(EMBARGOED, [low, high]).people
    assert [one.address for one in found] == ["a@wire.example", "desk@wire.example"]

    only = replace(low, addresses=(address("a", bounced=""), address("desk", position=1)))
    assert sentences(judge(EMBARGOED, [only, high]).people[0]) == [
        "Mail to a@wire.example came back",
        "Same address as Layla 2",
    ]


def test_an_address_that_does_not_work_is_nobody_elses() -> None:
    broken, works = person(1, addresses=(address("x", bounced=""),)), person(2, addresses=(address("x"),))
    found = judge(EMBARGOED, [broken, works]).people
    assert (sentences(found[0]), found[1].verdict) == (["Mail to x@wire.example came back"], Verdict.MAY)


def test_who_may_not_have_it_does_not_get_it_through_a_shared_address() -> None:
    held, agreed = person(1, answers=(), addresses=(address("x"),)), person(2, addresses=(address("x"),))
    assert sentences(judge(EMBARGOED, [held, agreed]).people[1]) == ["Same address as Layla 1"]
    gone = replace(held, left_out=mark())
    assert judge(EMBARGOED, [gone, agreed]).people[1].verdict is Verdict.MAY
    binned = replace(held, in_bin=True)
    assert judge(EMBARGOED, [binned, agreed]).people[1].verdict is Verdict.MAY
    erased = replace(held, erased=True)
    assert judge(EMBARGOED, [erased, agreed]).people[1].verdict is Verdict.MAY


def test_phones_and_kits_may_be_shared() -> None:
    for channel in (Channel.CALL_SHEET, Channel.KIT):
        copy = replace(PUBLIC, channel=channel)
        pair = [person(one, addresses=(address("x"),), phones=("+442079460000",)) for one in (1, 2)]
        assert [one.verdict for one in judge(copy, pair).people] == [Verdict.MAY, Verdict.MAY]


def test_one_person_with_two_records_gets_one_copy() -> None:
    first, second = (person(one, same_as="layla|wire") for one in (1, 2))
    found = judge(EMBARGOED, [second, first]).people
    assert [one.verdict for one in found] == [Verdict.PARTNER, Verdict.MAY]
    assert sentences(found[0]) == ["Same person as Layla 1, layla1@wire.example"]

    different = replace(second, others=frozenset({1}))
    for pair in ([first, different], [replace(first, others=frozenset({2})), second]):
        assert [one.verdict for one in judge(EMBARGOED, pair).people] == [Verdict.MAY, Verdict.MAY]


def test_the_record_that_may_is_the_one_that_gets_it() -> None:
    held = person(1, same_as="layla|wire", answers=())
    found = judge(EMBARGOED, [held, person(2, same_as="layla|wire")]).people

    assert [one.verdict for one in found] == [Verdict.PARTNER, Verdict.MAY]
    assert sentences(found[0]) == ["Same person as Layla 2, layla2@wire.example", "Not asked yet"]


@pytest.mark.parametrize(
    "facts",
    [{"leads": (mark("Open Borders"),)}, {"holds": (Held("hash-en", NOW),), "addresses": ()}],
)
def test_what_one_record_has_the_other_does_not_get_again(facts: dict[str, Any]) -> None:
    other = person(2, same_as="layla|wire", **facts)
    found = judge(EMBARGOED, [person(1, same_as="layla|wire"), other]).people[0]

    where = "record 2" if not other.addresses else "layla2@wire.example"
    assert (found.verdict, sentences(found)) == (Verdict.PARTNER, [f"Same person as Layla 2, {where}"])


def test_what_one_record_objects_to_counts_for_both() -> None:
    mine = person(1, same_as="layla|wire")
    objecting = person(2, same_as="layla|wire", addresses=(suppressed("old"),))
    for other in (objecting, replace(objecting, in_bin=True)):
        found = judge(EMBARGOED, [mine, other]).people[0]
        assert (found.verdict, sentences(found)) == (
            Verdict.NEVER, ["Another record of theirs: Opted out by e-mail, 12 Jan 2023"],
        )  # fmt: skip
    shared = person(2, same_as="layla|wire", addresses=(address("desk"),))
    refuses = person(3, refusal=Refusal(RefusalLevel.NO_CONTACT), addresses=(address("desk"),))
    assert sentences(judge(EMBARGOED, [mine, shared, refuses]).people[0]) == [
        "Another record of theirs: desk@wire.example is also Layla 3's, who refuses"
    ]
    no_mail = person(2, same_as="layla|wire", addresses=())
    assert judge(EMBARGOED, [mine, no_mail]).people[0].verdict is Verdict.MAY
    left = person(2, same_as="layla|wire", left_out=mark())
    assert judge(EMBARGOED, [mine, left]).people[0].verdict is Verdict.MAY
