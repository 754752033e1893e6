"""Who agreed, and whether it counts: whatever is unclear does not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.embargo.answers import Answer, AnswerBook, Asked, EmbargoState, Standing, stand, state_now

LIFT = datetime(2026, 10, 28, 14, tzinfo=UTC)
DAY = timedelta(days=1)
START = datetime(2026, 10, 1, tzinfo=UTC)
NOW_ASKED = Asked(LIFT, 1)
ME, MINE, OTHER = 7, 1, 2


def answer(number: int, state: str = "accepted", **more: object) -> Answer:
    made = Answer(
        id=number,
        contact_id=ME,
        outlet_id=MINE,
        scope="person",
        state=state,  # type: ignore[arg-type]
        lift_utc=LIFT,
        terms_no=1,
        at=START + timedelta(hours=number),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def desk(number: int, state: str = "accepted", **more: object) -> Answer:
    return answer(number, state, **{"scope": "desk", "contact_id": None, **more})


def standing(*answers: Answer, outlets: tuple[int, ...] = (MINE,), terms: Asked = NOW_ASKED) -> Standing:
    return stand(answers, ME, outlets, terms).standing


def test_nobody_asked_nobody_agreed() -> None:
    assert standing() is Standing.NOT_ASKED
    assert standing(answer(1, contact_id=8)) is Standing.NOT_ASKED
    assert standing(desk(1, outlet_id=OTHER)) is Standing.NOT_ASKED


def test_asked_agreed_declined_and_asked_anew() -> None:
    assert standing(answer(1, "asked")) is Standing.ASKED
    assert standing(answer(1, "asked"), answer(2)) is Standing.AGREED
    assert stand([answer(1)], ME, (MINE,), NOW_ASKED).may_hold
    assert standing(answer(1), answer(2, "declined")) is Standing.DECLINED
    assert standing(answer(1, "declined"), answer(2)) is Standing.AGREED
    assert standing(answer(1), answer(2, "asked")) is Standing.AGREED


def test_an_older_lift_or_other_terms_do_not_count_and_a_later_lift_does() -> None:
    old = stand([answer(1, lift_utc=LIFT - DAY), answer(2, "asked")], ME, (MINE,), NOW_ASKED)

    assert (old.standing, old.reason) == (Standing.OLD_TERMS, "agreed to the old lift time")
    terms = stand([answer(1)], ME, (MINE,), Asked(LIFT, 2))
    assert (terms.standing, terms.reason) == (Standing.OLD_TERMS, "agreed to other terms")
    assert standing(answer(1, lift_utc=LIFT + DAY)) is Standing.AGREED


def test_an_agreement_falls_with_the_affiliation_and_with_a_reason() -> None:
    left = stand([answer(1)], ME, (OTHER,), NOW_ASKED)
    assert (left.standing, left.reason) == (Standing.VOID, "no longer works where they agreed")
    taken = stand([answer(1, void_reason="took it back")], ME, (MINE,), NOW_ASKED)
    assert (taken.standing, taken.reason) == (Standing.VOID, "took it back")
    assert standing(answer(1, outlet_id=None), outlets=()) is Standing.AGREED
    assert standing(answer(1, "asked"), outlets=(OTHER,)) is Standing.NOT_ASKED
    assert standing(answer(1), answer(2, outlet_id=OTHER), outlets=(OTHER,)) is Standing.AGREED


def test_a_no_given_for_a_place_they_left_asks_again() -> None:
    assert standing(answer(1, "declined"), outlets=(OTHER,)) is Standing.NOT_ASKED


def test_a_desk_covers_its_people_and_their_own_no_is_stronger() -> None:
    assert standing(desk(1)) is Standing.AGREED
    assert standing(desk(2), answer(1, "declined")) is Standing.DECLINED
    assert standing(answer(1), desk(2, "declined")) is Standing.DECLINED
    assert standing(desk(1, "declined"), answer(2)) is Standing.AGREED
    assert standing(desk(1, "declined"), desk(2)) is Standing.AGREED
    assert standing(answer(1, lift_utc=LIFT - DAY), desk(2)) is Standing.AGREED
    assert standing(desk(1, "declined")) is Standing.DECLINED


@pytest.mark.parametrize(
    ("stored", "at", "now"),
    [
        (EmbargoState.OFFERED, LIFT - DAY, EmbargoState.OFFERED),
        (EmbargoState.OFFERED, LIFT, EmbargoState.LIFTED),
        (EmbargoState.RUNNING, LIFT, EmbargoState.LIFTED),
        (EmbargoState.CANCELLED, LIFT, EmbargoState.CANCELLED),
        (EmbargoState.LIFTED_EARLY, LIFT, EmbargoState.LIFTED_EARLY),
    ],
)
def test_an_embargo_lifts_by_itself(stored: EmbargoState, at: datetime, now: EmbargoState) -> None:
    assert state_now(stored, LIFT, at) is now


any_answer = st.builds(
    Answer,
    id=st.integers(1, 9),
    contact_id=st.sampled_from([ME, 8, None]),
    outlet_id=st.sampled_from([MINE, OTHER, None]),
    scope=st.sampled_from(["person", "desk"]),
    state=st.sampled_from(["asked", "accepted", "declined"]),
    lift_utc=st.integers(-1, 1).map(lambda days: LIFT + days * DAY),
    terms_no=st.integers(1, 2),
    at=st.integers(0, 3).map(lambda days: START + days * DAY),
    void_reason=st.sampled_from(["", "", "took it back"]),
)
some_answers = st.lists(any_answer, max_size=6, unique_by=lambda one: one.id)
places = st.sets(st.sampled_from([MINE, OTHER]))
asked = st.builds(Asked, st.integers(-1, 1).map(lambda days: LIFT + days * DAY), st.integers(1, 2))


@settings(max_examples=400)
@given(some_answers, places, asked, st.randoms())
def test_the_order_of_answers_does_not_matter(answers: list[Answer], at: set[int], terms: Asked, dice: object) -> None:
    shuffled = list(answers)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]

    assert stand(shuffled, ME, at, terms) == stand(answers, ME, at, terms)


@settings(max_examples=400)
@given(some_answers, places, asked)
def test_whoever_may_hold_a_text_has_promised_exactly_that(answers: list[Answer], at: set[int], terms: Asked) -> None:
    found = stand(answers, ME, at, terms)

    if found.may_hold:
        promise = found.answer
        assert promise is not None
        assert promise in answers
        assert promise.state == "accepted"
        assert not promise.void_reason
        assert promise.lift_utc >= terms.lift_utc
        assert promise.terms_no == terms.terms_no
        assert promise.outlet_id is None or promise.outlet_id in at
        assert promise.contact_id == ME or promise.scope == "desk"


@settings(max_examples=300)
@given(some_answers, places, asked)
def test_worse_terms_never_make_anybody_agree(answers: list[Answer], at: set[int], terms: Asked) -> None:
    worse = Asked(terms.lift_utc + DAY, 3)

    assert stand(answers, ME, at, terms).may_hold or not stand(answers, ME, at, worse).may_hold


@settings(max_examples=300)
@given(some_answers, places, asked)
def test_a_no_is_never_turned_into_a_yes_by_a_desk(answers: list[Answer], at: set[int], terms: Asked) -> None:
    no = answer(100, "declined", outlet_id=None, at=START + 9 * DAY)

    assert stand([*answers, no], ME, at, terms).standing is Standing.DECLINED


@settings(max_examples=300)
@given(some_answers, places, asked)
def test_looking_answers_up_changes_nothing(answers: list[Answer], at: set[int], terms: Asked) -> None:
    book = AnswerBook(answers)

    assert book.stand(ME, at, terms) == stand(answers, ME, at, terms)
    assert book.desk_stand(MINE, terms) == stand([one for one in answers if one.scope == "desk"], 0, {MINE}, terms)
    assert set(book.contact_ids) == {one.contact_id for one in answers if one.scope == "person" and one.contact_id}
    assert set(book.desk_ids) == {one.outlet_id for one in answers if one.scope == "desk" and one.outlet_id}
