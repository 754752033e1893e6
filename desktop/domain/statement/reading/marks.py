"""What nobody sees in a text, or sees wrongly: invisible characters, directions turned round, letters that deceive."""

import re
import unicodedata
from collections.abc import Iterable

_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NULS = re.compile("\x00")
_INVISIBLE = re.compile("[\u200b\u2060-\u2064\ufeff\u00ad]")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEW = 3


def notes_on(texts: Iterable[str]) -> list[str]:
    """Sentences about marks that were taken out, and about words whose letters are from two alphabets."""
    whole = "\n".join(texts)
    notes = []
    if _OVERRIDES.search(whole):
        notes.append("The text held marks that turn the direction of reading round; they were taken out.")
    if _NULS.search(whole):
        notes.append("The text held NUL characters; they were taken out.")
    if _INVISIBLE.search(whole):
        notes.append("The text held invisible characters; they were taken out.")
    if mixed := mixed_words(whole):
        shown = ", ".join(f"‘{word}’" for word in mixed[:_FEW])
        notes.append(f"Letters of two alphabets in one word: {shown}. Check whether the names are what they seem.")
    return notes


def mixed_words(text: str) -> list[str]:
    """Words that mix alphabets which look alike (a Cyrillic а among Latin letters), each once."""
    found = (word for word in _WORD.findall(text) if not word.isascii() and len(_alphabets(word)) > 1)
    return list(dict.fromkeys(found))


def _alphabets(word: str) -> set[str]:
    return {script for char in word if (script := unicodedata.name(char, "").partition(" ")[0]) in _SCRIPTS}
