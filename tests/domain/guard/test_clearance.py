"""A clearance is made by the guard alone, for one copy, one channel and a few minutes; forged ones are refused."""

import copy as copying
import pickle
from dataclasses import FrozenInstanceError, replace
from datetime import timedelta
from hashlib import blake2b
from typing import Any

import pytest

from desktop.domain.embargo.answers import EmbargoState
from desktop.domain.guard import clearance
from desktop.domain.guard.clearance import LASTS, Clearance, Cleared, NotCleared, admit
from desktop.domain.guard.facts import Channel, Condition, Copy, CopyKind
from desktop.domain.guard.judge import clear
from tests.domain.guard.makers import EMBARGOED, LIFT, NOW, OFFER, PUBLIC, mark, person, spoiled, under

REFUSED = "Only the guard can clear a copy. Nothing left. Open the review and look at who may receive."
KIT = replace(PUBLIC, channel=Channel.KIT)


def admitted(found: Any, **changed: Any) -> None:
    facts: dict[str, Any] = {"statement_id": 7, "channel": Channel.DRAFTS, "now": NOW}
    admit(found, **(facts | changed))


def test_it_says_what_may_leave_and_to_whom() -> None:
    found = clear(EMBARGOED, [person(), person(2, answers=()), person(3, in_bin=True)])

    assert found.people == (
        Cleared(1, "Layla 1", "Levant Wire", "layla1@wire.example", "en", "hash-en", "Agreed today 09:12"),
    )
    assert (found.statement_id, found.kind, found.channel, found.at) == (7, CopyKind.EMBARGOED, Channel.DRAFTS, NOW)
    assert (found.versions, found.lift) == ((("en", "hash-en"),), LIFT)
    admitted(found)
    assert clear(PUBLIC, [person()]).lift is None
    assert clear(OFFER, [person()]).lift == LIFT
    cancelled = under(copy=replace(PUBLIC, embargo=EMBARGOED.embargo), state=EmbargoState.CANCELLED)
    assert clear(cancelled, [person()]).lift is None


@pytest.mark.parametrize(
    ("copy", "facts", "why"),
    [
        (spoiled(edited=True), {}, "Nobody may receive this yet. Nothing left. English: changed since revision 4."),
        (replace(EMBARGOED, workspace=Condition.EXAMPLE), {},
         "Nobody may receive this yet. Nothing left. The example cannot release anything."),
        (EMBARGOED, {"answers": ()}, "Nobody may receive this now. Nothing left. Look at the reasons."),
        (KIT, {"left_out": mark()}, "Nobody may receive this now. Nothing left. Look at the reasons."),
    ],
)  # fmt: skip
def test_where_nobody_may_there_is_none(copy: Copy, facts: dict[str, Any], why: str) -> None:
    with pytest.raises(NotCleared) as refused:
        clear(copy, [person(**facts)])
    assert str(refused.value) == why


def test_what_is_public_may_leave_without_naming_who_gets_it() -> None:
    for channel in (Channel.KIT, Channel.PRINT, Channel.CLIPBOARD, Channel.CALENDAR):
        assert clear(replace(PUBLIC, channel=channel), []).people == ()
        for copy in (EMBARGOED, OFFER):
            with pytest.raises(NotCleared, match="Nobody may receive this now"):
                clear(replace(copy, channel=channel), [])
    for channel in (Channel.DRAFTS, Channel.EXPORT, Channel.CALL_SHEET):
        with pytest.raises(NotCleared, match="Nobody may receive this now"):
            clear(replace(PUBLIC, channel=channel), [])


def test_a_forged_one_is_refused() -> None:
    forged = Clearance.__new__(Clearance)
    with pytest.raises(NotCleared, match="Only the guard"):
        admitted(forged)
    true = clear(EMBARGOED, [person()])
    for name in Clearance.__slots__:
        object.__setattr__(forged, name, getattr(true, name))
    admitted(forged)  # the same in every part
    object.__setattr__(forged, "people", (*true.people, replace(true.people[0], contact_id=2)))
    with pytest.raises(NotCleared) as refused:
        admitted(forged)
    assert str(refused.value) == REFUSED
    for nothing in (None, object(), true.people):
        with pytest.raises(NotCleared):
            admitted(nothing)


def test_who_knows_how_it_is_sealed_cannot_seal() -> None:
    found, forged = clear(EMBARGOED, [person()]), Clearance.__new__(Clearance)
    for name in Clearance.__slots__:
        object.__setattr__(forged, name, getattr(found, name))
    told = [getattr(forged, name) for name in Clearance.__slots__ if name != "_seal"]
    object.__setattr__(forged, "_seal", blake2b(ascii(told).encode()).digest())

    with pytest.raises(NotCleared, match="Only the guard"):
        admitted(forged)


@pytest.mark.parametrize("name", [name for name in Clearance.__slots__ if name != "_seal"])
def test_every_part_is_sealed(name: str) -> None:
    found = clear(EMBARGOED, [person()])
    object.__setattr__(found, name, "something else")

    with pytest.raises(NotCleared):
        admitted(found)


def test_nobody_else_makes_changes_copies_or_keeps_one() -> None:
    found = clear(EMBARGOED, [person()])

    with pytest.raises(NotCleared, match="Only the guard"):
        Clearance(object(), EMBARGOED, ())
    with pytest.raises(NotCleared):
        found.people = ()
    with pytest.raises(NotCleared):
        del found.people
    with pytest.raises(NotCleared):
        copying.copy(found)
    with pytest.raises(NotCleared):
        pickle.dumps(found)
    with pytest.raises(FrozenInstanceError):
        found.people[0].address = "other@wire.example"  # type: ignore[misc]
    assert [name for name in vars(clearance) if name.startswith("issue")] == ["issue"]


@pytest.mark.parametrize(
    "changed", [{"statement_id": 8}, {"channel": Channel.EXPORT}, {"statement_id": 8, "channel": Channel.EXPORT}]
)
def test_it_is_for_one_statement_and_one_channel(changed: dict[str, Any]) -> None:
    with pytest.raises(NotCleared) as refused:
        admitted(clear(EMBARGOED, [person()]), **changed)
    assert str(refused.value) == REFUSED


def test_it_lasts_a_few_minutes() -> None:
    found, second = clear(EMBARGOED, [person()]), timedelta(seconds=1)
    admitted(found, now=NOW + LASTS)
    for now in (NOW - second, NOW + LASTS + second):
        with pytest.raises(NotCleared) as refused:
            admitted(found, now=now)
        assert str(refused.value) == "The check is too old. Nothing left. Look at the review again."
    assert timedelta(minutes=10) == LASTS
