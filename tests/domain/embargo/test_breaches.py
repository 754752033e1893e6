"""Breaches, the rule that shuts out, and the record."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.embargo.answers import EmbargoState, Standing
from desktop.domain.embargo.breaches import (
    CAUSE_WORDS,
    Appeal,
    Breach,
    Cause,
    Decision,
    check_decision,
    shutting_out,
)
from desktop.domain.embargo.record import Outcome, outcome, record
from desktop.domain.errors import InvalidValue

THEN = datetime(2026, 5, 3, 9, 20, tzinfo=UTC)
EXCLUDED = Breach(1, 1, 7, None, Cause.JOURNALIST, THEN, decision=Decision.EXCLUDE)


@pytest.mark.parametrize(
    ("breach", "out"),
    [
        (EXCLUDED, True),
        (Breach(1, 1, 7, None, Cause.JOURNALIST, THEN, decision=Decision.NOTE), False),
        (Breach(1, 1, 7, None, Cause.LEAK, THEN, decision=Decision.EXCLUDE), False),
        (Breach(1, 1, None, 3, Cause.JOURNALIST, THEN, decision=Decision.EXCLUDE), True),
        (Breach(1, 1, None, 4, Cause.JOURNALIST, THEN, decision=Decision.EXCLUDE), False),
        (Breach(1, 1, 8, 3, Cause.JOURNALIST, THEN, decision=Decision.EXCLUDE), False),
        (Breach(1, 1, 7, 3, Cause.JOURNALIST, THEN, decision=Decision.EXCLUDE, appeal=Appeal("open")), True),
        (Breach(1, 1, 7, 3, Cause.JOURNALIST, THEN, decision=Decision.EXCLUDE, appeal=Appeal("rejected")), True),
        (Breach(1, 1, 7, 3, Cause.JOURNALIST, THEN, decision=Decision.EXCLUDE, appeal=Appeal("upheld")), False),
    ],
)
def test_who_gets_no_embargoed_copies(breach: Breach, out: bool) -> None:  # noqa: FBT001
    assert (shutting_out([breach], 7, {3}) is not None) == out


def test_the_newest_breach_is_the_one_named() -> None:
    later = Breach(2, 2, 7, None, Cause.JOURNALIST, THEN + timedelta(days=9), decision=Decision.EXCLUDE)

    assert shutting_out([later, EXCLUDED], 7, ()) == later


@pytest.mark.parametrize("cause", [cause for cause in Cause if cause is not Cause.JOURNALIST])
def test_nobody_is_shut_out_for_what_they_did_not_do(cause: Cause) -> None:
    with pytest.raises(InvalidValue, match=CAUSE_WORDS[cause]):
        check_decision(cause, Decision.EXCLUDE, named=True)


def test_a_decision_needs_somebody_it_is_about() -> None:
    with pytest.raises(InvalidValue, match="who broke it"):
        check_decision(Cause.JOURNALIST, Decision.EXCLUDE, named=False)
    check_decision(Cause.JOURNALIST, Decision.EXCLUDE, named=True)
    check_decision(Cause.LEAK, Decision.NOTE, named=False)


@pytest.mark.parametrize(
    ("state", "standing", "broke", "went"),
    [
        (EmbargoState.LIFTED, Standing.AGREED, False, Outcome.KEPT),
        (EmbargoState.LIFTED_EARLY, Standing.AGREED, False, Outcome.KEPT),
        (EmbargoState.BROKEN, Standing.AGREED, False, Outcome.KEPT),
        (EmbargoState.BROKEN, Standing.AGREED, True, Outcome.BROKE),
        (EmbargoState.LIFTED, Standing.NOT_ASKED, True, Outcome.BROKE),
        (EmbargoState.RUNNING, Standing.AGREED, False, Outcome.RUNNING),
        (EmbargoState.CANCELLED, Standing.AGREED, False, Outcome.NOT_ASKED),
        (EmbargoState.LIFTED, Standing.DECLINED, False, Outcome.DECLINED),
        (EmbargoState.LIFTED, Standing.OLD_TERMS, False, Outcome.ASKED),
        (EmbargoState.OFFERED, Standing.NOT_ASKED, False, Outcome.NOT_ASKED),
    ],
)
def test_how_one_embargo_went(state: EmbargoState, standing: Standing, broke: bool, went: Outcome) -> None:  # noqa: FBT001
    assert outcome(state, standing, broke=broke) is went


@pytest.mark.parametrize(
    ("outcomes", "sentence", "broke"),
    [
        ([Outcome.KEPT] * 4, "4 of 4", 0),
        ([Outcome.KEPT, Outcome.BROKE, Outcome.RUNNING], "1 of 2", 1),
        ([Outcome.RUNNING], "first one", 0),
        ([Outcome.DECLINED, Outcome.ASKED], "takes none", 0),
        ([Outcome.ASKED], "none yet", 0),
    ],
)
def test_the_record_in_words(outcomes: list[Outcome], sentence: str, broke: int) -> None:
    found = record(outcomes)

    assert (found.sentence, found.broke) == (sentence, broke)
