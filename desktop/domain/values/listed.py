"""Lists of words as they are easiest to read and to extend: one text, words between blanks."""


def listed(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())
