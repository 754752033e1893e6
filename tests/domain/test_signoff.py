"""Who signed what."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.signoff import (
    Asked,
    Decision,
    How,
    Round,
    RoundKind,
    Signoff,
    Standing,
    answer_of,
    signed,
    state_of,
)

ENGLISH = Asked("en", 7, 2, "hash")
NOW = "2026-10-28T12:00:00Z"


def said(decision: Decision, number: int = 1, **more: object) -> Signoff:
    facts = {"revision_id": 7, "organisation_id": 1, "person": "Ines", "at": NOW, "how": How.CALL, "hash": "hash"}
    return Signoff(**{"id": number, "decision": decision, **facts, **more})  # type: ignore[arg-type]


def asked(deadline: str, number: int = 1) -> Round:
    return Round(number, 1, 7, RoundKind.SIGN_OFF, (1,), deadline, NOW)


def test_silence_is_no() -> None:
    assert not signed([], 1, ENGLISH)
    assert state_of([1], [ENGLISH], [], [], NOW).words == "0 of 1"


def test_an_answer_binds_to_organisation_revision_and_hash() -> None:
    yes = said(Decision.APPROVED)
    assert signed([yes], 1, ENGLISH)
    for other in (said(Decision.APPROVED, revision_id=8), said(Decision.APPROVED, hash="x")):
        assert not signed([other], 1, ENGLISH)
    assert not signed([yes], 2, ENGLISH)


def test_the_newest_counts_in_whatever_order_they_come() -> None:
    yes, no = said(Decision.APPROVED, 1), said(Decision.REFUSED, 2)
    assert answer_of([no, yes], 1, ENGLISH) == no
    assert not signed([no, yes], 1, ENGLISH)
    assert signed([no, said(Decision.APPROVED, 3), yes], 1, ENGLISH)


def test_where_each_stands() -> None:
    def standing(*answers: Signoff, rounds: tuple[Round, ...] = (), version: Asked = ENGLISH) -> Standing:
        return state_of([1], [version], answers, rounds, NOW).cells[0].standing

    assert standing(version=Asked("ar")) is Standing.NO_REVISION
    assert standing() is Standing.NOT_ASKED
    assert standing(rounds=(asked(""),)) is Standing.WAITING
    assert standing(rounds=(asked("2026-10-28T11:59:59Z"),)) is Standing.OVERDUE
    assert standing(rounds=(asked("2026-10-28T11:00:00Z"), asked("2026-10-29T11:00:00Z", 2))) is Standing.WAITING
    assert standing(said(Decision.COMMENTS), rounds=(asked(""),)) is Standing.COMMENTS
    assert standing(said(Decision.REFUSED)) is Standing.REFUSED
    assert standing(said(Decision.APPROVED)) is Standing.SIGNED


def test_all_signed_means_every_organisation_in_every_language() -> None:
    arabic = Asked("ar", 9, 1, "arabic")
    english = said(Decision.APPROVED)
    both = [english, said(Decision.APPROVED, 2, revision_id=9, hash="arabic")]
    assert not state_of([1], [ENGLISH, arabic], [english], [], NOW).complete
    state = state_of([1], [ENGLISH, arabic], both, [], NOW)
    assert (state.complete, state.words, state.languages) == (True, "1 of 1", ("en", "ar"))
    assert not state.signed_by(2)
    assert not state_of([], [ENGLISH], both, [], NOW).complete
    assert not state_of([1], [], both, [], NOW).complete


answers = st.builds(
    said,
    st.sampled_from(Decision),
    st.integers(1, 50),
    organisation_id=st.integers(1, 3),
    revision_id=st.sampled_from([7, 8]),
    hash=st.sampled_from(["hash", "other"]),
)


@given(st.lists(answers, max_size=8, unique_by=lambda one: one.id), st.randoms())
def test_nobody_counts_as_signed_without_an_approval_of_this_very_text(found: list[Signoff], random: object) -> None:
    state = state_of([1, 2, 3], [ENGLISH], found, [], NOW)
    shuffled = sorted(found, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert state_of([1, 2, 3], [ENGLISH], shuffled, [], NOW) == state
    for one in (1, 2, 3):
        bound = [x for x in found if (x.organisation_id, x.revision_id, x.hash) == (one, 7, "hash")]
        newest = max(bound, key=lambda x: x.id, default=None)
        assert state.signed_by(one) == (newest is not None and newest.decision is Decision.APPROVED)
