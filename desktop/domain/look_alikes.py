"""Words that mix alphabets which look alike: a Cyrillic "а" in a Latin name reads the same and is another name."""

import unicodedata

from desktop.domain.folding import visible

_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK"})


def mixed_words(text: str) -> tuple[str, ...]:
    """The words that mix two of these alphabets, each once, in order."""
    found = (word.strip("\"'“”‘’.,;:()[]") for word in visible(text).split())
    return tuple(dict.fromkeys(word for word in found if not word.isascii() and len(_scripts(word)) > 1))


def _scripts(word: str) -> set[str]:
    return {script for char in word if (script := unicodedata.name(char, "").partition(" ")[0]) in _SCRIPTS}
