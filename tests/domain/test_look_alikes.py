"""Names that mix alphabets."""

import pytest

from desktop.domain.look_alikes import mixed_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Müller, محمد, Иван and Ελένη", ()),
        ("the “Аmnesty” Report", ("Аmnesty",)),
        ("Соrp and Соrp and pаypal", ("Соrp", "pаypal")),
        ("NDU", ()),
    ],
)
def test_mixed_words_are_found(text: str, found: tuple[str, ...]) -> None:
    assert mixed_words(text) == found
