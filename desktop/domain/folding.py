"""One spelling for matching and search: case, accents, letter forms and invisible marks folded away.

`fold` is applied to what is stored for search and to what is typed, so that both sides always agree.
"""

import re
import unicodedata
from functools import lru_cache

_SPECIAL = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ĸ": "k", "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o", "ς": "σ", "ґ": "г",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ک": "ك",
    "ڪ": "ك", "ۇ": "و", "ۆ": "و", "ـ": "", "ء": "",
    "’": "", "‘": "", "ʼ": "", "'": "", "`": "", "´": "", "ʿ": "", "ʾ": "", "ʻ": "", "‛": "", "′": "", "ʹ": "",
}  # fmt: skip
_INVISIBLE_MARKS = (
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF, 0x00AD,
    0x061C, 0x034F, 0x180E,
)  # fmt: skip
_HIDDEN = dict.fromkeys(_INVISIBLE_MARKS)
_VISIBLE = {code: None for code in _INVISIBLE_MARKS if code not in {0x200C, 0x200D}}
_JOINER = re.compile("(?<![\u0600-\u0fff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u0fff])")
_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CROWDED = re.compile(rf"(?<=\S)(?=[{_CJK}])|(?<=[{_CJK}])(?=\S)")
_WORD = re.compile(r"[\w\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u0f18-\u0fbc\u102b-\u109d\u17b4-\u17d3]+")
_ACCENTS = frozenset((1, *range(10, 37), *range(200, 255)))  # Unicode's classes of overlays, points and accents
_VOICING = {"\u3099", "\u309a"}  # tells kana apart; no accent


class _Folded(dict[int, str]):
    """The folded form of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(char: str) -> str:
    if ord(char) in _HIDDEN:
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    text = char
    for _ in range(3):  # a casefolded letter may fall apart again (ΐ, ŉ)
        text = unicodedata.normalize("NFKD", text).casefold()
        text = "".join(_SPECIAL.get(part, part) for part in text if not _is_accent(part))
    return unicodedata.normalize("NFC", text)


def _is_accent(char: str) -> bool:
    """Marks written above or below a letter; not the signs Indic and Thai words are spelled with."""
    return unicodedata.combining(char) in _ACCENTS and char not in _VOICING


_FOLDED = _Folded()


def visible(text: str) -> str:
    """The text without invisible and direction marks (zero width, bidi controls, soft hyphen, BOM).

    The two joiners stay between letters of scripts that are spelled with them (Persian, Indic).
    """
    text = text.translate(_VISIBLE)
    return _JOINER.sub("", text) if "\u200c" in text or "\u200d" in text else text


def fold(text: str) -> str:
    """The text in one spelling: folded case, no accents, Arabic forms unified, CJK split into single characters.

    Punctuation stays where it was; use `words` to get the words. Folding twice changes nothing.
    """
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).translate(_FOLDED))
    return bare if bare.isascii() or max(bare) < "\u3040" else _CROWDED.sub(" ", bare)


_ASCII = bytes(code if chr(code).isalnum() or chr(code) == "_" else 32 for code in range(128)).lower() + bytes(128)
_ASCII_GONE = b"'`"


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    if text.isascii():  # the same in a third of the time
        return text.encode().translate(_ASCII, _ASCII_GONE).decode().split()
    return _WORD.findall(fold(text))


def key(text: str) -> str:
    """One comparable key of a short text: its folded words joined by single blanks."""
    return " ".join(words(text))


@lru_cache(maxsize=20_000)
def words_of_part(text: str) -> tuple[str, ...]:
    """The same as `words`, for what is asked for again and again: a name or a part of it, to match and to sort."""
    return tuple(words(text))
