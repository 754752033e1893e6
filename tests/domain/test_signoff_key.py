"""Keys and their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from desktop.domain.errors import InvalidValue
from desktop.domain.signoff_key import (
    is_signature,
    key_bytes,
    new_private_key,
    public_key_of,
    sign,
    word_list,
    words_of_key,
)


def test_what_was_signed_is_told_from_what_was_not() -> None:
    private, other = new_private_key(), new_private_key()
    signature = sign(private, b"approved")
    assert is_signature(public_key_of(private), signature, b"approved")
    assert not is_signature(public_key_of(private), signature, b"refused")
    assert not is_signature(public_key_of(other), signature, b"approved")


@pytest.mark.parametrize(("key", "signature"), [("", ""), ("x", "x"), ("ü", "ü"), ("A" * 44, "A" * 88)])
def test_what_is_malformed_is_no_signature(key: str, signature: str) -> None:
    assert not is_signature(key, signature, b"approved")
    assert not is_signature(public_key_of(new_private_key()), signature, b"approved")


@given(st.text(max_size=50))
def test_a_text_is_no_key(text: str) -> None:
    with pytest.raises(InvalidValue, match="This is no key"):
        key_bytes(text)


def test_a_key_reads_as_ten_words_and_another_one_otherwise() -> None:
    one, other = (public_key_of(new_private_key()) for _ in range(2))
    assert len(words_of_key(one)) == 10
    assert words_of_key(one) == words_of_key(one)
    assert words_of_key(one) != words_of_key(other)
    assert set(words_of_key(one)) <= set(word_list())


def test_the_words_are_many_short_and_told_apart_by_ear() -> None:
    words = word_list()
    assert len(words) == len(set(words)) == 256
    assert all(word.isascii() and word.isalpha() and word.islower() and len(word) <= 9 for word in words)
    near = [
        (one, other)
        for place, one in enumerate(words)
        for other in words[place + 1 :]
        if Levenshtein.distance(one, other, score_cutoff=1) <= 1
    ]
    assert near == []
