"""What is stored of a contact for search, and what is asked for when a person types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.contact import Card
from desktop.domain.search_text import MOST_WORDS, holds_word, search_texts, typed_words


def found(card: Card, typed: str) -> bool:
    whole = "".join(search_texts(card))
    return all(holds_word(whole, word) for word in typed_words(typed))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Seán O'Brien", "obrien"),
        ("Seán O’Brien", "o'brien"),
        ("Seán O'Brien", "brien"),
        ("Noor Al-Masri", "almasri"),
        ("Noor Al-Masri", "al-masri"),
        ("Noor Al-Masri", "masri noor"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Søren Müller", "soren muller"),
        ("أحمد حدّاد", "احمد حداد"),
        ("فاطمة", "فاطمه"),
        ("Пётр Ковалёв", "петр ковалев"),
        ("王小明", "小明"),
        ("Layla Haddad", "ayl add"),
        ("Layla Haddad", "l h"),
    ],
)
def test_a_name_is_found_as_people_type_it(name: str, typed: str) -> None:
    assert found({"display_name": name}, typed)


@pytest.mark.parametrize("typed", ["haddat", "dd", "layla hadi", "2", "yla d"])
def test_every_word_must_fit_and_short_ones_only_at_the_beginning(typed: str) -> None:
    assert not found({"display_name": "Layla Haddad"}, typed)


def test_a_name_is_found_in_both_scripts() -> None:
    card: Card = {"display_name": "ليلى حداد", "transliteration": "Layla Haddad"}
    assert found(card, "haddad")
    assert found(card, "حداد layla")


@pytest.mark.parametrize(
    "typed",
    ["+962790000000", "962 79 000 0000", "00962-790000000", "0790000000", "079 000 0000", "790000", "(079) 000-0000"],
)
def test_a_phone_is_found_with_and_without_its_country(typed: str) -> None:
    assert found({"phones": [{"number": "+962790000000"}]}, typed)


@pytest.mark.parametrize("typed", ["l.haddad@levantwire.example", "levantwire", "haddad@lev"])
def test_an_address_is_found_whole_and_by_its_parts(typed: str) -> None:
    assert found({"emails": [{"address": "l.haddad@levantwire.example"}]}, typed)


@pytest.mark.parametrize(
    ("card", "typed"),
    [
        ({"affiliations": [{"outlet": "Levant Wire", "desk": "Foreign", "role": "Editor"}]}, "wire foreign editor"),
        ({"beats": ["Human rights"], "regions": ["Sahel"], "tags": ["VIP"]}, "rights sahel vip"),
        ({"languages": ["ar"], "country": "JO", "city": "Zürich"}, "arabic jordan zurich"),
        ({"handles": [{"network": "x", "handle": "@layla_h"}]}, "layla_h"),
        ({"notes": "Met in Geneva", "custom": {"Badge": "B-77x"}}, "geneva b77x"),
    ],
)
def test_everything_one_may_remember_is_searched(card: Card, typed: str) -> None:
    assert found(card, typed)


def test_an_outlet_left_long_ago_is_not_searched() -> None:
    assert not found({"affiliations": [{"outlet": "Levant Wire", "ended": "2020-01-01"}]}, "levant")


def test_words_stand_once_and_are_led_by_a_blank() -> None:
    texts = search_texts({"display_name": "Layla Haddad", "given_name": "Layla", "family_name": "Haddad"})
    assert texts.names == " layla haddad"
    assert texts.notes == ""


def test_very_long_questions_are_cut() -> None:
    assert len(typed_words(" ".join(f"word{n}" for n in range(500)))) == MOST_WORDS


@given(st.text())
def test_whatever_is_stored_is_found_by_typing_it(text: str) -> None:
    assert found({"notes": text}, text) or len(typed_words(text)) == MOST_WORDS


@given(st.text())
def test_words_hold_nothing_an_index_could_take_for_a_sign(text: str) -> None:
    assert not any(character in word for word in typed_words(text) for character in " \"'*^:()-+_\t\n\x00")


_NAME_PARTS = st.lists(
    st.text(max_size=6).map(lambda text: " ".join(text.split())).filter(bool), min_size=1, max_size=3
)


@given(_NAME_PARTS)
def test_a_name_has_the_same_words_in_parts_and_whole(parts: list[str]) -> None:
    in_parts: Card = {"display_name": " ".join(parts)}
    for field, part in zip(("given_name", "middle_name", "family_name"), parts, strict=False):
        in_parts[field] = part  # type: ignore[literal-required]
    whole: Card = {"display_name": " ".join(parts)}
    assert sorted(search_texts(in_parts).names.split(" ")) == sorted(search_texts(whole).names.split(" "))


def test_a_phone_without_digits_is_no_word() -> None:
    assert search_texts({"phones": [{"number": "see notes", "unchecked": True}]}).addresses == ""
