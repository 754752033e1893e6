"""What to know of somebody who may: warnings change no verdict."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desktop.domain.guard.facts import Channel
from desktop.domain.guard.judge import judge
from desktop.domain.guard.rule import Verdict
from tests.domain.guard.makers import (
    ARABIC,
    EMBARGOED,
    ENGLISH,
    NOW,
    OFFER,
    PUBLIC,
    address,
    one,
    person,
    suppressed,
    warnings,
)

BOTH = replace(EMBARGOED, versions=(ENGLISH, ARABIC))
TODAY = NOW.date()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, []),
        ({"safety": ("in_exile", "whistle_blower")}, ["Safety: lives in exile", "Safety: whistle blower"]),
        ({"safety": ("pseudonym", "no_name_in_subject", "unsafe_channel")},
         ["Safety: never name the organisation in a subject line", "Safety: writes under a pseudonym",
          "Safety: this channel is not safe"]),
        ({"addresses": (address(purpose="safe"),)}, ["Only an address kept for safe contact"]),
        ({"addresses": (address(), suppressed("old", position=1))}, ["Objected at old@wire.example"]),
        ({"languages": ("fr", "sw")}, ["Reads French, Swahili, gets English"]),
        ({"languages": ("fr", "en-GB")}, []),
        ({"languages": ("en",)}, []),
        ({"languages": ("en-Latn-GB",)}, []),
        ({"away_until": TODAY}, ["Away until today"]),
        ({"away_until": date(2026, 10, 14)}, ["Away until Wed 14 Oct"]),
        ({"away_until": TODAY - timedelta(days=1)}, []),
        ({"addresses": (address("newsroom"),)}, ["A desk's address, not a person's"]),
        ({"verified_on": None}, ["Never verified"]),
        ({"verified_on": TODAY - timedelta(days=366)}, ["Not verified since 8 Oct 2025"]),
        ({"verified_on": TODAY - timedelta(days=365)}, []),
        ({"good_hours": "09:00-17:00", "zone": "Asia/Tokyo"}, ["It is Sat 01:58 in Tokyo"]),
        ({"good_hours": "09:00-17:00", "zone": "Europe/London"}, ["It is Fri 17:58 in London"]),
        ({"good_hours": "17:58-19:00", "zone": "Europe/London"}, []),
        ({"good_hours": "09:00-17:58", "zone": "Europe/London"}, ["It is Fri 17:58 in London"]),
        ({"good_hours": "09:00-18:00", "zone": "Europe/London"}, []),
        ({"good_hours": "09:00-18:00", "zone": "Europe/London", "days": ("mon", "tue")}, ["It is Fri 17:58 in London"]),
        ({"days": ("mon", "tue"), "zone": "Europe/London"}, ["It is Fri 17:58 in London"]),
        ({"days": ("fri",), "zone": "Europe/London"}, []),
        ({"good_hours": "09:00-17:00"}, []),
        ({"good_hours": "mornings", "zone": "Asia/Tokyo"}, []),
        ({"good_hours": "", "zone": "Asia/Tokyo"}, []),
    ],
)  # fmt: skip
def test_warned(facts: dict[str, Any], said: list[str]) -> None:
    found = one(EMBARGOED, **facts)

    assert found.verdict is Verdict.MAY
    assert warnings(found) == said


def test_the_newsroom_is_named_to_all_who_share_it() -> None:
    other = person(2, posts=((11, "Savanna Post"), (10, "Levant Wire")))
    third = person(3, posts=((12, "Nordisk Radio"), (11, "Savanna Post")), answers=())
    found = judge(replace(PUBLIC, embargo=None), [person(1), other, replace(third, in_bin=True)]).people

    assert [warnings(one) for one in found] == [
        ["A colleague at Levant Wire also gets it"], ["A colleague at Levant Wire also gets it"], [],
    ]  # fmt: skip
    twice = person(1, posts=((10, "Levant Wire"), (10, "Levant Wire")))
    assert warnings(judge(PUBLIC, [twice]).people[0]) == []


def test_addresses_are_not_warned_of_where_they_are_not_used() -> None:
    kit = replace(PUBLIC, channel=Channel.KIT)

    assert warnings(one(kit, addresses=(address("newsroom"),))) == []
    assert warnings(one(kit, addresses=(address(purpose="safe"),))) == []
    assert warnings(one(kit, addresses=())) == []


@pytest.mark.parametrize(
    ("languages", "given"),
    [
        ((), "en"), (("ar",), "ar"), (("fr", "ar-LB"), "ar"), (("AR",), "ar"), (("en", "ar"), "en"), (("fr",), "en"),
    ],
)  # fmt: skip
def test_each_gets_their_language(languages: tuple[str, ...], given: str) -> None:
    found = one(BOTH, languages=languages)

    assert (found.language, found.hash) == (given, f"hash-{given}")


def test_an_exact_language_comes_before_a_near_one() -> None:
    brazil = replace(ENGLISH, language="pt-BR", hash="br")
    portugal = replace(ENGLISH, language="pt-PT", hash="pt")
    copy = replace(EMBARGOED, versions=(brazil, portugal), main_language="fr")

    assert one(copy, languages=("pt-PT",)).hash == "pt"
    assert one(copy, languages=("pt",)).hash == "br"
    assert one(copy, languages=()).hash == "br"
    assert one(replace(copy, versions=(ENGLISH, brazil), main_language="en"), languages=("pt",)).hash == "br"
    assert one(replace(copy, main_language="pt-PT"), languages=("de",)).hash == "pt"


def test_without_a_text_there_is_no_language() -> None:
    found = one(replace(OFFER, versions=()), languages=("fr",))

    assert (found.verdict, found.language, warnings(found)) == (Verdict.MAY, "", [])


def test_quotes_without_approval_are_a_remark_on_the_statement() -> None:
    found = judge(replace(EMBARGOED, quotes=("Dr Omar", "Anna", "Anna")), [person()])

    assert [one.sentence for one in found.remarks] == [
        "Anna: no approval of the quote recorded", "Dr Omar: no approval of the quote recorded",
    ]  # fmt: skip
    assert found.blocks == ()
    assert judge(replace(OFFER, quotes=("Anna",)), [person()]).remarks == ()
