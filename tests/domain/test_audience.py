"""Who may be in an export, at which one address, and the reasons for everybody else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.audience import (
    Address,
    Candidate,
    Entry,
    LeftOut,
    Screening,
    counted,
    reads_right_to_left,
    usable_addresses,
)
from desktop.domain.values.emails import address_key


def address(text: str, purpose: str = "work", state: str = "ok") -> Address:
    return Address(address_key(text), text, purpose, state)


def person(contact_id: int, *addresses: Address, **facts: Any) -> Candidate:
    return Candidate(contact_id, f"Person {contact_id}", addresses, **facts)


LAYLA = address("layla@paper.example")


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        (Candidate(1, "", exists=False), "no longer exists"),
        (person(1, LAYLA, in_bin=True), "in the bin"),
        (person(1, LAYLA, refusal="no_contact"), "refuses any contact"),
        (person(1, LAYLA, refusal="no_releases"), "refuses releases"),
        (person(1, LAYLA, refusal="something newer"), "refuses any contact"),
        (person(1, address("out@paper.example")), "address suppressed"),
        (person(1, address("layla@paper.example", state="bounced")), "address bounced"),
        (person(1, address("layla@paper.example", state="something newer")), "address bounced"),
        (person(1, address("layla at paper")), "address not deliverable as written"),
        (person(1, address("a@paper.example, b@paper.example")), "address not deliverable as written"),
        (person(1, address("layla@paper.invalid")), "address not deliverable as written"),
        (person(1), "no address"),
        (person(1, LAYLA, safety=("in_exile",)), "safety flag, not confirmed"),
    ],
)
def test_each_reason_is_named(candidate: Candidate, reason: str) -> None:
    verdict = Screening().judge(candidate, {"out@paper.example"})

    assert isinstance(verdict, LeftOut)
    assert verdict.reason == reason


def test_the_strongest_reason_is_the_one_given() -> None:
    everything = person(1, address("out@paper.example"), refusal="no_contact", in_bin=True, safety=("in_exile",))

    verdict = Screening().judge(everything, {"out@paper.example"})

    assert isinstance(verdict, LeftOut)
    assert verdict.reason == "in the bin"


def test_work_comes_before_desk_before_personal() -> None:
    lines = [address("p@a.example", "personal"), address("d@a.example", "desk"), address("w@a.example")]

    assert [one.key for one in usable_addresses(lines, set())] == ["w@a.example", "d@a.example", "p@a.example"]
    assert [one.key for one in usable_addresses(lines, {"w@a.example"})] == ["d@a.example", "p@a.example"]


def test_a_safe_address_is_only_used_alone() -> None:
    safe, other = address("safe@a.example", "safe"), address("p@a.example", "personal")

    entry = Screening().judge(person(1, safe, other), set())
    alone = Screening().judge(person(1, safe, other), {"p@a.example"})

    assert isinstance(entry, Entry)
    assert (entry.address, entry.further, entry.only_safe) == ("p@a.example", (), False)
    assert isinstance(alone, Entry)
    assert (alone.address, alone.only_safe) == ("safe@a.example", True)


def test_the_second_person_at_an_address_is_left_out_and_told_who_has_it() -> None:
    screening = Screening()

    first = screening.judge(person(1, LAYLA), set())
    second = screening.judge(person(2, address("LAYLA@Paper.example")), set())

    assert isinstance(first, Entry)
    assert second == LeftOut(2, "Person 2", "same address already in this export", "Person 1")


def test_somebody_flagged_is_named_and_only_in_when_confirmed() -> None:
    flagged = person(7, LAYLA, safety=("in_exile", "pseudonym"))
    asking, confirmed = Screening(), Screening(confirmed={7})

    assert isinstance(asking.judge(flagged, set()), LeftOut)
    assert isinstance(confirmed.judge(flagged, set()), Entry)
    assert [one.name for one in asking.flagged] == [one.name for one in confirmed.flagged] == ["Person 7"]
    assert asking.flagged[0].flags == ("in_exile", "pseudonym")


def test_somebody_flagged_who_is_not_confirmed_takes_nobodys_place() -> None:
    screening = Screening()
    screening.judge(person(7, LAYLA, safety=("in_exile",)), set())

    assert isinstance(screening.judge(person(8, LAYLA), set()), Entry)


def test_confirming_lifts_no_other_reason() -> None:
    flagged = person(7, address("out@paper.example"), safety=("in_exile",))
    screening = Screening(confirmed={7})

    verdict = screening.judge(flagged, {"out@paper.example"})

    assert isinstance(verdict, LeftOut)
    assert verdict.reason == "address suppressed"
    assert screening.flagged == []


def test_what_the_program_objects_to_is_the_reason() -> None:
    screening = Screening(objection=lambda text: "" if text.isascii() else "not for this program")
    other = person(2, address("лейла@paper.example"), address("layla@paper.example", "personal"))

    assert screening.judge(person(1, address("лейла@paper.example")), set()) == LeftOut(
        1, "Person 1", "not for this program", "лейла@paper.example"
    )
    entry = screening.judge(other, set())
    assert isinstance(entry, Entry)
    assert entry.address == "layla@paper.example"


candidates = st.lists(
    st.builds(
        Candidate,
        contact_id=st.integers(1, 9),
        name=st.just("x"),
        addresses=st.lists(
            st.builds(
                address,
                st.sampled_from([f"{n}@a.example" for n in "abcd"] + ["A@a.example", "bad", "é@a.example"]),
                st.sampled_from(["work", "desk", "personal", "safe"]),
                st.sampled_from(["ok", "ok", "bounced"]),
            ),
            max_size=3,
        ).map(tuple),
        refusal=st.sampled_from(["", "", "", "no_contact", "no_releases"]),
        safety=st.sampled_from([(), (), ("in_exile",)]),
        in_bin=st.booleans(),
    ),
    max_size=8,
)


@given(candidates, st.sets(st.sampled_from(["a@a.example", "b@a.example"])), st.sets(st.integers(1, 9)))
def test_nobody_slips_through(people: list[Candidate], suppressed: set[str], confirmed: set[int]) -> None:
    screening = Screening(confirmed=confirmed)
    verdicts = [screening.judge(one, suppressed) for one in people]

    entries = [verdict for verdict in verdicts if isinstance(verdict, Entry)]
    keys = [address_key(entry.address) for entry in entries]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & suppressed
    for one, verdict in zip(people, verdicts, strict=True):
        if not isinstance(verdict, Entry):
            assert verdict.reason
            continue
        assert not one.refusal
        assert not one.in_bin
        assert not one.safety or one.contact_id in confirmed
        for line in (*verdict.further, {"address": verdict.address}):
            assert address_key(str(line["address"])) not in suppressed
        assert not [line for line in verdict.further if line.get("purpose") == "safe" or line["address"] == "bad"]


def test_reasons_are_counted_most_first() -> None:
    left = [LeftOut(1, "a", "in the bin"), LeftOut(2, "b", "no address"), LeftOut(3, "c", "no address")]

    assert list(counted(left).items()) == [("no address", 2), ("in the bin", 1)]


@pytest.mark.parametrize(
    ("names", "backwards"),
    [
        (["ليلى حداد", "יעל כהן", "Ana"], True),
        (["ليلى حداد", "Ana", "Bo"], False),
        (["ليلى", "Ana"], False),
        (["123", ""], False),
        ([], False),
    ],
)
def test_direction_follows_most_names(names: list[str], *, backwards: bool) -> None:
    assert reads_right_to_left(names) is backwards
