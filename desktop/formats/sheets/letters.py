"""Which old code page makes words of a text's bytes: candidates for a person to choose from, best first."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from desktop.formats.sheets.nouns import EncodingCandidate

MIXED = "+"  # "utf-8+windows-1252": lines that are not UTF-8 are in the second encoding

_LABELS = {
    "windows-1252": "Western European (Windows)",
    "windows-1256": "Arabic (Windows)",
    "windows-1250": "Central European (Windows)",
    "windows-1251": "Cyrillic (Windows)",
    "windows-1254": "Turkish (Windows)",
    "windows-1253": "Greek (Windows)",
    "windows-1255": "Hebrew (Windows)",
    "windows-1257": "Baltic (Windows)",
    "mac_roman": "Western European (Mac)",
    "mac_arabic": "Arabic (Mac)",
    "iso-8859-6": "Arabic (ISO)",
    "cp850": "Western European (DOS)",
    "cp720": "Arabic (DOS)",
    "cp866": "Cyrillic (DOS)",
    "koi8-r": "Russian (KOI8-R)",
    "cp932": "Japanese (Shift JIS)",
    "gb18030": "Chinese, simplified (GB 18030)",
    "big5": "Chinese, traditional (Big5)",
    "cp949": "Korean (Windows)",
}
_SHOWN = 4
_SHORT = 2  # "Ö", "œu"
_SHOWN_LINES = 6
_SHOWN_LENGTH = 160
_VOTE = 0.05  # of the statistical detector, which is often wrong on names
_PRIOR = {"windows-1252": 0.12, "windows-1256": 0.05, "windows-1250": 0.05, "windows-1251": 0.03, "mac_roman": -0.1}
_RARE = -0.15  # for all others: equal evidence speaks for the page that more people use

_ALPHABETS = tuple(
    frozenset(letters)
    for letters in (
        "àâæçéèêëîïôœùûüÿ",  # French
        "áéíóúüñ",  # Spanish
        "áâãàçéêíóôõú",  # Portuguese
        "àéèíïòóúüç",  # Catalan, Italian
        "äöüß",  # German
        "åäöæøéëïè",  # Scandinavian, Dutch
        "áæðéíóöúýþ",  # Icelandic
        "ąćęłńóśźż",  # Polish
        "áäčďéěíĺľňóôŕřšťúůýž",  # Czech, Slovak
        "áéíóöőúüű",  # Hungarian
        "ăâîșțşţ",  # Romanian
        "čćđšž",  # Croatian, Slovene
        "çğıöşüâîi̇",  # Turkish
        "ąčęėįšųūž",  # Lithuanian
        "āčēģīķļņšūž",  # Latvian
        "äöõüšž",  # Estonian
    )
)
_USUAL = frozenset().union(*_ALPHABETS)
_USUAL_ARABIC = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآءئؤ")
_USUAL_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґћђљњџј")
_ONLY_LAST = frozenset("ةى")
_MARKS = frozenset("’‘“”„«»–—…•\u00a0©®°´·،؛؟\u200e\u200f€º")
_WORD = re.compile(r"[^\W\d_]+")


def candidates(lines: Sequence[tuple[int, bytes]], *, mixed: bool) -> tuple[EncodingCandidate, ...]:
    """The likeliest encodings of lines that are not UTF-8, with the lines as each would show them.

    `mixed`: other lines of the same file are UTF-8, so only these are asked about.
    """
    content = b"".join(line for _, line in lines)
    vote = _vote(content)
    ranked = sorted(
        ((_score(content, encoding) + _VOTE * (encoding == vote), encoding) for encoding in _LABELS),
        key=lambda pair: -pair[0],
    )
    found: list[EncodingCandidate] = []
    for _, encoding in ranked:
        shown = tuple((number, _shown(line, encoding)) for number, line in lines[:_SHOWN_LINES])
        if any(shown == other.lines for other in found):
            continue
        label = f"UTF-8, and these lines {_LABELS[encoding]}" if mixed else _LABELS[encoding]
        found.append(EncodingCandidate(f"utf-8{MIXED}{encoding}" if mixed else encoding, label, shown))
        if len(found) == _SHOWN:
            break
    return tuple(found)


def _shown(line: bytes, encoding: str) -> str:
    return line.decode(encoding, "replace").strip()[:_SHOWN_LENGTH]


def _vote(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:50_000], cp_isolation=[*_LABELS]).best()
    return "" if best is None else next((name for name in _LABELS if _same(name, best.encoding)), "")


def _same(name: str, codec: str) -> bool:
    return name.replace("windows-", "cp").replace("-", "_").replace("iso_8859", "iso8859") == codec


def _score(content: bytes, encoding: str) -> float:
    """How much the bytes look like words in this encoding, per letter that is not ASCII."""
    try:
        text = content.decode(encoding)
        failed = 0.0
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        failed = 1.0
    foreign = [char for char in text if not char.isascii()]
    if not foreign:
        return -9.0
    worth = sum(_worth(char) for char in foreign) + sum(_word_worth(word) for word in _WORD.findall(text))
    worth -= 2 * sum(1 for _ in re.finditer(r"(?<=[^\W\d_])[^\w\s\x00-\x7f’‘´·-](?=[^\W\d_])", text))
    return worth / len(foreign) - failed + _PRIOR.get(encoding, _RARE)


@lru_cache(maxsize=4096)
def _worth(char: str) -> float:
    if char.lower() in _USUAL or char in _USUAL_ARABIC or char.lower() in _USUAL_CYRILLIC:
        return 1.0
    if char in _MARKS:
        return 0.3
    kind = unicodedata.category(char)
    if kind in {"Ll", "Lu", "Lo"}:
        return 0.6 if _script(char) != "LATIN" else 0.3
    return -1.5


def _word_worth(word: str) -> float:
    """Below zero for a word that no language writes: two scripts in one, a capital after a small letter."""
    if word.isascii():
        return 0.0
    scripts = {_script(char) for char in word}
    scripts -= {"FULLWIDTH", "CJK", "HIRAGANA", "KATAKANA", "HANGUL"} if "LATIN" not in scripts else set()
    jumps = sum(1 for left, right in pairwise(word) if left.islower() and right.isupper())
    misplaced = sum(1 for char in word[:-1] if char in _ONLY_LAST)
    return -2.0 * (len(scripts) > 1) - 1.5 * (jumps + misplaced) - (_latin_doubt(word) if scripts == {"LATIN"} else 0)


def _latin_doubt(word: str) -> float:
    """Letters that no one language has together ("Jiøí"), or nothing but letters with marks ("Èìÿ")."""
    marked = {char for char in word.lower() if not char.isascii()}
    together = any(marked <= letters for letters in _ALPHABETS)
    bare = any(char.isascii() for char in word) or len(word) <= _SHORT
    return len(marked) * (0.0 if together else 0.7) + len(word) * (0.0 if bare else 0.5)


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "?").split(" ", 1)[0].split("-", 1)[0]
