"""Names at one outlet that are written or sound alike, found without comparing everybody with everybody."""

from collections import defaultdict

from rapidfuzz import fuzz, process

from desktop.domain.matching import CLOSE, Signs, skeleton

_MOST = 5


class CloseNames:
    """Name keys by outlet; each belongs to a number the caller gave (a row's index, a contact's id)."""

    def __init__(self) -> None:
        self._written: dict[str, dict[int, str]] = defaultdict(dict)
        self._sounding: dict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, number: int, name: str, outlet: str) -> None:
        """Remember a name; without a name or an outlet there is nothing to compare."""
        if name and outlet:
            self._written[outlet][number] = name
            if sounds := skeleton(name):
                self._sounding[sounds, outlet].append(number)

    def close_to(self, signs: Signs) -> set[int]:
        """The numbers of the names at this outlet that are close to this one."""
        if not signs.name or signs.outlet not in self._written:
            return set()
        close = set(self._sounding.get((skeleton(signs.name), signs.outlet), ())[:_MOST])
        names = self._written[signs.outlet]
        hits = process.extract(signs.name, names, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=_MOST)
        return close | {number for _, _, number in hits}
