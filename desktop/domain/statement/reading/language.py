"""In which language a text is written: by its script, then by its small words."""

import re
from collections import Counter

from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.nouns import Confidence

_ENOUGH = 8  # small words that make a language sure
_SCRIPTS = (
    ("ar", re.compile("[\u0620-\u064a\u0671-\u06d3]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_PERSIAN = re.compile("[پچژگ]")
_URDU = re.compile("[ٹڈڑں]")
_UKRAINIAN = re.compile("[іїєґ]")


def language_of(text: str) -> tuple[str, Confidence]:
    """The BCP 47 code of a text's main language; "en" to be checked, where nothing tells."""
    counts = {code: len(pattern.findall(text)) for code, pattern in _SCRIPTS}
    code = max(counts, key=lambda one: counts[one])
    if counts[code] > len(_LATIN.findall(text)):
        return _nearer(code, text, counts[code]), Confidence.SURE
    return _latin(text)


def _nearer(code: str, text: str, letters: int) -> str:
    if code == "ar" and len(_URDU.findall(text)) * 100 > letters:
        return "ur"
    if code == "ar" and len(_PERSIAN.findall(text)) * 100 > letters:
        return "fa"
    if code == "ru" and len(_UKRAINIAN.findall(text)) * 50 > letters:
        return "uk"
    return code


def _latin(text: str) -> tuple[str, Confidence]:
    found = Counter(word for word, _, _ in words.spans(text))
    scores = sorted(
        ((sum(found[word] for word in known), code) for code, known in words.stop_words().items()), reverse=True
    )
    (best, code), (second, _) = scores[0], scores[1]
    if not best:
        return "en", Confidence.CHECK
    return code, Confidence.SURE if best >= _ENOUGH and best > second * 1.3 else Confidence.LIKELY
