import pytest

from desktop.domain.values.names import read_name
from desktop.domain.values.surnames import with_two_surnames


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Íñigo Martínez Soler", "Íñigo", "Martínez Soler"),
        ("María José García Fernández", "María José", "García Fernández"),
        ("Carmen López de la Fuente", "Carmen", "López de la Fuente"),
        ("José Luis Pérez", "José Luis", "Pérez"),
        ("John Michael Smith", "John Michael", "Smith"),
        ("Ana B. Ruiz", "Ana B.", "Ruiz"),
        ("Pablo Gil", "Pablo", "Gil"),
    ],
)
def test_the_last_middle_word_is_a_family_name_unless_it_is_a_given_name(text: str, given: str, family: str) -> None:
    name = with_two_surnames(read_name(text))
    assert (f"{name.given} {name.middle}".strip(), name.family) == (given, family)
