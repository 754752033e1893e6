"""Languages by any of their names."""

import pytest

from desktop.domain.values.languages import language_name, read_languages


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Arabic", "ar"), ("العربية", "ar"), ("عربي", "ar"), ("arabe", "ar"), ("árabe", "ar"), ("Arabisch", "ar"),
        ("Deutsch", "de"), ("allemand", "de"), ("Alemán", "de"), ("الألمانية", "de"), ("Русский", "ru"),
        ("日本語", "ja"), ("Türkçe", "tr"), ("Farsi", "fa"), ("Mandarin", "zh"), ("no", "no"), ("iw", "he"),
        ("eng", "en"), ("fra", "fr"), ("fre", "fr"), ("ger", "de"), ("EN", "en"),
        ("pt_BR", "pt-BR"), ("ar-MA", "ar-MA"), ("en_US", "en-US"), ("zh-Hans-CN", "zh-Hans-CN"), ("sr-Latn", "sr-Latn"),
        ("Brazilian Portuguese", "pt-BR"), ("Arabic (Morocco)", "ar-MA"), ("Chinese (Simplified)", "zh-Hans"),
        ("English (native)", "en"), ("English - fluent", "en"), ("basic French", "fr"), ("Canadian French", "fr-CA"),
        ("French (Canada)", "fr-CA"), ("Brazilian Portuguese (Brazil)", "pt-BR"),
        ("SV/EN", "sv en"), ("ar, en", "ar en"), ("ar;en;ar", "ar en"), ("English and Arabic", "en ar"),
        ("Anglais et arabe", "en ar"), ("Inglés y árabe", "en ar"), ("Arabisch/Englisch", "ar en"),
        ("Englisch und Arabisch", "en ar"), ("FR+EN", "fr en"), ("AR EN FR", "ar en fr"), ("Arabic English", "ar en"),
        ("FR-EN", "fr en"), ("en-AR", "en ar"), ("fr-CA", "fr-CA"), ("العربية والإنجليزية", "ar en"),
        ("العربية و الإنجليزية", "ar en"), ("English (native), French - fluent", "en fr"), ("en, n/a", "en"),
        ("", ""), ("n/a", ""),
    ],
)  # fmt: skip
def test_read_languages(text: str, codes: str) -> None:
    assert read_languages(text) == (codes.split(), [])


@pytest.mark.parametrize("text", ["Klingonish", "xx", "E", "en-ZZ-foo", "de-XX", "xx-Latn", "x" * 600, "1234"])
def test_unknown_languages_are_said(text: str) -> None:
    codes, problems = read_languages(text)
    assert codes == []
    assert "is not a language Dateline knows." in problems[0].message


def test_the_rest_of_a_list_survives() -> None:
    codes, problems = read_languages("Arabic; Klingonish")
    assert codes == ["ar"]
    assert [problem.message for problem in problems] == ["‘Klingonish’ is not a language Dateline knows."]


@pytest.mark.parametrize(
    ("code", "locale", "name"),
    [
        ("ar", "en", "Arabic"),
        ("ar", "de", "Arabisch"),
        ("ar-MA", "de", "Arabisch (Marokko)"),
        ("pt-BR", "en", "Brazilian Portuguese"),
        ("zh-Hans", "fr", "chinois simplifié"),
        ("sr-Latn", "en", "Serbian (Latin)"),
        ("xx", "en", "xx"),
        ("nan", "en", "Min Nan Chinese"),
    ],
)
def test_language_name(code: str, locale: str, name: str) -> None:
    assert language_name(code, locale) == name
