"""No cell, however odd, stops an import: every reader answers any text."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.domain.values.consent import read_optout
from desktop.domain.values.emails import is_role_address, looks_like_address, read_addresses
from desktop.domain.values.languages import read_languages
from desktop.domain.values.names import latin_key, name_key, name_part, read_name
from desktop.domain.values.phones import looks_like_phone, phone_key, read_phones
from desktop.domain.values.places import find_city, read_country, read_place, read_zone
from desktop.domain.values.text import clean, repair_mojibake, split_values
from desktop.domain.values.vocabulary import read_terms

READERS = [
    read_optout, read_addresses, looks_like_address, is_role_address, read_languages, read_name, name_key, latin_key,
    name_part, looks_like_phone, phone_key, find_city, read_country, read_place, read_zone, clean, repair_mojibake,
    split_values, read_terms, lambda text: read_phones(text, "DE"),
]  # fmt: skip
ODD = st.text(max_size=80) | st.text("aZé ا東.,;:/|-+()[]<>@\"'&#*1٣\n\t\0\u200f\u00a0ÃØ\\", max_size=40)


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=60)
@given(ODD)
@example("\ud800")
@example('"\n"')
@example("\u0130\u0345\u1e9e")
def test_any_text_has_an_answer(reader, text: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    reader(text)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("piece", ["a", " ", "1", ",", "(", '"', "ا", "Ã©", "A ", "/ ", "and "])
def test_a_whole_book_in_one_cell_takes_no_time(reader, piece: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    reader((piece * 32_767)[:32_767])
