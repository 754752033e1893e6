"""What stays of a merge: chosen field by field, nothing weakened, nothing of a name lost."""

from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.contact import Card
from desktop.gui.models.merge_rows import ALSO, Row, consequences, merged, outcome, rows

LAYLA: Card = {
    "display_name": "Layla Haddad", "given_name": "Layla", "family_name": "Haddad", "transliteration": "ليلى حدّاد",
    "emails": [{"address": "l.haddad@wire.example"}], "phones": [{"number": "+962790000000"}],
    "affiliations": [{"outlet": "Levant Wire", "role": "Correspondent"}], "beats": ["Conflict", "Humanitarian aid"],
    "verified_on": "2026-09-12", "country": "JO",
}  # fmt: skip
LEILA: Card = {
    "display_name": "Leila Haddad", "given_name": "Leila", "family_name": "Haddad",
    "emails": [{"address": "leila@wire.example"}, {"address": "l.haddad@wire.example", "state": "bounced"}],
    "phones": [{"number": "+962790000000"}], "affiliations": [{"outlet": "Bayan Network"}], "beats": ["Displacement"],
    "verified_on": "2026-10-01", "city": "Amman",
    "refusal": {"level": "no_releases", "reason": "Opted out by e-mail", "on": "2023-10-02"},
}  # fmt: skip
SIDES = [LAYLA, LEILA]


def row(field: str, cards: list[Card] | None = None) -> Row:
    return next(one for one in rows(cards or SIDES) if one.field == field)


def said(field: str, kept: dict[str, frozenset[int]] | None = None) -> tuple[str, str]:
    chosen = kept or {}
    return outcome(row(field), SIDES, chosen, merged(SIDES, chosen))


def test_only_fields_somebody_has_are_compared() -> None:
    fields = [one.field for one in rows(SIDES)]

    assert fields[:5] == ["display_name", "transliteration", "emails", "phones", "affiliations"]
    assert "street" not in fields


def test_without_a_choice_all_of_many_stay_and_the_first_of_one() -> None:
    card = merged(SIDES, {})

    assert [line["address"] for line in card["emails"]] == ["l.haddad@wire.example", "leila@wire.example"]
    assert card["beats"] == ["Conflict", "Humanitarian aid", "Displacement"]
    assert (card["display_name"], card["city"]) == ("Layla Haddad", "Amman")


def test_the_stricter_refusal_stays_whatever_is_chosen() -> None:
    assert merged(SIDES, {"refusal": frozenset({0})})["refusal"]["level"] == "no_releases"
    assert said("refusal") == ("No releases since 2 Oct 2023: Opted out by e-mail", "the stricter one always wins")
    assert consequences(SIDES, merged(SIDES, {})) == (
        "After this merge Layla Haddad counts as refusing releases. "
        "If that is a mistake, lift the refusal on their page, with a reason."
    )


def test_a_known_bounce_stays_even_if_the_other_side_was_chosen() -> None:
    card = merged(SIDES, {"emails": frozenset({0})})

    assert card["emails"] == [{"address": "l.haddad@wire.example", "state": "bounced"}]


def test_the_other_spelling_of_the_name_can_still_be_found() -> None:
    assert merged(SIDES, {})["custom"] == {ALSO: "Leila Haddad"}
    assert said("display_name") == ("Layla Haddad", "Leila Haddad kept as “also written”")
    chosen = {"display_name": frozenset({1})}
    assert merged(SIDES, chosen)["given_name"] == "Leila"
    assert said("display_name", chosen) == ("Leila Haddad", "Layla Haddad kept as “also written”")


def test_what_stays_is_said_in_few_words() -> None:
    assert said("phones") == ("+962790000000", "the same")
    assert said("beats") == ("All 3", "")
    assert said("affiliations") == ("Both", "Correspondent, Levant Wire stays the main one")
    assert said("verified_on") == ("2026-10-01", "the latest")
    assert said("beats", {"beats": frozenset()}) == ("Nothing", "")
    assert said("country") == ("Jordan", "")


def test_nothing_is_said_where_all_or_nobody_refuses() -> None:
    assert consequences([LAYLA, LAYLA], LAYLA) == ""
    assert consequences([LEILA, LEILA], LEILA) == ""


sides = st.lists(st.sampled_from([LAYLA, LEILA, {**LAYLA, "refusal": {"level": "no_contact"}}]), min_size=2, max_size=4)


@given(sides, st.dictionaries(st.sampled_from(["emails", "beats", "city", "phones"]), st.frozensets(st.integers(0, 1))))
def test_no_choice_weakens_a_refusal_or_a_bounce(cards: list[Card], kept: dict[str, frozenset[int]]) -> None:
    card = merged(cards, kept)
    strictest = max(
        (one.get("refusal", {}).get("level", "") for one in cards), key=["", "no_releases", "no_contact"].index
    )
    bounced = {line["address"] for one in cards for line in one.get("emails", ()) if line.get("state") == "bounced"}

    assert cast("dict[str, str]", card.get("refusal", {})).get("level", "") == strictest
    assert all(line.get("state") == "bounced" for line in card.get("emails", ()) if line["address"] in bounced)
