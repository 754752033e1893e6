import pytest

from desktop.domain.columns.header_language import language_of


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("Periodista|Medio|Temas|E-mail|Teléfono", "es"),
        ("Nom|Prénom|Média|E-mail", "fr"),
        ("Name|E-Mail|Organisation", ""),
        ("Anything|Else", ""),
        ("اسم الصحفي|المؤسسة|البريد", "ar"),
    ],
)
def test_the_language_of_the_headers_is_told_by_words_of_that_language_only(header: str, language: str) -> None:
    assert language_of(header.split("|")) == language
