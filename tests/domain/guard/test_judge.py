"""The judge as a whole: fails closed, counts, keeps the order it was asked in."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.guard.clearance import NotCleared
from desktop.domain.guard.facts import Condition, Copy, Mark, Person
from desktop.domain.guard.judge import clear, judge, stopped
from desktop.domain.guard.rule import SHOWN, Verdict
from tests.domain.guard.makers import EMBARGOED, NOW, OFFER, PUBLIC, mark, person, sentences

ExpectLog = Callable[[str, str], None]
NAIVE = NOW.replace(tzinfo=None)


class Trap:
    """A fact that cannot be read."""

    def __getattr__(self, name: str) -> Any:
        raise MemoryError(name)


TRAP: Any = Trap()


@pytest.mark.parametrize(
    ("copy", "people", "what"),
    [
        (replace(PUBLIC, latest=NAIVE), [person(), person(2)], "TypeError"),
        (replace(EMBARGOED, home="Mars/Base", withdrawn=mark()), [person()], "UnknownZone"),
        (replace(EMBARGOED, embargo=TRAP), [person()], "MemoryError"),
        (PUBLIC, [person(addresses=(TRAP,))], "MemoryError"),
        (PUBLIC, [person(), person()], "ValueError"),
        (PUBLIC, [person(2), person(leads=(Mark("COB", None),))], "AttributeError"),  # type: ignore[arg-type]
    ],
)
def test_if_anything_goes_wrong_nobody_may_receive(
    copy: Copy, people: list[Person], what: str, expect_log: ExpectLog
) -> None:
    expect_log("desktop.domain.guard.judge", rf"^the guard stopped: {what}$")
    found = judge(copy, people)

    assert found.stopped
    assert found.copy is copy
    assert found.blocks[0].verdict is Verdict.NOBODY_YET
    assert {one.outlet for one in found.people} == {""}
    assert [(one.rule, one.sentence, one.act) for one in found.blocks] == [
        ("stopped", "The check stopped", "Try again.")
    ]
    assert [(one.contact_id, one.name) for one in found.people] == [(one.contact_id, one.name) for one in people]
    for one in found.people:
        assert (one.verdict, one.once, one.sentence) == (Verdict.NOBODY_YET, Verdict.NOBODY_YET, "The check stopped")
        assert one.reasons == found.blocks
    with pytest.raises(NotCleared) as refused:
        clear(copy, people)
    assert str(refused.value) == "Nobody may receive this yet. Nothing left. The check stopped."


def test_the_answer_to_a_stopped_check_can_be_given_without_one() -> None:
    found = stopped(PUBLIC, [person()])

    assert (found.copy, found.stopped, found.counts()) == (PUBLIC, True, {Verdict.NOBODY_YET: 1})


def test_people_come_in_the_order_they_were_asked_about() -> None:
    found = judge(PUBLIC, [person(3), person(1), person(2, in_bin=True)])

    assert [(one.contact_id, one.name, one.outlet) for one in found.people] == [
        (3, "Layla 3", "Levant Wire"),
        (1, "Layla 1", "Levant Wire"),
        (2, "Layla 2", "Levant Wire"),
    ]
    assert found.counts() == {Verdict.MAY: 2, Verdict.NEVER: 1}
    assert found.copy is PUBLIC
    assert judge(PUBLIC, []).people == ()
    assert one_outlet(person(posts=())) == ""


def one_outlet(someone: Person) -> str:
    return judge(PUBLIC, [someone]).people[0].outlet


def test_a_reason_keeps_its_words_apart_for_other_languages() -> None:
    (found,) = judge(OFFER, [person(leads=(mark("{Open} Borders"),))]).people

    assert sentences(found) == ["{Open} Borders sends, since Tue 6 Oct"]
    assert found.reasons[0].values == (("organisation", "{Open} Borders"), ("when", "Tue 6 Oct"))
    assert found.reasons[0].act == "Agree with the partner, then take over."


def test_every_group_is_shown_once() -> None:
    assert set(SHOWN) == set(Verdict)
    assert [verdict.value for verdict in SHOWN] == ["nobody_yet", "may", "held", "never", "partner", "no_address"]


def test_everybody_waits_where_the_statement_does() -> None:
    found = judge(replace(PUBLIC, workspace=Condition.EXAMPLE), [person(), person(2)])

    assert found.counts() == {Verdict.NOBODY_YET: 2}
    assert [one.once for one in found.people] == [Verdict.MAY, Verdict.MAY]
