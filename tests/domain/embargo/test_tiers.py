"""Who gets the text when, before the lift."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.domain.embargo.lift import LiftTime, lift_at
from desktop.domain.embargo.tiers import (
    Tier,
    check_tiers,
    promised_later,
    recheck_all,
    rechecked,
    tier_from_json,
    tier_of,
    tier_to_json,
)
from desktop.domain.errors import InvalidValue


def at(wall: str) -> LiftTime:
    return lift_at(datetime.fromisoformat(wall), "Asia/Tbilisi", now=datetime(2026, 1, 1, tzinfo=UTC))


LIFT = at("2026-10-28T18:00")
AGENCIES = Tier("Agencies", at("2026-10-27T09:00"), outlet_ids=frozenset({3}))
NAMED = Tier("Named", at("2026-10-27T12:00"), contact_ids=frozenset({7, 8}))
REST = Tier("Everybody else", at("2026-10-28T09:00"))


def test_everybody_waits_for_their_own_time() -> None:
    tiers = [REST, NAMED, AGENCIES]

    assert tier_of([], 1, ()) is None
    assert tier_of(tiers, 1, {3}) is AGENCIES
    assert tier_of(tiers, 7, {3}) is NAMED
    assert tier_of(tiers, 1, {4}) is REST
    assert tier_of([AGENCIES, NAMED], 1, ()) is NAMED


def test_an_earlier_time_overtakes_those_promised_a_later_one() -> None:
    assert promised_later([REST, NAMED, AGENCIES], at("2026-10-27T10:00").utc) == [NAMED, REST]


@pytest.mark.parametrize(
    ("tiers", "sentence"),
    [
        ([Tier("Late", LIFT)], "‘Late’ would get the text at Wed 28 Oct 2026, 18:00 Tbilisi"),
        ([AGENCIES, replace(NAMED, name="Agencies")], "same name"),
        ([REST, replace(REST, name="Others")], "everybody else"),
    ],
)
def test_groups_that_do_not_fit_are_refused(tiers: list[Tier], sentence: str) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        check_tiers(tiers, LIFT)


def test_groups_are_stored_and_read() -> None:
    check_tiers([AGENCIES, NAMED, REST], LIFT)

    assert [tier_from_json(tier_to_json(tier)) for tier in (AGENCIES, NAMED, REST)] == [AGENCIES, NAMED, REST]


def test_changed_rules_of_a_group_stop_the_embargo() -> None:
    moved = replace(AGENCIES, opens=replace(AGENCIES.opens, utc=LIFT.utc, tzdata_version="2024a"))

    assert not recheck_all(LIFT, [AGENCIES, NAMED]).stops
    found = recheck_all(LIFT, [NAMED, moved])
    assert (found.stops, found.confirmable, found.lift) == (True, True, LIFT)
    assert found.sentence.startswith("‘Agencies’: ")
    assert rechecked(moved) == AGENCIES
    stale = replace(LIFT, utc=AGENCIES.opens.utc, tzdata_version="2024a")
    assert recheck_all(stale, [moved]).sentence.startswith("The time-zone rules for Tbilisi changed")
