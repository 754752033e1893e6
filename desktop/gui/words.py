"""Every sentence of the interface passes here: translation, plurals by each language's rule, numbers, direction.

Sentences are written in English in the code and are their own keys. A catalogue is
`resources/translations/<language>.json`: `{"messages": {English: translation}, "plurals": {English plural: [forms]}}`.
"""

import unicodedata
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.resources import resource

RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "ckb", "ps", "syr", "yi"})
_SEPARATORS = {"fr": "\u202f", "de": ".", "es": ".", "pt": ".", "it": "."}
LEFT_TO_RIGHT_MARK = "\u200e"
_FIRST_STRONG, _POP = "\u2068", "\u2069"


_EASTERN = str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬")


class _State:
    language = "en"
    eastern = False
    messages: dict[str, str]
    plurals: dict[str, list[str]]


_State.messages, _State.plurals = {}, {}


def speak(language: str) -> None:
    """Take the catalogue of a language (`en` needs none). What has no translation stays English."""
    _State.language = language
    _State.messages, _State.plurals = {}, {}
    if language.split("-", maxsplit=1)[0] != "en":
        _State.messages, _State.plurals = _catalogue(language)


def known_sentences(language: str) -> int:
    """How many sentences there are in a language."""
    messages, plurals = _catalogue(language)
    return len(messages) + len(plurals)


def _catalogue(language: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    try:
        text = resource(f"translations/{language}.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}, {}
    import json

    catalogue = json.loads(text)
    return catalogue["messages"], catalogue["plurals"]


def count_in(digits: str) -> None:
    """Write numbers with "western" digits (0-9) or, in an Arabic interface, "eastern" ones (٠-٩)."""
    _State.eastern = digits == "eastern"


def language() -> str:
    """The language of the interface, BCP 47."""
    return _State.language


def reads_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.split("-", maxsplit=1)[0] in RTL_LANGUAGES


def face(app: QApplication, *, right_to_left: bool) -> None:
    """Turn the whole interface to a reading direction. Windows already open follow."""
    from desktop.gui import fonts

    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    fonts.forget()


def tr(text: str, /, **values: object) -> str:
    """The sentence in the person's language, with `{name}` places filled.

    Values written in the other direction are isolated, so that they cannot turn the sentence round them.
    """
    said = _State.messages.get(text, text)
    return said.format(**{name: _fill(value) for name, value in values.items()}) if values else said


def plural(count: int, one: str, other: str, /, **values: object) -> str:
    """The sentence for so many: `plural(n, "{n} contact", "{n} contacts")`. `{n}` is the number with separators."""
    forms = _State.plurals.get(other)
    said = forms[min(_form(count), len(forms) - 1)] if forms else (one if count == 1 else other)
    return said.format(n=number(count), **{name: _fill(value) for name, value in values.items()})


def number(count: int) -> str:
    """A number with the language's separators and digits: 12,408."""
    base = _State.language.split("-", maxsplit=1)[0]
    if base == "ar" and _State.eastern:
        return f"{count:,}".translate(_EASTERN)
    return f"{count:,}".replace(",", _SEPARATORS.get(base, ","))


@lru_cache(maxsize=20_000)
def is_rtl(text: str) -> bool:
    """Whether the text itself runs from right to left: its first strong letter decides."""
    if text.isascii():
        return False
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return False


def direction(text: str) -> Qt.LayoutDirection:
    """The direction to draw a text in: its own."""
    return Qt.LayoutDirection.RightToLeft if is_rtl(text) else Qt.LayoutDirection.LeftToRight


def isolated(text: str) -> str:
    """The text in isolating marks, for labels that put it into a sentence of another direction."""
    return f"{_FIRST_STRONG}{text}{_POP}"


def _fill(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return str(value)
    if isinstance(value, int):
        return number(value)
    if value and is_rtl(value) != reads_right_to_left(_State.language):
        return isolated(value)
    return value


def _form(count: int) -> int:
    """Which plural form, by the CLDR rule of the language."""
    base = _State.language.split("-", maxsplit=1)[0]
    if base == "ar":
        return _arabic_form(count)
    if base == "fr":
        return 0 if count in {0, 1} else 1
    return 0 if count == 1 else 1


def _arabic_form(count: int) -> int:
    if count < 3:
        return count  # none, one, two
    tail = count % 100
    if 3 <= tail <= 10:
        return 3
    return 4 if tail >= 11 else 5
