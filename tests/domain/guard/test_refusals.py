"""Who gets nothing, and who cannot be reached: each in its words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.domain.contact import RefusalLevel
from desktop.domain.guard.facts import Breach, Channel, Copy, Refusal
from desktop.domain.guard.judge import judge
from desktop.domain.guard.rule import Verdict
from tests.domain.guard.makers import (
    EMBARGOED,
    LIFTED,
    OFFER,
    PUBLIC,
    address,
    mark,
    one,
    person,
    sentences,
    suppressed,
)

ON = date(2022, 8, 4)
CALLS = replace(PUBLIC, channel=Channel.CALL_SHEET)
KIT = replace(PUBLIC, channel=Channel.KIT)
NO_CONTACT = Refusal(RefusalLevel.NO_CONTACT, "asked by phone", ON)
NO_RELEASES = Refusal(RefusalLevel.NO_RELEASES, "", ON)


@pytest.mark.parametrize("copy", [EMBARGOED, PUBLIC, OFFER])
@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"addresses": (suppressed(),)}, "Opted out by e-mail, 12 Jan 2023"),
        ({"addresses": (replace(suppressed(), suppressed=replace(suppressed().suppressed, reason="")),)},  # type: ignore[type-var]
         "Address suppressed, 12 Jan 2023"),
        ({"refusal": NO_CONTACT}, "Do not contact: asked by phone, 4 Aug 2022"),
        ({"refusal": NO_RELEASES}, "No releases: 4 Aug 2022"),
        ({"refusal": Refusal(RefusalLevel.NO_RELEASES)}, "No releases"),
        ({"refusal": Refusal("no_letters")}, "Do not contact"),  # type: ignore[arg-type]
        ({"erased": True}, "No longer in this workspace"),
        ({"in_bin": True}, "In the bin"),
        ({"left_out": mark("wrong country")}, "Left out: wrong country, Tue 6 Oct"),
    ],
)  # fmt: skip
def test_never(copy: Copy, facts: dict[str, Any], sentence: str) -> None:
    found = one(copy, **facts)

    assert (found.verdict, found.sentence) == (Verdict.NEVER, sentence)
    assert sentences(found) == [sentence]
    assert found.warnings == ()


def test_a_breach_counts_for_embargoed_copies_and_offers_never_for_the_release() -> None:
    facts: dict[str, Any] = {
        "breaches": (Breach("Water report", date(2023, 5, 3)), Breach("Fuel", date(2024, 1, 2), "Wire"))
    }
    words = ["Broke ‘Water report’ embargo, 3 May 2023", "Wire broke ‘Fuel’ embargo, 2 Jan 2024"]

    assert sentences(one(EMBARGOED, **facts)) == words
    assert one(EMBARGOED, **facts).verdict is Verdict.NEVER
    assert sentences(one(OFFER, **facts)) == words
    assert one(LIFTED, **facts).verdict is Verdict.MAY


@pytest.mark.parametrize(
    ("addresses", "sentences_said"),
    [
        ((), ["No e-mail address"]),
        ((address(hidden=True, valid=False),), ["A web page hid the address"]),
        ((address(valid=False),), ["Cannot be delivered: layla@wire.example"]),
        ((address(bounced="Mailbox does not exist since 2 Oct"),), ["Mailbox does not exist since 2 Oct"]),
        ((address(bounced=""),), ["Mail to layla@wire.example came back"]),
        ((address(bounced="Full"), address("l", position=1, valid=False), address("x", position=2, hidden=True)),
         ["A web page hid the address", "Cannot be delivered: l@wire.example", "Full"]),
    ],
)  # fmt: skip
def test_no_valid_address(addresses: Any, sentences_said: list[str]) -> None:
    found = one(EMBARGOED, addresses=addresses)

    assert (found.verdict, found.address) == (Verdict.NO_ADDRESS, "")
    assert sentences(found) == sentences_said


def test_a_phone_is_no_address_but_enough_for_a_call() -> None:
    facts: dict[str, Any] = {"addresses": (), "phones": ("+442079460000",)}

    assert one(EMBARGOED, **facts).sentence == "No e-mail address, only a phone number"
    assert one(CALLS, **facts).verdict is Verdict.MAY
    assert sentences(one(CALLS)) == ["No phone number"]
    assert sentences(one(CALLS, addresses=(address(bounced=""),))) == ["No phone number"]
    assert one(CALLS).verdict is Verdict.NO_ADDRESS
    assert one(KIT, addresses=()).verdict is Verdict.MAY
    assert one(KIT, addresses=(address(valid=False),)).verdict is Verdict.MAY


@pytest.mark.parametrize("copy", [CALLS, KIT, PUBLIC])
def test_who_objected_is_not_called_either(copy: Copy) -> None:
    assert one(copy, addresses=(suppressed(),), phones=("+442079460000",)).verdict is Verdict.NEVER


def test_a_reason_names_the_address_it_is_about() -> None:
    objected = one(EMBARGOED, addresses=(suppressed(),)).reasons[0]
    assert dict(objected.values)["address"] == "layla@wire.example"
    for facts in ({"addresses": (address("newsroom"),)}, {"addresses": (address("newsroom", purpose="safe"),)}):
        for warning in one(EMBARGOED, **facts).warnings:
            assert dict(warning.values)["address"] == "newsroom@wire.example"


def test_a_day_is_a_day_wherever_it_is_read() -> None:
    for home in ("Pacific/Auckland", "Pacific/Honolulu", "Etc/UTC"):
        assert one(replace(PUBLIC, home=home), refusal=NO_RELEASES).sentence == "No releases: 4 Aug 2022"


def test_another_address_is_used_with_a_warning_where_one_was_objected_to() -> None:
    found = one(EMBARGOED, addresses=(suppressed(), address("l.haddad", position=1)))

    assert (found.verdict, found.address) == (Verdict.MAY, "l.haddad@wire.example")
    assert [reason.sentence for reason in found.warnings] == ["Objected at layla@wire.example"]


def test_a_safe_address_never_stands_in_for_one_that_was_objected_to() -> None:
    safe = address("safe", position=1, purpose="safe")

    assert sentences(one(EMBARGOED, addresses=(suppressed(), safe))) == ["Opted out by e-mail, 12 Jan 2023"]
    assert one(EMBARGOED, addresses=(address(bounced=""), safe)).address == "safe@wire.example"


@pytest.mark.parametrize(
    ("addresses", "used"),
    [
        ((address("b", position=1), address("a", position=0)), "a"),
        ((address("home", purpose="personal"), address("desk", position=1, purpose="desk")), "desk"),
        ((address("desk", purpose="desk"), address("work", position=1)), "work"),
        ((address("safe", purpose="safe"), address("home", position=1, purpose="personal")), "home"),
        ((address("odd", purpose="yacht"), address("home", position=1, purpose="personal")), "home"),
        ((address("bad", valid=False), address("gone", bounced=""), address("good", position=9)), "good"),
    ],
)  # fmt: skip
def test_the_best_address_is_used(addresses: Any, used: str) -> None:
    assert one(EMBARGOED, addresses=addresses).address == f"{used}@wire.example"
    assert one(EMBARGOED, addresses=addresses[::-1]).address == f"{used}@wire.example"


def test_who_refuses_takes_every_address_along() -> None:
    refuses = person(1, refusal=NO_CONTACT, addresses=(address("own"), address("desk", position=1)))
    shares = person(2, addresses=(address("desk"),))
    free = person(3, addresses=(address("desk"), address("mine", position=1)))
    also = person(4, refusal=NO_RELEASES, addresses=(address("desk"),))
    found = judge(EMBARGOED, [free, also, shares, refuses]).people

    assert [(one.verdict, sentences(one)) for one in found] == [
        (Verdict.MAY, []),
        (Verdict.NEVER, ["No releases: 4 Aug 2022"]),
        (Verdict.NEVER, ["desk@wire.example is also Layla 1's, who refuses"]),
        (Verdict.NEVER, ["Do not contact: asked by phone, 4 Aug 2022"]),
    ]
    assert found[0].address == "mine@wire.example"


def test_never_is_stronger_than_no_address_partner_and_held() -> None:
    found = one(EMBARGOED, in_bin=True, addresses=(), leads=(mark("Open Borders"),), answers=())

    assert sentences(found) == [
        "In the bin",
        "No e-mail address",
        "Open Borders sends, since Tue 6 Oct",
        "Not asked yet",
    ]
    assert [reason.verdict for reason in found.reasons] == [
        Verdict.NEVER, Verdict.NO_ADDRESS, Verdict.PARTNER, Verdict.HELD,
    ]  # fmt: skip
    assert found.verdict is Verdict.NEVER
