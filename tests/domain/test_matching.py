"""Whether two cards are the same person."""

import pytest

from desktop.domain.contact import Card
from desktop.domain.matching import Likeness, likeness, signs_of


def alike(one: Card, other: Card) -> Likeness:
    result = likeness(signs_of(one), signs_of(other))
    assert result.score == likeness(signs_of(other), signs_of(one)).score, "it must not matter who is asked about whom"
    return result


def person(name: str = "", email: str = "", phone: str = "", outlet: str = "") -> Card:
    card: Card = {}
    if name:
        card["display_name"] = name
    if email:
        card["emails"] = [{"address": email}]
    if phone:
        card["phones"] = [{"number": phone}]
    if outlet:
        card["affiliations"] = [{"outlet": outlet}]
    return card


LAYLA = person("Layla Haddad", "l.haddad@levantwire.example", "+962790000000", "Levant Wire")


@pytest.mark.parametrize(
    "other",
    [
        person("Layla Haddad", "L.HADDAD@levantwire.example"),
        person("Haddad Layla", "l.haddad@levantwire.example"),
        person("", "l.haddad@levantwire.example"),
        person("Layla Haddad", "", "+962790000000"),
        person("LAYLA HADDAD", "", "", "levant wire"),
    ],
)
def test_surely_the_same(other: Card) -> None:
    result = alike(LAYLA, other)
    assert result.sure
    assert result.reasons


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        (person("Leila Haddad", "leila@other.example", "", "Levant Wire"), ("close name", "same outlet")),
        (person("Layla Haddad", "layla@other.example", "", "Levant Wire"), ("same name", "same outlet")),
        (person("Tomas Berg", "l.haddad@levantwire.example"), ("same address", "different name")),
    ],
)
def test_perhaps_the_same_is_asked_with_the_reason(other: Card, reasons: tuple[str, ...]) -> None:
    result = alike(LAYLA, other)
    assert not result.sure
    assert 0 < result.score < 100
    assert result.reasons == reasons


@pytest.mark.parametrize(
    "other",
    [
        person("Layla Haddad"),  # a name alone is not a person
        person("Tomas Berg", "t.berg@nordisk.example", "", "Levant Wire"),
        person("Tomas Berg", "", "+962790000000", "Levant Wire"),  # a switchboard
        person("", "", "", "Levant Wire"),
        person("", "", "+962790000000"),
    ],
)
def test_somebody_else(other: Card) -> None:
    assert alike(LAYLA, other).score == 0


def test_a_newsrooms_shared_address_says_nothing_about_who_it_is() -> None:
    one = person("Layla Haddad", "newsroom@levantwire.example")
    assert alike(one, person("Tomas Berg", "newsroom@levantwire.example")).score == 0
    assert alike(one, person("Layla Haddad", "newsroom@levantwire.example")).sure


def test_a_middle_name_left_out_is_close() -> None:
    result = alike(person("Ana Maria Silva", outlet="Atlântico"), person("Ana Silva", outlet="Atlantico"))
    assert (result.sure, result.reasons) == (False, ("close name", "same outlet"))


def test_two_scripts_meet_at_one_outlet() -> None:
    result = alike(person("ليلى حداد", outlet="Levant Wire"), person("Layla Haddad", outlet="Levant Wire"))
    assert result.score > 0


def test_two_desks_without_names_share_a_phone_and_an_outlet() -> None:
    assert alike(person("", "", "+962790000000", "Levant Wire"), person("", "", "+962790000000", "Levant Wire")).sure


def test_a_phone_that_could_not_be_read_is_a_sign_as_it_was_typed() -> None:
    one: Card = {"display_name": "Rhys Ravenscroft", "phones": [{"number": "3.33E+10", "unchecked": True}]}
    assert alike(one, one).sure


def test_a_name_and_nothing_else_is_the_same_name_and_nothing_else() -> None:
    assert alike(person("Layla Haddad"), person("Haddad Layla")).sure


def test_an_initial_is_no_other_name() -> None:
    one = person("Siti Kurniawan", "siti@levantwire.example", "", "Levant Wire")
    assert alike(one, person("S. Kurniawan", "siti@levantwire.example")).sure
    assert alike(one, person("S. Kurniawan", "", "", "Levant Wire")).reasons == ("close name", "same outlet")
    assert alike(one, person("B. Kurniawan", "", "", "Levant Wire")).score == 0


def test_colleagues_with_like_names_are_not_made_one_by_what_they_share() -> None:
    anna = person("Anna Berg", "newsroom@nord.example", "+4722345678", "Nord")
    anne = person("Anne Berg", "newsroom@nord.example", "+4722345678", "Nord")
    assert not alike(anna, anne).sure
    assert not alike(person("Anna Berg", "", "+4722345678", "Nord"), anne).sure
    assert alike(
        person("Anna Berg", "", "+4722345678", "Nord"), person("Anna Maria Berg", "", "+4722345678", "Nord")
    ).sure
