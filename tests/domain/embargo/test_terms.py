"""Which change is worse for those who agreed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.embargo.lift import lift_at
from desktop.domain.embargo.terms import compare, restrictions

LIFT = lift_at(datetime.fromisoformat("2026-10-28T18:00"), "Asia/Tbilisi", now=datetime(2026, 1, 1, tzinfo=UTC))
LATER = replace(LIFT, utc=LIFT.utc + timedelta(minutes=1))
EARLIER = replace(LIFT, utc=LIFT.utc - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("after", "terms", "asks_again", "tells", "sentence"),
    [
        (LIFT, "No photos.", False, False, ""),
        (LIFT, "- no  PHOTOS", False, False, ""),
        (LATER, "No photos.", True, False, "Everybody must be asked again: the lift moves later."),
        (
            LATER,
            "No photos.\nNo calls.",
            True,
            False,
            "Everybody must be asked again: the lift moves later and there are new restrictions.",
        ),
        (EARLIER, "No calls.", True, False, "Everybody must be asked again: there are new restrictions."),
        (
            EARLIER,
            "",
            False,
            True,
            "Agreements stay: a promise to hold longer covers the earlier lift. Everybody who agreed must be told.",
        ),
        (LIFT, "", False, True, "Agreements stay: a restriction was taken away. Everybody who agreed must be told."),
    ],
)
def test_what_a_change_means(after: object, terms: str, asks_again: bool, tells: bool, sentence: str) -> None:  # noqa: FBT001
    change = compare((LIFT, "No photos."), (after, terms))  # type: ignore[arg-type]

    assert (change.asks_again, change.tells, change.sentence) == (asks_again, tells, sentence)


def test_restrictions_are_lines() -> None:
    assert list(restrictions("• No photos.\n\n  No calls.  \n???").values()) == ["No photos.", "No calls.", "???"]


@given(st.lists(st.sampled_from(["No photos.", "No calls.", "No names."])), st.lists(st.sampled_from(["No calls."])))
def test_only_taking_away_keeps_agreements(before: list[str], after: list[str]) -> None:
    change = compare((LIFT, "\n".join(before)), (LIFT, "\n".join(after)))

    assert change.asks_again == (not set(after) <= set(before))
