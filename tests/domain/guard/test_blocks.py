"""What keeps a whole statement back, each in its words; and that each is asked for the copies it concerns."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from desktop.domain.embargo.answers import EmbargoState
from desktop.domain.embargo.lift import Recheck
from desktop.domain.guard.clearance import NotCleared
from desktop.domain.guard.facts import Assent, Channel, Condition, Copy, Release, Unsigned
from desktop.domain.guard.judge import clear, judge
from desktop.domain.guard.rule import Verdict
from tests.domain.guard.makers import (
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
    STATES,
    blocks,
    mark,
    person,
    spoiled,
    under,
    unsigned,
)

SECOND = timedelta(seconds=1)
MOVED = Recheck(LIFT, sentence="The rules changed.", stops=True)


@pytest.mark.parametrize("copy", [EMBARGOED, PUBLIC, OFFER, LIFTED])
def test_nothing_keeps_back_what_is_signed_current_and_timely(copy: Copy) -> None:
    assert blocks(copy) == []


TWO = replace(EMBARGOED, versions=(ENGLISH, replace(ARABIC, unsigned=(Unsigned("Northern Doctors Union"),))))


@pytest.mark.parametrize(
    ("copy", "sentence"),
    [
        (replace(EMBARGOED, versions=()), "No text to give away"),
        (spoiled(number=0, hash="", current=0, edited=True), "English: no revision yet"),
        (spoiled(number=0), "English: no revision yet"),
        (spoiled(hash=""), "English: no revision yet"),
        (spoiled(current=5), "Revision 4 is not the newest, 5 is"),
        (spoiled(edited=True), "English: changed since revision 4"),
        (replace(EMBARGOED, signers=0), "No organisation issues this statement"),
        (unsigned(Unsigned("NDU")), "NDU has not approved revision 4"),
        (unsigned(Unsigned("NDU", Assent.REFUSED)), "NDU refused revision 4"),
        (unsigned(Unsigned("NDU", Assent.COMMENTS)), "NDU wants changes to revision 4"),
        (unsigned(Unsigned("NDU", Assent.STRANGER)), "NDU is named and does not sign"),
        (TWO, "Northern Doctors Union has not approved revision 2 (Arabic)"),
        (replace(EMBARGOED, withdrawn=mark("a figure was wrong")), "Withdrawn Tue 6 Oct: a figure was wrong"),
        (replace(EMBARGOED, withdrawn=mark()), "Withdrawn Tue 6 Oct"),
        (replace(EMBARGOED, release=Release.NOT_CHOSEN), "Neither an embargo nor immediate release"),
        (replace(EMBARGOED, embargo=None), "The embargo has no lift time"),
        (under(state=EmbargoState.CANCELLED), "The embargo was cancelled"),
        (replace(PUBLIC, embargo=EMBARGO), "An embargo runs; immediate release is set"),
        (replace(EMBARGOED, release=Release.IMMEDIATE), "An embargo runs; immediate release is set"),
        (replace(EMBARGOED, release=Release.IMMEDIATE, embargo=None), "For immediate release: nothing to hold"),
        (replace(EMBARGOED, now=LIFT.utc + HOUR), "The embargo was lifted today 10:00"),
        (under(state=EmbargoState.LIFTED_EARLY, lifted_at=NOW - HOUR), "The embargo was lifted today 15:58"),
        (under(state=EmbargoState.BROKEN), "The embargo was broken"),
        (under(rechecked=MOVED), "Zone rules changed: check Tue 06:00 Washington"),
        (replace(EMBARGOED, latest=NOW + SECOND), "The clock is behind: today 16:58 is recorded"),
        (replace(EMBARGOED, workspace=Condition.QUARANTINE), "This workspace is a copy, in quarantine"),
        (replace(EMBARGOED, workspace=Condition.EXAMPLE), "The example cannot release anything"),
        (replace(EMBARGOED, workspace=Condition.READ_ONLY), "Read only: nothing can be recorded"),
    ],
)
def test_nobody_yet(copy: Copy, sentence: str) -> None:
    assert blocks(copy) == [sentence]


def test_every_missing_approval_is_named_by_version_and_name() -> None:
    waiting = (Unsigned("Zebra Aid"), Unsigned("Alpha Aid"), Unsigned("Mid Aid", Assent.REFUSED))
    copy = replace(EMBARGOED, versions=(replace(ENGLISH, unsigned=waiting), replace(ARABIC, unsigned=waiting[:1])))

    assert blocks(copy) == [
        "Mid Aid refused revision 4 (English)",
        "Alpha Aid has not approved revision 4 (English)",
        "Zebra Aid has not approved revision 4 (English)",
        "Zebra Aid has not approved revision 2 (Arabic)",
    ]


def test_all_reasons_come_strongest_first_with_what_to_do() -> None:
    copy = replace(spoiled(edited=True, current=5), withdrawn=mark(), latest=NOW + DAY, workspace=Condition.EXAMPLE)
    found = judge(copy, [person()])

    assert [reason.rule for reason in found.blocks] == ["not_current", "edited", "withdrawn", "clock_behind", "example"]
    assert found.blocks[1].act == "Make a revision of the change and ask for sign-off, or take the change back."
    assert dict(found.blocks[1].values) == {"language": "English", "number": "4"}
    assert not found.stopped


def test_what_it_would_be_without_the_block_is_kept() -> None:
    copy = unsigned(Unsigned("NDU"))
    may, held = judge(copy, [person(1), person(2, answers=())]).people

    assert (may.verdict, may.once, may.sentence) == (Verdict.NOBODY_YET, Verdict.MAY, "Agreed today 09:12")
    assert (held.verdict, held.once, held.sentence) == (Verdict.NOBODY_YET, Verdict.HELD, "Not asked yet")


def test_an_offer_needs_no_text_but_an_embargo() -> None:
    bare = replace(OFFER, versions=(), signers=0)
    assert blocks(bare) == []
    assert blocks(replace(bare, release=Release.IMMEDIATE, embargo=None)) == ["For immediate release: nothing to hold"]
    assert blocks(replace(bare, withdrawn=mark())) == ["Withdrawn Tue 6 Oct"]
    assert blocks(under(copy=bare, state=EmbargoState.BROKEN)) == ["The embargo was broken"]


def test_a_release_may_leave_after_any_end_of_its_embargo() -> None:
    assert blocks(under(copy=LIFTED, state=EmbargoState.BROKEN)) == []
    assert blocks(replace(LIFTED, release=Release.IMMEDIATE)) == []
    early = under(copy=LIFTED, state=EmbargoState.LIFTED_EARLY, lifted_at=NOW)
    assert blocks(early) == []
    assert blocks(replace(PUBLIC, embargo=replace(EMBARGO, state=EmbargoState.CANCELLED))) == []


@pytest.mark.parametrize("state", STATES)
def test_a_moved_lift_stops_everything_until_it_is_confirmed_or_over(state: EmbargoState) -> None:
    lifted_at = LIFT.utc if state in {EmbargoState.LIFTED, EmbargoState.LIFTED_EARLY} else None
    found = blocks(under(copy=LIFTED, state=state, rechecked=MOVED, lifted_at=lifted_at))

    over = {
        EmbargoState.LIFTED: [],
        EmbargoState.LIFTED_EARLY: [],
        EmbargoState.CANCELLED: ["The embargo was cancelled"],
    }
    assert found == over.get(state, ["Zone rules changed: check Tue 06:00 Washington"])


def test_a_clock_may_stand_still_but_not_go_back() -> None:
    assert blocks(replace(EMBARGOED, latest=NOW)) == []
    assert blocks(replace(EMBARGOED, latest=None)) == []
    assert blocks(replace(PUBLIC, latest=NOW + SECOND)) == ["The clock is behind: today 16:58 is recorded"]


def test_a_lift_is_recorded_or_reached_never_assumed() -> None:
    def lifted(now: datetime, **facts: Any) -> bool:
        copy = under(EMBARGO, replace(LIFTED, now=now), **facts)
        return judge(copy, [person()]).people[0].once is Verdict.MAY

    assert not lifted(LIFT.utc - SECOND)
    assert lifted(LIFT.utc)
    assert not lifted(LIFT.utc - SECOND, state=EmbargoState.LIFTED, lifted_at=NOW)
    assert not lifted(LIFT.utc, state=EmbargoState.LIFTED)
    assert not lifted(LIFT.utc, state=EmbargoState.LIFTED, lifted_at=LIFT.utc + SECOND)
    assert lifted(LIFT.utc, state=EmbargoState.LIFTED, lifted_at=LIFT.utc)
    assert not lifted(NOW, state=EmbargoState.LIFTED_EARLY)
    assert not lifted(NOW, state=EmbargoState.LIFTED_EARLY, lifted_at=NOW + SECOND)
    assert lifted(NOW, state=EmbargoState.LIFTED_EARLY, lifted_at=NOW)
    assert not lifted(LIFT.utc, state=EmbargoState.CANCELLED)


def test_an_embargo_said_to_be_lifted_gives_no_embargoed_copy_even_without_a_moment() -> None:
    assert blocks(under(state=EmbargoState.LIFTED)) == ["The embargo was lifted Tue 13 Oct"]
    assert blocks(under(state=EmbargoState.LIFTED_EARLY, lifted_at=NOW + DAY)) == ["The embargo was lifted Sat 10 Oct"]


@pytest.mark.parametrize("channel", [Channel.KIT, Channel.PRINT, Channel.CLIPBOARD])
def test_what_names_nobody_waits_for_the_lift(channel: Channel) -> None:
    early = replace(LIFTED, channel=channel, now=NOW)

    assert blocks(early) == ["Not public before Tue 06:00 Washington"]
    assert blocks(replace(LIFTED, channel=channel)) == []
    assert blocks(replace(early, channel=Channel.EXPORT)) == []
    assert blocks(replace(PUBLIC, channel=channel)) == []
    assert blocks(replace(EMBARGOED, channel=channel)) == []
    with pytest.raises(NotCleared, match="Nobody may receive this yet"):
        clear(early, [])
