"""Names at one outlet that are written or sound alike, found without comparing everybody with everybody."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from desktop.domain.matching import CLOSE, Signs, skeleton

_MOST = 5
_Index = dict[str, int | list[int]]
"""Numbers by outlet and word. Most words belong to one person, who needs no list."""


class CloseNames:
    """Name keys by outlet; each belongs to a number the caller gave (a row's index, a contact's id).

    Two names that are close enough to ask about share a word, or sound the same: only those are compared.
    """

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._by_word: _Index = {}
        self._by_sound: _Index = {}

    def add(self, number: int, name: str, outlet: str) -> None:
        """Remember a name; without a name or an outlet there is nothing to compare."""
        if name and outlet:
            self._names[number] = name
            for word in name.split():
                _put(self._by_word, f"{outlet}|{word}", number)
            if sounds := skeleton(name):
                _put(self._by_sound, f"{outlet}|{sounds}", number)

    def close_to(self, signs: Signs) -> list[int]:
        """The numbers of the names at this outlet that are close to this one, at most a few."""
        name, outlet = signs.name, signs.outlet
        if not name or not outlet:
            return []
        close = _numbers(self._by_sound, f"{outlet}|{skeleton(name)}")[:_MOST]
        sharing = {n for word in name.split() for n in _numbers(self._by_word, f"{outlet}|{word}")}
        written = [n for n in sharing if fuzz.ratio(name, self._names[n], score_cutoff=CLOSE)]
        return sorted({*close, *sorted(written)[:_MOST]})


def _put(index: _Index, key: str, number: int) -> None:
    held = index.get(key)
    if held is None:
        index[key] = number
    elif isinstance(held, int):
        index[key] = [held, number]
    else:
        held.append(number)


def _numbers(index: _Index, key: str) -> Sequence[int]:
    held = index.get(key)
    return () if held is None else (held,) if isinstance(held, int) else held
