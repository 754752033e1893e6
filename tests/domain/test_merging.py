"""Joining a row into what is known, by policy."""

from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.contact import Card
from desktop.domain.importing import Policies, Policy
from desktop.domain.merging import merge, shown

KNOWN: Card = {
    "display_name": "Layla Haddad",
    "city": "Amman",
    "emails": [{"address": "l.haddad@levantwire.example"}],
    "phones": [{"number": "+962790000000"}],
    "beats": ["Conflict"],
    "affiliations": [{"outlet": "Levant Wire", "outlet_id": 3, "role": "Reporter"}],
    "handles": [{"network": "x", "handle": "@layla"}],
    "verified_on": "2026-05-01",
}


def policies(policy: Policy) -> Policies:
    return Policies(policy)


def test_blanks_are_filled_and_ours_stays_where_they_differ() -> None:
    merged = merge(KNOWN, {"city": "Irbid", "country": "JO"}, policies(Policy.FILL))
    assert merged.card["city"] == "Amman"
    assert merged.card["country"] == "JO"
    assert merged.filled == ("country",)
    assert [(c.field, c.here, c.file) for c in merged.conflicts] == [("city", "Amman", "Irbid")]


def test_the_same_in_another_spelling_is_no_conflict() -> None:
    incoming: Card = {
        "display_name": "LAYLA  HADDAD",
        "emails": [{"address": "L.Haddad@LevantWire.example"}],
        "beats": ["conflict"],
        "affiliations": [{"outlet": "The Levant Wire"}],
        "handles": [{"network": "x", "handle": "@Layla"}],
    }
    assert merge(KNOWN, incoming, policies(Policy.FILL)) == (KNOWN, (), ())


def test_details_of_a_shared_line_are_filled() -> None:
    incoming: Card = {"affiliations": [{"outlet": "Levant Wire", "desk": "Foreign", "role": "Editor"}]}
    merged = merge(KNOWN, incoming, policies(Policy.FILL))
    (work,) = merged.card["affiliations"]
    assert (work["role"], work["desk"], work["outlet_id"]) == ("Reporter", "Foreign", 3)
    assert merged.filled == ("affiliations",)


def test_a_new_line_is_a_conflict_when_filling_and_joins_when_adding() -> None:
    incoming: Card = {"phones": [{"number": "+96265000000"}]}
    assert [c.field for c in merge(KNOWN, incoming, policies(Policy.FILL)).conflicts] == ["phones"]
    added = merge(KNOWN, incoming, policies(Policy.ADD)).card["phones"]
    assert [line["number"] for line in added] == ["+962790000000", "+96265000000"]


def test_replacing_takes_the_files_lines_but_keeps_what_we_know_of_them() -> None:
    incoming: Card = {
        "city": "Irbid",
        "affiliations": [{"outlet": "Bayan Network"}, {"outlet": "Levant Wire"}],
        "beats": ["Health"],
    }
    card = merge(KNOWN, incoming, policies(Policy.REPLACE)).card
    assert card["city"] == "Irbid"
    assert card["beats"] == ["Health"]
    assert [work.get("role") for work in card["affiliations"]] == [None, "Reporter"]


def test_keeping_changes_nothing_but_what_may_never_be_weakened() -> None:
    incoming: Card = {
        "city": "Irbid",
        "country": "JO",
        "verified_on": "2026-11-01",
        "custom": {"Desk code": "7"},
        "refusal": {"level": "no_releases"},
    }
    merged = merge(KNOWN, incoming, policies(Policy.KEEP))
    assert merged.card == {**KNOWN, "refusal": {"level": "no_releases"}}


def test_a_field_taken_by_decision_wins_over_the_policy() -> None:
    assert merge(KNOWN, {"city": "Irbid"}, policies(Policy.KEEP), frozenset({"city"})).card["city"] == "Irbid"


def test_an_exception_by_field() -> None:
    chosen = Policies(Policy.FILL, {"city": Policy.REPLACE})
    assert merge(KNOWN, {"city": "Irbid"}, chosen).card["city"] == "Irbid"


def test_verification_never_goes_back() -> None:
    assert merge(KNOWN, {"verified_on": "2025-01-01"}, policies(Policy.REPLACE)).card["verified_on"] == "2026-05-01"
    assert merge(KNOWN, {"verified_on": "2026-06-01"}, policies(Policy.FILL)).card["verified_on"] == "2026-06-01"


def test_a_bounce_in_the_file_is_believed_and_one_we_know_stays() -> None:
    address = "l.haddad@levantwire.example"
    bounced: Card = {"emails": [{"address": address, "state": "bounced"}]}
    assert merge(KNOWN, bounced, policies(Policy.FILL)).card["emails"][0]["state"] == "bounced"
    again = merge({**KNOWN, **bounced}, {"emails": [{"address": address}]}, policies(Policy.REPLACE))
    assert again.card["emails"][0]["state"] == "bounced"


def test_own_fields_and_greetings_are_joined_by_name() -> None:
    known: Card = {"display_name": "A", "custom": {"Code": "1"}, "greetings": {"en": "Dear A"}}
    incoming: Card = {"custom": {"Code": "2", "Floor": "3"}, "greetings": {"en": "Dear A"}, "safety": ["in_exile"]}
    merged = merge(known, incoming, policies(Policy.FILL))
    assert merged.card["custom"] == {"Code": "1", "Floor": "3"}
    assert merged.card["safety"] == ["in_exile"]
    assert merged.filled == ("custom", "safety")
    assert merge(known, incoming, policies(Policy.REPLACE)).card["custom"] == {"Code": "2", "Floor": "3"}
    assert merge(merged.card, incoming, policies(Policy.FILL)).filled == ()


