"""How far a statement is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.statement.stage import Facts, Stage, stage_of, steps

DRAFT = Facts(languages=2, revised=0, settled=0, signed=0, signers=3)
ASKED = Facts(languages=2, revised=2, settled=2, signed=2, signers=3, release="embargo")
SIGNED = Facts(languages=2, revised=2, settled=2, signed=3, signers=3, release="embargo")
HELD = Facts(2, 2, 2, 3, 3, "embargo", frozenset({"embargoed"}))
OUT = Facts(2, 2, 2, 3, 3, "embargo", frozenset({"embargoed", "release"}))


@pytest.mark.parametrize(
    ("facts", "stage", "way"),
    [
        (DRAFT, Stage.DRAFT, ["current", "later", "later", "later"]),
        (Facts(2, 2, 1, 3, 3), Stage.SIGN_OFF, ["current", "later", "later", "later"]),
        (ASKED, Stage.SIGN_OFF, ["done", "waiting", "later", "later"]),
        (SIGNED, Stage.SIGN_OFF, ["done", "done", "current", "later"]),
        (HELD, Stage.EMBARGOED, ["done", "done", "done", "current"]),
        (OUT, Stage.RELEASED, ["done", "done", "done", "done"]),
        (Facts(1, 1, 1, 1, 1, "immediate"), Stage.SIGN_OFF, ["done", "done", "current"]),
        (Facts(1, 1, 1, 1, 1, "immediate", frozenset({"correction"})), Stage.CORRECTED, ["done", "done", "done"]),
        (Facts(1, 1, 1, 1, 1, withdrawn=True), Stage.WITHDRAWN, ["done", "done", "current", "later"]),
        (Facts(0, 0, 0, 0, 0), Stage.DRAFT, ["current", "later", "later", "later"]),
    ],
)
def test_stage_and_steps(facts: Facts, stage: Stage, way: list[str]) -> None:
    assert stage_of(facts) is stage
    assert [step.state for step in steps(facts)] == way


def test_words_say_how_far_each_step_is() -> None:
    assert [step.words for step in steps(ASKED)][:2] == ["", "2 of 3"]
    assert [step.words for step in steps(Facts(1, 1, 0, 0, 0))][:2] == ["changed", ""]


@given(st.builds(Facts, *[st.integers(0, 3)] * 5))
def test_a_step_is_done_only_after_all_before_it(facts: Facts) -> None:
    order = {"done": 0, "current": 1, "waiting": 1, "later": 2}
    found = [order[step.state] for step in steps(facts)]
    assert found == sorted(found)
    assert found.count(1) <= 1
