"""Greetings in the reader's language."""

import pytest

from desktop.domain.statement.greeting import greeting


@pytest.mark.parametrize(
    ("language", "name", "own", "said"),
    [
        ("en", "Layla Haddad", {}, "Dear Layla Haddad,"),
        ("ar", "ليلى حداد", {}, "تحية طيبة ليلى حداد،"),
        ("fr-CA", "Lucie Arnaud", {}, "Bonjour Lucie Arnaud,"),
        ("de", "Hannah Weiss", {"de": "Liebe Hannah"}, "Liebe Hannah,"),
        ("ar", "ليلى حداد", {"ar": "عزيزتي ليلى"}, "عزيزتي ليلى،"),
        ("de-AT", "Hannah Weiss", {"de": "Liebe Hannah!"}, "Liebe Hannah!"),
        ("de", "", {}, "Guten Tag,"),
        ("xx", "Aiko Tanabe", {}, "Dear Aiko Tanabe,"),
    ],
)
def test_greets_in_the_language_of_the_copy(language: str, name: str, own: dict[str, str], said: str) -> None:
    assert greeting(language, name, own) == said
