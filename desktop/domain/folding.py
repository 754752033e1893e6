"""One spelling for matching and search: case, accents, letter forms and invisible marks folded away.

`fold` is applied to what is stored for search and to what is typed, so that both sides always agree.
"""

import re
import unicodedata

_SPECIAL = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i",
        "ς": "σ",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك",
        "ـ": None, "ء": None,
        "’": None, "‘": None, "ʼ": None, "'": None, "`": None, "´": None, "ʿ": None, "ʾ": None,
    }
)  # fmt: skip
_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0x00AD, 0x061C], None
)
_CJK = re.compile(r"([぀-ヿ㐀-鿿豈-﫿])")
_WORD = re.compile(r"\w+")


def visible(text: str) -> str:
    """The text without invisible and direction marks (zero width, bidi controls, soft hyphen, BOM)."""
    return text.translate(_INVISIBLE)


def fold(text: str) -> str:
    """The text in one spelling: folded case, no accents, Arabic forms unified, CJK split into single characters.

    Punctuation stays where it was; use `words` to get the words.
    """
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    decomposed = unicodedata.normalize("NFKD", text.translate(_INVISIBLE)).casefold().translate(_SPECIAL)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_SPECIAL)
    return _CJK.sub(r" \1 ", unicodedata.normalize("NFC", bare))


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(fold(text))


def key(text: str) -> str:
    """One comparable key of a short text: its folded words joined by single blanks."""
    return " ".join(words(text))
