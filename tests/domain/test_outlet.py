"""When two spellings are one outlet."""

import pytest

from desktop.domain.outlet import outlet_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Levant Wire", "levant wire"),
        ("La Dépêche Libre", "Dépêche libre"),
        ("صوت الشمال", "صوت  الشمال"),
        ("Al-Bayan", "al bayan"),
    ],
)
def test_one_outlet(one: str, other: str) -> None:
    assert outlet_key(one) == outlet_key(other)


@pytest.mark.parametrize("name", ["The", "???", "Die Zeitung"])
def test_a_key_is_never_empty(name: str) -> None:
    assert outlet_key(name)
