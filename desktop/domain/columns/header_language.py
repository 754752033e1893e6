"""In which language a sheet's headers are written."""

import json
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from desktop.domain.columns.header_words import normalise
from desktop.resources import resource


@lru_cache(maxsize=1)
def _languages() -> dict[tuple[str, ...], frozenset[str]]:
    data = json.loads(resource("words/headers.json").read_text("utf-8"))
    found: dict[tuple[str, ...], set[str]] = {}
    for section in ("fields", "ignored"):
        for languages in data[section].values():
            for code, words in languages.items():
                for word in words:
                    found.setdefault(normalise(word), set()).add(code)
    return {words: frozenset(codes) for words, codes in found.items()}


def language_of(header: Sequence[str]) -> str:
    """The language the headers are in ("es"), where at least two of them are words of that language only."""
    known = _languages()
    alone = Counter(code for cell in header if len(codes := known.get(normalise(cell), ())) == 1 for code in codes)
    best = alone.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else ""
