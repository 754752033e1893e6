"""Names at one outlet that are written or sound alike, found without comparing everybody with everybody."""

from collections import defaultdict

from rapidfuzz import fuzz

from desktop.domain.matching import CLOSE, Signs, skeleton

_MOST = 5


class CloseNames:
    """Name keys by outlet; each belongs to a number the caller gave (a row's index, a contact's id).

    Two names that are close enough to ask about share a word, or sound the same: only those are compared.
    """

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_sound: dict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, number: int, name: str, outlet: str) -> None:
        """Remember a name; without a name or an outlet there is nothing to compare."""
        if name and outlet:
            self._names[number] = name
            for word in name.split():
                self._by_word[outlet, word].append(number)
            if sounds := skeleton(name):
                self._by_sound[outlet, sounds].append(number)

    def close_to(self, signs: Signs) -> list[int]:
        """The numbers of the names at this outlet that are close to this one, at most a few."""
        if not signs.name or not signs.outlet:
            return []
        close = self._by_sound.get((signs.outlet, skeleton(signs.name)), ())[:_MOST]
        sharing = {n for word in signs.name.split() for n in self._by_word.get((signs.outlet, word), ())}
        written = [n for n in sharing if fuzz.ratio(signs.name, self._names[n], score_cutoff=CLOSE)]
        return sorted({*close, *sorted(written)[:_MOST]})
