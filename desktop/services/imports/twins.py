"""The same person twice in one file: every row that is nobody known is compared with the rows before it."""

from collections.abc import Iterable
from typing import NamedTuple

from desktop.domain.matching import NOBODY, Likeness, Signs, likeness
from desktop.services.imports.names import CloseNames


class Twin(NamedTuple):
    """An earlier row and how alike it is."""

    likeness: Likeness
    row: int


class Twins:
    """The rows seen so far, by what they share. Close names are looked for within one outlet only."""

    def __init__(self) -> None:
        self._signs: dict[int, Signs] = {}
        self._by_email: dict[str, int] = {}
        self._by_phone: dict[str, int] = {}
        self._by_name: dict[tuple[str, str], int] = {}
        self._names = CloseNames()

    def add(self, index: int, signs: Signs) -> None:
        """Remember a row that is nobody seen before."""
        self._signs[index] = signs
        for email in signs.emails:
            self._by_email.setdefault(email, index)
        for phone in signs.phones:
            self._by_phone.setdefault(phone, index)
        if signs.name:
            self._by_name.setdefault((signs.name, signs.outlet), index)
        self._names.add(index, signs.name, signs.outlet)

    def join(self, index: int, signs: Signs) -> None:
        """Remember what a row that surely is an earlier one adds to it: whoever shares that is the earlier one too."""
        for email in signs.emails:
            self._by_email.setdefault(email, index)
        for phone in signs.phones:
            self._by_phone.setdefault(phone, index)
        self._signs[index] = self._signs[index]._replace(
            emails=(*self._signs[index].emails, *signs.emails),
            phones=(*self._signs[index].phones, *signs.phones),
        )

    def best(self, signs: Signs) -> Twin | None:
        """The earlier row this one is most like, if any."""
        indexes = {self._by_email[e] for e in signs.emails if e in self._by_email}
        indexes |= {self._by_phone[p] for p in signs.phones if p in self._by_phone}
        if (same := self._by_name.get((signs.name, signs.outlet))) is not None:
            indexes.add(same)
        best = self._best_of(signs, indexes)
        if (best and best.likeness.sure) or not (signs.name and signs.outlet):
            return best
        close = self._best_of(signs, self._names.close_to(signs))
        return max((one for one in (best, close) if one), key=lambda twin: twin.likeness.score, default=None)

    def _best_of(self, signs: Signs, indexes: Iterable[int]) -> Twin | None:
        found = [Twin(likeness(signs, self._signs[index]), index) for index in sorted(indexes)]
        found = [twin for twin in found if twin.likeness is not NOBODY]
        return max(found, key=lambda twin: (twin.likeness.sure, twin.likeness.score), default=None)