def test_a_field_without_lines_of_its_own_follows_the_policy() -> None:
    known: Card = {"working_days": ["mon"]}
    assert merge(known, {"working_days": ["tue"]}, policies(Policy.FILL)).card["working_days"] == ["mon"]
    assert merge(known, {"working_days": ["tue"]}, policies(Policy.REPLACE)).card["working_days"] == ["tue"]


REFUSALS = st.sampled_from([None, "no_releases", "no_contact"])


@given(REFUSALS, REFUSALS, st.sampled_from(list(Policy)))
def test_a_refusal_is_never_weakened(here: str | None, there: str | None, policy: Policy) -> None:
    strength = {None: 0, "no_releases": 1, "no_contact": 2}
    known = cast("Card", {"display_name": "A"} | ({"refusal": {"level": here}} if here else {}))
    incoming = cast("Card", {"display_name": "A"} | ({"refusal": {"level": there}} if there else {}))
    result = merge(known, incoming, policies(policy)).card.get("refusal")
    assert strength[result["level"] if result else None] == max(strength[here], strength[there])


@given(st.sampled_from(list(Policy)))
def test_joining_twice_changes_nothing_more(policy: Policy) -> None:
    incoming: Card = {"city": "Irbid", "country": "JO", "beats": ["Health"], "phones": [{"number": "+96265000000"}]}
    once = merge(KNOWN, incoming, policies(policy)).card
    assert merge(once, incoming, policies(policy)).filled == ()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("city", "Amman", "Amman"),
        ("emails", [{"address": "a@b.example"}, {"address": "c@d.example"}], "a@b.example, c@d.example"),
        ("phones", [{"number": "+962790000000"}], "+962790000000"),
        ("handles", [{"network": "x", "handle": "@layla"}], "@layla"),
        (
            "affiliations",
            [{"outlet": "Levant Wire", "role": "Editor"}, {"outlet": "Bayan"}],
            "Editor, Levant Wire; Bayan",
        ),
        ("beats", ["Health", "Aid"], "Health, Aid"),
        ("refusal", {"level": "no_contact", "reason": "asked"}, "asked"),
        ("refusal", {"level": "no_contact"}, "no_contact"),
        ("custom", {"Code": "7"}, "Code: 7"),
        ("nothing", None, ""),
    ],
)
def test_a_value_as_a_person_reads_it(field: str, value: Any, words: str) -> None:
    assert shown(field, value) == words


@pytest.mark.parametrize(
    ("here", "file"),
    [
        ({"display_name": "Siti Kurniawan", "given_name": "Siti"}, {"display_name": "S. Kurniawan", "given_name": "S."}),
        ({"display_name": "Anna Maria Berg"}, {"display_name": "Anna Berg", "given_name": "Anna"}),
        ({"city": "Copenhagen", "country": "DK"}, {"city": "Copenhague", "country": "DK"}),
        ({"city": "Köln"}, {"city": "Cologne"}),
        ({"handles": [{"network": "web", "handle": "https://www.nord.example/"}]},
         {"handles": [{"network": "web", "handle": "nord.example"}]}),
        ({"notes": "Call late\nMet in Oslo"}, {"notes": "met in oslo"}),
    ],
)  # fmt: skip
def test_the_same_said_otherwise_is_no_conflict(here: Card, file: Card) -> None:
    for policy in (Policy.FILL, Policy.ADD):
        merged = merge(here, file, policies(policy))
        assert merged.conflicts == ()
        assert all(merged.card.get(field) == value for field, value in here.items())


def test_another_role_at_the_same_outlet_is_told_and_can_be_taken() -> None:
    incoming: Card = {"affiliations": [{"outlet": "Levant Wire", "role": "Editor"}]}
    (conflict,) = merge(KNOWN, incoming, policies(Policy.FILL)).conflicts
    assert (conflict.here, conflict.file) == ("Reporter, Levant Wire", "Editor, Levant Wire")
    (work,) = merge(KNOWN, incoming, policies(Policy.REPLACE)).card["affiliations"]
    assert (work["role"], work["outlet_id"]) == ("Editor", 3)
    (work,) = merge(KNOWN, incoming, policies(Policy.FILL), frozenset({"affiliations"})).card["affiliations"]
    assert work["role"] == "Editor"


def test_a_bounce_beside_a_new_address_is_believed() -> None:
    incoming: Card = {
        "emails": [{"address": "l.haddad@levantwire.example", "state": "bounced"}, {"address": "n@l.example"}]
    }
    merged = merge(KNOWN, incoming, policies(Policy.FILL))
    assert merged.card["emails"] == [{"address": "l.haddad@levantwire.example", "state": "bounced"}]
    assert [conflict.field for conflict in merged.conflicts] == ["emails"]


def test_a_latin_spelling_of_an_arabic_name_becomes_its_transliteration() -> None:
    merged = merge({"display_name": "ليلى حداد"}, {"display_name": "Layla Haddad"}, policies(Policy.FILL))
    assert merged.card == {"display_name": "ليلى حداد", "transliteration": "Layla Haddad"}
    assert merged.conflicts == ()
    assert merge(merged.card, {"display_name": "Layla Haddad"}, policies(Policy.FILL)).filled == ()


def test_adding_puts_new_notes_below_ours() -> None:
    merged = merge({"notes": "Call late"}, {"notes": "call late\nMet in Oslo"}, policies(Policy.ADD))
    assert merged.card["notes"] == "Call late\nMet in Oslo"
